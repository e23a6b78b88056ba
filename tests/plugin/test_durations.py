"""The duration of a case is that of its conversation, not of pytest's waiting for it."""

from __future__ import annotations

import pytest

from plugin.repo import Repo

SLEEPS = """
async def reply(message):
    await asyncio.sleep({"slow": 0.6, "medium": 0.3, "quick": 0.01}[message])
    return SECRET if message == "medium" else "no"
"""


def test_each_case_has_its_own(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.python_agent(SLEEPS)
    # All run side by side: pytest waits for the first alone.
    repo.suite([{"id": "slow"}, {"id": "medium"}, {"id": "quick"}])
    found = repo.run("--durations=0", "-vv")
    shown = {
        line.split("::")[1].partition(".")[0]: float(line.split("s ")[0])
        for line in found.outlines
        if " call " in line and "::" in line
    }
    assert shown["slow"] == pytest.approx(0.6, abs=0.15)
    assert shown["medium"] == pytest.approx(0.3, abs=0.15)
    assert shown["quick"] == pytest.approx(0.01, abs=0.15)
    others = [line for line in found.outlines if "s setup" in line or "s teardown" in line]
    assert all(line.startswith("0.00s") for line in others)


def test_an_undecided_case_shows_it_where_its_error_is(repo: Repo) -> None:
    repo.agent(model="scripted", scripted={"fault": "hang"})
    repo.suite()
    found = repo.run("--durations=0", "--arena-timeout=0.3")
    found.stdout.re_match_lines([r"0\.[34]\ds setup +demo.attack.yaml::a0.plain.bot"])
