"""Run records as JSON lines, written as results arrive."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from dataclasses import replace
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.results import CaseResult, PaceChanged, RunEnd, RunInfo, RunRecord
from pytest_voicearena.documents.records import Line, decode_line, encode_line


class RecordWriter:
    """Appends to one record. Each line is with the operating system before the call returns.

    So a process that is killed loses no case that had ended; a machine that loses power may.
    """

    def __init__(self, file: Path, info: RunInfo) -> None:
        """Begin a record.

        Raises:
            UserError: the file cannot be written.
        """
        # Whoever finds the file, even after a crash just here, finds a record in it.
        beginning = file.with_name(f"{file.name}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._stream = FileIO(beginning, "wb")
        except OSError as error:
            raise _unwritable(file, error) from None
        try:
            self._write(info)
            # Windows renames no file that is open.
            self._stream.close()
            beginning.replace(file)
            self._stream = FileIO(file, "ab")
        except OSError as error:
            self.close()
            beginning.unlink(missing_ok=True)
            raise _unwritable(file, error) from None

    def add(self, *lines: CaseResult | PaceChanged) -> None:
        """More cases are over, or the pace has changed.

        Raises:
            OSError: the line could not be written, or not all of it.
        """
        self._write(*lines)

    def end(self, end: RunEnd) -> None:
        """The run is over.

        Raises:
            OSError: as in :meth:`add`.
        """
        self._write(end)
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def _write(self, *lines: Line) -> None:
        rest = memoryview(b"".join(encode_line(line) + b"\n" for line in lines))
        while rest:
            rest = rest[self._stream.write(rest) :]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def read_record(file: Path) -> RunRecord:
    """A record as far as it goes: a torn last line is what a killed process leaves, and is dropped.

    Where a case was run again, its last result stands. What workers of the run have kept beside it
    is a part of it.

    Raises:
        UserError: it is no run record.
    """
    record = _read(file)
    kept = [result for part in parts_of(file) for result in _read(part).results]
    if not kept:
        return record
    return replace(record, results=last_results((*kept, *record.results)))


def parts_of(file: Path) -> list[Path]:
    """The records that workers keep beside that of their run until it ends: ``ID.gw0.jsonl``."""
    return sorted(file.parent.glob(f"{glob.escape(file.stem)}.*{file.suffix}"))


def _read(file: Path) -> RunRecord:
    try:
        lines = file.read_bytes().split(b"\n")
    except OSError as error:
        message = f"cannot read the run record {file}: {error.strerror}"
        raise UserError(message) from None
    complete = [(number, line) for number, line in enumerate(lines[:-1], 1) if line]
    if not complete:
        message = f"{file} is no run record"
        raise UserError(message)
    info, *rest = [_decoded(file, number, line) for number, line in complete]
    if not isinstance(info, RunInfo):
        message = f"{file} is no run record: it does not begin with the run"
        raise UserError(message)
    end = next((line for line in rest if isinstance(line, RunEnd)), None)
    results = last_results(line for line in rest if isinstance(line, CaseResult))
    pace = tuple(line for line in rest if isinstance(line, PaceChanged))
    return RunRecord(info, results, end, pace)


def _unwritable(file: Path, error: OSError) -> UserError:
    return UserError(f"cannot write the run record {file}: {error.strerror}")


def _decoded(file: Path, number: int, line: bytes) -> Line:
    try:
        return decode_line(line)
    except UserError as error:
        message = f"{file}:{number}: {error}"
        raise UserError(message) from None


def last_results(results: Iterable[CaseResult]) -> tuple[CaseResult, ...]:
    """Each case once, in the order of its first appearance, as it came out last."""
    by_case = {(result.node, result.case.suite, result.case.id): result for result in results}
    return tuple(by_case.values())


def new_record_file(directory: Path, run_id: str) -> Path:
    """Where the record of a run goes; the directory ignores itself in git, as pytest's cache does.

    Raises:
        UserError: the directory cannot be made.
    """
    try:
        if not directory.exists():
            directory.mkdir(parents=True, exist_ok=True)
            (directory / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError as error:
        message = f"cannot make the directory {directory} for reports: {error.strerror}"
        raise UserError(message) from None
    return directory / "runs" / f"{run_id}{os.extsep}jsonl"
