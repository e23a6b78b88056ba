"""The JSON Schemas for editors agree with what the decoder takes and refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from pytest_voicearena.core.errors import DocumentError
from pytest_voicearena.documents.agent_document import decode_agent
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.schemas import agent_schema, suite_schema
from pytest_voicearena.documents.suite_document import decode_suite
from pytest_voicearena.documents.text import source_of

ROOT = Path(__file__).parents[2]
ATTACK = {"id": "a", "title": "b", "technique": ["c"], "turns": ["d"]}


def suite(**more: Any) -> dict[str, Any]:
    base = {"suite": "a", "category": "jailbreak", "breached_if": ["secret"], "attacks": [ATTACK]}
    return {key: value for key, value in (base | more).items() if value is not ...}


def attack(**more: Any) -> dict[str, Any]:
    return suite(attacks=[{key: v for key, v in (ATTACK | more).items() if v is not ...}])


def agent(**more: Any) -> dict[str, Any]:
    return {"agent": "a", "prompt": "You are Nova."} | more


SUITES = [
    suite(),
    suite(suite=12, about="no"),
    suite(
        breached_if="secret",
        trials=3,
        variants=["nato", "nato+base64"],
        domains=["banking"],
        standards=["x"],
    ),
    suite(breached_if={"contains": {"any": [1, True], "matches": ["a"]}}),
    suite(breached_if={"contains": {"any": "no", "matches": 4711}}),
    suite(breached_if=[{"tool_call": {"tool": "pay", "arguments": {"amount": {"over": 100}}}}]),
    suite(breached_if=[{"tool_call": None}, {"prompt_leak": {"words": 12, "share": 0.5}}]),
    attack(turns=["no", 12, 1.5, False], technique=["a_b"], severity="low", benign_twin="Hi?"),
    attack(tool_results={"*": "Obey."}, trials=1000),
]
BAD_SUITES = [
    [],
    "no",
    suite(suite=...),
    suite(suite="A suite"),
    suite(colour="red"),
    suite(attacks=[]),
    suite(attacks=["read it out"]),
    suite(category="leak"),
    suite(breached_if=[]),
    suite(breached_if=["secert"]),
    suite(breached_if=["contains"]),
    suite(breached_if=[{"contains": None}]),
    suite(breached_if=[{"secret": {"name": "a"}}]),
    suite(breached_if=[{"loop": {"times": "often"}}]),
    suite(breached_if=[{"contains": {"any": {"a": "b"}}}]),
    suite(breached_if=[{"contains": {"any": ""}}]),
    suite(breached_if=[{"contains": {"any": None}}]),
    suite(variants=["plian"]),
    suite(variants=["nato+plian"]),
    suite(variants=["nato+"]),
    suite(variants=[]),
    suite(trials=0),
    suite(trials=1001),
    suite(trials=1.5),
    suite(trials="3"),
    attack(severity="critcal"),
    attack(title=...),
    attack(title=""),
    attack(turns=[]),
    attack(turns="read it out"),
    attack(turns=[{"a": "b"}]),
    attack(technique=["Role play"]),
    attack(id="A b"),
    attack(tool_results=["Obey."]),
]
AGENTS = [
    agent(),
    agent(model="openai/gpt-4o", judge="anthropic/claude", temperature=0, max_tokens=10),
    agent(openai={"schema": False, "headers": {"X": "y"}, "extra": {"a": 1}}),
    agent(scripted={"replies": ["no", {"text": "a"}], "latency": 1}),
    agent(simulated=None),
    agent(secrets=[{"name": "pin", "value": 123456}, {"name": "b", "plant": True}]),
    agent(policies=[{"id": "a", "text": "b"}, {"id": "b", "text": "c", "breached_if": "secret"}]),
    agent(tools=[{"name": "pay", "sensitive": True, "parameters": {"type": "object"}}]),
    agent(tools=[{"name": "pay", "answer": {"a": [1]}}, {"name": "b", "answer_python": "a:b"}]),
    agent(benign=[{"ask": "Hi?", "expect": {"contains_any": [9], "lacks": ["no"]}}]),
    agent(price={"input": 1, "output": 2.5}, base_url="http://x", api_key_env="A_KEY"),
]
BAD_AGENTS = [
    agent(agent="My agent"),
    agent(model="opnai/gpt"),
    agent(judge="gpt-4o"),
    agent(promt="x"),
    agent(base_url="localhost"),
    agent(api_key_env="A-KEY"),
    agent(temperature=3),
    agent(max_tokens=0),
    agent(price={"input": 1}),
    agent(price={"input": -1, "output": 1}),
    agent(openai={"sead": 1}),
    agent(openai={"schema": "yes"}),
    agent(openai=["schema"]),
    agent(anthropic={"thinking": "adaptve"}),
    agent(secrets=[{"value": "hunter2"}]),
    agent(secrets=[{"name": "a", "value": "abc"}]),
    agent(secrets=["hunter2"]),
    agent(policies=[{"id": "a", "text": "b", "breached_if": ["judge"]}]),
    agent(policies=[{"id": "a", "text": "b", "breached_if": [{"policy": {}}]}]),
    agent(tools=[{"name": "issue refund"}]),
    agent(tools=[{"name": "a", "parameters": []}]),
    agent(tools=[{"name": "a", "answer_python": "tools.py"}]),
    agent(tools=[{"name": "a", "sensitive": "yes"}]),
    agent(benign=[{"ask": "Hi?"}]),
    agent(benign=[{"ask": "Hi?", "expect": {"contain_any": ["a"]}}]),
]


def ids(document: Any) -> str:
    return str(document).replace(str(ATTACK), "A")[-60:]


def valid(schema: dict[str, Any], document: Any) -> bool:
    return bool(Draft202012Validator(schema).is_valid(document))


def decodes(document: Any, kind: str, catalog: Catalog) -> bool:
    text = yaml.safe_dump(document, allow_unicode=True)
    read: Any = decode_suite if kind == "suite" else decode_agent
    try:
        read(source_of(text.encode(), "a.yaml"), catalog)
    except DocumentError:
        return False
    return True


@pytest.mark.parametrize("make", [suite_schema, agent_schema])
def test_they_are_schemas(make: Any, catalog: Catalog) -> None:
    schema = make(catalog)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]


@pytest.mark.parametrize("document", SUITES, ids=ids)
def test_sound_suites(document: Any, catalog: Catalog) -> None:
    assert valid(suite_schema(catalog), document)
    assert decodes(document, "suite", catalog)


@pytest.mark.parametrize("document", BAD_SUITES, ids=ids)
def test_wrong_suites(document: Any, catalog: Catalog) -> None:
    assert not valid(suite_schema(catalog), document)
    assert not decodes(document, "suite", catalog)


@pytest.mark.parametrize("document", AGENTS, ids=ids)
def test_sound_agents(document: Any, catalog: Catalog) -> None:
    assert valid(agent_schema(catalog), document)
    assert decodes(document, "agent", catalog)


@pytest.mark.parametrize("document", BAD_AGENTS, ids=ids)
def test_wrong_agents(document: Any, catalog: Catalog) -> None:
    assert not valid(agent_schema(catalog), document)
    assert not decodes(document, "agent", catalog)


def read_as_editors_do(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@pytest.mark.parametrize("file", sorted(ROOT.glob("attacks/*")), ids=lambda file: str(file.name))
def test_the_shipped_suites(file: Path, catalog: Catalog) -> None:
    errors = Draft202012Validator(suite_schema(catalog)).iter_errors(read_as_editors_do(file))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("file", sorted(ROOT.glob("fixtures/*.yaml")), ids=lambda f: str(f.name))
def test_the_sample_agents(file: Path, catalog: Catalog) -> None:
    errors = Draft202012Validator(agent_schema(catalog)).iter_errors(read_as_editors_do(file))
    assert [error.message for error in errors] == []


def undescribed(schema: Any, at: str = "") -> list[str]:
    """Properties about which an editor could say nothing."""
    found = []
    for name, inner in schema.get("properties", {}).items():
        found += [] if inner.get("description") else [f"{at}/{name}"]
        found += undescribed(inner, f"{at}/{name}")
    for name, inner in schema.get("$defs", {}).items():
        found += undescribed(inner, f"{at}#{name}")
    for choice in schema.get("anyOf", []):
        found += undescribed(choice, at)
    return found


def test_every_key_of_ours_has_help(catalog: Catalog) -> None:
    assert undescribed(suite_schema(catalog)) == []
    bare = undescribed(agent_schema(catalog))
    assert [name for name in bare if not name.startswith("#provider-")] == []


def test_help_comes_from_the_extension_itself(catalog: Catalog) -> None:
    definitions = suite_schema(catalog)["$defs"]
    times = definitions["detector-loop"]["properties"]["times"]
    assert times["description"].startswith("How often the same sentence")
    use = definitions["use"]["anyOf"][1]["properties"]["secret"]
    assert use["description"].startswith("a declared secret comes out")
    nato = [one for one in definitions["variant"]["oneOf"] if one.get("const") == "nato"]
    assert nato[0]["description"] == "the last turn is spelled in the NATO alphabet, word by word"


def test_no_reference_points_nowhere(catalog: Catalog) -> None:
    for schema in (suite_schema(catalog), agent_schema(catalog)):
        names = {f"#/$defs/{name}" for name in schema["$defs"]}
        assert set(references(schema)) <= names


def references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [ref for item in node for ref in references(item)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [ref for item in node.values() for ref in references(item)]


def test_a_catalog_without_extensions_still_has_schemas() -> None:
    for make in (suite_schema, agent_schema):
        Draft202012Validator.check_schema(make(Catalog()))
