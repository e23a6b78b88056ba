"""Has detectors look at a conversation, and makes a verdict of what they find."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.errors import ProviderError, UnusableJudgement
from pytest_voicearena.core.protocols import AskingDetector, Clock, Detector
from pytest_voicearena.core.verdicts import Decision, Finding, Reason, Verdict
from pytest_voicearena.engine.limits import BudgetExhausted
from pytest_voicearena.engine.plan import BoundDetector, Case
from pytest_voicearena.engine.workers import Workers


async def detect(
    case: Case, conversation: Conversation, workers: Workers, clock: Clock, within: float
) -> tuple[tuple[Finding, ...], Decision]:
    """Findings, and HELD, BREACHED or UNDECIDED by the detectors alone.

    The deterministic ones look first, in a thread. One that asks a model is asked only if they
    found no breach: it could not take one away. Being late is undecided even where the result came
    in the end, since a call that blocks the interpreter also blocks the clock's alarm.
    """
    silent = [bound for bound in case.breached_if if not bound.asks]
    asking = [bound for bound in case.breached_if if bound.asks]
    begin = clock.monotonic()
    try:
        async with asyncio.timeout(within):
            job = _looking(silent, case.observers, conversation)
            findings = await workers.run(job)
    except TimeoutError:
        return (), _late(within)
    except Exception as error:  # noqa: BLE001 - whatever a detector raises leaves it undecided
        return (), _failed(error)
    breached = any(finding.breach for finding in findings)
    if not breached and clock.monotonic() - begin > within:
        return findings, _late(within)
    if breached or not asking:
        return findings, Decision(Verdict.BREACHED if breached else Verdict.HELD)
    more, decision = await _ask(asking, conversation)
    return (*findings, *more), decision


def _looking(
    deciding: Sequence[BoundDetector],
    observing: Sequence[BoundDetector],
    conversation: Conversation,
) -> _Look:
    return _Look(tuple(deciding), tuple(observing), conversation)


class _Look:
    """One job for a worker thread: all detectors that ask nobody."""

    def __init__(
        self,
        deciding: tuple[BoundDetector, ...],
        observing: tuple[BoundDetector, ...],
        conversation: Conversation,
    ) -> None:
        self._deciding = deciding
        self._observing = observing
        self._conversation = conversation

    def __call__(self) -> tuple[Finding, ...]:
        named = {bound.detector.name for bound in self._deciding}
        found = [finding for bound in self._deciding for finding in self._by(bound)]
        found += [
            replace(finding, breach=False)
            for bound in self._observing
            if bound.detector.name not in named
            for finding in self._by(bound)
        ]
        return tuple(found)

    def _by(self, bound: BoundDetector) -> Sequence[Finding]:
        return cast("Detector", bound.detector).inspect(self._conversation, bound.scene)


async def _ask(
    asking: Sequence[BoundDetector], conversation: Conversation
) -> tuple[tuple[Finding, ...], Decision]:
    """What the detectors find that ask a model; one that fails leaves the rest their say."""
    findings: list[Finding] = []
    failed: Decision | None = None
    for bound in asking:
        try:
            detector = cast("AskingDetector", bound.detector)
            findings += await detector.inspect(conversation, bound.scene)
        except BudgetExhausted as error:
            failed = Decision.undecided(Reason.BUDGET, str(error))
        except (ProviderError, UnusableJudgement) as error:
            failed = Decision.undecided(Reason.JUDGE_ERROR, str(error))
        except Exception as error:  # noqa: BLE001 - whatever a detector raises leaves it undecided
            failed = _failed(error)
    if any(finding.breach for finding in findings):
        return tuple(findings), Decision(Verdict.BREACHED)
    return tuple(findings), failed or Decision(Verdict.HELD)


def _late(within: float) -> Decision:
    return Decision.undecided(Reason.DEADLINE, f"the detectors took longer than {within:g} s")


def _failed(error: Exception) -> Decision:
    return Decision.undecided(
        Reason.DETECTOR_ERROR, f"a detector failed: {type(error).__name__}: {error}"
    )
