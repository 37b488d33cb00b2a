"""Pages made from the code: the rules by group, what is known of them, the settings and the options of the command.

`mkdocs` asks for them while it builds (hooks.py); nothing of this is kept in the repository.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

import calque
from calque.cli import parser
from calque.commands.options import fix_safety
from calque.config import Settings
from calque.measure import tier
from calque.measure.describe import false_alarms_of, page_of, read_of, why_preview
from calque.plugins import load_plugins
from calque.rule import Case, Rule

ROOT = Path(__file__).parents[1]
SHOWN = 8
"""Examples of a rule that are shown at once; the others unfold."""

Entries = list[Rule]
"""A rule, or the entries of a table."""


def made() -> dict[str, str]:
    """Path → page, in the order in which they are listed."""
    groups: dict[str, list[Entries]] = {}
    for entries in _rules().values():
        groups.setdefault(entries[0].group, []).append(entries)
    pages = {f"rules/{group}.md": _group(group, groups[group]) for group in sorted(groups)}
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {"rules/index.md": _index(groups), **pages, "contributing.md": contributing}


def filled(page: str) -> str:
    """A page written by hand, with what is made in the places that ask for it: {{ settings }}."""
    return re.sub(r"\{\{ ([a-z-]+) \}\}", lambda place: _PLACES[place[1]](), page)


def _rules() -> dict[str, Entries]:
    rules: dict[str, Entries] = {}
    for rule in load_plugins().rules(Settings(cache=False)):
        rules.setdefault(rule.name, []).append(rule.example())
        rules[rule.name][-1].path = rule.path
    return rules


# the rules


def _index(groups: dict[str, list[Entries]]) -> str:
    everything = [entries for group in groups.values() for entries in group]
    preview = sum(entries[0].preview for entries in everything)
    lines = [
        "# All rules",
        "",
        f"{len(everything)} rules, of which {len(everything) - preview} are on by default and {preview} in preview.",
        "*Read* is how many of the firings that somebody has read were slips; *false alarms* are those per 1,000 words",
        "of native English. [How calque measures](../measuring.md) says where the figures come from.",
    ]
    for group in sorted(groups):
        lines += [
            "",
            f"## {group}",
            "",
            "| rule | on | severity | fix | read | false alarms |",
            "|---|---|---|---|--:|--:|",
        ]
        lines += [_row(group, entries) for entries in groups[group]]
    lines += ["", "## In preview, and why", "", "| rule | what it lacks |", "|---|---|"]
    lines += [
        f"| [{entries[0].name}]({entries[0].group}.md#{entries[0].name}) | {why_preview(entries[0])} |"
        for entries in everything
        if entries[0].preview
    ]
    return "\n".join(lines) + "\n"


def _row(group: str, entries: Entries) -> str:
    rule = entries[0]
    name = f"[{rule.name}]({group}.md#{rule.name})<br>{_literal(rule.summary)}"
    on = "preview" if rule.preview else "yes"
    fix = fix_safety(entries) or "none"
    return f"| {name} | {on} | {rule.severity.label} | {fix} | {read_of(rule)} | {false_alarms_of(rule)} |"


def _group(group: str, rules: Sequence[Entries]) -> str:
    return f"# {group}\n\n" + "\n".join(line for entries in rules for line in _rule(entries))


def _rule(entries: Entries) -> Iterator[str]:
    rule = entries[0]
    yield f"## {rule.name} {{ #{rule.name} }}\n\n**{_literal(rule.summary)}**\n"
    on = "in preview: `--preview` or `extend-select` turns it on" if rule.preview else "on by default"
    sources = f" · sources {', '.join(rule.sources)}" if rule.sources else ""
    since = f" · since {rule.since}" if rule.since else ""
    fix = fix_safety(entries) or "none"
    yield f"{rule.severity.label}, {rule.category.value} · fix: {fix} · {on}{sources}{since}\n"
    yield f"{_text(rule.why)}\n"
    yield from (f"- {_text(line)}" for line in page_of(rule))
    yield ""
    yield from _examples("Wrong, and right", [_bad(case) for entry in entries for case in entry.bad])
    yield from _examples("Not reported", [_shown(text) for entry in entries for text in entry.good])
    yield from _examples("Known false alarms", [_shown(text) for entry in entries for text in entry.false_alarms])


def _examples(title: str, items: Sequence[str]) -> Iterator[str]:
    items = list(dict.fromkeys(items))
    if items:
        yield f"**{title}**\n"
        yield _list(items[:SHOWN])
    if rest := items[SHOWN:]:
        yield f"<details><summary>{len(rest)} more</summary>{_list(rest)}</details>\n"


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>\n"


def _bad(case: Case) -> str:
    """A wrong sentence with the slip marked, and what becomes of it."""
    if isinstance(case, str):
        return _shown(case).replace("⟦", "<mark>").replace("⟧", "</mark>")
    before, after = (re.findall(r"\w+|\s+|[^\w\s]", text.translate(_MARKS)) for text in case)
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, False).get_opcodes():
        old, new = _shown("".join(before[a:b])), _shown("".join(after[c:d]))
        if tag == "equal":
            pieces.append(old)
        else:
            pieces.append((f"<del>{old}</del>" if old else "") + (f"<ins>{new}</ins>" if new else ""))
    return "".join(pieces)


_MARKS = str.maketrans("", "", "⟦⟧")


def _shown(text: str) -> str:
    """Text as HTML in one line."""
    return re.sub(r"\n+", " ¶ ", escape(text, quote=False))


def _literal(text: str) -> str:
    """Text in which nothing is markup, in Markdown."""
    return re.sub(r"[&<>*_`|\\\[\]{}#~]", lambda found: f"&#{ord(found[0])};", text)


def _text(markdown: str) -> str:
    """A rule's own words: Markdown, in which “<” outside of code is a character."""
    parts = re.split(r"(`[^`]*`)", markdown)
    return "".join(part if part.startswith("`") else part.replace("<", "&lt;") for part in parts)


