"""Tools for models that know of none, spoken in text.

The tools are listed below the prompt. An answer that is, or ends with a line that is, the JSON
object ``{"tool": name, "arguments": {...}}`` calls one; results come back as words of the user.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.core.conversation import (
    Conversation,
    Part,
    Role,
    Text,
    ToolCall,
    ToolResult,
    Turn,
)
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.providers.shapes import encodable, parse_json, tool_call

_INTRODUCTION = """\
You can use these tools:
{tools}
To use one, end your answer with one line of JSON and nothing after it:
{{"tool": "name", "arguments": {{...}}}}
The user then tells you the result. Use a tool only when you need it."""


def system_prompt(prompt: str, tools: Sequence[Tool]) -> str:
    """The prompt, with the tools listed below it if there are any."""
    if not tools:
        return prompt
    listed = "\n".join(_described(tool) for tool in tools)
    return f"{prompt}\n\n{_INTRODUCTION.format(tools=listed)}".lstrip("\n")


def chat_messages(conversation: Conversation) -> list[dict[str, str]]:
    """The conversation as plain messages, calls and results in words, roles taking turns."""
    merged: list[dict[str, str]] = []
    for turn in conversation:
        role = "assistant" if turn.role is Role.AGENT else "user"
        words = "\n".join(_lines(turn))
        if merged and merged[-1]["role"] == role:
            merged[-1]["content"] += f"\n{words}"
        else:
            merged.append({"role": role, "content": words})
    return merged


def spoken_call(call: ToolCall) -> str:
    """A call as the line that :func:`parts_of` reads."""
    arguments: Any = dict(call.arguments) if call.raw is None else call.raw
    said = {"tool": call.name, "arguments": arguments}
    return json.dumps(said, ensure_ascii=False, default=str)


def parts_of(answer: str, call_id: str) -> tuple[Part, ...]:
    """The words of an answer, and the call in it if there is one."""
    body = _unfenced(answer)
    before, _, last = body.rpartition("\n")
    for words, candidate in (("", body), (before, last)):
        if call := _call_in(candidate, call_id):
            said = words.rstrip().removesuffix("```json").removesuffix("```").rstrip()
            return (Text(said), call) if said.strip() else (call,)
    return (Text(answer),) if answer else ()


def _described(tool: Tool) -> str:
    parameters = json.dumps(tool.parameters, ensure_ascii=False, default=str)
    about = f"{tool.description} " if tool.description else ""
    return f"- {tool.name}: {about}Arguments: {parameters}"


def _lines(turn: Turn) -> Iterator[str]:
    for part in turn.parts:
        match part:
            case Text():
                yield part.text
            case ToolCall():
                yield spoken_call(part)
            case ToolResult():
                state = "failed" if part.is_error else "says"
                yield f"The tool {part.name} {state}: {part.text}"
            case _:
                pass


def _unfenced(answer: str) -> str:
    """Without the fence around, or at the end, that models like to put JSON into."""
    body = answer.strip()
    if body.endswith("```") and len(body) > len("```"):
        body = body.removesuffix("```").rstrip()
    for opening in ("```json\n", "```\n"):
        body = body.removeprefix(opening)
    return body.strip()


def _call_in(candidate: str, call_id: str) -> ToolCall | None:
    candidate = candidate.strip()
    if not (candidate.startswith("{") and candidate.endswith("}")):
        return None
    try:
        said = parse_json(encodable(candidate).encode())
    except ProviderError:
        return None
    if not isinstance(said, dict) or not isinstance(said.get("tool"), str) or not said["tool"]:
        return None
    if not said.keys() <= {"tool", "arguments"}:
        return None
    return tool_call(call_id, said["tool"], said.get("arguments", {}))
