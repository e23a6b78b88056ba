"""Several in-process llama.cpp servers behind one queue.

A server computes on one thread and remembers its last prompts, so that a conversation is cheapest
where it, or its system prompt, was computed before. Its calls block, and its native threads must be
at rest before the interpreter ends: a process that exits in mid-computation dies of a segmentation
fault. So every call can be broken off, and the pool stops itself ``atexit``.
"""

from __future__ import annotations

import asyncio
import atexit
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

_Chunks = list[Mapping[str, Any]]
#: Long enough for a slow machine to end one step; it is spent only while a step is computed.
_STOP_SECONDS = 5.0


class Server(Protocol):
    """What an ``xllamacpp.Server`` offers. Dropping it joins its native threads."""

    def handle_chat_completions(
        self, body: Mapping[str, Any], callback: Callable[[Mapping[str, Any]], bool]
    ) -> object:
        """Stream chunks to ``callback`` until it returns True; blocks."""
        ...


class PoolClosed(Exception):
    """The pool was closed before the answer was complete."""


@dataclass(eq=False, slots=True)
class _Job:
    body: Mapping[str, Any]
    loop: asyncio.AbstractEventLoop
    done: asyncio.Future[_Chunks]
    dropped: threading.Event = field(default_factory=threading.Event)


class _Worker:
    """A thread that loads a server, keeps it to itself, and serves one job after another."""

    def __init__(
        self,
        name: str,
        load: Callable[[], Server],
        next_job: Callable[[_Worker], _Job | None],
        closing: threading.Event,
    ) -> None:
        self.inbox: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self.messages: Sequence[Mapping[str, str]] = ()
        self._load = load
        self._next = next_job
        self._closing = closing
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        server: Server | None = None
        job = self.inbox.get()
        while job is not None:
            chunks: _Chunks = []
            failure: Exception | None = None
            try:
                server = server or self._load()
                chunks = self._serve(server, job)
            except Exception as error:  # noqa: BLE001 - it is raised where the job was given
                # A traceback would keep this frame alive, and the server in it.
                failure = error.with_traceback(None)
            # Before telling: whoever is told may have the next job at once.
            following = self._next(self)
            _settle(job, chunks, failure)
            job = following or self.inbox.get()

    def _serve(self, server: Server, job: _Job) -> _Chunks:
        chunks: _Chunks = []

        def take(chunk: Mapping[str, Any]) -> bool:
            chunks.append(chunk)
            return job.dropped.is_set() or self._closing.is_set()

        if not (job.dropped.is_set() or self._closing.is_set()):
            server.handle_chat_completions(job.body, take)
        if self._closing.is_set():
            raise PoolClosed
        return chunks


class LlamaPool:
    """At most ``size`` servers, each loaded in its own thread when it is first needed."""

    def __init__(self, load: Callable[[], Server], size: int) -> None:
        self._load = load
        self._size = size
        self._workers: list[_Worker] = []
        self._idle: list[_Worker] = []
        self._waiting: deque[_Job] = deque()
        self._closing = threading.Event()
        #: Protects the three collections, which loop and workers change.
        self._lock = threading.Lock()

    async def chat(self, body: Mapping[str, Any]) -> _Chunks:
        """All chunks of a streamed completion; cancelling the task breaks the computation off.

        Raises:
            PoolClosed: the pool is closed, or was in the meantime.
            Exception: whatever loading or serving raised.
        """
        loop = asyncio.get_running_loop()
        job = _Job(body, loop, loop.create_future())
        self._submit(job)
        try:
            return await job.done
        finally:
            job.dropped.set()

    def close(self, seconds: float = _STOP_SECONDS) -> None:
        """Break everything off, and give back memory and threads; waits at most ``seconds``."""
        atexit.unregister(self.close)
        with self._lock:
            self._closing.set()
            workers, self._workers, self._idle = self._workers, [], []
            waiting, self._waiting = self._waiting, deque()
        for job in waiting:
            _settle(job, [], PoolClosed())
        for worker in workers:
            worker.inbox.put(None)
        deadline = time.monotonic() + seconds
        for worker in workers:
            worker.thread.join(max(0.0, deadline - time.monotonic()))

    def _submit(self, job: _Job) -> None:
        with self._lock:
            if self._closing.is_set():
                raise PoolClosed
            worker = self._pick(job.body["messages"])
            if worker is None:
                self._waiting.append(job)
            else:
                worker.messages = job.body["messages"]
                worker.inbox.put(job)

    def _pick(self, messages: Sequence[Mapping[str, str]]) -> _Worker | None:
        """The idle worker that knows most of the messages; a new one if none is idle."""
        if self._idle:
            best = max(self._idle, key=lambda worker: _shared(worker.messages, messages))
            self._idle.remove(best)
            return best
        if len(self._workers) < self._size:
            if not self._workers:
                atexit.register(self.close)
            name = f"voicearena-llama-{len(self._workers)}"
            self._workers.append(_Worker(name, self._load, self._next, self._closing))
            return self._workers[-1]
        return None

    def _next(self, worker: _Worker) -> _Job | None:
        with self._lock:
            while self._waiting:
                job = self._waiting.popleft()
                if not job.dropped.is_set():
                    worker.messages = job.body["messages"]
                    return job
            if not self._closing.is_set():
                self._idle.append(worker)
        return None


def _shared(known: Sequence[Mapping[str, str]], wanted: Sequence[Mapping[str, str]]) -> int:
    """How many characters of leading messages are the same."""
    shared = 0
    for one, other in zip(known, wanted, strict=False):
        if one != other:
            break
        shared += len(one["content"])
    return shared


def _settle(job: _Job, chunks: _Chunks, error: Exception | None) -> None:
    def deliver() -> None:
        if job.done.done():
            return
        if error is not None:
            job.done.set_exception(error)
        else:
            job.done.set_result(chunks)

    try:
        job.loop.call_soon_threadsafe(deliver)
    except RuntimeError:
        return  # the loop is closed: nobody waits any more
