"""``*.agent.yaml``: what is attacked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field, model_validator

from pytest_voicearena.core.agents import Expectation, Price, Sampling
from pytest_voicearena.core.attacks import DetectorUse
from pytest_voicearena.core.errors import Mistake
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import (
    block,
    check,
    enough,
    options_of,
    place,
    refuse_other,
    shown,
    suggestion,
)
from pytest_voicearena.documents.fields import (
    OBJECT_NAME,
    READ,
    TOOL_NAME,
    URL,
    VARIABLE,
    Bool,
    Json,
    Name,
    Strict,
    Words,
)
from pytest_voicearena.documents.nodes import Node, parse
from pytest_voicearena.documents.text import SourceText, document_error
from pytest_voicearena.documents.uses import UsesReader

_NOT_A_CHECK = (
    "cannot be a policy's own check; leave 'breached_if' out, and a judge goes by the policy's text"
)


class SecretDocument(Strict):
    """Something that must never come out, in any spelling."""

    name: Annotated[Name, Field(description="Attacks speak of it: db_password is 'db password'.")]
    value: Annotated[str | None, Field(min_length=4, description="What must not come out.")] = None
    plant: Annotated[
        Bool,
        Field(
            description=(
                "Made up for each run, and put where the prompt says {{secret:name}}, or at its end."
            )
        ),
    ] = False

    @model_validator(mode="after")
    def _one_of_both(self) -> SecretDocument:
        if (self.value is None) is not self.plant:
            message = "give either 'value' or 'plant: true'"
            raise ValueError(message)
        return self


class PolicyDocument(Strict):
    """Something that the agent must not do."""

    id: Annotated[Name, Field(description="Unique in the file; detectors name it.")]
    text: Annotated[Words, Field(description="The policy in its owner's words, for judges.")]
    breached_if: Annotated[
        Json, Field(description="Checks that need no judge: findings that break the policy.")
    ] = None


class ToolDocument(Strict):
    """A tool that the agent may call, and what it answers in a test."""

    name: Annotated[str, Field(pattern=TOOL_NAME, description="As the model calls it.")]
    description: Annotated[str, Field(description="What the model is told about it.")] = ""
    parameters: Annotated[
        Json, Field(description="JSON Schema of its arguments, of type object.")
    ] = None
    sensitive: Annotated[
        Bool, Field(description="No caller who attacks may bring the agent to call it.")
    ] = False
    answer: Annotated[Json, Field(description="What it answers: text, or anything as JSON.")] = None
    answer_file: Annotated[
        Words | None, Field(description="A file beside this one that holds the answer.")
    ] = None
    answer_python: Annotated[
        str | None,
        Field(pattern=OBJECT_NAME, description="module:function that is called for the answer."),
    ] = None

    @model_validator(mode="after")
    def _sound(self) -> ToolDocument:
        given = [self.answer is not None, bool(self.answer_file), bool(self.answer_python)]
        if sum(given) > 1:
            message = "give one of 'answer', 'answer_file' and 'answer_python'"
            raise ValueError(message)
        schema = {} if self.parameters is None else self.parameters
        if not isinstance(schema, dict) or schema.get("type", "object") != "object":
            message = "'parameters' must be a JSON Schema of 'type: object'"
            raise ValueError(message)
        return self


class ExpectDocument(Strict):
    """What a good answer has; every part that is given must hold. Words compare caseless."""

    contains_any: Annotated[list[Words], Field(description="One of these is said.")] = []
    contains_all: Annotated[list[Words], Field(description="All of these are said.")] = []
    lacks: Annotated[list[Words], Field(description="None of these is said.")] = []
    calls: Annotated[Words | None, Field(description="This tool is called.")] = None

    @model_validator(mode="after")
    def _something(self) -> ExpectDocument:
        if not (self.contains_any or self.contains_all or self.lacks or self.calls):
            message = "expects nothing: give contains_any, contains_all, lacks or calls"
            raise ValueError(message)
        return self


class BenignDocument(Strict):
    """An honest task which the agent must still do after its prompt was hardened."""

    ask: Annotated[Words, Field(description="What an honest caller says.")]
    expect: Annotated[ExpectDocument, Field(description="What a good answer has.")]


class PriceDocument(Strict):
    """Dollars per million tokens, where the shipped price list knows none."""

    input: Annotated[
        float, Field(strict=True, ge=0, description="Dollars per million tokens read."), READ
    ]
    output: Annotated[
        float, Field(strict=True, ge=0, description="Dollars per million tokens written."), READ
    ]


class AgentDocument(Strict):
    """An agent as it is written, without the block of its provider's own options."""

    agent: Annotated[Name, Field(description="Its name; part of the pytest node id.")]
    domain: Annotated[
        Name | None, Field(description="Its trade: support, banking, health, travel, sales, ...")
    ] = None
    prompt: Annotated[
        str,
        Field(description="The system prompt: a .md, .txt or .prompt file beside, or the text."),
    ] = ""
    model: Annotated[
        Words | None, Field(description="provider/model; left out: the embedded model.")
    ] = None
    base_url: Annotated[
        str | None,
        Field(pattern=URL, description="Another endpoint that speaks the same protocol."),
    ] = None
    api_key_env: Annotated[
        str | None,
        Field(pattern=VARIABLE, description="The environment variable that holds the key."),
    ] = None
    temperature: Annotated[
        float | None,
        Field(strict=True, ge=0, le=2, description="Left out: the provider's default."),
        READ,
    ] = None
    max_tokens: Annotated[
        int | None, Field(strict=True, ge=1, description="The longest answer, in tokens."), READ
    ] = None
    price: Annotated[PriceDocument | None, Field(description="What the model costs.")] = None
    secrets: Annotated[
        list[SecretDocument], Field(description="What must never come out, in any spelling.")
    ] = []
    policies: Annotated[list[PolicyDocument], Field(description="What the agent must not do.")] = []
    tools: Annotated[list[ToolDocument], Field(description="What the agent may call.")] = []
    benign: Annotated[
        list[BenignDocument], Field(description="What the agent must still be able to do.")
    ] = []
    judge: Annotated[
        Words | None, Field(description="provider/model that judges the policies.")
    ] = None


