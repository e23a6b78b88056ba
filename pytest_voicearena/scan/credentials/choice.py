"""Which of several matches stay where they overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from pytest_voicearena.scan.match import Match


def surest(matches: Iterable[Match]) -> list[Match]:
    """The matches in order of the text, apart: of those that overlap, the surer, then the longer."""
    starts: list[int] = []
    kept: list[Match] = []
    for match in sorted(matches, key=_surer_first):
        place = bisect_right(starts, match.start)
        if place and kept[place - 1].end > match.start:
            continue
        if place < len(kept) and kept[place].start < match.end:
            continue
        starts.insert(place, match.start)
        kept.insert(place, match)
    return kept


def _surer_first(match: Match) -> tuple[float, int, int, str]:
    return -match.score, match.start - match.end, match.start, match.name
