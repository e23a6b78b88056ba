"""Keys and headers from the environment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.protocols import Connection

_NO_KEY = "none"
_NAME = re.compile(r"\$\{([^}]*)\}")


def fill(template: str, environ: Mapping[str, str], where: str) -> str:
    """The text with every ``${NAME}`` replaced by that variable; ``$`` alone stays.

    Raises:
        UserError: a variable is not set; names it and ``where`` it is asked for.
    """

    def value(match: re.Match[str]) -> str:
        if found := environ.get(match[1]):
            return found
        message = f"{where} needs the environment variable {match[1]}, which is not set"
        raise UserError(message)

    return _NAME.sub(value, template)


def fill_all(
    templates: Mapping[str, str], environ: Mapping[str, str], where: str
) -> dict[str, str]:
    """Headers with their variables filled in.

    Raises:
        UserError: a variable is not set, or a value would break out of its header.
    """
    filled = {}
    for name, template in templates.items():
        found = fill(template, environ, f"{where}: header '{name}'")
        if not found.isascii() or not found.isprintable():
            message = f"{where}: header '{name}' may hold printable ASCII characters only"
            raise UserError(message)
        filled[name] = found
    return filled


def values_of(templates: Iterable[str], environ: Mapping[str, str]) -> tuple[str, ...]:
    """What the variables in the templates hold: what no message may show."""
    names = (name for template in templates for name in _NAME.findall(template))
    return tuple(environ[name] for name in names if environ.get(name))


def variables_of(agent: Agent) -> tuple[str, ...]:
    """The variables that an agent file names, in ``api_key_env`` and as ``${NAME}``."""
    named = _NAME.findall(repr((agent.base_url, dict(agent.options))))
    return (*named, *([agent.api_key_env] if agent.api_key_env else ()))


def key_of(connection: Connection, default: str, who: str) -> tuple[str, str]:
    """The key, and the name of the variable that holds it: ``api_key_env``, or ``default``.

    Where the agent file names a server but no variable, a missing key is made up: servers in the
    user's own house often want none, but the SDKs insist on sending one.

    Raises:
        UserError: the variable is not set.
    """
    variable = connection.api_key_env or default
    if key := connection.environ.get(variable, "").strip():
        return key, variable
    if connection.base_url is not None and connection.api_key_env is None:
        return _NO_KEY, variable
    message = f"{who} needs a key: set the environment variable {variable}"
    raise UserError(message)
