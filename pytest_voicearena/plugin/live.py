"""Hooks that are there once a suite is collected, and not before."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.plugin import routing
from pytest_voicearena.plugin.catcher import UNDECIDED
from pytest_voicearena.plugin.identity import identity
from pytest_voicearena.plugin.items import ArenaItem, Undecided, enrich
from pytest_voicearena.plugin.shares import own_cases

if TYPE_CHECKING:
    from pytest_voicearena.plugin.run import ArenaRun


class LiveHooks:
    """Ties a run to the session that it belongs to."""

    def __init__(self, run: ArenaRun) -> None:
        self._run = run

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Generator[None, object, object]:
        """Start the selected cases in the background; when pytest stops, cancel what is under way.

        Raises:
            pytest.UsageError: an agent cannot be reached.
        """
        option = session.config.option
        failed = session.testsfailed and not option.continue_on_collection_errors
        if failed or option.collectonly or getattr(option, "setuponly", False):
            return (yield)
        self._start(session)
        routing.install()
        try:
            return (yield)
        finally:
            self._run.stop()
            routing.remove()

    def _start(self, session: pytest.Session) -> None:
        own = identity(session.config)
        items = {item.nodeid: item for item in session.items if isinstance(item, ArenaItem)}
        mine = own_cases((item.nodeid for item in session.items), own.worker, own.workers)
        wanted = [(node, item.planned) for node, item in items.items() if node in mine]
        try:
            if wanted:
                self._run.start(wanted)
        except UserError as error:
            raise pytest.UsageError(str(error)) from None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """Inside pytest's capture, which has just put its own streams in place."""
        routing.install()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self) -> None:
        """As in setup."""
        routing.install()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self) -> None:
        """As in setup."""
        routing.install()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self) -> None:
        """Outside pytest's capture, which has just put the old streams back."""
        routing.install()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Give reports their duration and results; mark the undecided ones."""
        report = yield
        enrich(item, report, self._run.line_of)
        if call.excinfo is not None and call.excinfo.errisinstance(Undecided):
            report.keywords = {**report.keywords, UNDECIDED: 1}
        return report
