"""Hooks that are there once a suite is collected, and not before."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.plugin.catcher import RESULT, UNDECIDED
from pytest_voicearena.plugin.identity import identity
from pytest_voicearena.plugin.items import ArenaItem, Breached, Undecided, enrich
from pytest_voicearena.plugin.routing import Routing
from pytest_voicearena.plugin.shares import own_cases

if TYPE_CHECKING:
    from pytest_voicearena.plugin.run import ArenaRun


class LiveHooks:
    """Ties a run to the session that it belongs to."""

    def __init__(self, run: ArenaRun) -> None:
        self._run = run
        self._routing = Routing()
        self._waiting: pytest.Session | None = None
        # Made while pytest collects, inside the capture that it will put in place again.
        self._routing.teach_streams()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Start the cases that are still selected, in the background.

        Raises:
            pytest.UsageError: an agent cannot be reached.
        """
        option = session.config.option
        failed = session.testsfailed and not option.continue_on_collection_errors
        if failed or option.collectonly or getattr(option, "setuponly", False):
            return
        self._routing.install()
        if identity(session.config).is_worker:
            self._waiting = session
        else:
            self._start(session)

    def _start(self, session: pytest.Session) -> None:
        own = identity(session.config)
        items = {item.nodeid: item for item in session.items if isinstance(item, ArenaItem)}
        mine = own_cases((item.nodeid for item in session.items), own)
        wanted = [(node, item.planned) for node, item in items.items() if node in mine]
        try:
            if wanted:
                self._run.start(wanted)
        except UserError as error:
            if own.is_worker:
                # xdist takes a worker's usage error for its own; this stops all in good order.
                session.shouldfail = str(error)
            else:
                raise pytest.UsageError(str(error)) from None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self) -> None:
        """A worker starts when it is told what to run: if it dies, xdist has an item to blame."""
        if self._waiting is not None:
            session, self._waiting = self._waiting, None
            self._start(session)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """However pytest has come to its end, cancel what is under way."""
        self._run.stop()
        self._routing.remove()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """Inside pytest's capture, which has just put its own streams in place."""
        self._routing.install()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self) -> Generator[None, object, object]:
        """``capsys`` and its kin have just put their own streams in place."""
        try:
            return (yield)
        finally:
            self._routing.install()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self) -> None:
        """As in setup."""
        self._routing.install()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self) -> None:
        """As in setup."""
        self._routing.install()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self) -> None:
        """Outside pytest's capture, which has just put the old streams back."""
        self._routing.install()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Give reports their duration and results; show what happened instead of tracebacks."""
        report = yield
        enrich(item, report)
        if report.when == "teardown":
            report.user_properties += [(RESULT, line) for line in self._run.relay()]
        error = None if call.excinfo is None else call.excinfo.value
        if isinstance(error, Undecided | UserError):
            report.keywords = {**report.keywords, UNDECIDED: 1}
        if isinstance(error, UserError):
            # Nothing in the code that came upon it would help to mend it.
            report.longrepr = str(error)
        if not isinstance(item, ArenaItem):
            return report
        if isinstance(error, Breached | Undecided):
            # pytest asks an item how to show its failure only for the call, not for the setup.
            report.longrepr = str(error)
        elif isinstance(error, pytest.skip.Exception):
            path, line, _ = item.location
            report.longrepr = (path, (line or 0) + 1, f"Skipped: {error.msg}")
        return report
