"""A budget stops the run in good order."""

from __future__ import annotations

import pytest

from plugin.repo import REFUSAL, Repo
from pytest_voicearena.core.verdicts import Reason


@pytest.mark.parametrize("concurrency", [1, 16])
def test_no_call_beyond_it_and_the_rest_is_not_run(repo: Repo, concurrency: int) -> None:
    repo.python_agent("def reply(message):\n    note('call', message)\n    return 'no'\n")
    repo.suite(50)
    found = repo.run("--arena-budget=10", f"--arena-concurrency={concurrency}")
    assert found.ret == pytest.ExitCode.INTERRUPTED
    found.assert_outcomes(passed=10, errors=1)
    found.stdout.fnmatch_lines(
        [
            "budget: the budget of 10 calls is spent",
            "*!!! Interrupted: the budget of 10 calls is spent !!!*",
        ]
    )
    assert len(repo.calls()) == 10
    record = repo.record()
    reasons = [result.decision.reason for result in record.results]
    assert reasons == [None] * 10 + [Reason.BUDGET]
    assert record.end is not None
    assert record.end.stopped == "the budget of 10 calls is spent"


def test_a_conversation_that_it_broke_off_is_undecided(repo: Repo) -> None:
    repo.agent(reply=REFUSAL)
    repo.suite([{"id": "long", "turns": ["one", "two", "three"]}, {"id": "next"}])
    found = repo.run("--arena-budget=calls=2")
    found.assert_outcomes(errors=1)
    assert repo.results()["long.plain.bot"].decision.reason is Reason.BUDGET


def test_tokens(repo: Repo) -> None:
    repo.agent(reply="word " * 100)
    repo.suite(20)
    found = repo.run("--arena-budget=tokens=250", "--arena-concurrency=1")
    assert found.ret != 0
    assert found.parseoutcomes()["passed"] == 3


def test_dollars(repo: Repo) -> None:
    repo.agent(reply="word " * 100, price={"input": 0, "output": 10_000})
    repo.suite(20)
    found = repo.run("--arena-budget=dollars=2.5", "--arena-concurrency=1")
    assert found.ret != 0
    assert found.parseoutcomes()["passed"] == 3
    found.stdout.fnmatch_lines(["*the budget of 2.5 dollars is spent*"])


def test_dollars_need_a_price(repo: Repo) -> None:
    repo.agent(model="openai/my-own", base_url="http://127.0.0.1:9/v1", api_key_env="HOME")
    repo.suite()
    found = repo.run("--arena-budget=dollars=1")
    assert found.ret == pytest.ExitCode.USAGE_ERROR
    found.stderr.fnmatch_lines(["ERROR: no price is known for openai/my-own*"])


def test_enough_is_enough(repo: Repo) -> None:
    repo.agent()
    repo.suite(5)
    found = repo.run("--arena-budget=5")
    assert found.ret == 0
    found.assert_outcomes(passed=5)
