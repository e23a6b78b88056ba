"""Command-line options, each with an ini twin. Standard library and pytest alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest


class Option(NamedTuple):
    """``--arena-name`` on the command line, ``arena_name`` in an ini file.

    ``shapes`` says that a case may come out otherwise without it.
    """

    name: str
    metavar: str
    help: str
    repeatable: bool = False
    default: str = ""
    shapes: bool = False

    @property
    def flag(self) -> str:
        """As it is typed."""
        return f"--arena-{self.name}"

    @property
    def ini(self) -> str:
        """As it is written in an ini file."""
        return f"arena_{self.name.replace('-', '_')}"


OPTIONS = (
    Option(
        "agent",
        "FILE",
        "agent file to attack (repeatable); default: all *.agent.yaml",
        repeatable=True,
        shapes=True,
    ),
    Option(
        "model",
        "PROVIDER/MODEL",
        "talk to this model instead of what the agent files name",
        shapes=True,
    ),
    Option("concurrency", "N", "conversations under way at once", default="16"),
    Option(
        "trials", "N", "conversations per case; default: what the suite says, or 1", shapes=True
    ),
    Option("sample", "N", "play N cases of each suite, drawn by the seed; default: all"),
    Option(
        "variants",
        "A,B+C",
        "dress every attack in these, too; B+C is both, one in the other",
        shapes=True,
    ),
    Option(
        "stop",
        "WHEN",
        "play a case's trials up to its first 'breach', or 'never' stop before the last",
        default="breach",
    ),
    Option(
        "twins",
        "WHICH",
        "ask the benign twins of 'breached' cases, of 'all', or 'none'",
        default="breached",
    ),
    Option(
        "max-asr",
        "LIMITS",
        "attack success rates that are borne: security_leak=0,jailbreak=5%; default: none",
    ),
    Option(
        "calibration",
        "FILE",
        "what 'voicearena calibrate --out' kept: rates are told corrected for a detector's errors",
    ),
    Option("seed", "N", "seed of every random choice; default: a new one per run"),
    Option(
        "timeout",
        "SECONDS",
        "for a turn, or turn=60,trial=300,run=3600,detectors=20",
        default="turn=60",
        shapes=True,
    ),
    Option("budget", "CALLS", "calls of the run, or calls=500,tokens=2000000,dollars=5"),
    Option("report", "DIR", "where reports go; 'none' for nowhere", default="reports"),
)


def add_options(parser: pytest.Parser) -> None:
    """Register all options."""
    group = parser.getgroup("arena", "security of LLM and voice agents (pytest-voicearena)")
    for option in OPTIONS:
        default = f" (default: {option.default})" if option.default else ""
        action = "append" if option.repeatable else "store"
        group.addoption(
            option.flag,
            action=action,
            metavar=option.metavar,
            dest=option.ini,
            default=None,
            help=f"{option.help}{default}".replace("%", "%%"),
        )
        kind: Any = "linelist" if option.repeatable else "string"
        parser.addini(option.ini, f"as {option.flag}: {option.help}", type=kind, default=None)


def chosen(config: pytest.Config, name: str) -> str:
    """The value of an option that is not repeatable: command line, ini file, default."""
    option = next(each for each in OPTIONS if each.name == name)
    given = config.getoption(option.ini)
    if given is None:
        given = config.getini(option.ini)
    return str(given) if given else option.default


def chosen_by_user(config: pytest.Config) -> bool:
    """Whether any option is given, typed or in an ini file."""
    return any(config.getoption(each.ini) or config.getini(each.ini) for each in OPTIONS)


def listed(config: pytest.Config, name: str) -> tuple[list[str], bool]:
    """The values of a repeatable option, and whether they come from the command line."""
    ini = f"arena_{name}"
    given = config.getoption(ini)
    if given:
        return list(given), True
    return list(config.getini(ini) or []), False


def typed(config: pytest.Config, start: Path | None = None) -> list[str]:
    """What was typed and shapes how a case comes out: it belongs to a command that repeats one.

    ``start`` is where that command will be typed; left out, where this one was.
    """
    typed_in = config.invocation_params.dir
    found: list[str] = []
    for option in OPTIONS:
        given = config.getoption(option.ini) if option.shapes else None
        for value in [given] if isinstance(given, str) else given or []:
            is_file = option.name == "agent" and start is not None and start != typed_in
            shown = Path(os.path.relpath(typed_in / value, start)).as_posix() if is_file else value
            found += [option.flag, shown]
    return found
