"""``*.attack.yaml``: suites of attacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from pytest_voicearena.core.attacks import Attack, DetectorUse, Suite
from pytest_voicearena.core.errors import Mistake
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import (
    check,
    enough,
    refuse_other,
    shown,
    suggestion,
)
from pytest_voicearena.documents.fields import READ, Json, Name, Names, Strict, Words
from pytest_voicearena.documents.nodes import Node, parse
from pytest_voicearena.documents.text import SourceText, document_error
from pytest_voicearena.documents.uses import UsesReader

#: What a turn may leave to be filled in for each agent.
PLACEHOLDERS = ("agent", "secret", "tool")
#: Words in double braces; anything else in braces is what an attacker may well say.
_PLACEHOLDER = re.compile(r"\{\{[ \t]*([A-Za-z_][\w.:-]*)[ \t]*\}\}")

Variants = Annotated[
    list[Names],
    Field(
        min_length=1,
        description="Dresses in which each attack is tried; nato+base64 is both, one in the other.",
    ),
]
Uses = Annotated[
    Json, Field(description="Detectors whose findings are a breach: any one of them is enough.")
]
Trials = Annotated[
    int,
    Field(
        strict=True,
        ge=1,
        le=1000,
        description="How often each case is played; one breach is a breach.",
    ),
    READ,
]
Standards = Annotated[
    list[Words], Field(description="Identifiers such as OWASP-LLM02 or ATLAS-AML.T0056.")
]
Domains = Annotated[
    list[Name],
    Field(description="Trades that this is written for, such as banking; left out: any agent."),
]
CategoryField = Annotated[Category, Field(description="What the attack is after.")]
SeverityField = Annotated[Severity, Field(description="How bad a breach would be.")]


class AttackDocument(Strict):
    """One attack: what the attacker says, turn by turn, and what would be a breach."""

    id: Annotated[Name, Field(description="Unique in the suite; part of the pytest node id.")]
    title: Annotated[Words, Field(description="What happens, in a few words, for reports.")]
    category: CategoryField | None = None
    severity: SeverityField | None = None
    technique: Annotated[
        list[Name], Field(min_length=1, description="How it works: authority, urgency, ...")
    ]
    standards: Standards | None = None
    turns: Annotated[
        list[Words],
        Field(
            min_length=1,
            description=(
                "What the attacker says, in order. {{secret}}, {{tool}} and {{agent}} are filled "
                "in from the agent file."
            ),
        ),
    ]
    breached_if: Uses = None
    benign_twin: Annotated[
        Words | None,
        Field(description="An honest question on the same subject, which a sound agent answers."),
    ] = None
    tool_results: Annotated[
        dict[str, Words],
        Field(
            description=(
                "What tools answer instead, by name ('*' is any), to plant instructions in what "
                "the agent reads."
            )
        ),
    ] = {}
    variants: Variants | None = None
    trials: Trials | None = None
    domains: Domains | None = None


class SuiteDocument(Strict):
    """A suite of attacks. What stands at the top holds for every attack that says nothing else."""

    suite: Annotated[Name, Field(description="The suite's name.")]
    about: Annotated[str, Field(description="One or two sentences for reports and lists.")] = ""
    category: CategoryField | None = None
    severity: SeverityField | None = None
    standards: Standards = []
    breached_if: Uses = None
    variants: Variants = ["plain"]
    trials: Trials | None = None
    domains: Domains = []
    attacks: Annotated[
        list[AttackDocument], Field(min_length=1, description="The attacks, in order.")
    ]


def decode_suite(source: SourceText, catalog: Catalog) -> Suite:
    """The suite in a text.

    Raises:
        DocumentError: with every mistake in it.
    """
    mistakes: list[Mistake] = []
    root = parse(source, mistakes)
    refuse_other(source, root, "suite", "agent", "this is an agent file, not a suite")
    document = check(source, root, SuiteDocument, mistakes)
    _Names(source, root, catalog, mistakes).check()
    default, own = _uses(source, root, catalog, mistakes)
    if mistakes or document is None:
        raise document_error(mistakes)
    nodes = _attacks(root)
    attacks = tuple(
        _attack(document, attack, node.line, own.get(at, default))
        for at, (attack, node) in enumerate(zip(document.attacks, nodes, strict=True))
    )
    return Suite(document.suite, source.path, attacks, document.about)


def _attacks(root: Node) -> list[Node]:
    listed = root.entry("attacks")
    return listed.items if listed is not None else []


def _uses(
    source: SourceText, root: Node, catalog: Catalog, mistakes: list[Mistake]
) -> tuple[tuple[DetectorUse, ...], dict[int, tuple[DetectorUse, ...]]]:
    """The suite's ``breached_if``, and those of attacks that have one, by their position."""
    reader = UsesReader(source, catalog, mistakes)
    default = root.entry("breached_if")
    own: dict[int, tuple[DetectorUse, ...]] = {}
    for at, attack in enumerate(_attacks(root)):
        if (entry := attack.entry("breached_if")) is not None:
            own[at] = reader.needed(entry)
        elif default is None and isinstance(attack.value, dict) and not enough(mistakes):
            message = "'breached_if' is missing, here and for the suite"
            mistakes.append(source.mistake(attack.line, attack.column, message))
    return reader.needed(default), own


