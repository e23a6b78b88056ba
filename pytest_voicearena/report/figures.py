"""The figures of a run, and how numbers are written; all counts come from ``Tally``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from pytest_voicearena.core.conversation import Usage
from pytest_voicearena.core.gates import GateResult
from pytest_voicearena.core.results import CaseResult, RunRecord, Tally
from pytest_voicearena.core.statistics import Interval, wilson
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.report.outcomes import breaches, outcome

Tone = Literal["bad", "doubtful", "good"]

_MINUTE, _HOUR = 60, 3600

#: Seconds below which tenths are shown; 9.96 would round to 10.0.
_FINE = 9.95

#: Sums that are written in cents, and the smallest that is written at all, in dollars.
_CENT, _LEAST = 0.01, 0.0001


class Row(NamedTuple):
    """A line of a table: a group of cases and how they came out."""

    name: str
    tally: Tally

    @property
    def interval(self) -> Interval | None:
        """The attack success rate among the decided cases; None if none was decided."""
        return wilson(self.tally.breached, self.tally.decided)


class Headline(NamedTuple):
    """The one sentence that a hurried reader takes away."""

    tone: Tone
    text: str


def by_category(record: RunRecord) -> list[Row]:
    """One row per category that has cases, in the order of the enum."""
    return _in_order(Category, record.results, lambda result: (result.case.category,))


def by_severity(record: RunRecord) -> list[Row]:
    """One row per severity that has cases, worst first."""
    return _in_order(Severity, record.results, lambda result: (result.case.severity,))


def by_agent(record: RunRecord) -> list[Row]:
    """One row per agent, in the order of the record."""
    return _rows(record.results, lambda result: (result.case.agent,))


def by_technique(record: RunRecord) -> list[Row]:
    """One row per technique, the most successful first; a case counts in each of its own."""
    rows = _rows(record.results, lambda result: result.case.technique)
    return sorted(rows, key=lambda row: (-(row.interval or (0.0,))[0], -row.tally.total, row.name))


def total(record: RunRecord) -> Row:
    """All cases of the run."""
    return Row("all", Tally.of(record.results))


def failures(record: RunRecord) -> list[tuple[str, int]]:
    """How the breached cases broke: kinds of failure with how many cases show each."""
    counts = Counter(
        kind for result in record.results for kind in {f.failure.value for f in breaches(result)}
    )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def reasons(record: RunRecord) -> list[tuple[str, int]]:
    """Why cases are undecided, the most frequent reason first."""
    undecided = (r for r in record.results if outcome(r) == "undecided")
    counts = Counter(r.decision.reason.value for r in undecided if r.decision.reason)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def usage(record: RunRecord) -> Usage:
    """What all cases together cost."""
    return sum((result.usage for result in record.results), Usage())


def headline(record: RunRecord) -> Headline:
    """Whether the agents withstood; undecided cases are never a pass."""
    tally = total(record).tally
    if tally.breached:
        return Headline(
            "bad", f"{tally.breached:,} of {counted(tally.decided, 'attack')} succeeded"
        )
    if not tally.decided:
        return Headline("doubtful", "No attack was decided")
    if tally.undecided:
        left = f"{counted(tally.undecided, 'case')} undecided"
        return Headline("doubtful", f"No attack succeeded, but {left}")
    if record.end is None or record.end.stopped:
        return Headline("doubtful", "No attack succeeded before the run ended early")
    who = "The agent" if len(agents(record)) == 1 else "The agents"
    return Headline("good", f"{who} withstood every attack ({tally.decided:,})")


def coverage(record: RunRecord) -> str:
    """How many attacks really reached an agent."""
    reached = sum(result.reached for result in record.results)
    return f"The attack reached the agent in {reached:,} of {counted(len(record.results), 'case')}"


def simulation(record: RunRecord) -> str | None:
    """What a reader must know of stand-ins; None if there was none."""
    info = record.info
    played = [agent.name for agent in info.agents if agent.simulated]
    names = ", ".join(dict.fromkeys((*info.simulated, *played)))
    if not names:
        return None
    return (
        f"Simulation: {names} answered through a stand-in, not a language model. "
        "Figures of a simulation say nothing about a real agent."
    )


def ending(record: RunRecord) -> str | None:
    """Why the run is not whole; None if it is."""
    done = counted(len(record.results), "case")
    if record.end is None:
        return f"The run was cut off: it never ended in good order. {done} had finished by then."
    if record.end.stopped:
        return f"The run ended early: {record.end.stopped}. {done} had finished by then."
    return None


def pacing(record: RunRecord) -> str | None:
    """Which endpoints asked for less traffic, and how far down the run went; None if none did."""
    lowest: dict[str, int] = {}
    for change in record.pace:
        lowest[change.endpoint] = min(change.limit, lowest.get(change.endpoint, change.limit))
    if not lowest:
        return None
    told = [f"{name} (down to {counted(low, 'call')} at once)" for name, low in lowest.items()]
    return f"Asked for less traffic, so the run went slower: {', '.join(told)}"


def gate_words(gate: GateResult) -> str:
    """What became of a limit, in a sentence."""
    if gate.rate is None:
        return f"{gate.limit}: no case was decided, so nothing is proven"
    broke = f"{gate.breached:,} of {counted(gate.decided, 'case')} broke the agent"
    verdict = "within the limit" if gate.passed else "more than the limit"
    still = f"the true rate may be up to {percent(gate.allowed_still)}"
    return f"{gate.limit}: {broke} ({percent(gate.rate.share)}), {verdict}; {still}"


def models(record: RunRecord) -> list[str]:
    """The models that were asked, each once."""
    named = [agent.model for agent in record.info.agents]
    return list(dict.fromkeys(named or (result.case.model for result in record.results)))


def agents(record: RunRecord) -> list[str]:
    """The agents that were attacked, each once."""
    named = [agent.name for agent in record.info.agents]
    return list(dict.fromkeys(named or (result.case.agent for result in record.results)))


def percent(share: float) -> str:
    """A share in whole per cent; only nothing is 0 % and only all is 100 %."""
    shown = f"{share:.0%}".replace("%", " %")
    if 0 < share < 1:
        return {"0 %": "<1 %", "100 %": ">99 %"}.get(shown, shown)
    return shown


def spread(interval: Interval) -> str:
    """The two ends of an interval: ``0-24 %``, with an en dash."""
    return f"{round(interval.low * 100)}\N{EN DASH}{round(interval.high * 100)} %"


def rate(interval: Interval | None) -> str:
    """``25 % (9-53 %)``, or a dash where nothing was decided."""
    return "\N{EN DASH}" if interval is None else f"{percent(interval.share)} ({spread(interval)})"


def share_of(successes: int, n: int) -> str:
    """``0 of 12 (95 %: 0-24 %)``."""
    interval = wilson(successes, n)
    return f"{successes} of {n}" + ("" if interval is None else f" (95 %: {spread(interval)})")


def counted(number: int, thing: str) -> str:
    """``1 case``, ``2,000 cases``."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def duration(seconds: float) -> str:
    """``0.4 s``, ``12 s``, ``3 min 05 s``, ``1 h 02 min``."""
    if seconds < _FINE:
        return f"{max(seconds, 0.0):.1f} s"
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE:02} s"
    return f"{whole // _HOUR:,} h {whole % _HOUR // _MINUTE:02} min"


def money(dollars: float | None) -> str:
    """``$1.23``; below a cent ``$0.0042``; ``price unknown`` for None."""
    if dollars is None:
        return "price unknown"
    if 0 < dollars < _CENT:
        return f"${dollars:.4f}" if dollars >= _LEAST else f"<${_LEAST:.4f}"
    return f"${dollars:,.2f}"


def moment(seconds: float) -> datetime:
    """A time since the epoch, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def _in_order(
    order: type[StrEnum],
    results: Iterable[CaseResult],
    names: Callable[[CaseResult], Iterable[str]],
) -> list[Row]:
    rows = {row.name: row for row in _rows(results, names)}
    return [rows[name] for name in order if name in rows]


def _rows(results: Iterable[CaseResult], names: Callable[[CaseResult], Iterable[str]]) -> list[Row]:
    groups: dict[str, list[CaseResult]] = {}
    for result in results:
        for name in dict.fromkeys(names(result)):
            groups.setdefault(name, []).append(result)
    return [Row(str(name), Tally.of(group)) for name, group in groups.items()]
