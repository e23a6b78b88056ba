"""Models and agents by name, connected once each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from pytest_voicearena.assembly.settings import DEFAULT_MODEL, Settings
from pytest_voicearena.core.agents import Agent, Price
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.events import Event
from pytest_voicearena.core.protocols import Clock, Connection, Provider
from pytest_voicearena.core.results import PaceChanged
from pytest_voicearena.core.workers import Workers
from pytest_voicearena.engine.limits import Meter
from pytest_voicearena.engine.lines import Line
from pytest_voicearena.engine.pacing import Pacer
from pytest_voicearena.providers.python import MOST_THREADS, PythonOptions, PythonProvider
from pytest_voicearena.registry.registry import Registry
from pytest_voicearena.resources.prices import price_of


def model_name(agent: Agent, settings: Settings) -> str:
    """``provider/model`` as it will really be: the run's choice, the agent's, or the default."""
    return settings.model or agent.model or DEFAULT_MODEL


class StandIn(NamedTuple):
    """A Python object that is talked to instead of what an agent file names.

    ``reports_calls``: it says which tools it has called.
    """

    target: Callable[..., Any]
    reports_calls: bool = False

    @property
    def name(self) -> str:
        """What it is called in reports."""
        named = self.target if hasattr(self.target, "__qualname__") else type(self.target)
        return f"python/{named.__qualname__}"


class Switchboard:
    """Opens each line once and closes them all. Lives on the engine's loop."""

    def __init__(
        self,
        registry: Registry,
        settings: Settings,
        *,
        root: Path,
        environ: Mapping[str, str],
        clock: Clock,
        tell: Callable[[Event], None],
    ) -> None:
        self._registry = registry
        self._settings = settings
        self._root = root
        self._environ = environ
        self._clock = clock
        self._tell = tell
        self._lines: dict[object, Line] = {}
        self._pacers: dict[object, Pacer] = {}
        self._shared: dict[object, Any] = {}
        self._threads = Workers(MOST_THREADS, "voicearena-python")
        self.meter = Meter(settings.budget)

    def to_agent(self, agent: Agent) -> Line:
        """The line to an agent.

        Raises:
            UserError: it cannot be reached; the message says what is missing.
        """
        model = model_name(agent, self._settings)
        own = agent.model is not None and model.partition("/")[0] == agent.model.partition("/")[0]
        named = replace(agent, options=agent.options if own else {})
        if not own:
            named = replace(named, base_url=None, api_key_env=None)
        if model != agent.model:
            named = replace(named, price=None)
        return self._open((model, named.path, named.name), model, named)

    def to_stand_in(self, stand_in: StandIn) -> Line:
        """The line to a Python object that stands in for an agent.

        Raises:
            UserError: it cannot be called as an agent.
        """
        # By identity: two objects that are equal may still answer differently. The line keeps the
        # object, so that no other one takes its place in memory.
        key = ("stand-in", id(stand_in.target), stand_in.reports_calls)
        if key not in self._lines:
            options = PythonOptions(reports_calls=stand_in.reports_calls)
            provider = PythonProvider(
                stand_in.target, stand_in.name, options, threads=self._threads
            )
            self._know_price(stand_in.name, None)
            pacer = self._pacer(key, stand_in.name, provider)
            self._lines[key] = Line(provider, pacer, self.meter)
        return self._lines[key]

    def to_model(self, model: str, near: Agent) -> Line:
        """The line to a model that judges, attacks or fixes; ``near`` is whose file names it.

        Raises:
            UserError: it cannot be reached; the message says what is missing.
        """
        plain = replace(near, options={}, base_url=None, api_key_env=None, price=None)
        # What it names may be a file, found from the directory of the agent's.
        return self._open(("model", model, str(Path(near.path).parent)), model, plain)

    async def close(self) -> None:
        """Close every provider; one that fails to close does not keep the others open."""
        for line in self._lines.values():
            try:
                await line.provider.close()
            except Exception:  # noqa: BLE001, S112 - the run is over, its results stand
                continue
        self._lines.clear()
        self._threads.close()

    def _open(self, key: object, model: str, agent: Agent) -> Line:
        if key not in self._lines:
            provider = self._connect(model, agent)
            price = agent.price or price_of(model)
            self._know_price(model, price)
            pacer = self._pacer(key, model, provider)
            self._lines[key] = Line(provider, pacer, self.meter, price)
        return self._lines[key]

    def _know_price(self, model: str, price: Price | None) -> None:
        if price is None and self._settings.budget.dollars is not None:
            message = (
                f"no price is known for {model}, so a budget in dollars cannot be kept; "
                "add 'price: {input: ..., output: ...}' (dollars per million tokens)"
            )
            raise UserError(message)

    def _connect(self, model: str, agent: Agent) -> Provider:
        name, _, rest = model.partition("/")
        kind: Any = self._registry.provider(name)
        connection = Connection(
            model=rest,
            options=kind.Options(**agent.options),
            environ=self._environ,
            root=str((self._root / agent.path).parent if agent.path else self._root),
            base_url=agent.base_url,
            api_key_env=agent.api_key_env,
            concurrency=self._settings.concurrency,
            processes=self._settings.processes,
            shared=self._shared,
        )
        provider: Provider = kind.connect(connection)
        return provider

    def _pacer(self, key: object, model: str, provider: Provider) -> Pacer:
        """One for each endpoint: what it asks of one agent holds for all who call it."""
        endpoint = provider.traits.endpoint or key
        if endpoint not in self._pacers:
            most = min(self._settings.concurrency, provider.traits.parallel or 1 << 30)

            def changed(limit: int, reason: str) -> None:
                self._tell(PaceChanged(model, limit, reason, self._clock.now()))

            self._pacers[endpoint] = Pacer(most, self._clock, changed)
        return self._pacers[endpoint]
