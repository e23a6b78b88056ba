"""What suites the command line names. Standard library and pytest alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

BUILTIN = "builtin:"
ENDING = ".attack.yaml"


class Chosen(NamedTuple):
    """Suites that the command line names in a way that pytest does not know.

    ``shipped`` gives a file its name, ``builtin:jailbreak``. ``only`` gives the names of the
    attacks or cases that were asked for where it is not the whole file.
    """

    shipped: Mapping[Path, str]
    only: Mapping[Path, frozenset[str]]


CHOSEN: pytest.StashKey[Chosen] = pytest.StashKey()


def is_case(node: str) -> bool:
    """Whether a node id is that of a case."""
    return f"{ENDING}::" in node or node.startswith(BUILTIN)


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
        pytest.UsageError: an attack is to be found in all suites.
    """
    found: dict[str, None] = {}
    names: dict[Path, str] = {}
    wanted: dict[Path, set[str]] = {}
    for argument in arguments:
        name, _, selected = argument.partition("::")
        if name.startswith(BUILTIN):
            files = shipped(name)
            if selected and len(files) > 1:
                message = f"{argument}: name the suite, as in {BUILTIN}jailbreak::{selected}"
                raise pytest.UsageError(message)
            names.update({file.resolve(): f"{BUILTIN}{_stem(file)}" for file in files})
        elif name.endswith(ENDING):
            files = [start / name]
        else:
            found[argument] = None
            continue
        for file in files:
            found[str(file)] = None
            wanted.setdefault(file.resolve(), set()).add(selected)
    only = {file: frozenset(some) for file, some in wanted.items() if "" not in some}
    return list(found), Chosen(names, only)


def _stem(file: Path) -> str:
    return file.name.removesuffix(ENDING)
