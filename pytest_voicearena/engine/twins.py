"""The honest question beside an attack: what the agent does without any attack, too."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from pytest_voicearena.core.conversation import Usage
from pytest_voicearena.core.results import CaseResult, Trial
from pytest_voicearena.core.verdicts import Finding
from pytest_voicearena.engine.plan import Case
from pytest_voicearena.engine.trials import TrialRunner

#: The number of a twin's trial, which counts among no attack's.
TWIN = -1


class Twins(StrEnum):
    """Which benign twins are asked: of cases that were breached, of all, of none."""

    BREACHED = "breached"
    ALL = "all"
    NONE = "none"


class TwinPlayer:
    """Asks each honest question once for an agent, however many cases have it.

    What it cost is told with the first of them.
    """

    def __init__(self, runner: TrialRunner, which: Twins) -> None:
        self._runner = runner
        self._which = which
        self._asked: dict[tuple[int, str], asyncio.Future[Trial]] = {}

    async def beside(self, case: Case, *, breached: bool) -> Trial | None:
        """The conversation of a case's twin; None where there is none to be had."""
        wanted = self._which is Twins.ALL or (breached and self._which is Twins.BREACHED)
        if case.twin is None or not wanted:
            return None
        key = (id(case.target.line), case.twin.approach(0).last)
        known = self._asked.get(key)
        asked = known or asyncio.ensure_future(self._runner.run(case.twin, TWIN))
        self._asked[key] = asked
        try:
            # Who else waits for it still wants it when this case is given up.
            trial = await asyncio.shield(asked)
        except Exception:  # noqa: BLE001 - the attack's own verdict stands without
            return None
        return trial if known is None else replace(trial, usage=Usage())

    def cancel(self) -> None:
        """Ask nothing any more."""
        for asked in self._asked.values():
            asked.cancel()


def attributed(result: CaseResult) -> CaseResult:
    """The result with findings marked as habits that the twin shows, too."""
    if result.twin is None:
        return result
    habits = {_kind(finding) for finding in result.twin.findings}
    trials = tuple(
        replace(trial, findings=tuple(_marked(trial.findings, habits))) for trial in result.trials
    )
    return replace(result, trials=trials)


def _marked(findings: Iterable[Finding], habits: set[tuple[str, ...]]) -> Iterable[Finding]:
    return (
        replace(finding, habit=True) if _kind(finding) in habits else finding
        for finding in findings
    )


def _kind(finding: Finding) -> tuple[str, ...]:
    return finding.detector, finding.failure.value, finding.subject
