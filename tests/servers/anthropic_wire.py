"""Answers of Anthropic's server, built from the official SDK's own types."""

from __future__ import annotations

import json
from typing import Any, Literal

from anthropic.types import (
    Message,
    RedactedThinkingBlock,
    TextBlock,
    ThinkingBlock,
    ToolUseBlock,
    Usage,
)

from servers.loopback import Answer

Block = TextBlock | ThinkingBlock | RedactedThinkingBlock | ToolUseBlock
StopReason = Literal[
    "end_turn",
    "max_tokens",
    "stop_sequence",
    "tool_use",
    "pause_turn",
    "refusal",
    "model_context_window_exceeded",
]


def said(text: str) -> TextBlock:
    return TextBlock(type="text", text=text)


def thought(text: str, signature: str) -> ThinkingBlock:
    return ThinkingBlock(type="thinking", thinking=text, signature=signature)


def redacted(data: str) -> RedactedThinkingBlock:
    return RedactedThinkingBlock(type="redacted_thinking", data=data)


def use(call_id: str, name: str, arguments: dict[str, Any]) -> ToolUseBlock:
    return ToolUseBlock(type="tool_use", id=call_id, name=name, input=arguments)


def message(*blocks: Block, stop: StopReason = "end_turn") -> Answer:
    whole = Message(
        id="msg_1",
        type="message",
        role="assistant",
        model="m",
        content=list(blocks),
        stop_reason=stop,
        usage=Usage(input_tokens=11, output_tokens=7, cache_read_input_tokens=100),
    )
    return Answer(body=whole.model_dump_json().encode())


def error(status: int, kind: str, text: str, **headers: str) -> Answer:
    body = {"type": "error", "error": {"type": kind, "message": text}, "request_id": "req_1"}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, json.dumps(body).encode(), named)
