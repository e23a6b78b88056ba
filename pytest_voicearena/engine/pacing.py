"""How many calls may be under way at one endpoint: halved when it complains, then recovering."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from pytest_voicearena.core.protocols import Clock

#: Told of every change: the new limit and why.
Changed = Callable[[int, str], None]


class Pacer:
    """Additive increase, multiplicative decrease, as TCP does it.

    Source: D.-M. Chiu, R. Jain, Analysis of the increase and decrease algorithms for congestion
    avoidance in computer networks, 1989. One complaint halves the limit; further complaints about
    calls that were already under way then do not count again. Each answer adds ``1 / limit``.

    Lives on one asyncio loop; waiting is first come, first served.
    """

    def __init__(self, most: int, clock: Clock, changed: Changed) -> None:
        self._most = most
        self._limit = float(most)
        self._clock = clock
        self._changed = changed
        self._active = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._paused_until = 0.0
        self._cut_at = -1.0

    @property
    def limit(self) -> int:
        """How many calls may be under way now."""
        return int(self._limit)

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[float]:
        """Wait for a place; yields the time at which it was had, for :meth:`complain`."""
        await self._enter()
        try:
            yield self._clock.monotonic()
        finally:
            self._active -= 1
            self._wake()

    async def _enter(self) -> None:
        while self._active >= self.limit or self._waiting:
            place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(place)
            try:
                await place
            except asyncio.CancelledError:
                if place.done() and not place.cancelled():
                    self._wake()
                else:
                    self._waiting.remove(place)
                raise
            break
        self._active += 1
        while (pause := self._paused_until - self._clock.monotonic()) > 0:
            try:
                await asyncio.sleep(pause)
            except asyncio.CancelledError:
                self._active -= 1
                self._wake()
                raise

    def _wake(self) -> None:
        free = self.limit - self._active
        while self._waiting and free > 0:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(None)
                free -= 1

    def succeeded(self) -> None:
        """An answer came."""
        if self._limit >= self._most:
            return
        before = self.limit
        self._limit = min(float(self._most), self._limit + 1.0 / self._limit)
        if self.limit > before:
            self._changed(self.limit, "the endpoint answers again")
            self._wake()

    def complain(self, entered: float, pause: float | None) -> None:
        """The endpoint wants less: a 429 for a call that had its place at ``entered``.

        ``pause`` is what it asked for, in seconds.
        """
        now = self._clock.monotonic()
        if pause is not None:
            self._paused_until = max(self._paused_until, now + pause)
        if entered < self._cut_at:
            return
        self._cut_at = now
        if self._limit > 1:
            self._limit = max(1.0, self._limit / 2)
            self._changed(self.limit, "the endpoint asked for less traffic")
