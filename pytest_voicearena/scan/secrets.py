"""Known secrets in text: verbatim, or folded for case, spaces and punctuation."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pytest_voicearena.scan.folding import Folded, fold, fold_plainly

#: Shorter secrets are found by chance inside other words and numbers; they must stand alone.
_SHORT = 8
#: Folding leaves so little of a shorter one that it could be anything.
_LEAST_FOLDED = 4
#: What joins the groups of a number: a short secret between such groups is a part of that number.
#: A full stop and a space end a sentence, or number a list.
_GLUE = r"(?:[ .\-/+()\u00a0\u2009\u202f]|\)[ \-/]| \(|\) ?\()"
_JOINED_BEFORE = re.compile(rf"\d{_GLUE}\Z")
_JOINED_AFTER = re.compile(rf"{_GLUE}\d")
#: As far as those patterns look.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret that came out: characters ``start`` to ``end``, and how it was dressed."""

    name: str
    start: int
    end: int
    disguise: str


def find_secrets(text: str, secrets: Iterable[tuple[str, str]]) -> list[Leak]:
    """Where secrets, given as (name, value), stand in a text.

    In order; those of one secret do not overlap. For each secret the time is linear in the length
    of the text.
    """
    leaks: list[Leak] = []
    skeleton: str | None = None
    folded: Folded | None = None
    for name, value in secrets:
        plain = list(_verbatim(text, name, value))
        leaks += plain
        wanted = _wanted(value)
        if len(wanted) < _LEAST_FOLDED:
            continue
        if skeleton is None:
            skeleton = fold_plainly(text)
        if wanted in skeleton:
            folded = folded or fold(text)
            leaks += _apart(_folded(text, folded, name, wanted), plain)
    return sorted(leaks, key=lambda leak: (leak.start, leak.end))


@lru_cache(maxsize=1024)
def _wanted(value: str) -> str:
    """A secret folded: the same few are looked for in every text."""
    return fold_plainly(value)


def _verbatim(text: str, name: str, value: str) -> Iterator[Leak]:
    at = text.find(value) if value else -1
    while at >= 0:
        end = at + len(value)
        if len(value) >= _SHORT or _stands_alone(text, at, end, value):
            yield Leak(name, at, end, "verbatim")
            at = text.find(value, end)
        else:
            at = text.find(value, at + 1)


def _folded(text: str, folded: Folded, name: str, wanted: str) -> Iterator[Leak]:
    """Longer secrets wherever they are; of shorter ones those that stand alone."""
    at = folded.text.find(wanted)
    while at >= 0:
        start, end = folded.span(at, at + len(wanted))
        sound = folded.whole(at, at + len(wanted))
        if sound and (len(wanted) >= _SHORT or _stands_alone(text, start, end, wanted)):
            yield Leak(name, start, end, "folded")
            at = folded.text.find(wanted, at + len(wanted))
        else:
            at = folded.text.find(wanted, at + 1)


def _apart(leaks: Iterable[Leak], from_these: Sequence[Leak]) -> Iterator[Leak]:
    """The leaks that overlap none of some others, which are in order and apart themselves."""
    starts = [leak.start for leak in from_these]
    for leak in leaks:
        before = bisect_right(starts, leak.end - 1)
        if before == 0 or from_these[before - 1].end <= leak.start:
            yield leak


def _stands_alone(text: str, start: int, end: int, value: str) -> bool:
    """Whether a short secret is more than a part of a longer word or number."""
    if text[start - 1 : start].isalnum() or _goes_on(text, end):
        return False
    joined_before = value[0].isdigit() and _JOINED_BEFORE.search(
        text[max(0, start - _NEAR) : start]
    )
    joined_after = value[-1].isdigit() and _JOINED_AFTER.match(text[end : end + _NEAR])
    return not (joined_before or joined_after)


def _goes_on(text: str, at: int) -> bool:
    """Whether the word before ``at`` goes on, be it after an accent of its last letter."""
    while at < len(text) and unicodedata.combining(text[at]):
        at += 1
    return text[at : at + 1].isalnum()


#: Enough to tell secrets apart in a report, too little to use one.
_KEPT = 2
#: One character in so many is kept of a short one.
_KEPT_OF = 4
#: JSON writes these as two characters or more; blotting them out would shift every later span.
_ESCAPED = frozenset('"\\' + "".join(map(chr, range(32))))
#: Blotting one secret out may leave another one standing alone, or pieces that spell it again; after
#: the first round nothing is kept.
_ROUNDS = 4


def mask(text: str, secrets: Iterable[tuple[str, str]]) -> str:
    """The text with its secrets blotted out but for at most two characters; of the same length."""
    listed = secrets if isinstance(secrets, Sequence) else tuple(secrets)
    for again in range(_ROUNDS):
        found = find_secrets(text, listed)
        if not found:
            return text
        chars = list(text)
        for leak in found:
            kept = 0 if again else min(_KEPT, (leak.end - leak.start) // _KEPT_OF)
            for place in range(leak.start + kept, leak.end):
                if not chars[place].isspace() and chars[place] not in _ESCAPED:
                    chars[place] = "\N{BULLET}"
        text = "".join(chars)
    return text
