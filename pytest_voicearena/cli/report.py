"""``voicearena report``: a record as pages for people and machines."""

from __future__ import annotations

import argparse
from pathlib import Path

from pytest_voicearena.cli.command import Command, Context
from pytest_voicearena.core.errors import UserError

_RUNS = Path("reports", "runs")
_ENDING = ".jsonl"
_USUAL_WIDTH = 100


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "record",
        nargs="?",
        metavar="RECORD",
        help=f"a run's id, its record, or a directory of records; default: the newest in {_RUNS}",
    )
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="where to write report.html and junit.xml; default: a directory beside the record",
    )


def _run(arguments: argparse.Namespace, context: Context) -> int:
    from pytest_voicearena.report.terminal import summary_lines  # noqa: PLC0415 - slow to import
    from pytest_voicearena.report.write import write_reports  # noqa: PLC0415
    from pytest_voicearena.store.records import read_record  # noqa: PLC0415

    file = _record(arguments.record, context)
    record = read_record(file)
    folder = context.directory / arguments.out if arguments.out else file.with_suffix("")
    paths = write_reports(record, folder)
    shown = [context.shown(path) for path in (paths.html, paths.junit)]
    width = context.out.columns or _USUAL_WIDTH
    for line in summary_lines(record, width=width, reports=shown):
        context.out.line(*line)
    return 0


def _record(name: str | None, context: Context) -> Path:
    """The record that is meant.

    Raises:
        UserError: there is none.
    """
    runs = context.directory / _RUNS
    if name is None:
        return _newest(runs, str(_RUNS))
    path = context.directory / name
    if path.is_dir():
        below = path / _RUNS.name
        return _newest(below if below.is_dir() else path, name)
    if path.is_file():
        return path
    by_id = runs / f"{name}{_ENDING}"
    if by_id.is_file():
        return by_id
    message = f"no record '{name}': neither a file nor a run in {_RUNS}"
    raise UserError(message)


def _newest(folder: Path, shown: str) -> Path:
    """The last by name: names begin with the time at which the run began."""
    files = sorted(folder.glob(f"*{_ENDING}"), key=lambda file: file.name)
    if not files:
        message = f"no record in {shown}; 'pytest' writes one for every run of attacks"
        raise UserError(message)
    return files[-1]


COMMAND = Command("report", "make HTML and JUnit reports from a run's record", _configure, _run)
