from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from servers import anthropic_wire as wire
from servers.loopback import CLOSED, NEVER, Answer, Behaviour, LoopbackServer, as_json

from providers.asking import LOOKUP, asking, connection, failure, run
from pytest_voicearena.core.agents import Sampling
from pytest_voicearena.core.conversation import (
    Role,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
    Turn,
    Usage,
)
from pytest_voicearena.core.errors import ProviderError, UserError
from pytest_voicearena.core.protocols import Reply, Request, Stop
from pytest_voicearena.providers import anthropic_messages
from pytest_voicearena.providers.anthropic import AnthropicProvider
from pytest_voicearena.providers.shapes import parse_json

KEY = {"ANTHROPIC_API_KEY": "sk-ant-secret"}


@asynccontextmanager
async def talking(
    behaviour: Behaviour, **fields: Any
) -> AsyncIterator[tuple[AnthropicProvider, LoopbackServer]]:
    async with LoopbackServer(behaviour) as server:
        given = {"base_url": server.url, "environ": KEY, **fields}
        provider = AnthropicProvider.connect(connection(AnthropicProvider, "claude-x", **given))
        try:
            yield provider, server
        finally:
            await provider.close()


async def exchange(answer: Answer, **fields: Any) -> Reply:
    async with talking([answer], **fields) as (provider, _):
        return await provider.reply(asking("Hi"))


async def sent(request: Request, **fields: Any) -> dict[str, Any]:
    async with talking([wire.message(wire.said("Hello."))], **fields) as (provider, server):
        await provider.reply(request)
        body: dict[str, Any] = server.received[0].json
        return body


def refused(answer: Answer) -> ProviderError:
    async def test() -> ProviderError:
        async with talking([answer]) as (provider, server):
            error = await failure(provider, asking("Hi"))
            assert len(server.received) == 1
            return error

    return run(test())


def test_a_request_and_its_answer() -> None:
    async def test() -> None:
        async with talking([wire.message(wire.said("Good day."))]) as (provider, server):
            reply = await provider.reply(asking("Hi"))
            request = server.received[0]
        assert reply == Reply((Text("Good day."),), Usage(1, 111, 7, dollars=None))
        assert (request.method, request.path) == ("POST", "/v1/messages")
        assert request.headers["authorization"] == "Bearer sk-ant-secret"
        assert request.headers["x-api-key"] == "sk-ant-secret"
        assert request.headers["anthropic-version"]
        assert "traceparent" not in request.headers
        assert request.json == {
            "model": "claude-x",
            "max_tokens": 1024,
            "system": "You are Ava.",
            "messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}],
        }

    run(test())


def test_what_was_asked_for_is_sent() -> None:
    schema = {"type": "object", "properties": {}, "additionalProperties": False}
    sampling = Sampling(temperature=0.0, max_tokens=50)
    request = asking("Hi", sampling=sampling, schema=schema, tools=(LOOKUP,))
    body = run(sent(request, effort="low", extra={"top_k": 5}))
    assert (body["temperature"], body["max_tokens"], body["top_k"]) == (0.0, 50, 5)
    assert body["output_config"] == {
        "effort": "low",
        "format": {"type": "json_schema", "schema": schema},
    }
    assert body["tools"] == [
        {
            "name": "lookup_order",
            "description": "Looks an order up.",
            "input_schema": LOOKUP.parameters,
        }
    ]


@pytest.mark.parametrize(
    ("options", "thinking", "most"),
    [
        ({"thinking_budget": 2048}, {"type": "enabled", "budget_tokens": 2048}, 2098),
        ({"thinking": "adaptive"}, {"type": "adaptive", "display": "summarized"}, 50),
        ({"thinking": "adaptive", "thinking_display": ""}, {"type": "adaptive"}, 50),
        ({"thinking": "disabled"}, {"type": "disabled"}, 50),
        ({}, None, 50),
    ],
)
def test_thinking(options: dict[str, Any], thinking: dict[str, Any] | None, most: int) -> None:
    body = run(sent(asking("Hi", sampling=Sampling(max_tokens=50)), **options))
    assert (body.get("thinking"), body["max_tokens"]) == (thinking, most)


def test_options_that_contradict() -> None:
    with pytest.raises(ValueError, match="at least 1024"):
        AnthropicProvider.Options(thinking_budget=5)
    with pytest.raises(ValueError, match="either"):
        AnthropicProvider.Options(thinking="adaptive", thinking_budget=2048)


