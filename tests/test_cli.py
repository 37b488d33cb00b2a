"""The command line as a user meets it: exit statuses, options, standard input, interruptions."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from calque import __version__
from calque.cli import STATISTICS, main
from calque.report import statistics
from helpers import RULES, Calque, install, write

SLIP = "The plan is a no-start.\n"
MENDED = "The plan is a non-starter.\n"
CLEAN = "The plan will work.\n"


def test_nothing_found_is_status_0(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": CLEAN})
    ran = calque("check", "a.txt")
    assert ran == (0, "No slips in 1 file.\n", "")


def test_a_finding_is_status_1(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    ran = calque("check", "a.txt")
    assert ran.status == 1
    assert "a.txt:1:15  major  no-start" in ran.out
    assert "fix: no-start → non-starter" in ran.out


def test_a_file_that_cannot_be_read_is_status_2_and_the_others_are_checked(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    (folder / "b.txt").write_bytes(b"caf\xe9\n")
    ran = calque("check", "a.txt", "b.txt", "c.txt")
    assert ran.status == 2
    assert "a.txt:1:15" in ran.out
    assert "b.txt: not UTF-8" in ran.err
    assert "c.txt: no such file or folder" in ran.err


def test_a_rule_that_raises_is_status_2_and_the_others_go_on(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": f"Please crash here. {SLIP}"})
    ran = calque("check", "a.txt")
    assert ran.status == 2
    assert "no-start" in ran.out
    assert "a.txt: RuntimeError: as asked" in ran.err
    assert "[crash]" in ran.err


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--jobs", "0"], ["check", "--fail-level", "bad"]])
def test_words_that_are_not_understood_are_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: calque" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"calque {__version__}\n"


def test_a_defect_is_status_2_and_not_a_finding(calque: Calque, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calque.commands.check.run", lambda args: 1 // 0)
    ran = calque("check")
    assert ran.status == 2
    assert "ZeroDivisionError" in ran.err
    assert "please report it" in ran.err


# What to check with


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ([], ["big-amount", "no-start", "rivers"]),
        (["--select", "no-start"], ["no-start"]),
        (["--select", "wording"], ["big-amount", "no-start"]),
        (["--select", "no-start,rivers"], ["no-start", "rivers"]),
        (["--select", "no-start", "--select", "rivers"], ["no-start", "rivers"]),
        (["--select", "no-start", "--extend-select", "names"], ["no-start", "rivers"]),
        (["--select", "all"], ["big-amount", "no-start", "rivers"]),
        (["--ignore", "wording"], ["rivers"]),
        (["--ignore", "all"], []),
        (["--ignore", "wording", "--extend-select", "no-start"], ["no-start", "rivers"]),
        (["--preview"], ["big-amount", "lakes", "no-start", "rivers"]),
        (["--extend-select", "lakes"], ["big-amount", "lakes", "no-start", "rivers"]),
        (["--language", "fr"], []),
    ],
)
def test_select_and_ignore(calque: Calque, folder: Path, options: list[str], rules: list[str]) -> None:
    write(folder, {"a.txt": "A no-start, a big amount, the danube, and lake balaton.\n"})
    ran = calque("check", "a.txt", "--output-format", "concise", *options)
    assert sorted(re.findall(r" ([\w-]+): ", ran.out)) == rules
    assert ran.status == int(bool(rules))


def test_select_on_the_command_line_forgets_what_the_settings_ignore(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP, "calque.toml": 'ignore = ["no-start"]'})
    assert calque("check", "a.txt").status == 0
    assert calque("check", "a.txt", "--select", "no-start").status == 1


def test_ignore_on_the_command_line_adds_to_the_settings(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "A no-start on the danube.\n", "calque.toml": 'ignore = ["no-start"]'})
    assert calque("check", "a.txt", "--ignore", "rivers").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--select", "no-stat"], "no rule or group “no-stat” (did you mean “no-start”?)"),
        (["check", "--ignore", "wordings"], "no rule or group “wordings” (did you mean “wording”?)"),
        (["check", "--output-format", "jsn"], "no output format “jsn” (did you mean “json”?)"),
        (["check", "--language", "English"], "`language` is a language code such as “en” or “en-GB”"),
        (["check", "--config", "gone.toml"], "gone.toml: no such settings file"),
        (["check", "--unsafe-fixes"], "--unsafe-fixes goes with --fix or --diff"),
        (["check", "-", "a.txt"], "- (standard input) goes with no other path"),
        (["check", "--output-file", "gone/report.json"], "gone/report.json: there is no such folder"),
        (["explain", "no-starts"], "no rule “no-starts” (did you mean “no-start”?)"),
        (["test", "gone"], "gone: no such file or folder"),
    ],
)
def test_what_cannot_be_used_stops_with_one_line(calque: Calque, arguments: list[str], message: str) -> None:
    ran = calque(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("calque: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_an_unknown_setting_names_its_file_and_the_nearest(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP, "calque.toml": "igonre = []"})
    ran = calque("check", "a.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"calque: {folder / 'calque.toml'}: unknown setting `igonre` (did you mean “ignore”?)\n"


def test_isolated_uses_no_settings_file(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP, "calque.toml": 'ignore = ["all"]'})
    assert calque("check", "a.txt").status == 0
    assert calque("check", "a.txt", "--isolated").status == 1


def test_config_names_the_settings_file(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP, "calque.toml": 'ignore = ["all"]', "other.toml": 'ignore = ["names"]'})
    assert calque("check", "a.txt", "--config", "other.toml").status == 1
    ran = calque("check", "a.txt", "--config", "other.toml", "--isolated")
    assert (ran.status, ran.err) == (2, "calque: --config and --isolated exclude each other\n")


def test_no_cache_is_accepted(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    assert calque("check", "a.txt", "--no-cache") == calque("check", "a.txt")


def test_excluded_files_are_left_out_of_folders_and_where_forced(calque: Calque, folder: Path) -> None:
    write(folder, {"drafts/a.txt": SLIP, "b.txt": CLEAN})
    assert calque("check").status == 1
    assert calque("check", "--extend-exclude", "drafts/").status == 0
    assert calque("check", "drafts/a.txt", "--extend-exclude", "drafts/").status == 1
    assert calque("check", "drafts/a.txt", "--extend-exclude", "drafts/", "--force-exclude").status == 0


# What to say


def test_output_file_takes_the_report(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    ran = calque("check", "a.txt", "--output-format", "concise", "--output-file", "report.txt")
    assert (ran.status, ran.out) == (1, "")
    assert (folder / "report.txt").read_text(encoding="utf-8").startswith("a.txt:1:15: major no-start: ")


def test_output_file_takes_a_file_name_that_is_not_unicode(calque: Calque, folder: Path) -> None:
    (folder / os.fsdecode(b"a\xff.txt")).write_text(SLIP, encoding="utf-8")
    ran = calque("check", "--output-format", "json", "--output-file", "report.json")
    assert ran.status == 1
    assert "\\udcff" in (folder / "report.json").read_text(encoding="utf-8")


def test_statistics_count_by_rule(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP + "\n" + SLIP + "\nOn the danube.\n"})
    ran = calque("check", "--statistics")
    assert ran == (1, "2  no-start  (2 with a safe fix)\n1  rivers\n3 in all\n", "")


COUNTS = {
    "rule": "2  no-start  (2 with a safe fix)\n1  rivers\n3 in all\n",
    "group": "2  wording  (2 with a safe fix)\n1  names\n3 in all\n",
    "file": "2  a.txt  (1 with a safe fix)\n1  b.txt  (1 with a safe fix)\n3 in all\n",
    "severity": "2  major  (2 with a safe fix)\n1  critical\n3 in all\n",
    "source": "2  none suspected  (2 with a safe fix)\n1  fr\n1  ru\n3 in all; a finding may point to several languages"
    "\n",
}


@pytest.mark.parametrize("kind", COUNTS)
def test_statistics_count_by_other_things(calque: Calque, folder: Path, kind: str) -> None:
    write(folder, {"a.txt": SLIP + "\nOn the danube.\n", "b.txt": SLIP})
    assert calque("check", "--statistics-by", kind) == (1, COUNTS[kind], "")


def test_statistics_are_there_for_programs(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    ran = calque("check", "--statistics-by", "severity", "--output-format", "json")
    row = {"name": "major", "findings": 1, "with_safe_fix": 1}
    assert json.loads(ran.out) == {"by": "severity", "counts": [row], "findings": 1}


def test_what_can_be_counted_by_is_offered() -> None:
    assert tuple(statistics.KINDS) == STATISTICS


def test_what_the_text_silences_is_listed_where_asked(calque: Calque, folder: Path) -> None:
    write(folder, {"a.md": "<!-- calque: ignore[no-start] as printed -->\nA no-start.\n"})
    assert calque("check", "-q") == (0, "", "")
    said = "a.md:2:3: silenced no-start: “no-start” is not idiomatic; did you mean “non-starter”? (as printed)\n"
    assert calque("check", "-q", "--show-suppressed") == (0, "", said)


@pytest.mark.parametrize("option", [[], ["--statistics"], ["--output-format", "concise"], ["--diff"]])
def test_quiet_says_nothing_when_nothing_is_found(calque: Calque, folder: Path, option: list[str]) -> None:
    write(folder, {"a.txt": CLEAN})
    assert calque("check", "--quiet", *option) == (0, "", "")


def test_quiet_still_says_what_is_found(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    assert "no-start" in calque("check", "--quiet").out


def test_exit_zero_is_for_findings_only(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    assert calque("check", "a.txt", "--exit-zero").status == 0
    assert calque("check", "gone.txt", "--exit-zero").status == 2


@pytest.mark.parametrize(("level", "status"), [("neutral", 1), ("minor", 1), ("major", 1), ("critical", 0)])
def test_fail_level_is_the_least_severity_that_counts(calque: Calque, folder: Path, level: str, status: int) -> None:
    write(folder, {"a.txt": SLIP})
    ran = calque("check", "a.txt", "--fail-level", level)
    assert ran.status == status
    assert "no-start" in ran.out


def test_color_always_and_never(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    assert "\x1b[" in calque("check", "--color", "always").out
    assert "\x1b" not in calque("check", "--color", "never").out
    assert "\x1b" not in calque("check").out


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
    ],
)
def test_color_follows_the_environment(
    calque: Calque, folder: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colored: bool
) -> None:
    write(folder, {"a.txt": SLIP})
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    assert ("\x1b[" in calque("check").out) == colored


# Fixing


def test_fix_applies_safe_fixes_only(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "A no-start takes a big amount of work.\n"})
    ran = calque("check", "--fix")
    assert ran.status == 1
    assert "Fixed 1 slip. Found 1 slip in 1 file. 1 can be fixed with --unsafe-fixes." in ran.out
    assert (folder / "a.txt").read_text() == "A non-starter takes a big amount of work.\n"


def test_unsafe_fixes_applies_them_too(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "A no-start takes a big amount of work.\n"})
    ran = calque("check", "--fix", "--unsafe-fixes")
    assert ran == (0, "Fixed 2 slips. No slips in 1 file.\n", "")
    assert (folder / "a.txt").read_text() == "A non-starter takes a large amount of work.\n"


def test_exit_non_zero_on_fix(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    assert calque("check", "--fix", "--exit-non-zero-on-fix").status == 1
    assert calque("check", "--fix", "--exit-non-zero-on-fix").status == 0


def test_diff_shows_the_change_and_writes_nothing(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": f"First line.\n\n{SLIP}"})
    for options in ([], ["--fix"]):
        ran = calque("check", "--diff", *options)
        assert ran.status == 1
        assert "--- a.txt\n+++ a.txt\n" in ran.out
        assert f"-{SLIP}+{MENDED}" in ran.out
        assert (folder / "a.txt").read_text() == f"First line.\n\n{SLIP}"


def test_diff_of_a_last_line_without_an_end_says_so(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP.strip()})
    marker = "\\ No newline at end of file\n"
    assert f"-{SLIP}{marker}+{MENDED}{marker}" in calque("check", "--diff").out


def test_diff_in_colours(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": SLIP})
    assert f"\x1b[32m+{MENDED.strip()}\x1b[0m" in calque("check", "--diff", "--color", "always").out


# Standard input


def test_standard_input_is_checked_under_the_name_it_is_given(calque: Calque, folder: Path) -> None:
    text = b"`A no-start` is code.\n\nA no-start is not.\n"
    ran = calque("check", "-", "--stdin-filename", "notes.md", "--output-format", "concise", stdin=text)
    assert ran.status == 1
    assert ran.out.startswith("notes.md:3:3: major no-start: ")
    assert ran.out.count("\n") == 1


def test_standard_input_takes_the_settings_of_its_name(calque: Calque, folder: Path) -> None:
    write(folder, {"docs/calque.toml": 'ignore = ["no-start"]'})
    assert calque("check", "-", stdin=SLIP.encode()).status == 1
    assert calque("check", "-", "--stdin-filename", "docs/new.txt", stdin=SLIP.encode()).status == 0


@pytest.mark.parametrize(
    "text",
    [
        b"A no-start.",
        b"A no-start.\r\nA second line\rand a third\n",
        b"\xef\xbb\xbfA no-start, caf\xc3\xa9.\n\n\n",
        b"Nothing here.\r\n",
        b"",
    ],
)
def test_fix_on_standard_input_prints_the_fixed_text_byte_for_byte(calque: Calque, text: bytes) -> None:
    process = calque.start("check", "-", "--fix")
    out, err = process.communicate(text)
    assert out == text.replace(b"no-start", b"non-starter")
    assert process.returncode == 0
    assert b"No slips in 1 file." in err


def test_fix_on_standard_input_keeps_a_declared_encoding(calque: Calque, folder: Path) -> None:
    write(folder, {"calque.toml": 'encoding = "latin-1"'})
    process = calque.start("check", "-", "--fix")
    assert process.communicate(b"A no-start in the caf\xe9.\n")[0] == b"A non-starter in the caf\xe9.\n"


def test_diff_on_standard_input(calque: Calque) -> None:
    ran = calque("check", "-", "--diff", stdin=SLIP.encode())
    assert ran.status == 1
    assert f"+{MENDED}" in ran.out


def test_standard_input_that_cannot_be_read_is_status_2(calque: Calque) -> None:
    ran = calque("check", "-", stdin=b"caf\xe9")
    assert ran.status == 2
    assert "-: not UTF-8" in ran.err


# The process


def test_two_processes_say_what_one_says(calque: Calque, folder: Path) -> None:
    write(folder, {f"{number:02}.txt": (SLIP if number % 3 else CLEAN) * number for number in range(24)})
    write(folder, {"30.txt": "crash here"})
    one, two = (calque.process("check", "--output-format", "json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one == two
    assert one.status == 2


def test_a_worker_that_dies_is_status_2(calque: Calque, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    deadly = RULES["trouble/crash.py"].replace('raise RuntimeError("as asked")', "__import__('os')._exit(1)")
    calque.site = install(tmp_path_factory.mktemp("site"), rules={"trouble/deadly.py": deadly})
    write(folder, {"a.txt": "Please crash here.", "b.txt": CLEAN})
    ran = calque.process("check", "--jobs", "2")
    assert ran.status == 2
    assert ran.err == "calque: a worker process ended unexpectedly (out of memory? try --jobs 1)\n"


def test_a_report_into_a_closed_pipe_ends_without_a_traceback(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": (SLIP + "\n") * 5000})
    for arguments in (["check", "--output-format", "concise"], ["check"], ["rules", "--json"], ["explain", "rivers"]):
        with calque.start(*arguments) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            if arguments[0] == "check":
                process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""


def test_any_locale_can_print_every_report(calque: Calque, folder: Path) -> None:
    write(folder, {"a.txt": "Zażółć: a no-start 😀.\n"})
    for arguments in (["check"], ["check", "--output-format", "json"], ["rules"], ["explain", "no-start"]):
        ran = calque.process(*arguments, PYTHONIOENCODING="ascii", LC_ALL="C")
        assert ran.err == ""
        assert "“" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to one process")
@pytest.mark.parametrize("reached", [0, 100])
def test_an_interrupted_run_leaves_each_file_as_it_was_or_wholly_fixed(
    reached: int, calque: Calque, folder: Path
) -> None:
    before = (SLIP + "\n") * 300
    after = (MENDED + "\n") * 300
    files = [folder / f"{number:03}.txt" for number in range(300)]
    write(folder, {path.name: before for path in files})
    process = calque.start("check", "--fix", "--jobs", "2")
    while files[reached].read_text() == before and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    err = process.communicate(timeout=60)[1]
    texts = [path.read_text() for path in files]
    assert process.returncode == 130
    assert err == b"calque: interrupted; files are as they were or wholly fixed\n"
    assert set(texts) == {before, after}
    assert sorted(path.name for path in folder.iterdir()) == [path.name for path in files]


def test_check_opens_no_connection(calque: Calque, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    hook = (
        "import sys\n"
        "def watch(event, arguments):\n"
        "    if event.startswith(('socket.connect', 'socket.getaddrinfo', 'socket.bind', 'urllib')):\n"
        "        print('network:', event, file=sys.stderr)\n"
        "sys.addaudithook(watch)\n"
    )
    watched = write(tmp_path_factory.mktemp("watched"), {"sitecustomize.py": hook})
    path = os.pathsep.join([str(watched), str(calque.site)])
    write(folder, {"a.txt": SLIP, "b.md": SLIP})
    seen = subprocess.run(
        [sys.executable, "-c", "import socket; socket.getaddrinfo('localhost', 0)"],
        env=calque.environment() | {"PYTHONPATH": path}, capture_output=True, check=False,
    )  # fmt: skip
    assert b"network: socket.getaddrinfo" in seen.stderr  # the hook does see what it should
    ran = calque.process("check", "--fix", PYTHONPATH=path)
    assert ran.status == 0
    assert ran.err == ""
