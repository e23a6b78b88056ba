"""A line to a provider: what is tried again, when, and what it all costs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.virtual import LoopClock, virtually
from pytest_voicearena.core.agents import Price
from pytest_voicearena.core.conversation import Conversation, Role, Text, Usage, says
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.protocols import Reply, Request
from pytest_voicearena.engine.limits import Budget, BudgetExhausted, Meter
from pytest_voicearena.engine.lines import Line, RetryPolicy, TurnTimeout
from pytest_voicearena.engine.pacing import Pacer
from pytest_voicearena.providers.scripted import Fault, ScriptedProvider, Step

REQUEST = Request("You are Nova.", Conversation((says(Role.USER, "Hi"),)), session="s", seed=7)
OVERLOADED = ProviderError("too many requests (429)", retryable=True, throttled=True)


def throttled(retry_after: float | None) -> ProviderError:
    return ProviderError("429", retryable=True, throttled=True, retry_after=retry_after)


@dataclass
class Wire:
    """A line whose other end follows a list, one step an attempt, and notes when each came."""

    steps: Sequence[Step]
    most: int = 4
    latency: float = 1.0
    budget: Budget = field(default_factory=Budget)
    price: Price | None = None
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    attempts: list[float] = field(default_factory=list)
    told: list[Usage] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pacer = Pacer(self.most, LoopClock(), lambda *_: None)
        self.meter = Meter(self.budget)
        provider = ScriptedProvider(self._next, latency=0)
        self.line = Line(provider, self.pacer, self.meter, self.price, self.retry)

    async def _next(self, request: Request) -> Step:
        del request
        at = len(self.attempts)
        self.attempts.append(asyncio.get_running_loop().time())
        await asyncio.sleep(self.latency)
        return self.steps[min(at, len(self.steps) - 1)]

    async def ask(self, within: float = 60) -> Reply:
        return await self.line.ask(REQUEST, within=within, tell=self.told.append)

    @property
    def waits(self) -> list[float]:
        """Seconds between the end of each attempt and the begin of the next."""
        return [
            later - earlier - self.latency
            for earlier, later in zip(self.attempts, self.attempts[1:], strict=False)
        ]


def ask(make: Callable[[], Wire], within: float = 60) -> tuple[Wire, Reply | Exception]:
    """A wire, made on the loop on which it is used, and what came of asking once."""

    async def play() -> tuple[Wire, Reply | Exception]:
        wire = make()
        try:
            return wire, await wire.ask(within)
        except Exception as error:  # noqa: BLE001 - it is what the test looks at
            return wire, error

    return virtually(play())


class TestRetries:
    @pytest.mark.parametrize(
        "fault", [Fault.SERVER_ERROR, Fault.DISCONNECTED, Fault.THROTTLED, OVERLOADED]
    )
    def test_faults_of_transport_are_tried_again(self, fault: Step) -> None:
        wire, reply = ask(lambda: Wire([fault, fault, "Hello."]))
        assert isinstance(reply, Reply)
        assert reply.parts == (Text("Hello."),)
        assert len(wire.attempts) == 3

    @pytest.mark.parametrize("fault", [Fault.UNAUTHORIZED, Fault.GARBAGE, ProviderError("no")])
    def test_others_are_not(self, fault: Step) -> None:
        wire, error = ask(lambda: Wire([fault, "Hello."]))
        assert isinstance(error, ProviderError)
        assert len(wire.attempts) == 1

    def test_an_answer_without_words_is_an_answer(self) -> None:
        wire, reply = ask(lambda: Wire([Fault.EMPTY, "Hello."]))
        assert isinstance(reply, Reply)
        assert reply.parts == ()
        assert len(wire.attempts) == 1

    def test_five_attempts_and_no_more(self) -> None:
        wire, error = ask(lambda: Wire([Fault.SERVER_ERROR]))
        assert isinstance(error, ProviderError)
        assert str(error) == "the server failed (500)"
        assert len(wire.attempts) == 5

    def test_waits_double_and_are_shortened_by_up_to_a_half(self) -> None:
        wire, _ = ask(lambda: Wire([Fault.SERVER_ERROR]))
        for wait, full in zip(wire.waits, [0.2, 0.4, 0.8, 1.6], strict=True):
            assert full / 2 <= wait <= full + 1e-6

    def test_the_same_seed_waits_the_same(self) -> None:
        one, _ = ask(lambda: Wire([Fault.SERVER_ERROR]))
        other, _ = ask(lambda: Wire([Fault.SERVER_ERROR]))
        assert one.waits == other.waits

    def test_waits_have_an_end(self) -> None:
        retry = RetryPolicy(attempts=12, longest=8)
        wire, _ = ask(lambda: Wire([Fault.SERVER_ERROR], retry=retry))
        assert max(wire.waits) <= 8
        assert min(wire.waits[-4:]) >= 4

    def test_what_the_server_asks_for_is_waited(self) -> None:
        fault = ProviderError("503", retryable=True, retry_after=12)
        wire, _ = ask(lambda: Wire([fault, "Hello."]))
        assert wire.waits == pytest.approx([12])

    def test_what_it_asks_for_is_not_waited_without_end(self) -> None:
        fault = ProviderError("503", retryable=True, retry_after=61)
        wire, error = ask(lambda: Wire([fault, "Hello."]))
        assert error is fault
        assert len(wire.attempts) == 1

    def test_a_place_is_free_while_somebody_waits_to_try_again(self) -> None:
        async def play() -> list[float]:
            wire = Wire([ProviderError("503", retryable=True, retry_after=30), "Hello."], most=1)
            first = asyncio.create_task(wire.ask())
            await asyncio.sleep(2)
            await wire.ask()
            await first
            return wire.attempts

        assert virtually(play()) == pytest.approx([0, 2, 31])


class TestThrottling:
    def test_a_complaint_halves_the_pace_and_pauses_everybody(self) -> None:
        async def play() -> Wire:
            wire = Wire([throttled(10), "Hello."], most=4)
            first = asyncio.create_task(wire.ask())
            await asyncio.sleep(3)
            assert wire.pacer.limit == 2
            await asyncio.gather(first, wire.ask(), wire.ask())
            return wire

        wire = virtually(play())
        assert wire.attempts[0] == 0
        assert min(wire.attempts[1:]) == pytest.approx(11)

    def test_a_pause_beyond_patience_stops_nobody_else(self) -> None:
        async def play() -> Wire:
            wire = Wire([throttled(3600), "Hello."], most=4)
            with pytest.raises(ProviderError):
                await wire.ask()
            await wire.ask()
            return wire

        wire = virtually(play())
        assert wire.attempts == pytest.approx([0, 1])
        assert wire.pacer.limit in {2, 3}

    def test_answers_bring_the_pace_back(self) -> None:
        async def play() -> int:
            wire = Wire([throttled(None), "Hello."], most=4)
            for _ in range(20):
                await wire.ask()
            return wire.pacer.limit

        assert virtually(play()) == 4


class TestDeadlines:
    def test_no_answer_in_time_is_not_tried_again(self) -> None:
        wire, error = ask(lambda: Wire(["Hello."], latency=100), within=30)
        assert isinstance(error, TurnTimeout)
        assert str(error) == "no answer within 30 s"
        assert len(wire.attempts) == 1

    def test_a_server_that_hangs(self) -> None:
        _, error = ask(lambda: Wire([Fault.HANG]), within=30)
        assert isinstance(error, TurnTimeout)

    def test_waiting_for_a_place_does_not_count(self) -> None:
        async def play() -> list[Reply]:
            wire = Wire(["Hello."], most=1, latency=20)
            return await asyncio.gather(*(wire.ask(30) for _ in range(5)))

        assert len(virtually(play())) == 5

    def test_each_attempt_has_its_own(self) -> None:
        wire, reply = ask(
            lambda: Wire([Fault.SERVER_ERROR, Fault.SERVER_ERROR, "Hello."], latency=20), within=30
        )
        assert isinstance(reply, Reply)
        assert len(wire.attempts) == 3

    def test_a_connection_that_times_out_by_itself_is_a_fault_of_the_connection(self) -> None:
        _, error = ask(lambda: Wire([TimeoutError("read timed out")]))
        assert isinstance(error, ProviderError)
        assert not isinstance(error, TurnTimeout)
        assert str(error) == "the connection timed out: read timed out"

    def test_what_blocks_the_loop_cannot_pass_under_it(self) -> None:
        async def play() -> None:
            def blocking(request: Request) -> Step:
                time.sleep(0.05)
                return "Hello."

            provider = ScriptedProvider(blocking)
            line = Line(provider, Pacer(1, LoopClock(), lambda *_: None), Meter(Budget()))
            with pytest.raises(TurnTimeout):
                await line.ask(REQUEST, within=0.01)

        asyncio.run(play())

    def test_a_place_is_given_back_whatever_happens(self) -> None:
        async def play() -> None:
            wire = Wire([Fault.HANG, Fault.GARBAGE, ValueError("bug"), "Hello."], most=1)
            for _ in range(3):
                with pytest.raises((ProviderError, ValueError)):
                    await wire.ask(5)
            task = asyncio.create_task(wire.ask())
            await asyncio.sleep(0.5)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert (await wire.ask()).parts == (Text("Hello."),)

        virtually(play())


class TestBills:
    def answer(self, tokens: int, dollars: float | None = None) -> Reply:
        return Reply((Text("Hello."),), Usage(1, tokens, 2 * tokens, dollars))

    def test_tokens_become_dollars(self) -> None:
        wire, reply = ask(lambda: Wire([self.answer(1_000_000)], price=Price(2.5, 10.0)))
        assert isinstance(reply, Reply)
        assert reply.usage == Usage(1, 1_000_000, 2_000_000, 22.5)
        assert wire.told == [reply.usage]
        assert wire.meter.spent == reply.usage

    def test_an_unknown_price_stays_unknown(self) -> None:
        _, reply = ask(lambda: Wire([self.answer(10)]))
        assert isinstance(reply, Reply)
        assert reply.usage.dollars is None

    def test_what_the_provider_was_told_it_costs_stands_where_no_price_is_known(self) -> None:
        _, reply = ask(lambda: Wire([self.answer(10, 0.25)]))
        assert isinstance(reply, Reply)
        assert reply.usage.dollars == 0.25

    def test_every_attempt_is_a_call(self) -> None:
        wire, _ = ask(lambda: Wire([Fault.SERVER_ERROR, self.answer(5)], price=Price(1, 1)))
        assert [usage.calls for usage in wire.told] == [1, 1]
        assert wire.meter.spent.calls == 2
        assert wire.meter.spent.tokens == 15

    def test_a_call_that_times_out_was_one(self) -> None:
        wire, _ = ask(lambda: Wire([Fault.HANG]), within=1)
        assert wire.meter.spent == Usage(1, 0, 0, 0.0)


class TestBudgets:
    def run(self, budget: Budget, price: Price | None = None) -> tuple[int, str]:
        """How many calls were made of a hundred, and why not more."""

        async def play() -> tuple[int, str]:
            answer = Reply((Text("Hi"),), Usage(1, 60, 40, None))
            wire = Wire([answer], budget=budget, price=price)
            try:
                for _ in range(100):
                    await wire.ask()
            except BudgetExhausted as error:
                return len(wire.attempts), str(error)
            return len(wire.attempts), ""

        return virtually(play())

    def test_none_is_no_limit(self) -> None:
        assert self.run(Budget()) == (100, "")

    def test_calls(self) -> None:
        assert self.run(Budget(calls=7)) == (7, "the budget of 7 calls is spent")

    def test_tokens(self) -> None:
        assert self.run(Budget(tokens=250)) == (3, "the budget of 250 tokens is spent")

    def test_dollars(self) -> None:
        price = Price(1000, 1000)
        assert self.run(Budget(dollars=0.25), price) == (3, "the budget of 0.25 dollars is spent")

    def test_calls_under_way_count_before_they_come_back(self) -> None:
        async def play() -> int:
            wire = Wire(["Hi"], budget=Budget(calls=3), most=10)
            results = await asyncio.gather(*(wire.ask() for _ in range(10)), return_exceptions=True)
            assert sum(isinstance(one, BudgetExhausted) for one in results) == 7
            return len(wire.attempts)

        assert virtually(play()) == 3

    def test_attempts_count_too(self) -> None:
        wire, error = ask(lambda: Wire([Fault.SERVER_ERROR], budget=Budget(calls=2)))
        assert isinstance(error, BudgetExhausted)
        assert len(wire.attempts) == 2

    @given(st.integers(1, 10**6), st.integers(1, 64))
    def test_shares_are_together_no_more_than_the_whole(self, whole: int, parts: int) -> None:
        budget = Budget(calls=whole, tokens=whole, dollars=float(whole))
        shares = [budget.share(part, parts) for part in range(parts)]
        calls = [share.calls or 0 for share in shares]
        assert sum(calls) == whole
        assert max(calls) - min(calls) <= 1
        assert all(share.tokens == share.calls for share in shares)
        assert sum(share.dollars or 0 for share in shares) == pytest.approx(whole)
        assert Budget().share(0, parts) == Budget()

    def test_a_price_that_is_not_known_hides_none_that_is(self) -> None:
        meter = Meter(Budget(dollars=1))
        meter.add(Usage(calls=1, input_tokens=9, dollars=None))
        meter.add(Usage(calls=1, dollars=2.0))
        assert meter.exhausted == "the budget of 1 dollars is spent"


faults = st.sampled_from([Fault.SERVER_ERROR, Fault.THROTTLED, Fault.DISCONNECTED, Fault.GARBAGE])


@given(st.lists(faults | st.just("Hello."), min_size=1, max_size=30), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_whatever_the_faults_every_question_gets_an_answer_or_a_reason(
    steps: list[Step], most: int
) -> None:
    async def play() -> None:
        wire = Wire(steps, most=most)
        questions = [asyncio.create_task(wire.ask()) for _ in range(10)]
        results = await asyncio.gather(*questions, return_exceptions=True)
        assert all(isinstance(one, Reply | ProviderError) for one in results)
        assert wire.meter.spent.calls == len(wire.attempts) == len(wire.told)
        assert 1 <= wire.pacer.limit <= most

    virtually(play())
