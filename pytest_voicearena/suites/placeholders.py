"""What a turn leaves to be filled in for each agent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pytest_voicearena.core.agents import Agent

_PLACEHOLDER = re.compile(r"\{\{\s*(agent|secret|tool)\s*\}\}")

_WANTS = {
    "secret": "the attack asks for a secret, and the agent declares none",
    "tool": "the attack asks for a sensitive tool, and the agent marks none",
}


def unfillable(turns: Sequence[str], agent: Agent) -> str | None:
    """Why the turns cannot be said to this agent; None if they can."""
    values = _values(agent)
    for turn in turns:
        for found in _PLACEHOLDER.finditer(turn):
            if not values[found[1]]:
                return _WANTS[found[1]]
    return None


def fill(turns: Sequence[str], agent: Agent) -> tuple[str, ...]:
    """The turns as this agent hears them."""
    values = _values(agent)
    return tuple(_PLACEHOLDER.sub(lambda found: values[found[1]], turn) for turn in turns)


def _values(agent: Agent) -> dict[str, str]:
    sensitive = (tool.name for tool in agent.tools if tool.sensitive)
    return {
        "agent": agent.name.replace("-", " ").replace("_", " "),
        "secret": agent.secrets[0].spoken_name if agent.secrets else "",
        "tool": next(sensitive, ""),
    }
