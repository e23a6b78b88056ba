"""``*.attack.yaml``: suites of attacks."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from pytest_voicearena.core.attacks import Attack, DetectorUse, Suite
from pytest_voicearena.core.errors import DocumentError, Mistake
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import check, place, suggestion
from pytest_voicearena.documents.fields import Int, Json, Name, Strict, Text
from pytest_voicearena.documents.nodes import Node, parse
from pytest_voicearena.documents.text import SourceText
from pytest_voicearena.documents.uses import read_uses

#: What a turn may leave to be filled in for each agent.
PLACEHOLDERS = ("agent", "secret", "tool")
_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")

Words = Annotated[Text, Field(min_length=1)]
#: Read from the nodes by ``uses``, which knows where each option stands.
Uses = Annotated[Json, Field(description="Detectors whose findings are a breach.")]
Trials = Annotated[Int, Field(ge=1, le=1000)]


class AttackDocument(Strict):
    """One attack as it is written."""

    id: Annotated[Name, Field(description="Unique in the suite; part of the pytest node id.")]
    title: Words
    category: Category | None = None
    severity: Severity | None = None
    technique: Annotated[list[Name], Field(min_length=1)]
    standards: list[Words] | None = None
    turns: Annotated[list[Words], Field(min_length=1, description="What the attacker says.")]
    breached_if: Uses = None
    benign_twin: Words | None = None
    tool_results: dict[Text, Words] = {}
    variants: Annotated[list[Name], Field(min_length=1)] | None = None
    trials: Trials | None = None
    domains: list[Name] | None = None


class SuiteDocument(Strict):
    """A suite as it is written; what stands at the top holds for every attack that says nothing."""

    suite: Name
    about: Text = ""
    category: Category | None = None
    severity: Severity | None = None
    standards: list[Words] = []
    breached_if: Uses = None
    variants: Annotated[list[Name], Field(min_length=1)] = ["plain"]
    trials: Trials | None = None
    domains: list[Name] = []
    attacks: Annotated[list[AttackDocument], Field(min_length=1)]


def decode_suite(source: SourceText, catalog: Catalog) -> Suite:
    """The suite in a text.

    Raises:
        DocumentError: with every mistake in it.
    """
    mistakes: list[Mistake] = []
    root = parse(source, mistakes)
    document = check(source, root, SuiteDocument, mistakes)
    reader = _Reader(source, root, catalog, mistakes)
    uses = reader.uses()
    if document is not None:
        reader.check_names(document)
        suite = reader.suite(document, uses)
        if not mistakes:
            return suite
    raise DocumentError(sorted(set(mistakes), key=lambda it: (it.line, it.column)))


class _Reader:
    """What the model cannot say: names that others define, ids, defaults."""

    def __init__(
        self, source: SourceText, root: Node, catalog: Catalog, mistakes: list[Mistake]
    ) -> None:
        self.source = source
        self.root = root
        self.catalog = catalog
        self.mistakes = mistakes

    def uses(self) -> list[tuple[DetectorUse, ...] | None]:
        """For the suite first, then for each attack; None where nothing is said."""
        if not isinstance(self.root.value, dict):
            return [None]
        attacks = self.root.value.get("attacks")
        listed = attacks.value if attacks is not None and isinstance(attacks.value, list) else []
        return [self._uses_in(node) for node in [self.root, *listed]]

    def _uses_in(self, node: Node) -> tuple[DetectorUse, ...] | None:
        if not isinstance(node.value, dict) or "breached_if" not in node.value:
            return None
        entry = node.value["breached_if"]
        return read_uses(self.source, entry, self.catalog, self.mistakes)

    def check_names(self, document: SuiteDocument) -> None:
        seen: dict[str, int] = {}
        for at, attack in enumerate(document.attacks):
            here = ("attacks", at)
            if attack.id in seen:
                message = f"attack '{attack.id}' is already on line {seen[attack.id]}"
                self._say((*here, "id"), message)
            seen.setdefault(attack.id, place(self.root, (*here, "id"))[1][0])
            if attack.category is None and document.category is None:
                self._say(here, "'category' is missing, here and for the suite")
            for number, turn in enumerate(attack.turns):
                self._check_placeholders((*here, "turns", number), turn)
            self._check_variants((*here, "variants"), attack.variants or [])
        self._check_variants(("variants",), document.variants)

    def _check_placeholders(self, location: tuple[str | int, ...], turn: str) -> None:
        for found in _PLACEHOLDER.finditer(turn):
            if found[1] not in PLACEHOLDERS:
                hint = suggestion(found[1], PLACEHOLDERS)
                self._say(location, f"unknown placeholder '{{{{{found[1]}}}}}'{hint}")

    def _check_variants(self, location: tuple[str | int, ...], variants: list[str]) -> None:
        for number, name in enumerate(variants):
            if name not in self.catalog.variants:
                hint = suggestion(name, self.catalog.variants)
                self._say((*location, number), f"unknown variant '{name}'{hint}")

    def suite(self, document: SuiteDocument, uses: list[tuple[DetectorUse, ...] | None]) -> Suite:
        attacks = tuple(
            self._attack(document, attack, at, uses) for at, attack in enumerate(document.attacks)
        )
        return Suite(document.suite, self.source.path, attacks, document.about)

    def _attack(
        self,
        suite: SuiteDocument,
        attack: AttackDocument,
        at: int,
        uses: list[tuple[DetectorUse, ...] | None],
    ) -> Attack:
        breached_if = uses[at + 1] if uses[at + 1] is not None else uses[0]
        if not breached_if and not self.mistakes:
            self._say(("attacks", at), "'breached_if' is missing: nothing would be a breach")
        node, _ = place(self.root, ("attacks", at))
        standards = suite.standards if attack.standards is None else attack.standards
        return Attack(
            id=attack.id,
            title=attack.title,
            category=attack.category or suite.category or Category.SECURITY_LEAK,
            severity=attack.severity or suite.severity or Severity.MEDIUM,
            technique=tuple(attack.technique),
            turns=tuple(attack.turns),
            breached_if=breached_if or (),
            standards=tuple(standards),
            variants=tuple(dict.fromkeys(attack.variants or suite.variants)),
            trials=attack.trials or suite.trials,
            domains=tuple(suite.domains if attack.domains is None else attack.domains),
            benign_twin=attack.benign_twin,
            tool_results=dict(attack.tool_results),
            line=node.line,
        )

    def _say(self, location: tuple[str | int, ...], message: str) -> None:
        _, (line, column) = place(self.root, location)
        self.mistakes.append(self.source.mistake(line, column, message))
