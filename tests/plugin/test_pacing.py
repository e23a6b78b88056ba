"""A server that asks for less: the run goes slower, and says so."""

from __future__ import annotations

import pytest
from servers import openai_wire
from servers.loopback import Answer, Received
from servers.threaded import serving

from plugin.repo import Repo

CASES = 40


class Throttling:
    """Refuses every fifth request."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, request: Received) -> Answer:
        self.asked += 1
        if self.asked % 5 == 0:
            return openai_wire.error(429, "slow down", retry_after="0.01")
        return openai_wire.completion("No.")


@pytest.mark.parametrize("workers", ["-n0", "-n2"])
def test_what_a_server_asked_for_is_on_record_and_told(repo: Repo, workers: str) -> None:
    with serving(Throttling()) as url:
        repo.agent(model="openai/m", base_url=f"{url}/v1", api_key_env="KEY")
        repo.suite(CASES)
        with repo.running("-q", workers, "--arena-concurrency=8", KEY="k") as process:
            process.wait(60)
    assert f"{CASES} passed" in process.output
    pace = repo.record().pace
    lowest = min(change.limit for change in pace)
    assert {change.endpoint for change in pace} == {"openai/m"}
    assert lowest < 8
    calls = "1 call" if lowest == 1 else f"{lowest} calls"
    told = f"Asked for less traffic, so the run went slower: openai/m (down to {calls} at once)."
    assert told in " ".join(process.output.split())
    assert "openai/m (down to" in (repo.path / "reports" / "report.html").read_text("utf-8")


def test_a_server_that_bears_everything_is_not_spoken_of(repo: Repo) -> None:
    repo.agent(model="simulated")
    repo.suite(3)
    assert "less traffic" not in repo.run("-q").stdout.str()
    assert repo.record().pace == ()
