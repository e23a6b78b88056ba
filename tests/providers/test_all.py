"""What holds for every provider: how it is described, read from a file, and imported."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pytest_voicearena.documents.agent_document import decode_agent
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.text import SourceText
from pytest_voicearena.providers.anthropic import AnthropicProvider
from pytest_voicearena.providers.embedded import EmbeddedProvider
from pytest_voicearena.providers.http import HttpProvider
from pytest_voicearena.providers.openai import OpenAIProvider
from pytest_voicearena.providers.presets import GroqProvider, MiniMaxProvider
from pytest_voicearena.providers.python import PythonProvider
from pytest_voicearena.providers.scripted import ScriptedProvider

PROVIDERS: list[Any] = [
    AnthropicProvider,
    EmbeddedProvider,
    GroqProvider,
    HttpProvider,
    MiniMaxProvider,
    OpenAIProvider,
    PythonProvider,
    ScriptedProvider,
]
DOCS = (Path(__file__).parents[2] / "docs" / "providers.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
CATALOG = Catalog(
    providers={kind.name: kind.Options for kind in PROVIDERS},
    self_prompted=frozenset(
        kind.name for kind in PROVIDERS if getattr(kind, "self_prompted", False)
    ),
)


@pytest.mark.parametrize("kind", PROVIDERS, ids=lambda kind: kind.name)
def test_it_describes_itself(kind: Any) -> None:
    assert re.fullmatch("[a-z]+", kind.name)
    assert kind.about
    assert not kind.about.endswith(".")
    assert kind.Options.__dataclass_params__.frozen
    for field in dataclasses.fields(kind.Options()):
        assert f"``{field.name}``" in (kind.Options.__doc__ or ""), field.name


@pytest.mark.parametrize("kind", PROVIDERS, ids=lambda kind: kind.name)
def test_its_page_names_every_option(kind: Any) -> None:
    _, _, rest = DOCS.partition(f"\n## `{kind.name}`")
    section = rest.partition("\n## ")[0]
    for field in dataclasses.fields(kind.Options):
        assert f"`{field.name}`" in section, field.name


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_agent_files(example: str, tmp_path: Path) -> None:
    path = tmp_path / "example.agent.yaml"
    path.write_text(example, encoding="utf-8")
    read = decode_agent(SourceText("example.agent.yaml", example), CATALOG)
    name = (read.document.model or "").partition("/")[0]
    kind = next(kind for kind in PROVIDERS if kind.name == name)
    kind.Options(**read.options)
    given = yaml.safe_load(example).get(name, {})
    assert set(read.options) == set(given)


def test_there_is_an_example_for_each() -> None:
    named = {
        (document.get("model") or next(iter(set(document) & set(CATALOG.providers)))).partition(
            "/"
        )[0]
        for document in map(yaml.safe_load, EXAMPLES)
    }
    assert named == set(CATALOG.providers)


def test_importing_them_imports_no_sdk() -> None:
    modules = {kind.__module__ for kind in PROVIDERS}
    heavy = "openai anthropic httpx httpx2 aiohttp jmespath xllamacpp pydantic yaml"
    program = (
        f"import sys, importlib\nfor name in {sorted(modules)!r}: importlib.import_module(name)\n"
        f"print([name for name in {heavy.split()!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
