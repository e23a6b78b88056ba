"""Where threads meet: the loop in the background, the workers, and what they print."""

from __future__ import annotations

import asyncio
import contextvars
import io
import logging
import subprocess
import sys
import threading
import time
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.core.workers import Workers
from pytest_voicearena.engine.bridge import LoopThread
from pytest_voicearena.engine.output import TrialLogs, collected, not_of_a_trial, routed


async def nothing() -> None:
    pass


class TestLoopThread:
    def test_coroutines_go_in_and_results_come_out(self) -> None:
        thread = LoopThread()

        async def where() -> str:
            await asyncio.sleep(0)
            return threading.current_thread().name

        async def broken() -> None:
            raise ValueError(7)

        assert thread.run(where()) == "voicearena-loop"
        with pytest.raises(ValueError, match="7"):
            thread.run(broken())
        thread.stop(nothing())

    def test_calls_keep_their_order(self) -> None:
        thread = LoopThread()
        order: list[int] = []
        for number in range(100):
            thread.call(partial(order.append, number))
        thread.run(nothing())
        assert order == list(range(100))
        thread.stop(nothing())

    def test_a_call_that_fails_stops_nothing(self) -> None:
        thread = LoopThread()

        async def quietly() -> None:
            asyncio.get_running_loop().set_exception_handler(lambda *_: None)

        thread.run(quietly())
        thread.call(lambda: 1 / 0)
        thread.run(nothing())
        thread.stop(nothing())

    def test_a_task_that_ends_the_program_ends_itself(self) -> None:
        thread = LoopThread()

        async def ends() -> None:
            raise SystemExit(3)

        with pytest.raises(SystemExit):
            thread.run(ends())
        thread.run(nothing())
        thread.stop(nothing())

    def test_stopping_waits_for_the_last_words(self) -> None:
        thread, said = LoopThread(), list[str]()

        async def last() -> None:
            await asyncio.sleep(0.05)
            said.append("goodbye")

        thread.stop(last())
        assert said == ["goodbye"]

    @pytest.mark.parametrize("blocking", [False, True])
    def test_stopping_does_not_wait_without_end(self, blocking: bool) -> None:  # noqa: FBT001
        thread = LoopThread()
        release = threading.Event()

        async def hangs() -> None:
            if blocking:
                release.wait(20)
            await asyncio.sleep(20)

        begin = time.monotonic()
        thread.stop(hangs())
        assert time.monotonic() - begin < 3
        release.set()
        # What is left to die with the process would be complained about here.
        thread._thread.join(5)  # noqa: SLF001
        thread._loop.close()  # noqa: SLF001


