"""Attack success rates that are borne: exit status, JUnit and summary agree, with and without xdist."""

from __future__ import annotations

import pytest
from junitparser import JUnitXml

from plugin.repo import Repo

#: Of ten attacks the first two break the agent.
LEAKY = """
def reply(message):
    return SECRET if message in {"a0", "a1"} else "no"
"""


def suite(repo: Repo) -> None:
    repo.python_agent(LEAKY)
    repo.suite([{"id": f"a{n}", "severity": "low" if n % 2 else "high"} for n in range(10)])


@pytest.mark.parametrize("workers", ["-n0", "-n2"])
@pytest.mark.parametrize(
    ("limits", "passes", "outcomes"),
    [
        ("security_leak=20%", True, {"passed": 9, "xfailed": 2}),
        ("0.2", True, {"passed": 9, "xfailed": 2}),
        ("security_leak=19%", False, {"passed": 8, "failed": 1, "xfailed": 2}),
        ("security_leak=20%,low=0", False, {"passed": 9, "failed": 2, "xfailed": 1}),
        ("jailbreak=50%", False, {"passed": 8, "failed": 3}),
    ],
)
def test_the_gate_gates(
    repo: Repo,
    limits: str,
    passes: bool,  # noqa: FBT001
    outcomes: dict[str, int],
    workers: str,
) -> None:
    suite(repo)
    found = repo.run(workers, f"--arena-max-asr={limits}", "--junitxml=out.xml")
    found.assert_outcomes(**outcomes)
    assert (found.ret == pytest.ExitCode.OK) is passes
    for file in ("out.xml", "reports/junit.xml"):
        whole = JUnitXml.fromfile(str(repo.path / file))
        suites = [whole] if not hasattr(whole, "__iter__") else list(whole)
        assert (sum(one.failures + one.errors for one in suites) == 0) is passes, file
    text = " ".join(found.stdout.str().split())
    assert ("more than the limit" in text or "no case was decided" in text or "FAILED" in text) is (
        not passes
    )
    assert limits.split("=", maxsplit=1)[0].replace("0.2", "all") in text


def test_what_was_seen_allows_more(repo: Repo) -> None:
    repo.agent()
    repo.suite(20)
    found = repo.run("--arena-max-asr=0")
    assert found.ret == pytest.ExitCode.OK
    said = " ".join(found.stdout.str().split())
    assert "all=0%: 0 of 20 cases broke the agent (0 %), within the limit" in said
    assert "the true rate may be up to 14 %" in said


def test_runxfail_fails_each(repo: Repo) -> None:
    suite(repo)
    found = repo.run("--arena-max-asr=20%", "--runxfail")
    found.assert_outcomes(passed=9, failed=2)


def test_a_test_in_python_is_borne_too(repo: Repo) -> None:
    suite(repo)
    repo.write(
        "test_it.py",
        """
        import pytest

        @pytest.mark.arena("demo.attack.yaml", "bot.agent.yaml")
        def test_bot(arena, case):
            arena.run(case)
        """,
    )
    repo.run("test_it.py", "--arena-max-asr=20%").assert_outcomes(passed=9, xfailed=2)


def test_an_interrupted_run_has_no_gates(repo: Repo) -> None:
    suite(repo)
    found = repo.run("--arena-max-asr=all=20%", "--arena-budget=5")
    assert found.ret == pytest.ExitCode.INTERRUPTED


@pytest.mark.parametrize("given", ["jailbrake=5%", "5", "jailbreak=-1%", "jailbreak=x", "="])
def test_what_makes_no_sense(repo: Repo, given: str) -> None:
    suite(repo)
    found = repo.run(f"--arena-max-asr={given}")
    assert found.ret == pytest.ExitCode.USAGE_ERROR
    found.stderr.fnmatch_lines([f"ERROR: --arena-max-asr={given}: expected GROUP=5%*"])
