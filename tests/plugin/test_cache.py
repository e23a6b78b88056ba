"""``--lf``, ``--ff`` and ``--sw`` find cases again by their node ids."""

from __future__ import annotations

import pytest

from plugin.repo import Repo


@pytest.fixture(autouse=True)
def suites(repo: Repo) -> None:
    repo.python_agent(
        """
        def reply(message):
            note("call", message)
            leaks = (HERE / "leaks").read_text().split()
            return SECRET if message in leaks else "no"
        """
    )
    repo.suite([{"id": "a"}, {"id": "b"}, {"id": "c"}], name="one")
    repo.suite([{"id": "d"}, {"id": "e"}], name="two")
    repo.write("leaks", "b e")


def played(repo: Repo, *arguments: str) -> list[str]:
    """Which cases a run played, in order."""
    log = repo.path / "calls.log"
    log.unlink(missing_ok=True)
    repo.run("--arena-concurrency=1", *arguments)
    return [call.message for call in repo.calls()]


def test_last_failed_plays_the_failed_ones_alone(repo: Repo) -> None:
    assert played(repo) == ["a", "b", "c", "d", "e"]
    assert played(repo, "--lf") == ["b", "e"]
    repo.write("leaks", "e")
    assert played(repo, "--lf") == ["b", "e"]
    assert played(repo, "--lf") == ["e"]


def test_failed_first(repo: Repo) -> None:
    played(repo)
    assert played(repo, "--ff") == ["b", "e", "a", "c", "d"]


def test_stepwise_goes_on_where_it_stopped(repo: Repo) -> None:
    assert played(repo, "--sw")[:2] == ["a", "b"]
    repo.write("leaks", "e")
    assert played(repo, "--sw") == ["b", "c", "d", "e"]
    repo.write("leaks", "")
    assert played(repo, "--sw") == ["e"]


def test_undecided_is_remembered_as_failed(repo: Repo) -> None:
    repo.python_agent(
        """
        def reply(message):
            note("call", message)
            if message == "c":
                raise ValueError
            return "no"
        """
    )
    played(repo)
    assert played(repo, "--lf") == ["c"]
