"""The pages on agent files and suites know every key, and no other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from doc_pages import Page
from pydantic import BaseModel

from pytest_voicearena.assembly.assembly import Assembly
from pytest_voicearena.assembly.settings import DEFAULT_MODEL, Settings
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.documents import agent_document, suite_document
from pytest_voicearena.documents.agent_document import AgentDocument, decode_agent
from pytest_voicearena.documents.fields import Strict
from pytest_voicearena.documents.suite_document import SuiteDocument, decode_suite
from pytest_voicearena.documents.text import source_of

AGENTS, SUITES = Page("agents.md"), Page("suites.md")
AGENT_SECTIONS = {
    "The file": AgentDocument,
    "secrets": agent_document.SecretDocument,
    "policies": agent_document.PolicyDocument,
    "tools": agent_document.ToolDocument,
    "benign": agent_document.BenignDocument,
    "expect": agent_document.ExpectDocument,
    "price": agent_document.PriceDocument,
}
SUITE_SECTIONS = {"The file": SuiteDocument, "attacks": suite_document.AttackDocument}
SECTIONS = [
    *((AGENTS, section, model) for section, model in AGENT_SECTIONS.items()),
    *((SUITES, section, model) for section, model in SUITE_SECTIONS.items()),
]


@pytest.fixture
def assembly(tmp_path: Path) -> Assembly:
    return Assembly(Settings(), run_id="", root=tmp_path, environ={}, clock=SystemClock())


@pytest.mark.parametrize(("page", "section", "model"), SECTIONS)
def test_every_key_is_there_and_no_other(page: Page, section: str, model: type[BaseModel]) -> None:
    assert page.table(section).names == set(model.model_fields)


@pytest.mark.parametrize(("page", "section", "model"), SECTIONS)
def test_what_is_needed_is_said_to_be(page: Page, section: str, model: type[BaseModel]) -> None:
    rows = page.table(section).rows
    needed = {name for name, row in rows.items() if row[-1] == "needed"}
    assert needed == {name for name, field in model.model_fields.items() if field.is_required()}


def test_every_model_has_its_section() -> None:
    models = {
        found
        for module in (agent_document, suite_document)
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, Strict)
    } - {Strict}
    assert {model for _, _, model in SECTIONS} == models


def test_agent_files_in_it_have_no_mistakes(assembly: Assembly) -> None:
    for block in AGENTS.blocks("yaml"):
        decode_agent(source_of(block.encode(), "agents.md"), assembly.catalog)


def test_suites_in_it_have_no_mistakes(assembly: Assembly) -> None:
    for block in SUITES.blocks("yaml"):
        decode_suite(source_of(block.encode(), "suites.md"), assembly.catalog)


@pytest.mark.parametrize(("page", "section", "model"), SECTIONS)
def test_every_key_has_an_example(page: Page, section: str, model: type[BaseModel]) -> None:
    key = None if section == "The file" else section
    used = {
        name
        for block in page.blocks("yaml")
        for mapping in _mappings(yaml.load(block, yaml.CSafeLoader), key)
        for name in mapping
    }
    assert set(model.model_fields) <= used


def _mappings(value: Any, key: str | None) -> Iterator[Mapping[str, Any]]:
    """The whole document, or every mapping that stands under the key, alone or in a list."""
    if key is None:
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            entries = inner if isinstance(inner, list) else [inner]
            if name == key:
                yield from (entry for entry in entries if isinstance(entry, dict))
            for entry in entries:
                yield from _mappings(entry, key)


def test_categories_and_what_they_are() -> None:
    rows = SUITES.table("Categories").rows
    assert rows == {category.value: [category.about] for category in Category}


def test_severities() -> None:
    (said, _) = SUITES.table("The file").rows["severity"]
    for severity in Severity:
        assert f"`{severity}`" in said


def test_detectors_and_their_options(assembly: Assembly) -> None:
    detectors: Mapping[str, Any] = assembly.registry.detectors
    assert SUITES.table("Detectors", "detector").names == set(detectors)
    defaults = {
        f"{name}.{option.name}": option.default
        for name, kind in detectors.items()
        for option in dataclasses.fields(kind.Options)
    }
    rows = SUITES.table("Detectors", "option").rows
    assert set(rows) == set(defaults)
    for name, default in defaults.items():
        if isinstance(default, int | float):
            assert rows[name][-1] == str(default), name


def test_every_option_of_a_detector_has_an_example(assembly: Assembly) -> None:
    detectors: Mapping[str, Any] = assembly.registry.detectors
    used = {
        (name, option)
        for block in SUITES.blocks("yaml")
        for attack in yaml.load(block, yaml.CSafeLoader)["attacks"]
        for use in attack.get("breached_if", [])
        if isinstance(use, dict)
        for name, options in use.items()
        for option in options
    }
    assert used >= {
        (name, option.name)
        for name, kind in detectors.items()
        for option in dataclasses.fields(kind.Options)
    }


def test_variants(assembly: Assembly) -> None:
    assert SUITES.table("Variants").names == set(assembly.registry.variants)


def test_the_default_model() -> None:
    assert AGENTS.table("The file").rows["model"][-1] == f"`{DEFAULT_MODEL}`"
