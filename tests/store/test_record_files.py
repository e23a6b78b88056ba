"""Records on disk: written as results arrive, read as far as they go."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_voicearena.core.conversation import Conversation, Role, says
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.results import CaseInfo, CaseResult, RunEnd, RunInfo, RunRecord, Trial
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.core.verdicts import Decision, Verdict
from pytest_voicearena.store.records import (
    RecordWriter,
    last_results,
    new_record_file,
    read_record,
)

RUN = RunInfo("r1", 100.0, 7, "0.1")
END = RunEnd(200.0, "stopped")


def case(name: str, words: str = "No.") -> CaseResult:
    info = CaseInfo(
        f"{name}.plain.b",
        name,
        "plain",
        "b",
        "s",
        name,
        Category.JAILBREAK,
        Severity.LOW,
        (),
        (),
        "m",
    )
    conversation = Conversation((says(Role.AGENT, words),))
    return CaseResult(info, (Trial(0, 1, Decision(Verdict.HELD), conversation),), node=f"n::{name}")


def write(file: Path, *names: str, end: RunEnd | None = END) -> list[CaseResult]:
    results = [case(name) for name in names]
    with RecordWriter(file, RUN) as writer:
        for result in results:
            writer.add(result)
        if end is not None:
            writer.end(end)
    return results


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "er" / "r.jsonl"
    results = write(file, "a", "b")
    assert read_record(file) == RunRecord(RUN, tuple(results), END)


def test_each_case_is_on_disk_before_the_next_begins(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    writer = RecordWriter(file, RUN)
    for at, name in enumerate("abc"):
        writer.add(case(name))
        assert len(read_record(file).results) == at + 1
    assert read_record(file).end is None
    writer.end(END)
    assert read_record(file).end == END


def test_a_process_that_is_killed_loses_no_case_that_had_ended(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    program = (
        "import sys, time; sys.path[:0] = sys.argv[2:]\n"
        "from pathlib import Path\n"
        "from test_record_files import RUN, case\n"
        "from pytest_voicearena.store.records import RecordWriter\n"
        "writer = RecordWriter(Path(sys.argv[1]), RUN)\n"
        "for number in range(10**6):\n"
        "    writer.add(case(str(number)))\n"
        "    print(number, flush=True)\n"
    )
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(file), str(root), str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    said = [int(process.stdout.readline()) for _ in range(50)]
    process.kill()
    said += [int(line) for line in process.stdout.read().split()]
    process.stdout.close()
    process.wait()
    names = [result.case.attack for result in read_record(file).results]
    assert names[: len(said)] == [str(number) for number in said]


@given(st.integers(0, 2000))
@settings(max_examples=60, deadline=None)
def test_a_torn_record_is_read_as_far_as_it_goes(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    file = tmp_path_factory.mktemp("torn") / "r.jsonl"
    results = write(file, "a", "b", "c")
    data = file.read_bytes()
    torn = data[: min(cut, len(data))]
    file.write_bytes(torn)
    whole = torn.count(b"\n")
    if whole == 0:
        with pytest.raises(UserError, match="is no run record"):
            read_record(file)
    else:
        assert read_record(file).results == tuple(results[: whole - 1])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no run record"),
        (b"\n\n", "is no run record"),
        (b"hello\n", "not a line of a run record"),
        (b'{"v":1,"kind":"end","data":{"finished":1}}\n', "it does not begin with the run"),
        (b'{"v":99,"kind":"run","data":{}}\n', "has version 99"),
    ],
)
def test_what_is_no_record(data: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_bytes(data)
    with pytest.raises(UserError, match=said) as caught:
        read_record(file)
    assert str(file) in str(caught.value)


def test_a_bad_line_in_the_middle_is_named(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    write(file, "a", "b")
    lines = file.read_bytes().split(b"\n")
    lines[2] = lines[2][:40]
    file.write_bytes(b"\n".join(lines))
    with pytest.raises(UserError, match=r"r\.jsonl:3: not a line of a run record"):
        read_record(file)


def test_a_missing_record(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot read the run record .*No such file"):
        read_record(tmp_path / "r.jsonl")


def test_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path, tmp_path / "file" / "r.jsonl"):
        with pytest.raises(UserError, match="cannot write the run record"):
            RecordWriter(place, RUN)


def test_a_full_disk_is_told_and_not_passed_over(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("needs /dev/full")
    (tmp_path / "r.jsonl.part").symlink_to(full)
    with pytest.raises(UserError, match="No space left"):
        RecordWriter(tmp_path / "r.jsonl", RUN)


def test_the_last_result_of_a_case_stands_in_its_first_place() -> None:
    again = case("a", "Yes.")
    other = replace(case("b"), node="")
    assert last_results([case("a"), other, again]) == (again, other)


def test_two_nodes_of_one_case_are_two() -> None:
    one = case("a")
    assert len(last_results([one, replace(one, node="other")])) == 2


def test_where_records_go(tmp_path: Path) -> None:
    directory = tmp_path / "arena"
    file = new_record_file(directory, "r1")
    assert file == directory / "runs" / "r1.jsonl"
    assert (directory / ".gitignore").read_text() == "*\n"
    (directory / ".gitignore").unlink()
    new_record_file(directory, "r2")
    assert not (directory / ".gitignore").exists()


def test_a_directory_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot make the directory"):
        new_record_file(tmp_path / "file" / "arena", "r1")


def test_writing_is_quick_enough(tmp_path: Path) -> None:
    begin = time.monotonic()
    with RecordWriter(tmp_path / "r.jsonl", RUN) as writer:
        result = case("a", "x" * 2000)
        for _ in range(1000):
            writer.add(result)
    assert time.monotonic() - begin < 3
    assert (tmp_path / "r.jsonl").stat().st_size > 2_000_000
