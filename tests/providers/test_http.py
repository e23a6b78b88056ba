from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from servers.loopback import (
    CLOSED,
    NEVER,
    Answer,
    Behaviour,
    LoopbackServer,
    Received,
    as_json,
)

from providers.asking import asking, connection, failure, run
from pytest_voicearena.core.conversation import Role, Text, ToolCall, Usage, says
from pytest_voicearena.core.errors import ProviderError, UserError
from pytest_voicearena.core.protocols import Reply, Traits
from pytest_voicearena.providers.http import HttpProvider

OK = as_json({"reply": "Hello."})
SAID = says(Role.AGENT, "Hello.")


@asynccontextmanager
async def talking(
    behaviour: Behaviour, path: str = "/chat", **fields: Any
) -> AsyncIterator[tuple[HttpProvider, LoopbackServer]]:
    async with LoopbackServer(behaviour) as server:
        given = {"answer": "reply", "url": f"{server.url}{path}", **fields}
        if "reset" in given:
            given["reset"] = f"{server.url}{given['reset']}"
        provider = HttpProvider.connect(connection(HttpProvider, "", **given))
        try:
            yield provider, server
        finally:
            await provider.close()


def exchange(answer: Answer, /, *turns: Any, **fields: Any) -> tuple[Reply, Received]:
    async def test() -> tuple[Reply, Received]:
        async with talking([answer], **fields) as (provider, server):
            reply = await provider.reply(asking(*(turns or ("Hi",))))
            return reply, server.received[0]

    return run(test())


def refused(answer: Answer, /, **fields: Any) -> ProviderError:
    async def test() -> ProviderError:
        async with talking([answer], **fields) as (provider, server):
            error = await failure(provider, asking("Hi"))
            assert len(server.received) == 1
            return error

    return run(test())


def mistake(model: str = "http://h/chat", **fields: Any) -> str:
    with pytest.raises(UserError) as caught:
        HttpProvider.connect(connection(HttpProvider, model, **fields))
    return str(caught.value)


def test_a_request_and_its_answer() -> None:
    reply, request = exchange(OK)
    assert reply == Reply((Text("Hello."),), Usage(1, dollars=None))
    assert (request.method, request.path) == ("POST", "/chat")
    assert request.json == {"message": "Hi", "session": "s1"}


def test_a_request_of_any_shape() -> None:
    template = {
        "input": [{"text": "Caller says: {{message}} ({{ session }})"}],
        "history": "{{messages}}",
        "flat": "so far: {{messages}}",
        "system": "{{prompt}}",
        "{{message}}": "{{ not one",
        "version": 2,
        "debug": None,
    }
    _, request = exchange(OK, "Hi", SAID, "Bye", request=template)
    messages = [
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "content": "Hello."},
        {"role": "user", "content": "Bye"},
    ]
    assert request.json == {
        "input": [{"text": "Caller says: Bye (s1)"}],
        "history": messages,
        "flat": f"so far: {json.dumps(messages)}",
        "system": "You are Ava.",
        "{{message}}": "{{ not one",
        "version": 2,
        "debug": None,
    }


def test_the_session_in_the_url() -> None:
    async def test() -> None:
        async with talking([OK], "/chats/{{session}}/turns") as (provider, server):
            await provider.reply(asking("Hi", session="a/b?c"))
            assert server.received[0].target == "/chats/a%2Fb%3Fc/turns"

    run(test())


def test_other_bodies() -> None:
    request = {"q": "{{message}}", "n": 1, "all": "{{messages}}"}
    _, form = exchange(OK, "a&b=c", request=request, send_as="form")
    assert form.headers["content-type"] == "application/x-www-form-urlencoded"
    assert form.body.startswith(b"q=a%26b%3Dc&n=1&all=")
    _, get = exchange(OK, "a&b=c", request=request, method="GET")
    assert get.method == "GET"
    assert get.query["q"] == ["a&b=c"]
    assert not get.body
    _, plain = exchange(OK, "ä", text="<say>{{message}}</say>")
    assert plain.body.decode() == "<say>ä</say>"
    assert plain.headers["content-type"].startswith("text/plain")
    _, xml = exchange(OK, text="<x/>", headers={"content-type": "text/xml"})
    assert xml.headers["content-type"] == "text/xml"


