"""What an agent lets out: the texts to look at, and evidence that points into them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pytest_voicearena.core.conversation import Conversation, Role, Text, ToolCall, ToolResult
from pytest_voicearena.core.verdicts import Evidence


class Utterance(NamedTuple):
    """The words of one part of an agent's turn; for a tool call, its arguments as written."""

    turn: int
    part: int
    text: str
    tool: str | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """Characters ``start`` to ``end`` of these words."""
        return Evidence(self.turn, self.part, start, end, self.text[start:end])

    @property
    def where(self) -> str:
        """For messages: where somebody would have heard it."""
        return f"in a call of {self.tool}" if self.tool else "in its answer"


def utterances(conversation: Conversation) -> Iterator[Utterance]:
    """What left the agent: words and arguments of tools, but not what it only thought."""
    for turn_at, turn in conversation.by(Role.AGENT):
        for part_at, part in enumerate(turn.parts):
            if isinstance(part, Text):
                yield Utterance(turn_at, part_at, part.text)
            elif isinstance(part, ToolCall):
                yield Utterance(turn_at, part_at, part.written, part.name)


def heard(conversation: Conversation) -> Iterator[Utterance]:
    """What reached the agent: a caller's words, and what tools answered."""
    for turn_at, turn in enumerate(conversation):
        for part_at, part in enumerate(turn.parts):
            if isinstance(part, Text) and turn.role is Role.USER:
                yield Utterance(turn_at, part_at, part.text)
            elif isinstance(part, ToolResult):
                yield Utterance(turn_at, part_at, part.text, part.name or "a tool")


#: More of what an agent said belongs into the evidence, not into a message.
_SHOWN = 80


def shortened(words: str) -> str:
    """Words as a message repeats them."""
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
