"""``voicearena check``: are agent and suite files sound?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_voicearena.cli.command import Command, Context
from pytest_voicearena.cli.documents import AGENT, SUITE, documents_below
from pytest_voicearena.core.errors import DocumentError, Mistake, UserError

if TYPE_CHECKING:
    from pytest_voicearena.assembly.assembly import Assembly
    from pytest_voicearena.core.agents import Agent

#: Endings that a suite or an agent file is easily given, and that nobody reads.
_YML = (AGENT.replace(".yaml", ".yml"), SUITE.replace(".yaml", ".yml"))


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        type=Path,
        help="agent and suite files, or directories of them; default: all below this one",
    )


def _run(arguments: argparse.Namespace, context: Context) -> int:
    files = list(dict.fromkeys(_files(arguments.files, context)))
    assembly = context.assembly()
    mistakes: list[Mistake] = []
    agents: dict[str, Agent] = {}
    for file in files:
        try:
            about = _checked(file, assembly, agents)
        except DocumentError as error:
            mistakes += error.mistakes
        else:
            context.out.line(("ok", "green"), f"  {context.shown(file)}: {about}")
    for agent in agents.values():
        for secret in _out_of_reach(agent, assembly):
            doubt = f"secret '{secret}': its value is not in the prompt; can it come out?"
            _warn(context, agent.path, doubt)
    if mistakes:
        raise DocumentError(mistakes)
    context.out.line(f"No mistakes in {len(files)} file{'s' if len(files) != 1 else ''}.")
    return 0


def _files(given: Sequence[Path], context: Context) -> Iterator[Path]:
    for name in given or [context.directory]:
        path = context.directory / name
        if path.is_dir():
            for other in documents_below(path, _YML):
                _warn(context, context.shown(other), "not read: only .yaml is, not .yml; rename it")
            found = list(documents_below(path))
            if not found:
                message = f"nothing to check: no *{AGENT} and no *{SUITE} below {name}"
                raise UserError(message)
            yield from found
        elif not path.exists():
            message = f"{name}: there is no such file"
            raise UserError(message)
        elif not path.name.endswith((AGENT, SUITE)):
            message = f"{name}: expected a name that ends in {AGENT} or {SUITE}"
            raise UserError(message)
        else:
            yield path


def _warn(context: Context, shown: str, doubt: str) -> None:
    """Something to look at that is no mistake."""
    context.out.line(("warning", "yellow"), f"  {shown}: {doubt}")


def _out_of_reach(agent: Agent, assembly: Assembly) -> Iterator[str]:
    """The secrets that stand nowhere from where the agent could give them away."""
    from pytest_voicearena.assembly.lines import model_name  # noqa: PLC0415 - slow to import
    from pytest_voicearena.scan.secrets import find_secrets  # noqa: PLC0415

    provider = model_name(agent, assembly.settings).partition("/")[0]
    if provider in assembly.catalog.self_prompted or any(t.answer.python for t in agent.tools):
        return
    known = "\n".join([agent.prompt, *(tool.answer.text for tool in agent.tools)])
    found = {leak.name for leak in find_secrets(known, [(s.name, s.value) for s in agent.secrets])}
    yield from (secret.name for secret in agent.secrets if secret.name not in found)


def _checked(file: Path, assembly: Assembly, agents: dict[str, Agent]) -> str:
    """What is in the file, in a few words.

    Raises:
        DocumentError: there are mistakes in it.
    """
    if file.name.endswith(SUITE):
        suite = assembly.suite(file)
        return f"suite {suite.name}, {_counted(len(suite.attacks), 'attack')}"
    agent = assembly.agents([file])[0]
    shown = assembly.shown(file)
    if agent.name in agents:
        message = f"the name '{agent.name}' is taken by {agents[agent.name].path}"
        raise DocumentError([Mistake(shown, 1, 1, message)])
    agents[agent.name] = agent
    parts = [
        _counted(len(agent.secrets), "secret"),
        _counted(len(agent.policies), "policy", "policies"),
        _counted(len(agent.tools), "tool"),
        _counted(len(agent.benign), "benign task"),
    ]
    return f"agent {agent.name}, {', '.join(parts)}"


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


COMMAND = Command("check", "look for mistakes in agent and suite files", _configure, _run)