def test_headers_and_urls_from_the_environment() -> None:
    environ = {"BOT_KEY": "k-1", "TENANT": "acme"}
    headers = {"x-key": "Bearer ${BOT_KEY}", "x-cost": "$5"}
    _, request = exchange(OK, path="/${TENANT}/chat", headers=headers, environ=environ)
    assert request.path == "/acme/chat"
    assert (request.headers["x-key"], request.headers["x-cost"]) == ("Bearer k-1", "$5")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"model": ""}, "needs 'url'"),
        ({"model": "ftp://h"}, "needs 'url'"),
        ({"model": "/etc/passwd"}, "needs 'url'"),
        ({"headers": {"x-key": "${BOT_KEY}"}}, "header 'x-key' needs the .* BOT_KEY"),
        ({"headers": {"x": "${A}"}, "environ": {"A": "1\r\nx-evil: 2"}}, "printable ASCII"),
        ({"url": "http://h/${BOT_KEY}"}, "'url' needs the .* BOT_KEY"),
        ({"reset": "http://h/${BOT_KEY}"}, "'reset' needs the .* BOT_KEY"),
        ({"answer": "reply["}, "'answer: reply\\[' is no JMESPath"),
    ],
)
def test_mistakes_are_told_at_once(fields: dict[str, Any], words: str) -> None:
    import re

    said = mistake(**fields)
    assert re.search(words, said), said
    assert "\n" not in said


def test_a_placeholder_that_nothing_fills() -> None:
    with pytest.raises(ValueError, match=r"nothing fills \{\{mesage\}\}; known: \{\{message\}\}"):
        HttpProvider.Options(request={"a": ["{{mesage}}"]})


@pytest.mark.parametrize(
    ("body", "path", "words"),
    [
        ({"a": {"b": [{"c": "x"}]}}, "a.b[0].c", "x"),
        ([{"text": "x"}, {"text": "y"}, {"image": "z"}], "[].text", "x\ny"),
        (
            {"out": [{"type": "debug", "v": 1}, {"type": "say", "v": "x"}]},
            "out[?type=='say'].v",
            "x",
        ),
        ({"reply": ""}, "reply", ""),
        ({"reply": []}, "reply", ""),
    ],
)
def test_where_the_words_are(body: Any, path: str, words: str) -> None:
    reply, _ = exchange(as_json(body), answer=path)
    assert reply.parts == ((Text(words),) if words else ())


def test_answers_without_a_path() -> None:
    plain = Answer(body="Grüß Gott".encode("latin-1"), content_type="text/plain; charset=latin-1")
    assert exchange(plain, answer="")[0].parts == (Text("Grüß Gott"),)
    odd = Answer(body="Grüß".encode(), content_type="text/plain; charset=klingon")
    assert exchange(odd, answer="")[0].parts == (Text("Grüß"),)
    assert exchange(as_json("Hello."), answer="")[0].parts == (Text("Hello."),)
    assert exchange(Answer(204), answer="")[0].parts == ()
    assert "its keys are 'reply'" in str(refused(OK, answer=""))


def test_calls_and_tokens_that_the_agent_reports() -> None:
    body = {
        "reply": "Done.",
        "trace": [
            {"name": "issue_refund", "arguments": {"amount": 500}},
            {"name": "log", "arguments": '{"a": 1}'},
            {"name": "bad", "arguments": "{"},
        ],
        "tokens": {"in": 12, "out": "many"},
    }
    paths = {"tool_calls": "trace", "input_tokens": "tokens.in", "output_tokens": "tokens.out"}
    reply, _ = exchange(as_json(body), **paths)
    assert reply == Reply(
        (
            Text("Done."),
            ToolCall("call_0", "issue_refund", {"amount": 500}),
            ToolCall("call_1", "log", {"a": 1}),
            ToolCall("call_2", "bad", raw="{"),
        ),
        Usage(1, 12, 0, dollars=None),
    )
    assert exchange(OK, tool_calls="trace")[0].parts == (Text("Hello."),)


@pytest.mark.parametrize(
    ("answer", "fields", "words"),
    [
        (Answer(body=b"{"), {}, "is not JSON"),
        (Answer(body=b""), {}, "is empty"),
        (as_json({"other": 1}), {}, "finds nothing in the answer; its keys are 'other'"),
        (as_json({"reply": {"a": 1}}), {}, "should be text, it is an object"),
        (as_json({"reply": ["a", 5]}), {}, "should be text, it is a number"),
        (as_json({"reply": 5}), {"answer": "length(reply)"}, "fails on the answer"),
        (as_json({"reply": "a", "t": 5}), {"tool_calls": "t"}, "should be a list"),
        (as_json({"reply": "a", "t": [5]}), {"tool_calls": "t"}, "should be an object"),
        (as_json({"reply": "a", "t": [{}]}), {"tool_calls": "t"}, "name should be text"),
        (as_json("x" * 9_000_000), {"answer": ""}, "longer than 8388608 bytes"),
    ],
)
def test_answers_that_make_no_sense(answer: Answer, fields: dict[str, Any], words: str) -> None:
    error = refused(answer, **fields)
    assert words in str(error)
    assert not error.retryable