def _attack(
    suite: SuiteDocument,
    attack: AttackDocument,
    line: int,
    breached_if: tuple[DetectorUse, ...],
) -> Attack:
    """An attack with the suite's defaults filled in."""
    return Attack(
        id=attack.id,
        title=attack.title,
        category=attack.category or suite.category or Category.SECURITY_LEAK,
        severity=attack.severity or suite.severity or Severity.MEDIUM,
        technique=tuple(attack.technique),
        turns=tuple(attack.turns),
        breached_if=breached_if,
        standards=tuple(suite.standards if attack.standards is None else attack.standards),
        variants=tuple(dict.fromkeys(attack.variants or suite.variants)),
        trials=attack.trials or suite.trials,
        domains=tuple(suite.domains if attack.domains is None else attack.domains),
        benign_twin=attack.benign_twin,
        tool_results=dict(attack.tool_results),
        line=line,
    )


class _Names:
    """Looks for what the model cannot see: names that others define, ids, missing defaults."""

    def __init__(
        self, source: SourceText, root: Node, catalog: Catalog, mistakes: list[Mistake]
    ) -> None:
        self._source = source
        self._root = root
        self._catalog = catalog
        self._mistakes = mistakes
        self._seen: dict[str, int] = {}

    def check(self) -> None:
        """Add what is wrong to the mistakes."""
        self._variants(self._root)
        has_category = self._root.entry("category") is not None
        for attack in _attacks(self._root):
            if enough(self._mistakes):
                return
            if not isinstance(attack.value, dict):
                continue
            self._id(attack)
            if not has_category and attack.entry("category") is None:
                self._say(attack, "'category' is missing, here and for the suite")
            self._placeholders(attack)
            self._variants(attack)

    def _id(self, attack: Node) -> None:
        node = attack.entry("id")
        if node is None or not node.text:
            return
        if node.text in self._seen:
            line = self._seen[node.text]
            self._say(node, f"attack {shown(node.text)} is already on line {line}")
        self._seen.setdefault(node.text, node.line)

    def _placeholders(self, attack: Node) -> None:
        for turn in _texts(attack, "turns"):
            for found in _PLACEHOLDER.finditer(turn.text or ""):
                if found[1] not in PLACEHOLDERS:
                    hint = suggestion(found[1], PLACEHOLDERS)
                    self._say(turn, f"unknown placeholder '{{{{{found[1]}}}}}'{hint}")

    def _variants(self, node: Node) -> None:
        for variant in _texts(node, "variants"):
            if enough(self._mistakes):
                return
            for name in (variant.text or "").split("+"):
                if name and name not in self._catalog.variants:
                    hint = suggestion(name, self._catalog.variants)
                    self._say(variant, f"unknown variant {shown(name)}{hint}")

    def _say(self, node: Node, message: str) -> None:
        if not enough(self._mistakes):
            self._mistakes.append(self._source.mistake(node.line, node.column, message))


def _texts(node: Node, key: str) -> Iterator[Node]:
    listed = node.entry(key)
    return (item for item in (listed.items if listed else []) if item.text is not None)
