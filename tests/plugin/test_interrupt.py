"""Ctrl-C and kill -9: what was done is on record."""

from __future__ import annotations

import signal
import time

import pytest

from plugin.repo import Repo, until
from pytest_voicearena.core.verdicts import Verdict

#: a1 and the ones after a4 never answer.
HANGS = """
async def reply(message):
    note("call", message)
    if message == "a1" or int(message[1:]) > 4:
        await asyncio.sleep(3600)
    note("answer", message)
    return SECRET if message == "a3" else "no"
"""
BLOCKS = """
def reply(message):
    note("call", message)
    if message != "a0":
        time.sleep(3600)
    note("answer", message)
    return "no"
"""
BLOCKS_THE_LOOP = """
async def reply(message):
    note("call", message)
    if message != "a0":
        time.sleep(3600)
    note("answer", message)
    return "no"
"""


@pytest.mark.parametrize("code", [HANGS, BLOCKS, BLOCKS_THE_LOOP])
def test_ctrl_c_ends_within_a_second_with_the_report_of_what_was_done(
    repo: Repo, code: str
) -> None:
    repo.python_agent(code)
    repo.suite(30)
    answered = 4 if code is HANGS else 1
    with repo.running("--arena-concurrency=8") as process:
        until(lambda: len(repo.calls("answer")) == answered and len(repo.calls("call")) > answered)
        time.sleep(0.3)
        process.signal(signal.SIGINT)
        begin = time.monotonic()
        status = process.wait()
        took = time.monotonic() - begin
    assert status == 2, process.output
    assert took < 2, took
    assert "KeyboardInterrupt" in process.output
    assert "Traceback" not in process.output
    assert "Exception ignored" not in process.output
    assert "never retrieved" not in process.output
    assert "destroyed" not in process.output
    assert (repo.path / "reports" / "report.html").exists()
    assert (repo.path / "reports" / "junit.xml").exists()
    record = repo.record()
    assert record.end is not None
    assert record.end.stopped == "interrupted"
    answers = {call.message for call in repo.calls("answer")}
    # An agent that blocks the loop keeps also the case before it from being looked at.
    ended = answers if code is not BLOCKS_THE_LOOP else set()
    assert {result.case.attack for result in record.results} == ended
    assert all(result.verdict is not Verdict.UNDECIDED for result in record.results)


def test_ctrl_c_before_anything_has_ended(repo: Repo) -> None:
    repo.python_agent(HANGS)
    repo.suite([{"id": "a9"}])
    with repo.running() as process:
        until(lambda: bool(repo.calls("call")))
        process.signal(signal.SIGINT)
        assert process.wait(5) == 2
    assert "Traceback" not in process.output
    end = repo.record().end
    assert end is not None
    assert end.stopped == "interrupted"
    assert (repo.path / "reports" / "report.html").exists()


def test_ctrl_c_under_xdist(repo: Repo) -> None:
    repo.python_agent(HANGS)
    repo.suite(30)
    with repo.running("-n2", "--arena-concurrency=8") as process:
        until(lambda: len(repo.calls("answer")) == 4)
        until(lambda: bool(repo.records()) and bool(repo.record().results))
        process.signal(signal.SIGINT)
        begin = time.monotonic()
        process.wait()
        assert time.monotonic() - begin < 4
    record = repo.record()
    assert record.end is not None
    assert record.results


#: The first case of each worker never ends, so that no report travels.
FIRST_HANGS = """
async def reply(message):
    note("call", message)
    if message in {"a0", "a1"}:
        await asyncio.sleep(3600)
    note("answer", message)
    return SECRET if message == "a3" else "no"
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_what_workers_have_not_reported_yet_is_kept(repo: Repo, number: int) -> None:
    repo.python_agent(FIRST_HANGS)
    repo.suite(12)
    with repo.running("-n2", "--arena-concurrency=8") as process:
        until(lambda: len(repo.calls("answer")) == 10)
        time.sleep(0.5)
        process.signal(number)
        process.wait()
    record = repo.record()
    assert {result.case.attack for result in record.results} == {f"a{n}" for n in range(2, 12)}
    assert Verdict.BREACHED in {result.verdict for result in record.results}
    kept = list(repo.path.glob("reports/runs/*.gw*.jsonl"))
    assert len(kept) == (0 if number is signal.SIGINT else 2)
    if number is signal.SIGINT:
        assert record.end is not None
        assert "a3" in (repo.path / "reports" / "report.html").read_text("utf-8")


def test_kill_9_keeps_every_case_that_had_ended(repo: Repo) -> None:
    repo.python_agent(HANGS)
    repo.suite(30)
    with repo.running("--arena-concurrency=8") as process:
        # pytest itself waits for a1; a2 to a4 end in the background.
        until(lambda: len(repo.calls("answer")) == 4)
        time.sleep(0.5)
        process.signal(signal.SIGKILL)
        process.wait()
    record = repo.record()
    assert record.end is None
    verdicts = {result.case.attack: result.verdict.value for result in record.results}
    assert verdicts == {"a0": "held", "a2": "held", "a3": "breached", "a4": "held"}
