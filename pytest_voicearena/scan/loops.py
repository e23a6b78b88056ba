"""Texts that go round in circles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pytest_voicearena.scan.folding import fold_plainly

_SENTENCE = re.compile(r"[^.!?。！？\n]*[.!?。！？\n]+|[^.!?。！？\n]+\Z")
#: Shorter ones ("Yes.") are repeated by anybody.
_LEAST = 12


class Repeat(NamedTuple):
    """A sentence that came ``times`` times; the span is its last coming."""

    start: int
    end: int
    times: int


def repeats_within(text: str, times: int = 3) -> Repeat | None:
    """A sentence that one text says at least ``times`` times, whatever stands between."""
    seen: dict[str, int] = {}
    worst: Repeat | None = None
    for match in _SENTENCE.finditer(text):
        folded = fold_plainly(match[0])
        if len(folded) < _LEAST:
            continue
        seen[folded] = seen.get(folded, 0) + 1
        if seen[folded] >= times and (worst is None or seen[folded] >= worst.times):
            lead = len(match[0]) - len(match[0].lstrip())
            worst = Repeat(match.start() + lead, match.end(), seen[folded])
    return worst


def repeats_across(texts: Sequence[str], times: int = 3) -> int | None:
    """The first of several texts that is the same as ``times - 1`` before it, or None."""
    seen: dict[str, int] = {}
    for place, text in enumerate(texts):
        folded = fold_plainly(text)
        if len(folded) < _LEAST:
            continue
        seen[folded] = seen.get(folded, 0) + 1
        if seen[folded] >= times:
            return place
    return None