def test_keys() -> None:
    with pytest.raises(UserError, match="set the environment variable ANTHROPIC_API_KEY"):
        AnthropicProvider.connect(connection(AnthropicProvider, "claude-x"))
    with pytest.raises(UserError, match="name a model after 'anthropic/'"):
        AnthropicProvider.connect(connection(AnthropicProvider, "", environ=KEY))


def test_anthropic_itself_is_not_sent_a_second_copy_of_the_key() -> None:
    provider = AnthropicProvider.connect(connection(AnthropicProvider, environ=KEY))
    assert "x-api-key" not in provider.call.client.default_headers
    assert str(provider.call.client.base_url).rstrip("/") == "https://api.anthropic.com"


def test_a_tool_loop_of_two_rounds_with_thinking_returned_verbatim() -> None:
    thoughts: list[wire.Block] = [wire.thought("Order… 7?\n", "c2ln+/="), wire.redacted("ZW5j")]
    first = wire.use("t1", "lookup_order", {"order_id": "7"})
    second = wire.use("t2", "lookup_order", {})

    async def test() -> None:
        answers = [
            wire.message(*thoughts, wire.said("One moment."), first, stop="tool_use"),
            wire.message(wire.thought("Again.", "s2"), second, stop="tool_use"),
            wire.message(wire.said("On Friday.")),
        ]
        async with talking(answers) as (provider, server):
            request = asking("Where is order 7?", tools=(LOOKUP,))
            for is_error in (False, True):
                reply = await provider.reply(request)
                assert reply.stop is Stop.TOOL
                call = next(part for part in reply.parts if isinstance(part, ToolCall))
                result = ToolResult(call.id, call.name, "shipped", is_error=is_error)
                turns = Turn(Role.AGENT, reply.parts), Turn(Role.TOOL, (result,))
                request = asking(*request.conversation, *turns, tools=(LOOKUP,))
            reply = await provider.reply(request)
            assert reply.parts == (Text("On Friday."),)
            came = [answer.body for answer in answers]
            back = server.received[-1].json["messages"]
        told = {"type": "tool_result", "content": "shipped"}
        assert back[1] == {"role": "assistant", "content": _echo(came[0])}
        assert back[2] == {"role": "user", "content": [{**told, "tool_use_id": "t1"}]}
        assert back[3] == {"role": "assistant", "content": _echo(came[1])}
        assert back[4]["content"] == [{**told, "tool_use_id": "t2", "is_error": True}]

    run(test())


def _echo(body: bytes) -> list[dict[str, Any]]:
    """The blocks of an answer without what the server added for its own use."""
    blocks: list[dict[str, Any]] = json.loads(body)["content"]
    return [{key: item for key, item in block.items() if item is not None} for block in blocks]


def test_thinking_without_signature_stays_without() -> None:
    body = json.loads(wire.message(wire.thought("Hm.", "x")).body)
    del body["content"][0]["signature"]

    async def test() -> None:
        async with talking([as_json(body)]) as (provider, server):
            reply = await provider.reply(asking("Hi"))
            assert reply.parts == (Thinking("Hm."),)
            await provider.reply(asking("Hi", Turn(Role.AGENT, reply.parts), "And?"))
            echoed = server.received[1].json["messages"][1]["content"]
            assert echoed == [{"type": "thinking", "thinking": "Hm."}]

    run(test())


