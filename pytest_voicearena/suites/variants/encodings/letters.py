"""Ciphers that put one letter for another."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase


def exchanged(text: str, alphabet: str) -> str:
    """The text with ``alphabet`` for ``a`` to ``z``; capitals stay capitals, the rest stays."""
    table = str.maketrans(ascii_lowercase + ascii_uppercase, alphabet + alphabet.upper())
    return text.translate(table)


def moved(places: int) -> str:
    """The alphabet from another letter on: ``d`` to ``c`` for 3 places."""
    return ascii_lowercase[places:] + ascii_lowercase[:places]