@pytest.mark.parametrize("stateful", [True, False])
@pytest.mark.parametrize(
    ("status", "while_stateful", "otherwise"),
    [(400, False, False), (401, False, False), (429, True, True), (500, False, True)],
)
def test_statuses(status: int, while_stateful: bool, otherwise: bool, stateful: bool) -> None:  # noqa: FBT001
    answer = as_json({"detail": "because of k-1"}, status, retry_after="2")
    fields = {"headers": {"x-key": "${K}"}, "environ": {"K": "k-1"}}
    error = refused(answer, stateful=stateful, **fields)
    assert error.retryable is (while_stateful if stateful else otherwise)
    assert error.throttled is (status == 429)
    assert error.retry_after == 2
    assert str(error).endswith("because of ***")


def test_a_redirect_is_not_followed_but_told() -> None:
    error = refused(Answer(307, headers={"location": "https://new.example/chat?token=t"}))
    assert "points to https://new.example/chat: give that as 'url'" in str(error)


@pytest.mark.parametrize("stateful", [True, False])
@pytest.mark.parametrize("answer", [CLOSED, Answer(body=OK.body, cut=3)])
def test_a_lost_answer_is_asked_for_again_only_if_nobody_remembers(
    answer: Answer,
    stateful: bool,  # noqa: FBT001
) -> None:
    assert refused(answer, stateful=stateful).retryable is not stateful


@pytest.mark.parametrize("stateful", [True, False])
def test_nobody_listens(stateful: bool) -> None:  # noqa: FBT001
    async def test() -> None:
        async with LoopbackServer([]) as server:
            url = server.url
        given = connection(HttpProvider, f"{url}/x?token=t", stateful=stateful)
        provider = HttpProvider.connect(given)
        error = await failure(provider, asking("Hi"))
        await provider.close()
        assert error.retryable
        assert "token" not in str(error)

    run(test())


def test_what_it_is() -> None:
    for stateful in (True, False):
        provider = HttpProvider.connect(connection(HttpProvider, "http://h", stateful=stateful))
        expected = Traits(
            acts=False, stateful=stateful, can_rewind=not stateful, endpoint="http://h"
        )
        assert provider.traits == expected
    given = connection(HttpProvider, "http://h", tool_calls="trace")
    assert HttpProvider.connect(given).traits.acts


def test_a_session_that_the_other_end_names() -> None:
    answers = [as_json({"reply": "a", "id": 42}), as_json({"reply": "b", "id": 99})]

    async def test() -> None:
        async with talking(answers, session="id") as (provider, server):
            for words in ("Hi", "Bye"):
                await provider.reply(asking(words))
            await provider.reply(asking("Hi", session="s2"))
            assert [one.json["session"] for one in server.received] == [None, "42", None]

    run(test())


def test_cookies_stay_in_their_conversation() -> None:
    def answer(request: Received) -> Answer:
        name = request.json["session"]
        return as_json({"reply": "x"}, set_cookie=f"sid={name}; Path=/")

    async def test() -> None:
        async with talking(answer) as (provider, server):
            for _ in range(2):
                await asyncio.gather(
                    *(provider.reply(asking("Hi", session=f"s{n}")) for n in range(9))
                )
            for request in server.received[9:]:
                assert request.headers["cookie"] == f"sid={request.json['session']}"
            assert not any("cookie" in request.headers for request in server.received[:9])

    run(test())


def test_the_other_end_is_told_when_a_conversation_is_over() -> None:
    async def test() -> None:
        answers = [OK, Answer(500), CLOSED]
        async with talking(answers, reset="/chats/{{session}}/end") as (provider, server):
            await provider.end("s1")
            assert not server.received
            await provider.reply(asking("Hi"))
            await provider.end("s1")
            assert (server.received[1].method, server.received[1].path) == ("POST", "/chats/s1/end")
            await provider.end("s1")
            assert len(server.received) == 2

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
