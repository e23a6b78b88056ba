"""pytest-randomly and its kin: cases are prefetched in the order in which they will be asked for."""

from __future__ import annotations

import pytest

from plugin.repo import Repo

pytest.importorskip("pytest_randomly")


def test_the_order_is_theirs(repo: Repo) -> None:
    repo.python_agent("def reply(message):\n    note('call', message)\n    return 'no'\n")
    repo.suite(30)
    repo.write("pytest.ini", "[pytest]\naddopts = -p no:hypothesispytest\nfilterwarnings = error")
    found = repo.run("-v", "-p", "randomly", "-p", "no:xdist", "--arena-concurrency=1")
    found.assert_outcomes(passed=30)
    shown = [line.split("::")[1].partition(".")[0] for line in found.outlines if " PASSED" in line]
    assert shown != [f"a{n}" for n in range(30)]
    assert [call.message for call in repo.calls()] == shown
