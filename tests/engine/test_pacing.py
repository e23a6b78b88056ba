"""How many calls may be under way: never too many, first come first served, and none is lost."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.virtual import LoopClock, virtually
from pytest_voicearena.engine.pacing import Pacer


@dataclass
class Watch:
    """A pacer with everything that can be seen of it."""

    most: int
    changes: list[tuple[float, int, str]] = field(default_factory=list)
    active: int = 0
    peak: int = 0
    order: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pacer = Pacer(self.most, LoopClock(), self._changed)

    def _changed(self, limit: int, why: str) -> None:
        self.changes.append((asyncio.get_running_loop().time(), limit, why))

    async def call(self, number: int, seconds: float) -> None:
        async with self.pacer.slot():
            self.active += 1
            self.peak = max(self.peak, self.active)
            self.order.append(number)
            try:
                await asyncio.sleep(seconds)
            finally:
                self.active -= 1


async def free_places(pacer: Pacer, most: int) -> int:
    """How many calls get a place at once, now."""
    gate = asyncio.Event()
    entered = 0

    async def call() -> None:
        nonlocal entered
        async with pacer.slot():
            entered += 1
            await gate.wait()

    tasks = [asyncio.create_task(call()) for _ in range(most + 2)]
    await asyncio.sleep(1)
    gate.set()
    await asyncio.gather(*tasks)
    return entered - 2


def test_never_more_than_allowed_and_first_come_first_served() -> None:
    async def play() -> Watch:
        watch = Watch(3)
        await asyncio.gather(*(watch.call(number, 1 + number % 3) for number in range(20)))
        return watch

    watch = virtually(play())
    assert watch.peak == 3
    assert watch.order == list(range(20))


def test_whoever_comes_in_the_moment_of_handing_over_has_to_wait() -> None:
    async def play() -> Watch:
        watch = Watch(1)

        async def first() -> None:
            await watch.call(0, 1)
            # The second has been given the place, and has yet to hear of it.
            assert watch.order == [0]
            await watch.call(2, 1)

        tasks = [asyncio.create_task(first())]
        await asyncio.sleep(0.5)
        tasks.append(asyncio.create_task(watch.call(1, 1)))
        await asyncio.gather(*tasks)
        return watch

    watch = virtually(play())
    assert watch.peak == 1
    assert watch.order == [0, 1, 2]


def test_a_complaint_halves_and_answers_recover() -> None:
    async def play() -> Watch:
        watch = Watch(16)
        clock = LoopClock()
        for _ in range(6):
            await asyncio.sleep(1)
            watch.pacer.complain(clock.monotonic(), None)
        assert watch.pacer.limit == 1
        for _ in range(300):
            watch.pacer.succeeded()
        return watch

    limits = [limit for _, limit, _ in virtually(play()).changes]
    assert limits == [8, 4, 2, 1, *range(2, 17)]


def test_recovery_adds_one_a_round_trip() -> None:
    async def play() -> int:
        watch = Watch(64)
        watch.pacer.complain(0.0, None)
        for _ in range(32):
            watch.pacer.succeeded()
        return watch.pacer.limit

    assert virtually(play()) in {32, 33}


def test_complaints_about_calls_that_were_under_way_count_once() -> None:
    async def play() -> int:
        watch = Watch(16)
        await asyncio.sleep(5)
        for entered in (0.0, 1.0, 5.0, 5.0):
            watch.pacer.complain(entered, None)
        return watch.pacer.limit

    assert virtually(play()) == 8


def test_a_pause_holds_everybody_who_comes_later_and_is_over_in_time() -> None:
    async def play() -> tuple[list[int], float]:
        watch = Watch(8)
        begin = asyncio.get_running_loop().time()
        watch.pacer.complain(begin, 7.5)
        calls = [asyncio.create_task(watch.call(number, 0)) for number in range(10)]
        await asyncio.sleep(7.4)
        assert watch.order == []
        await asyncio.gather(*calls)
        return watch.order, asyncio.get_running_loop().time() - begin

    order, seconds = virtually(play())
    assert sorted(order) == list(range(10))
    assert seconds == pytest.approx(7.5)


def test_a_longer_pause_that_comes_meanwhile_holds_too() -> None:
    async def play() -> float:
        watch = Watch(8)
        watch.pacer.complain(0.0, 2)
        call = asyncio.create_task(watch.call(0, 0))
        await asyncio.sleep(1)
        watch.pacer.complain(0.0, 5)
        await call
        return asyncio.get_running_loop().time()

    assert virtually(play()) == pytest.approx(6)


def test_a_pause_that_is_all_but_over_is_over() -> None:
    """A clock that stands a hair before the end of the pause, and does not move by itself."""

    async def play() -> list[int]:
        watch = Watch(1)
        watch.pacer.complain(-1.0, 1e-9)
        await watch.call(0, 0)
        return watch.order

    assert virtually(play()) == [0]


def test_cancelled_in_the_moment_of_handing_over() -> None:
    async def play() -> int:
        watch = Watch(1)

        async def first() -> None:
            await watch.call(0, 1)
            assert watch.order == [0]
            second.cancel()

        task = asyncio.create_task(first())
        await asyncio.sleep(0.5)
        second, third = (asyncio.create_task(watch.call(number, 1)) for number in (1, 2))
        await asyncio.gather(task, second, third, return_exceptions=True)
        assert watch.order == [0, 2]
        return await free_places(watch.pacer, 1)

    assert virtually(play()) == 1


calls = st.tuples(
    st.integers(0, 12).map(lambda tenths: tenths / 10),
    st.integers(0, 12).map(lambda tenths: tenths / 10),
    st.none() | st.integers(0, 20).map(lambda tenths: tenths / 10),
    st.sampled_from(["nothing", "succeeds", "complains", "pauses"]),
)


@given(st.integers(1, 4), st.lists(calls, max_size=14))
@settings(max_examples=150, deadline=None)
def test_no_schedule_loses_or_leaks_a_place(
    most: int, schedule: list[tuple[float, float, float | None, str]]
) -> None:
    """Calls come, hold their place, are cancelled wherever they are, and tell of what they met."""

    async def play() -> None:
        watch = Watch(most)
        done: set[int] = set()

        async def call(number: int, comes: float, holds: float, then: str) -> None:
            await asyncio.sleep(comes)
            async with watch.pacer.slot() as entered:
                watch.active += 1
                watch.peak = max(watch.peak, watch.active)
                try:
                    await asyncio.sleep(holds)
                    if then == "succeeds":
                        watch.pacer.succeeded()
                    elif then != "nothing":
                        watch.pacer.complain(entered, 0.3 if then == "pauses" else None)
                finally:
                    watch.active -= 1
            done.add(number)

        tasks = []
        for number, (comes, holds, cancel_at, then) in enumerate(schedule):
            task = asyncio.create_task(call(number, comes, holds, then))
            if cancel_at is not None:
                asyncio.get_running_loop().call_later(cancel_at, task.cancel)
            tasks.append(task)
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 1000)
        assert watch.peak <= most
        assert {n for n, task in enumerate(tasks) if not task.cancelled()} == done
        assert 1 <= watch.pacer.limit <= most
        assert await free_places(watch.pacer, watch.pacer.limit) == watch.pacer.limit

    virtually(play())


@given(st.lists(st.sampled_from("+-"), max_size=60))
def test_the_limit_stays_between_one_and_the_most(events: list[str]) -> None:
    async def play() -> None:
        watch = Watch(10)
        for at, event in enumerate(events):
            before = watch.pacer.limit
            if event == "+":
                watch.pacer.succeeded()
                assert watch.pacer.limit in {before, before + 1}
            else:
                watch.pacer.complain(float(at), None)
                assert watch.pacer.limit >= max(1, before // 2)
            assert 1 <= watch.pacer.limit <= 10

    virtually(play())
