"""The duration of a case is that of its conversation, not of pytest's waiting for it."""

from __future__ import annotations

import pytest

from plugin.repo import Repo

SLEEPS = """
async def reply(message):
    await asyncio.sleep({"slow": 0.6, "medium": 0.3, "quick": 0.01}[message])
    return SECRET if message == "medium" else "no"
"""


def test_each_case_has_its_own(repo: Repo) -> None:
    repo.python_agent(SLEEPS)
    # All run side by side: pytest waits for the first alone.
    repo.suite([{"id": "slow"}, {"id": "medium"}, {"id": "quick"}])
    found = repo.run("--durations=0", "-vv")
    shown = {
        line.split("::")[1].partition(".")[0]: float(line.split("s ")[0])
        for line in found.outlines
        if " call " in line and "::" in line
    }
    own = {result.case.attack: result.seconds for result in repo.record().results}
    assert shown == pytest.approx(own, abs=0.006)
    assert shown["slow"] >= 0.59
    assert 0.29 <= shown["medium"] < shown["slow"]
    assert shown["quick"] < shown["slow"]
    others = [line for line in found.outlines if "s setup" in line or "s teardown" in line]
    assert all(line.startswith("0.00s") for line in others)


def test_an_undecided_case_shows_it_where_its_error_is(repo: Repo) -> None:
    repo.agent(model="scripted", scripted={"fault": "hang"})
    repo.suite()
    found = repo.run("--durations=0", "--arena-timeout=0.3")
    found.stdout.re_match_lines([r"0\.[34]\ds setup +demo.attack.yaml::a0.plain.bot"])
