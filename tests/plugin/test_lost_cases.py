"""Cases that fail without a result: their process dies, or an extension does."""

from __future__ import annotations

import pytest

from plugin.repo import Repo
from pytest_voicearena.core.verdicts import Reason

CRASHES = """
def reply(message):
    note("call", message)
    if message == "a2":
        os._exit(3)
    return "no"
"""
BROKEN_DETECTOR = """
from dataclasses import dataclass
from pytest_voicearena.registry.hookspecs import hookimpl

@dataclass(frozen=True)
class Options:
    pass

class Broken:
    name = "broken"
    about = "fails before anything is played"
    Options = Options

    def lacks(self, scene):
        raise TypeError("a bug")

    def inspect(self, conversation, scene):
        return []

@hookimpl
def voicearena_detectors():
    return [Broken]
"""


def test_a_case_that_killed_its_worker_is_not_forgotten(repo: Repo) -> None:
    repo.python_agent(CRASHES)
    repo.suite(6)
    found = repo.run("-n2", "--arena-concurrency=2")
    assert found.ret == pytest.ExitCode.TESTS_FAILED
    end = repo.record().end
    assert end is not None
    assert "demo.attack.yaml::a2.plain.bot" in end.lost
    assert "withstood" not in found.stdout.str()
    found.stdout.fnmatch_lines(["*no result*"])


def test_an_extension_that_fails_beforehand_leaves_its_cases_undecided(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("broken_ext.py", BROKEN_DETECTOR)
    repo.write(
        "broken_ext-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: broken-ext\nVersion: 1\n"
    )
    repo.write("broken_ext-1.dist-info/entry_points.txt", "[voicearena]\nbroken = broken_ext\n")
    monkeypatch.syspath_prepend(repo.path)
    repo.agent()
    repo.suite([{"id": "a"}, {"id": "b", "breached_if": ["broken"]}])
    found = repo.run()
    found.assert_outcomes(passed=1, errors=1)
    results = repo.results()
    assert results["b.plain.bot"].decision.reason is Reason.DETECTOR_ERROR
    assert results["b.plain.bot"].decision.detail == "cannot be played: TypeError: a bug"
    assert "Traceback" not in found.stdout.str()
