"""What is printed and logged while a trial runs, kept with the trial.

Trials run side by side, so what they print cannot be told apart by when it comes, only by who
prints it: a context variable says which trial a task, or the thread it called, belongs to.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

#: Characters. A trial that prints without end must not fill the memory.
_MOST = 100_000


class Output:
    """What one trial has printed and logged so far."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def write(self, text: str) -> None:
        """Keep a piece, or as much of it as there is room for."""
        if self._length <= _MOST:
            # One more character than is shown tells that something was cut.
            self._pieces.append(text[: _MOST + 1 - self._length])
            self._length += len(text)

    @property
    def text(self) -> str:
        """All of it, cut where it is too long."""
        text = "".join(self._pieces)
        return text if len(text) <= _MOST else f"{text[:_MOST]}\n[cut after {_MOST} characters]\n"


_current: ContextVar[Output | None] = ContextVar("voicearena_trial_output", default=None)


@contextmanager
def collected() -> Iterator[Output]:
    """What the code inside, and what it starts, prints and logs."""
    output = Output()
    token = _current.set(output)
    try:
        yield output
    finally:
        _current.reset(token)


def routed(write: Callable[[str], int]) -> Callable[[str], int]:
    """A stream's ``write`` that gives a trial's text to the trial, and all other to ``write``."""

    def route(text: str) -> int:
        output = _current.get()
        if output is None:
            return write(text)
        output.write(text)
        return len(text)

    return route


class TrialLogs(logging.Handler):
    """Keeps a trial's log records with the trial."""

    def emit(self, record: logging.LogRecord) -> None:
        """Append the formatted record."""
        output = _current.get()
        if output is None:
            return
        try:
            output.write(self.format(record) + "\n")
        except Exception:  # noqa: BLE001 - as every handler of the standard library does it
            self.handleError(record)


def not_of_a_trial(record: logging.LogRecord) -> bool:
    """A filter for everybody else's handlers."""
    del record
    return _current.get() is None
