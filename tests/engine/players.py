"""Cases to play: detectors that do as they are told, agents that follow scripts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from engine.virtual import InlineWorkers, LoopClock
from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.attacks import Approach
from pytest_voicearena.core.conversation import Conversation, Role
from pytest_voicearena.core.events import Event
from pytest_voicearena.core.protocols import Clock, Provider, Scene
from pytest_voicearena.core.results import CaseInfo, Trial
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.core.verdicts import Evidence, Failure, Finding
from pytest_voicearena.core.workers import Workers
from pytest_voicearena.engine.limits import Budget, Deadlines, Meter
from pytest_voicearena.engine.lines import Line, RetryPolicy
from pytest_voicearena.engine.pacing import Pacer
from pytest_voicearena.engine.plan import BoundDetector, Case, Target, ToolFunction
from pytest_voicearena.engine.trials import TrialRunner
from pytest_voicearena.providers.scripted import Script, ScriptedProvider


def finding(message: str = "found", *, breach: bool = True) -> Finding:
    return Finding("test", Failure.LOOP, Severity.LOW, message, (), breach)


@dataclass(frozen=True)
class Does:
    """What a detector of these tests does: finds, sleeps, raises."""

    name: str = "test"
    findings: tuple[Finding, ...] = ()
    seconds: float = 0
    raises: BaseException | None = None


class Obedient:
    name: ClassVar[str] = "obedient"
    about: ClassVar[str] = "does as it is told"
    Options: ClassVar[type] = Does

    def lacks(self, scene: Scene) -> str | None:
        del scene
        return None

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        del conversation
        does: Does = scene.options
        if does.seconds:
            time.sleep(does.seconds)
        if does.raises is not None:
            raise does.raises
        return does.findings


class Asking(Obedient):
    name: ClassVar[str] = "asking"

    async def inspect(  # type: ignore[override]
        self, conversation: Conversation, scene: Scene
    ) -> Sequence[Finding]:
        await asyncio.sleep(scene.options.seconds)
        if scene.options.raises is not None:
            raise scene.options.raises
        found: Sequence[Finding] = scene.options.findings
        return found


class SaysWord:
    """A breach wherever the agent says a word."""

    name: ClassVar[str] = "says"
    about: ClassVar[str] = "the agent says a word"
    Options: ClassVar[type] = str

    def lacks(self, scene: Scene) -> str | None:
        del scene
        return None

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        word: str = scene.options
        return [
            Finding(
                self.name,
                Failure.FORBIDDEN_WORDS,
                Severity.HIGH,
                f"said {word}",
                (Evidence(at, 0, turn.text.index(word), turn.text.index(word) + len(word), word),),
            )
            for at, turn in conversation.by(Role.AGENT)
            if word in turn.text
        ]


AGENT = Agent("nova", "You are Nova.")


def bound(detector: Any, options: Any, agent: Agent = AGENT) -> BoundDetector:
    return BoundDetector(detector, Scene(agent, agent.prompt, options))


def does(**what: Any) -> BoundDetector:
    return bound(Obedient(), Does(**what))


def asks(**what: Any) -> BoundDetector:
    return bound(Asking(), Does(**what))


SAYS_LEAK = bound(SaysWord(), "LEAK")


def info(name: str = "a") -> CaseInfo:
    return CaseInfo(
        id=f"{name}.plain.nova",
        attack=name,
        variant="plain",
        agent="nova",
        suite="s",
        title=name,
        category=Category.JAILBREAK,
        severity=Severity.LOW,
        technique=(),
        standards=(),
        model="scripted",
        path="a.attack.yaml",
    )


def line_to(
    provider: Provider | Script,
    clock: Clock | None = None,
    *,
    most: int = 64,
    budget: Budget | None = None,
    retry: RetryPolicy | None = None,
) -> Line:
    """Made on the loop on which it is used."""
    reached = provider if isinstance(provider, Provider) else ScriptedProvider(provider)
    pacer = Pacer(most, clock or LoopClock(), lambda *_: None)
    return Line(reached, pacer, Meter(budget or Budget()), None, retry or RetryPolicy())


def case_on(line: Line, name: str = "a", turns: Sequence[str] = ("Hi",), **more: Any) -> Case:
    agent: Agent = more.pop("agent", AGENT)
    functions: Mapping[str, ToolFunction] = more.pop("functions", {})
    tool_results: Mapping[str, str] = more.pop("tool_results", {})
    return Case(
        info=info(name),
        approach=lambda _: Approach(tuple(turns), tool_results),
        target=Target(agent, line, functions),
        breached_if=more.pop("breached_if", (SAYS_LEAK,)),
        node=name,
        **more,
    )


@dataclass
class Stage:
    """A runner of trials and everything that it tells."""

    deadlines: Deadlines = field(default_factory=Deadlines)
    seed: int = 1
    run_id: str = "run"
    clock: Clock = field(default_factory=LoopClock)
    workers: Workers = field(default_factory=InlineWorkers)
    events: list[Event] = field(default_factory=list)
    listen: Callable[[Event], None] | None = None

    def __post_init__(self) -> None:
        self.runner = TrialRunner(
            run_id=self.run_id,
            seed=self.seed,
            deadlines=self.deadlines,
            clock=self.clock,
            workers=self.workers,
            tool_workers=self.workers,
            tell=self.tell,
        )

    def tell(self, event: Event) -> None:
        self.events.append(event)
        if self.listen is not None:
            self.listen(event)

    async def run(self, case: Case, index: int = 0) -> Trial:
        return await self.runner.run(case, index)
