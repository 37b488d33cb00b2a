"""Which language a text is in: what is declared for it, from near to far, and only then what it looks like.

Nearest is what the file says itself (`lang`, a header), then its name and folders (`messages.de.po`, `docs/fr/`),
then the settings. A setting on the command line, or in a settings file inside such a folder, goes before the folder's
name. Whole documents of which nothing says it are English unless their commonest words are those of other languages.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePath

from calque.config import ROOT_DEFAULT, Settings
from calque.document import Passage

UNKNOWN = "und"
"""The language of a text in none that calque can name; no rule reads it."""


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


_CODES = words(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka
    kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl
    nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"""
)  # of ISO 639-1
_WORDS_TOO = words("am an as be he hi ho id is it li my no or so to us")  # after "_": how_to, opt_in
_HOMES = words(
    "content doc docs i18n l10n lang langs languages locale locales messages pages po site text texts translations www"
)
_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_](?:[A-Z][a-z]{3}|[A-Za-z]{2}|\d{3}))*)(?:[.@].*)?\Z")
_IN_NAME = re.compile(r"(?:\A|([._-]))([a-z]{2}(?:[-_](?:[A-Z][a-z]{3}|[A-Za-z]{2}))*)\Z")
_ANDROID = re.compile(r"values-([a-z]{2,3})(?:-r([A-Z]{2}))?\Z")

_ENGLISH = words(
    """the of and to a in is that for it with as was on be by are this from at which have not or you an but they he his
    has were will their can we its she been more would who about when your there"""
)
_OTHERS = words(
    """der und das ist nicht ein eine mit von für sich auch wird dass des dem den zu auf im
    le la les est une dans pour que qui sur pas du et au ce il ne en el los las del por con para su es como lo se y
    che di della per non sono gli più ha o da um uma não os dos em het een van niet dat zijn op voor
    att det som på är och er ikke av til w nie na się jest że z je že v ve bir bu için ile ja ei että az és hogy nem egy
    și în este yang dan ini dengan untuk và của là có að við ir un kad yra i u su za"""
)  # those of some twenty languages that are no English words
_ENOUGH = 40  # words, to judge a document
_SAMPLE = 4000  # characters of it that are looked at
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def tag(name: str) -> str:
    """The language's tag as in "pt-BR", for "pt_BR", "pt_BR.UTF-8" and the like; "" for what is none."""
    found = _TAG.match(name.strip())
    if not found or (len(found[1]) == 2 and found[1].lower() not in _CODES):
        return ""
    parts = [part.upper() if len(part) == 2 else part.title() for part in re.split("[-_]", found[2])[1:]]
    return "-".join([found[1].lower(), *parts])


def for_file(path: Path, settings: Settings) -> tuple[Settings, bool]:
    """The settings with the language of this file's text, as far as its name tells, and whether anything tells it."""
    origin = settings.origin("language")
    if origin != "command line":
        inside = settings.relative(path) if origin != ROOT_DEFAULT else None
        if named := of_path(PurePath(inside or path)):
            return (settings if named == settings.language else replace(settings, language=named)), True
    return settings, origin != ROOT_DEFAULT


def of_path(path: PurePath) -> str:
    """The language that a file's name, or else a folder that it is in, declares; "" when none does."""
    stem = path.name.partition(".")[0] if path.name.count(".") == 1 else path.name.rpartition(".")[0]
    found = _IN_NAME.search(stem)
    if found and (found[1] == "." or not found[1] or _is_certain(found[2], found[1])) and (named := tag(found[2])):
        return named
    folders = path.parts[:-1]
    for k in range(len(folders) - 1, -1, -1):
        if named := _of_folder(folders[k], folders[k - 1] if k else "", folders[k + 1] if k + 1 < len(folders) else ""):
            return named
    return ""


def _is_certain(code: str, separator: str) -> bool:
    """Whether a code behind a separator is meant as one: "messages_de", "README-pt-BR", but not "how_to", "sign-in"."""
    return len(code) > 2 or (separator == "_" and code not in _WORDS_TOO)


def _of_folder(name: str, outer: str, inner: str) -> str:
    if android := _ANDROID.match(name):
        return tag("-".join(filter(None, android.groups())))
    if name.endswith(".lproj"):
        return tag(name.removesuffix(".lproj"))
    if outer.lower() in _HOMES or inner == "LC_MESSAGES" or ("-" in name or "_" in name):
        return tag(name) if len(name) == 2 or re.match(r"[a-z]{2}[-_][A-Za-z]{2}\Z", name) else ""
    return ""


def detected(passages: Iterable[Passage]) -> str:
    """`UNKNOWN` for a document in another language than English, as far as its words tell; else ""."""
    pieces: list[str] = []
    length = 0
    for passage in passages:
        pieces.append(passage.text[:_SAMPLE])
        length += len(pieces[-1])
        if length > _SAMPLE:
            break
    return UNKNOWN if is_foreign(" ".join(pieces), _ENOUGH) else ""


def is_foreign(text: str, enough: int) -> bool:
    """Whether a text of at least so many words is in another script, or has the common words of other languages."""
    words = _LETTERS.findall(text.lower())
    if len(words) < enough:
        return len(text) >= enough * 6 and _is_other_script(text)
    english = sum(word in _ENGLISH for word in words)
    others = [word for word in words if word in _OTHERS]
    is_other = len(others) > english and len(others) * 12 > len(words) and len(set(others)) > 2  # not “Part I … Part I”
    return is_other or (english * 20 < len(words) and _is_other_script(text))


def _is_other_script(text: str) -> bool:
    letters = sum(map(len, _LETTERS.findall(text)))
    return sum(map(len, _LATIN.findall(text))) * 3 < letters