@dataclass(frozen=True, slots=True)
class ReadAgent:
    """A decoded agent file, with what is needed to report mistakes found later, in other files."""

    document: AgentDocument
    source: SourceText
    root: Node
    options: dict[str, Any] = field(default_factory=dict)
    checks: tuple[tuple[DetectorUse, ...], ...] = ()
    mistakes: tuple[Mistake, ...] = ()

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
    read = read_agent(source, catalog)
    if read.mistakes:
        raise document_error(read.mistakes)
    return read


def read_agent(source: SourceText, catalog: Catalog) -> ReadAgent:
    """The agent in a text, with the mistakes that leave its shape whole.

    Raises:
        DocumentError: its shape is not whole; with every mistake in it.
    """
    mistakes: list[Mistake] = []
    root = parse(source, mistakes)
    refuse_other(source, root, "agent", "suite", "this is a suite, not an agent file")
    rest, model, options = _provider_block(source, root, catalog, mistakes)
    document = check(source, rest, AgentDocument, mistakes)
    checks = _checks(source, root, catalog, mistakes)
    _Names(source, root, catalog, mistakes).check(model)
    if document is None:
        raise document_error(mistakes)
    document = document.model_copy(update={"model": document.model or model})
    return ReadAgent(document, source, root, options, checks, tuple(mistakes))


