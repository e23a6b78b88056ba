"""Has detectors look at a conversation, and makes a verdict of what they find."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.errors import ProviderError, UnusableJudgement
from pytest_voicearena.core.protocols import AskingDetector, Clock, Detector
from pytest_voicearena.core.verdicts import Decision, Finding, Reason, Verdict
from pytest_voicearena.core.workers import Workers
from pytest_voicearena.engine.limits import BudgetExhausted, Deadlines
from pytest_voicearena.engine.plan import BoundDetector, Case

_log = logging.getLogger(__name__)


async def detect(
    case: Case,
    conversation: Conversation,
    workers: Workers,
    clock: Clock,
    deadlines: Deadlines,
) -> tuple[tuple[Finding, ...], Decision]:
    """Findings, and HELD, BREACHED or UNDECIDED by the detectors alone.

    The deterministic ones look first, in a thread. One that asks a model is asked only if they
    found no breach: it could not take one away. Being late is undecided even where the result came
    in the end, since a call that blocks the interpreter also blocks the clock's alarm. What was
    found before somebody was late, or failed, stands.
    """
    silent = tuple(bound for bound in case.breached_if if not bound.asks)
    asking = tuple(bound for bound in case.breached_if if bound.asks)
    within = deadlines.detectors
    look = _Look(silent, case.observers, conversation)
    begin = clock.monotonic()
    trouble: Decision | None = None
    try:
        async with asyncio.timeout(within):
            await workers.run(look)
    except TimeoutError:
        trouble = _late(within)
    if clock.monotonic() - begin > within:
        trouble = _late(within)
    findings = tuple(look.found)
    if any(finding.breach for finding in findings):
        return findings, Decision(Verdict.BREACHED)
    if trouble is None and look.failed is not None:
        trouble = _failed(look.failed)
    if trouble is not None or not asking:
        return findings, trouble or Decision(Verdict.HELD)
    more, decision = await _ask_in_time(asking, conversation, deadlines.trial)
    return (*findings, *more), decision


class _Look:
    """One job for a worker thread: all detectors that ask nobody.

    ``found`` grows while they look, so that one that hangs does not take the others' findings away.
    """

    def __init__(
        self,
        deciding: tuple[BoundDetector, ...],
        observing: tuple[BoundDetector, ...],
        conversation: Conversation,
    ) -> None:
        self._deciding = deciding
        self._observing = observing
        self._conversation = conversation
        self.found: list[Finding] = []
        self.failed: BaseException | None = None

    def __call__(self) -> None:
        named = {bound.detector.name for bound in self._deciding}
        for bound in self._deciding:
            try:
                self.found += self._by(bound)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - it leaves the case undecided
                self.failed = error
        for bound in self._observing:
            if bound.detector.name in named:
                continue
            try:
                self.found += [replace(one, breach=False) for one in self._by(bound)]
            except (Exception, SystemExit):  # noqa: BLE001 - it decides nothing
                # The trial's own output tells of it.
                _log.exception("the detector '%s' failed", bound.detector.name)

    def _by(self, bound: BoundDetector) -> Sequence[Finding]:
        return cast("Detector", bound.detector).inspect(self._conversation, bound.scene)


async def _ask_in_time(
    asking: Sequence[BoundDetector], conversation: Conversation, within: float
) -> tuple[tuple[Finding, ...], Decision]:
    try:
        async with asyncio.timeout(within):
            return await _ask(asking, conversation)
    except TimeoutError:
        return (), _late(within)


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


def _failed(error: BaseException) -> Decision:
    return Decision.undecided(
        Reason.DETECTOR_ERROR, f"a detector failed: {type(error).__name__}: {error}"
    )