class TestWorkers:
    def run(self, *jobs: Any, most: int = 4) -> tuple[list[Any], int]:
        """What each job returned or raised, and how many threads it took."""

        async def play() -> tuple[list[Any], int]:
            workers = Workers(most, "counted-worker")

            async def outcome(job: Any) -> Any:
                try:
                    return await workers.run(job)
                except (Exception, SystemExit) as error:  # noqa: BLE001
                    return error

            found = await asyncio.gather(*map(outcome, jobs))
            grown = sum(one.name.startswith("counted-worker") for one in threading.enumerate())
            workers.close()
            return found, grown

        return asyncio.run(play())

    def test_results_and_errors_come_back(self) -> None:
        found, _ = self.run(lambda: 7, lambda: 1 / 0, lambda: sys.exit(3))
        assert found[0] == 7
        assert [type(one) for one in found[1:]] == [ZeroDivisionError, SystemExit]

    def test_it_grows_no_further_than_allowed(self) -> None:
        found, grown = self.run(*[lambda: time.sleep(0.01)] * 30, most=3)
        assert found == [None] * 30
        # Threads of the test before may still be on their way out.
        assert 3 <= grown <= 6

    def test_it_grows_no_more_than_needed(self) -> None:
        async def play() -> int:
            workers = Workers(16, "frugal-worker")
            for _ in range(50):
                await workers.run(lambda: None)
            grown = sum(one.name.startswith("frugal-worker") for one in threading.enumerate())
            workers.close()
            return grown

        assert asyncio.run(play()) <= 2

    def test_one_that_hangs_holds_up_nobody_else(self) -> None:
        release = threading.Event()

        async def play() -> list[int]:
            workers = Workers(4, "test-worker")
            hanging = asyncio.create_task(workers.run(lambda: release.wait(20)))
            await asyncio.sleep(0.01)
            found = await asyncio.gather(*(workers.run(partial(int, n)) for n in range(20)))
            hanging.cancel()
            release.set()
            workers.close()
            return found

        assert asyncio.run(play()) == list(range(20))

    def test_a_job_that_was_cancelled_before_it_began_is_never_done(self) -> None:
        done: list[int] = []

        async def play() -> None:
            workers = Workers(1, "test-worker")
            first = asyncio.create_task(workers.run(lambda: time.sleep(0.05)))
            await asyncio.sleep(0.01)
            second = asyncio.create_task(workers.run(lambda: done.append(2)))
            await asyncio.sleep(0)
            second.cancel()
            await asyncio.gather(first, second, return_exceptions=True)
            await workers.run(lambda: done.append(3))
            workers.close()

        asyncio.run(play())
        assert done == [3]

    def test_a_job_sees_the_context_of_its_task(self) -> None:
        variable = contextvars.ContextVar("variable", default=0)

        async def play() -> list[int]:
            workers = Workers(4, "test-worker")

            async def task(number: int) -> int:
                variable.set(number)
                return await workers.run(variable.get)

            found = await asyncio.gather(*map(task, range(20)))
            workers.close()
            return found

        assert asyncio.run(play()) == list(range(20))

    def test_a_hanging_job_does_not_keep_the_process_alive(self) -> None:
        program = (
            "import asyncio, time\n"
            "from pytest_voicearena.core.workers import Workers\n"
            "async def play():\n"
            "    workers = Workers(2, 'w')\n"
            "    task = asyncio.create_task(workers.run(lambda: time.sleep(60)))\n"
            "    await asyncio.sleep(0.05)\n"
            "    task.cancel()\n"
            "asyncio.run(play())\n"
        )
        begin = time.monotonic()
        subprocess.run([sys.executable, "-c", program], check=True, timeout=30)
        assert time.monotonic() - begin < 20


class TestOutput:
    def test_a_trials_writes_are_its_own_and_all_others_pass_through(self) -> None:
        through = io.StringIO()
        write = routed(through.write)
        assert write("before\n") == 7
        with collected() as output:
            write("inside\n")
            assert write("ab") == 2
        write("after\n")
        assert output.text == "inside\nab"
        assert through.getvalue() == "before\nafter\n"

    @given(st.lists(st.integers(0, 60_000), max_size=6))
    def test_what_is_printed_without_end_is_cut(self, sizes: list[int]) -> None:
        with collected() as output:
            for size in sizes:
                assert routed(io.StringIO().write)("x" * size) == size
        total = sum(sizes)
        if total <= 100_000:
            assert output.text == "x" * total
        else:
            assert output.text == "x" * 100_000 + "\n[cut after 100000 characters]\n"

    def test_little_is_kept_of_very_much(self) -> None:
        with collected() as output:
            for _ in range(50):
                output.write("x" * 1_000_000)
        assert sum(map(len, output._pieces)) == 100_001  # noqa: SLF001

    def test_logs_go_to_the_trial_and_not_to_others(self) -> None:
        logger = logging.Logger("agent")  # noqa: LOG001 - not of the tree
        elsewhere = logging.StreamHandler(io.StringIO())
        elsewhere.addFilter(not_of_a_trial)
        logger.addHandler(elsewhere)
        logger.addHandler(TrialLogs())
        with collected() as output:
            logger.warning("inside %d", 7)
        logger.warning("outside")
        assert output.text == "inside 7\n"
        assert elsewhere.stream.getvalue() == "outside\n"

    def test_a_log_call_that_is_wrong_fails_as_it_does_without_us(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        logger = logging.Logger("agent")  # noqa: LOG001 - not of the tree
        logger.addHandler(TrialLogs())
        with collected():
            logger.warning("%d", "seven")
        assert "Logging error" in capsys.readouterr().err
