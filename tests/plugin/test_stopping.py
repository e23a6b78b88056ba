"""``-x`` and ``--maxfail``: nothing more starts, what is under way is cancelled."""

from __future__ import annotations

import time

import pytest

from plugin.repo import Repo

#: Breaches on a2; a3 and later take long enough to be under way at that moment.
SLOW_AFTER_THE_BREACH = """
async def reply(message):
    note("call", message)
    number = int(message[1:])
    try:
        await asyncio.sleep(0.05 if number <= 2 else 30)
    except asyncio.CancelledError:
        note("cancelled", message)
        raise
    return SECRET if number == 2 else "no"
"""


@pytest.mark.parametrize("concurrency", [1, 8])
def test_nothing_starts_after_the_first_failure(repo: Repo, concurrency: int) -> None:
    repo.python_agent(SLOW_AFTER_THE_BREACH)
    repo.suite(40)
    begin = time.monotonic()
    found = repo.run("-x", f"--arena-concurrency={concurrency}")
    assert time.monotonic() - begin < 10
    found.assert_outcomes(passed=2, failed=1)
    assert found.ret in {1, 2}
    found.stdout.fnmatch_lines(["*stopping after 1 failures*"])
    # At most as many as were let in while the third was still under way.
    assert 3 <= len(repo.calls("call")) <= 3 + concurrency
    under_way = {call.message for call in repo.calls("call")} - {"a0", "a1", "a2"}
    assert {call.message for call in repo.calls("cancelled")} == under_way


def test_what_breached_is_on_record(repo: Repo) -> None:
    repo.python_agent(SLOW_AFTER_THE_BREACH)
    repo.suite(40)
    repo.run("-x", "--arena-concurrency=8")
    assert repo.verdicts() == {
        "a0.plain.bot": "held",
        "a1.plain.bot": "held",
        "a2.plain.bot": "breached",
    }
    end = repo.record().end
    assert end is not None
    assert end.stopped is not None
    assert "stopping after 1 failures" in end.stopped


def test_undecided_stops_too(repo: Repo) -> None:
    repo.python_agent(
        """
        async def reply(message):
            note("call", message)
            if message != "a1":
                return "no"
            raise ValueError
        """
    )
    repo.suite(30)
    found = repo.run("-x", "--arena-concurrency=1")
    found.assert_outcomes(passed=1, errors=1)
    assert len(repo.calls()) <= 3


def test_maxfail_counts(repo: Repo) -> None:
    repo.python_agent("def reply(message):\n    note('call', message)\n    return SECRET\n")
    repo.suite(30)
    found = repo.run("--maxfail=3", "--arena-concurrency=2")
    found.assert_outcomes(failed=3)
    assert len(repo.calls()) <= 3 + 4


def test_an_expected_failure_stops_nothing(repo: Repo) -> None:
    repo.python_agent(
        """
        def reply(message):
            note("call", message)
            return SECRET if message in {"a1", "a3", "a8"} else "no"
        """
    )
    repo.suite(12)
    repo.write(
        "conftest.py",
        """
        import pytest

        def pytest_collection_modifyitems(items):
            for item in items[:5]:
                item.add_marker(pytest.mark.xfail(reason="known"))
        """,
    )
    found = repo.run("-x", "--arena-concurrency=1")
    found.assert_outcomes(xfailed=2, xpassed=3, passed=3, failed=1)
    assert repo.called() == {f"a{n}": 1 for n in range(9)}
