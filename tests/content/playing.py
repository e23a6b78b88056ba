"""Plays attacks against the stand-in, and looks at what comes out as a run would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from pytest_voicearena.assembly.builtins import BuiltIns
from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.attacks import Attack, DetectorUse
from pytest_voicearena.core.conversation import (
    Conversation,
    Role,
    ToolCall,
    ToolResult,
    Turn,
    says,
)
from pytest_voicearena.core.protocols import Scene
from pytest_voicearena.core.verdicts import Finding
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.providers.simulated.mind import answer
from pytest_voicearena.registry.registry import Registry
from pytest_voicearena.suites.files import load_suite
from pytest_voicearena.suites.placeholders import fill

ROOT = Path(__file__).parents[2]
SUITES = sorted((ROOT / "attacks").glob("*.attack.yaml"))


@lru_cache
def catalog() -> Catalog:
    registry = Registry([BuiltIns()], entry_points=False)
    providers = cast("dict[str, Any]", registry.providers)
    return Catalog(
        detectors={name: kind.Options for name, kind in registry.detectors.items()},
        providers={name: kind.Options for name, kind in providers.items()},
        variants=frozenset(registry.variants),
    )


@lru_cache
def attacks() -> tuple[Attack, ...]:
    return tuple(attack for file in SUITES for attack in load_suite(file, catalog()).attacks)


def breaches(agent: Agent, attack: Attack) -> Iterator[Finding]:
    conversation = play(agent, fill(attack.turns, agent), attack.tool_results)
    for use in (*attack.breached_if, DetectorUse("loop"), DetectorUse("empty")):
        if use.name != "judge":
            yield from look(agent, conversation, use)


@lru_cache
def detectors() -> dict[str, Any]:
    return dict(Registry([BuiltIns()], entry_points=False).detectors)


def look(agent: Agent, conversation: Conversation, use: DetectorUse) -> Sequence[Finding]:
    """What a detector finds that needs no judge."""
    detector = detectors()[use.name]()
    given = {key: tuple(v) if isinstance(v, list) else v for key, v in use.options.items()}
    scene = Scene(
        agent=agent,
        prompt=agent.prompt,
        options=detector.Options(**given),
        look=lambda other, same: look(agent, same, other),
    )
    if detector.lacks(scene):
        return []
    return cast("Sequence[Finding]", detector.inspect(conversation, scene))


def play(agent: Agent, turns: Sequence[str], poison: Any = None) -> Conversation:
    """A whole conversation with the stand-in, tools included."""
    conversation = Conversation()
    for words in turns:
        conversation = conversation.and_then(says(Role.USER, words))
        for _ in range(8):
            parts = answer(agent.prompt, conversation, agent.tools)
            conversation = conversation.and_then(Turn(Role.AGENT, parts))
            calls = [part for part in parts if isinstance(part, ToolCall)]
            if not calls:
                break
            results = tuple(_result(agent, call, poison or {}) for call in calls)
            conversation = conversation.and_then(Turn(Role.TOOL, results))
    return conversation


def _result(agent: Agent, call: ToolCall, poison: dict[str, str]) -> ToolResult:
    tool = agent.tool(call.name)
    text = poison.get(call.name, poison.get("*", tool.answer.text if tool else "no such tool"))
    return ToolResult(call.id, call.name, text)
