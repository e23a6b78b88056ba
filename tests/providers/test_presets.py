from __future__ import annotations

from typing import Any

import pytest
from servers import anthropic_wire, openai_wire
from servers.loopback import LoopbackServer, Received

from providers.asking import asking, connection, run
from pytest_voicearena.core.agents import Sampling
from pytest_voicearena.core.conversation import Text, Thinking
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.protocols import Reply
from pytest_voicearena.providers.presets import GroqProvider, MiniMaxProvider

KEYS = {"GROQ_API_KEY": "g", "MINIMAX_API_KEY": "m", "OPENAI_API_KEY": "o"}
COLD = Sampling(temperature=0.0, max_tokens=9)


@pytest.mark.parametrize(
    ("provider", "options", "url"),
    [
        (GroqProvider, {}, "https://api.groq.com/openai/v1/"),
        (MiniMaxProvider, {}, "https://api.minimax.io/anthropic/"),
        (MiniMaxProvider, {"protocol": "openai"}, "https://api.minimax.io/v1/"),
    ],
)
def test_where_they_are(provider: Any, options: dict[str, str], url: str) -> None:
    connected = provider.connect(connection(provider, environ=KEYS, **options))
    assert str(connected.call.client.base_url).rstrip("/") == url.rstrip("/")
    assert connected.call.who == f"{provider.name}/m"
    assert connected.traits.tools


@pytest.mark.parametrize(
    ("provider", "options"),
    [(GroqProvider, {}), (MiniMaxProvider, {}), (MiniMaxProvider, {"protocol": "openai"})],
)
def test_each_wants_its_own_key(provider: Any, options: dict[str, str]) -> None:
    variable = f"{provider.name.upper()}_API_KEY"
    others = {name: key for name, key in KEYS.items() if name != variable}
    with pytest.raises(UserError, match=f"{provider.name}/m needs a key: .* {variable}"):
        provider.connect(connection(provider, environ=others, **options))


async def _exchange(provider: Any, answer: Any, **fields: Any) -> tuple[Reply, Received]:
    async with LoopbackServer([answer]) as server:
        given = connection(provider, "M3", environ=KEYS, base_url=server.url, **fields)
        connected = provider.connect(given)
        try:
            reply = await connected.reply(asking("Hi", sampling=COLD))
        finally:
            await connected.close()
        return reply, server.received[0]


def test_groq() -> None:
    reply, request = run(_exchange(GroqProvider, openai_wire.completion("Hello.")))
    assert reply.parts == (Text("Hello."),)
    assert request.headers["authorization"] == "Bearer g"
    assert (request.json["temperature"], request.json["max_tokens"]) == (0.0, 9)


def test_minimax_over_anthropics_protocol() -> None:
    answer = anthropic_wire.message(anthropic_wire.thought("Hm.", "s"), anthropic_wire.said("Yes."))
    reply, request = run(_exchange(MiniMaxProvider, answer))
    assert reply.parts == (Thinking("Hm.", "s"), Text("Yes."))
    assert request.path == "/v1/messages"
    assert request.headers["authorization"] == "Bearer m"
    assert request.json["temperature"] == 0.01


def test_minimax_over_openais_protocol() -> None:
    details = [{"type": "reasoning.text", "text": "Hm."}]
    answer = openai_wire.completion("Yes.", reasoning_details=details)
    reply, request = run(_exchange(MiniMaxProvider, answer, protocol="openai"))
    assert isinstance(reply.parts[0], Thinking)
    assert reply.parts[1:] == (Text("Yes."),)
    assert request.path == "/chat/completions"
    assert request.json["reasoning_split"] is True
    assert request.json["temperature"] == 0.01
    assert "seed" not in request.json
