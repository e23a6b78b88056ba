from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from report.realistic import realistic

from cli.conftest import Voicearena
from pytest_voicearena.core.results import RunRecord
from pytest_voicearena.report.terminal import plain, summary_lines
from pytest_voicearena.store.records import RecordWriter

RUNS = Path("reports", "runs")


def written(file: Path, record: RunRecord) -> None:
    with RecordWriter(file, record.info) as writer:
        for result in record.results:
            writer.add(result)
        if record.end is not None:
            writer.end(record.end)


@pytest.fixture
def run(directory: Path) -> RunRecord:
    """One run is on disk, and an older one, written later."""
    record = realistic()
    written(directory / RUNS / f"{record.info.id}.jsonl", record)
    older = replace(record, info=replace(record.info, id="20000101-000000-aaaa"))
    written(directory / RUNS / f"{older.info.id}.jsonl", older)
    return record


def test_the_newest_run_is_the_default(
    voicearena: Voicearena, directory: Path, run: RunRecord
) -> None:
    outcome = voicearena("report")
    assert (outcome.code, outcome.err) == (0, "")
    folder = RUNS / run.info.id
    for name in ("report.html", "junit.xml"):
        assert (directory / folder / name).stat().st_size > 1000
        assert f"Report: {folder / name}\n" in outcome.out


def test_the_summary_is_the_one_of_the_run(voicearena: Voicearena, run: RunRecord) -> None:
    reports = [str(RUNS / run.info.id / name) for name in ("report.html", "junit.xml")]
    assert voicearena("report").out == plain(summary_lines(run, width=100, reports=reports))


@pytest.mark.parametrize("how", ["id", "file", "reports", "runs"])
def test_a_run_by_any_name(
    voicearena: Voicearena, directory: Path, run: RunRecord, how: str
) -> None:
    names = {
        "id": run.info.id,
        "file": str(RUNS / f"{run.info.id}.jsonl"),
        "reports": "reports",
        "runs": str(RUNS),
    }
    assert voicearena("report", names[how], "--out", "here").code == 0
    assert (directory / "here" / "junit.xml").is_file()
    assert run.info.id in (directory / "here" / "junit.xml").read_text(encoding="utf-8")


def test_an_older_run(voicearena: Voicearena, directory: Path, run: RunRecord) -> None:
    del run
    assert voicearena("report", "20000101-000000-aaaa").code == 0
    assert (directory / RUNS / "20000101-000000-aaaa" / "report.html").is_file()


def test_what_a_killed_run_left(voicearena: Voicearena, directory: Path, run: RunRecord) -> None:
    file = directory / RUNS / f"{run.info.id}.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:3]) + lines[3][:20])
    outcome = voicearena("report")
    assert outcome.code == 0
    assert (directory / RUNS / run.info.id / "report.html").is_file()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (None, "no record in reports/runs; 'pytest' writes one for every run of attacks\n"),
        ("nonsense", "no record 'nonsense': neither a file nor a run in reports/runs\n"),
        ("empty", "no record in empty; 'pytest' writes one for every run of attacks\n"),
    ],
)
def test_no_record(voicearena: Voicearena, directory: Path, name: str | None, said: str) -> None:
    (directory / "empty").mkdir()
    assert voicearena("report", *filter(None, [name])) == (2, "", said)


def test_a_file_that_is_no_record(voicearena: Voicearena, directory: Path) -> None:
    (directory / "notes.txt").write_text("hello\n")
    outcome = voicearena("report", "notes.txt")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


def test_a_place_that_cannot_be_written(
    voicearena: Voicearena, directory: Path, run: RunRecord
) -> None:
    del run
    (directory / "taken").touch()
    outcome = voicearena("report", "--out", "taken")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"{directory / 'taken'}: File exists\n"
