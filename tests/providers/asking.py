"""Short words for requests and connections in tests."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Any, TypeVar

import pytest

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.core.conversation import Conversation, Role, Turn, says
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.protocols import Connection, Provider, Request

Result = TypeVar("Result")

LOOKUP = Tool(
    "lookup_order",
    "Looks an order up.",
    {"type": "object", "properties": {"order_id": {"type": "string"}}, "required": ["order_id"]},
)


def run(test: Coroutine[Any, Any, Result], seconds: float = 30.0) -> Result:
    """Run a test's coroutine; one that hangs fails instead."""

    async def bounded() -> Result:
        async with asyncio.timeout(seconds):
            return await test

    return asyncio.run(bounded())


def user(words: str) -> Turn:
    return says(Role.USER, words)


def asking(*turns: Turn | str, **fields: Any) -> Request:
    said = [user(turn) if isinstance(turn, str) else turn for turn in turns]
    given = {"prompt": "You are Ava.", "session": "s1", "seed": 7, **fields}
    return Request(conversation=Conversation(tuple(said)), **given)


def connection(
    provider: Any, model: str = "m", environ: Mapping[str, str] | None = None, **fields: Any
) -> Connection:
    """``fields`` that are options go to the provider's Options, the others to the Connection."""
    ours = {key: fields.pop(key) for key in list(fields) if key in Connection.__slots__}
    return Connection(model, provider.Options(**fields), environ or {}, **ours)


async def failure(provider: Provider, request: Request) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        await provider.reply(request)
    assert "\n" not in str(caught.value)
    return caught.value
