"""Many cases: in order, so many at once, each ended exactly once, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.players import Stage, case_on, does, line_to
from engine.virtual import virtually
from pytest_voicearena.core.events import BudgetSpent, CaseEnded, Event, TrialStarted
from pytest_voicearena.core.protocols import Request, Traits
from pytest_voicearena.core.results import CaseResult
from pytest_voicearena.core.verdicts import Decision, Reason, Verdict
from pytest_voicearena.engine.engine import Engine
from pytest_voicearena.engine.limits import Budget, Deadlines
from pytest_voicearena.engine.lines import Line, RetryPolicy
from pytest_voicearena.engine.plan import Case
from pytest_voicearena.engine.twins import TWIN, Twins
from pytest_voicearena.providers.scripted import Fault, ScriptedProvider, Step

OVER = Decision.undecided(Reason.DEADLINE, "the run is over")


@dataclass
class House:
    """An engine, and everything that comes out of it."""

    concurrency: int = 4
    deadlines: Deadlines = field(default_factory=Deadlines)
    seed: int = 1
    listen: Callable[[Event], None] | None = None
    every_trial: bool = False
    twins: Twins = Twins.BREACHED
    results: list[CaseResult] = field(default_factory=list)
    active: int = 0
    peak: int = 0

    def __post_init__(self) -> None:
        self.stage = Stage(self.deadlines, self.seed, listen=self.listen)
        self.engine = Engine(
            self.stage.runner,
            self.concurrency,
            self.stage.tell,
            every_trial=self.every_trial,
            twins=self.twins,
        )

    def busy(self, latencies: Sequence[float], *, parallel: int | None = None) -> Line:
        """A line whose answers to the n-th case (its turn says n) take so many seconds."""

        async def answer(request: Request) -> Step:
            self.active += 1
            self.peak = max(self.peak, self.active)
            try:
                await asyncio.sleep(latencies[int(next(iter(request.conversation)).text)])
            finally:
                self.active -= 1
            return "No."

        return line_to(ScriptedProvider(answer, traits=Traits(parallel=parallel)))

    def submit(self, cases: Sequence[Case], first: int = 0) -> None:
        self.engine.submit([(case, self.results.append) for case in cases], first)

    async def finished(self) -> None:
        """Until nothing is under way any more."""
        await self.engine.stopped()

    @property
    def names(self) -> list[str]:
        return [result.case.attack for result in self.results]

    @property
    def started(self) -> list[str]:
        """The cases in the order in which their trials began."""
        events = self.stage.events
        return [event.case.attack for event in events if isinstance(event, TrialStarted)]


def numbered(line: Line, count: int, **more: int) -> list[Case]:
    return [case_on(line, f"{number:03}", (str(number),), **more) for number in range(count)]


def play(scene: Callable[[], Awaitable[House]]) -> House:
    async def run() -> House:
        return await scene()

    return virtually(run())


latencies = st.lists(st.sampled_from([0.0, 0.1, 0.3, 1.0, 5.0]), min_size=1, max_size=20)


@given(latencies, st.integers(1, 6), st.none() | st.integers(1, 3), st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_every_case_ends_once_in_order_and_never_too_many_at_once(
    seconds: list[float], concurrency: int, parallel: int | None, trials: int
) -> None:
    async def scene() -> House:
        house = House(concurrency)
        line = house.busy(seconds, parallel=parallel)
        house.submit(numbered(line, len(seconds), trials=trials))
        await house.finished()
        return house

    house = play(scene)
    assert sorted(house.names) == [f"{number:03}" for number in range(len(seconds))]
    firsts = list(dict.fromkeys(house.started))
    assert firsts == sorted(firsts)
    assert house.peak <= min(concurrency, parallel or concurrency)
    for result in house.results:
        assert [trial.index for trial in result.trials] == list(range(trials))
        assert result.verdict is Verdict.HELD
    ended = [event for event in house.stage.events if isinstance(event, CaseEnded)]
    assert [event.result for event in ended] == house.results


@given(latencies, st.integers(1, 5), st.integers(0, 60), st.booleans(), st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_whenever_the_run_is_over_every_case_ends_once(
    seconds: list[float],
    concurrency: int,
    tenths: int,
    later: bool,  # noqa: FBT001
    trials: int,
) -> None:
    async def scene() -> House:
        house = House(concurrency)
        cases = numbered(house.busy(seconds), len(seconds), trials=trials)
        house.submit(cases[: len(cases) // 2] if later else cases)
        await asyncio.sleep(tenths / 10)
        house.engine.give_up(OVER)
        if later:
            house.submit(cases[len(cases) // 2 :])
        await house.engine.stopped()
        assert len(house.results) == len(seconds)
        await asyncio.sleep(100)
        return house

    house = play(scene)
    assert Counter(house.names) == Counter(f"{number:03}" for number in range(len(seconds)))
    for result in house.results:
        over = [trial for trial in result.trials if trial.decision == OVER]
        assert over or len(result.trials) == trials
        assert len(result.trials) <= trials
        assert len({trial.index for trial in result.trials}) == len(result.trials)
        assert result.verdict is (Verdict.UNDECIDED if over else Verdict.HELD)


@given(latencies, st.integers(1, 5), st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_after_a_stop_nothing_more_happens(
    seconds: list[float], concurrency: int, tenths: int
) -> None:
    async def scene() -> House:
        house = House(concurrency)
        house.submit(numbered(house.busy(seconds), len(seconds)))
        await asyncio.sleep(tenths / 10)
        house.engine.stop()
        known = (list(house.results), len(house.started))
        await house.engine.stopped()
        await asyncio.sleep(100)
        assert (house.results, len(house.started)) == known
        assert house.active == 0
        return house

    house = play(scene)
    assert len(set(house.names)) == len(house.names)


def test_given_up_while_a_later_trial_was_first_to_end() -> None:
    async def scene() -> House:
        house = House(3, every_trial=True)
        asked = 0

        async def agent(request: Request) -> Step:
            nonlocal asked
            asked += 1
            await asyncio.sleep([9, 1, 9][asked - 1])
            return "No."

        house.submit([case_on(line_to(agent), trials=3)], first=6)
        await asyncio.sleep(5)
        house.engine.give_up(OVER)
        await house.engine.stopped()
        return house

    (result,) = play(scene).results
    assert [(trial.index, trial.decision.verdict) for trial in result.trials] == [
        (6, Verdict.UNDECIDED),
        (7, Verdict.HELD),
        (8, Verdict.UNDECIDED),
    ]


def test_a_breach_in_a_conversation_that_the_end_of_the_run_breaks_off_is_a_breach() -> None:
    async def scene() -> House:
        house = House(1)

        async def agent(request: Request) -> Step:
            if len(request.conversation) > 1:
                await asyncio.sleep(9)
            return "LEAK"

        house.submit([case_on(line_to(agent), "told", ("a", "b")), case_on(line_to(agent), "not")])
        await asyncio.sleep(5)
        house.engine.give_up(OVER)
        await house.engine.stopped()
        return house

    results = {result.case.attack: result for result in play(scene).results}
    assert results["told"].verdict is Verdict.BREACHED
    assert results["told"].usage.calls == 2
    assert results["not"].decision == OVER


def test_agents_take_places_in_the_order_of_their_cases_and_none_while_paused() -> None:
    async def scene() -> House:
        house = House(2)
        cases = [
            *numbered(house.busy([1.0] * 4), 4),
            *(case_on(house.busy([1.0]), f"late{number}", ("0",)) for number in range(2)),
        ]
        house.submit(cases)
        await asyncio.sleep(0.5)
        assert house.started == ["000", "001"]
        house.engine.pause()
        await asyncio.sleep(100)
        assert house.started == ["000", "001"]
        house.engine.go_on_for(cases[2].node)
        await house.finished()
        return house

    assert play(scene).started == ["000", "001", "002", "003", "late0", "late1"]


class TestLines:
    def test_a_slow_one_holds_up_nobody_else(self) -> None:
        async def scene() -> House:
            house = House(4)
            slow = house.busy([100.0] * 10, parallel=1)
            fast = house.busy([1.0] * 20)
            mixed = [
                case
                for pair in zip(numbered(slow, 10), numbered(fast, 10), strict=True)
                for case in pair
            ]
            house.submit(mixed)
            await asyncio.sleep(20)
            house.engine.stop()
            return house

        house = play(scene)
        assert set(house.names) == {f"{number:03}" for number in range(10)}

    def test_they_share_the_places(self) -> None:
        async def scene() -> House:
            house = House(3)
            cases = numbered(house.busy([1.0] * 9), 9) + numbered(house.busy([1.0] * 9), 9)
            house.submit(cases)
            await house.finished()
            return house

        house = play(scene)
        assert house.peak == 3
        assert len(house.results) == 18

    def test_those_that_come_first_begin_first(self) -> None:
        async def scene() -> House:
            house = House(2)
            lines = [house.busy([1.0]) for _ in range(6)]
            house.submit([case_on(line, f"line{at}", ("0",)) for at, line in enumerate(lines)])
            await house.finished()
            return house

        assert play(scene).started == [f"line{at}" for at in range(6)]


def leaks_at(place: int, seen: list[int]) -> Callable[[Request], Step]:
    """An agent that gives way when it is asked for the n-th time, counted from 1."""

    def agent(request: Request) -> Step:
        seen.append(request.seed)
        return "LEAK" if len(seen) == place else "No."

    return agent


class TestTrials:
    def play(self, place: int, *, every_trial: bool = False) -> tuple[CaseResult, list[int]]:
        seen: list[int] = []

        async def scene() -> House:
            house = House(every_trial=every_trial)
            house.submit([case_on(line_to(leaks_at(place, seen)), trials=3)])
            await house.finished()
            return house

        (result,) = play(scene).results
        return result, seen

    def test_one_breach_is_a_breach_and_no_further_trial_is_played(self) -> None:
        result, seen = self.play(2)
        verdicts = [trial.decision.verdict for trial in result.trials]
        assert verdicts == [Verdict.HELD, Verdict.BREACHED]
        assert (result.verdict, result.planned) == (Verdict.BREACHED, 3)
        assert len(set(seen)) == 2

    def test_unless_all_are_wanted(self) -> None:
        result, seen = self.play(2, every_trial=True)
        verdicts = [trial.decision.verdict for trial in result.trials]
        assert verdicts == [Verdict.HELD, Verdict.BREACHED, Verdict.HELD]
        assert len(set(seen)) == 3

    def test_holding_takes_all_of_them(self) -> None:
        result, seen = self.play(9)
        assert len(set(seen)) == len(result.trials) == 3

    def test_what_is_undecided_may_yet_be_breached(self) -> None:
        async def scene() -> House:
            house = House()
            asked = 0

            def agent(request: Request) -> Step:
                nonlocal asked
                asked += 1
                return ["", "LEAK"][asked - 1]

            house.submit([case_on(line_to(agent), trials=3)])
            await house.finished()
            return house

        (result,) = play(scene).results
        assert [trial.decision.verdict for trial in result.trials] == [
            Verdict.UNDECIDED,
            Verdict.BREACHED,
        ]


class TestTwins:
    """The agent says LEAK to whoever says please, and REFUSE to nobody."""

    def play(self, attacks: Sequence[str], twin: str, twins: Twins = Twins.BREACHED) -> House:
        async def scene() -> House:
            house = House(1, twins=twins)

            def agent(request: Request) -> Step:
                self.heard.append(request.conversation.turns[-1].text)
                return "LEAK" if "please" in self.heard[-1] else "No."

            line = line_to(agent)
            beside = case_on(line, "twin", (twin,))
            cases = [case_on(line, f"a{n}", (said,), twin=beside) for n, said in enumerate(attacks)]
            house.submit(cases)
            await house.finished()
            return house

        self.heard: list[str] = []
        return play(scene)

    def test_is_asked_where_the_agent_was_broken_and_only_once(self) -> None:
        house = self.play(["please", "no", "oh please"], "When are you open?")
        assert self.heard == ["please", "When are you open?", "no", "oh please"]
        first, held, second = house.results
        assert first.twin is not None
        assert first.twin.index == TWIN
        assert not first.habitual
        assert held.twin is None
        assert second.twin is not None
        assert [first.usage.calls, second.usage.calls] == [2, 1]

    def test_what_it_shows_too_is_a_habit_and_still_a_breach(self) -> None:
        (result,) = self.play(["please"], "When are you open, please?").results
        assert result.habitual
        assert [finding.habit for finding in result.findings] == [True]
        assert result.verdict is Verdict.BREACHED

    def test_all_or_none(self) -> None:
        house = self.play(["no"], "Open?", Twins.ALL)
        assert house.results[0].twin is not None
        assert self.play(["please"], "Open?", Twins.NONE).results[0].twin is None

    def test_the_end_of_the_run_leaves_a_case_without(self) -> None:
        async def scene() -> House:
            house = House(1)

            async def agent(request: Request) -> Step:
                if request.conversation.turns[-1].text == "Open?":
                    await asyncio.sleep(99)
                return "LEAK"

            line = line_to(agent)
            house.submit([case_on(line, "a", twin=case_on(line, "twin", ("Open?",)))])
            await asyncio.sleep(1)
            house.engine.give_up(OVER)
            await house.finished()
            return house

        (result,) = play(scene).results
        assert (result.verdict, result.twin) == (Verdict.BREACHED, None)


class TestRunAgain:
    def test_a_case_that_is_run_again_has_seeds_of_its_own(self) -> None:
        async def scene() -> House:
            house = House()
            case = case_on(line_to(["No."]), trials=2)
            house.submit([case])
            await house.finished()
            house.submit([case], first=2)
            await house.finished()
            return house

        first, again = play(scene).results
        assert [trial.index for trial in again.trials] == [2, 3]
        seeds = {trial.seed for result in (first, again) for trial in result.trials}
        assert len(seeds) == 4

    def test_the_same_seed_gives_the_same_seeds(self) -> None:
        def seeds(seed: int) -> list[int]:
            async def scene() -> House:
                house = House(seed=seed)
                house.submit(numbered(line_to(["No."]), 5, trials=2))
                await house.finished()
                return house

            results = sorted(play(scene).results, key=lambda result: result.case.id)
            return [trial.seed for result in results for trial in result.trials]

        assert seeds(1) == seeds(1)
        assert not set(seeds(1)) & set(seeds(2))

    def test_notes_of_the_case_are_in_its_result(self) -> None:
        async def scene() -> House:
            house = House()
            house.submit([case_on(line_to(["No."]), notes=("judge did not look: why",))])
            await house.finished()
            return house

        assert play(scene).results[0].notes == ("judge did not look: why",)


class TestTrouble:
    def test_a_spent_budget_is_told_once_and_leaves_the_rest_undecided(self) -> None:
        async def scene() -> House:
            house = House(2)
            house.submit(numbered(line_to(["No."], budget=Budget(calls=3)), 8))
            await house.finished()
            return house

        house = play(scene)
        reasons = [result.decision.reason for result in house.results]
        assert reasons == [None] * 3 + [Reason.BUDGET] * 5
        spent = [event for event in house.stage.events if isinstance(event, BudgetSpent)]
        assert spent == [BudgetSpent("the budget of 3 calls is spent")]

    @pytest.mark.parametrize(
        "error", [SystemExit(1), KeyboardInterrupt(), asyncio.CancelledError()]
    )
    def test_foreign_code_that_ends_its_task_ends_one_case(self, error: BaseException) -> None:
        async def agent(request: Request) -> Step:
            if next(iter(request.conversation)).text == "2":
                raise error
            return "No."

        async def scene() -> House:
            house = House(2)
            house.submit(numbered(line_to(agent), 5))
            await house.finished()
            return house

        house = play(scene)
        assert sorted(house.names) == [f"{number:03}" for number in range(5)]
        wrong = [result for result in house.results if result.verdict is not Verdict.HELD]
        assert [result.case.attack for result in wrong] == ["002"]
        assert wrong[0].decision.reason is Reason.PROVIDER_ERROR
        assert type(error).__name__ in wrong[0].decision.detail

    def test_a_listener_that_fails_keeps_no_result_back(self) -> None:
        def listen(event: Event) -> None:
            if isinstance(event, CaseEnded):
                raise RuntimeError  # noqa: TRY004 - a bug of a listener's own

        async def scene() -> House:
            house = House(2, listen=listen)
            asyncio.get_running_loop().set_exception_handler(lambda *_: None)
            house.submit(numbered(line_to(["No."]), 5))
            await house.finished()
            return house

        assert len(play(scene).results) == 5

    def test_detectors_that_fail_end_their_cases(self) -> None:
        async def scene() -> House:
            house = House(2)
            line = line_to(["No."])
            broken = (does(raises=ValueError("bug")),)
            house.submit([case_on(line, str(n), breached_if=broken) for n in range(4)])
            await house.finished()
            return house

        reasons = {result.decision.reason for result in play(scene).results}
        assert reasons == {Reason.DETECTOR_ERROR}

    def test_a_bad_server_ends_every_case_decided_or_with_a_reason(self) -> None:
        """5 % throttled, 2 % failing, 1 % disconnecting, 1 % hanging."""

        async def scene() -> House:
            house = House(64)
            calls = 0

            async def agent(request: Request) -> Step:
                nonlocal calls
                calls += 1
                at = calls * 37 % 100
                await asyncio.sleep(0.05)
                if at < 5:
                    return Fault.THROTTLED
                if at < 7:
                    return Fault.SERVER_ERROR
                return Fault.DISCONNECTED if at == 7 else Fault.HANG if at == 8 else "No."

            line = line_to(agent, retry=RetryPolicy(attempts=5))
            house.submit(numbered(line, 1000))
            await house.finished()
            assert line.meter.spent.calls == calls
            return house

        house = play(scene)
        assert len(set(house.names)) == len(house.names) == 1000
        counted = Counter(result.decision.reason for result in house.results)
        assert set(counted) == {None, Reason.DEADLINE}
        assert 5 <= counted[Reason.DEADLINE] <= 20
        assert all(result.decision.detail for result in house.results if result.decision.reason)
