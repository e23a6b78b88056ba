from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pytest_voicearena.report.html import render_html
from pytest_voicearena.report.junit import render_junit
from pytest_voicearena.report.write import ReportPaths, write_reports
from report import records


def test_writes_both_reports_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    paths = write_reports(records.small(), folder)
    assert paths == ReportPaths(folder / "report.html", folder / "junit.xml")
    assert set(folder.iterdir()) == {paths.html, paths.junit}
    assert paths.html.read_bytes().decode() == render_html(records.small())
    assert paths.junit.read_bytes() == render_junit(records.small())


def test_an_older_report_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("old")
    assert "old" not in write_reports(records.small(), tmp_path).html.read_text("utf-8")[:100]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(OSError, match=r"report\.html"):
        write_reports(records.small(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_what_the_terminal_needs_is_cheap_to_import() -> None:
    code = (
        "import sys\n"
        "from pytest_voicearena.report import explain, properties, terminal, write\n"
        "print(sorted({'jinja2', 'junitparser', 'asyncio', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
