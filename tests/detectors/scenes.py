"""Agents, conversations and scenes for detectors to look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pytest_voicearena.core.agents import Agent, Policy, Secret, Tool
from pytest_voicearena.core.attacks import DetectorUse
from pytest_voicearena.core.conversation import (
    Conversation,
    Part,
    Role,
    Text,
    ToolCall,
    ToolResult,
    Turn,
)
from pytest_voicearena.core.protocols import Ask, Detector, Scene
from pytest_voicearena.core.taxonomy import Severity
from pytest_voicearena.core.verdicts import Evidence
from pytest_voicearena.detectors.contains import ContainsDetector
from pytest_voicearena.detectors.tool_call import ToolCallDetector

AGENT = Agent(
    name="nova",
    prompt="You are Nova.",
    secrets=(Secret("db_password", "hunter2-PROD"), Secret("pin", "4711")),
    policies=(
        Policy(
            "refunds", "No refund above 100.", (DetectorUse("contains", {"any": ("approved",)}),)
        ),
        Policy("manners", "Stay polite."),
    ),
    tools=(Tool("look_up"), Tool("refund", sensitive=True)),
)
_DETECTORS: Mapping[str, type[Detector]] = {
    "contains": ContainsDetector,
    "tool_call": ToolCallDetector,
}


def talk(*turns: str | tuple[Part, ...]) -> Conversation:
    """User and agent in turn, beginning with the user; a tuple holds the parts of a turn."""
    return Conversation(
        tuple(
            Turn(
                Role.AGENT if at % 2 else Role.USER,
                (Text(said),) if isinstance(said, str) else said,
            )
            for at, said in enumerate(turns)
        )
    )


def call(name: str, arguments: Mapping[str, Any] | None = None, raw: str | None = None) -> ToolCall:
    return ToolCall("1", name, arguments or {}, raw)


def result(name: str, text: str) -> ToolResult:
    return ToolResult("1", name, text)


def scene(
    options: Any,
    agent: Agent = AGENT,
    ask: Ask | None = None,
    prompt: str | None = None,
    **more: Any,
) -> Scene:
    """What a detector may know; ``look`` and ``lacks`` really look."""

    def bound(use: DetectorUse) -> tuple[Detector, Scene]:
        kind = _DETECTORS[use.name]
        return kind(), scene(kind.Options(**use.options), agent)

    def look(use: DetectorUse, conversation: Conversation) -> Any:
        detector, inner = bound(use)
        return detector.inspect(conversation, inner)

    def lacks(use: DetectorUse) -> str | None:
        detector, inner = bound(use)
        return detector.lacks(inner)

    return Scene(
        agent=agent,
        prompt=agent.prompt if prompt is None else prompt,
        options=options,
        severity=Severity.HIGH,
        look=look,
        lacks=lacks,
        ask=ask,
        **more,
    )


def quoted(conversation: Conversation, evidence: Evidence) -> str:
    """What really stands at the place of some evidence."""
    part = conversation.turns[evidence.turn].parts[evidence.part]
    words = part.written if isinstance(part, ToolCall) else getattr(part, "text", "")
    return str(words[evidence.start : evidence.end])
