"""Anthropic's Messages: requests to its wire format, and answers from it.

Thinking blocks carry a signature over their text, so that they must return exactly as they came and
in their place; :class:`Thinking` keeps them so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.core.conversation import (
    Part,
    Role,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
    Turn,
    Usage,
)
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.protocols import Reply, Request, Stop
from pytest_voicearena.providers.failures import server_message
from pytest_voicearena.providers.shapes import count, mapping, sequence, text, tool_call

_STOPS = {
    "max_tokens": Stop.LENGTH,
    "model_context_window_exceeded": Stop.LENGTH,
    "tool_use": Stop.TOOL,
    "refusal": Stop.REFUSED,
}
_INPUT = ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")


def messages(request: Request) -> list[dict[str, Any]]:
    """The conversation as ``messages``: never two of one role in a row, never an empty one."""
    merged: list[dict[str, Any]] = []
    for turn in request.conversation:
        blocks = list(_blocks(turn))
        role = "assistant" if turn.role is Role.AGENT else "user"
        if not blocks:
            continue
        if merged and merged[-1]["role"] == role:
            merged[-1]["content"] += blocks
        else:
            merged.append({"role": role, "content": blocks})
    return merged


def tools(offered: Iterable[Tool]) -> list[dict[str, Any]]:
    """Tools with their input schemas."""
    return [
        {"name": tool.name, "description": tool.description, "input_schema": tool.parameters}
        for tool in offered
    ]


def reply(body: Mapping[str, Any], turns: int) -> Reply:
    """The answer in a response body; ``turns`` numbers calls that come without an id.

    Raises:
        ProviderError: the body has another shape.
    """
    if "content" not in body and (said := server_message(body)):
        error = f"the server answers with an error: {said}"
        raise ProviderError(error)
    blocks = [mapping(block, "content[]") for block in sequence(body.get("content"), "content")]
    numbered = ((f"call_{turns}_{at}", block) for at, block in enumerate(blocks))
    parts = tuple(part for call_id, block in numbered for part in _part(call_id, block))
    reason = body.get("stop_reason")
    stop = _STOPS.get(reason, Stop.END) if isinstance(reason, str) else Stop.END
    if stop is Stop.END and any(isinstance(part, ToolCall) for part in parts):
        stop = Stop.TOOL
    return Reply(parts, _usage(body.get("usage")), stop)


def _blocks(turn: Turn) -> Iterator[dict[str, Any]]:
    for part in turn.parts:
        match part:
            case Text() if part.text.strip():
                yield {"type": "text", "text": part.text}
            case Thinking(redacted=str()):
                yield {"type": "redacted_thinking", "data": part.redacted}
            case Thinking():
                yield _thinking(part)
            case ToolCall():
                arguments = dict(part.arguments)
                yield {"type": "tool_use", "id": part.id, "name": part.name, "input": arguments}
            case ToolResult():
                yield _result(part)


def _thinking(part: Thinking) -> dict[str, Any]:
    block = {"type": "thinking", "thinking": part.text}
    return block if part.signature is None else {**block, "signature": part.signature}


def _result(part: ToolResult) -> dict[str, Any]:
    block = {"type": "tool_result", "tool_use_id": part.call_id, "content": part.text}
    return {**block, "is_error": True} if part.is_error else block


def _part(call_id: str, block: Mapping[str, Any]) -> Iterator[Part]:
    """What a block says; kinds that were not asked for say nothing."""
    kind = block.get("type")
    if kind == "text":
        if words := text(block.get("text"), "content[].text"):
            yield Text(words)
    elif kind == "thinking":
        signature = block.get("signature")
        shown = text(block.get("thinking"), "content[].thinking")
        yield Thinking(shown, signature if isinstance(signature, str) else None)
    elif kind == "redacted_thinking":
        yield Thinking("", redacted=text(block.get("data"), "content[].data"))
    elif kind == "tool_use":
        given = block.get("id")
        name = text(block.get("name"), "content[].name")
        found = given if isinstance(given, str) and given else call_id
        yield tool_call(found, name, block.get("input") or {})


def _usage(usage: Any) -> Usage:
    given = usage if isinstance(usage, dict) else {}
    tokens_in = sum(count(given.get(name)) for name in _INPUT)
    return Usage(1, tokens_in, count(given.get("output_tokens")), dollars=None)