def test_roles_take_turns_and_nothing_is_empty() -> None:
    call = ToolCall("t1", "lookup_order", {}, raw="{")
    result = ToolResult("t1", "lookup_order", "no such order")
    request = asking(
        "a",
        "b",
        Turn(Role.AGENT, ()),
        "  ",
        Turn(Role.AGENT, (Text(""), call)),
        Turn(Role.TOOL, (result,)),
        "c",
    )
    assert anthropic_messages.messages(request) == [
        {"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]},
        {
            "role": "assistant",
            "content": [{"type": "tool_use", "id": "t1", "name": "lookup_order", "input": {}}],
        },
        {
            "role": "user",
            "content": [
                {"type": "tool_result", "tool_use_id": "t1", "content": "no such order"},
                {"type": "text", "text": "c"},
            ],
        },
    ]


@given(
    st.lists(
        st.builds(Turn, st.sampled_from(Role), st.lists(st.builds(Text, st.text())).map(tuple))
    )
)
def test_roles_always_take_turns(turns: list[Turn]) -> None:
    said = anthropic_messages.messages(asking(*turns))
    roles = [message["role"] for message in said]
    assert all(one != other for one, other in pairwise(roles))
    assert all(block["text"].strip() for message in said for block in message["content"])


@pytest.mark.parametrize(
    ("answer", "stop", "words"),
    [
        (wire.message(wire.said("x"), stop="max_tokens"), Stop.LENGTH, "x"),
        (wire.message(wire.said("x"), stop="model_context_window_exceeded"), Stop.LENGTH, "x"),
        (wire.message(wire.said("x"), stop="stop_sequence"), Stop.END, "x"),
        (wire.message(stop="refusal"), Stop.REFUSED, ""),
        (wire.message(wire.said("I had"), stop="refusal"), Stop.REFUSED, "I had"),
        (wire.message(), Stop.END, ""),
    ],
)
def test_how_a_reply_ends(answer: Answer, stop: Stop, words: str) -> None:
    reply = run(exchange(answer))
    assert (reply.stop, Turn(Role.AGENT, reply.parts).text) == (stop, words)


@pytest.mark.parametrize(
    ("status", "kind", "retryable", "throttled", "words"),
    [
        (400, "invalid_request_error", False, False, "does not accept"),
        (401, "authentication_error", False, False, "key in ANTHROPIC_API_KEY"),
        (403, "permission_error", False, False, "key in ANTHROPIC_API_KEY"),
        (404, "not_found_error", False, False, "no model 'claude-x'"),
        (413, "request_too_large", False, False, "too large"),
        (429, "rate_limit_error", True, True, "too many requests"),
        (500, "api_error", True, False, "failed"),
        (529, "overloaded_error", True, True, "overloaded"),
    ],
)
def test_statuses(
    status: int,
    kind: str,
    retryable: bool,  # noqa: FBT001
    throttled: bool,  # noqa: FBT001
    words: str,
) -> None:
    error = refused(wire.error(status, kind, "because\nof sk-ant-secret", retry_after="4"))
    assert (error.retryable, error.throttled) == (retryable, throttled)
    assert error.retry_after == 4
    assert str(error).startswith("anthropic/claude-x: ")
    assert words in str(error)
    assert str(error).endswith("because of ***")


@pytest.mark.parametrize(
    "answer", [CLOSED, Answer(body=wire.message(wire.said("Hello.")).body, cut=20)]
)
def test_a_connection_that_breaks_is_tried_again(answer: Answer) -> None:
    error = refused(answer)
    assert error.retryable
    assert "no answer from http://127.0.0.1" in str(error)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"garbage",
        b'{"content": [',
        b"null",
        b"{}",
        b'{"content": null}',
        b'{"content": "x"}',
        b'{"content": [null]}',
        b'{"content": [{"type": "text"}]}',
        b'{"content": [{"type": "text", "text": 1}]}',
        b'{"content": [{"type": "thinking"}]}',
        b'{"content": [{"type": "redacted_thinking"}]}',
        b'{"content": [{"type": "tool_use", "id": "x"}]}',
        b'{"type": "error", "error": {"message": "overloaded"}}',
    ],
)
def test_an_answer_of_another_shape_is_an_error_that_says_so(body: bytes) -> None:
    error = refused(Answer(body=body))
    assert str(error).startswith("anthropic/claude-x: the ")
    assert not error.retryable


json_values = st.recursive(
    st.none() | st.integers() | st.sampled_from(["text", "tool_use", "thinking", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["content", "type", "text", "name", "input", "id", "thinking"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["content", "stop_reason", "usage"]), json_values))
def test_whatever_the_shape_it_is_an_answer_or_a_provider_error(body: dict[str, Any]) -> None:
    try:
        reply = anthropic_messages.reply(parse_json(json.dumps(body).encode()), 1)
    except ProviderError:
        return
    assert isinstance(reply, Reply)


def test_cancelling_a_call_lets_go_of_the_connection() -> None:
    async def test() -> None:
        async with talking([NEVER]) as (provider, server):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.3):
                    await provider.reply(asking("Hi"))
            async with asyncio.timeout(2):
                await server.gone.wait()

    run(test())
