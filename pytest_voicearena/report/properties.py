"""A case as flat names and values, for JUnit files of whoever writes them.

Cheap to import and to call: pytest's own ``--junitxml`` takes them from here too.
"""

from __future__ import annotations

from pytest_voicearena.core.results import CaseResult
from pytest_voicearena.report.outcomes import breached_trials, outcome
from pytest_voicearena.scan.display import one_line, printable

#: Further places of evidence are in the other reports.
_MOST_EVIDENCE = 5


def case_properties(result: CaseResult) -> list[tuple[str, str]]:
    """What machines want to know of a case; printable text, legal in XML."""
    case, usage = result.case, result.usage
    found = [
        ("category", case.category.value),
        ("severity", case.severity.value),
        ("technique", ", ".join(case.technique)),
        ("standards", ", ".join(case.standards)),
        ("agent", case.agent),
        ("model", case.model),
        ("simulated", "yes" if case.simulated else "no"),
        ("verdict", outcome(result)),
        ("trials", str(len(result.trials))),
        ("breached_trials", str(breached_trials(result))),
        ("seed", ", ".join(str(trial.seed) for trial in result.trials)),
        ("tokens", str(usage.tokens)),
        ("cost", "unknown" if usage.dollars is None else f"{usage.dollars:.6f}"),
    ]
    if result.notes:
        found.append(("notes", "; ".join(result.notes)))
    reason = None if result.skipped else result.decision.reason
    if reason is not None:
        found.append(("reason", reason.value))
    evidence = _evidence(result)
    if evidence:
        found.append(("evidence", evidence))
    return [(name, printable(value)) for name, value in found]


def _evidence(result: CaseResult) -> str:
    """Quotes of the breaches with their places, positions counted from 1."""
    places = [
        f'trial {trial.index + 1}, turn {at.turn + 1}: "{one_line(at.quote, 120)}"'
        for trial in result.trials
        for finding in trial.breaches
        for at in finding.evidence
    ]
    shown = dict.fromkeys(places[:_MOST_EVIDENCE])
    rest = len(places) - _MOST_EVIDENCE
    return "; ".join((*shown, *([f"{rest} more"] if rest > 0 else ())))
