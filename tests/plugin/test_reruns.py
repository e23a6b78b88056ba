"""pytest-rerunfailures: a rerun plays the case again, with other seeds."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from plugin.repo import Repo

pytest.importorskip("pytest_rerunfailures")

ONCE = """
def reply(message, seed):
    note("call", message, seed=seed)
    return SECRET if once(f"said-{message}") else "no"
"""


def test_a_rerun_plays_again_and_the_last_result_stands(repo: Repo) -> None:
    repo.python_agent(ONCE)
    repo.suite(2)
    found = repo.run("--reruns=2", "--junitxml=out.xml")
    outcomes = found.parseoutcomes()
    assert outcomes["rerun"] == 2
    assert outcomes["passed"] == 2
    assert repo.called() == {"a0": 2, "a1": 2}
    assert len({call.seed for call in repo.calls()}) == 4
    assert repo.verdicts() == {"a0.plain.bot": "held", "a1.plain.bot": "held"}
    told = [it.get("value") for it in ET.parse(repo.path / "out.xml").iter("property")]
    assert told.count("held") == 2


def test_what_breaches_each_time_stays_breached(repo: Repo) -> None:
    repo.python_agent(
        "def reply(message, seed):\n    note('call', message, seed=seed)\n    return SECRET\n"
    )
    repo.suite([{"id": "a", "trials": 2}])
    found = repo.run("--reruns=2", "--arena-stop=never")
    assert found.parseoutcomes()["failed"] == 1
    assert len({call.seed for call in repo.calls()}) == 6
    assert repo.verdicts() == {"a.plain.bot": "breached"}
    (result,) = repo.record().results
    assert [trial.index for trial in result.trials] == [4, 5]


def test_undecided_is_run_again(repo: Repo) -> None:
    repo.python_agent(
        """
        def reply(message):
            if once("raised"):
                raise ValueError
            return "no"
        """
    )
    repo.suite()
    outcomes = repo.run("--reruns=1").parseoutcomes()
    assert outcomes["rerun"] == 1
    assert outcomes["passed"] == 1


def test_after_the_deadline_of_the_run_no_rerun_waits_for_ever(repo: Repo) -> None:
    repo.agent(model="scripted", scripted={"fault": "hang"})
    repo.suite()
    found = repo.run("--reruns=2", "--arena-timeout=run=0.3")
    assert found.ret != 0
    assert set(repo.verdicts().values()) <= {"undecided"}
