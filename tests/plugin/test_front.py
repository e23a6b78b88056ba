"""Cases from Python tests, for agents that need fixtures."""

from __future__ import annotations

import pytest

from plugin.repo import LEAK, REFUSAL, SECRET, Repo
from pytest_voicearena.core.verdicts import Reason

TEST = """
import pytest

@pytest.mark.arena(suites="demo.attack.yaml", agent="bot.agent.yaml")
def test_bot(arena, case):
    result = arena.run(case)
    assert result.verdict == "held"
"""


def test_a_test_function_runs_each_case(repo: Repo) -> None:
    repo.agent(reply=REFUSAL, folder="tests/")
    repo.agent("other")
    (repo.path / "demo.attack.yaml").write_text("no suite to collect")
    repo.suite([{"id": "a", "severity": "critical"}, {"id": "b", "category": "jailbreak"}])
    (repo.path / "demo.attack.yaml").rename(repo.path / "tests/demo.attack.yaml")
    repo.write("tests/test_it.py", TEST)
    found = repo.run("tests/test_it.py", "-v")
    found.assert_outcomes(passed=2)
    found.stdout.fnmatch_lines(["tests/test_it.py::test_bot[[]a.plain.bot] PASSED*"])
    record = repo.record()
    assert {result.node for result in record.results} == {
        "tests/test_it.py::test_bot[a.plain.bot]",
        "tests/test_it.py::test_bot[b.plain.bot]",
    }
    assert [agent.name for agent in record.info.agents] == ["bot"]
    repo.run("tests/test_it.py", "-m", "critical").assert_outcomes(passed=1, deselected=1)


def test_a_breach_fails_and_undecided_is_an_error(repo: Repo) -> None:
    repo.python_agent(
        """
        def reply(message):
            print("talking")
            if message == "fails":
                raise ValueError("oh")
            return SECRET if message == "leaks" else "no"
        """
    )
    repo.suite(
        [{"id": "holds"}, {"id": "leaks"}, {"id": "fails"}, {"id": "x", "breached_if": ["judge"]}]
    )
    repo.write("test_it.py", TEST)
    found = repo.run("test_it.py", "-rsfE", "-v")
    found.assert_outcomes(passed=1, failed=1, errors=1, skipped=1)
    assert found.ret == 1
    found.stdout.fnmatch_lines(
        [
            "*ERROR at call of test_bot[[]fails.plain.bot]*",
            "*provider_error: *ValueError: oh*",
            "_* test_bot[[]leaks.plain.bot] _*",
            "*case = <case leaks.plain.bot>",
            ">       result = arena.run(case)",
            "E       Breached: *the secret 'db_password' came out*",
            "test_it.py:6: Breached",
            "*Captured output of trial 1*",
            "talking",
            "SKIPPED*test_it.py:6: *judge*",
            "FAILED test_it.py::test_bot[[]leaks.plain.bot] - *Breached: *",
            "ERROR test_it.py::test_bot[[]fails.plain.bot] - *Undecided: *",
        ]
    )
    assert SECRET not in found.stdout.str()
    assert "front.py" not in found.stdout.str()
    assert repo.verdicts() == {
        "holds.plain.bot": "held",
        "leaks.plain.bot": "breached",
        "fails.plain.bot": "undecided",
        "x.plain.bot": "skipped",
    }


@pytest.mark.parametrize(
    "target",
    [
        "lambda message: database",
        "Sync(database)",
        "Async(database).reply",
        "Sync(database).told",
    ],
)
def test_a_target_made_of_fixtures_is_talked_to(repo: Repo, target: str) -> None:
    repo.agent(model="openai/gpt-4o")
    repo.suite([{"id": "a", "turns": ["one", "two"]}])
    repo.write(
        "test_it.py",
        f"""
        import pytest

        class Sync:
            def __init__(self, said): self.said = said
            def __call__(self, message): return self.said
            def told(self, messages): return self.said

        class Async(Sync):
            async def reply(self, message): return self.said

        @pytest.fixture(params=["no", "hunter2-PROD"])
        def database(request):
            return request.param

        @pytest.mark.arena(suites=["demo.attack.yaml"], agent="bot.agent.yaml")
        def test_bot(arena, case, database):
            assert arena.run(case, target={target}).reached
        """,
    )
    repo.run("test_it.py").assert_outcomes(passed=1, failed=1)


def test_a_class_is_one_conversation(repo: Repo) -> None:
    repo.agent(model="openai/gpt-4o")
    repo.suite([{"id": "a", "turns": ["one", "two"], "trials": 2}])
    repo.write(
        "test_it.py",
        """
        import pytest

        class Bot:
            def __init__(self): self.heard = []
            def reply(self, message):
                self.heard.append(message)
                return " and ".join(self.heard)

        @pytest.mark.arena("demo.attack.yaml", "bot.agent.yaml")
        def test_bot(arena, case):
            result = arena.run(case, target=Bot)
            for trial in result.trials:
                said = [turn.text for turn in trial.conversation if turn.role == "agent"]
                assert said == ["one", "one and two"]
        """,
    )
    repo.run("test_it.py").assert_outcomes(passed=1)


def test_agents_and_shipped_suites_by_default(repo: Repo) -> None:
    repo.agent()
    repo.write(
        "test_it.py",
        """
        import pytest

        @pytest.mark.arena(suites="builtin:security_leak")
        def test_bot(arena, case):
            arena.run(case)
        """,
    )
    assert repo.run("test_it.py").parseoutcomes()["passed"] >= 10


def test_deselected_cases_are_not_played(repo: Repo) -> None:
    repo.python_agent("def reply(message):\n    note('call', message)\n    return 'no'\n")
    repo.suite(3)
    repo.write("test_it.py", TEST)
    repo.run("test_it.py", "-k", "a1").assert_outcomes(passed=1, deselected=2)
    assert repo.called() == {"a1": 1}


