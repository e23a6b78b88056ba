"""One case as a pytest item."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from pytest_voicearena.assembly.planning import PlannedCase
from pytest_voicearena.core.errors import ArenaError
from pytest_voicearena.core.gates import tolerant
from pytest_voicearena.core.results import CaseResult
from pytest_voicearena.core.verdicts import Verdict
from pytest_voicearena.documents.records import encode_line
from pytest_voicearena.plugin.catcher import RESULT
from pytest_voicearena.report.properties import case_properties
from pytest_voicearena.scan.display import printable

if TYPE_CHECKING:
    from pytest_voicearena.assembly.lines import StandIn
    from pytest_voicearena.plugin.run import ArenaRun


#: What an item's cases came to, until its last report carries it away.
_RESULTS: pytest.StashKey[list[CaseResult]] = pytest.StashKey()
#: How often an item has played each case: reruns have seeds of their own.
_ATTEMPTS: pytest.StashKey[Counter[str]] = pytest.StashKey()


class Breached(ArenaError):
    """The agent did not withstand."""


class Undecided(ArenaError):
    """Nobody can say whether the agent withstood."""


# As pytest does with its own outcomes: a line of the summary has no room for a module's name.
Breached.__module__ = Undecided.__module__ = "builtins"


class ArenaItem(pytest.Item):
    """Waits for its own case in ``setup``; undecided is an error there, a breach fails the call."""

    def __init__(self, *, planned: PlannedCase, run: ArenaRun, **rest: Any) -> None:
        super().__init__(**rest)
        self.planned = planned
        self._run = run
        self._result: CaseResult | None = None
        info = planned.info
        self.add_marker(info.category.value)
        self.add_marker(info.severity.value)
        self.extra_keyword_matches.update((info.suite, info.variant, info.agent, *info.technique))

    def setup(self) -> None:
        """Have the result.

        Raises:
            Undecided: there is no verdict.
        """
        self._result = None
        if not self.config.getoption("setuponly", default=False):
            self._result = play(self, self._run, self.planned)
            refuse_undecided(self._result, self._run)

    def runtest(self) -> None:
        """Fail if the agent was breached.

        Raises:
            Breached: it was.
        """
        if self._result is not None:
            refuse_breached(self._result, self._run)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        """Where the attack stands in its suite, and the headline of a failure."""
        # pytest takes the dots out of a headline with which the node id ends.
        return self.path, self.planned.info.line - 1, f"{self.name}: {self.planned.info.title}"


def play(
    item: pytest.Item,
    run: ArenaRun,
    planned: PlannedCase,
    target: StandIn | None = None,
) -> CaseResult:
    """A case's result, noted on the item that wanted it.

    Raises:
        UserError: its agent cannot be reached.
    """
    attempts = item.stash.setdefault(_ATTEMPTS, Counter())
    attempt = attempts[planned.info.id]
    attempts[planned.info.id] += 1
    result = run.result(planned, item.nodeid, attempt, target)
    item.stash.setdefault(_RESULTS, []).append(result)
    for trial in result.trials:
        if trial.output:
            item.add_report_section(
                f"of trial {trial.index + 1}", "output", printable(trial.output)
            )
    run.note(result, item.session)
    return result


def refuse_undecided(result: CaseResult, run: ArenaRun) -> None:
    """Skip what could not be played, refuse what has no verdict.

    Raises:
        Undecided: there is none.
    """
    __tracebackhide__ = True
    if result.skipped is not None:
        pytest.skip(result.skipped)
    if result.verdict is Verdict.UNDECIDED:
        raise Undecided(run.explain(result))


def refuse_breached(result: CaseResult, run: ArenaRun) -> None:
    """Refuse what was breached.

    Where a limit decides on all cases together, one alone is an expected failure: the gate at the
    end of the run passes or fails.

    Raises:
        Breached: it was.
    """
    __tracebackhide__ = True
    if result.verdict is Verdict.BREACHED:
        if limits := tolerant(run.assembly.settings.limits, result):
            borne = ",".join(map(str, limits))
            pytest.xfail(f"breached; --arena-max-asr {borne} decides at the end")
        raise Breached(run.explain(result))


def enrich(item: pytest.Item, report: pytest.TestReport) -> None:
    """Put results into an item's reports.

    The conversations' own duration goes where the verdict shows. The results themselves go into
    the last report alone: all reports of an item would repeat them.
    """
    results = item.stash.get(_RESULTS, [])
    if not results:
        return
    if isinstance(item, ArenaItem):
        waited = report.when == "setup" and report.passed
        report.duration = 0.0 if waited or report.when == "teardown" else results[-1].seconds
    if report.when == "teardown":
        report.user_properties += [pair for result in results for pair in case_properties(result)]
        if hasattr(item.config, "workerinput"):
            lines = [(RESULT, encode_line(result).decode()) for result in results]
            report.user_properties += lines
        item.stash[_RESULTS] = []
