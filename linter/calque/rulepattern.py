"""A TOML file → the rules in it: a pattern or a phrase, or a table of them. Whatever is wrong is said with its line."""

import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import regex

from calque.errors import RuleError, nearest
from calque.finding import Category, Safety, Severity
from calque.rule import PatternRule, compile_pattern

_OF_AN_ENTRY = {
    "pattern": str,
    "phrase": str,
    "fix": (str, list),
    "message": str,
    "unless": str,
    "sources": list,
    "triggers": list,
}
CASES = {"bad": list, "good": list, "false_alarms": list}
_OF_A_FILE = {
    "summary": str,
    "why": str,
    "category": str,
    "severity": str,
    "safety": str,
    "since": str,
    "preview": bool,
    "language": str,
    "case-sensitive": bool,
    "entry": list,
}


def pattern_rules(path: Path, name: str, group: str, *, compile_now: bool = True) -> Iterator[PatternRule]:
    """The rules of a TOML file: one, or one for each entry of a table. Raises RuleError.

    Without `compile_now`, patterns are compiled on first use.
    """
    text, table = _read(path)
    head = RuleFile(path, text, 0)
    _check_keys(head, table, _OF_A_FILE | _OF_AN_ENTRY | CASES)
    entries = table.pop("entry", [])
    own_pattern = table.keys() & {"pattern", "phrase", "fix"}
    if bool(entries) == bool(own_pattern):
        raise head.wrong("entry", "a rule has a `pattern` or a `phrase`, or [[entry]] tables that have one each")
    if not entries:
        yield _entry_rule(head, name, group, table, compile_now)
    for number, entry in enumerate(entries, 1):
        file = RuleFile(path, text, number)
        if not isinstance(entry, dict):
            raise file.wrong("entry", f"`entry` is a list of tables, not of {entry!r}")
        _check_keys(file, entry, _OF_AN_ENTRY | CASES)
        yield _entry_rule(file, name, group, {**table, **entry}, compile_now)


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    """A TOML file's text, and what it says."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return text, tomllib.loads(text)
    except OSError as error:
        raise RuleError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RuleError(f"{path}:{line}: not UTF-8: byte 0x{error.object[error.start]:02X}") from error
    except tomllib.TOMLDecodeError as error:
        found = regex.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1  # "at end of document"
        raise RuleError(f"{path}:{line}: not valid TOML: {error}") from error


class RuleFile:
    """A rule file, and the entry of it that is being read (0: no table)."""

    def __init__(self, path: Path, text: str, entry: int) -> None:
        self.path, self.text, self.entry = path, text, entry

    def wrong(self, key: str, problem: str) -> RuleError:
        """The error to raise: the file, the line of the key, and what is wrong."""
        return RuleError(f"{self.path}:{_line_of(self.text, key, self.entry)}: {problem}")


_IN_WORDS = {str: "a string", list: "a list", bool: "true or false"}


def _entry_rule(file: RuleFile, name: str, group: str, values: Mapping[str, Any], compile_now: bool) -> PatternRule:
    for key in ("summary", "why", "category", "severity", "message"):
        if not values.get(key):
            raise file.wrong(key, f"`{key}` is missing")
    ignore_case = not values.get("case-sensitive", False)
    pattern, fixes = _pattern_and_fixes(file, values)
    if compile_now:
        _compiled(file, "unless", values.get("unless", ""), ignore_case)
        _check_templates(file, values["message"], fixes, _compiled(file, "pattern", pattern, ignore_case))
    return PatternRule(
        name,
        group,
        pattern=pattern,
        message=values["message"],
        fixes=fixes,
        unless=values.get("unless", ""),
        ignore_case=ignore_case,
        literals=values.get("triggers", ()),
        details={
            "summary": values["summary"],
            "why": values["why"],
            "category": _choice(file, "category", values, {c.value: c for c in Category}),
            "severity": _choice(file, "severity", values, {s.label: s for s in Severity}),
            "safety": _choice(file, "safety", {"safety": "unsafe", **values}, {s.label: s for s in Safety}),
            "since": values.get("since", ""),
            "preview": values.get("preview", False),
            "language": values.get("language", "en"),
            "sources": tuple(values.get("sources", [])),
            "bad": values.get("bad", []),
            "good": values.get("good", []),
            "false_alarms": values.get("false_alarms", []),
        },
    )


def _pattern_and_fixes(file: RuleFile, values: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The regular expression and its replacement templates; a phrase is made into them."""
    fixes = values.get("fix", [])
    fixes = [fixes] if isinstance(fixes, str) else fixes
    if "phrase" in values and "pattern" in values:
        raise file.wrong("phrase", "`phrase` and `pattern` exclude each other")
    key = "phrase" if "phrase" in values else "pattern"
    if not values.get(key, "").strip():
        raise file.wrong(key, f"`{key}` is empty" if key in values else "`pattern` or `phrase` is missing")
    if key == "pattern":
        return values["pattern"], fixes
    phrase = values["phrase"]
    escaped = regex.escape(phrase, special_only=True, literal_spaces=True)
    before, after = (r"\b" if regex.match(r"\w", c) else "" for c in (phrase[0], phrase[-1]))
    return before + escaped + after, [fix.replace("\\", r"\\") for fix in fixes]


