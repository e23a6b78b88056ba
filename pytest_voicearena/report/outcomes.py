"""How a case came out, in words, and in which order cases are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from pytest_voicearena.core.results import CaseResult
from pytest_voicearena.core.taxonomy import Category
from pytest_voicearena.core.verdicts import Finding, Verdict
from pytest_voicearena.report.transcript import first_evidence
from pytest_voicearena.scan.display import one_line

Outcome = Literal["breached", "undecided", "held", "skipped"]

#: Worst first.
OUTCOMES: tuple[Outcome, ...] = ("breached", "undecided", "held", "skipped")


class Gist(NamedTuple):
    """A case in one line: what is to be said of it, and the words that show it."""

    message: str
    quote: str = ""


def outcome(result: CaseResult) -> Outcome:
    """The verdict, or that the case was skipped."""
    return "skipped" if result.skipped else result.verdict.value


def worst_first(results: Iterable[CaseResult]) -> list[CaseResult]:
    """Breached, undecided, held, skipped; within each the most severe first."""
    order = {word: rank for rank, word in enumerate(OUTCOMES)}
    categories = {category: rank for rank, category in enumerate(Category)}

    def rank(result: CaseResult) -> tuple[int, int, int, str]:
        case = result.case
        return order[outcome(result)], case.severity.rank, categories[case.category], case.id

    return sorted(results, key=rank)


def breaches(result: CaseResult) -> tuple[Finding, ...]:
    """The findings of the breached trials that make the verdict."""
    trials = (t for t in result.trials if t.decision.verdict is Verdict.BREACHED)
    return tuple(finding for trial in trials for finding in trial.breaches)


def gist(result: CaseResult) -> Gist:
    """The first finding, the reason of an undecided case or a skip."""
    if result.skipped:
        return Gist(result.skipped)
    decision = result.decision
    if decision.verdict is Verdict.UNDECIDED:
        return Gist(": ".join(filter(None, (decision.reason, decision.detail))))
    found = breaches(result) if decision.verdict is Verdict.BREACHED else result.findings
    if not found:
        return Gist(decision.detail)
    evidence = first_evidence(found)
    return Gist(f"{noted(found[0])}{found[0].message}", evidence.quote if evidence else "")


def noted(finding: Finding) -> str:
    """What stands before the message of an observation, lest it be taken for a breach."""
    return "" if finding.breach else "noted: "


def gist_line(result: CaseResult, limit: int = 160) -> str:
    """:func:`gist` on one printable line, the quote in quotation marks."""
    message, quote = gist(result)
    shown = f'"{one_line(quote, limit // 2)}"' if quote.strip() else ""
    return " ".join(filter(None, (one_line(message, limit), shown)))


def breached_trials(result: CaseResult) -> int:
    """How many trials of the case are a breach."""
    return sum(trial.decision.verdict is Verdict.BREACHED for trial in result.trials)


def decided_trials(result: CaseResult) -> int:
    """How many trials of the case are a breach or held."""
    return sum(trial.decision.verdict is not Verdict.UNDECIDED for trial in result.trials)
