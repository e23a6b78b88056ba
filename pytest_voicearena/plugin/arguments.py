"""What suites the command line names. Standard library and pytest alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pytest_voicearena.core.errors import UserError

BUILTIN = "builtin:"
ENDING = ".attack.yaml"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Suites that the command line names in a way that pytest does not know.

    ``shipped`` gives a file its name, ``builtin:jailbreak``. ``only`` gives the names of the
    attacks or cases that were asked for where it is not the whole file.
    """

    shipped: dict[Path, str] = field(default_factory=dict)
    only: dict[Path, frozenset[str]] = field(default_factory=dict)


CHOSEN: pytest.StashKey[Chosen] = pytest.StashKey()


def concerned(argument: str) -> bool:
    """Whether an argument needs :func:`translated`."""
    return argument.startswith(BUILTIN) or f"{ENDING}::" in argument


def translated(
    arguments: Iterable[str], start: Path, shipped: Callable[[str], Sequence[Path]]
) -> tuple[list[str], Chosen]:
    """Arguments as pytest understands them, and what was chosen beyond that.

    ``builtin:jailbreak`` becomes a file, and ``any.attack.yaml::grandma`` all cases of one attack.
    ``start`` is where relative names start; ``shipped`` finds the files of ``builtin:name``.

    Raises:
        UserError: an attack is to be found in all suites.
    """
    found: dict[str, None] = {}
    chosen = Chosen()
    wanted: dict[Path, set[str]] = {}
    for argument in arguments:
        name, _, selected = argument.partition("::")
        if name.startswith(BUILTIN):
            files = shipped(name)
            if selected and len(files) > 1:
                message = f"{argument}: name the suite, as in {BUILTIN}jailbreak::{selected}"
                raise UserError(message)
            chosen.shipped.update({file: f"{BUILTIN}{_stem(file)}" for file in files})
        elif name.endswith(ENDING):
            files = [start / name]
        else:
            found[argument] = None
            continue
        for file in files:
            found[str(file)] = None
            wanted.setdefault(file.resolve(), set()).add(selected)
    chosen.only.update({file: frozenset(names) for file, names in wanted.items() if "" not in names})
    return list(found), chosen


def _stem(file: Path) -> str:
    return file.name.removesuffix(ENDING)
