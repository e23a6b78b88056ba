"""Answers of OpenAI's server, built from the official SDK's own types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from openai.types import CompletionUsage
from openai.types.chat import (
    ChatCompletion,
    ChatCompletionMessage,
    ChatCompletionMessageFunctionToolCall,
)
from openai.types.chat.chat_completion import Choice
from openai.types.chat.chat_completion_message_function_tool_call import Function

from servers.loopback import Answer

Finish = Literal["stop", "length", "tool_calls", "content_filter", "function_call"]


def call(call_id: str, name: str, arguments: str) -> ChatCompletionMessageFunctionToolCall:
    function = Function(name=name, arguments=arguments)
    return ChatCompletionMessageFunctionToolCall(id=call_id, type="function", function=function)


def completion(
    content: str | None = "Hello.",
    *,
    calls: Sequence[ChatCompletionMessageFunctionToolCall] = (),
    finish: Finish = "stop",
    refusal: str | None = None,
    **beyond: Any,
) -> Answer:
    """``beyond`` are fields of the message that only compatible servers have."""
    message = ChatCompletionMessage(
        role="assistant", content=content, refusal=refusal, tool_calls=list(calls) or None, **beyond
    )
    whole = ChatCompletion(
        id="chatcmpl-1",
        object="chat.completion",
        created=1,
        model="m",
        choices=[Choice(index=0, finish_reason=finish, message=message, logprobs=None)],
        usage=CompletionUsage(prompt_tokens=11, completion_tokens=7, total_tokens=18),
    )
    return Answer(body=whole.model_dump_json().encode())


def error(status: int, message: str, code: str | None = None, **headers: str) -> Answer:
    import json

    body = {"error": {"message": message, "type": "some_error", "param": None, "code": code}}
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, json.dumps(body).encode(), named)
