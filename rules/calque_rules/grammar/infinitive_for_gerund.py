"""The rule `infinitive-for-gerund`."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from calque import Category, Document, Passage, Rewrite, Rule, Safety, Severity, Slip, Triggers
from calque.compiled import compile_kept
from calque_rules.grammar._people import WHOM, kind_of
from calque_rules.grammar._verbs import gerund, is_base_form
from calque_rules.grammar._words import words

_PURPOSES = words("avoid ensure keep maintain preserve prevent protect save")
"""“They prevented them to avoid panic”: perhaps things are prevented, to some purpose."""

_NOUNS_TOO = words(
    "access aim answer approach attack balance change cheat comment contact control cook cool count cover cross "
    "cure damage deal defeat delay demand design display download drink drive drop end escape estimate exchange "
    "exercise exit experience face fear fight file filter finance finish fix focus force form gain grant guide "
    "hand help hold host hunt import increase index influence issue jump launch lead leave lift limit look lunch "
    "map match meet mix monitor move name offer open order paint park pay photograph place plan play point power "
    "practice practise present press print process produce program promise protest purchase push query raise rank "
    "rate reach read record reform release rent repair repeat report request rescue reset respect rest result "
    "retreat return reuse review route run sample scale score search sense set shape share shift shoot show sleep "
    "sort sponsor spot stand start stay step stop store stream strike study sum supply support surrender swap "
    "switch talk tap target taste test touch trace track trade train transfer transport travel treat trigger try "
    "turn type update upgrade upload use view visit vote wait wake walk wash watch wear win work yield zoom"
)
"""“We look forward to work” may be about the work; with an object behind it is a verb."""

_FORCES = "wind|rain|water|snow|dust|smoke|fire|heat|noise|sand|air|gas|oil|virus|disease|fish|cattle|children"
_SPREADS = "come|drown|enter|escape|flow|get|go|leak|pass|penetrate|reach|spread"
"""“preventing the smoke to enter”: they move by themselves, so this is no purpose."""


class InfinitiveForGerund(Rule):
    """An infinitive where English has -ing: “prevented him to leave”, “look forward to meet you”

    After “prevent somebody from”, “succeed in”, “look forward to”, “avoid”, “enjoy”, “without” and “is worth”
    stands the -ing form. Many languages have an infinitive there, and translations keep it.

    Traps: a purpose (“the attack was prevented to save lives”), so the object of “prevent” is somebody; nouns
    behind “look forward to” (“to work on Monday”); “what it is worth to have peace”.
    """

    category = Category.LINGUISTIC
    severity = Severity.MINOR
    safety = Safety.UNSAFE
    since = "0.1"
    triggers = Triggers(words("avoid deter discourag dissuad enjoy forward ithout nstead prevent prohibit succe worth"))
    needs = ((" to ",),)

    bad = (
        (
            "The police prevented the minister to enter the hall.",
            "The police prevented the minister from entering the hall.",
        ),
        ("Seals prevent the smoke to enter the cabin.", "Seals prevent the smoke from entering the cabin."),
        ("The treaty prevents Iran to build reactors.", "The treaty prevents Iran from building reactors."),
        ("Rain prevented us to see the summit.", "Rain prevented us from seeing the summit."),
        ("The law prohibits citizens to carry knives.", "The law prohibits citizens from carrying knives."),
        ("Her parents discouraged her to study abroad.", "Her parents discouraged her from studying abroad."),
        ("The union succeeded to reach an agreement.", "The union succeeded in reaching an agreement."),
        ("We look forward to meet you in June.", "We look forward to meeting you in June."),
        ("I am looking forward to see the results.", "I am looking forward to seeing the results."),
        ("The minister avoided to answer the question.", "The minister avoided answering the question."),
        ("She enjoyed to sing in the choir.", "She enjoyed singing in the choir."),
        ("He left without to say goodbye.", "He left without saying goodbye."),
        ("It is worth to remember his words.", "It is worth remembering his words."),
        ("Instead of to apologise, he left.", "Instead of apologising, he left."),
        ("He was prevented to speak at the congress.", "He was prevented from speaking at the congress."),
    )
    good = (
        "The dam prevented water to save it for the summer.",
        "The attack was prevented to save lives.",
        "They prevented him from leaving.",
        "She succeeded to the throne.",
        "We look forward to work on Monday.",
        "I look forward to play and rest.",
        "It was worth to him more than gold.",
        "What is it worth to have peace?",
        "The rules to avoid, to be clear, are these.",
        "The bridge to avoid to the north is closed.",
        "He asked him to leave without a word to say.",
        "They did without to save money.",
        "The company discouraged visits to protect the birds.",
        "They prevented them to avoid a panic.",
        "It is prohibited to smoke.",
        "He went to the beach instead of to work.",
    )

    def check(self, document: Document, passages: Sequence[Passage]) -> Iterator[Slip]:
        """Each infinitive behind a word that wants the -ing form."""
        for passage in passages:
            for pattern, link in _frames():
                for found in pattern.finditer(passage.text):
                    if _is_verb(found, passage.text):
                        yield _slip(passage, found, link)


@cache
def _frames() -> tuple[tuple[regex.Pattern[str], str], ...]:
    """What stands in front of the infinitive, and what joins it to the -ing form."""
    infinitive = r"\s+(?<infinitive>[a-z]+)\b"
    prevent = r"(?:prevent|deter|prohibit)(?:s|ed|red|ing|ring)?|discourag(?:e|es|ed|ing)|dissuad(?:e|es|ed|ing)"
    be = r"(?:is|was|would\s+be|also|still|well|not)"
    do_without = r"(?:do|does|did|done|doing|go|goes|went|gone|going)"
    frames = {
        rf"\b(?<keep>(?:{prevent})\s+{WHOM})\s+to": "from ",
        r"\b(?<keep>(?:[Hh]e|[Ss]he|I)\s+(?:was|is|has\s+been|had\s+been)\s+prevented)\s+to": "from ",
        rf"\b(?<keep>prevent(?:s|ed|ing)?\s+(?:the\s+)?(?:{_FORCES}))\s+to(?=\s+(?:{_SPREADS})\b)": "from ",
        r"\b(?<keep>succeed(?:s|ed|ing)?)\s+to": "in ",
        r"\b(?<keep>look(?:s|ed|ing)?\s+forward\s+to)": "",
        r"\b(?<keep>(?:avoid|enjoy)(?:s|ed|ing)|[Ii]nstead\s+of)\s+to": "",
        rf"(?<!\b{do_without}\s+)\b(?<keep>[Ww]ithout)\s+to": "",
        rf"(?<=\b[Ii]t(?:\s+{be})+\s+|\b[Ii]t['’]s\s+)(?<keep>worth)\s+to": "",
    }
    return tuple((compile_kept(pattern + infinitive), link) for pattern, link in frames.items())


def _is_verb(found: regex.Match[str], text: str) -> bool:
    """Whether the word behind “to” is a verb here, and no purpose is meant."""
    word, keep = found["infinitive"], found["keep"]
    if not is_base_form(word) or not kind_of(found.groupdict().get("whom", "him")):
        return False
    if word in _NOUNS_TOO and ("forward" in keep or "nstead" in keep):
        return bool(_object().match(text, found.end()))
    return word not in _PURPOSES or "prevent" not in keep


@cache
def _object() -> regex.Pattern[str]:
    return compile_kept(r"\s+(?:the|a|an|this|these|those|our|your|their|his|its|my|you|him|her|them|us|me|it|all)\b")


def _slip(passage: Passage, found: regex.Match[str], link: str) -> Slip:
    text = f"{found['keep']} {link}{gerund(found['infinitive'])}"
    message = f"“{found.group()}” wants the -ing form; write “{text}”"
    return Slip(passage, *found.span(), message, (Rewrite(text),))
