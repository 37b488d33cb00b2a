"""The command line: words → `Options`, and errors → one line and an exit status.

0: nothing found. 1: findings. 2: could not do the job. 130: interrupted.
"""

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from calque import __version__
from calque.errors import CalqueError

EPILOG = "Exit status: 0 nothing found, 1 findings, 2 could not do the job. Nothing that is checked leaves the machine."
STATISTICS = ("rule", "group", "file", "severity", "source")
SEVERITIES = ("neutral", "minor", "major", "critical")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run calque. Returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    options = parser(words).parse_args(words)
    if isinstance(sys.stdout, io.TextIOWrapper):  # no text can break the report, whatever the locale
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        status = _command(options)
        sys.stdout.flush()
    except CalqueError as error:
        print(f"calque: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("calque: interrupted; files are as they were or wholly fixed", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except Exception:  # 1 would say that there are findings
        import traceback

        traceback.print_exc()
        print("calque: this is a bug, in calque or in a plugin; please report it", file=sys.stderr)
        return 2
    return status


def _command(options: argparse.Namespace) -> int:
    gc.set_threshold(1_000_000, 20, 20)  # a long text is many small things that live to the end and hold no cycles
    atexit.register(gc.freeze)  # nor are any looked for at the end, when the memory goes with the process
    command = import_module(f"calque.commands.{options.command}")  # `calque --version` needs none of them
    status: int = command.run(options)
    return status


def parser(words: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """All commands and their options; given the command line's words, only the command that they begin with.

    To make all of them takes as long as to check a short text.
    """
    top = argparse.ArgumentParser(
        prog="calque", description="Finds, explains and fixes the slips of machine-translated text.", epilog=EPILOG
    )
    top.add_argument("-V", "--version", action="version", version=f"calque {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in words[:1] if words and words[0] in COMMANDS else COMMANDS:
        meaning, add = COMMANDS[name]
        command = commands.add_parser(name, help=meaning, epilog=EPILOG if name == "check" else None)
        if add:
            add(command)
    return top


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders; - is standard input")
    fixing = check.add_argument_group("fixing")
    fixing.add_argument("--fix", action="store_true", help="apply safe fixes")
    fixing.add_argument("--unsafe-fixes", action="store_true", help="apply fixes that should be read afterwards, too")
    fixing.add_argument("--diff", action="store_true", help="show what would be fixed, and write nothing")
    fixing.add_argument("--exit-non-zero-on-fix", action="store_true", help="exit with 1 where something was fixed")
    _add_settings(check)
    since = check.add_argument_group("what is new")
    base = "report only findings in sentences that changed since the work left this commit or branch; - reads a diff"
    since.add_argument("--diff-base", default="", metavar="REF", help=base)
    _add_baseline_file(since)
    since.add_argument("--no-baseline", action="store_true", help="report what the baseline accepts, too")
    stale = "exit with 1 where the baseline knows what is not there any more"
    since.add_argument("--fail-on-stale-baseline", action="store_true", help=stale)
    finding = check.add_argument_group("files")
    _add_list(
        finding, "--exclude", "PATTERNS", "files to leave out, as in .gitignore, instead of the settings' exclude"
    )
    _add_list(finding, "--extend-exclude", "PATTERNS", "more files to leave out")
    finding.add_argument("--force-exclude", action="store_true", help="leave them out even where they are named")
    finding.add_argument("--stdin-filename", default="", metavar="NAME", help="the name of standard input")
    finding.add_argument(
        "--jobs", "-j", type=_number, default=0, metavar="N", help="processes; by default as many as pay"
    )
    _add_output(check.add_argument_group("output"))


def _add_baseline_file(group: argparse._ActionsContainer) -> None:
    accepted = "the file of findings that are accepted for now, instead of the settings' baseline"
    group.add_argument("--baseline", default="", metavar="FILE", help=accepted)


def _add_rules(rules: argparse.ArgumentParser) -> None:
    rules.add_argument("--cost", action="store_true", help="show what triggers each rule, and which have no trigger")
    rules.add_argument("--json", action="store_true", help="print them as JSON")
    _add_settings(rules)


def _add_explain(explain: argparse.ArgumentParser) -> None:
    explain.add_argument("rule", metavar="RULE", help="the name of a rule, as findings show it")
    _add_settings(explain)


def _add_test(test: argparse.ArgumentParser) -> None:
    test.add_argument("paths", nargs="*", metavar="PATH", help="folders of rules, or rule files; by default all rules")
    test.add_argument("-v", "--verbose", action="store_true", help="name the cases that pass, too")


def _add_config(config: argparse.ArgumentParser) -> None:
    config.add_argument(
        "file", nargs="?", default="any.txt", metavar="FILE", help="need not exist; by default any file in this folder"
    )
    _add_settings(config)


def _add_discourse(discourse: argparse.ArgumentParser) -> None:
    discourse.add_argument("file", metavar="FILE", help="the file to read")
    _add_settings(discourse)


def _add_baseline(baseline: argparse.ArgumentParser) -> None:
    actions = "write: accept all; prune: forget what is gone; show: list what is accepted"
    baseline.add_argument("action", choices=("write", "prune", "show"), help=actions)
    baseline.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders")
    _add_baseline_file(baseline)
    _add_settings(baseline)


def _add_server(server: argparse.ArgumentParser) -> None:
    server.add_argument(
        "--preview", action="store_true", default=None, help="use rules without measured precision, too"
    )
    server.add_argument("--stdio", action="store_true", help="accepted, since editors say it: it is always so")


def _add_init(init: argparse.ArgumentParser) -> None:
    init.add_argument("--write", action="store_true", help="write the settings to .calque.toml, where there are none")


def _add_completion(completion: argparse.ArgumentParser) -> None:
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="for bash: calque completion bash > FILE")


def _add_measure(measure: argparse.ArgumentParser) -> None:
    data = (
        "files and folders: translations with their post-edits or references (.jsonl), marked texts (.json), or text;"
    )
    measure.add_argument("data", nargs="*", metavar="PATH", help=f"{data} KIND=PATH says what kind of text it is")
    measure.add_argument("--clean", nargs="+", default=[], metavar="PATH", help="native text, where nothing is to fire")
    _add_list(measure, "--fields", "NAMES", "what fields are called in the data, as in mt=target,post_edit=final")
    output = measure.add_argument_group("output")
    formats = ("table", "markdown", "json", "svg")
    output.add_argument("--output-format", "--format", choices=formats, default="table", help="svg is a picture")
    output.add_argument("--output-file", metavar="FILE", help="write the report there")
    output.add_argument("--by-kind", action="store_true", help="split each rule's row by kind of text and language")
    beside = "figures to put beside calque's: NAME=FILE, a report that --format json wrote"
    output.add_argument("--beside", action="append", default=[], metavar="NAME=FILE", help=beside)
    reading = measure.add_argument_group("reading firings")
    reading.add_argument("--sample", metavar="RULE", help="print firings of a rule in context, drawn at random")
    reading.add_argument("-n", type=_number, default=20, metavar="N", help="how many (20)")
    reading.add_argument("--seed", type=int, default=1, metavar="N", help="where the draw begins (1)")
    record = measure.add_argument_group("recording, in the evidence file of the rule's pack")
    record.add_argument("--record", metavar="RULE", help="add what was read of a rule's firings")
    record.add_argument("--kind", default="", metavar="KIND", help="the kind of text read, as in mt-news")
    record.add_argument("--true", type=_count, default=0, metavar="N", help="slips, with the right fix or none")
    record.add_argument("--false", type=_count, default=0, metavar="N", help="no slips")
    record.add_argument("--fix-wrong", type=_count, default=0, metavar="N", help="slips, with a wrong first fix")
    fired = "firings that there were to draw from; 0 where these texts have been counted before"
    record.add_argument("--fired", type=_count, metavar="N", help=fired)
    keep = "keep what was recorded before the rule changed, since it reports the same there"
    record.add_argument("--keep", action="store_true", help=keep)
    native = "how many firings on native text are slips all the same"
    record.add_argument("--native-slips", type=_count, metavar="N", help=native)
    clean = "keep how often each rule, those in preview too, fired on the --clean texts"
    record.add_argument("--record-clean", action="store_true", help=clean)
    _add_settings(measure)


def _add_settings(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("settings")
    _add_list(group, "--select", "NAMES", "rules, groups or “all”, instead of the settings' select and ignore")
    _add_list(group, "--extend-select", "NAMES", "more rules or groups")
    _add_list(group, "--ignore", "NAMES", "rules or groups to leave out")
    group.add_argument("--preview", action="store_true", default=None, help="use rules without measured precision, too")
    group.add_argument("--language", metavar="CODE", help="the language of the text")
    _add_list(group, "--engine", "NAMES", "engines to ask, too: languagetool", dest="engines")
    group.add_argument("--config", default="", metavar="FILE", help="use this settings file for all files")
    group.add_argument("--isolated", action="store_true", help="use no settings files")
    no_cache = "neither use nor keep the index of rules and what earlier runs found"
    group.add_argument("--no-cache", dest="cache", action="store_false", default=None, help=no_cache)


def _add_output(output: argparse._ArgumentGroup) -> None:
    output.add_argument(
        "--output-format",
        default="terminal",
        metavar="FORMAT",
        help="terminal, grouped, concise, json, jsonl, markdown, html, sarif, github, gitlab, azure, junit, checkstyle,"
        " rdjson, rdjsonl or a plugin's",
    )
    more = "write another report of the same run to a file; may be said again"
    output.add_argument("--report", action="append", default=[], metavar="FORMAT=FILE", help=more)
    output.add_argument("--output-file", metavar="FILE", help="write the report there")
    output.add_argument("--statistics", action="store_true", help="count findings by rule instead of showing them")
    output.add_argument(
        "--statistics-by", choices=STATISTICS, help="count them by this; source: the language suspected"
    )
    output.add_argument("-v", "--verbose", action="store_true", help="say what is not checked for want of rules, too")
    silenced = "list what instructions in the text silence, too, and why"
    output.add_argument("--show-suppressed", action="store_true", help=silenced)
    output.add_argument("-q", "--quiet", action="store_true", help="say nothing when nothing is found")
    output.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto heeds NO_COLOR and FORCE_COLOR, and colours what goes to a terminal",
    )
    output.add_argument("--fail-level", choices=SEVERITIES, help="exit with 1 only from this severity on")
    output.add_argument("--max-findings", type=_count, metavar="N", help="exit with 1 only where there are more")
    penalty = "exit with 1 only where severities weigh more per 1,000 words"
    output.add_argument("--max-penalty", type=_amount, metavar="X", help=penalty)
    output.add_argument("--exit-zero", action="store_true", help="exit with 0 though there are findings")


def _add_list(
    group: argparse._ActionsContainer, option: str, metavar: str, meaning: str, dest: str | None = None
) -> None:
    """An option that takes several words, with commas or said again."""
    group.add_argument(option, action="extend", type=_list, metavar=metavar, dest=dest, help=f"{meaning} (with commas)")


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("a number from 1")
    return int(text)


def _amount(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError("a number from 0")
    return value


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("a number from 0")
    return int(text)


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None] | None]] = {
    "check": ("check files, folders or standard input", _add_check),
    "rules": ("list the rules", _add_rules),
    "explain": ("say what a rule is for, with examples", _add_explain),
    "test": ("try the cases inside rules", _add_test),
    "measure": ("count how often rules are right, on texts of yours", _add_measure),
    "config": ("show the settings that apply to a file, and where they come from", _add_config),
    "discourse": ("show who and what a file mentions, and what its pronouns take up", _add_discourse),
    "baseline": ("accept what is found now, so that only new findings count", _add_baseline),
    "server": ("serve an editor: the language server protocol on standard input", _add_server),
    "init": ("print settings that suit this folder, and lines for pre-commit and CI", _add_init),
    "clean": ("delete what earlier runs kept: the index of rules, and what was found", None),
    "completion": ("print the shell's completion script", _add_completion),
}
"""What each command is for, and its options."""
