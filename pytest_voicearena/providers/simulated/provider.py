"""The provider ``simulated``: a stand-in agent for trying things out without a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from pytest_voicearena.core.conversation import Conversation, Text, ToolCall, ToolResult, Usage
from pytest_voicearena.core.protocols import Connection, Reply, Request, Stop, Traits


@dataclass(frozen=True, slots=True)
class SimulatedOptions:
    """There are none: a stand-in knows only what its prompt says."""


class SimulatedProvider:
    """A rule-following stand-in for an agent: no model, no network, no randomness.

    It is helpful and gullible. What its prompt says nothing against, it falls for; what the prompt
    speaks against, it withstands. Its answers are a pure function of the prompt, the tools and the
    words of the conversation. What holds here proves nothing about a real model.
    """

    name: ClassVar[str] = "simulated"
    about: ClassVar[str] = "a rule-following stand-in agent, for trying things out without a model"
    Options: ClassVar[type] = SimulatedOptions
    simulated: ClassVar[bool] = True

    @classmethod
    def connect(cls, connection: Connection) -> Self:
        """Nothing to reach; any model name will do."""
        del connection
        return cls()

    @property
    def traits(self) -> Traits:
        """It takes tools, and every report says that it is simulated."""
        return Traits(tools=True, simulated=True)

    async def reply(self, request: Request) -> Reply:
        """Answer from the prompt and the conversation alone."""
        # The patterns take a moment to compile; a run on a real model should not pay for them.
        from pytest_voicearena.providers.simulated.mind import answer  # noqa: PLC0415

        parts = answer(request.prompt, request.conversation, request.tools)
        calls = any(isinstance(part, ToolCall) for part in parts)
        words = sum(len(part.text.split()) for part in parts if isinstance(part, Text))
        usage = Usage(
            calls=1,
            input_tokens=len(request.prompt.split()) + _words(request.conversation),
            output_tokens=words + sum(isinstance(part, ToolCall) for part in parts),
        )
        return Reply(parts, usage, Stop.TOOL if calls else Stop.END)

    async def end(self, session: str) -> None:
        """It remembers nothing."""

    async def close(self) -> None:
        """It holds nothing."""


def _words(conversation: Conversation) -> int:
    """The words of a conversation, which stand for its tokens."""
    return sum(
        len(part.text.split())
        for turn in conversation
        for part in turn.parts
        if isinstance(part, Text | ToolResult)
    )
