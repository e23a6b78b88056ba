"""The agents of a directory: can they be read, and can they be reached?"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from pytest_voicearena.assembly.assembly import Assembly, ignore
from pytest_voicearena.assembly.lines import Switchboard, model_name
from pytest_voicearena.assembly.settings import DEFAULT_MODEL, Settings
from pytest_voicearena.cli.diagnosis.asked import Asked
from pytest_voicearena.cli.diagnosis.checks import Check, broken, missing, ok, raised, setting
from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.errors import DocumentError, MissingExtra, Mistake, UserError
from pytest_voicearena.core.protocols import Clock

#: 'voicearena check' shows them all.
_MOST_MISTAKES = 3


def readable(assembly: Assembly, files: Sequence[Path]) -> tuple[list[Agent], list[Check]]:
    """The agents that can be read, and what is wrong with the rest."""
    agents: list[Agent] = []
    mistaken: list[Check] = []
    for file in files:
        shown = assembly.shown(file)
        try:
            (agent,) = assembly.agents([file])
        except DocumentError as error:
            said = _few(error.mistakes)
            mistaken.append(broken(shown, said, f"voicearena check {shown}", needed=True))
            continue
        twin = next((other for other in agents if other.name == agent.name), None)
        if twin is None:
            agents.append(agent)
        else:
            detail = f"another agent is named '{agent.name}': {twin.path}"
            mistaken.append(broken(shown, detail, needed=True))
    return agents, mistaken


def _few(mistakes: Sequence[Mistake]) -> str:
    more = len(mistakes) - _MOST_MISTAKES
    said = "\n".join(map(str, mistakes[:_MOST_MISTAKES]))
    return f"{said}\n... and {more} more" if more > 0 else said


def want_embedded(agents: Sequence[Agent], settings: Settings) -> bool:
    """Whether one of them talks to the model that comes in packages."""
    return any(model_name(agent, settings) in {DEFAULT_MODEL, "embedded"} for agent in agents)


def look_at_agents(
    assembly: Assembly, agents: Sequence[Agent], environ: Mapping[str, str], clock: Clock
) -> Iterator[Check]:
    """A line for each agent and each judge. Clients are made and closed; nothing is sent."""
    reach = _Reach(assembly, environ, clock)
    for agent in agents:
        told = f"{agent.name}, talks to {model_name(agent, assembly.settings)}"
        yield reach.look(agent.path, told, partial(Switchboard.to_agent, agent=agent))
    for agent in agents:
        if agent.judge is not None:
            told = f"judges {agent.name} ({agent.path})"
            opening = partial(Switchboard.to_model, model=agent.judge, near=agent)
            yield reach.look(f"judge {agent.judge}", told, opening)


class _Reach:
    """Opens lines as a run would, and tells what came of it."""

    def __init__(self, assembly: Assembly, environ: Mapping[str, str], clock: Clock) -> None:
        self._assembly = assembly
        self._environ = environ
        self._clock = clock

    def look(self, subject: str, told: str, opening: Callable[[Switchboard], object]) -> Check:
        asked = Asked(self._environ)
        try:
            # An agent in Python may print while it is imported.
            with contextlib.redirect_stdout(sys.stderr):
                asyncio.run(self._open_and_close(asked, opening))
        except UserError as error:
            if isinstance(error, MissingExtra) or not asked.lacking:
                return raised(subject, error, needed=True)
            mend = " && ".join(map(setting, asked.lacking))
            return missing(subject, str(error), mend, needed=True)
        except Exception as error:  # noqa: BLE001 - providers may be anybody's
            return raised(subject, error, needed=True)
        return ok(subject, told + asked.keys_found, needed=True)

    async def _open_and_close(
        self, environ: Mapping[str, str], opening: Callable[[Switchboard], object]
    ) -> None:
        assembly = self._assembly
        switchboard = Switchboard(
            assembly.registry,
            assembly.settings,
            root=assembly.root,
            environ=environ,
            clock=self._clock,
            tell=ignore,
        )
        try:
            opening(switchboard)
        finally:
            await switchboard.close()
