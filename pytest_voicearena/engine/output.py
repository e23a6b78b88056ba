"""What is printed and logged while a trial runs, kept with the trial.

Trials run side by side, so what they print cannot be told apart by when it comes, only by who
prints it: a context variable says which trial a task, or the thread it called, belongs to.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TextIO

#: A trial that prints without end must not fill the memory.
_MOST = 100_000

_current: ContextVar[list[str] | None] = ContextVar("voicearena_trial_output", default=None)


@contextmanager
def collected() -> Iterator[list[str]]:
    """Pieces of text that the code inside, and what it starts, prints and logs."""
    pieces: list[str] = []
    token = _current.set(pieces)
    try:
        yield pieces
    finally:
        _current.reset(token)


def joined(pieces: list[str]) -> str:
    """All pieces, cut where they are too many."""
    text = "".join(pieces)
    return text if len(text) <= _MOST else f"{text[:_MOST]}\n[cut after {_MOST} characters]\n"


class Router(io.TextIOBase):
    """A standard stream that gives a trial's writes to the trial and all others to ``through``."""

    def __init__(self, through: TextIO) -> None:
        self.through = through

    def write(self, text: str) -> int:
        """Characters written."""
        pieces = _current.get()
        if pieces is None:
            return self.through.write(text)
        if len(pieces) < _MOST:
            pieces.append(text)
        return len(text)

    def flush(self) -> None:
        """Flush what is not a trial's."""
        if _current.get() is None:
            self.through.flush()

    def isatty(self) -> bool:
        """As the stream behind it."""
        return self.through.isatty()

    def fileno(self) -> int:
        """As the stream behind it."""
        return self.through.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """As the stream behind it."""
        return self.through.encoding

    def __getattr__(self, name: str) -> Any:
        return getattr(self.through, name)


class TrialLogs(logging.Handler):
    """Keeps a trial's log records with the trial."""

    def emit(self, record: logging.LogRecord) -> None:
        """Append the formatted record."""
        pieces = _current.get()
        if pieces is not None and len(pieces) < _MOST:
            pieces.append(self.format(record) + "\n")


def not_of_a_trial(record: logging.LogRecord) -> bool:
    """A filter for everybody else's handlers."""
    del record
    return _current.get() is None
