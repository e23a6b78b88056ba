"""``--collect-only``, ``--setup-plan`` and ``--setup-only`` call nobody."""

from __future__ import annotations

import threading

import pytest

from plugin.repo import Repo


@pytest.mark.parametrize("option", ["--collect-only", "--setup-plan", "--setup-only"])
def test_nobody_is_called(repo: Repo, option: str) -> None:
    repo.python_agent("note('import', '')\ndef reply(message):\n    note('call', message)\n")
    repo.suite(3)
    before = set(threading.enumerate())
    found = repo.run(option)
    assert found.ret == 0
    found.stdout.fnmatch_lines(["*3 *"])
    assert repo.calls() == []
    assert not (repo.path / "reports").exists()
    assert not [it for it in set(threading.enumerate()) - before if "arena" in it.name]


def test_setup_show_plays(repo: Repo) -> None:
    repo.agent()
    repo.suite(2)
    repo.run("--setup-show").assert_outcomes(passed=2)
