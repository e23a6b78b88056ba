"""Gives a trial what it prints and logs, whatever stream or handler is in place at that moment.

pytest's capture puts other streams in place at every phase of every test, and trials print all the
while from other threads. To route ``sys.stdout`` anew each time would always come too late for
somebody. So each stream is taught once, when it is first seen: it asks whose write it is.
"""

from __future__ import annotations

import contextlib
import logging
import sys
from typing import TextIO
from weakref import WeakSet

from pytest_voicearena.engine.output import TrialLogs, not_of_a_trial, routed

_FORMAT = "%(levelname)-8s %(name)s: %(message)s"


class Routing:
    """The streams and log handlers that were taught to leave a trial's output to the trial."""

    def __init__(self) -> None:
        self._streams: WeakSet[TextIO] = WeakSet()
        self._handlers: WeakSet[logging.Handler] = WeakSet()
        self._logs = TrialLogs()
        self._logs.setFormatter(logging.Formatter(_FORMAT))

    def install(self) -> None:
        """Teach what is in place now; quick where that is known already."""
        self.teach_streams()
        root = logging.getLogger()
        for handler in root.handlers:
            if handler is not self._logs and handler not in self._handlers:
                handler.addFilter(not_of_a_trial)
                self._handlers.add(handler)
        if self._logs not in root.handlers:
            root.addHandler(self._logs)

    def teach_streams(self) -> None:
        """Teach the standard streams that are in place now."""
        for stream in (sys.stdout, sys.stderr):
            # There may be none, or one of a kind that cannot be taught.
            with contextlib.suppress(AttributeError, TypeError):
                if stream not in self._streams:
                    self._streams.add(stream)
                    stream.write = routed(stream.write)  # type: ignore[method-assign]

    def remove(self) -> None:
        """Leave everything as it was found."""
        for stream in self._streams:
            with contextlib.suppress(AttributeError):
                del stream.write
        for handler in self._handlers:
            handler.removeFilter(not_of_a_trial)
        logging.getLogger().removeHandler(self._logs)
        self._streams.clear()
        self._handlers.clear()
