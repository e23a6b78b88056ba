"""Spelling: each letter by a name, word by word."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

#: Digits as people say them.
DIGITS = dict(
    zip(
        "0123456789",
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        strict=True,
    )
)


def spelled(text: str, names: Mapping[str, str], between: str = " ") -> str:
    """Letters and digits by their ``names`` (of capitals), words with commas between them.

    Accents are dropped, and so is what has no name; where nothing has one, nothing is left.
    """
    upper = unicodedata.normalize("NFKD", text).upper()
    words = ([names[char] for char in word if char in names] for word in upper.split())
    return ", ".join(between.join(word) for word in words if word)
