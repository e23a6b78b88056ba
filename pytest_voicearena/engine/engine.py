"""Runs cases: in order, so many at once, until they are done or the run has to stop."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from pytest_voicearena.core.events import BudgetSpent, CaseEnded, Event
from pytest_voicearena.core.results import CaseInfo, CaseResult, Trial
from pytest_voicearena.core.verdicts import Decision, Reason
from pytest_voicearena.engine.plan import Case
from pytest_voicearena.engine.trials import TrialRunner
from pytest_voicearena.store.masking import masked

#: Receives a case's result, on the loop's thread.
Done = Callable[[CaseResult], None]


@dataclass(slots=True)
class _Pending:
    """A case of which some trials are not over."""

    case: Case
    done: Done
    first: int
    trials: list[Trial] = field(default_factory=list)
    begun: bool = False


class Engine:
    """Lives on one asyncio loop. Trials are admitted in the order in which cases come.

    Each provider has a queue of its own, so that a slow one holds up nobody else's cases; the
    ``concurrency`` is what all have together.
    """

    def __init__(
        self, runner: TrialRunner, concurrency: int, tell: Callable[[Event], None]
    ) -> None:
        self._runner = runner
        self._concurrency = concurrency
        self._tell = tell
        self._places = asyncio.Semaphore(concurrency)
        self._queues: dict[int, deque[tuple[_Pending, int]]] = defaultdict(deque)
        self._active: dict[int, int] = defaultdict(int)
        self._open: dict[int, _Pending] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = False
        self._paused = False
        self._over: Decision | None = None
        self._said_spent = False

    def submit(self, cases: Sequence[tuple[Case, Done]], first_trial: int = 0) -> None:
        """Queue cases; each ``done`` is called once, unless the engine is stopped before.

        ``first_trial`` numbers the trials of a case that is run again, so that they have seeds of
        their own.
        """
        lines: dict[int, None] = {}
        for case, done in cases:
            pending = _Pending(case, done, first_trial)
            self._open[id(pending)] = pending
            key = id(case.target.line)
            lines[key] = None
            for index in range(first_trial, first_trial + case.trials):
                self._queues[key].append((pending, index))
        for key in lines:
            self._admit(key)
        if self._over is not None:
            self.give_up(self._over)

    def give_up(self, decision: Decision) -> None:
        """Stop, and end every open case with a trial that is undecided for the given reason.

        So end the ones that come later, too: somebody waits for them.
        """
        self._over = decision
        unfinished = list(self._open.values())
        self.stop()
        for pending in unfinished:
            played = {trial.index for trial in pending.trials}
            index = next(at for at in count(pending.first) if at not in played)
            pending.trials.append(self._runner.unplayed(pending.case, index, decision))
            self._finish(pending)

    def pause(self) -> None:
        """Begin no further trial until somebody waits for a case; what is under way goes on."""
        self._paused = True

    def go_on_for(self, info: CaseInfo) -> None:
        """Somebody waits for a case: end a pause that would keep it from beginning."""
        open_cases = (one for one in self._open.values() if one.case.info is info)
        if self._paused and any(not pending.begun for pending in open_cases):
            self._paused = False
            for key in list(self._queues):
                self._admit(key)

    def stop(self) -> None:
        """Cancel what is under way and forget what is queued."""
        self._stopped = True
        self._queues.clear()
        for task in self._tasks:
            task.cancel()

    async def stopped(self) -> None:
        """Wait until everything that was cancelled is over."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _admit(self, key: int) -> None:
        queue = self._queues[key]
        while queue and not self._stopped and (not self._paused or queue[0][0].begun):
            case = queue[0][0].case
            parallel = case.target.line.provider.traits.parallel or self._concurrency
            if self._active[key] >= min(parallel, self._concurrency):
                return
            pending, index = queue.popleft()
            pending.begun = True
            self._active[key] += 1
            task = asyncio.create_task(self._run(key, pending, index))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _run(self, key: int, pending: _Pending, index: int) -> None:
        """One trial and what follows from it; only then may the next begin."""
        try:
            trial = await self._trial(pending.case, index)
            if not self._stopped:
                self._note_budget(trial)
                pending.trials.append(trial)
                if len(pending.trials) == pending.case.trials:
                    self._finish(pending)
        finally:
            self._active[key] -= 1
            self._admit(key)

    async def _trial(self, case: Case, index: int) -> Trial:
        try:
            async with self._places:
                return await self._runner.run(case, index)
        except BaseException as error:
            if self._stopped:
                raise
            # Foreign code ended the program, or cancelled a task that is not its own.
            detail = f"{type(error).__name__}: {error}".removesuffix(": ")
            decision = Decision.undecided(Reason.PROVIDER_ERROR, detail)
            return self._runner.unplayed(case, index, decision)

    def _finish(self, pending: _Pending) -> None:
        del self._open[id(pending)]
        result = self._sealed(pending)
        try:
            self._tell(CaseEnded(result))
        finally:
            pending.done(result)

    def _sealed(self, pending: _Pending) -> CaseResult:
        """The result as everybody may see it: its secrets are blotted out."""
        case = pending.case
        in_order = tuple(sorted(pending.trials, key=lambda one: one.index))
        result = CaseResult(case.info, in_order, case.node, notes=case.notes)
        try:
            return masked(result, case.secrets)
        except Exception as error:  # noqa: BLE001 - what cannot be masked is not shown
            detail = f"the result could not be masked: {type(error).__name__}"
            decision = Decision.undecided(Reason.DETECTOR_ERROR, detail)
            trial = self._runner.unplayed(case, pending.first, decision)
            return replace(result, trials=(trial,))

    def _note_budget(self, trial: Trial) -> None:
        if trial.decision.reason is Reason.BUDGET and not self._said_spent:
            self._said_spent = True
            self._tell(BudgetSpent(trial.decision.detail))
