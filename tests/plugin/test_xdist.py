"""pytest-xdist: every case exactly once, one report."""

from __future__ import annotations

from collections import Counter

import pytest

from plugin.repo import SECRET, Repo

LOGGED = """
import zlib
def reply(message, seed, prompt):
    note("call", message, seed=seed)
    (HERE / f"prompt-{zlib.crc32(prompt.encode())}").touch()
    return SECRET if message == "a7" else "no"
"""


@pytest.mark.parametrize("dist", ["load", "loadscope"])
def test_every_case_exactly_once_and_one_report(repo: Repo, dist: str) -> None:
    planted = [{"name": "canary", "plant": True}, {"name": "pin", "value": SECRET}]
    repo.python_agent(LOGGED, secrets=planted)
    attacks = [{"id": f"a{n}"} for n in range(30)]
    repo.suite(attacks[:20], name="one")
    repo.suite(attacks[20:], name="two")
    found = repo.run("-n2", f"--dist={dist}", "--arena-seed=7", "--junitxml=out.xml")
    found.assert_outcomes(passed=29, failed=1)
    assert repo.called() == {f"a{n}": 1 for n in range(30)}
    assert repo.verdicts() == {
        f"a{n}.plain.bot": "breached" if n == 7 else "held" for n in range(30)
    }
    record = repo.record()
    assert record.info.seed == 7
    assert len(list(repo.path.glob("prompt-*"))) == 1, "one secret planted in all processes"
    assert [agent.name for agent in record.info.agents] == ["bot"]
    assert record.end is not None
    text = found.stdout.str()
    assert text.count("= arena =") == 1
    assert "run again: pytest one.attack.yaml::a7.plain.bot --arena-seed 7" in text
    assert '"kind"' not in (repo.path / "out.xml").read_text()


def test_seeds_do_not_depend_on_the_number_of_workers(repo: Repo) -> None:
    repo.python_agent(LOGGED)
    repo.suite([{"id": "a", "trials": 3}, {"id": "b"}])
    repo.run("-n2", "--arena-seed=7")
    spread = {(call.message, call.seed) for call in repo.calls()}
    assert Counter(call.worker for call in repo.calls()) == {"gw0": 3, "gw1": 1}
    (repo.path / "calls.log").unlink()
    repo.run("--arena-seed=7")
    assert {(call.message, call.seed) for call in repo.calls()} == spread
    assert len(spread) == 4


def test_ordinary_tests_and_shipped_suites_run_beside_cases(repo: Repo) -> None:
    repo.python_agent(LOGGED)
    repo.suite(9, name="many")
    repo.write(
        "test_it.py",
        """
        import pytest

        @pytest.mark.parametrize("n", range(7))
        def test_it(n):
            with open("ordinary.log", "a") as file:
                file.write(f"{n} ")
        """,
    )
    found = repo.run("-n2", "many.attack.yaml", "test_it.py", "builtin:jailbreak").parseoutcomes()
    assert found["failed"] == 1
    assert found["passed"] > 15 + 10
    assert sorted((repo.path / "ordinary.log").read_text().split()) == list("0123456")
    assert set(repo.called().values()) == {1}


def test_a_run_without_suites_is_xdist_as_ever(repo: Repo) -> None:
    repo.write("test_it.py", "def test_a():\n    pass\ndef test_b():\n    pass\n")
    found = repo.run("-n2")
    found.assert_outcomes(passed=2)
    assert not (repo.path / "reports").exists()


@pytest.mark.parametrize("concurrency", [1, 8])
def test_workers_that_die_cost_one_case_each(repo: Repo, concurrency: int) -> None:
    repo.python_agent(
        """
        def reply(message):
            note("call", message)
            time.sleep(0.05)
            if message in {"a4", "a7"} and once(message):
                os._exit(3)
            return "no"
        """
    )
    repo.suite(20)
    found = repo.run("-n2", f"--arena-concurrency={2 * concurrency}")
    outcomes = found.parseoutcomes()
    # Each share has one that dies; with others beside it, any of them may be the one to blame.
    assert outcomes["failed"] == 2
    assert outcomes["passed"] >= 18
    found.stdout.fnmatch_lines(["*worker 'gw*' crashed while running 'demo.attack.yaml::*"])
    assert "INTERNALERROR" not in found.stdout.str()
    assert len(repo.results()) >= 18
    # What had not come back from a worker that died is asked once more, and nothing else.
    asked = [(call.message, call.worker) for call in repo.calls()]
    assert len(set(asked)) == len(asked)
    assert all(times <= 2 for times in repo.called().values())


def test_a_case_whose_worker_died_is_run_again_where_reruns_are_asked_for(repo: Repo) -> None:
    pytest.importorskip("pytest_rerunfailures")
    repo.python_agent(
        """
        def reply(message):
            time.sleep(0.2)
            if message == "a4" and once("died"):
                os._exit(3)
            return "no"
        """
    )
    repo.suite(8)
    found = repo.run("-n2", "--reruns=1", "--arena-concurrency=2")
    outcomes = found.parseoutcomes()
    assert outcomes["passed"] == 8
    assert len(repo.results()) == 8


def test_a_worker_that_always_dies_does_not_go_on_for_ever(repo: Repo) -> None:
    repo.python_agent("def reply(message):\n    os._exit(3)\n")
    repo.suite(6)
    found = repo.run("-n2", "--max-worker-restart=1")
    assert found.ret != 0
    assert "passed" not in found.parseoutcomes()


def test_x_stops_all_workers(repo: Repo) -> None:
    repo.python_agent(
        """
        async def reply(message):
            note("call", message)
            await asyncio.sleep(0.02 if int(message[1:]) < 4 else 0.5)
            return SECRET if message == "a2" else "no"
        """
    )
    repo.suite(60)
    found = repo.run("-n2", "-x", "--arena-concurrency=2")
    assert found.parseoutcomes()["failed"] == 1
    assert len(repo.calls()) < 30


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--arena-seed=soon",), "--arena-seed=soon: expected a whole number"),
        (("--arena-model=openai/gpt-4o",), "OPENAI_API_KEY"),
        (("--arena-trials=none",), "--arena-trials=none: expected a whole number above 0"),
    ],
)
def test_mistakes_are_told_without_a_traceback(
    repo: Repo, arguments: tuple[str, ...], said: str
) -> None:
    repo.agent()
    repo.suite(6)
    found = repo.run("-n2", *arguments)
    assert found.ret != 0
    text = found.stdout.str() + found.stderr.str()
    assert said in text
    assert "Traceback" not in text
    assert "INTERNALERROR" not in text


def test_the_budget_is_shared(repo: Repo) -> None:
    repo.python_agent(LOGGED.replace('"a7"', '"never"'))
    repo.suite(40)
    found = repo.run("-n2", "--arena-budget=10", "--arena-concurrency=2")
    assert found.ret != 0
    assert len(repo.calls()) == 10
