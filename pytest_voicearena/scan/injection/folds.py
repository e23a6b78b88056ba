"""Text without what hides words from a reader of words: case, accents, width, what is invisible."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

#: Letters that Unicode does not take apart, and marks that are one to a reader.
_ALSO = str.maketrans("łıøđ’‘‛ʼ＇´`“”„‟«»", "liod'''''''\"\"\"\"\"\"")
#: Kept, though they are control characters.
_SPACES = "\t\n\r"
#: Syllables, which would fall into letters.
_HANGUL = ("\uac00", "\ud7a3")
#: One character becomes so many at most: some ligatures are whole sentences.
_MOST = 4
_CACHED = 1 << 14


def fold(text: str) -> str:
    """Case-folded, compatibility-decomposed, without marks, controls and invisible characters."""
    if text.isascii():
        return text.lower()
    return text.translate(_table(text))


def origins(text: str) -> Sequence[int]:
    """For each character of ``fold(text)`` the place in the text that it came from.

    One more for what stands behind the last one.
    """
    if text.isascii():
        return range(len(text) + 1)
    table = _table(text)
    places = [place for place, char in enumerate(text) for _ in table[ord(char)]]
    return [*places, len(text)]


def _table(text: str) -> dict[int, str]:
    return {ord(char): _folded(char) for char in set(text)}


@lru_cache(maxsize=_CACHED)
def _folded(char: str) -> str:
    if char in _SPACES:
        return char
    if unicodedata.category(char)[0] in "CM":
        return ""
    wide = unicodedata.normalize("NFKC", char).casefold()
    if _HANGUL[0] <= wide <= _HANGUL[1]:
        return wide
    pieces = unicodedata.normalize("NFKD", wide)[:_MOST]
    letters = (piece for piece in pieces if unicodedata.category(piece)[0] != "M")
    return "".join(letters).translate(_ALSO)
