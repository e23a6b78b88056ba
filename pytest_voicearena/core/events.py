"""The one stream of what a run does; record, reports and console listen to it.

Results are masked before they are told. Turns and trials are told as they are while detectors may
still look at them: whoever shows or keeps those masks them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pytest_voicearena.core.conversation import Turn
from pytest_voicearena.core.results import (
    CaseInfo,
    CaseResult,
    PaceChanged,
    RunEnd,
    RunInfo,
    Trial,
)


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The first event of a run."""

    info: RunInfo


@dataclass(frozen=True, slots=True)
class TrialStarted:
    """A conversation begins."""

    case: CaseInfo
    trial: int


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """Somebody said or did something."""

    case: CaseInfo
    trial: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class TrialEnded:
    """A conversation is over and looked at."""

    case: CaseInfo
    trial: Trial


@dataclass(frozen=True, slots=True)
class CaseEnded:
    """All trials of a case are over."""

    result: CaseResult


@dataclass(frozen=True, slots=True)
class BudgetSpent:
    """The run stops in good order."""

    detail: str


@dataclass(frozen=True, slots=True)
class RunEnded:
    """The last event of a run."""

    end: RunEnd


Event = (
    RunStarted
    | TrialStarted
    | TurnTaken
    | TrialEnded
    | CaseEnded
    | PaceChanged
    | BudgetSpent
    | RunEnded
)

#: Called in order; must not block.
Listener = Callable[[Event], None]
