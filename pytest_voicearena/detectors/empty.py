"""Agents that say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pytest_voicearena.core.conversation import Conversation, Role
from pytest_voicearena.core.protocols import Scene
from pytest_voicearena.core.verdicts import Evidence, Failure, Finding


@dataclass(frozen=True, slots=True)
class EmptyOptions:
    """There are none."""


class EmptyDetector:
    """A turn of the agent without a word and without a tool call."""

    name: ClassVar[str] = "empty"
    about: ClassVar[str] = "the agent leaves the caller without an answer"
    Options: ClassVar[type] = EmptyOptions

    def lacks(self, scene: Scene) -> str | None:
        """It can always look."""
        del scene
        return None

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        """One finding for each empty turn; its evidence is a span of no length."""
        return [
            Finding(
                self.name,
                Failure.EMPTY,
                scene.severity,
                "the agent did not answer",
                (Evidence(at, 0, 0, 0, ""),),
            )
            for at, turn in conversation.by(Role.AGENT)
            if not turn.text.strip() and not turn.calls
        ]
