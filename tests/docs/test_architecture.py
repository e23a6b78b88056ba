"""The page on the architecture is held against the contracts that import-linter checks."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from doc_pages import ROOT, Page

PAGE = Page("ARCHITECTURE.md")
LONGEST = 80


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def layers() -> list[list[str]]:
    """From the top, each with its units."""
    (contract,) = (each for each in contracts() if each["type"] == "layers")
    return [line.split(" | ") for line in contract["layers"]]


def test_it_is_short() -> None:
    assert len(PAGE.text.splitlines()) <= LONGEST


def test_every_unit_is_there_in_the_order_of_the_layers_and_no_other() -> None:
    rows = PAGE.table("Architecture").rows
    numbered = enumerate(reversed(layers()), start=1)
    expected = {unit: str(number) for number, layer in numbered for unit in layer}
    assert {unit: row[0] for unit, row in rows.items()} == expected
    assert list(rows) == [unit for layer in layers() for unit in layer]


def test_what_is_not_built_is_said_to_be_so() -> None:
    units = {unit for layer in layers() for unit in layer}
    package = ROOT / "pytest_voicearena"
    built = {path.name for path in package.iterdir() if (path / "__init__.py").exists()}
    assert {unit for unit in units if not unit.startswith("(")} <= built
    absent = {unit for unit in units if unit.startswith("(")}
    assert {unit.strip("()") for unit in absent} & built == set()
    introduction = PAGE.sections["Architecture"].partition("|")[0]
    assert set(re.findall(r"`(\(\w+\))`", introduction)) == absent


def test_every_part_of_the_package_has_a_layer() -> None:
    units = {unit.strip("()") for layer in layers() for unit in layer}
    package = ROOT / "pytest_voicearena"
    built = {path.name for path in package.iterdir() if (path / "__init__.py").exists()}
    assert built <= units


def test_every_contract_is_there_and_no_other() -> None:
    listed = re.findall(r"^- (.+)$", PAGE.sections["The contracts"], re.MULTILINE)
    assert listed == [contract["name"] for contract in contracts()]


def test_the_files_that_it_names_are_there() -> None:
    named = re.findall(r"`([\w/]+\.py)`", PAGE.text)
    assert named
    for name in named:
        assert (ROOT / "pytest_voicearena" / name).is_file(), name
