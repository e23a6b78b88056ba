"""Threads for foreign code that blocks and may never come back."""

from __future__ import annotations

import asyncio
import contextvars
import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

Result = TypeVar("Result")
_Outcome = tuple[Any, BaseException | None]
#: Does the work, and returns what tells the loop of it.
_Job = Callable[[], Callable[[], None]]
_Jobs = queue.SimpleQueue[_Job | None]


class DaemonThreads:
    """As many threads as there are calls under way, kept for the next ones.

    Daemons, because ``concurrent.futures`` joins its threads when the interpreter exits: one call
    that hangs would keep the whole process alive. A call whose task is cancelled is abandoned; its
    thread is lost to it, and the next call gets another.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: _Jobs = queue.SimpleQueue()
        self._started = 0
        self._idle = 0
        #: Protects ``_idle``, which loop and threads change.
        self._lock = threading.Lock()

    async def run(self, function: Callable[[], Result]) -> Result:
        """What ``function`` returns or raises, from a thread that sees this task's context."""
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[_Outcome] = loop.create_future()
        context = contextvars.copy_context()
        self._jobs.put(partial(_work, partial(context.run, function), loop, outcome))
        with self._lock:
            grow = self._idle == 0
            self._idle -= not grow
        if grow:
            self._started += 1
            name = f"{self._name}-{self._started}"
            serve = partial(self._serve, self._jobs)
            threading.Thread(target=serve, name=name, daemon=True).start()
        result, error = await outcome
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def close(self) -> None:
        """Let idle threads end; busy ones end after their call, or with the process."""
        jobs, self._jobs = self._jobs, queue.SimpleQueue()
        for _ in range(self._started):
            jobs.put(None)
        with self._lock:
            self._started = self._idle = 0

    def _serve(self, jobs: _Jobs) -> None:
        while (job := jobs.get()) is not None:
            tell = job()
            with self._lock:
                # Before telling: whoever is told may have the next call at once.
                self._idle += jobs is self._jobs
            tell()


def _work(
    call: Callable[[], Any], loop: asyncio.AbstractEventLoop, outcome: asyncio.Future[_Outcome]
) -> Callable[[], None]:
    found: _Outcome
    try:
        found = (call(), None)
    except BaseException as error:  # noqa: BLE001 - it is raised where the call was made
        found = (None, error)
    return partial(_tell, loop, outcome, found)


def _tell(
    loop: asyncio.AbstractEventLoop, outcome: asyncio.Future[_Outcome], found: _Outcome
) -> None:
    try:
        loop.call_soon_threadsafe(_deliver, outcome, found)
    except RuntimeError:
        return  # the loop is closed: nobody waits any more


def _deliver(outcome: asyncio.Future[_Outcome], found: _Outcome) -> None:
    if not outcome.done():
        outcome.set_result(found)
