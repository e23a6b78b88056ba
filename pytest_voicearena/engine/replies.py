"""What an agent said, made fit to be kept, searched and sent on, whatever it was."""

from __future__ import annotations

from dataclasses import replace

from pytest_voicearena.core.conversation import Part, Text, Thinking, ToolCall, ToolResult
from pytest_voicearena.core.jsonlines import plain, well_formed


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