# settings, options, figures


def _settings() -> str:
    """A table of all settings, from the schema."""
    schema = json.loads((Path(calque.__file__).parent / "schemas" / "settings.schema.json").read_text(encoding="utf-8"))
    rows = [
        f"| `{key}` | {_text(what['description'])} | {_code(what['default']) if 'default' in what else ''} |"
        for key, what in schema["properties"].items()
    ]
    return "\n".join(["| key | meaning | default |", "|---|---|---|", *rows])


def _code(value: object) -> str:
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def _options() -> str:
    """What `--help` says, a command each."""
    commands = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    meanings = {action.dest: action.help for action in commands._choices_actions}
    return "\n\n".join(
        f"## calque {name}\n\n{(meanings[name] or '').capitalize()}.\n\n{_table_of(command)}"
        for name, command in commands.choices.items()
    )


def _table_of(command: argparse.ArgumentParser) -> str:
    rows = []
    for action in command._actions:
        if action.dest != "help":
            names = ", ".join(f"`{option}`" for option in action.option_strings)
            value = action.metavar or ("{" + ",".join(map(str, action.choices)) + "}" if action.choices else "")
            words = f"{names} `{value}`" if value and names else names or f"`{value}`"
            rows.append(f"| {words} | {_text((action.help or '').replace('%%', '%'))} |")
    return "\n".join(["| option | meaning |", "|---|---|", *rows])


_PLACES: dict[str, Callable[[], str]] = {
    "settings": _settings,
    "options": _options,
    "min-read": lambda: str(tier.MIN_READ),
    "min-precision": lambda: f"{tier.MIN_PRECISION:.0%}",
    "min-clean-words": lambda: f"{tier.MIN_CLEAN_WORDS:,}",
    "max-false-alarms": lambda: str(tier.MAX_FALSE_ALARMS),
}
