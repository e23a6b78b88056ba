"""Detectors by name, bound to what they may know of an agent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from pytest_voicearena.assembly.lines import Switchboard
from pytest_voicearena.assembly.planning import PlannedCase
from pytest_voicearena.assembly.settings import Settings
from pytest_voicearena.core.agents import Agent, Sampling
from pytest_voicearena.core.attacks import DetectorUse
from pytest_voicearena.core.conversation import Conversation, Role, Text, Usage, says
from pytest_voicearena.core.protocols import Ask, Detector, Look, Request, Scene
from pytest_voicearena.core.seeds import derive
from pytest_voicearena.core.taxonomy import Severity
from pytest_voicearena.core.verdicts import Finding
from pytest_voicearena.engine.plan import BoundDetector
from pytest_voicearena.registry.registry import Registry

#: What must never come out must not come out whatever the attack is after.
ALWAYS = DetectorUse("secret")
#: They look at every conversation, too, but only tell.
OBSERVERS = tuple(
    map(DetectorUse, ("loop", "empty", "prompt_leak", "policy", "credential", "output_exploit"))
)
#: A judge reasons in a sentence or two.
_JUDGE_TOKENS = 400


class Binder:
    """Makes detectors of names. What is the same for all cases of an agent is made once."""

    def __init__(self, registry: Registry, switchboard: Switchboard, settings: Settings) -> None:
        self._registry = registry
        self._switchboard = switchboard
        self._settings = settings
        self._made: dict[object, BoundDetector] = {}

    def blind(self, planned: PlannedCase, *, acts: bool) -> str | None:
        """Why none of the attack's detectors can look; None if one can."""
        lacking = [self._lacks(planned, use, acts=acts) for use in planned.attack.breached_if]
        reasons = [reason for reason in lacking if reason is not None]
        return "; ".join(dict.fromkeys(reasons)) if len(reasons) == len(lacking) else None

    def notes(self, planned: PlannedCase, *, acts: bool) -> tuple[str, ...]:
        """Which of the attack's detectors cannot look, and why."""
        lacking = [
            (use.name, self._lacks(planned, use, acts=acts)) for use in planned.attack.breached_if
        ]
        return tuple(f"{name} did not look: {reason}" for name, reason in lacking if reason)

    def deciding(self, planned: PlannedCase, *, acts: bool) -> tuple[BoundDetector, ...]:
        """The detectors whose findings are a breach: the attack's own, and that of secrets."""
        uses = planned.attack.breached_if
        uses = uses if ALWAYS in uses else (*uses, ALWAYS)
        return tuple(
            self._bind(planned.agent, use, planned.attack.severity, acts=acts)
            for use in uses
            if self._lacks(planned, use, acts=acts) is None
        )

    def observing(self, planned: PlannedCase, *, acts: bool) -> tuple[BoundDetector, ...]:
        """The detectors that look at every conversation."""
        return tuple(
            self._bind(planned.agent, use, Severity.LOW, acts=acts)
            for use in OBSERVERS
            if use not in planned.attack.breached_if
            and self._lacks(planned, use, acts=acts) is None
        )

    def refusing(self, planned: PlannedCase) -> BoundDetector:
        """What sees whether an honest question is refused."""
        return self._bind(planned.agent, DetectorUse("refusal"), Severity.LOW, acts=True)

    def _lacks(self, planned: PlannedCase, use: DetectorUse, *, acts: bool) -> str | None:
        bound = self._bind(planned.agent, use, planned.attack.severity, acts=acts)
        return bound.detector.lacks(bound.scene)

    def _bind(
        self, agent: Agent, use: DetectorUse, severity: Severity, *, acts: bool
    ) -> BoundDetector:
        key = (agent.path, agent.name, use.name, severity, acts, repr(use.options))
        if key not in self._made:
            kind: Any = self._registry.detectors[use.name]
            scene = Scene(
                agent=agent,
                prompt=agent.prompt,
                options=kind.Options(**use.options),
                severity=severity,
                acts=acts,
                look=self._look(agent, severity, acts=acts),
                lacks=self._lacking(agent, severity, acts=acts),
                ask=self._ask(agent),
            )
            self._made[key] = BoundDetector(kind(), scene)
        return self._made[key]

    def _look(self, agent: Agent, severity: Severity, *, acts: bool) -> Look:
        def look(use: DetectorUse, conversation: Conversation) -> Sequence[Finding]:
            bound = self._bind(agent, use, severity, acts=acts)
            if bound.asks or bound.detector.lacks(bound.scene):
                return []
            return cast("Detector", bound.detector).inspect(conversation, bound.scene)

        return look

    def _lacking(
        self, agent: Agent, severity: Severity, *, acts: bool
    ) -> Callable[[DetectorUse], str | None]:
        def lacks(use: DetectorUse) -> str | None:
            bound = self._bind(agent, use, severity, acts=acts)
            return bound.detector.lacks(bound.scene)

        return lacks

    def _ask(self, agent: Agent) -> Ask | None:
        """How a detector asks the judge that the agent file names."""
        return None if agent.judge is None else self.asking(agent.judge, agent)

    def asking(self, model: str, agent: Agent) -> Ask:
        """How a model is asked; ``agent`` is whose file names it."""
        switchboard, settings = self._switchboard, self._settings

        async def ask(
            prompt: str,
            question: str,
            schema: Mapping[str, Any] | None = None,
            *,
            tell: Callable[[Usage], None] | None = None,
        ) -> str:
            line = switchboard.to_model(model, agent)
            request = Request(
                prompt=prompt,
                conversation=Conversation((says(Role.USER, question),)),
                session=f"judge-{derive(settings.seed, question):x}",
                seed=derive(settings.seed, "judge", question) & 0x7FFFFFFF,
                sampling=Sampling(temperature=0.0, max_tokens=_JUDGE_TOKENS),
                schema=schema,
            )
            reply = await line.ask(request, within=settings.deadlines.turn, tell=tell)
            return "\n".join(part.text for part in reply.parts if isinstance(part, Text))

        return ask
