"""How much of one text stands, word for word, in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W_]+)*")
#: Words that are looked up at once. Shorter runs are shared by any two texts on one subject.
_SHINGLE = 5
#: Runs of fewer words are not told.
LEAST = _SHINGLE + 1

#: What a sentence that speaks to the agent begins with, or a part of it.
_ORDER = re.compile(
    r"(?:^\W*|[:;,]\s+(?:and\s+|but\s+)?)"
    r"(?:never|always|do not|don't|avoid|ensure|refuse|decline|ignore|reply|respond|must not)\b",
    re.IGNORECASE,
)
#: What is said to an agent about itself, or about what it is told.
_OF_ITSELF = re.compile(
    r"\b[Yy]ou are (?:an?\b|the\b|[A-Z])|\b[Yy]our (?:name|role|task|job|goal|persona|tone)\b"
    r"|\b(?i:under no circumstances|confidential|internal|these (?:rules|instructions))\b"
)
#: Whoever speaks to the agent of others does not speak to them; "you can return it" may well be
#: what callers are to be told, word for word.
_OTHERS = re.compile(
    r"\b(?:callers?|customers?|users?|clients?|patients?|travell?ers?|guests?|members?|people"
    r"|anyone|anybody|nobody|somebody|someone|who)\b",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(
    r"\b(?:you|your|yours|never|always|must|do not|don't|ask|tell|offer|verify|transfer)\b",
    re.IGNORECASE,
)
#: What stands in quotes is there to be said.
_QUOTED = re.compile(
    '"[^"\n]*"|\N{LEFT DOUBLE QUOTATION MARK}[^\N{RIGHT DOUBLE QUOTATION MARK}\n]*'
    "\N{RIGHT DOUBLE QUOTATION MARK}"
)
_SENTENCE_END = re.compile(r"[.!?]+\s+|\n+")


class Run(NamedTuple):
    """Characters ``start`` to ``end`` of the answer repeat ``words`` words of the source.

    ``instructing`` of them stand in sentences that tell the agent what to do.
    """

    start: int
    end: int
    words: int
    instructing: int


class _Source(NamedTuple):
    words: tuple[str, ...]
    instructs: tuple[bool, ...]
    shingles: dict[tuple[str, ...], tuple[int, ...]]


def shared_runs(answer: str, source: str, least: int = LEAST) -> list[Run]:
    """The longest runs of at least ``least`` words that ``answer`` shares with ``source``.

    Greedy from left to right: each word of the answer belongs to one run at most. Words compare
    caseless, punctuation and line breaks do not count.
    """
    index = _index(source)
    found = list(_WORD.finditer(answer))
    words = [match[0].casefold() for match in found]
    runs: list[Run] = []
    at = 0
    while at + _SHINGLE <= len(words):
        begin, length = _longest(words, at, index)
        if length < least:
            at += 1
            continue
        telling = sum(index.instructs[begin : begin + length])
        runs.append(Run(found[at].start(), found[at + length - 1].end(), length, telling))
        at += length
    return runs


#: A phrase repeated more often than this in the source is tried at its first places only.
_PLACES = 16


def _longest(words: Sequence[str], at: int, index: _Source) -> tuple[int, int]:
    best, length = 0, 0
    for place in index.shingles.get(tuple(words[at : at + _SHINGLE]), ())[:_PLACES]:
        reach = _SHINGLE
        while (
            at + reach < len(words)
            and place + reach < len(index.words)
            and words[at + reach] == index.words[place + reach]
        ):
            reach += 1
        if reach > length:
            best, length = place, reach
    return best, length


@lru_cache(maxsize=64)
def _index(source: str) -> _Source:
    words: list[str] = []
    instructs: list[bool] = []
    for sentence in _SENTENCE_END.split(source):
        telling = _instructing(sentence)
        quoted = [match.span() for match in _QUOTED.finditer(sentence)] if telling else []
        for match in _WORD.finditer(sentence):
            words.append(match[0].casefold())
            inside = any(start < match.start() < end for start, end in quoted)
            instructs.append(telling and not inside)
    shingles: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(words) - _SHINGLE + 1):
        shingles.setdefault(tuple(words[place : place + _SHINGLE]), []).append(place)
    frozen = {shingle: tuple(places) for shingle, places in shingles.items()}
    return _Source(tuple(words), tuple(instructs), frozen)


def _instructing(sentence: str) -> bool:
    """Whether a sentence of a prompt speaks to the agent rather than about the business."""
    if _ORDER.search(sentence) or _OF_ITSELF.search(sentence):
        return True
    return bool(_OTHERS.search(sentence) and _SPOKEN_TO.search(sentence))
