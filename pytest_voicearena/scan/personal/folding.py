"""Names without case and accents, as the lists of names have them."""

from __future__ import annotations

import unicodedata

#: Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)


def fold_name(word: str) -> str:
    """A word in lower case without accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word).lower().translate(_LETTERS)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
