"""A server that throttles, fails, hangs up and falls silent: no case is lost, none passes."""

from __future__ import annotations

import time
from collections import Counter

from servers import openai_wire
from servers.loopback import CLOSED, NEVER, Answer, Received
from servers.threaded import serving

from plugin.repo import Repo
from pytest_voicearena.core.verdicts import Reason, Verdict

CASES = 1000
#: Of a thousand requests: 50 are throttled, 20 fail, 10 are cut off, 10 never answered.
THROTTLED, FAILED, CUT, SILENT = 50, 70, 80, 90


class Faulty:
    """Answers by the number of the request; keeps a log of who asked and what came of it."""

    def __init__(self) -> None:
        self.log: list[tuple[str, str]] = []
        self._good = openai_wire.completion("No.")
        self._throttled = openai_wire.error(429, "slow down", retry_after="0.01")
        self._failed = openai_wire.error(500, "oh")

    def __call__(self, request: Received) -> Answer:
        (attack,) = [m["content"] for m in request.json["messages"] if m["role"] == "user"]
        # A step that shares no divisor with a thousand spreads the faults evenly.
        place = len(self.log) * 377 % 1000
        kind, answer = self._at(place)
        self.log.append((attack, kind))
        return answer

    def _at(self, place: int) -> tuple[str, Answer]:
        if place < THROTTLED:
            return "throttled", self._throttled
        if place < FAILED:
            return "failed", self._failed
        if place < CUT:
            return "cut", CLOSED
        if place < SILENT:
            return "silent", NEVER
        return "answered", self._good


def test_every_case_is_decided_or_says_why_not(repo: Repo) -> None:
    behaviour = Faulty()
    with serving(behaviour) as url:
        repo.agent(model="openai/m", base_url=f"{url}/v1", api_key_env="KEY")
        repo.suite(CASES)
        begin = time.monotonic()
        with repo.running("-q", "--arena-timeout=1", "--arena-concurrency=64", KEY="k") as process:
            process.wait(60)
        assert time.monotonic() - begin < 60
    asked = Counter(attack for attack, _ in behaviour.log)
    answered = Counter(attack for attack, kind in behaviour.log if kind == "answered")
    silent = {attack for attack, kind in behaviour.log if kind == "silent"}
    results = {result.case.attack: result for result in repo.record().results}
    assert len(results) == CASES, "none lost"
    assert set(asked) == set(results)
    assert max(answered.values()) == 1, "none played twice"
    held = {attack for attack, result in results.items() if result.verdict is Verdict.HELD}
    undecided = set(results) - held
    assert held <= set(answered), "nothing passes that was not answered"
    assert silent <= undecided
    # Other faults are tried again; but on a busy machine an answer, too, may come too late.
    assert len(undecided - silent) < CASES // 50
    for attack in undecided:
        decision = results[attack].decision
        assert (decision.verdict, decision.reason) == (Verdict.UNDECIDED, Reason.DEADLINE)
        assert decision.detail == "no answer within 1 s"
    assert {change.endpoint for change in repo.record().pace} == {"openai/m"}
    assert f"{len(held)} passed" in process.output
    assert f"{len(undecided)} errors" in process.output
    for said in ("Traceback", "ResourceWarning", "never retrieved", "Exception ignored"):
        assert said not in process.output
