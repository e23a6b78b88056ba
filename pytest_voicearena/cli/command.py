"""What a command is, and what it is given."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_voicearena.cli.terminal import Terminal
from pytest_voicearena.core.protocols import Clock

if TYPE_CHECKING:
    from pytest_voicearena.assembly.assembly import Assembly


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one call of the command."""

    directory: Path
    environ: Mapping[str, str]
    clock: Clock
    out: Terminal

    def assembly(self) -> Assembly:
        """The composition root for this directory."""
        from pytest_voicearena.assembly.assembly import Assembly  # noqa: PLC0415 - slow to import
        from pytest_voicearena.assembly.settings import Settings  # noqa: PLC0415

        return Assembly(
            Settings(),
            run_id="",
            root=self.directory,
            environ=self.environ,
            clock=self.clock,
        )

    def shown(self, file: Path) -> str:
        """A file's name in messages: relative to the directory where it is below it."""
        below = file.is_relative_to(self.directory)
        return str(file.relative_to(self.directory)) if below else str(file)


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``run`` returns the exit code."""

    name: str
    about: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Context], int]
