"""Conversations: what was said, called and answered, turn by turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from pytest_voicearena.core.jsonlines import compact


class Role(StrEnum):
    """Who speaks: the attacker (user), the agent, or a tool that the agent called."""

    USER = "user"
    AGENT = "agent"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Text:
    """Words, typed or recognised."""

    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Thinking:
    """What a reasoning model thought aloud, kept verbatim because the vendor wants it back.

    ``signature`` and ``redacted`` are the vendor's own and are never interpreted here.
    """

    text: str
    signature: str | None = None
    redacted: str | None = None
    kind: Literal["thinking"] = "thinking"


@dataclass(frozen=True, slots=True)
class Audio:
    """A stretch of sound, kept as a file named by its SHA-256."""

    sha256: str
    seconds: float
    kind: Literal["audio"] = "audio"


@dataclass(frozen=True, slots=True)
class ToolCall:
    """The agent asks for a tool. ``raw`` holds arguments that were not a JSON object."""

    id: str
    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    raw: str | None = None
    kind: Literal["tool_call"] = "tool_call"

    @property
    def written(self) -> str:
        """The arguments as text, in which spans of evidence count: compact JSON, or ``raw``."""
        return compact(self.arguments) if self.raw is None else self.raw


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool answered to the call with the same id."""

    call_id: str
    name: str
    text: str
    is_error: bool = False
    kind: Literal["tool_result"] = "tool_result"


Part = Text | Thinking | Audio | ToolCall | ToolResult


@dataclass(frozen=True, slots=True)
class Usage:
    """What something cost. ``dollars`` is None where no price is known."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    dollars: float | None = 0.0

    def __add__(self, other: Usage) -> Usage:
        known = self.dollars is not None and other.dollars is not None
        return Usage(
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            dollars=(self.dollars or 0.0) + (other.dollars or 0.0) if known else None,
        )

    @property
    def tokens(self) -> int:
        """Input and output together."""
        return self.input_tokens + self.output_tokens


@dataclass(frozen=True, slots=True)
class Turn:
    """One contribution. ``started`` and ``seconds`` count from the start of the trial."""

    role: Role
    parts: tuple[Part, ...]
    started: float = 0.0
    seconds: float = 0.0

    @property
    def text(self) -> str:
        """All words of the turn, without thinking, calls and results."""
        return "\n".join(part.text for part in self.parts if isinstance(part, Text))

    @property
    def calls(self) -> tuple[ToolCall, ...]:
        """The tool calls of the turn, in order."""
        return tuple(part for part in self.parts if isinstance(part, ToolCall))


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns in the order in which they happened."""

    turns: tuple[Turn, ...] = ()

    def __iter__(self) -> Iterator[Turn]:
        return iter(self.turns)

    def __len__(self) -> int:
        return len(self.turns)

    def and_then(self, *turns: Turn) -> Conversation:
        """A longer conversation; this one stays as it is."""
        return Conversation((*self.turns, *turns))

    def by(self, role: Role) -> Iterator[tuple[int, Turn]]:
        """The turns of one role with their positions."""
        return ((at, turn) for at, turn in enumerate(self.turns) if turn.role is role)

    @property
    def answered(self) -> bool:
        """Whether the agent ever said or did anything."""
        return any(turn.text.strip() or turn.calls for _, turn in self.by(Role.AGENT))


def says(role: Role, text: str, *, started: float = 0.0, seconds: float = 0.0) -> Turn:
    """A turn of plain words."""
    return Turn(role, (Text(text),), started, seconds)
