from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from providers.asking import asking, connection, failure, run
from pytest_voicearena.core.conversation import Role, Text, ToolCall, Usage, says
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.protocols import Provider, Reply, Request, Stop
from pytest_voicearena.providers.scripted import Fault, ScriptedProvider

SAID = says(Role.AGENT, "One.")


def scripted(**options: Any) -> ScriptedProvider:
    return ScriptedProvider.connect(connection(ScriptedProvider, "", **options))


def words(provider: Provider, *turns: Any) -> str:
    reply = run(provider.reply(asking(*turns)))
    return "".join(part.text for part in reply.parts if isinstance(part, Text))


def test_it_is_a_provider() -> None:
    assert isinstance(ScriptedProvider(["x"]), Provider)


def test_the_step_depends_on_the_conversation_alone() -> None:
    provider = scripted(replies=("One.", "Two."))
    assert words(provider, "Hi", SAID, "And?") == "Two."
    assert words(provider, "Hi") == "One."
    assert words(provider, "Hi", SAID, "And?", SAID, "And?") == "Two."
    assert words(ScriptedProvider([]), "Hi") == ""


def test_tokens_are_words() -> None:
    reply = run(scripted(replies=("One two.",)).reply(asking("Hi there")))
    assert reply.usage == Usage(1, 5, 2, dollars=None)


def test_replies_with_more_than_words() -> None:
    call = {"text": "Wait.", "tool": "lookup", "arguments": {"id": 7}}
    provider = scripted(replies=(call, {"text": "No.", "stop": "refused"}))
    first = run(provider.reply(asking("Hi")))
    assert first.parts == (Text("Wait."), ToolCall("call_0", "lookup", {"id": 7}))
    assert first.stop is Stop.TOOL
    second = run(provider.reply(asking("Hi", SAID, "And?")))
    assert (second.parts, second.stop) == ((Text("No."),), Stop.REFUSED)


@pytest.mark.parametrize(
    ("fault", "retryable", "throttled"),
    [
        ("throttled", True, True),
        ("server_error", True, False),
        ("disconnected", True, False),
        ("unauthorized", False, False),
        ("garbage", False, False),
    ],
)
def test_faults(fault: str, retryable: bool, throttled: bool) -> None:  # noqa: FBT001
    for provider in (scripted(fault=fault), scripted(replies=({"fault": fault},))):
        error = run(failure(provider, asking("Hi")))
        assert (error.retryable, error.throttled) == (retryable, throttled)


def test_how_long_to_wait() -> None:
    provider = scripted(replies=({"fault": "throttled", "retry_after": 2},))
    assert run(failure(provider, asking("Hi"))).retry_after == 2
    run(failure(provider, asking("Hi")))


def test_silence() -> None:
    assert run(scripted(fault="empty").reply(asking("Hi"))).parts == ()

    async def hang() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await scripted(fault="hang").reply(asking("Hi"))

    run(hang())


def test_latency() -> None:
    begin = time.monotonic()
    words(scripted(latency=0.1), "Hi")
    assert time.monotonic() - begin >= 0.1


def test_a_callable_decides() -> None:
    def script(request: Request) -> str | Reply | Fault | Exception:
        match len(request.conversation):
            case 1:
                return f"{request.session} says hi"
            case 3:
                return Reply((Text("whole"),))
            case 5:
                return Fault.EMPTY
            case _:
                return ProviderError("on purpose", retryable=True)

    provider = ScriptedProvider(script)
    assert words(provider, "Hi") == "s1 says hi"
    assert words(provider, "Hi", SAID, "Hi") == "whole"
    assert words(provider, *["Hi", SAID] * 2, "Hi") == ""
    error = run(failure(provider, asking("Hi", SAID, "Hi", SAID, "Hi", SAID, "Hi")))
    assert (str(error), error.retryable) == ("on purpose", True)


def test_a_coroutine_decides() -> None:
    async def script(request: Request) -> str:
        await asyncio.sleep(0)
        return request.prompt

    assert words(ScriptedProvider(script), "Hi") == "You are Ava."


def test_one_exception_raised_often_does_not_grow() -> None:
    provider = ScriptedProvider([ProviderError("again")])
    lengths = []
    for _ in range(3):
        error, length = run(failure(provider, asking("Hi"))), 0
        trace = error.__traceback__
        while trace is not None:
            trace, length = trace.tb_next, length + 1
        lengths.append(length)
    assert len(set(lengths)) == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"fault": "flood"}, "unknown fault 'flood'; known: throttled"),
        ({"replies": ({"fault": "flood"},)}, "unknown fault 'flood'"),
        ({"replies": ({"txt": "x"},)}, "unknown 'txt' in replies; known: text"),
        ({"replies": ({"tool": "t", "arguments": 5},)}, "'arguments' in replies"),
    ],
)
def test_mistakes(options: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ScriptedProvider.Options(**options)
