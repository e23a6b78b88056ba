"""No room of the house grows too large."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "pytest_voicearena").rglob("*.py"))
LONGEST_FUNCTION = 50
LONGEST_FILE = 400
BANNED_NAMES = {"utils", "util", "helpers", "helper", "base", "manager", "misc", "common"}


def functions(module: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(ROOT)))
def test_sizes(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert [found for found in functions(module) if found[1] > LONGEST_FUNCTION] == []


def test_names() -> None:
    assert {module.stem for module in MODULES} & BANNED_NAMES == set()


def test_there_is_something_to_measure() -> None:
    assert len(MODULES) > 50
