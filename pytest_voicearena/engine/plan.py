"""What the engine is given to run: cases whose names have become live objects."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.attacks import Approach
from pytest_voicearena.core.protocols import AskingDetector, Detector, Scene
from pytest_voicearena.core.results import CaseInfo
from pytest_voicearena.engine.lines import Line
from pytest_voicearena.store.masking import Secrets

#: A Python function that answers a tool call, by the tool's name.
ToolFunction = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class BoundDetector:
    """A detector with what it needs to look at conversations of one agent."""

    detector: Detector | AskingDetector
    scene: Scene

    @property
    def asks(self) -> bool:
        """Whether it has to ask a model, on the loop, instead of working in a thread."""
        return inspect.iscoroutinefunction(self.detector.inspect)


@dataclass(frozen=True, slots=True)
class Target:
    """An agent that can be talked to."""

    agent: Agent
    line: Line
    functions: Mapping[str, ToolFunction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """Attack × Variant × Agent, ready to be played.

    ``approach`` is what the attacker says, by the number of the trial. ``breached_if`` decide;
    ``observers`` look at every conversation and only tell. ``secrets``, as (name, value), are
    blotted out of the result; ``node`` is pytest's id for it. ``twin`` is an honest question on the
    same subject, looked at in the same way.
    """

    info: CaseInfo
    approach: Callable[[int], Approach]
    target: Target
    breached_if: tuple[BoundDetector, ...]
    observers: tuple[BoundDetector, ...] = ()
    trials: int = 1
    notes: tuple[str, ...] = ()
    secrets: Secrets = ()
    node: str = ""
    twin: Case | None = None
