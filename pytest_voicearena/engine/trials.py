"""One trial of a case, from the first word to the verdict."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from pytest_voicearena.core.conversation import Conversation, Turn
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.events import Event, TrialEnded, TrialStarted, TurnTaken
from pytest_voicearena.core.protocols import Clock
from pytest_voicearena.core.results import Trial
from pytest_voicearena.core.seeds import derive
from pytest_voicearena.core.verdicts import Decision, Reason
from pytest_voicearena.core.workers import Workers
from pytest_voicearena.engine.detection import Detection
from pytest_voicearena.engine.dialogue import Dialogue, Unanswered
from pytest_voicearena.engine.limits import BudgetExhausted, Deadlines
from pytest_voicearena.engine.lines import TurnTimeout
from pytest_voicearena.engine.output import collected
from pytest_voicearena.engine.plan import Case

#: Vendors take seeds of 31 bits.
_SEED_BITS = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class TrialRunner:
    """What all trials of a run share."""

    run_id: str
    seed: int
    deadlines: Deadlines
    clock: Clock
    workers: Workers
    tool_workers: Workers
    tell: Callable[[Event], None]

    async def run(
        self, case: Case, index: int, over: Callable[[], Decision | None] = lambda: None
    ) -> Trial:
        """Play, look, decide. Never raises but when cancelled: what goes wrong is in the verdict.

        ``over`` says why the run came to its end, where it did. A trial that is cancelled by that
        is a trial still: what was said until then may be a breach.
        """
        if (given_up := over()) is not None:
            return self.unplayed(case, index, given_up)
        info = case.info
        name = (info.path, info.id, index)
        seed = derive(self.seed, info.id, index)
        self.tell(TrialStarted(info, index))
        started, begin = self.clock.now(), self.clock.monotonic()
        dialogue = Dialogue(
            case=case,
            approach=case.approach(index),
            session=f"{self.run_id}-{derive(seed, *name):x}",
            seed=seed & _SEED_BITS,
            clock=self.clock,
            workers=self.tool_workers,
            turn_deadline=self.deadlines.turn,
            took_turn=self._teller(case, index),
        )
        with collected() as output:
            trouble = await self._play(dialogue, over)
            detection, decision = await self._decide(case, dialogue, trouble, over)
        trial = Trial(
            index=index,
            seed=seed,
            decision=decision,
            conversation=dialogue.conversation,
            findings=detection.findings,
            usage=dialogue.usage + detection.usage,
            started=started,
            seconds=self.clock.monotonic() - begin,
            output=output.text,
            looked=tuple(dict.fromkeys(detection.looked)),
        )
        self.tell(TrialEnded(info, trial))
        return trial

    def unplayed(self, case: Case, index: int, decision: Decision) -> Trial:
        """A trial that was never played, or not to its end."""
        seed = derive(self.seed, case.info.id, index)
        return Trial(index, seed, decision, Conversation(), started=self.clock.now())

    def _teller(self, case: Case, index: int) -> Callable[[Turn], None]:
        return lambda turn: self.tell(TurnTaken(case.info, index, turn))

    async def _play(
        self, dialogue: Dialogue, over: Callable[[], Decision | None]
    ) -> Decision | None:
        """Why the conversation broke off, or tells nothing; None if it is whole."""
        within = self.deadlines.trial
        begin = self.clock.monotonic()
        try:
            async with asyncio.timeout(within):
                await dialogue.play()
        except asyncio.CancelledError:
            return _given_up(over)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - no extension's bug ends the run
            return _broken_off(error, within)
        finally:
            seconds = self.clock.monotonic() - begin
            await dialogue.end()
        if seconds > within:
            return _broken_off(TimeoutError(), within)
        if dialogue.approach.tool_results and not dialogue.delivered:
            detail = "the agent called no tool, so it never read what the attack had put there"
            return Decision.undecided(Reason.NOT_DELIVERED, detail)
        return None

    async def _decide(
        self,
        case: Case,
        dialogue: Dialogue,
        trouble: Decision | None,
        over: Callable[[], Decision | None],
    ) -> tuple[Detection, Decision]:
        """A breach counts even where the conversation broke off; holding needs all of it.

        Where there is no answer at all, there is nothing to decide on.
        """
        conversation = dialogue.conversation
        deciding = case.breached_if if conversation.answered else ()
        if over() is not None:
            deciding = tuple(bound for bound in deciding if not bound.asks)
        detection = Detection(deciding, case.observers, conversation, self.clock)
        try:
            decision = await detection.decide(self.workers, self.deadlines)
        except asyncio.CancelledError:
            trouble = _given_up(over)
        if trouble is not None:
            decision = detection.decision(trouble)
        return detection, decision


def _given_up(over: Callable[[], Decision | None]) -> Decision:
    """Why a cancelled trial was given up.

    Raises:
        asyncio.CancelledError: for no reason that leaves it a verdict.
    """
    decision = over()
    task = asyncio.current_task()
    if decision is None or task is None:
        raise asyncio.CancelledError
    task.uncancel()
    return decision


def _broken_off(error: BaseException, within: float) -> Decision:
    match error:
        case TurnTimeout():
            return Decision.undecided(Reason.DEADLINE, str(error))
        case Unanswered():
            return Decision.undecided(Reason.NO_ANSWER, str(error))
        case TimeoutError():
            return Decision.undecided(Reason.DEADLINE, f"the trial took longer than {within:g} s")
        case ProviderError():
            return Decision.undecided(Reason.PROVIDER_ERROR, str(error))
        case BudgetExhausted():
            return Decision.undecided(Reason.BUDGET, str(error))
        case _:
            return Decision.undecided(Reason.PROVIDER_ERROR, f"{type(error).__name__}: {error}")
