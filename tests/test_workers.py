"""Several processes: they say what one says, in its order, and forked ones begin with what the first has loaded."""

import re
import sys
import threading
from pathlib import Path

import pytest

from calque import workers
from calque.run import Checker, Options
from helpers import RULES, Calque, install, write

MANY = workers.MOST_FILES * workers.WARM_FROM + 1
LOADED = '''
import os
from calque import Rule, Slip, Triggers

LOADED = os.getpid()

class Loaded(Rule):
    """A rule that tells

    Which process loaded it, and which one runs it.
    """
    triggers = Triggers(frozenset({"!!"}))
    bad = ("Stop⟦!!⟧",)
    good = ("Stop!",)

    def check(self, document, passages):
        for passage in passages:
            at = passage.text.index("!!")
            yield Slip(passage, at, at + 2, f"loaded by {LOADED}, run by {os.getpid()}")
'''
PACK = """
from pathlib import Path
from calque import hookimpl, load_pack

@hookimpl
def calque_rules(settings):
    return load_pack(Path(__file__).parent / "rules", "rules", settings)
"""


def texts() -> dict[str, str]:
    return {f"{number:04}.txt": f"A no-start{'!' * (number % 3)} on the danube.\n" for number in range(MANY)}


@pytest.fixture
def pack(calque: Calque, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Calque:
    """The command with an indexed pack, of which one rule says where it was loaded; it has its own cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    site = tmp_path_factory.mktemp("site")
    rules = {**RULES, "names/loaded.py": LOADED, "__init__.py": "", "names/__init__.py": "", "wording/__init__.py": ""}
    calque.site = install(site, pack_of_the_tests=PACK, rules=rules)
    return calque


@pytest.mark.parametrize("cache", [["--no-cache"], []])
def test_many_files_give_the_same_results_in_the_same_order(cache: list[str], calque: Calque, folder: Path) -> None:
    write(folder, texts())
    check = ("check", "--output-format", "json", *cache)
    assert calque.process(*check, "--jobs", "3") == calque.process(*check, "--jobs", "1")
    write(folder, {f"{number:04}.txt": "Fine.\n" for number in range(20, MANY, 9)})
    assert calque.process(*check, "--jobs", "3") == calque.process(*check, "--jobs", "1", "--no-cache")


@pytest.mark.skipif(sys.platform != "linux", reason="nowhere else is a fork safe")
def test_of_many_files_some_are_checked_first_so_that_workers_need_not_load_the_rules(
    pack: Calque, folder: Path
) -> None:
    write(folder, texts())
    pack.process("check", "0000.txt")  # makes the index of the rules, for which all are loaded
    ran = pack.process("check", "--output-format", "concise", "--jobs", "2")
    loaded, run = (set(re.findall(rf"{by} by (\d+)", ran.out)) for by in ("loaded", "run"))
    assert len(loaded) == 1
    assert len(run) > 1


def test_a_few_files_wait_for_nothing(tmp_path: Path) -> None:
    checker = Checker(Options())
    few = [workers.Group([tmp_path], are_new=True)] * (workers.WARM_FROM - 1)
    assert workers._first_group(few, checker) is None
    known = workers.Group([], are_new=False)
    assert workers._first_group([known, *few, few[0]], checker) is few[0]
    checker.running["an engine"] = "somewhere"
    assert workers._first_group([*few, few[0]], checker) is None


@pytest.mark.skipif(sys.platform != "linux", reason="nowhere else is a fork safe")
def test_beside_another_thread_nothing_is_made_to_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []
    monkeypatch.setattr("multiprocessing.get_context", asked.append)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    workers._context()
    done.set()
    thread.join()
    assert asked == [None]
