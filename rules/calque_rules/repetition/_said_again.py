"""Which words carry a meaning, and which are said twice by good writers."""

from calque_rules.lexicons import lexicon


def has_content(words: tuple[str, ...]) -> bool:
    """Whether there is a word that carries a meaning of its own."""
    return any(map(is_content, words))


def is_content(word: str) -> bool:
    """Whether a word in small letters carries a meaning of its own."""
    letters = word.replace("’", "").replace("'", "")
    return len(letters) > 3 and letters.isalpha() and word not in lexicon("function_words")


def is_said_again(word: str) -> bool:
    """Whether a word in small letters is said twice for effect (“very very old”), or by right (“he had had enough”)."""
    return word in lexicon("said_again")
