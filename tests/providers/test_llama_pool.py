"""The pool with servers that obey: who serves whom, and how everything stops."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
import weakref
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from providers.asking import run
from pytest_voicearena.providers.llama_pool import LlamaPool, PoolClosed


class Echo:
    """Answers at once; a message "wait" streams until it is broken off."""

    def __init__(self) -> None:
        self.served: list[str] = []
        self.broken_off = threading.Event()

    def handle_chat_completions(
        self, body: Mapping[str, Any], callback: Callable[[Mapping[str, Any]], bool]
    ) -> None:
        said = body["messages"][-1]["content"]
        self.served.append(said)
        if said == "fail":
            raise RuntimeError(said)
        while said == "wait":
            if callback({}):
                self.broken_off.set()
                return
            time.sleep(0.005)
        callback({"said": said, "by": threading.get_ident()})


def body(*words: str) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": word} for word in words]}


class Farm:
    """Loads servers and remembers them."""

    def __init__(self, *, delay: float = 0.0) -> None:
        self.servers: list[Echo] = []
        self._delay = delay

    def load(self) -> Echo:
        time.sleep(self._delay)
        self.servers.append(Echo())
        return self.servers[-1]


def test_nothing_is_loaded_before_it_is_needed_and_no_more_than_is_needed() -> None:
    async def test() -> None:
        farm = Farm()
        pool = LlamaPool(farm.load, 4)
        assert not farm.servers
        for word in "abc":
            chunks = await pool.chat(body(word))
            assert chunks[0]["said"] == word
        assert len(farm.servers) == 1
        pool.close()

    run(test())


def test_servers_load_in_parallel_and_never_more_than_allowed() -> None:
    async def test() -> None:
        farm = Farm(delay=0.3)
        pool = LlamaPool(farm.load, 3)
        begin = time.monotonic()
        answers = await asyncio.gather(*(pool.chat(body(str(n))) for n in range(12)))
        assert time.monotonic() - begin < 0.8
        assert [chunks[0]["said"] for chunks in answers] == [str(n) for n in range(12)]
        assert len(farm.servers) == 3
        pool.close()

    run(test())


def test_a_conversation_returns_to_the_server_that_knows_it() -> None:
    async def test() -> None:
        farm = Farm(delay=0.05)
        pool = LlamaPool(farm.load, 3)
        first = await asyncio.gather(*(pool.chat(body(p, "hi")) for p in ("AAAA", "BBBB", "CCCC")))
        home = {prompt: chunks[0]["by"] for prompt, chunks in zip("ABC", first, strict=True)}
        for prompt in "BACCAB":
            chunks = await pool.chat(body(prompt * 4, "hi", "again"))
            assert chunks[0]["by"] == home[prompt]
        pool.close()

    run(test())


def test_cancelling_breaks_off_and_frees_the_server() -> None:
    async def test() -> None:
        farm = Farm()
        pool = LlamaPool(farm.load, 1)
        running = asyncio.create_task(pool.chat(body("wait")))
        queued = asyncio.create_task(pool.chat(body("never")))
        await asyncio.sleep(0.1)
        queued.cancel()
        running.cancel()
        await asyncio.gather(running, queued, return_exceptions=True)
        assert (await pool.chat(body("next")))[0]["said"] == "next"
        assert farm.servers[0].served == ["wait", "next"]
        assert farm.servers[0].broken_off.is_set()
        pool.close()

    run(test())


def test_a_failure_reaches_its_caller_alone() -> None:
    async def test() -> None:
        farm = Farm()
        pool = LlamaPool(farm.load, 1)
        failing, fine = pool.chat(body("fail")), pool.chat(body("fine"))
        answers = await asyncio.gather(failing, fine, return_exceptions=True)
        assert isinstance(answers[0], RuntimeError)
        assert not isinstance(answers[1], BaseException)
        pool.close()

    run(test())


def test_loading_that_fails_is_tried_again_for_the_next() -> None:
    async def test() -> None:
        tries: list[int] = []

        def load() -> Echo:
            tries.append(1)
            if len(tries) == 1:
                message = "no memory"
                raise MemoryError(message)
            return Echo()

        pool = LlamaPool(load, 1)
        with pytest.raises(MemoryError, match="no memory"):
            await pool.chat(body("a"))
        assert (await pool.chat(body("b")))[0]["said"] == "b"
        pool.close()

    run(test())


def test_closing_breaks_everything_off_and_lets_go_of_the_servers() -> None:
    async def test() -> tuple[list[weakref.ref[Echo]], BaseException]:
        refs: list[weakref.ref[Echo]] = []

        def load() -> Echo:
            server = Echo()
            refs.append(weakref.ref(server))
            return server

        pool = LlamaPool(load, 2)
        with pytest.raises(RuntimeError) as caught:
            await pool.chat(body("fail"))
        before = threading.active_count()
        tasks = [asyncio.create_task(pool.chat(body("wait"))) for _ in range(5)]
        await asyncio.sleep(0.1)
        assert threading.active_count() == before + 1
        begin = time.monotonic()
        pool.close()
        assert time.monotonic() - begin < 1
        assert threading.active_count() == before - 1
        for outcome in await asyncio.gather(*tasks, return_exceptions=True):
            assert isinstance(outcome, PoolClosed)
        with pytest.raises(PoolClosed):
            await pool.chat(body("late"))
        return refs, caught.value

    refs, held = run(test())
    assert str(held) == "fail"
    gc.collect()
    assert len(refs) == 2
    assert [ref() for ref in refs] == [None, None]


def test_closing_waits_no_longer_than_it_may() -> None:
    release = threading.Event()

    class Deaf:
        def handle_chat_completions(self, body: Any, callback: Any) -> None:
            release.wait(20)

    async def test() -> None:
        pool = LlamaPool(Deaf, 1)
        task = asyncio.create_task(pool.chat(body("x")))
        await asyncio.sleep(0.05)
        begin = time.monotonic()
        pool.close(0.2)
        assert 0.1 < time.monotonic() - begin < 2
        release.set()
        with pytest.raises(PoolClosed):
            await task

    run(test())
