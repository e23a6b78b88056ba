"""How many calls may be under way at one endpoint: halved when it complains, then recovering."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from pytest_voicearena.core.protocols import Clock

#: In seconds. Timers ring a little early; what is left then is no time to sleep.
_INSTANT = 1e-6
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
        self._paused_until = -math.inf
        self._cut_at = -math.inf

    @property
    def limit(self) -> int:
        """How many calls may be under way now."""
        return int(self._limit)

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[float]:
        """Wait for a place; yields the time at which it was had, for :meth:`complain`."""
        await self._take()
        try:
            # Another complaint may come meanwhile and ask for more.
            while (pause := self._paused_until - self._clock.monotonic()) > _INSTANT:  # noqa: ASYNC110
                await asyncio.sleep(pause)
            yield self._clock.monotonic()
        finally:
            self._active -= 1
            self._hand_on()

    async def _take(self) -> None:
        if self._active < self.limit and not self._waiting:
            self._active += 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.cancelled():
                with suppress(ValueError):
                    self._waiting.remove(place)
            else:
                # The place was handed over in the same moment; somebody else can have it.
                self._active -= 1
                self._hand_on()
            raise

    def _hand_on(self) -> None:
        """Give free places to those who wait; a place is taken as soon as it is given."""
        while self._waiting and self._active < self.limit:
            place = self._waiting.popleft()
            if not place.done():
                self._active += 1
                place.set_result(None)

    def succeeded(self) -> None:
        """An answer came."""
        if self._limit >= self._most:
            return
        before = self.limit
        self._limit = min(float(self._most), self._limit + 1.0 / self._limit)
        if self.limit > before:
            self._changed(self.limit, "the endpoint answers again")
            self._hand_on()

    def complain(self, entered: float, pause: float | None) -> None:
        """The endpoint wants less: a 429 for a call that had its place at ``entered``.

        ``pause`` is what it asked for, in seconds.
        """
        now = self._clock.monotonic()
        if pause is not None:
            self._paused_until = max(self._paused_until, now + pause)
        if entered <= self._cut_at:
            return
        self._cut_at = now
        before = self.limit
        self._limit = max(1.0, self._limit / 2)
        if self.limit < before:
            self._changed(self.limit, "the endpoint asked for less traffic")
