"""Deadlines of a turn, a trial, the detectors and the run; what blocks cannot pass under one."""

from __future__ import annotations

import time

import pytest

from plugin.repo import REFUSAL, Repo
from pytest_voicearena.core.verdicts import Reason


def details(repo: Repo) -> set[tuple[Reason | None, str]]:
    decisions = [result.decision for result in repo.record().results]
    return {(decision.reason, decision.detail) for decision in decisions}


def test_a_turn(repo: Repo) -> None:
    repo.agent(reply=REFUSAL, scripted={"replies": [REFUSAL], "latency": 0.15})
    repo.suite([{"id": "a", "turns": ["one", "two", "three"]}])
    repo.run("--arena-timeout=turn=0.3").assert_outcomes(passed=1)
    repo.agent("slow", scripted={"replies": [REFUSAL], "latency": 0.5})
    found = repo.run("--arena-timeout=turn=0.3", "--arena-agent=slow.agent.yaml")
    found.assert_outcomes(errors=1)
    found.stdout.fnmatch_lines(["deadline: no answer within 0.3 s"])


def test_a_trial(repo: Repo) -> None:
    repo.agent(scripted={"replies": [REFUSAL], "latency": 0.15})
    repo.suite([{"id": "a", "turns": ["one", "two", "three", "four"]}])
    repo.run("--arena-timeout=turn=1,trial=0.4").assert_outcomes(errors=1)
    assert details(repo) == {(Reason.DEADLINE, "the trial took longer than 0.4 s")}
    assert repo.results()["a.plain.bot"].reached


def test_the_run(repo: Repo) -> None:
    repo.python_agent(
        """
        async def reply(message):
            note("call", message)
            await asyncio.sleep(0.1 if message in {"a0", "a1"} else 30)
            return "no"
        """
    )
    repo.suite(40)
    begin = time.monotonic()
    found = repo.run("--arena-timeout=run=0.6", "--arena-concurrency=4")
    assert time.monotonic() - begin < 5
    assert found.ret == pytest.ExitCode.INTERRUPTED
    found.assert_outcomes(passed=2, errors=1)
    found.stdout.fnmatch_lines(["*!!! Interrupted: the run took longer than 0.6 s !!!*"])
    assert len(repo.calls()) <= 6
    assert details(repo) == {(None, ""), (Reason.DEADLINE, "the run took longer than 0.6 s")}


@pytest.mark.parametrize("front", ["def", "async def"])
def test_an_agent_that_blocks_is_late(repo: Repo, front: str) -> None:
    repo.python_agent(f"{front} reply(message):\n    time.sleep(0.7)\n    return 'no'\n")
    repo.suite()
    repo.run("--arena-timeout=0.3").assert_outcomes(errors=1)
    assert details(repo) == {(Reason.DEADLINE, "no answer within 0.3 s")}


def test_one_agent_that_blocks_its_thread_does_not_keep_others(repo: Repo) -> None:
    repo.python_agent(
        """
        def reply(message):
            if message == "a0":
                time.sleep(3600)
            return "no"
        """
    )
    repo.suite(4)
    begin = time.monotonic()
    repo.run("--arena-timeout=0.5").assert_outcomes(errors=1, passed=3)
    assert time.monotonic() - begin < 4


DETECTOR = """
import time
from dataclasses import dataclass
from typing import ClassVar
from pytest_voicearena.registry.hookspecs import hookimpl

@dataclass(frozen=True)
class NoOptions:
    pass

class Dawdler:
    name: ClassVar[str] = "dawdler"
    about: ClassVar[str] = "takes its time"
    Options: ClassVar[type] = NoOptions

    def lacks(self, scene):
        return None

    def inspect(self, conversation, scene):
        HOW
        return []

class Extension:
    @hookimpl
    def voicearena_detectors(self):
        return [Dawdler]

extension = Extension()
"""
#: A call in C that keeps the interpreter to itself, so that no other thread can tell the time.
HOLDS_THE_INTERPRETER = "import re; re.match('(a+)+$', 'a' * 25 + 'b')"


@pytest.mark.parametrize(
    "how",
    ["time.sleep(1.2)", HOLDS_THE_INTERPRETER, "raise ValueError('oh')", "raise SystemExit(3)"],
)
def test_a_detector_that_blocks_or_fails_decides_nothing(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    repo.write("site/dawdling.py", DETECTOR.replace("HOW", how))
    repo.write("site/dawdling-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: dawdling\n")
    repo.write(
        "site/dawdling-1.dist-info/entry_points.txt", "[voicearena]\nd = dawdling:extension\n"
    )
    monkeypatch.syspath_prepend(repo.path / "site")
    repo.agent()
    repo.suite([{"id": "a", "breached_if": ["dawdler"]}])
    found = repo.run("--arena-timeout=detectors=0.3")
    found.assert_outcomes(errors=1)
    ((reason, detail),) = details(repo)
    if how.startswith("raise"):
        assert reason is Reason.DETECTOR_ERROR
    else:
        assert (reason, detail) == (Reason.DEADLINE, "the detectors took longer than 0.3 s")


def test_the_end_of_the_run_comes_even_where_an_agent_blocks_the_loop(repo: Repo) -> None:
    repo.python_agent("async def reply(message):\n    time.sleep(3600)\n")
    repo.suite(3)
    begin = time.monotonic()
    with repo.running("--arena-timeout=turn=1,trial=1,run=1") as process:
        process.wait(30)
        assert time.monotonic() - begin < 15
    assert "the run took longer than 1 s" in process.output
    assert "1 error" in process.output
