"""The figures of a run; all counts come from ``Tally``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Literal, NamedTuple

from pytest_voicearena.core.conversation import Usage
from pytest_voicearena.core.results import CaseResult, RunRecord, Tally
from pytest_voicearena.core.statistics import Interval, wilson
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.report.outcomes import breaches, outcome
from pytest_voicearena.report.wording import counted
from pytest_voicearena.scan.display import one_line

Tone = Literal["bad", "doubtful", "good"]

#: Of notes, and of reasons to skip cases, the most frequent ones are told; of lost cases the first.
_MOST_NOTES, _MOST_SKIPS, _MOST_LOST = 3, 5, 5


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
    return _most(counts)


def reasons(record: RunRecord) -> list[tuple[str, int]]:
    """Why cases are undecided, the most frequent reason first."""
    undecided = (r for r in record.results if outcome(r) == "undecided")
    return _most(Counter(r.decision.reason.value for r in undecided if r.decision.reason))


def skips(record: RunRecord) -> list[str]:
    """Why cases were skipped, a line a reason, the most frequent first."""
    counts = Counter(result.skipped for result in record.results if result.skipped)
    told = [f"{number:,} \N{MULTIPLICATION SIGN} {one_line(why)}" for why, number in _most(counts)]
    return _few(told, _MOST_SKIPS)


def blind(record: RunRecord) -> str | None:
    """What weakens the verdict of held cases: detectors that could not look; None if all could."""
    held = [result for result in record.results if outcome(result) == "held" and result.notes]
    if not held:
        return None
    counts = Counter(note for result in held for note in dict.fromkeys(result.notes))
    told = [f"{one_line(note)} ({number:,})" for note, number in _most(counts)]
    cases = counted(len(held), "held case")
    return f"In {cases} a detector could not look: {'; '.join(_few(told, _MOST_NOTES))}"


def advice(record: RunRecord) -> str | None:
    """What to do about a run that proves nothing; None if some case was decided."""
    tally = total(record).tally
    if tally.decided or not tally.total:
        return None
    to_do = []
    if tally.skipped:
        to_do.append("give the agent files what the skipped cases ask for, or run other attacks")
    if tally.undecided:
        to_do.append("mend why cases are undecided; 'voicearena doctor' looks at every agent")
    return f"This run proves nothing about {who(record)}. To do: {'; '.join(to_do)}"


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
        left = counted(tally.undecided, "case")
        verb = "is" if tally.undecided == 1 else "are"
        return Headline("doubtful", f"No attack succeeded, but {left} {verb} undecided")
    if record.end is None or record.end.stopped:
        return Headline("doubtful", "No attack succeeded before the run ended early")
    if record.end.lost:
        left = counted(len(record.end.lost), "case")
        return Headline("doubtful", f"No attack succeeded, but {left} left no result")
    number = "the one attack" if tally.decided == 1 else f"all {tally.decided:,} attacks"
    return Headline("good", f"{who(record).capitalize()} withstood {number}")


def who(record: RunRecord) -> str:
    """Who was attacked, inside a sentence."""
    return "the agent" if len(agents(record)) == 1 else "the agents"


def coverage(record: RunRecord) -> str:
    """How many attacks really reached an agent."""
    reached = sum(result.reached for result in record.results)
    return f"The attack reached the agent in {reached:,} of {counted(len(record.results), 'case')}"


def stand_ins(results: Iterable[CaseResult]) -> list[str]:
    """The agents of these cases for which a stand-in answers, each once."""
    return list(dict.fromkeys(result.case.agent for result in results if result.case.simulated))


def simulation(record: RunRecord) -> str | None:
    """What a reader must know of stand-ins; None if there was none."""
    names = stand_ins(record.results) if record.results else record.info.simulated
    if not names:
        return None
    return (
        f"Simulation: {', '.join(names)} answered through a stand-in, not a language model. "
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


def lost(record: RunRecord) -> str | None:
    """Which cases failed and left no result, so that no figure counts them; None if none did."""
    nodes = record.end.lost if record.end else ()
    if not nodes:
        return None
    told = _few([one_line(node) for node in nodes], _MOST_LOST, "more case")
    return f"{counted(len(nodes), 'case')} failed and left no result: {', '.join(told)}"


def pacing(record: RunRecord) -> str | None:
    """Which endpoints asked for less traffic, and how far down the run went; None if none did."""
    lowest: dict[str, int] = {}
    for change in record.pace:
        lowest[change.endpoint] = min(change.limit, lowest.get(change.endpoint, change.limit))
    if not lowest:
        return None
    told = [f"{name} (down to {counted(low, 'call')} at once)" for name, low in lowest.items()]
    return f"Asked for less traffic, so the run went slower: {', '.join(told)}"


def models(record: RunRecord) -> list[str]:
    """The models that were asked, each once."""
    named = [agent.model for agent in record.info.agents]
    return list(dict.fromkeys(named or (result.case.model for result in record.results)))


def agents(record: RunRecord) -> list[str]:
    """The agents that were attacked, each once."""
    named = [agent.name for agent in record.info.agents]
    return list(dict.fromkeys(named or (result.case.agent for result in record.results)))


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first, equals in the order of their words."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _few(told: list[str], most: int, more: str = "more reason") -> list[str]:
    """The first ones, and how many more there are."""
    rest = len(told) - most
    return [*told[:most], *([counted(rest, more)] if rest > 0 else [])]


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
