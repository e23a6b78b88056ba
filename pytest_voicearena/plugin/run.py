"""The arena's run in one process: assembly, loop, and the cases under way."""

from __future__ import annotations

import asyncio
import gc
import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from pytest_voicearena.assembly.assembly import Assembly
from pytest_voicearena.assembly.lines import StandIn
from pytest_voicearena.assembly.planning import PlannedCase
from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.events import CaseEnded, Event
from pytest_voicearena.core.results import CaseResult, Trial
from pytest_voicearena.core.verdicts import Decision, Reason, Verdict
from pytest_voicearena.engine.bridge import LoopThread
from pytest_voicearena.engine.engine import Engine
from pytest_voicearena.plugin.arguments import BUILTIN
from pytest_voicearena.plugin.identity import identity
from pytest_voicearena.plugin.options import typed
from pytest_voicearena.plugin.settings import agent_files, settings_of
from pytest_voicearena.plugin.stream import Listener, Stream
from pytest_voicearena.report.explain import explain

_Future = Future[CaseResult]
#: How long pytest's own thread waits at a time, in seconds.
_GLANCE = 0.2
#: How long the loop may take to end a run whose time is up, in seconds.
_GRACE = 2.0


class ArenaRun:
    """Made when the first suite is collected; runs when the first case is wanted.

    ``open_record`` is called once; what it returns hears all events. A case that was played is told
    of as soon as it is over, whether or not its item's turn has come: a process that is killed
    loses nothing. Nobody sees a result that is not on record.
    """

    def __init__(self, config: pytest.Config) -> None:
        own = identity(config)
        self._config = config
        self._stream = Stream()
        #: On xdist's workers: what there is to tell of the run as a whole.
        self.relay: Callable[[], Sequence[str]] = tuple
        self.assembly = Assembly(
            settings_of(config),
            run_id=own.run_id,
            root=config.rootpath,
            environ=os.environ,
            clock=SystemClock(),
            tell=self._hear,
        )
        self.open_record: Callable[[], Listener] | None = None
        self._agents: tuple[Agent, ...] | UserError | None = None
        self._planned: dict[str, Agent] = {}
        self._thread: LoopThread | None = None
        self._engine: Engine | None = None
        self._prefetched: dict[str, _Future] = {}
        self._most_failures: int = 1 if _stepwise(config) else config.getoption("maxfail") or 0
        self._failures = 0
        self._waits_for: str | None = None
        self._over_at = math.inf
        self._paused = False

    @property
    def agents(self) -> tuple[Agent, ...]:
        """The agents that suites attack.

        Raises:
            UserError: there are none, or there are mistakes in one; said in full once.
        """
        if isinstance(self._agents, UserError):
            message = "not collected, because of what is wrong with the agents, see above"
            raise UserError(message)
        if self._agents is None:
            try:
                self._agents = self.assembly.agents(agent_files(self._config))
            except UserError as error:
                self._agents = error
                raise
        return self._agents

    @property
    def planned_agents(self) -> tuple[Agent, ...]:
        """The agents that any case was planned against."""
        return tuple(self._planned.values())

    def plan(self, file: Path, agent_files: Sequence[Path] | None = None) -> Iterator[PlannedCase]:
        """The cases of a suite file against this run's agents, or against those in other files.

        Raises:
            DocumentError: with every mistake in it.
        """
        agents = self.agents if agent_files is None else self.assembly.agents(agent_files)
        for agent in agents:
            self._planned.setdefault(agent.path, agent)
        return self.assembly.plan(self.assembly.suite(file), agents)

    def start(self, wanted: Sequence[tuple[str, PlannedCase]]) -> None:
        """Prefetch cases, given with their node ids, in order.

        Raises:
            UserError: an agent cannot be reached, known before anything runs.
        """
        thread = self._began()
        thread.run(self._connect([planned for _, planned in wanted]))
        self._begin_record()
        # What is imported and collected by now lives as long as the process. Taking it from the
        # garbage collector's sight saves a sixth of the whole run with a thousand cases.
        gc.freeze()
        futures = {node: _Future() for node, _ in wanted}
        self._prefetched.update(futures)
        jobs = [(node, planned, futures[node]) for node, planned in wanted]
        thread.call(partial(self._submit, jobs, 0))

    def result(
        self,
        planned: PlannedCase,
        node: str,
        attempt: int,
        target: StandIn | None = None,
    ) -> CaseResult:
        """The result of a case, waited for; Ctrl-C interrupts.

        ``attempt`` counts from 0; a further attempt plays the case again with other seeds.
        ``target`` is talked to instead of what the agent file names.

        Raises:
            UserError: its agent cannot be reached.
        """
        future = self._prefetched.pop(node, None) if attempt == 0 else None
        if future is None:
            self._begin_record()
            future = _Future()
            first = attempt * planned.trials
            self._began().call(partial(self._submit, [(node, planned, future)], first, target))
        self._waits_for = node
        if self._paused:
            self._began().call(self._go_on)
        result = self._waited_for(future, planned, node)
        if not _played(result):
            self._began().call(partial(self._stream.tell, CaseEnded(result)))
        return result

    def _waited_for(self, future: _Future, planned: PlannedCase, node: str) -> CaseResult:
        """The result, or that there is none, when the run should long be over.

        The loop rings its own alarm, but an agent that blocks the loop keeps it from ringing.
        """
        while True:
            try:
                # Without a timeout, Windows hears of no Ctrl-C.
                return future.result(_GLANCE)
            except TimeoutError:
                if future.done():
                    return future.result()
                if time.monotonic() > self._over_at:
                    decision = Decision.undecided(Reason.DEADLINE, self._run_over)
                    trial = Trial(0, 0, decision, Conversation(), started=time.time())
                    return CaseResult(planned.info, (trial,), node)

    def explain(self, result: CaseResult) -> str:
        """What happened in a case, and how to run it again from where pytest was started."""
        file, colons, name = result.node.partition("::")
        start = self._config.invocation_params.dir
        if not file.startswith(BUILTIN) and start != self._config.rootpath:
            file = Path(os.path.relpath(self._config.rootpath / file, start)).as_posix()
        here = replace(result, node=f"{file}{colons}{name}")
        return explain(here, seed=self.assembly.settings.seed, options=typed(self._config))

    def note(self, result: CaseResult, session: pytest.Session) -> None:
        """Stop the session in good order where the whole run is at an end."""
        decision = result.decision
        if decision.reason is Reason.BUDGET or decision.detail == self._run_over:
            session.shouldstop = decision.detail

    def stop(self) -> None:
        """Cancel what is under way and close everything."""
        if self._thread is not None:
            self._thread.stop(self._close())
            self._thread = None
            gc.unfreeze()

    @property
    def _run_over(self) -> str:
        limit = self.assembly.settings.deadlines.run
        return f"the run took longer than {limit:g} s" if limit else "\0"

    def _begin_record(self) -> None:
        """Here, and not when the first result is there: that comes from another thread."""
        if self.open_record is not None and not self._stream.listeners:
            self._stream.listeners.append(self.open_record())

    def _began(self) -> LoopThread:
        """The loop, started when it is first needed."""
        if self._thread is None:
            self._thread = LoopThread()
            self._engine = self._thread.run(self._open())
        return self._thread

    async def _open(self) -> Engine:
        engine = self.assembly.engine()
        limit = self.assembly.settings.deadlines.run
        if limit is not None:
            over = Decision.undecided(Reason.DEADLINE, self._run_over)
            self._over_at = time.monotonic() + limit + _GRACE
            asyncio.get_running_loop().call_later(limit, engine.give_up, over)
        return engine

    async def _connect(self, wanted: Sequence[PlannedCase]) -> None:
        reached: set[str] = set()
        for planned in wanted:
            if planned.agent.path not in reached and not isinstance(
                self.assembly.live(planned), str
            ):
                reached.add(planned.agent.path)

    def _submit(
        self,
        jobs: Sequence[tuple[str, PlannedCase, _Future]],
        first: int,
        target: StandIn | None = None,
    ) -> None:
        """On the loop: make the cases live and hand them to the engine."""
        ready = []
        for node, planned, future in jobs:
            try:
                case = self.assembly.live(planned, target, node)
            except UserError as error:
                future.set_exception(error)
                continue
            except Exception as error:  # noqa: BLE001 - an extension's bug leaves one case undecided
                future.set_result(_unplayable(planned, node, error))
                continue
            if isinstance(case, str):
                future.set_result(CaseResult(planned.info, (), node=node, skipped=case))
            else:
                ready.append((case, partial(self._over, future)))
        if self._engine is not None:
            self._engine.submit(ready, first)
        if self._paused:
            self._go_on()

    def _hear(self, event: Event) -> None:
        """On the loop. What a stopped run did not play is told of when its item's turn comes."""
        if not isinstance(event, CaseEnded) or _played(event.result):
            self._stream.tell(event)

    def _over(self, future: _Future, result: CaseResult) -> None:
        """On the loop: a case has ended."""
        if result.verdict is not Verdict.HELD:
            self._note_failure()

        def show(trouble: Exception | None) -> None:
            if trouble is None:
                future.set_result(result)
            else:
                future.set_exception(trouble)

        self._stream.then(show)

    def _note_failure(self) -> None:
        """On the loop: as many cases have failed as make pytest stop, so begin no others.

        pytest may yet go on, where a failure is expected or run again; then it waits for the next.
        """
        self._failures += 1
        if self._engine is not None and 0 < self._most_failures <= self._failures:
            self._paused = True
            self._engine.pause()
            self._go_on()

    def _go_on(self) -> None:
        """On the loop: what pytest waits for has to begin."""
        if self._engine is not None and self._waits_for is not None:
            self._engine.go_on_for(self._waits_for)

    async def _close(self) -> None:
        if self._engine is not None:
            self._engine.stop()
            await self._engine.stopped()
        await self.assembly.close()
        self._stream.flush()


def _unplayable(planned: PlannedCase, node: str, error: Exception) -> CaseResult:
    detail = f"cannot be played: {type(error).__name__}: {error}"
    decision = Decision.undecided(Reason.DETECTOR_ERROR, detail)
    trial = Trial(0, 0, decision, Conversation(), started=time.time())
    return CaseResult(planned.info, (trial,), node)


def _stepwise(config: pytest.Config) -> bool:
    return bool(config.getoption("stepwise", default=False)) and not config.getoption(
        "stepwise_skip", default=False
    )


def _played(result: CaseResult) -> bool:
    """Whether anything was asked of the agent; what a spent budget forbade was not."""
    return result.reached or result.usage.calls > 0
