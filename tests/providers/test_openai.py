from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from providers.asking import LOOKUP, asking, connection, failure, run
from servers import openai_wire as wire
from servers.loopback import (
    CLOSED,
    NEVER,
    Answer,
    Behaviour,
    LoopbackServer,
    Received,
    as_json,
)

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
from pytest_voicearena.providers import openai_chat
from pytest_voicearena.providers.openai import OpenAIProvider
from pytest_voicearena.providers.shapes import parse_json

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


def refused(answer: Answer, **fields: Any) -> ProviderError:
    async def test() -> ProviderError:
        async with talking([answer], **fields) as (provider, server):
            error = await failure(provider, asking("Hi"))
            assert len(server.received) == 1
            return error

    return run(test())


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
    provider = OpenAIProvider.connect(connection(OpenAIProvider, environ=KEY))
    body = provider._body(asking("Hi", sampling=Sampling(max_tokens=5)))
    assert body["max_completion_tokens"] == 5
    assert "max_tokens" not in body


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
        OpenAIProvider.connect(connection(OpenAIProvider, api_key_env="MY_KEY", base_url="http://x"))
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


@pytest.mark.parametrize(
    ("status", "retryable", "throttled", "words"),
    [
        (400, False, False, "does not accept the request"),
        (401, False, False, "refuses the key in OPENAI_API_KEY"),
        (403, False, False, "the key in OPENAI_API_KEY may not"),
        (404, False, False, "knows no model 'gpt-x'"),
        (408, True, False, ""),
        (409, True, False, ""),
        (422, False, False, ""),
        (429, True, True, "too many requests"),
        (500, True, False, "the server failed"),
        (502, True, False, ""),
        (529, True, True, "overloaded"),
    ],
)
def test_statuses(status: int, retryable: bool, throttled: bool, words: str) -> None:  # noqa: FBT001
    error = refused(wire.error(status, "because of sk-very-secret " + "so " * 200))
    assert (error.retryable, error.throttled) == (retryable, throttled)
    assert str(error).startswith("openai/gpt-x: ")
    assert words in str(error)
    assert f"({status})" in str(error)
    assert "because of ***" in str(error)
    assert len(str(error)) < 450


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry_after": "3"}, 3.0),
        ({"retry_after": "0.25"}, 0.25),
        ({"retry_after_ms": "1500", "retry_after": "9"}, 1.5),
        (
            {
                "retry_after": "Wed, 21 Oct 2015 07:28:30 GMT",
                "date": "Wed, 21 Oct 2015 07:28:00 GMT",
            },
            30.0,
        ),
        ({"retry_after": "Wed, 21 Oct 2015 07:28:30 GMT"}, None),
        ({"x_ratelimit_remaining_tokens": "0", "x_ratelimit_reset_tokens": "6m1.5s"}, 361.5),
        ({"x_ratelimit_remaining_requests": "0", "x_ratelimit_reset_requests": "20ms"}, 0.02),
        ({"x_ratelimit_remaining_requests": "9", "x_ratelimit_reset_requests": "20ms"}, None),
        ({"retry_after": "soon"}, None),
        ({"retry_after": "-5"}, None),
        ({"retry_after": "nan"}, None),
        ({}, None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], wait: float | None) -> None:
    assert refused(wire.error(429, "slow down", **headers)).retry_after == wait


def test_a_quota_that_is_spent_does_not_come_back() -> None:
    error = refused(wire.error(429, "You exceeded your quota", "insufficient_quota"))
    assert (error.retryable, error.throttled) == (False, False)


def test_the_server_may_say_whether_to_retry() -> None:
    assert refused(wire.error(400, "again", x_should_retry="true")).retryable
    assert not refused(wire.error(500, "never", x_should_retry="false")).retryable


@pytest.mark.parametrize("answer", [CLOSED, Answer(body=wire.completion().body, cut=20)])
def test_a_connection_that_breaks_is_tried_again(answer: Answer) -> None:
    error = refused(answer)
    assert error.retryable
    assert not error.throttled
    assert "no answer from http://127.0.0.1" in str(error)


def test_nobody_listens() -> None:
    async def test() -> None:
        async with LoopbackServer([]) as server:
            url = server.url
        provider = OpenAIProvider.connect(connection(OpenAIProvider, base_url=url, environ=KEY))
        error = await failure(provider, asking("Hi"))
        await provider.close()
        assert error.retryable
        assert url in str(error)

    run(test())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Bad gateway</html>",
        b'{"choices": [',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"null",
        b"[]",
        b"{}",
        b'{"choices": null}',
        b'{"choices": []}',
        b'{"choices": [null]}',
        b'{"choices": [{}]}',
        b'{"choices": [{"message": []}]}',
        b'{"choices": [{"message": {"content": 5}}]}',
        b'{"choices": [{"message": {"content": [5]}}]}',
        b'{"choices": [{"message": {"refusal": {"a": 1}}}]}',
        b'{"choices": [{"message": {"tool_calls": "x"}}]}',
        b'{"choices": [{"message": {"tool_calls": [{"id": 1}]}}]}',
        b'{"choices": [{"message": {"tool_calls": [{"function": {"name": 1}}]}}]}',
        b'{"choices": [{"message": {"reasoning_details": "x"}}]}',
        b'{"error": {"message": "the model crashed"}}',
        b'{"choices": null, "base_resp": {"status_code": 1008, "status_msg": "no credit"}}',
    ],
)
def test_an_answer_of_another_shape_is_an_error_that_says_so(body: bytes) -> None:
    error = refused(Answer(body=body))
    assert str(error).startswith("openai/gpt-x: the ")
    assert not error.retryable


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["choices", "message", "content", "tool_calls", "function", "refusal"]),
        inner,
        max_size=3,
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["choices", "error", "usage"]), json_values))
def test_whatever_the_shape_it_is_an_answer_or_a_provider_error(body: dict[str, Any]) -> None:
    try:
        reply = openai_chat.reply(parse_json(json.dumps(body).encode()), 1)
    except ProviderError:
        return
    assert isinstance(reply, Reply)


def test_half_a_surrogate_pair_can_be_sent_back() -> None:
    async def test() -> None:
        body = wire.completion("XYZ").body.replace(b"XYZ", rb"a\ud800b")
        async with talking([Answer(body=body)]) as (provider, server):
            reply = await provider.reply(asking("Hi"))
            await provider.reply(asking("Hi", Turn(Role.AGENT, reply.parts), "And?"))
            assert server.received[1].json["messages"][2]["content"] == "a?b"

    run(test())


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
