"""JSON Schemas of the documents, for the help and the warnings of editors.

Made from the models that decode the documents. A schema sees a value as the editor's own YAML
reader does, which takes an unquoted ``no`` or ``012`` for something else than text; so wherever a
document has text, its schema allows any scalar. What a schema cannot say (that an id is unique, that
a policy exists) is left to the decoder.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from pytest_voicearena.documents.agent_document import AgentDocument
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import cached_model
from pytest_voicearena.documents.suite_document import SuiteDocument

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = ["string", "number", "boolean"]
#: What an option's class says of each option: ````any``: one of these phrases.``
_OPTION = re.compile(r"``(\w+)``(?: and ``(\w+)``)?(?: \([^)]*\))?:\s")

Schema = dict[str, Any]


def suite_schema(catalog: Catalog) -> Schema:
    """The JSON Schema (Draft 2020-12) of ``*.attack.yaml``."""
    schema = _schema_of(SuiteDocument, "A suite of attacks: *.attack.yaml")
    attack = schema["$defs"]["AttackDocument"]
    for place in (schema, attack):
        _put(place, "breached_if", {"$ref": "#/$defs/uses"})
        items = {"$ref": "#/$defs/variant"}
        _put(place, "variants", {"type": "array", "minItems": 1, "items": items})
    variants = sorted(catalog.variants)
    one = f"(?:{'|'.join(map(re.escape, variants))})"
    several = {"pattern": rf"^{one}(?:\+{one})+$", "description": "Several, from left to right."}
    schema["$defs"]["variant"] = {"oneOf": [*_choices("variant", variants, catalog), several]}
    _add_uses(schema, catalog, catalog.detectors)
    return schema


def agent_schema(catalog: Catalog) -> Schema:
    """The JSON Schema (Draft 2020-12) of ``*.agent.yaml``."""
    schema = _schema_of(AgentDocument, "An agent to be attacked: *.agent.yaml")
    definitions = schema["$defs"]
    _put(definitions["PolicyDocument"], "breached_if", {"$ref": "#/$defs/uses"})
    _put(definitions["ToolDocument"], "parameters", {"type": "object"})
    model = {"type": "string", "pattern": f"^({'|'.join(sorted(catalog.providers))})(/|$)"}
    for key in ("model", "judge"):
        _put(schema, key, model)
    checks = {name: of for name, of in catalog.detectors.items() if name not in _refused(catalog)}
    _add_uses(schema, catalog, checks)
    for name, options in sorted(catalog.providers.items()):
        definitions[f"provider-{name}"] = _options_schema(options)
        block = {"anyOf": [{"$ref": f"#/$defs/provider-{name}"}, {"type": "null"}]}
        about = catalog.about.get(("provider", name), "")
        schema["properties"][name] = {**block, **_described(f"Options of '{name}': {about}")}
    return schema


def _refused(catalog: Catalog) -> frozenset[str]:
    return catalog.not_in_policies


def _put(owner: Schema, key: str, schema: Schema) -> None:
    """Set a property's schema and keep what was said about it."""
    said = owner["properties"][key].get("description", "")
    owner["properties"][key] = {**schema, **_described(said)}


def _add_uses(schema: Schema, catalog: Catalog, detectors: Mapping[str, type]) -> None:
    """Define what ``breached_if`` may hold."""
    definitions = schema["$defs"]
    properties: Schema = {}
    for name, options in sorted(detectors.items()):
        definitions[f"detector-{name}"] = _options_schema(options)
        given: list[Schema] = [{"$ref": f"#/$defs/detector-{name}"}]
        if _needs_nothing(options):
            given.append({"type": "null"})
        properties[name] = {"anyOf": given, **_described(_about(catalog, name, options))}
    alone = [name for name, options in sorted(detectors.items()) if _needs_nothing(options)]
    definitions["use"] = {
        "anyOf": [
            {"oneOf": _choices("detector", alone, catalog)},
            {
                "type": "object",
                "minProperties": 1,
                "properties": properties,
                "additionalProperties": False,
            },
        ]
    }
    use = {"$ref": "#/$defs/use"}
    definitions["uses"] = {"anyOf": [use, {"type": "array", "minItems": 1, "items": use}]}


