"""The documents of a directory."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

AGENT = ".agent.yaml"
SUITE = ".attack.yaml"

#: What pytest does not recurse into either: not the user's own.
_SKIPPED = frozenset({"node_modules", "venv", "build", "dist", "__pycache__", "site-packages"})


def documents_below(root: Path, endings: Sequence[str] = (AGENT, SUITE)) -> Iterator[Path]:
    """Agent and suite files below a directory, sorted; hidden and installed ones are left out."""
    for directory, below, files in os.walk(root):
        here = Path(directory)
        below[:] = sorted(name for name in below if _own(here / name))
        for name in sorted(files):
            wanted = name.endswith(tuple(endings)) and not name.startswith(".")
            if wanted and (here / name).is_file():
                yield here / name


def _own(directory: Path) -> bool:
    name = directory.name
    if name.startswith(".") or name in _SKIPPED:
        return False
    return not (directory / "pyvenv.cfg").exists()
