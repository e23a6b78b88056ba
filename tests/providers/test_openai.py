from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from servers import openai_wire as wire
from servers.loopback import (
    NEVER,
    Answer,
    Behaviour,
    LoopbackServer,
    Received,
    as_json,
)

from providers.asking import LOOKUP, asking, connection, run
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
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.protocols import Reply, Request, Stop
from pytest_voicearena.providers import openai_chat
from pytest_voicearena.providers.openai import OpenAIProvider

KEY = {"OPENAI_API_KEY": "sk-very-secret"}


@asynccontextmanager
async def talking(
    behaviour: Behaviour, **fields: Any
) -> AsyncIterator[tuple[OpenAIProvider, LoopbackServer]]:
    async with LoopbackServer(behaviour) as server:
        given = {"base_url": f"{server.url}/v1", "environ": KEY, **fields}
        provider = OpenAIProvider.connect(connection(OpenAIProvider, "gpt-x", **given))
        try:
            yield provider, server
        finally:
            await provider.close()


async def exchange(answer: Answer, request: Request | None = None, **fields: Any) -> Reply:
    async with talking([answer], **fields) as (provider, _):
        return await provider.reply(request or asking("Hi"))


async def sent(request: Request, **fields: Any) -> dict[str, Any]:
    async with talking([wire.completion()], **fields) as (provider, server):
        await provider.reply(request)
        body: dict[str, Any] = server.received[0].json
        return body


def test_a_request_and_its_answer() -> None:
    async def test() -> None:
        async with talking([wire.completion("Good day.")]) as (provider, server):
            reply = await provider.reply(asking("Hi"))
            request = server.received[0]
        assert reply == Reply((Text("Good day."),), Usage(1, 11, 7, dollars=None))
        assert (request.method, request.path) == ("POST", "/v1/chat/completions")
        assert request.headers["authorization"] == "Bearer sk-very-secret"
        assert request.json == {
            "model": "gpt-x",
            "messages": [
                {"role": "system", "content": "You are Ava."},
                {"role": "user", "content": "Hi"},
            ],
            "seed": 7,
        }

    run(test())


def test_what_was_asked_for_is_sent() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    sampling = Sampling(temperature=0.0, max_tokens=50)
    request = asking("Hi", seed=2**62 + 5, sampling=sampling, schema=schema, tools=(LOOKUP,))
    body = run(sent(request, extra={"top_p": 0.5}))
    assert (body["temperature"], body["max_tokens"], body["top_p"]) == (0.0, 50, 0.5)
    assert body["seed"] == (2**62 + 5) % 2**31
    assert body["response_format"]["json_schema"] == {
        "name": "answer",
        "schema": schema,
        "strict": False,
    }
    function = body["tools"][0]["function"]
    assert (function["name"], function["parameters"]) == ("lookup_order", LOOKUP.parameters)


def test_strict_mode_is_asked_for_where_the_schema_keeps_its_rules() -> None:
    inner = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
    schema = {
        "type": "object",
        "properties": {"a": {"type": "array", "items": inner}},
        "required": ["a"],
        "additionalProperties": False,
    }
    loose = {**schema, "properties": {"a": {"type": "object"}}}
    assert openai_chat.response_format(schema)["json_schema"]["strict"] is True
    assert openai_chat.response_format(loose)["json_schema"]["strict"] is False


def test_options_that_leave_out() -> None:
    body = run(sent(asking("Hi", schema={"type": "object"}), seed=False, schema=False))
    assert set(body) == {"model", "messages"}


def test_openai_itself_gets_the_new_name_of_max_tokens() -> None:
    for theirs in ("https://api.openai.com/v1", "https://eu.api.openai.com/v1/"):
        assert openai_chat.most_tokens_name(theirs) == "max_completion_tokens"
    for other in (
        "http://localhost/v1",
        "https://openai.com.evil.example",
        "https://notopenai.com",
    ):
        assert openai_chat.most_tokens_name(other) == "max_tokens"


def test_headers_come_from_the_environment() -> None:
    async def test() -> None:
        environ = {**KEY, "TENANT": "acme"}
        headers = {"x-tenant": "is ${TENANT}"}
        async with talking([wire.completion()], environ=environ, headers=headers) as (prov, server):
            await prov.reply(asking("Hi"))
            assert server.received[0].headers["x-tenant"] == "is acme"

    run(test())


def test_the_processes_own_environment_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "http://from.outside")

    async def test() -> None:
        async with talking([wire.completion()], environ={}) as (provider, server):
            await provider.reply(asking("Hi"))
            assert "from.outside" not in str(server.received[0].headers)

    run(test())


def test_keys() -> None:
    with pytest.raises(UserError, match="set the environment variable OPENAI_API_KEY"):
        OpenAIProvider.connect(connection(OpenAIProvider, "gpt-x"))
    with pytest.raises(UserError, match="set the environment variable MY_KEY"):
        OpenAIProvider.connect(
            connection(OpenAIProvider, api_key_env="MY_KEY", base_url="http://x")
        )
    with pytest.raises(UserError, match="name a model after 'openai/'"):
        OpenAIProvider.connect(connection(OpenAIProvider, "", environ=KEY))

    async def test() -> None:
        async with talking([wire.completion()], environ={}) as (provider, server):
            await provider.reply(asking("Hi"))
            assert server.received[0].headers["authorization"] == "Bearer none"

    run(test())


