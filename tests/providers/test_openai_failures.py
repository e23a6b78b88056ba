from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from servers import openai_wire as wire
from servers.loopback import CLOSED, Answer, LoopbackServer

from providers.asking import asking, connection, failure, run
from providers.test_openai import KEY, talking
from pytest_voicearena.core.conversation import Role, Turn
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.protocols import Reply
from pytest_voicearena.providers import openai_chat
from pytest_voicearena.providers.openai import OpenAIProvider
from pytest_voicearena.providers.shapes import parse_json


def refused(answer: Answer, **fields: Any) -> ProviderError:
    async def test() -> ProviderError:
        async with talking([answer], **fields) as (provider, server):
            error = await failure(provider, asking("Hi"))
            assert len(server.received) == 1
            return error

    return run(test())


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
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["choices", "message", "content", "tool_calls", "function", "refusal"]),
            inner,
            max_size=3,
        )
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
