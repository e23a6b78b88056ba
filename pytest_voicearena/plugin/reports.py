"""The record and the reports of a run, on the process that the user started."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.results import CaseResult, RunEnd, RunRecord
from pytest_voicearena.documents.records import decode_line
from pytest_voicearena.plugin.collection import run_of
from pytest_voicearena.plugin.identity import identity
from pytest_voicearena.plugin.settings import report_directory
from pytest_voicearena.report.terminal import summary_lines
from pytest_voicearena.report.write import write_reports
from pytest_voicearena.store.records import RecordWriter, last_results, new_record_file


class Reports:
    """Takes results as they arrive; what was taken is on disk before the next one comes."""

    def __init__(self, config: pytest.Config) -> None:
        own = identity(config)
        run = run_of(config)
        self._config = config
        self._info = run.assembly.run_info(run.agents, own.started)
        self._directory = report_directory(config)
        self._results: list[CaseResult] = []
        self._written: list[Path] = []
        self._trouble: str | None = None
        self._end: RunEnd | None = None
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
        return writer

    def take(self, line: str) -> None:
        """One more result, as a line of the record."""
        result = decode_line(line)
        if isinstance(result, CaseResult):
            self._results.append(result)
            if self._writer is not None:
                self._writer.add(result)

    @property
    def record(self) -> RunRecord:
        """What is known so far."""
        return RunRecord(self._info, last_results(self._results), self._end)

    def finish(self, session: pytest.Session) -> None:
        """The session is over: end the record, write the pages."""
        stopped = session.shouldstop or session.shouldfail
        self._end = RunEnd(time.time(), _said(stopped, session.exitstatus))
        if self._writer is None or self._directory is None:
            return
        try:
            self._writer.end(self._end)
            paths = write_reports(self.record, self._directory)
            self._written = [paths.html, paths.junit, *self._written]
        except OSError as error:
            self._trouble = f"the reports could not be written: {error}"

    def summarise(self, terminal: pytest.TerminalReporter) -> None:
        """A table by category, what broke, and where to read on."""
        terminal.section("arena")
        width = terminal.width if hasattr(terminal, "width") else 80
        paths = [self._shown(path) for path in self._written]
        for line in summary_lines(self.record, width=width, reports=paths):
            for text, style in line:
                terminal.write(text, **({style: True} if style else {}))
            terminal.write("\n")
        if self._trouble:
            terminal.write_line(self._trouble, red=True)

    def _shown(self, path: Path) -> str:
        start = self._config.invocation_params.dir
        return str(path.relative_to(start)) if path.is_relative_to(start) else str(path)


def _said(stopped: str | bool, status: int) -> str | None:
    """Why the run ended early; None if it did not. pytest's own flags are False or a text."""
    if stopped:
        return stopped if isinstance(stopped, str) else "stopped"
    if status == pytest.ExitCode.INTERRUPTED:
        return "interrupted"
    return None
