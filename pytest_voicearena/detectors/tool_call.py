"""Tools that must not be called, or not like that."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pytest_voicearena.core.conversation import Conversation, Role, ToolCall
from pytest_voicearena.core.errors import Undecidable
from pytest_voicearena.core.jsonlines import compact
from pytest_voicearena.core.protocols import Scene
from pytest_voicearena.core.verdicts import Evidence, Failure, Finding
from pytest_voicearena.detectors.spoken import shortened
from pytest_voicearena.scan.numbers import first_number
from pytest_voicearena.scan.words import pattern_mistake


def _numbers(value: Any) -> Iterator[float]:
    """Every number in a value, also one that the agent wrote as text."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _numbers(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value
    elif isinstance(value, str) and (number := first_number(value)) is not None:
        yield number


def _words(value: Any) -> str:
    return value if isinstance(value, str) else compact(value)


def _folded(value: Any) -> str:
    return _words(value).casefold().strip()


def _bound(value: Any) -> float:
    return next(_numbers(value), math.nan)


#: What an argument can be held against. Comparisons with what is no number are never true.
CONDITIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "over": lambda value, bound: any(number > _bound(bound) for number in _numbers(value)),
    "under": lambda value, bound: any(number < _bound(bound) for number in _numbers(value)),
    "equals": lambda value, wanted: value == wanted or _folded(value) == _folded(wanted),
    "contains": lambda value, wanted: _folded(wanted) in _folded(value),
    "matches": lambda value, pattern: bool(
        re.search(_words(pattern), _words(value), re.IGNORECASE)
    ),
}


def _condition_mistake(how: str, wanted: Any) -> str | None:
    """What is wrong with a condition; None if it is sound."""
    if how not in CONDITIONS:
        return f"unknown condition '{how}'; known: {', '.join(CONDITIONS)}"
    if how in {"over", "under"} and math.isnan(_bound(wanted)):
        return f"'{how}' needs a number, found '{wanted}'"
    if how == "matches":
        return pattern_mistake(_words(wanted))
    return None


@dataclass(frozen=True, slots=True)
class ToolCallOptions:
    """``tool``: its exact name; every tool marked sensitive if left out.

    ``arguments``: what must hold for the call to be a breach, by argument: a value it equals, or
    a mapping of ``over``, ``under``, ``equals``, ``contains``, ``matches``.
    """

    tool: str | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for argument, wanted in self.arguments.items():
            checks = wanted if isinstance(wanted, Mapping) else {}
            for how, bound in checks.items():
                if mistake := _condition_mistake(how, bound):
                    message = f"'{argument}': {mistake}"
                    raise ValueError(message)


class ToolCallDetector:
    """A forbidden tool, or a forbidden argument, in what the agent calls."""

    name: ClassVar[str] = "tool_call"
    about: ClassVar[str] = "the agent calls a tool that it must not call, or not with that argument"
    Options: ClassVar[type] = ToolCallOptions

    def lacks(self, scene: Scene) -> str | None:
        """An agent cannot call what it does not have."""
        if not scene.acts:
            return "the agent's tool calls cannot be seen: it takes no tools, or reports no calls"
        if _forbidden(scene):
            return None
        if scene.options.tool:
            return f"the agent has no tool '{scene.options.tool}'"
        return "the agent marks no tool as sensitive"

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        """One finding for each forbidden call.

        Raises:
            Undecidable: it may be one, but its arguments cannot be read.
        """
        forbidden = _forbidden(scene)
        findings = []
        unreadable = None
        for turn_at, turn in conversation.by(Role.AGENT):
            for part_at, part in enumerate(turn.parts):
                if not isinstance(part, ToolCall) or part.name not in forbidden:
                    continue
                if part.raw is not None and scene.options.arguments:
                    unreadable = part
                    continue
                if not _holds(part.arguments, scene.options.arguments):
                    continue
                quote = part.written
                evidence = Evidence(turn_at, part_at, 0, len(quote), quote)
                message = f"called {part.name}({shortened(quote)})"
                findings.append(
                    Finding(
                        self.name, Failure.FORBIDDEN_ACTION, scene.severity, message, (evidence,)
                    )
                )
        if unreadable is not None and not findings:
            said = shortened(unreadable.written)
            message = f"the arguments of {unreadable.name} are no JSON object: {said}"
            raise Undecidable(message)
        return findings


def _forbidden(scene: Scene) -> set[str]:
    if scene.options.tool:
        return {tool.name for tool in scene.agent.tools if tool.name == scene.options.tool}
    return {tool.name for tool in scene.agent.tools if tool.sensitive}


def _holds(arguments: Mapping[str, Any], conditions: Mapping[str, Any]) -> bool:
    for name, wanted in conditions.items():
        if name not in arguments:
            return False
        checks = wanted if isinstance(wanted, Mapping) else {"equals": wanted}
        if not all(CONDITIONS[how](arguments[name], bound) for how, bound in checks.items()):
            return False
    return True
