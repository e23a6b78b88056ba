"""What an xdist worker keeps of its share, so that its controller loses nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.events import CaseEnded, Event
from pytest_voicearena.core.results import CaseResult, PaceChanged
from pytest_voicearena.documents.records import encode_line
from pytest_voicearena.plugin.identity import identity
from pytest_voicearena.plugin.run import ArenaRun
from pytest_voicearena.plugin.settings import report_directory
from pytest_voicearena.store.records import RecordWriter, new_record_file, parts_of, read_record


class WorkerRecord:
    """Hears a worker's events.

    A result travels in the report of the item that wanted it. Until then it is in a record of the
    worker's own, which the controller reads when it ends, and anybody can if it was killed.
    """

    def __init__(self, config: pytest.Config, run: ArenaRun) -> None:
        own = identity(config)
        self._lines: list[str] = []
        self._writer: RecordWriter | None = None
        directory = report_directory(config)
        if directory is None:
            return
        worker = config.workerinput["workerid"]  # type: ignore[attr-defined]
        try:
            file = new_record_file(directory, f"{own.run_id}.{worker}")
            info = run.assembly.run_info(run.planned_agents, own.started)
            self._writer = RecordWriter(file, info)
        except UserError:
            # The controller, which has the same place for its own, tells of it.
            return

    def hear(self, events: Sequence[Event]) -> None:
        """Keep what a record has a place for; on the loop."""
        paces = [event for event in events if isinstance(event, PaceChanged)]
        self._lines += [encode_line(pace).decode() for pace in paces]
        results = [event.result for event in events if isinstance(event, CaseEnded)]
        if self._writer is None or not results:
            return
        try:
            self._writer.add(*results)
        except OSError:
            self._writer.close()
            self._writer = None

    def take(self) -> list[str]:
        """What was heard of the run as a whole since the last time, as lines of a record."""
        taken = []
        while self._lines:
            taken.append(self._lines.pop(0))
        return taken


def left_behind(record: Path) -> Iterator[CaseResult]:
    """What the workers of a run have kept beside its record; theirs are gone then."""
    for file in parts_of(record):
        try:
            yield from read_record(file).results
            file.unlink()
        except (UserError, OSError):
            continue
