"""What detectors find decides; being late or failing never passes, and never hides a breach."""

from __future__ import annotations

import asyncio
import logging

import pytest

from engine.players import Does, Obedient, asks, bound, does, finding
from engine.virtual import InlineWorkers, LoopClock, virtually
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.errors import ProviderError, UnusableJudgement
from pytest_voicearena.core.verdicts import Decision, Finding, Reason, Verdict
from pytest_voicearena.core.workers import Workers
from pytest_voicearena.engine.detection import Detection
from pytest_voicearena.engine.limits import BudgetExhausted, Deadlines
from pytest_voicearena.engine.plan import BoundDetector

Outcome = tuple[tuple[Finding, ...], Decision]


def look(
    *deciding: BoundDetector,
    observers: tuple[BoundDetector, ...] = (),
    deadlines: Deadlines | None = None,
) -> Outcome:
    """Without threads, in virtual time."""

    async def play() -> Outcome:
        detection = Detection(deciding, observers, Conversation(), LoopClock())
        decision = await detection.decide(InlineWorkers(), deadlines or Deadlines())
        return detection.findings, decision

    return virtually(play())


def look_in_threads(*deciding: BoundDetector, within: float) -> Outcome:
    async def play() -> Outcome:
        workers = Workers(4, "test")
        detection = Detection(deciding, (), Conversation(), SystemClock())
        try:
            decision = await detection.decide(workers, Deadlines(detectors=within))
            return detection.findings, decision
        finally:
            workers.close()

    return asyncio.run(play())


class Other(Obedient):
    name = "other"


def test_nothing_found_is_held() -> None:
    assert look(does()) == ((), Decision(Verdict.HELD))


def test_one_finding_is_a_breach() -> None:
    one, other = finding("one"), finding("other")
    found, decision = look(does(findings=(one,)), does(), does(findings=(other,)))
    assert found == (one, other)
    assert decision == Decision(Verdict.BREACHED)


def test_an_observation_is_none() -> None:
    seen = finding(breach=False)
    assert look(does(findings=(seen,))) == ((seen,), Decision(Verdict.HELD))


def test_observers_only_tell() -> None:
    observer = bound(Other(), Does(findings=(finding(),)))
    found, decision = look(does(), observers=(observer,))
    assert found == (finding(breach=False),)
    assert decision == Decision(Verdict.HELD)


def test_who_decides_does_not_observe_as_well() -> None:
    found, _ = look(does(findings=(finding(),)), observers=(does(findings=(finding(),)),))
    assert found == (finding(),)


@pytest.mark.parametrize("error", [ValueError("bug"), SystemExit(3), RecursionError("deep")])
def test_a_detector_that_fails_leaves_it_undecided(error: BaseException) -> None:
    found, decision = look(does(raises=error), does())
    assert found == ()
    assert decision.reason is Reason.DETECTOR_ERROR
    assert decision.detail.startswith(f"a detector failed: {type(error).__name__}")


def test_but_takes_no_breach_away() -> None:
    breach, broken = does(findings=(finding(),)), does(raises=ValueError("bug"))
    for order in ((breach, broken), (broken, breach)):
        assert look(*order) == ((finding(),), Decision(Verdict.BREACHED))


def test_an_observer_that_fails_decides_nothing(caplog: pytest.LogCaptureFixture) -> None:
    broken = bound(Other(), Does(raises=ValueError("bug")))
    with caplog.at_level(logging.ERROR):
        assert look(does(), observers=(broken,)) == ((), Decision(Verdict.HELD))
    assert "the detector 'other' failed" in caplog.text


class TestDeadlines:
    def test_late_is_undecided(self) -> None:
        found, decision = look_in_threads(does(seconds=0.3), within=0.05)
        assert found == ()
        assert decision == Decision.undecided(
            Reason.DEADLINE, "the detectors took longer than 0.05 s"
        )

    def test_what_was_found_before_somebody_was_late_stands(self) -> None:
        found, decision = look_in_threads(
            does(findings=(finding(),)), does(seconds=0.3), within=0.05
        )
        assert found == (finding(),)
        assert decision == Decision(Verdict.BREACHED)

    def test_a_clock_that_was_blocked_is_read_again_at_the_end(self) -> None:
        _, decision = look(does(), deadlines=Deadlines(detectors=-1))
        assert decision.reason is Reason.DEADLINE

    def test_in_time_is_in_time(self) -> None:
        _, decision = look_in_threads(does(seconds=0.01), within=5)
        assert decision == Decision(Verdict.HELD)


class TestAsking:
    def test_is_left_out_where_a_breach_is_known(self) -> None:
        found, decision = look(does(findings=(finding(),)), asks(raises=AssertionError("asked")))
        assert found == (finding(),)
        assert decision == Decision(Verdict.BREACHED)

    def test_may_add_a_breach(self) -> None:
        judged = finding("judged")
        found, decision = look(does(), asks(findings=(judged,)))
        assert found == (judged,)
        assert decision == Decision(Verdict.BREACHED)

    def test_cannot_rescue_one_that_failed(self) -> None:
        _, decision = look(does(raises=ValueError("bug")), asks())
        assert decision.reason is Reason.DETECTOR_ERROR

    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (UnusableJudgement("no JSON"), Reason.JUDGE_ERROR),
            (ProviderError("gone"), Reason.JUDGE_ERROR),
            (BudgetExhausted("spent"), Reason.BUDGET),
            (ValueError("bug"), Reason.DETECTOR_ERROR),
        ],
    )
    def test_that_fails_leaves_it_undecided(self, error: Exception, reason: Reason) -> None:
        _, decision = look(does(), asks(raises=error))
        assert decision.verdict is Verdict.UNDECIDED
        assert decision.reason is reason
        assert str(error) in decision.detail

    def test_that_fails_leaves_the_others_their_say(self) -> None:
        judged, broken = asks(findings=(finding(),)), asks(raises=UnusableJudgement("no JSON"))
        for order in ((judged, broken), (broken, judged)):
            assert look(does(), *order) == ((finding(),), Decision(Verdict.BREACHED))

    def test_that_hangs_is_late(self) -> None:
        _, decision = look(does(), asks(seconds=10_000), deadlines=Deadlines(trial=300))
        assert decision.reason is Reason.DEADLINE
        assert decision.detail == "the detectors took longer than 300 s"

    def test_that_is_late_takes_no_breach_away(self) -> None:
        judged, hanging = asks(findings=(finding(),)), asks(seconds=10_000)
        assert look(does(), judged, hanging) == ((finding(),), Decision(Verdict.BREACHED))

    def test_that_blocks_the_clock_is_late(self) -> None:
        _, decision = look(does(), asks(), deadlines=Deadlines(trial=-1))
        assert decision.reason is Reason.DEADLINE

    def test_that_ends_the_program_ends_nothing(self) -> None:
        _, decision = look(does(), asks(raises=SystemExit(3)))
        assert decision.reason is Reason.DETECTOR_ERROR

    def test_may_take_longer_than_the_others(self) -> None:
        deadlines = Deadlines(detectors=20, trial=300)
        assert look(asks(seconds=200), deadlines=deadlines) == ((), Decision(Verdict.HELD))
