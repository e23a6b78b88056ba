"""Time that passes only when everybody waits: an hour of an engine's life in milliseconds."""

from __future__ import annotations

import asyncio
import contextvars
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from pytest_voicearena.core.workers import Workers

Result = TypeVar("Result")
#: The day on which virtual time begins.
EPOCH = 1_700_000_000.0


class _Jumping(selectors.DefaultSelector):
    """Does not wait, but sets the clock forward by as much as it should have waited."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            return super().select(timeout)
        events = super().select(0)
        if not events:
            self.now += timeout
        return events


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now


class LoopClock:
    """The clock of the loop that runs, virtual or not."""

    def now(self) -> float:
        return EPOCH + self.monotonic()

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()


class InlineWorkers(Workers):
    """Does its jobs at once: threads know nothing of virtual time."""

    def __init__(self) -> None:
        super().__init__(0, "inline")

    async def run(self, job: Callable[[], Result]) -> Result:
        await asyncio.sleep(0)
        return contextvars.copy_context().run(job)


def virtually(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine returns, in no time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(coroutine)
