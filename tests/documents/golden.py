"""Cases in a text file: ``=== name``, a document, ``---`` and all that is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Golden(NamedTuple):
    name: str
    document: str
    said: str


def read_golden(file: Path) -> list[Golden]:
    blocks = file.read_text(encoding="utf-8").split("\n=== ")
    return [_read(block) for block in blocks[1:]]


def _read(block: str) -> Golden:
    name, _, rest = block.partition("\n")
    document, _, said = rest.partition("\n>>>\n")
    return Golden(name.strip(), document + "\n", said.strip("\n"))
