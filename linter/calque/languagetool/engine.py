"""LanguageTool as an engine: which passages go where, and what becomes of its answers."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from calque.cache import cache_folder
from calque.config import Settings
from calque.document import OPAQUE, Document, Passage
from calque.engine import Choice, Engine
from calque.errors import EngineError
from calque.finding import Rewrite, Slip
from calque.languagetool import catalogue, text
from calque.languagetool.catalogue import NAME, Known
from calque.rule import Rule

if TYPE_CHECKING:  # they bring libraries that take longer to load than a short text to check
    from calque.languagetool.cache import Cache
    from calque.languagetool.client import Client, Match
    from calque.languagetool.settings import Asked

_ACROSS = re.compile(
    r"UPPERCASE_SENTENCE_START|UNPAIRED_(BRACKETS|QUOTES)|WORD_REPEAT_BEGINNING|COHERENCY|REPEATEDWORDS|PARAGRAPH"
    r"|TOO_OFTEN|READABILITY|CONSISTEN"
)
"""Rules that look at more than one passage: what they say depends on what else is in a request."""


class LanguageTool(Engine):
    """LanguageTool, as some settings want it."""

    name = NAME

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        is_enabled = bool(settings.languagetool) and self._asked.enabled
        self.on = is_enabled or NAME in settings.engines
        self._client: Client | None = None
        self._languages: frozenset[str] = frozenset()
        self._version = ""
        self._caches: dict[int, Cache] = {}

    @cached_property
    def _asked(self) -> "Asked":
        """What the settings say of it. Raises ConfigError."""
        from calque.languagetool.settings import asked

        return asked(self._settings)

    def rules(self) -> list[Rule]:
        """Those that calque has seen fire."""
        return [self._rule(name, known) for name, known in catalogue.known().items()]

    def _rule(self, name: str, known: Known, language: str = "en") -> Rule:
        """The rule of a name. It is measured for English alone; and `picky` asks for everything."""
        measured = name in catalogue.default() and language.partition("-")[0] == "en"
        return catalogue.rule_of(name, known, preview=not measured and not self._asked.picky)

    def start(self, running: dict[str, str]) -> None:
        """Find the server that was asked for, or start one."""
        if self._client is not None:
            return
        from calque.languagetool.client import Client

        place = f"{NAME} {self._asked.url or self._server}"
        if place not in running:
            running[place] = self._asked.url or self._started()
        client = Client(running[place], self._asked.timeout, self._asked.retries)
        try:
            self._languages, self._version = client.languages(), client.version()
        except EngineError as error:
            from calque.languagetool.server import StartError

            raise StartError(str(error)) from error
        self._client = client

    @property
    def _server(self) -> tuple[object, ...]:
        """What a server of ours is started with."""
        it = self._asked
        return it.folder, it.port, it.java, it.java_options, it.ngram_folder

    def _started(self) -> str:
        from calque.languagetool import server

        return server.start(self._asked).address

    def reads(self, language: str) -> bool:
        """Whether the server has the language."""
        return self._code(language) in self._languages

    def _code(self, language: str) -> str:
        """What LanguageTool calls a passage's language: "en-US" for "en", unless the settings say otherwise."""
        code = dict(self._asked.variants).get(language, language)
        return code if code in self._languages else code.partition("-")[0]

    def check(self, document: Document, passages: Sequence[Passage], choice: Choice) -> Iterator[tuple[Rule, Slip]]:
        """What the server, or the cache, says of the passages."""
        for code in sorted({self._code(passage.language) for passage in passages}):
            some = [passage for passage in passages if self._code(passage.language) == code]
            answers = self._answers([passage.text for passage in some], self._options(code, choice))
            for passage in some:
                for match in answers[passage.text]:
                    if OPAQUE not in passage.text[match.start : match.end]:
                        yield self._found(passage, match)

    def _found(self, passage: Passage, match: "Match") -> tuple[Rule, Slip]:
        rule = self._rule(match.rule, Known(match.category, match.type, match.description), passage.language)
        rewrites = tuple(map(Rewrite, match.replacements))
        return rule, Slip(passage, match.start, match.end, match.message, rewrites)

    def _only(self, choice: Choice) -> frozenset[str] | None:
        """The rules that are to be looked for, which is four times as fast as all; None for all of them.

        Some rules have names that the server makes up as it answers, and cannot be asked for by these: so nothing but
        the default is.
        """
        anything = self._rule("", Known("", "", ""))
        asked_for = self._named(choice) or self._asked.enabled_rules or self._asked.enabled_categories
        if asked_for or choice.takes(anything):
            return None
        return frozenset(rule.name.partition("/")[2] for rule in self.rules() if choice.takes(rule))

    def _named(self, choice: Choice) -> frozenset[str]:
        return frozenset(name.partition("/")[2] for name in choice.named(NAME)) - catalogue.default()

    def _options(self, code: str, choice: Choice) -> dict[str, str]:
        """What the server is told besides the text."""
        it, only = self._asked, self._only(choice)
        lists: dict[str, Iterable[str]] = {
            "disabledRules": it.disabled_rules,
            "disabledCategories": it.disabled_categories,
            "enabledRules": sorted({*it.enabled_rules, *self._named(choice)}),
            "enabledCategories": it.enabled_categories,
        }
        if only is not None:
            lists = {"enabledRules": sorted(only - set(it.disabled_rules))}
        options = {name: ",".join(words) for name, words in lists.items()}
        options |= {"motherTongue": it.mother_tongue, "level": "picky" if it.picky else ""}
        options["enabledOnly"] = "" if only is None else "true"
        return {"language": code} | {name: value for name, value in options.items() if value}

    def _answers(self, passages: Iterable[str], options: dict[str, str]) -> "dict[str, list[Match]]":
        """For each different text what is found in it, in code points."""
        from calque.languagetool.cache import key

        depends_on = repr((self._version, sorted(options.items()), self._asked.request_size == 0))
        cleaned = {passage: text.clean(passage) for passage in passages}
        keys = {passage: key(passage, depends_on) for passage in cleaned}
        known = self._cache.get(keys.values())
        unknown = [passage for passage in cleaned if keys[passage] not in known]
        sources = iter(unknown)
        batches = list(text.batches((cleaned[passage] for passage in unknown), self._asked.request_size))
        for matches in self._in_parallel(lambda batch: self._ask(batch, options), batches):
            new = {keys[next(sources)]: some for some in matches}
            self._cache.put(new)
            known |= new
        return {passage: known[keys[passage]] for passage in cleaned}

    def _ask(self, batch: Sequence[text.Clean], options: dict[str, str]) -> "list[list[Match]]":
        """For each text of a batch what is found in it."""
        assert self._client is not None
        found: list[list[Match]] = [[] for _ in batch]
        for match in self._client.check(text.BETWEEN.join(clean.text for clean in batch), options):
            place = text.apart(batch, match.start, match.end)
            if place and not (self._asked.request_size and _ACROSS.search(match.rule)):
                number, start, end = place
                found[number].append(match._replace(start=start, end=end))
        return found

    def _in_parallel(
        self, ask: "Callable[[Sequence[text.Clean]], list[list[Match]]]", batches: Sequence[Sequence[text.Clean]]
    ) -> "Iterable[list[list[Match]]]":
        """The answers in order, no more at once than the server has threads; a worker process is one of several."""
        from concurrent.futures import ThreadPoolExecutor
        from multiprocessing import parent_process

        at_once = 1 if parent_process() else min(self._asked.requests_at_once, len(batches))
        if at_once < 2:
            return map(ask, batches)
        with ThreadPoolExecutor(at_once) as pool:
            return list(pool.map(ask, batches))

    @property
    def _cache(self) -> "Cache":
        """The answers that are kept; a process has its own hold of them."""
        from calque.languagetool.cache import Cache

        if os.getpid() not in self._caches:
            file = cache_folder() / "languagetool.sqlite" if self._settings.cache else None
            self._caches[os.getpid()] = Cache(file)
        return self._caches[os.getpid()]
