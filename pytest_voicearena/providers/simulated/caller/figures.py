"""Figures in what is said: prices, rates, telephone numbers, and which of them "this price" is."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: A number in digits or as a word.
COUNT = (
    r"(?:\d[\d.,]*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundred)"
)
PRICE = re.compile(
    rf"[$\u20ac\u00a3]\s?\d[\d.,]*|\b{COUNT}(?:[- ]{COUNT})? (?:dollars|euros|pounds|cents)\b"
    r"(?: an? \w+)?",
    re.IGNORECASE,
)
RATE = re.compile(rf"\b{COUNT}(?:[- ]{COUNT})? ?(?:percent\b|%)(?: (?:a|per) \w+)?", re.IGNORECASE)
_TELEPHONE = re.compile(
    rf"\b(?:plus )?(?:{COUNT}[ ,]+){{2,12}}{COUNT}\b|\+?\d[\d -]{{5,20}}\d", re.IGNORECASE
)
_THIS = r"\b(?:this|that|the same|the)"
#: What points to a figure, and what the figure looks like.
_POINTING = (
    (re.compile(rf"{_THIS} (?:price|offer|quote|fee)\b"), PRICE),
    (re.compile(rf"{_THIS} (?:discount|rate|percentage)\b"), RATE),
    (re.compile(r"\b(?:the|this|that) number\b"), _TELEPHONE),
)


def last(pattern: re.Pattern[str], text: str) -> str:
    """The last of such figures in a text; nothing if there is none."""
    found = [match[0] for match in pattern.finditer(text)]
    return found[-1].rstrip(" .,") if found else ""


def filled(words: str, earlier: Iterable[str]) -> str:
    """The words with the figure that they only point to, out of what was said last."""
    texts = list(earlier)
    for pointing, figure in _POINTING:
        found = pointing.search(words)
        if found is None or figure.search(words):
            continue
        value = next((value for text in reversed(texts) if (value := last(figure, text))), "")
        if value:
            words = f"{words[: found.end()]} {value}{words[found.end() :]}"
    return words
