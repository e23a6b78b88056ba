"""One case as a pytest item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pytest_voicearena.assembly.planning import PlannedCase
from pytest_voicearena.core.errors import ArenaError, UserError
from pytest_voicearena.core.results import CaseResult
from pytest_voicearena.core.verdicts import Verdict
from pytest_voicearena.plugin.catcher import RESULT
from pytest_voicearena.report.explain import explain
from pytest_voicearena.report.properties import case_properties

if TYPE_CHECKING:
    from pytest_voicearena.plugin.run import ArenaRun


#: What an item's cases came to, until its last report carries it away.
RESULTS: pytest.StashKey[list[CaseResult]] = pytest.StashKey()

LineOf = Callable[[CaseResult], str]


class Breached(ArenaError):
    """The agent did not withstand."""


class Undecided(ArenaError):
    """Nobody can say whether the agent withstood."""


class ArenaItem(pytest.Item):
    """Waits for its own case in ``setup``; undecided is an error there, a breach fails the call."""

    def __init__(self, *, planned: PlannedCase, run: ArenaRun, **rest: Any) -> None:
        super().__init__(**rest)
        self.planned = planned
        self.result: CaseResult | None = None
        self._run = run
        self._attempts = 0
        info = planned.info
        self.add_marker(info.category.value)
        self.add_marker(info.severity.value)
        self.extra_keyword_matches.update((info.suite, info.variant, info.agent, *info.technique))

    def setup(self) -> None:
        """Have the result.

        Raises:
            Undecided: there is no verdict.
        """
        if self.config.getoption("setuponly", default=False):
            return
        attempt, self._attempts = self._attempts, self._attempts + 1
        self.result = None
        result = self.result = self._run.result(self.planned, self.nodeid, attempt)
        self.stash[RESULTS] = [result]
        for trial in result.trials:
            if trial.output:
                self.add_report_section("setup", "output", trial.output)
        if result.skipped is not None:
            pytest.skip(result.skipped)
        if result.verdict is Verdict.UNDECIDED:
            self._run.note(result, self.session)
            raise Undecided(explain(result, seed=self._run.assembly.settings.seed))

    def runtest(self) -> None:
        """Fail if the agent was breached.

        Raises:
            Breached: it was.
        """
        if self.result is not None and self.result.verdict is Verdict.BREACHED:
            raise Breached(explain(self.result, seed=self._run.assembly.settings.seed))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What happened, instead of a traceback through this file."""
        if isinstance(excinfo.value, Breached | Undecided | UserError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        """Where the attack stands in its suite."""
        return self.path, self.planned.info.line - 1, f"{self.name}: {self.planned.info.title}"


def enrich(item: pytest.Item, report: pytest.TestReport, line_of: LineOf) -> None:
    """Put results into an item's reports.

    The conversations' own duration goes where the verdict shows. The results themselves go into
    the last report alone: all reports of an item would repeat them.
    """
    results = item.stash.get(RESULTS, [])
    if not results:
        return
    if isinstance(item, ArenaItem):
        own = sum(result.seconds for result in results[-1:])
        waited = report.when == "setup" and report.passed
        report.duration = 0.0 if waited or report.when == "teardown" else own
    if report.when == "teardown":
        properties = [pair for result in results for pair in case_properties(result)]
        lines = [(RESULT, line_of(replace(result, node=item.nodeid))) for result in results]
        report.user_properties = [*report.user_properties, *properties, *lines]
        item.stash[RESULTS] = []
