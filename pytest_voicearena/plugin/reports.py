"""The record and the reports of a run, on the process that the user started."""

from __future__ import annotations

import gc
import shutil
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest

from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.events import CaseEnded, Event
from pytest_voicearena.core.results import CaseResult, PaceChanged, RunEnd, RunRecord
from pytest_voicearena.documents.records import decode_line
from pytest_voicearena.plugin.identity import identity
from pytest_voicearena.plugin.options import typed
from pytest_voicearena.plugin.run import ArenaRun
from pytest_voicearena.plugin.settings import calibration_of, limits_of, report_directory
from pytest_voicearena.plugin.worker import left_behind
from pytest_voicearena.report.terminal import summary_lines
from pytest_voicearena.report.write import write_reports
from pytest_voicearena.store.records import RecordWriter, last_results, new_record_file


class Reports:
    """Listens to the run; what it was told is on disk before anybody else hears of it."""

    def __init__(self, config: pytest.Config, run: ArenaRun | None = None) -> None:
        """Begin a record. ``run`` is missing where workers do all the playing."""
        own = identity(config)
        agents = _collected(config) if run is None else run.planned_agents
        assembly = (run or ArenaRun(config)).assembly
        self._config = config
        info = assembly.run_info(agents, own.started)
        options = tuple(typed(config, start=config.rootpath))
        limits = {limit.group: limit.most for limit in limits_of(config)}
        self._info = replace(
            info, options=options, limits=limits, calibration=calibration_of(config)
        )
        self._directory = report_directory(config)
        self._failed: set[str] = set()
        self._refused = False
        self._file: Path | None = None
        self._results: list[CaseResult] = []
        self._pace: list[PaceChanged] = []
        self._written: list[Path] = []
        self._trouble: str | None = None
        self._end: RunEnd | None = None
        #: Results come from the loop's thread, the end from the main one.
        self._lock = threading.Lock()
        self._writer = self._open(own.run_id)

    def _open(self, run_id: str) -> RecordWriter | None:
        if self._directory is None:
            return None
        try:
            file = new_record_file(self._directory, run_id)
            writer = RecordWriter(file, self._info)
        except UserError as error:
            self._trouble = str(error)
            return None
        self._written.append(file)
        self._file = file
        return writer

    def usable(self) -> Self:
        """These reports, if they have a place: before anything is asked that costs.

        Raises:
            UserError: they cannot be written.
        """
        self._refused = self._trouble is not None
        if self._trouble:
            raise UserError(self._trouble)
        return self

    def failed(self, node: str) -> None:
        """A case has failed; that must not be forgotten, even if it left no result."""
        self._failed.add(node)

    def hear(self, events: Sequence[Event]) -> None:
        """What the run tells of, from any thread; nothing after the end."""
        self._take([kept for event in events if (kept := _kept(event)) is not None])

    def hear_line(self, line: str) -> None:
        """What another process tells of, as a line of a record."""
        try:
            told = decode_line(line)
        except UserError as error:
            self._trouble = f"a worker sent what cannot be read: {error}"
            return
        if isinstance(told, CaseResult | PaceChanged):
            self._take([told])

    def _take(self, lines: Sequence[CaseResult | PaceChanged]) -> None:
        with self._lock:
            if self._end is not None or not lines:
                return
            for line in lines:
                if isinstance(line, CaseResult):
                    self._results.append(line)
                else:
                    self._pace.append(line)
            try:
                if self._writer is not None:
                    self._writer.add(*lines)
            except OSError as error:
                self._give_up_writing(error)

    @property
    def record(self) -> RunRecord:
        """What is known so far, in the order of the suites."""
        results = sorted(last_results(self._results), key=_place)
        return RunRecord(self._info, tuple(results), self._end, tuple(self._pace))

    def finish(self, session: pytest.Session) -> None:
        """The session is over: end the record, write the pages."""
        if self._refused:
            return
        if self._file is not None:
            known = {_key(result) for result in self._results}
            self._take([one for one in left_behind(self._file) if _key(one) not in known])
        with self._lock:
            lost = self._failed - {result.node for result in self._results}
            self._end = RunEnd(time.time(), _why_early(session), tuple(sorted(lost)))
        # All that is alive now is needed to the end; the collector would only look through it, here
        # and at the exit, for a tenth of a run of a thousand cases. Another run in this process
        # thaws it.
        gc.freeze()
        if self._directory is None:
            return
        try:
            if self._writer is not None:
                self._writer.end(self._end)
            paths = write_reports(self.record, self._directory)
            self._written = [paths.html, paths.junit, *self._written]
        except Exception as error:  # noqa: BLE001 - the verdicts stand, whatever becomes of pages
            self._give_up_writing(error)
        if self._trouble and session.exitstatus == pytest.ExitCode.OK:
            # Somebody who wants reports and gets none should not be told that all is well.
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _give_up_writing(self, error: Exception) -> None:
        """Results stay in memory and are still told on the terminal."""
        trouble = f"the reports could not be written: {error or type(error).__name__}"
        self._trouble = self._trouble or trouble
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def summarise(self, terminal: pytest.TerminalReporter) -> None:
        """A table by category, what broke, and where to read on."""
        if self._refused:
            return
        terminal.section("arena")
        width = shutil.get_terminal_size().columns
        paths = [self._shown(path) for path in self._written]
        for line in summary_lines(self.record, width=width, reports=paths):
            for text, style in line:
                terminal.write(text, **({style: True} if style else {}))
            terminal.write("\n")
        dist = self._config.getoption("dist", "no")
        if dist not in {"no", "load"}:
            terminal.write_line(
                f"With --dist={dist} a worker plays one case at a time; with --dist=load, many.",
                yellow=True,
            )
        if self._trouble:
            terminal.write_line(self._trouble, red=True)

    def _shown(self, path: Path) -> str:
        start = self._config.invocation_params.dir
        return str(path.relative_to(start)) if path.is_relative_to(start) else str(path)


def _kept(event: Event) -> CaseResult | PaceChanged | None:
    """What of an event belongs into a record: the rest is in the results, too."""
    match event:
        case CaseEnded(result):
            return result
        case PaceChanged():
            return event
        case _:
            return None


def _collected(config: pytest.Config) -> Sequence[Agent]:
    """The agents that workers attack; what a test names for itself is known to them alone."""
    try:
        return ArenaRun(config).agents
    except UserError:
        return ()


def _key(result: CaseResult) -> tuple[str, str]:
    return result.node, result.case.id


def _place(result: CaseResult) -> tuple[str, int, str, str]:
    return result.case.path, result.case.line, result.case.id, result.node


def _why_early(session: pytest.Session) -> str | None:
    """Why the run ended early; None if it did not. pytest's own flags are False or a text."""
    if stopped := session.shouldstop or session.shouldfail:
        return stopped if isinstance(stopped, str) else "stopped"
    if session.exitstatus == pytest.ExitCode.INTERRUPTED:
        return "interrupted"
    if session.exitstatus == pytest.ExitCode.INTERNAL_ERROR:
        return "pytest had an internal error"
    return None
