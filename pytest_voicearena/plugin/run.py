"""The arena's run in one process: assembly, loop, and the cases under way."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import pytest

from pytest_voicearena.assembly.assembly import Assembly
from pytest_voicearena.assembly.planning import PlannedCase
from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.core.results import CaseResult
from pytest_voicearena.core.verdicts import Decision, Reason
from pytest_voicearena.documents.records import encode_line
from pytest_voicearena.engine.bridge import LoopThread
from pytest_voicearena.engine.engine import Engine
from pytest_voicearena.plugin.identity import identity
from pytest_voicearena.plugin.settings import agent_files, settings_of
from pytest_voicearena.store.masking import Secrets, masked, secrets_of

_Future = Future[CaseResult]


class ArenaRun:
    """Made when the first suite is collected; runs when the first case is wanted."""

    def __init__(self, config: pytest.Config) -> None:
        own = identity(config)
        self._config = config
        self.assembly = Assembly(
            settings_of(config),
            run_id=own.run_id,
            root=config.rootpath,
            environ=os.environ,
            clock=SystemClock(),
        )
        self._secrets: dict[str, Secrets] = {}
        self._thread: LoopThread | None = None
        self._engine: Engine | None = None
        self._prefetched: dict[str, _Future] = {}

    @cached_property
    def agents(self) -> tuple[Agent, ...]:
        """The agents that suites attack.

        Raises:
            UserError: there are none, or there are mistakes in one.
        """
        return self.assembly.agents(agent_files(self._config))

    def plan(self, file: Path, agent_files: Sequence[Path] | None = None) -> Iterator[PlannedCase]:
        """The cases of a suite file against this run's agents, or against those in other files.

        Raises:
            DocumentError: with every mistake in it.
        """
        agents = self.agents if agent_files is None else self.assembly.agents(agent_files)
        for agent in agents:
            self._secrets.setdefault(agent.path, secrets_of(agent, os.environ))
        return self.assembly.plan(self.assembly.suite(file), agents)

    def start(self, wanted: Sequence[tuple[str, PlannedCase]]) -> None:
        """Prefetch cases, given with their node ids, in order.

        Raises:
            UserError: an agent cannot be reached, known before anything runs.
        """
        thread = self._began()
        thread.run(self._connect([planned for _, planned in wanted]))
        # What is imported and collected by now lives as long as the process. Taking it from the
        # garbage collector's sight saves a sixth of the whole run with a thousand cases.
        gc.freeze()
        futures = {node: _Future() for node, _ in wanted}
        self._prefetched.update(futures)
        jobs = [(planned, futures[node]) for node, planned in wanted]
        thread.call(partial(self._submit, jobs, 0))

    def result(
        self,
        planned: PlannedCase,
        node: str,
        attempt: int,
        target: Callable[..., Any] | None = None,
    ) -> CaseResult:
        """The result of a case, waited for; Ctrl-C interrupts.

        ``attempt`` counts from 0; a further attempt plays the case again with other seeds.
        ``target`` is talked to instead of what the agent file names.

        Raises:
            UserError: its agent cannot be reached.
        """
        future = self._prefetched.pop(node, None) if attempt == 0 else None
        if future is None:
            future = _Future()
            first = attempt * planned.trials
            self._began().call(partial(self._submit, [(planned, future)], first, target))
        return masked(future.result(), self._secrets[planned.agent.path])

    def line_of(self, result: CaseResult) -> str:
        """A result as it travels to the process that writes the record."""
        return encode_line(result).decode()

    def note(self, result: CaseResult, session: pytest.Session) -> None:
        """Stop the session in good order where the whole run is at an end."""
        decision = result.decision
        if decision.reason is Reason.BUDGET or decision.detail == self._run_over:
            session.shouldstop = f"arena: {decision.detail}"

    def stop(self) -> None:
        """Cancel what is under way and close everything."""
        if self._thread is not None:
            self._thread.stop(self._close())
            self._thread = None

    @property
    def _run_over(self) -> str:
        limit = self.assembly.settings.deadlines.run
        return f"the run took longer than {limit:g} s" if limit else "\0"

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
            asyncio.get_running_loop().call_later(limit, engine.give_up, over)
        return engine

    async def _connect(self, wanted: Sequence[PlannedCase]) -> None:
        for planned in {case.agent.path: case for case in wanted}.values():
            self.assembly.live(planned)

    def _submit(
        self,
        jobs: Sequence[tuple[PlannedCase, _Future]],
        first: int,
        target: Callable[..., Any] | None = None,
    ) -> None:
        """On the loop: make the cases live and hand them to the engine."""
        ready = []
        for planned, future in jobs:
            try:
                case = self.assembly.live(planned, target)
            except Exception as error:  # noqa: BLE001 - raised where the result is waited for
                future.set_exception(error)
                continue
            if isinstance(case, str):
                future.set_result(CaseResult(planned.info, (), skipped=case))
            else:
                ready.append((case, future.set_result))
        if self._engine is not None:
            self._engine.submit(ready, first)

    async def _close(self) -> None:
        if self._engine is not None:
            self._engine.stop()
            await self._engine.stopped()
        await self.assembly.close()
