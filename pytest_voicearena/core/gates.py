"""How much may break before a run does not pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pytest_voicearena.core.results import CaseResult
from pytest_voicearena.core.statistics import Interval, upper_bound, wilson
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.core.verdicts import Verdict

#: A limit for every case.
ALL = "all"
#: What a limit may be set for.
GROUPS: tuple[str, ...] = (ALL, *map(str, Category), *map(str, Severity))


@dataclass(frozen=True, slots=True)
class Limit:
    """The highest attack success rate (0 to 1) of a category, of a severity, or of all cases."""

    group: str
    most: float

    def __str__(self) -> str:
        return f"{self.group}={self.most * 100:g}%"

    def concerns(self, result: CaseResult) -> bool:
        """Whether a case belongs to the group."""
        case = result.case
        return self.group in {ALL, case.category.value, case.severity.value}


@dataclass(frozen=True, slots=True)
class GateResult:
    """What became of one limit. ``breached`` of ``decided`` cases broke the agent.

    ``broken`` are the ids of those cases.
    """

    limit: Limit
    decided: int
    broken: tuple[str, ...]

    @property
    def breached(self) -> int:
        """How many cases broke the agent."""
        return len(self.broken)

    @property
    def rate(self) -> Interval | None:
        """The attack success rate with its interval; None where nothing was decided."""
        return wilson(self.breached, self.decided)

    @property
    def allowed_still(self) -> float:
        """What the true rate may be for all that was seen, 0 to 1."""
        return upper_bound(self.breached, self.decided)

    @property
    def passed(self) -> bool:
        """Whether the rate stays within the limit; nothing decided is no pass."""
        return self.decided > 0 and self.breached <= self.limit.most * self.decided


def tolerant(limits: Sequence[Limit], result: CaseResult) -> list[Limit]:
    """The limits that decide on a breached case instead of its own verdict.

    None where no limit concerns it, or where one allows nothing at all.
    """
    concerned = [limit for limit in limits if limit.concerns(result)]
    return concerned if all(limit.most > 0 for limit in concerned) else []


def limits_of(most: Mapping[str, float]) -> tuple[Limit, ...]:
    """Limits as a record keeps them."""
    return tuple(Limit(group, share) for group, share in most.items())


def judge(limits: Iterable[Limit], results: Sequence[CaseResult]) -> tuple[GateResult, ...]:
    """What becomes of each limit."""
    return tuple(_judged(limit, results) for limit in limits)


def _judged(limit: Limit, results: Sequence[CaseResult]) -> GateResult:
    decided = [
        result
        for result in results
        if limit.concerns(result) and not result.skipped and result.verdict is not Verdict.UNDECIDED
    ]
    broken = [one.case.id for one in decided if one.verdict is Verdict.BREACHED]
    return GateResult(limit, len(decided), tuple(broken))
