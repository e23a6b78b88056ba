"""The composition root: reads what the user names, and builds what the engine runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from pytest_voicearena import __version__
from pytest_voicearena.agents.files import find_agents, load_agent
from pytest_voicearena.agents.planting import plant
from pytest_voicearena.assembly.binding import Binder
from pytest_voicearena.assembly.builtins import BuiltIns
from pytest_voicearena.assembly.lines import StandIn, Switchboard, model_name
from pytest_voicearena.assembly.planning import PlannedCase, plan
from pytest_voicearena.assembly.settings import Settings
from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.attacks import Approach, Suite
from pytest_voicearena.core.errors import DocumentError, Mistake, UserError
from pytest_voicearena.core.events import Event
from pytest_voicearena.core.imports import load_object
from pytest_voicearena.core.protocols import Ask, Clock
from pytest_voicearena.core.results import AgentInfo, RunInfo
from pytest_voicearena.core.workers import Workers
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import suggestion
from pytest_voicearena.engine.engine import Engine
from pytest_voicearena.engine.plan import Case, Target, ToolFunction
from pytest_voicearena.engine.trials import TrialRunner
from pytest_voicearena.providers.environment import variables_of
from pytest_voicearena.registry.registry import Registry
from pytest_voicearena.scan.secrets import mask
from pytest_voicearena.store.masking import Secrets, secrets_of
from pytest_voicearena.suites.files import load_suite
from pytest_voicearena.suites.placeholders import fill


def ignore(event: Event) -> None:
    """A listener that does not care."""
    del event


class Assembly:
    """All live objects of one run. What is reached over a wire lives on one asyncio loop."""

    def __init__(
        self,
        settings: Settings,
        *,
        run_id: str,
        root: Path,
        environ: Mapping[str, str],
        clock: Clock,
        tell: Callable[[Event], None] = ignore,
        plugins: Sequence[object] = (),
    ) -> None:
        self.settings = settings
        self.run_id = run_id
        self.root = root
        self.clock = clock
        self.registry = Registry([BuiltIns(), *plugins])
        self._tell = tell
        self._environ = environ
        self._known_secrets: dict[str, Secrets] = {}
        self._switchboard = Switchboard(
            self.registry, settings, root=root, environ=environ, clock=clock, tell=tell
        )
        self._binder = Binder(self.registry, self._switchboard, settings)
        # Tools that hang must not take the detectors' threads.
        self._workers = Workers(max(4, settings.concurrency), "voicearena-worker")
        self._tool_workers = Workers(max(4, settings.concurrency), "voicearena-tool")

    @cached_property
    def catalog(self) -> Catalog:
        """The names that documents may use."""
        providers = cast("Mapping[str, Any]", self.registry.providers)
        return Catalog(
            detectors={name: kind.Options for name, kind in self.registry.detectors.items()},
            providers={name: kind.Options for name, kind in providers.items()},
            variants=frozenset(self.registry.variants),
            self_prompted=frozenset(
                name for name, kind in providers.items() if getattr(kind, "self_prompted", False)
            ),
            about=self.registry.about,
        )

    def shown(self, file: Path) -> str:
        """A file's name in messages: relative to the root where it is below it."""
        return str(file.relative_to(self.root)) if file.is_relative_to(self.root) else str(file)

    def suite(self, file: Path) -> Suite:
        """The suite in a file.

        Raises:
            DocumentError: with every mistake in it.
        """
        return load_suite(file, self.catalog, self.shown(file))

    def agents(self, files: Sequence[Path]) -> tuple[Agent, ...]:
        """The agents in files, or in all agent files below the root where none is given.

        Raises:
            UserError: there are none, or there are mistakes in one.
        """
        chosen = list(files) or list(find_agents(self.root))
        if not chosen:
            message = (
                f"no agent to attack: no *.agent.yaml below {self.root}; "
                "name one with --arena-agent FILE, or write one with 'voicearena init'"
            )
            raise UserError(message)
        loaded: list[Agent] = []
        mistakes: list[Mistake] = []
        for file in chosen:
            try:
                loaded.append(load_agent(file, self.catalog, self.shown(file)))
            except DocumentError as error:
                mistakes += error.mistakes
        if mistakes:
            raise DocumentError(mistakes)
        self._distinct(loaded)
        return tuple(plant(agent, self.settings.seed) for agent in loaded)

    def _distinct(self, agents: Sequence[Agent]) -> None:
        seen: dict[str, str] = {}
        for agent in agents:
            if agent.name in seen:
                message = f"two agents are named '{agent.name}': {seen[agent.name]}, {agent.path}"
                raise UserError(message)
            seen[agent.name] = agent.path

    def plan(self, suite: Suite, agents: Sequence[Agent]) -> Iterator[PlannedCase]:
        """The suite's cases against the agents.

        Raises:
            UserError: the settings name a variant that does not exist.
        """
        models = {agent.path: model_name(agent, self.settings) for agent in agents}
        providers = self.registry.providers
        simulated = {name for name in providers if getattr(providers[name], "simulated", False)}
        for name in dict.fromkeys("+".join(self.settings.variants).split("+")):
            if name and name not in self.registry.variants:
                hint = suggestion(name, self.registry.variants)
                message = (
                    f"unknown variant '{name}'{hint}; 'voicearena attacks --variants' lists all"
                )
                raise UserError(message)
        return plan(suite, agents, models, self.settings, simulated)

    def live(
        self, planned: PlannedCase, target: StandIn | None = None, node: str = ""
    ) -> Case | str:
        """A case that can be played, or why this one cannot. Called on the engine's loop.

        ``target`` is talked to instead of what the agent file names; ``node`` is pytest's id.

        Raises:
            UserError: its agent cannot be reached; the message says what is missing.
        """
        if reason := planned.unfillable:
            return reason
        if target is None:
            model, line = planned.info.model, self._switchboard.to_agent(planned.agent)
        else:
            model, line = target.name, self._switchboard.to_stand_in(target)
        approach = planned.approaches(self.registry, self.settings.seed)
        if approach(0).tool_results and not line.provider.traits.tools:
            return f"the attack comes in through a tool, and {model} takes none from the arena"
        acts = line.provider.traits.acts
        if reason := self._binder.blind(planned, acts=acts):
            return reason
        deciding = self._binder.deciding(planned, acts=acts)
        if planned.agent.judge and any(bound.asks for bound in deciding):
            self._switchboard.to_model(planned.agent.judge, planned.agent)
        info = planned.info
        if target is not None:
            info = replace(info, model=model, simulated=False)
        case = Case(
            info=info,
            approach=approach,
            target=Target(planned.agent, line, self._functions(planned.agent)),
            breached_if=deciding,
            observers=self._binder.observing(planned, acts=acts),
            trials=planned.trials,
            notes=self._binder.notes(planned, acts=acts),
            secrets=self._secrets(planned.agent),
            node=node,
        )
        return replace(case, twin=self._twin(planned, case))

    def _twin(self, planned: PlannedCase, case: Case) -> Case | None:
        """The honest question beside an attack; None where the attack has none."""
        if planned.attack.benign_twin is None:
            return None
        approach = Approach(fill((planned.attack.benign_twin,), planned.agent))
        # What asks a model is not asked here: a twin only tells.
        silent = tuple(bound for bound in case.breached_if if not bound.asks)
        observers = (*case.observers, self._binder.refusing(planned))
        return replace(
            case, approach=lambda _: approach, breached_if=silent, observers=observers, trials=1
        )

    def asking(self, model: str) -> Ask:
        """How a model can be asked without an agent; on one asyncio loop."""
        return self._binder.asking(model, Agent("nobody", ""))

    def _secrets(self, agent: Agent) -> Secrets:
        if agent.path not in self._known_secrets:
            model = model_name(agent, self.settings)
            kind: Any = self.registry.providers.get(model.partition("/")[0])
            variables = (*variables_of(agent), getattr(kind, "key_env", ""))
            self._known_secrets[agent.path] = secrets_of(agent, self._environ, variables)
        return self._known_secrets[agent.path]

    def _functions(self, agent: Agent) -> dict[str, ToolFunction]:
        root = str((self.root / agent.path).parent if agent.path else self.root)
        return {
            tool.name: load_object(tool.answer.python, root)
            for tool in agent.tools
            if tool.answer.python
        }

    def engine(self) -> Engine:
        """The engine of this run; called on its loop."""
        runner = TrialRunner(
            run_id=self.run_id,
            seed=self.settings.seed,
            deadlines=self.settings.deadlines,
            clock=self.clock,
            workers=self._workers,
            tool_workers=self._tool_workers,
            tell=self._tell,
        )
        return Engine(
            runner,
            self.settings.concurrency,
            self._tell,
            every_trial=self.settings.every_trial,
            twins=self.settings.twins,
        )

    async def close(self) -> None:
        """Close all lines, at most a moment each."""
        self._workers.close()
        self._tool_workers.close()
        await asyncio.wait_for(self._switchboard.close(), timeout=2)

    def run_info(self, agents: Sequence[Agent], started: float) -> RunInfo:
        """What a record begins with."""
        infos = tuple(self._agent_info(agent) for agent in agents)
        return RunInfo(
            id=self.run_id,
            started=started,
            seed=self.settings.seed,
            version=__version__,
            agents=infos,
            simulated=tuple(info.name for info in infos if info.simulated),
        )

    def _agent_info(self, agent: Agent) -> AgentInfo:
        model = model_name(agent, self.settings)
        kind = self.registry.provider(model.partition("/")[0])
        return AgentInfo(
            name=agent.name,
            path=agent.path,
            model=model,
            prompt=mask(agent.prompt, self._secrets(agent)),
            simulated=getattr(kind, "simulated", False),
        )
