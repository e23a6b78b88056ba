"""Known secrets in text: verbatim, or folded for case, spaces and punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pytest_voicearena.scan.folding import Folded, fold, fold_plainly

#: Shorter secrets are found by chance inside other words and numbers; they must stand alone.
_SHORT = 8
#: Folding leaves so little of a shorter one that it could be anything.
_LEAST_FOLDED = 4
#: What joins the groups of a number: a short secret between such groups is a part of that number.
_JOINERS = " -./()+\u00a0"


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret that came out: characters ``start`` to ``end``, and how it was dressed."""

    name: str
    start: int
    end: int
    disguise: str


def find_secrets(text: str, secrets: Iterable[tuple[str, str]]) -> list[Leak]:
    """Where secrets, given as (name, value), stand in a text; in order, not overlapping.

    Linear in the text for each secret.
    """
    leaks: list[Leak] = []
    skeleton = fold_plainly(text)
    folded: Folded | None = None
    for name, value in secrets:
        plain = list(_verbatim(text, name, value))
        leaks += plain
        if fold_plainly(value) not in skeleton:
            continue
        folded = folded or fold(text)
        taken = [(leak.start, leak.end) for leak in plain]
        leaks += [
            leak
            for leak in _folded(text, folded, name, value)
            if not any(leak.start < end and start < leak.end for start, end in taken)
        ]
    return sorted(leaks, key=lambda leak: (leak.start, leak.end))


def _verbatim(text: str, name: str, value: str) -> Iterator[Leak]:
    at = text.find(value)
    while value and at >= 0:
        if _stands_alone(text, at, at + len(value), value):
            yield Leak(name, at, at + len(value), "verbatim")
        at = text.find(value, at + len(value))


def _folded(text: str, folded: Folded, name: str, value: str) -> Iterator[Leak]:
    wanted = fold_plainly(value)
    if len(wanted) < _LEAST_FOLDED:
        return
    at = folded.text.find(wanted)
    while at >= 0:
        start, end = folded.span(at, at + len(wanted))
        if _on_boundaries(text, start, end) and _stands_alone(text, start, end, value):
            yield Leak(name, start, end, "folded")
        at = folded.text.find(wanted, at + 1)


def _on_boundaries(text: str, start: int, end: int) -> bool:
    """A folded match may not begin or end inside a word: 'as certain' is no 'scert'."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return not before.isalnum() and not after.isalnum()


def _stands_alone(text: str, start: int, end: int, value: str) -> bool:
    """Whether a short secret is more than a part of a longer word or number."""
    if len(value) >= _SHORT:
        return True
    if not _on_boundaries(text, start, end):
        return False
    group_before = value[0].isdigit() and _joined_digit(text[max(0, start - 2) : start][::-1])
    group_after = value[-1].isdigit() and _joined_digit(text[end : end + 2])
    return not (group_before or group_after)


def _joined_digit(beside: str) -> bool:
    joiner, digit = beside[:1], beside[1:]
    return joiner in _JOINERS and digit.isdigit()


#: Enough to tell secrets apart in a report, too little to use one.
_KEPT = 2
#: JSON writes these as two characters; blotting them out would shift every later span.
_ESCAPED = '"\\'


def mask(text: str, secrets: Iterable[tuple[str, str]]) -> str:
    """The text with its secrets' characters, but the first two, blotted out; of the same length."""
    found = find_secrets(text, secrets)
    if not found:
        return text
    chars = list(text)
    for leak in found:
        for place in range(leak.start + _KEPT, leak.end):
            if not chars[place].isspace() and chars[place] not in _ESCAPED:
                chars[place] = "\N{BULLET}"
    return "".join(chars)
