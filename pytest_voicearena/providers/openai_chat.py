"""OpenAI's Chat Completions: requests to its wire format, and answers from it.

Many servers speak it with small liberties; what is harmless is taken as it was meant. Reasoning is
not part of the format. Servers that show it use one of three fields, and some demand it back
unchanged, so it returns in the field in which it came.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

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

#: Where servers put reasoning, richest first. ``Thinking.signature`` holds the field's name, or for
#: the first one, which is a list, its JSON.
_DETAILS = "reasoning_details"
_PLAIN = ("reasoning_content", "reasoning")

_STOPS = {
    "length": Stop.LENGTH,
    "tool_calls": Stop.TOOL,
    "function_call": Stop.TOOL,
    "content_filter": Stop.FILTERED,
}


def messages(request: Request) -> list[dict[str, Any]]:
    """The prompt and the conversation as ``messages``."""
    said = [{"role": "system", "content": request.prompt}] if request.prompt else []
    return [*said, *(message for turn in request.conversation for message in _messages(turn))]


def tools(offered: Iterable[Tool]) -> list[dict[str, Any]]:
    """Tools as function schemas."""
    return [
        {
            "type": "function",
            "function": {
                "name": tool.name,
                "description": tool.description,
                "parameters": tool.parameters,
            },
        }
        for tool in offered
    ]


def most_tokens_name(base_url: str) -> str:
    """What the server calls the limit of an answer; only OpenAI's own knows the newer name."""
    host = urlsplit(base_url).hostname or ""
    modern = host == "openai.com" or host.endswith(".openai.com")
    return "max_completion_tokens" if modern else "max_tokens"


def response_format(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The request for an answer that follows a JSON Schema."""
    wanted = {"name": "answer", "schema": schema, "strict": _is_strict(schema)}
    return {"type": "json_schema", "json_schema": wanted}


def reply(body: Mapping[str, Any], turns: int) -> Reply:
    """The answer in a response body; ``turns`` numbers calls that come without an id.

    Raises:
        ProviderError: the body has another shape.
    """
    if not body.get("choices") and (said := server_message(body)):
        error = f"the server answers with an error: {said}"
        raise ProviderError(error)
    choices = sequence(body.get("choices"), "choices")
    choice = mapping(choices[0] if choices else None, "choices[0]")
    message = mapping(choice.get("message"), "choices[0].message")
    calls = tuple(_calls(message, turns))
    refusal = message.get("refusal")
    spoken = refusal or _content(message.get("content"))
    words = (Text(text(spoken, "choices[0].message.refusal")),) if spoken else ()
    stop = _stop(choice.get("finish_reason"), refused=bool(refusal), calls=bool(calls))
    return Reply((*_thinking(message), *words, *calls), _usage(body.get("usage")), stop)


def _messages(turn: Turn) -> Iterator[dict[str, Any]]:
    if turn.role is Role.USER:
        yield {"role": "user", "content": turn.text}
    elif turn.role is Role.AGENT:
        yield _assistant(turn)
    else:
        for part in turn.parts:
            if isinstance(part, ToolResult):
                yield {"role": "tool", "tool_call_id": part.call_id, "content": part.text}


def _assistant(turn: Turn) -> dict[str, Any]:
    calls = [
        {
            "id": call.id,
            "type": "function",
            "function": {"name": call.name, "arguments": _arguments(call)},
        }
        for call in turn.calls
    ]
    said: dict[str, Any] = {"role": "assistant", "content": turn.text or (None if calls else "")}
    if calls:
        said["tool_calls"] = calls
    for part in turn.parts:
        if isinstance(part, Thinking) and part.signature in _PLAIN:
            said[part.signature] = part.text
        elif isinstance(part, Thinking) and (part.signature or "").startswith("["):
            said[_DETAILS] = json.loads(part.signature or "[]")
    return said


def _arguments(call: ToolCall) -> str:
    if call.raw is not None:
        return call.raw
    return json.dumps(call.arguments, ensure_ascii=False, default=str)


def _content(content: Any) -> str:
    """Text, or the text parts of a list of parts."""
    if content is None or isinstance(content, str):
        return content or ""
    parts = (mapping(part, "content[]") for part in sequence(content, "choices[0].message.content"))
    return "".join(
        text(part.get("text"), "content[].text") for part in parts if part.get("type") == "text"
    )


def _thinking(message: Mapping[str, Any]) -> Iterator[Part]:
    if details := message.get(_DETAILS):
        items = [mapping(item, f"{_DETAILS}[]") for item in sequence(details, _DETAILS)]
        words = (item.get("text") or item.get("summary") for item in items)
        shown = "".join(word for word in words if isinstance(word, str))
        yield Thinking(shown, signature=json.dumps(details, ensure_ascii=False))
        return
    for field in _PLAIN:
        if found := message.get(field):
            yield Thinking(text(found, field), signature=field)
            return


def _calls(message: Mapping[str, Any], turns: int) -> Iterator[ToolCall]:
    for at, item in enumerate(sequence(message.get("tool_calls") or [], "tool_calls")):
        call = mapping(item, "tool_calls[]")
        function = mapping(call.get("function"), "tool_calls[].function")
        name = text(function.get("name"), "tool_calls[].function.name")
        given = call.get("id")
        call_id = given if isinstance(given, str) and given else f"call_{turns}_{at}"
        yield tool_call(call_id, name, function.get("arguments") or {})


def _stop(reason: Any, *, refused: bool, calls: bool) -> Stop:
    if refused:
        return Stop.REFUSED
    stop = _STOPS.get(reason, Stop.END) if isinstance(reason, str) else Stop.END
    return Stop.TOOL if calls and stop is Stop.END else stop


def _usage(usage: Any) -> Usage:
    given = usage if isinstance(usage, dict) else {}
    tokens_in, tokens_out = given.get("prompt_tokens"), given.get("completion_tokens")
    return Usage(1, count(tokens_in), count(tokens_out), dollars=None)


def _is_strict(schema: Any) -> bool:
    """Whether a schema keeps to the rules of strict mode, which refuses one that does not."""
    if isinstance(schema, list):
        return all(map(_is_strict, schema))
    if not isinstance(schema, dict):
        return True
    if "properties" in schema or schema.get("type") == "object":
        closed = schema.get("additionalProperties") is False
        if not closed or set(schema.get("required", ())) != set(schema.get("properties", ())):
            return False
    return all(map(_is_strict, schema.values()))
