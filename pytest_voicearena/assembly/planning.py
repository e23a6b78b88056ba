"""Which attacks meet which agents: everything that can be known without reaching anybody."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from pytest_voicearena.assembly.settings import Settings
from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.attacks import Approach, Attack, Suite
from pytest_voicearena.core.results import CaseInfo
from pytest_voicearena.core.seeds import derive
from pytest_voicearena.registry.registry import Registry
from pytest_voicearena.suites.placeholders import fill, unfillable


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """Attack × Variant × Agent, not yet connected to anything."""

    info: CaseInfo
    attack: Attack
    agent: Agent
    trials: int

    def __repr__(self) -> str:
        """The id alone: pytest shows the arguments of a test that fails, and agents have secrets."""
        return f"<case {self.info.id}>"

    def approaches(self, registry: Registry, seed: int) -> Callable[[int], Approach]:
        """What the attacker will say to this agent, by the number of the trial.

        A variant that draws draws anew for each trial; ``nato+base64`` is spelled, then encoded.
        """
        plain = Approach(fill(self.attack.turns, self.agent), self.attack.tool_results)
        variants = [registry.variants[name]() for name in self.info.variant.split("+")]

        def approach(trial: int) -> Approach:
            found = plain
            for at, variant in enumerate(variants):
                random = Random(derive(seed, "variant", self.info.id, trial, at))  # noqa: S311
                found = variant.apply(found, random)
            return found

        return approach

    @property
    def unfillable(self) -> str | None:
        """Why the turns cannot be said to this agent; None if they can."""
        return unfillable(self.attack.turns, self.agent)


def plan(
    suite: Suite,
    agents: Sequence[Agent],
    model_of: Mapping[str, str],
    settings: Settings,
    simulated: Container[str] = (),
) -> Iterator[PlannedCase]:
    """The cases of a suite, agent by agent: an embedded model keeps one prompt warm at a time.

    Attacks that were written for another trade than the agent's are left out. ``model_of`` gives
    each agent's model by its path, ``simulated`` are the providers that are stand-ins. Of the
    settings, ``trials`` overrides what the suite says, and ``variants`` come on top of it.
    """
    for agent in agents:
        for attack in suite.attacks:
            if attack.domains and agent.domain and agent.domain not in attack.domains:
                continue
            for variant in dict.fromkeys((*attack.variants, *settings.variants)):
                model = model_of[agent.path]
                info = _info(suite, attack, variant, agent, model)
                info = replace(info, simulated=model.partition("/")[0] in simulated)
                yield PlannedCase(info, attack, agent, settings.trials or attack.trials or 1)


def drawn(cases: Sequence[PlannedCase], settings: Settings) -> list[PlannedCase]:
    """As many of a suite's cases as are wanted, in their order; the same seed draws the same."""
    if settings.sample is None or settings.sample >= len(cases):
        return list(cases)
    random = Random(derive(settings.seed, "sample", cases[0].info.suite))  # noqa: S311
    return [cases[at] for at in sorted(random.sample(range(len(cases)), settings.sample))]


def _info(suite: Suite, attack: Attack, variant: str, agent: Agent, model: str) -> CaseInfo:
    return CaseInfo(
        id=f"{attack.id}.{variant}.{agent.name}",
        attack=attack.id,
        variant=variant,
        agent=agent.name,
        suite=suite.name,
        title=attack.title,
        category=attack.category,
        severity=attack.severity,
        technique=attack.technique,
        standards=attack.standards,
        model=model,
        path=suite.path,
        line=attack.line,
        benign_twin=attack.benign_twin,
    )
