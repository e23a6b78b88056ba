"""The reports as files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pytest_voicearena.core.results import RunRecord


@dataclass(frozen=True, slots=True)
class ReportPaths:
    """Where the reports of a run are."""

    html: Path
    junit: Path


def write_reports(record: RunRecord, directory: str | os.PathLike[str]) -> ReportPaths:
    """Writes ``report.html`` and ``junit.xml``; a reader sees the old file or the whole new one.

    Raises:
        OSError: the directory cannot be made or written to.
    """
    from pytest_voicearena.report.html import render_html  # noqa: PLC0415  (slow to import)
    from pytest_voicearena.report.junit import render_junit  # noqa: PLC0415

    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    paths = ReportPaths(folder / "report.html", folder / "junit.xml")
    _replace(paths.html, render_html(record).encode())
    _replace(paths.junit, render_junit(record))
    return paths


def _replace(path: Path, content: bytes) -> None:
    """Writes beside the file and renames, so that no half of it is ever seen."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
