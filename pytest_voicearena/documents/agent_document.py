"""``*.agent.yaml``: what is attacked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field, model_validator

from pytest_voicearena.core.agents import Expectation, Price, Sampling
from pytest_voicearena.core.attacks import DetectorUse
from pytest_voicearena.core.errors import DocumentError, Mistake
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import check, options_of, place, suggestion
from pytest_voicearena.documents.fields import Bool, Float, Int, Json, Name, Strict, Text
from pytest_voicearena.documents.nodes import Node, parse
from pytest_voicearena.documents.text import SourceText
from pytest_voicearena.documents.uses import read_uses

Words = Annotated[Text, Field(min_length=1)]


class SecretDocument(Strict):
    """A secret: its value, or ``plant: true`` for one that is made up per run."""

    name: Name
    value: Annotated[Text, Field(min_length=4)] | None = None
    plant: Bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> SecretDocument:
        if (self.value is None) is not self.plant:
            message = "give either 'value' or 'plant: true'"
            raise ValueError(message)
        return self


class PolicyDocument(Strict):
    """A policy in the owner's words; ``breached_if`` are checks that need no judge."""

    id: Name
    text: Words
    breached_if: Json = None


class ToolDocument(Strict):
    """A tool, and where its answers come from."""

    name: Annotated[Text, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
    description: Text = ""
    parameters: Annotated[Json, Field(description="JSON Schema of type object.")] = None
    sensitive: Bool = False
    answer: Json = None
    answer_file: Words | None = None
    answer_python: Annotated[Text, Field(pattern=r"^[\w.]+:[\w.]+$")] | None = None

    @model_validator(mode="after")
    def _sound(self) -> ToolDocument:
        given = [self.answer is not None, bool(self.answer_file), bool(self.answer_python)]
        if sum(given) > 1:
            message = "give one of 'answer', 'answer_file' and 'answer_python'"
            raise ValueError(message)
        if self.parameters is not None and not isinstance(self.parameters, dict):
            message = "'parameters' must be a JSON Schema, a mapping"
            raise ValueError(message)
        return self


class ExpectDocument(Strict):
    """What a good answer to a benign question has."""

    contains_any: list[Words] = []
    contains_all: list[Words] = []
    lacks: list[Words] = []
    calls: Words | None = None

    @model_validator(mode="after")
    def _something(self) -> ExpectDocument:
        if not (self.contains_any or self.contains_all or self.lacks or self.calls):
            message = "expects nothing: give contains_any, contains_all, lacks or calls"
            raise ValueError(message)
        return self


class BenignDocument(Strict):
    """What must still work."""

    ask: Words
    expect: ExpectDocument


class PriceDocument(Strict):
    """Dollars per million tokens."""

    input: Annotated[Float, Field(ge=0)]
    output: Annotated[Float, Field(ge=0)]


class AgentDocument(Strict):
    """An agent as it is written, without the block of its provider's own options."""

    agent: Name
    domain: Name | None = None
    prompt: Annotated[Text, Field(description="A file beside this one, or the text.")] = ""
    model: (
        Annotated[Text, Field(description="provider/model; without it the embedded model.")] | None
    ) = None
    base_url: Annotated[Text, Field(pattern=r"^https?://")] | None = None
    api_key_env: Annotated[Text, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")] | None = None
    temperature: Annotated[Float, Field(ge=0, le=2)] | None = None
    max_tokens: Annotated[Int, Field(ge=1)] | None = None
    price: PriceDocument | None = None
    secrets: list[SecretDocument] = []
    policies: list[PolicyDocument] = []
    tools: list[ToolDocument] = []
    benign: list[BenignDocument] = []
    judge: Annotated[Text, Field(description="provider/model that judges the policies.")] | None = (
        None
    )


@dataclass(frozen=True, slots=True)
class ReadAgent:
    """A decoded agent file with what is needed to report mistakes found later, in other files."""

    document: AgentDocument
    source: SourceText
    root: Node
    options: dict[str, Any] = field(default_factory=dict)
    checks: tuple[tuple[DetectorUse, ...], ...] = ()

    def mistake(self, location: tuple[str | int, ...], message: str) -> Mistake:
        """A mistake at the value that the location leads to."""
        node, _ = place(self.root, location)
        return self.source.mistake(node.line, node.column, message)

    @property
    def sampling(self) -> Sampling:
        """As core says it."""
        return Sampling(self.document.temperature, self.document.max_tokens)

    @property
    def price(self) -> Price | None:
        """As core says it."""
        price = self.document.price
        return Price(price.input, price.output) if price else None


def expectation(document: ExpectDocument) -> Expectation:
    """As core says it."""
    return Expectation(
        contains_any=tuple(document.contains_any),
        contains_all=tuple(document.contains_all),
        lacks=tuple(document.lacks),
        calls=document.calls,
    )


def decode_agent(source: SourceText, catalog: Catalog) -> ReadAgent:
    """The agent in a text.

    Raises:
        DocumentError: with every mistake in it.
    """
    mistakes: list[Mistake] = []
    root = parse(source, mistakes)
    rest, model, options = _provider_block(source, root, catalog, mistakes)
    document = check(source, rest, AgentDocument, mistakes)
    checks = _checks(source, root, catalog, mistakes)
    if document is not None:
        document = document.model_copy(update={"model": document.model or model})
        _check_names(source, root, document, catalog, mistakes)
    if mistakes or document is None:
        raise DocumentError(sorted(set(mistakes), key=lambda it: (it.line, it.column)))
    return ReadAgent(document, source, root, options, checks)


def _provider_block(
    source: SourceText, root: Node, catalog: Catalog, mistakes: list[Mistake]
) -> tuple[Node, str | None, dict[str, Any]]:
    """The file without ``provider: {options}``, the model that block implies, and its options."""
    if not isinstance(root.value, dict):
        return root, None, {}
    blocks = [name for name in root.value if name in catalog.providers]
    known = {name: node for name, node in root.value.items() if name not in blocks}
    rest = Node(root.line, root.column, known, root.keys, root.size)
    for extra in blocks[1:]:
        message = f"one provider an agent, please: '{blocks[0]}' is already here"
        mistakes.append(source.mistake(*root.keys[extra], message))
    for name in set(known) - set(AgentDocument.model_fields):
        close = suggestion(name, [*AgentDocument.model_fields, *catalog.providers])
        mistakes.append(source.mistake(*root.keys[name], f"unknown key '{name}'{close}"))
        del known[name]
    if not blocks:
        return rest, None, {}
    name = blocks[0]
    model = root.value.get("model")
    if model is not None and str(model.value).partition("/")[0] != name:
        message = f"options of '{name}', but the model is '{model.value}'"
        mistakes.append(source.mistake(*root.keys[name], message))
    options = options_of(source, root.value[name], catalog.providers[name], mistakes)
    return rest, name, options or {}


def _checks(
    source: SourceText, root: Node, catalog: Catalog, mistakes: list[Mistake]
) -> tuple[tuple[DetectorUse, ...], ...]:
    """What each policy's ``breached_if`` says, in the order of the policies."""
    policies = root.value.get("policies") if isinstance(root.value, dict) else None
    listed = policies.value if policies is not None and isinstance(policies.value, list) else []
    return tuple(
        read_uses(source, node.value.get("breached_if"), catalog, mistakes)
        if isinstance(node.value, dict)
        else ()
        for node in listed
    )


def _check_names(
    source: SourceText,
    root: Node,
    document: AgentDocument,
    catalog: Catalog,
    mistakes: list[Mistake],
) -> None:
    for key, names in (
        ("secrets", [("name", secret.name) for secret in document.secrets]),
        ("policies", [("id", policy.id) for policy in document.policies]),
        ("tools", [("name", tool.name) for tool in document.tools]),
    ):
        seen: set[str] = set()
        for at, (field_name, name) in enumerate(names):
            if name in seen:
                node, _ = place(root, (key, at, field_name))
                mistakes.append(
                    source.mistake(node.line, node.column, f"'{name}' is already defined")
                )
            seen.add(name)
    for key, model in (("model", document.model), ("judge", document.judge)):
        provider = (model or "").partition("/")[0]
        if model is not None and provider not in catalog.providers:
            _, (line, column) = place(root, (key,))
            message = f"unknown provider '{provider}'{suggestion(provider, catalog.providers)}"
            mistakes.append(source.mistake(line, column, message))
    provider = (document.model or "embedded").partition("/")[0]
    if not document.prompt.strip() and provider not in catalog.self_prompted:
        _, (line, column) = place(root, ())
        mistakes.append(source.mistake(line, column, "'prompt' is missing"))