def test_a_tool_loop_of_two_rounds() -> None:
    async def test() -> None:
        answers = [
            wire.completion(None, calls=[wire.call("c1", "lookup_order", '{"order_id": "7"}')]),
            wire.completion("Once more.", calls=[wire.call("c2", "lookup_order", "{")]),
            wire.completion("It comes on Friday."),
        ]
        async with talking(answers) as (provider, server):
            request = asking("Where is order 7?", tools=(LOOKUP,))
            for _ in range(2):
                reply = await provider.reply(request)
                assert reply.stop is Stop.TOOL
                call = next(part for part in reply.parts if isinstance(part, ToolCall))
                result = ToolResult(call.id, call.name, "shipped")
                turns = Turn(Role.AGENT, reply.parts), Turn(Role.TOOL, (result,))
                request = asking(*request.conversation, *turns, tools=(LOOKUP,))
            reply = await provider.reply(request)
        assert reply.parts == (Text("It comes on Friday."),)
        _, user_turn, *rest = server.received[-1].json["messages"]
        assert user_turn["content"] == "Where is order 7?"
        first, second = _spoken_call("c1", '{"order_id": "7"}'), _spoken_call("c2", "{")
        assert rest == [
            {"role": "assistant", "content": None, "tool_calls": [first]},
            {"role": "tool", "tool_call_id": "c1", "content": "shipped"},
            {"role": "assistant", "content": "Once more.", "tool_calls": [second]},
            {"role": "tool", "tool_call_id": "c2", "content": "shipped"},
        ]

    run(test())


def _spoken_call(call_id: str, arguments: str) -> dict[str, Any]:
    function = {"name": "lookup_order", "arguments": arguments}
    return {"id": call_id, "type": "function", "function": function}


@pytest.mark.parametrize(
    ("arguments", "found", "raw"),
    [
        ('{"a": 1}', {"a": 1}, None),
        ("", {}, None),
        ("not json", {}, "not json"),
        ("[1]", {}, "[1]"),
        ("[" * 100_000, {}, "[" * 100_000),
    ],
)
def test_arguments_of_a_call(arguments: str, found: dict[str, Any], raw: str | None) -> None:
    reply = run(exchange(wire.completion(None, calls=[wire.call("c", "t", arguments)])))
    assert reply.parts == (ToolCall("c", "t", found, raw),)


@pytest.mark.parametrize(
    ("answer", "stop", "words"),
    [
        (wire.completion("x", finish="length"), Stop.LENGTH, "x"),
        (wire.completion("x", finish="content_filter"), Stop.FILTERED, "x"),
        (wire.completion(None, finish="content_filter"), Stop.FILTERED, ""),
        (wire.completion(None, refusal="I will not."), Stop.REFUSED, "I will not."),
        (wire.completion(""), Stop.END, ""),
        (wire.completion(None), Stop.END, ""),
    ],
)
def test_how_a_reply_ends(answer: Answer, stop: Stop, words: str) -> None:
    reply = run(exchange(answer))
    assert (reply.stop, Turn(Role.AGENT, reply.parts).text) == (stop, words)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("reasoning_content", "Let me see.", "Let me see."),
        ("reasoning", "Let me see.", "Let me see."),
        (
            "reasoning_details",
            [{"type": "reasoning.text", "id": "r1", "text": "Let "}, {"text": "me see.", "x": [1]}],
            "Let me see.",
        ),
    ],
)
def test_reasoning_is_shown_and_sent_back_verbatim(field: str, value: Any, shown: str) -> None:
    async def test() -> None:
        async with talking([wire.completion("42", **{field: value})]) as (provider, server):
            reply = await provider.reply(asking("Hi"))
            await provider.reply(asking("Hi", Turn(Role.AGENT, reply.parts), "And?"))
            echoed = server.received[1].json["messages"][2]
        thinking = reply.parts[0]
        assert isinstance(thinking, Thinking)
        assert thinking.text == shown
        assert echoed == {"role": "assistant", "content": "42", field: value}

    run(test())


def test_liberties_of_compatible_servers() -> None:
    function = {"name": "t", "arguments": {"a": 1}}
    message = {
        "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}],
        "tool_calls": [{"function": function}, {"id": "", "function": {"name": "u"}}],
    }
    body = {"choices": [{"message": message, "finish_reason": "stop"}], "usage": None}
    reply = run(exchange(as_json(body)))
    calls = ToolCall("call_1_0", "t", {"a": 1}), ToolCall("call_1_1", "u", {})
    assert reply == Reply((Text("ab"), *calls), Usage(1, dollars=None), Stop.TOOL)


def test_cancelling_a_call_lets_go_of_the_connection() -> None:
    async def test() -> None:
        async with talking([NEVER]) as (provider, server):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.3):
                    await provider.reply(asking("Hi"))
            async with asyncio.timeout(2):
                await server.gone.wait()

    run(test())


def test_as_many_calls_at_once_as_were_announced() -> None:
    count = 120

    async def test() -> None:
        everybody_is_here = asyncio.Barrier(count)

        async def answer(_: Received) -> Answer:
            await everybody_is_here.wait()
            return wire.completion()

        async with talking(answer, concurrency=count) as (provider, _):
            replies = await asyncio.gather(*(provider.reply(asking("Hi")) for _ in range(count)))
            assert len(replies) == count

    run(test())