def _about(catalog: Catalog, name: str, options: type) -> str:
    """What a detector finds, and what its options say."""
    found = catalog.about.get(("detector", name), "")
    return "\n\n".join(part for part in (found, _said_by(options)) if part)


def _needs_nothing(options: type) -> bool:
    """Whether a detector can be named without options."""
    try:
        options()
    except (TypeError, ValueError):
        return False
    return True


def _choices(kind: str, names: Iterable[str], catalog: Catalog) -> list[Schema]:
    return [
        {"const": name, **_described(catalog.about.get((kind, name), ""))} for name in names
    ] or [{"not": {}}]


def _options_schema(options: type) -> Schema:
    """The schema of a block of options, each described by the words of their class."""
    schema = cached_model(options).model_json_schema()
    definitions = schema.pop("$defs", {})
    schema = _loosened(_inlined(schema, definitions))
    schema |= _described(_said_by(options))
    for name, said in _said_of_each(options).items():
        if name in schema.get("properties", {}):
            schema["properties"][name] |= _described(said)
    return schema


def _inlined(schema: Schema, definitions: Mapping[str, Any]) -> Schema:
    """The same without references, which would point nowhere in another document."""

    def inline(node: Schema) -> Schema:
        name = str(node.get("$ref", "")).rpartition("/")[2]
        return _inlined(definitions[name], definitions) if name in definitions else node

    found: Schema = _mapped(schema, inline)
    return found


def _said_by(options: type) -> str:
    return _prose(inspect.cleandoc(options.__doc__ or ""))


def _said_of_each(options: type) -> dict[str, str]:
    """The sentences of a class's documentation, by the option that they are about."""
    said: dict[str, str] = {}
    for paragraph in inspect.cleandoc(options.__doc__ or "").split("\n\n"):
        found = list(_OPTION.finditer(paragraph))
        for at, match in enumerate(found):
            end = found[at + 1].start() if at + 1 < len(found) else len(paragraph)
            for name in filter(None, match.groups()):
                said[name] = _prose(paragraph[match.end() : end])
    return said


def _prose(text: str) -> str:
    joined = re.sub(r"(?<!\n)\n(?!\n)", " ", text).replace("``", "`").strip()
    return joined[:1].upper() + joined[1:]


def _described(text: str) -> Schema:
    return {"description": text} if text else {}


def _schema_of(model: type[BaseModel], title: str) -> Schema:
    schema = _loosened(model.model_json_schema())
    return {"$schema": _DRAFT, "title": title, **schema}


def _loosened(schema: Schema) -> Schema:
    """A schema as editors want it: any scalar for text, no titles, no null for what is optional."""
    found: Schema = _mapped(schema, _loosen)
    return found


def _loosen(node: Schema) -> Schema:
    found = {key: value for key, value in node.items() if key not in {"title", "default"}}
    choices = [choice for choice in found.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1 and len(found["anyOf"]) > 1:
        del found["anyOf"]
        found = {**choices[0], **found}
    if found.get("type") == "string" and "enum" not in found and "const" not in found:
        found["type"] = (
            _SCALAR if found.get("minLength") or "pattern" in found else [*_SCALAR, "null"]
        )
    return found


def _mapped(node: Any, change: Callable[[Schema], Schema]) -> Any:
    """A schema with every schema inside it changed, innermost first."""
    if isinstance(node, list):
        return [_mapped(item, change) for item in node]
    if not isinstance(node, dict):
        return node
    inner: Schema = {}
    for key, value in node.items():
        if key in {"properties", "$defs"}:
            inner[key] = {name: _mapped(one, change) for name, one in value.items()}
        elif key in {"enum", "required", "default", "const"}:
            inner[key] = value
        else:
            inner[key] = _mapped(value, change)
    return change(inner)
