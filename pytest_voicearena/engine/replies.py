"""What an agent said, made fit to be kept, searched and sent on, whatever it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pytest_voicearena.core.conversation import (
    Audio,
    Part,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
    Usage,
)
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.jsonlines import plain, well_formed
from pytest_voicearena.core.protocols import Reply, Stop


def checked(reply: Reply) -> Reply:
    """The reply, if it is what its type says: agents in Python may return anything.

    Raises:
        ProviderError: it is not; one that cannot be written down would cost the whole record.
    """
    if not isinstance(reply, Reply) or not isinstance(reply.parts, tuple):
        raise _no(reply, "Reply with a tuple of parts")
    for part in reply.parts:
        if not isinstance(part, Part) or not _texts(part):
            raise _no(part, "part of a reply: Text, Thinking, ToolCall, ToolResult or Audio")
    used = reply.usage
    counts = (used.calls, used.input_tokens, used.output_tokens) if _is_usage(used) else ()
    if not counts or not all(type(number) is int and number >= 0 for number in counts):
        raise _no(used, "Usage in whole numbers")
    if not isinstance(reply.stop, Stop):
        raise _no(reply.stop, "Stop")
    return reply


def _is_usage(used: object) -> bool:
    return isinstance(used, Usage) and (
        used.dollars is None or isinstance(used.dollars, int | float)
    )


def _texts(part: Part) -> bool:
    """Whether what has to be text is text."""
    match part:
        case Text(text) | Thinking(text):
            return isinstance(text, str)
        case ToolCall(id_, name, arguments, raw):
            named = isinstance(id_, str) and isinstance(name, str)
            return named and isinstance(arguments, Mapping) and isinstance(raw, str | None)
        case ToolResult(call_id, name, text):
            return all(isinstance(value, str) for value in (call_id, name, text))
        case Audio(sha256, seconds):
            return isinstance(sha256, str) and isinstance(seconds, int | float)


def _no(found: object, wanted: str) -> ProviderError:
    return ProviderError(f"the agent returned {type(found).__name__}, which is no {wanted}")


def sound(part: Part) -> Part:
    """The part with texts that any encoder takes, and arguments that any reader of JSON takes.

    Done once, before detectors look: spans of evidence stay right from there on.
    """
    match part:
        case Text() | Thinking() | ToolResult():
            return part if part.text.isascii() else replace(part, text=well_formed(part.text))
        case ToolCall():
            return ToolCall(
                id=well_formed(part.id),
                name=well_formed(part.name),
                arguments=plain(dict(part.arguments)),
                raw=None if part.raw is None else well_formed(part.raw),
            )
        case _:
            return part