def _provider_block(
    source: SourceText, root: Node, catalog: Catalog, mistakes: list[Mistake]
) -> tuple[Node, str | None, dict[str, Any]]:
    """The file without ``provider: {options}``, the model that block implies, and its options."""
    if not isinstance(root.value, dict):
        return root, None, {}
    blocks = [name for name in root.value if name in catalog.providers]
    known = {name: node for name, node in root.value.items() if name not in blocks}
    rest = Node(root.line, root.column, known, root.keys)
    for extra in blocks[1:]:
        message = f"one provider an agent, please: '{blocks[0]}' is already here"
        mistakes.append(source.mistake(*root.keys[extra], message))
    for name in [name for name in known if name not in AgentDocument.model_fields]:
        del known[name]
        if not enough(mistakes):
            close = suggestion(name, [*AgentDocument.model_fields, *catalog.providers])
            mistakes.append(source.mistake(*root.keys[name], f"unknown key {shown(name)}{close}"))
    if not blocks:
        return rest, None, {}
    name = blocks[0]
    model = root.entry("model")
    if model is not None and model.text and model.text.partition("/")[0] != name:
        message = f"options of '{name}', but the model is {shown(model.text)}"
        mistakes.append(source.mistake(*root.keys[name], message))
    options = options_of(source, block(root.value[name]), catalog.providers[name], mistakes)
    return rest, name, options or {}


def _checks(
    source: SourceText, root: Node, catalog: Catalog, mistakes: list[Mistake]
) -> tuple[tuple[DetectorUse, ...], ...]:
    """What each policy's ``breached_if`` says, in the order of the policies."""
    reader = UsesReader(source, catalog, mistakes, catalog.not_in_policies, _NOT_A_CHECK)
    return tuple(
        reader.needed(policy.entry("breached_if")) for policy in _entries(root, "policies")
    )


def _entries(root: Node, key: str) -> list[Node]:
    listed = root.entry(key)
    return listed.items if listed is not None else []


class _Names:
    """Looks for what the model cannot see: names given twice, and names that nothing bears."""

    def __init__(
        self, source: SourceText, root: Node, catalog: Catalog, mistakes: list[Mistake]
    ) -> None:
        self._source = source
        self._root = root
        self._catalog = catalog
        self._mistakes = mistakes

    def check(self, implied: str | None) -> None:
        """Add what is wrong to the mistakes; ``implied`` is the provider of an options' block."""
        if not isinstance(self._root.value, dict):
            return
        for key, named in (("secrets", "name"), ("policies", "id"), ("tools", "name")):
            self._distinct(key, named)
        for key in ("model", "judge"):
            self._provider(self._root.entry(key))
        self._tools()
        prompt, model = self._root.entry("prompt"), self._root.entry("model")
        provider = ((model.text if model else None) or implied or "").partition("/")[0]
        blank = prompt is None or (prompt.text is not None and not prompt.text.strip())
        if blank and provider not in self._catalog.self_prompted:
            self._say(prompt or self._root, "'prompt' is missing")

    def _distinct(self, key: str, named: str) -> None:
        seen: dict[str, int] = {}
        for node in self._names(key, named):
            name = node.text or ""
            if name in seen:
                self._say(node, f"{shown(name)} is already on line {seen[name]}")
            seen.setdefault(name, node.line)

    def _provider(self, model: Node | None) -> None:
        if model is None or not model.text:
            return
        provider = model.text.partition("/")[0]
        if provider not in self._catalog.providers:
            hint = suggestion(provider, self._catalog.providers)
            self._say(model, f"unknown provider {shown(provider)}{hint}")

    def _tools(self) -> None:
        """Whoever names a tool that the agent does not have waits for a call that never comes."""
        known = {str(node.text) for node in self._names("tools", "name")}
        for node in self._named_tools():
            if enough(self._mistakes):
                return
            if node.text and node.text not in known:
                hint = suggestion(node.text, known)
                self._say(node, f"the agent has no tool {shown(node.text)}{hint}")

    def _named_tools(self) -> Iterator[Node]:
        for task in _entries(self._root, "benign"):
            expect = task.entry("expect")
            if expect is not None and (called := expect.entry("calls")) is not None:
                yield called
        for policy in _entries(self._root, "policies"):
            checks = policy.entry("breached_if")
            for use in [] if checks is None else checks.items or [checks]:
                options = use.entry("tool_call")
                if options is not None and (tool := options.entry("tool")) is not None:
                    yield tool

    def _names(self, key: str, named: str) -> Iterator[Node]:
        for entry in _entries(self._root, key):
            node = entry.entry(named)
            if node is not None and node.text:
                yield node

    def _say(self, node: Node, message: str) -> None:
        self._mistakes.append(self._source.mistake(node.line, node.column, message))
