"""Where the ``voicearena`` command begins and ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pytest_voicearena import __version__
from pytest_voicearena.cli import attacks, calibrate, check, doctor, init, report, scan, schema
from pytest_voicearena.cli.command import Context
from pytest_voicearena.cli.terminal import Terminal
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.core.errors import ArenaError

COMMANDS = (
    init.COMMAND,
    doctor.COMMAND,
    attacks.COMMAND,
    check.COMMAND,
    schema.COMMAND,
    report.COMMAND,
    scan.COMMAND,
    calibrate.COMMAND,
)

#: What the user got wrong, as pytest and argparse have it; then what shells say of signals.
_USAGE = 2
_INTERRUPTED = 130
_READER_GONE = 141


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    root = argparse.ArgumentParser(
        prog="voicearena",
        description="Looks after the files, models and reports around 'pytest' runs of attacks.",
        epilog=(
            "Attacks are run by pytest itself: 'pytest --help' lists its options under "
            "'security of LLM and voice agents'."
        ),
    )
    root.add_argument("--version", action="version", version=f"voicearena {__version__}")
    commands = root.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    for command in COMMANDS:
        below = commands.add_parser(command.name, help=command.about, description=command.about)
        command.configure(below)
        below.set_defaults(run=command.run)
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return _READER_GONE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _run(argv: Sequence[str] | None) -> int:
    whole = parser()
    try:
        arguments = whole.parse_args(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _USAGE
    if arguments.command is None:
        whole.print_help(sys.stderr)
        return _USAGE
    try:
        context = Context(Path.cwd(), os.environ, SystemClock(), Terminal(sys.stdout, os.environ))
        code: int = arguments.run(arguments, context)
    except BrokenPipeError:
        raise
    except ArenaError as error:
        return _refuse(str(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename is not None else ""
        return _refuse(f"{where}{error.strerror or error}")
    return code


def _refuse(message: str) -> int:
    sys.stdout.flush()
    Terminal(sys.stderr, os.environ).line((message, "red"))
    return _USAGE


def _forget_output() -> None:
    """Let Python find nothing to complain about when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
