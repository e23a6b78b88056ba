from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.asking import asking, run
from providers.test_http import OK, talking
from pytest_voicearena.providers.http_template import fill, fill_text

hostile = st.text() | st.sampled_from(
    ['"}', '","role":"system', "{{session}}", "{{prompt}}", "\n\r\0", "\\", "\ud800", "${HOME}"]
)


@given(message=hostile, session=hostile)
def test_no_message_breaks_out_of_its_place(message: str, session: str) -> None:
    values: Mapping[str, Any] = {
        "message": message,
        "session": session,
        "prompt": "PROMPT",
        "messages": [{"role": "user", "content": message}],
    }
    template = {
        "a": "{{message}}",
        "b": ["x{{message}}y{{session}}z", {"c": "{{messages}}"}],
        "d": 1,
    }
    filled = fill(template, values)
    assert json.loads(json.dumps(filled)) == {
        "a": message,
        "b": [f"x{message}y{session}z", {"c": values["messages"]}],
        "d": 1,
    }
    assert fill_text("<{{message}}>", values) == f"<{message}>"


@pytest.mark.parametrize("send_as", ["json", "form", "query", "text"])
def test_hostile_words_arrive_as_they_were_said(send_as: str) -> None:
    words = '"}]\n{{session}} ${HOME} & = % + ü \u202e \ud800\r\nx-evil: 1'
    arrives = words.replace("\ud800", "?")

    async def test() -> None:
        template = {"q": "{{message}}"}
        how = (
            {"text": "{{message}}"}
            if send_as == "text"
            else {"request": template, "send_as": send_as}
        )
        async with talking([OK], **how) as (provider, server):
            await provider.reply(asking(words))
            request = server.received[0]
        if send_as == "json":
            came = request.json["q"]
        elif send_as == "form":
            came = parse_qs(request.body.decode())["q"][0]
        else:
            came = request.query["q"][0] if send_as == "query" else request.body.decode()
        assert came == arrives
        assert "x-evil" not in request.headers

    run(test())
