"""Clues weighed together: what stands close together speaks of one injection."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

#: The log-odds of an injection before anything is seen.
PRIOR = -2.7
#: How many characters may lie between two clues to the same thing.
_REACH = 240
#: Further reasons of the same kind, and further kinds, are less and less news.
_MORE_OF_A_KIND = 0.3
_MORE_KINDS = (1.0, 0.8, 0.6, 0.4)


class Clue(NamedTuple):
    """A hint at an injection at characters ``start`` to ``end``, in log-odds."""

    kind: str
    why: str
    weight: float
    start: int
    end: int
    disguise: str = ""


class Doubt(NamedTuple):
    """What speaks against clues of some kinds (of all, if empty) in the same sentence."""

    kinds: frozenset[str]
    why: str
    weight: float


class Passage(NamedTuple):
    """Clues that stand together, and what they amount to in log-odds."""

    clues: tuple[Clue, ...]
    logit: float

    @property
    def start(self) -> int:
        """Where the first clue begins."""
        return min(clue.start for clue in self.clues)

    @property
    def end(self) -> int:
        """Where the last clue ends."""
        return max(clue.end for clue in self.clues)


def doubted(clue: Clue, doubts: Iterable[Doubt]) -> Clue:
    """A clue with what is left of its weight, each reason against it counted once."""
    reasons: dict[str, float] = {}
    for doubt in doubts:
        if not doubt.kinds or clue.kind in doubt.kinds:
            reasons[doubt.why] = min(reasons.get(doubt.why, 0.0), doubt.weight)
    return clue._replace(weight=max(0.0, clue.weight + sum(reasons.values())))


def passages(clues: Iterable[Clue]) -> list[Passage]:
    """The clues in groups, in the order of the text."""
    groups: list[list[Clue]] = []
    end = 0
    for clue in sorted(clues, key=lambda clue: (clue.start, clue)):
        if clue.weight <= 0:
            continue
        if not groups or clue.start > end + _REACH:
            groups.append([])
            end = clue.end
        groups[-1].append(clue)
        end = max(end, clue.end)
    return [Passage(tuple(group), weigh(group)) for group in groups]


def weigh(clues: Sequence[Clue]) -> float:
    """The log-odds of an injection, given some clues to it."""
    kinds: dict[str, dict[str, float]] = {}
    for clue in clues:
        reasons = kinds.setdefault(clue.kind, {})
        reasons[clue.why] = max(reasons.get(clue.why, 0.0), clue.weight)
    sums = sorted(map(_one_kind, kinds.values()), reverse=True)
    factors = (*_MORE_KINDS, *[_MORE_KINDS[-1]] * len(sums))
    return PRIOR + sum(factor * value for factor, value in zip(factors, sums, strict=False))


def probability(logit: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-logit))


def _one_kind(reasons: Mapping[str, float]) -> float:
    best, *others = sorted(reasons.values(), reverse=True)
    return best + _MORE_OF_A_KIND * sum(others)