def _compiled(file: RuleFile, key: str, pattern: str, ignore_case: bool) -> regex.Pattern[str] | None:
    """The compiled pattern; None for a plain phrase, in which nothing can be wrong, so that many load fast."""
    if not any(c in pattern.replace(r"\b", "") for c in "\\[](){}*+?|^$."):
        return None
    try:
        return compile_pattern(pattern, ignore_case)
    except regex.error as error:
        raise file.wrong(key, f"`{key}` is not a regular expression: {error}") from error


def _check_templates(file: RuleFile, message: str, fixes: list[str], pattern: regex.Pattern[str] | None) -> None:
    known = {"match"} | (set(pattern.groupindex) if pattern else set()) | ({"fix"} if fixes else set())
    try:
        names = [field for _, field, _, _ in string.Formatter().parse(message) if field is not None]
        message.format_map(dict.fromkeys({*names, *known}, ""))
    except (ValueError, LookupError, AttributeError) as error:
        raise file.wrong("message", f"`message`: {error}") from error
    for field in names:
        if field not in known:
            raise file.wrong("message", f"`message` speaks of {{{field}}}, which this pattern does not have")
    for fix in fixes:
        if "\\" in fix:
            _check_fix(file, fix, pattern)


def _check_fix(file: RuleFile, fix: str, pattern: regex.Pattern[str] | None) -> None:
    """Expand a fix over a match that has the pattern's groups, all of them empty."""
    names = {number: name for name, number in pattern.groupindex.items()} if pattern else {}
    groups = [f"(?P<{names[k]}>)" if k in names else "()" for k in range(1, pattern.groups + 1)] if pattern else []
    try:
        match = regex.match("".join(groups), "")
        assert match is not None
        match.expand(fix)
    except (regex.error, LookupError) as error:
        raise file.wrong("fix", f"`fix` speaks of what this pattern does not have: “{fix}”: {error}") from error


def _choice(file: RuleFile, key: str, values: Mapping[str, Any], choices: Mapping[str, Any]) -> Any:
    value = values[key]
    if value not in choices:
        raise file.wrong(key, f"`{key}` is one of {', '.join(choices)}, not “{value}”{nearest(value, choices)}")
    return choices[value]


def _check_keys(file: RuleFile, table: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    for key, value in table.items():
        if key not in known:
            raise file.wrong(key, f"unknown key `{key}`{nearest(key, known)}")
        if not isinstance(value, known[key]):
            wanted = "a string or a list" if isinstance(known[key], tuple) else _IN_WORDS[known[key]]
            raise file.wrong(key, f"`{key}` is not {wanted}")
        if key in CASES:
            check_cases(file, key, value)
        elif key == "sources":
            check_sources(file, value)
        elif key == "fix" and not all(isinstance(x, str) for x in value):
            raise file.wrong(key, "`fix` is a string or a list of strings")
        elif key == "triggers" and not all(isinstance(x, str) and x for x in value):
            raise file.wrong(key, "`triggers` is a list of strings, none of them empty")


def check_cases(file: RuleFile, key: str, cases: Any) -> None:
    """Raise RuleError for a case under `bad`, `good` or `false_alarms` that is not of the form it has there."""
    for case in cases:
        if isinstance(case, str):
            continue
        pair = isinstance(case, list | tuple) and len(case) == 2 and all(isinstance(text, str) for text in case)
        if key != "bad" or not pair:
            wanted = "a text with the slip in ⟦ ⟧, or [text, fixed text]" if key == "bad" else "a text"
            raise file.wrong(key, f"each of `{key}` is {wanted}, not {case!r}")


def check_sources(file: RuleFile, codes: Any) -> None:
    """Raise RuleError for what is no language code."""
    for code in codes:
        if not isinstance(code, str) or not regex.fullmatch(r"[a-z]{2,3}", code):
            raise file.wrong("sources", f"`sources` are codes of languages such as “is” or “ru”, not {code!r}")


def _line_of(text: str, key: str, entry: int) -> int:
    """The line where a key of the n-th [[entry]] stands (0: the head of the file); else where the entry begins."""
    begin, count, line = 1, 0, 0
    for line, content in enumerate(text.splitlines(), 1):
        if content.strip() == "[[entry]]":
            count += 1
            begin = line if count == entry else begin
        if count == entry and regex.match(rf"\s*[\"']?{regex.escape(key)}[\"']?\s*(:[^=]*)?=|{key} \w+[(:]", content):
            return line
    return begin
