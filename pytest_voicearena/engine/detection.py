"""Has detectors look at a conversation, and makes a verdict of what they find."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from pytest_voicearena.core.conversation import Conversation, Usage
from pytest_voicearena.core.errors import ProviderError, Undecidable, UnusableJudgement
from pytest_voicearena.core.protocols import AskingDetector, Clock, Detector, Scene
from pytest_voicearena.core.verdicts import Decision, Finding, Reason, Verdict
from pytest_voicearena.core.workers import Workers
from pytest_voicearena.engine.limits import BudgetExhausted, Deadlines
from pytest_voicearena.engine.plan import BoundDetector

_log = logging.getLogger(__name__)


class Detection:
    """Findings, and HELD, BREACHED or UNDECIDED by the detectors alone.

    The deterministic ones look first, in a thread. One that asks a model is asked only if they
    found no breach: it could not take one away. Being late is undecided even where the result came
    in the end, since a call that blocks the interpreter also blocks the clock's alarm. What was
    found before somebody was late, failed or was broken off stands. ``usage`` is what was spent on
    asking.
    """

    def __init__(
        self,
        deciding: Sequence[BoundDetector],
        observing: Sequence[BoundDetector],
        conversation: Conversation,
        clock: Clock,
    ) -> None:
        self._silent = [bound for bound in deciding if not bound.asks]
        self._asking = [bound for bound in deciding if bound.asks]
        self._observing = observing
        self._conversation = conversation
        self._clock = clock
        #: Grows while detectors look, one of them in a thread that may never come back.
        self._found: list[Finding] = []
        self.usage = Usage()
        #: Those that decide and have looked to the end.
        self.looked: list[str] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found so far."""
        return tuple(self._found)

    def decision(self, otherwise: Decision) -> Decision:
        """BREACHED if anything found so far is a breach."""
        breached = any(finding.breach for finding in self.findings)
        return Decision(Verdict.BREACHED) if breached else otherwise

    async def decide(self, workers: Workers, deadlines: Deadlines) -> Decision:
        """Have all detectors look, and say what it comes to."""
        trouble = await self._in_time(deadlines.detectors, workers.run(self._look))
        found = self.decision(trouble or Decision(Verdict.HELD))
        if found.verdict is not Verdict.HELD or not self._asking:
            return found
        trouble = await self._in_time(deadlines.trial, self._ask())
        return self.decision(trouble or Decision(Verdict.HELD))

    async def _in_time(self, within: float, looking: Awaitable[Decision | None]) -> Decision | None:
        """What is wrong with what was found; None if nothing is."""
        begin = self._clock.monotonic()
        late = Decision.undecided(Reason.DEADLINE, f"the detectors took longer than {within:g} s")
        try:
            async with asyncio.timeout(within):
                trouble = await looking
        except TimeoutError:
            return late
        return late if self._clock.monotonic() - begin > within else trouble

    def _look(self) -> Decision | None:
        """One job for a worker thread: all detectors that ask nobody."""
        trouble: Decision | None = None
        for bound in self._silent:
            try:
                self._found += self._by(bound)
                self.looked.append(bound.detector.name)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - it leaves the case undecided
                trouble = _failed(error)
        named = {bound.detector.name for bound in self._silent}
        for bound in self._observing:
            if bound.detector.name in named:
                continue
            try:
                self._found += [replace(one, breach=False) for one in self._by(bound)]
            except (Exception, SystemExit):  # noqa: BLE001 - it decides nothing
                # The trial's own output tells of it.
                _log.exception("the detector '%s' failed", bound.detector.name)
        return trouble

    def _by(self, bound: BoundDetector) -> Sequence[Finding]:
        return cast("Detector", bound.detector).inspect(self._conversation, bound.scene)

    async def _ask(self) -> Decision | None:
        """Have those look that ask a model; one that fails leaves the rest their say."""
        trouble: Decision | None = None
        for bound in self._asking:
            try:
                detector = cast("AskingDetector", bound.detector)
                self._found += await detector.inspect(self._conversation, self._metered(bound))
                self.looked.append(bound.detector.name)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a detector raises leaves it undecided
                trouble = _failed(error)
        return trouble

    def _metered(self, bound: BoundDetector) -> Scene:
        ask = bound.scene.ask
        return (
            bound.scene if ask is None else replace(bound.scene, ask=partial(ask, tell=self._spend))
        )

    def _spend(self, usage: Usage) -> None:
        self.usage += usage


def _failed(error: BaseException) -> Decision:
    match error:
        case BudgetExhausted():
            return Decision.undecided(Reason.BUDGET, str(error))
        case ProviderError() | UnusableJudgement():
            return Decision.undecided(Reason.JUDGE_ERROR, str(error))
        case Undecidable():
            return Decision.undecided(Reason.DETECTOR_ERROR, str(error))
        case _:
            detail = f"a detector failed: {type(error).__name__}: {error}"
            return Decision.undecided(Reason.DETECTOR_ERROR, detail)
