"""Runs cases: in order, so many at once, until they are done or the run has to stop."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import NamedTuple

from pytest_voicearena.core.events import BudgetSpent, CaseEnded, Event
from pytest_voicearena.core.results import CaseResult, Trial
from pytest_voicearena.core.verdicts import Decision, Reason, Verdict
from pytest_voicearena.engine.plan import Case
from pytest_voicearena.engine.trials import TrialRunner
from pytest_voicearena.engine.twins import TwinPlayer, Twins, attributed
from pytest_voicearena.store.masking import masked

#: Receives a case's result, on the loop's thread.
Done = Callable[[CaseResult], None]


@dataclass(slots=True)
class _Pending:
    """A case of which some trials are not over."""

    case: Case
    done: Done
    first: int
    #: Trials that are not queued yet.
    left: deque[int] = field(default_factory=deque)
    trials: list[Trial] = field(default_factory=list)
    begun: bool = False
    playing: int = 0
    twin: Trial | None = None

    @property
    def breached(self) -> bool:
        """Whether a trial broke the agent: no further one can change the verdict."""
        return any(trial.decision.verdict is Verdict.BREACHED for trial in self.trials)


class _Queued(NamedTuple):
    """One trial that waits for its place."""

    number: int
    pending: _Pending
    trial: int


class Engine:
    """Lives on one asyncio loop. Trials are admitted in the order in which cases come.

    What shares a pacer shares a lane, so that a slow endpoint holds up nobody else's cases; the
    ``concurrency`` is what all have together. A case's trials are played one after the other, up to
    the first breach; all of them, side by side, if ``every_trial``.
    """

    def __init__(
        self,
        runner: TrialRunner,
        concurrency: int,
        tell: Callable[[Event], None],
        *,
        every_trial: bool = False,
        twins: Twins = Twins.BREACHED,
    ) -> None:
        self._every_trial = every_trial
        self._twins = TwinPlayer(runner, twins)
        self._runner = runner
        self._concurrency = concurrency
        self._tell = tell
        self._lanes: dict[int, deque[_Queued]] = {}
        self._active: Counter[int] = Counter()
        self._numbers = count()
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
        for case, done in cases:
            trials = deque(range(first_trial, first_trial + case.trials))
            pending = _Pending(case, done, first_trial, trials)
            self._open[id(pending)] = pending
            lane = self._lanes.setdefault(_lane(case), deque())
            for _ in range(len(trials) if self._every_trial else 1):
                lane.append(_Queued(next(self._numbers), pending, trials.popleft()))
        self._admit()
        if self._over is not None:
            self.give_up(self._over)

    def give_up(self, decision: Decision) -> None:
        """Stop, and end every open case with a trial that is undecided for the given reason.

        Those under way have detectors look at what was said so far, and end with
        :meth:`stopped`. Cases that come later end at once: somebody waits for them.
        """
        self._over = decision
        unfinished = [pending for pending in self._open.values() if not pending.playing]
        self._stopped = True
        self._lanes.clear()
        # Not at once: what is cancelled before its first step never gets to say anything.
        asyncio.get_running_loop().call_soon(self._cancel)
        for pending in unfinished:
            self._give_up_case(pending, decision)

    def _give_up_case(self, pending: _Pending, decision: Decision) -> None:
        played = {trial.index for trial in pending.trials}
        index = next(at for at in count(pending.first) if at not in played)
        pending.trials.append(self._runner.unplayed(pending.case, index, decision))
        self._finish(pending)

    def pause(self) -> None:
        """Begin no further trial until somebody waits for a case; what is under way goes on."""
        self._paused = True

    def go_on_for(self, node: str) -> None:
        """Somebody waits for the case of a node: end a pause that would keep it from beginning."""
        open_cases = (one for one in self._open.values() if one.case.node == node)
        if self._paused and any(not pending.begun for pending in open_cases):
            self._paused = False
            self._admit()

    def stop(self) -> None:
        """Cancel what is under way and forget what is queued."""
        self._stopped = True
        self._lanes.clear()
        self._cancel()

    def _cancel(self) -> None:
        self._twins.cancel()
        for task in self._tasks:
            task.cancel()

    async def stopped(self) -> None:
        """Wait until everything that was cancelled is over."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _admit(self) -> None:
        """Begin as many trials as there are places for, the earliest first."""
        while not self._stopped and len(self._tasks) < self._concurrency:
            lane = min(self._ready(), key=lambda one: self._lanes[one][0].number, default=None)
            if lane is None:
                return
            queued = self._lanes[lane].popleft()
            if not self._lanes[lane]:
                del self._lanes[lane]
            queued.pending.begun = True
            queued.pending.playing += 1
            self._active[lane] += 1
            task = asyncio.create_task(self._run(lane, queued))
            self._tasks.add(task)
            task.add_done_callback(self._ended)

    def _ready(self) -> Iterator[int]:
        """The lanes whose next trial may begin."""
        for lane, queue in self._lanes.items():
            pending = queue[0].pending
            parallel = pending.case.target.line.provider.traits.parallel
            room = parallel is None or self._active[lane] < parallel
            if room and (pending.begun or not self._paused):
                yield lane

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._admit()

    async def _run(self, lane: int, queued: _Queued) -> None:
        """One trial and what follows from it; only then may the next begin."""
        pending = queued.pending
        try:
            trial = await self._trial(pending.case, queued.trial)
            pending.trials.append(trial)
            if self._is_last(pending):
                pending.twin = await self._twin(pending)
        finally:
            pending.playing -= 1
            self._active[lane] -= 1
        if self._stopped and self._over is None:
            return
        self._note_budget(trial)
        if pending.playing:
            return
        if pending.breached or not pending.left:
            self._finish(pending)
        elif self._over is not None:
            self._give_up_case(pending, self._over)
        else:
            following = queued._replace(trial=pending.left.popleft())
            self._lanes.setdefault(lane, deque()).appendleft(following)

    async def _twin(self, pending: _Pending) -> Trial | None:
        """The conversation beside the attack's; the end of the run leaves the case without."""
        try:
            return await self._twins.beside(pending.case, breached=pending.breached)
        except asyncio.CancelledError:
            if self._over is None:
                raise
            return None

    def _is_last(self, pending: _Pending) -> bool:
        """Whether the trial that has just ended was the last of its case."""
        return pending.playing == 1 and (pending.breached or not pending.left)

    async def _trial(self, case: Case, index: int) -> Trial:
        try:
            return await self._runner.run(case, index, lambda: self._over)
        except BaseException as error:
            if self._stopped and self._over is None:
                raise
            # Foreign code ended the program, or cancelled a task that is not its own.
            detail = f"{type(error).__name__}: {error}".removesuffix(": ")
            decision = self._over or Decision.undecided(Reason.PROVIDER_ERROR, detail)
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
        result = CaseResult(
            case.info,
            in_order,
            case.node,
            notes=case.notes,
            planned=case.trials,
            twin=pending.twin,
        )
        try:
            return masked(attributed(result), case.secrets)
        except Exception as error:  # noqa: BLE001 - what cannot be masked is not shown
            detail = f"the result could not be masked: {type(error).__name__}"
            decision = Decision.undecided(Reason.DETECTOR_ERROR, detail)
            trial = self._runner.unplayed(case, pending.first, decision)
            return replace(result, trials=(trial,))

    def _note_budget(self, trial: Trial) -> None:
        if trial.decision.reason is Reason.BUDGET and not self._said_spent:
            self._said_spent = True
            self._tell(BudgetSpent(trial.decision.detail))


def _lane(case: Case) -> int:
    return id(case.target.line.pacer)
