"""Threads for code that blocks."""

from __future__ import annotations

import asyncio
import contextvars
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

Result = TypeVar("Result")
_Job = tuple[Future[Any], Callable[[], Any]]


class Workers:
    """A growing pool of daemon threads.

    Daemons, because ``concurrent.futures`` joins its threads when the interpreter exits, so that
    one detector that hangs would keep the whole process alive. A job that hangs keeps its thread;
    the pool starts another, up to ``most``.
    """

    def __init__(self, most: int, name: str) -> None:
        self._most = most
        self._name = name
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._idle = 0
        #: Protects ``_idle``: loop and workers both change it.
        self._lock = threading.Lock()

    async def run(self, job: Callable[[], Result]) -> Result:
        """What ``job`` returns or raises, from a thread that sees this task's context."""
        context = contextvars.copy_context()
        future: Future[Result] = Future()
        with self._lock:
            grow = self._idle <= 0 and len(self._threads) < self._most
            self._idle -= 1
        self._jobs.put((future, lambda: context.run(job)))
        if grow:
            self._start()
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Let idle threads end; busy ones end with the process."""
        for _ in self._threads:
            self._jobs.put(None)

    def _start(self) -> None:
        name = f"{self._name}-{len(self._threads)}"
        thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self) -> None:
        self._rest()
        while (job := self._jobs.get()) is not None:
            future, call = job
            if not future.set_running_or_notify_cancel():
                self._rest()
                continue
            try:
                result = call()
            except BaseException as error:  # noqa: BLE001 - it is raised where the job was given
                self._rest()
                future.set_exception(error)
            else:
                self._rest()
                future.set_result(result)

    def _rest(self) -> None:
        """Free for the next job, which may come as soon as this one's result is known."""
        with self._lock:
            self._idle += 1
