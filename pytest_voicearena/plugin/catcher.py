"""Catches results on the process that the user started. Standard library and pytest alone."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

import pytest

from pytest_voicearena.plugin.arguments import is_case

if TYPE_CHECKING:
    from pytest_voicearena.plugin.reports import Reports
    from pytest_voicearena.plugin.run import ArenaRun

#: The name under which the catcher is registered.
CATCHER = "voicearena-reports"
#: The key in ``report.user_properties`` under which lines of a record travel from a worker.
RESULT = "arena"
#: A keyword in the reports of undecided cases.
UNDECIDED = "voicearena-undecided"


class ReportCatcher:
    """Holds the reports of a run, and takes what xdist's workers send out of test reports.

    It does so before other plugins see them: whoever writes user properties down (JUnit) finds the
    flat ones, not a result's whole JSON.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._reports: Reports | None = None

    def reports(self, run: ArenaRun | None = None) -> Reports:
        """The reports, begun when they are first wanted; ``run`` is this process's own."""
        if self._reports is None:
            from pytest_voicearena.plugin.reports import Reports  # noqa: PLC0415

            self._reports = Reports(self._config, run)
        return self._reports

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """When all has run, let each limit on attack success rates pass or fail like a test."""
        done = yield
        if self._reports is not None:
            from pytest_voicearena.plugin.gates import report_gates  # noqa: PLC0415

            report_gates(session.config, self._reports.record)
        return done

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what a worker played and heard of, if there is any."""
        if report.failed and is_case(report.nodeid):
            self.reports().failed(report.nodeid)
        lines = [str(value) for name, value in report.user_properties if name == RESULT]
        if not lines:
            return
        report.user_properties = [
            (name, value) for name, value in report.user_properties if name != RESULT
        ]
        for line in lines:
            self.reports().hear_line(line)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Begin the record before workers play: one that is killed has its controller's to go by."""
        if any(map(is_case, ids)):
            self.reports()

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Undecided is an error also where a test function runs the case itself."""
        if report.failed and report.when == "call" and UNDECIDED in report.keywords:
            return "error", "E", "ERROR"
        return None

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports."""
        if self._reports is not None:
            self._reports.finish(session)

    @pytest.hookimpl
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """A summary by category, and where the reports are."""
        if self._reports is not None:
            self._reports.summarise(terminalreporter)
