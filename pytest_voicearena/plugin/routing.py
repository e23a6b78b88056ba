"""Puts the engine's routers in front of the standard streams and the log handlers.

The same that :func:`contextlib.redirect_stdout` does, but pytest's capture changes the streams
itself at every phase, so it has to be done again each time.
"""

from __future__ import annotations

import logging
import sys

from pytest_voicearena.engine.output import Router, TrialLogs, not_of_a_trial


def install() -> None:
    """Route standard output, standard error and logs; does nothing where that is done."""
    if not isinstance(sys.stdout, Router):
        sys.stdout = Router(sys.stdout)
    if not isinstance(sys.stderr, Router):
        sys.stderr = Router(sys.stderr)
    root = logging.getLogger()
    if not any(isinstance(handler, TrialLogs) for handler in root.handlers):
        root.addHandler(TrialLogs())
    for handler in root.handlers:
        if not isinstance(handler, TrialLogs) and not_of_a_trial not in handler.filters:
            handler.addFilter(not_of_a_trial)


def remove() -> None:
    """Take it all away again."""
    if isinstance(sys.stdout, Router):
        sys.stdout = sys.stdout.through
    if isinstance(sys.stderr, Router):
        sys.stderr = sys.stderr.through
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, TrialLogs):
            root.removeHandler(handler)
        else:
            handler.removeFilter(not_of_a_trial)
