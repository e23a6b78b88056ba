"""What agents print and log belongs to their own trial, and to no other test."""

from __future__ import annotations

import pytest

from plugin.repo import Repo

CHATTY = """
log = logging.getLogger("my.agent")

def speak(message):
    print(f"out-{message}")
    print(f"err-{message}", file=sys.stderr)
    log.warning("log-%s", message)

FRONT reply(message):
    speak(message)
    PAUSE
    speak(message)
    return SECRET
"""
SYNC = CHATTY.replace("FRONT", "def").replace("PAUSE", "time.sleep(0.05)")
ASYNC = CHATTY.replace("FRONT", "async def").replace("PAUSE", "await asyncio.sleep(0.05)")


@pytest.mark.parametrize("capture", ["fd", "sys", "no", "tee-sys"])
@pytest.mark.parametrize("code", [SYNC, ASYNC], ids=["sync", "async"])
def test_prints_and_logs_land_with_their_own_trial(repo: Repo, code: str, capture: str) -> None:
    repo.python_agent(code)
    repo.suite(6)
    found = repo.run(f"--capture={capture}", "-p", "no:xdist")
    found.assert_outcomes(failed=6)
    for number in range(6):
        own = [f"{kind}-a{number}" for kind in ("out", "err")]
        (trial,) = repo.results()[f"a{number}.plain.bot"].trials
        logged = f"WARNING  my.agent: log-a{number}"
        assert trial.output.splitlines() == [*own, logged, *own, logged]
    sections = found.stdout.str().split("Captured output of trial 1")[1:]
    assert len(sections) == 6
    for number, section in enumerate(sections):
        words = {word.partition("-")[2] for word in section.split() if word.startswith("out-")}
        assert words == {f"a{number}"}
    # Nowhere else: not before the failures, not in another section.
    assert found.stdout.str().count("out-a0") == 2
    assert "out-a0" not in found.stderr.str()


def test_each_trial_has_a_section_of_its_own(repo: Repo) -> None:
    repo.python_agent("def reply(message, seed):\n    print('seed', seed)\n    return SECRET\n")
    repo.suite([{"id": "a", "trials": 2}])
    found = repo.run("--arena-stop=never")
    found.stdout.fnmatch_lines(
        ["*Captured output of trial 1*", "seed *", "*Captured output of trial 2*", "seed *"]
    )


def test_what_passes_says_nothing_unless_asked(repo: Repo) -> None:
    repo.python_agent("def reply(message):\n    print('psst')\n    return 'no'\n")
    repo.suite()
    assert "psst" not in repo.run().stdout.str()
    repo.run("-rP").stdout.fnmatch_lines(["*Captured output of trial 1*", "psst"])


TALKS_ALL_THE_TIME = """
log = logging.getLogger("my.agent")

async def reply(message):
    for n in range(400):
        print("agent-out")
        print("agent-err", file=sys.stderr)
        log.warning("agent-log")
        await asyncio.sleep(0.002)
    return "no"
"""


@pytest.mark.parametrize("capture", ["fd", "sys", "no"])
def test_other_tests_see_none_of_it(repo: Repo, capture: str) -> None:
    repo.python_agent(TALKS_ALL_THE_TIME)
    repo.suite(2)
    repo.write(
        "test_it.py",
        """
        import logging, sys, time
        import pytest

        @pytest.fixture
        def slow(capsys):
            time.sleep(0.1)
            print("own-fixture")

        def test_capsys(capsys, slow):
            time.sleep(0.1)
            print("own-out")
            print("own-err", file=sys.stderr)
            found = capsys.readouterr()
            assert found.out == "own-fixture\\nown-out\\n"
            assert found.err == "own-err\\n"

        def test_capfd(capfd):
            time.sleep(0.1)
            print("own-out")
            assert capfd.readouterr().out == "own-out\\n"

        def test_caplog(caplog):
            logging.getLogger("mine").warning("own-log")
            time.sleep(0.1)
            assert [record.getMessage() for record in caplog.records] == ["own-log"]

        def test_that_fails():
            print("own-out")
            time.sleep(0.1)
            assert False
        """,
    )
    found = repo.run(f"--capture={capture}", "test_it.py", "demo.attack.yaml", "-p", "no:xdist")
    found.assert_outcomes(passed=5, failed=1)
    assert "agent-" not in found.stdout.str()
    assert "agent-" not in found.stderr.str()
    outputs = [result.trials[0].output for result in repo.record().results]
    assert [output.count("agent-out") for output in outputs] == [400, 400]


def test_the_streams_are_as_they_were(repo: Repo) -> None:
    repo.agent()
    repo.suite()
    repo.write(
        "conftest.py",
        """
        import logging, sys

        def pytest_unconfigure():
            assert "write" not in vars(sys.stdout)
            assert "write" not in vars(sys.stderr)
            kinds = [type(it).__name__ for it in logging.getLogger().handlers]
            assert "TrialLogs" not in kinds
        """,
    )
    found = repo.run("-s")
    assert found.ret == 0
    found.assert_outcomes(passed=1)


def test_an_agent_that_prints_without_end_does_not_fill_the_record(repo: Repo) -> None:
    repo.python_agent(
        "def reply(message):\n    for _ in range(300):\n        print('x' * 10_000)\n    return 'no'\n"
    )
    repo.suite()
    repo.run().assert_outcomes(passed=1)
    (file,) = repo.records()
    assert file.stat().st_size < 300_000
