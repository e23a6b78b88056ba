"""How long, how much, how many at once."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_voicearena.core.conversation import Usage
from pytest_voicearena.core.errors import ArenaError


@dataclass(frozen=True, slots=True)
class Deadlines:
    """All in seconds.

    ``turn`` counts from the moment a call is on the wire, ``trial`` and ``run`` from their start;
    ``detectors`` is for all that look at one conversation together.
    """

    turn: float = 60.0
    trial: float = 300.0
    run: float | None = None
    detectors: float = 20.0


@dataclass(frozen=True, slots=True)
class Budget:
    """What a run may spend. None is no limit."""

    calls: int | None = None
    tokens: int | None = None
    dollars: float | None = None

    def share(self, part: int, parts: int) -> Budget:
        """The budget of one of several processes, counted from 0, that share it evenly.

        All shares together are the whole, so some may be nothing.
        """
        return Budget(
            calls=_share(self.calls, part, parts),
            tokens=_share(self.tokens, part, parts),
            dollars=None if self.dollars is None else self.dollars / parts,
        )


def _share(whole: int | None, part: int, parts: int) -> int | None:
    return None if whole is None else whole * (part + 1) // parts - whole * part // parts


class BudgetExhausted(ArenaError):
    """A call would go beyond what the run may spend."""


class Meter:
    """What a run has spent so far. Lives on the engine's loop."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._begun = 0
        self._dollars = 0.0
        self.spent = Usage()

    def begin_call(self) -> None:
        """One more call is about to be made.

        Raises:
            BudgetExhausted: the run may not.
        """
        if exhausted := self.exhausted:
            raise BudgetExhausted(exhausted)
        self._begun += 1

    def add(self, usage: Usage) -> None:
        """A call came back."""
        self.spent += usage
        # The sum of all is unknown as soon as one price is; what is known still counts.
        self._dollars += usage.dollars or 0.0

    @property
    def exhausted(self) -> str | None:
        """Which limit is reached, in words; None while there is something left."""
        budget, spent = self._budget, self.spent
        if budget.calls is not None and self._begun >= budget.calls:
            return f"the budget of {budget.calls} calls is spent"
        if budget.tokens is not None and spent.tokens >= budget.tokens:
            return f"the budget of {budget.tokens} tokens is spent"
        if budget.dollars is not None and self._dollars >= budget.dollars:
            return f"the budget of {budget.dollars:g} dollars is spent"
        return None
