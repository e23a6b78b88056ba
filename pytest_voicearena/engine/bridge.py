"""Where the threads meet: an asyncio loop in the background, futures in front of it.

All that crosses is here: coroutines and callables go in, futures come out. Nothing else is shared.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

Result = TypeVar("Result")

#: How long a stop may take before the loop is left to die with the process, in seconds.
_PATIENCE = 0.3
#: How long cancelled tasks may take to end, in seconds.
_LAST_WORDS = 0.02


class LoopThread:
    """A running loop. A daemon: what hangs in it must not keep the process from ending."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="voicearena-loop", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        while not self._stopping:
            try:
                self._loop.run_forever()
            except (SystemExit, KeyboardInterrupt):
                # A task of somebody's own tried to end the program; the others go on.
                continue

    def run(self, coroutine: Coroutine[Any, Any, Result], timeout: float | None = None) -> Result:
        """Wait for a coroutine to end in the background; Ctrl-C interrupts the wait."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout)

    def call(self, function: Callable[[], object]) -> None:
        """Have a function called in the background, soon; calls keep their order."""
        self._loop.call_soon_threadsafe(function)

    def stop(self, last: Coroutine[Any, Any, object]) -> None:
        """Run one last coroutine, then end the loop; neither is waited for without end."""
        ending: Future[object] = asyncio.run_coroutine_threadsafe(last, self._loop)
        patience = _PATIENCE
        try:
            ending.result(patience)
        except TimeoutError:
            ending.cancel()
            # Most likely something blocks the loop, and will not let go of it for our sake.
            patience = 5 * _LAST_WORDS
        finally:
            self._stopping = True
            self._loop.call_soon_threadsafe(self._wind_up)
            self._thread.join(patience)
        if not self._thread.is_alive():
            self._loop.close()

    def _wind_up(self) -> None:
        """Cancel whatever is left, and let it hear of that before the loop ends."""
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.call_later(_LAST_WORDS, self._loop.stop)