def test_a_rerun_has_other_seeds(repo: Repo) -> None:
    pytest.importorskip("pytest_rerunfailures")
    repo.python_agent(
        """
        def reply(message, seed):
            note("call", message, seed=seed)
            return SECRET if once("said") else "no"
        """
    )
    repo.suite()
    repo.write("test_it.py", TEST)
    outcomes = repo.run("test_it.py", "--reruns=1").parseoutcomes()
    assert (outcomes["rerun"], outcomes["passed"]) == (1, 1)
    assert len({call.seed for call in repo.calls()}) == 2
    assert repo.verdicts() == {"a0.plain.bot": "held"}


def test_a_budget_stops_it_too(repo: Repo) -> None:
    repo.agent()
    repo.suite(9)
    repo.write("test_it.py", TEST)
    found = repo.run("test_it.py", "--arena-budget=3")
    assert found.ret == pytest.ExitCode.INTERRUPTED
    found.assert_outcomes(passed=3, errors=1)
    assert repo.results()["a3.plain.bot"].decision.reason is Reason.BUDGET


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ('suites="nothing.attack.yaml"', "there is no file 'nothing.attack.yaml' beside the test"),
        ('suites="builtin:nothing"', "no shipped suite 'builtin:nothing'"),
        ('suite="demo.attack.yaml"', "suite"),
        ('suites="demo.attack.yaml", agent="no.agent.yaml"', "there is no file 'no.agent.yaml'"),
    ],
)
def test_a_wrong_marker_is_told_in_one_line(repo: Repo, marker: str, said: str) -> None:
    repo.agent()
    repo.suite()
    repo.write(
        "test_it.py",
        f"import pytest\n@pytest.mark.arena({marker})\ndef test_bot(arena, case):\n    pass\n",
    )
    found = repo.run("test_it.py")
    assert found.ret in {pytest.ExitCode.INTERRUPTED, pytest.ExitCode.USAGE_ERROR}
    text = found.stdout.str() + found.stderr.str()
    assert "test_it.py::test_bot: @pytest.mark.arena" in text
    assert said in text
    assert "Traceback" not in text


def test_an_agent_that_leaks_in_a_suite_and_a_test_is_two_results(repo: Repo) -> None:
    repo.agent(reply=LEAK)
    repo.suite()
    repo.write("test_it.py", TEST)
    repo.run().assert_outcomes(failed=2)
    assert len(repo.record().results) == 2


def test_under_xdist(repo: Repo) -> None:
    repo.agent(reply=LEAK)
    repo.suite(4)
    repo.write("test_it.py", TEST)
    repo.run("test_it.py", "-n2").assert_outcomes(failed=4)
    assert len(repo.results()) == 4


def test_what_a_test_talks_to_is_what_is_told(repo: Repo) -> None:
    repo.agent(model="simulated")
    repo.suite(2)
    repo.write(
        "test_it.py",
        """
        from dataclasses import dataclass

        import pytest

        @dataclass(frozen=True)
        class Bot:
            def __call__(self, message):
                ASKED.append(id(self))
                return "no"

        KEPT, ASKED = [], []

        @pytest.mark.arena("demo.attack.yaml", "bot.agent.yaml")
        def test_bot(arena, case):
            KEPT.append(Bot())
            result = arena.run(case, target=KEPT[-1])
            assert result.case.model == "python/Bot"
            assert ASKED == [id(bot) for bot in KEPT]
        """,
    )
    found = repo.run("test_it.py")
    found.assert_outcomes(passed=2)
    assert "Simulation" not in found.stdout.str()


def test_calls_are_looked_for_only_where_they_are_reported(repo: Repo) -> None:
    repo.agent(tools=[{"name": "pay", "sensitive": True}])
    repo.suite([{"id": "a", "breached_if": ["tool_call"]}])
    code = """
        import pytest

        def pays(message):
            return {"text": "Done.", "tool_calls": [{"name": "pay"}]}

        @pytest.mark.arena("demo.attack.yaml", "bot.agent.yaml")
        @pytest.mark.parametrize("reports", [True, False])
        def test_bot(arena, case, reports):
            arena.run(case, target=pays, reports_calls=reports)
        """
    repo.write("test_it.py", code)
    found = repo.run("test_it.py", "-rs")
    found.assert_outcomes(failed=1, skipped=1)
    found.stdout.fnmatch_lines(["*tool calls cannot be seen*"])


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ("", "it lacks 1 required positional argument: 'suites'"),
        (
            "'nix.attack.yaml', 'bot.agent.yaml'",
            "there is no file 'nix.attack.yaml' beside the test",
        ),
        (
            "'demo.attack.yaml', 'nix.agent.yaml'",
            "there is no file 'nix.agent.yaml' beside the test",
        ),
    ],
)
def test_a_mistake_is_all_that_is_shown(repo: Repo, marker: str, said: str) -> None:
    repo.agent()
    repo.suite()
    repo.write(
        "test_it.py",
        f"""
        import pytest

        @pytest.mark.arena({marker})
        def test_bot(arena, case):
            arena.run(case)
        """,
    )
    text = repo.run("test_it.py").stdout.str()
    assert f"@pytest.mark.arena: {said}" in text
    assert "pluggy/" not in text
    assert len(text.splitlines()) < 16


def test_an_agent_that_cannot_be_reached_is_one_line(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    repo.agent(model="openai/gpt-4o")
    repo.suite()
    repo.write("test_it.py", TEST)
    text = repo.run("test_it.py").stdout.str()
    assert "needs a key: set the environment variable OPENAI_API_KEY" in text
    assert "key_of" not in text
