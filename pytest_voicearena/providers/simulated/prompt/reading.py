"""A prompt, read: what its agent knows and what it has been told not to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pytest_voicearena.providers.simulated.levers.lever import Lever
from pytest_voicearena.providers.simulated.levers.stances import KEEPS_SECRET
from pytest_voicearena.providers.simulated.prompt.facts import Fact, secrets_in
from pytest_voicearena.providers.simulated.prompt.outline import Statement, statements
from pytest_voicearena.providers.simulated.prompt.passages import Passages
from pytest_voicearena.providers.simulated.prompt.people import Record, record_in
from pytest_voicearena.providers.simulated.prompt.rules import (
    Kind,
    Rule,
    messages_in,
    protects,
    refuses_everything,
    rule_in,
)
from pytest_voicearena.providers.simulated.wording import fold


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that an agent knows, and it knows only what its prompt says.

    ``withstands`` are the levers that the prompt speaks against whatever the request; ``refused``
    are whole messages that it quotes and forbids to answer.
    """

    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    records: tuple[Record, ...]
    rules: tuple[Rule, ...]
    passages: Passages
    withstands: frozenset[Lever]
    refused: frozenset[str]
    refuses_all: bool

    def rules_on(self, kind: Kind) -> tuple[Rule, ...]:
        """The rules that guard a kind of request."""
        return tuple(rule for rule in self.rules if kind in rule.guards)

    def protected(self, fact: Fact) -> bool:
        """Whether some rule forbids to tell this fact."""
        return any(protects(rule, fact) for rule in self.rules)


@lru_cache(maxsize=64)
def read(prompt: str) -> Knowledge:
    """Read a prompt. Pure; kept because thousands of conversations share one prompt."""
    said = tuple(statements(prompt))
    noted = [(statement, record_in(statement)) for statement in said]
    said = tuple(statement for statement, record in noted if record is None)
    kept = _kept_headings(said)
    held = [tuple(secrets_in(one, kept=one.heading in kept)) for one in said]
    found = [
        (statement, rule_in(statement, before, holds_secret=bool(known)), known)
        for statement, before, known in zip(said, (None, *said), held, strict=False)
    ]
    rules = tuple(rule for _, rule, _ in found if rule is not None)
    facts = tuple(fact for _, _, facts in found for fact in facts)
    passages = Passages.of(
        statement
        for statement, rule, known in found
        if not known
        and statement.heading not in kept
        and not (rule is not None and _hushes(rule, facts))
    )
    everywhere = (rule.withstands for rule in rules)
    unbound = (rule.hardens for rule in rules if not rule.guards)
    return Knowledge(
        statements=tuple(statement for statement, _ in noted),
        facts=facts,
        records=tuple(record for _, record in noted if record is not None),
        rules=rules,
        passages=passages,
        withstands=frozenset[Lever]().union(*everywhere, *unbound),
        refused=frozenset[str]().union(*(messages_in(statement) for statement in said)),
        refuses_all=any(refuses_everything(statement) for statement in said),
    )


def _kept_headings(said: Sequence[Statement]) -> frozenset[str]:
    """The headings that a rule of secrecy names: all that stands under them is kept."""
    rules = [one.folded for one in said if KEEPS_SECRET.search(one.folded)]
    return frozenset(
        heading
        for heading in {one.heading for one in said}
        if any(_names_heading(rule, fold(heading)) for rule in rules)
    )


def _names_heading(rule: str, heading: str) -> bool:
    if len(heading.split()) == 1 and "internal" not in heading:
        return f'"{heading}"' in rule
    bare = heading.removeprefix("internal ")
    internal = bare != heading and bare in rule
    return internal or f'"{heading}"' in rule or f"under {heading}" in rule


def _hushes(rule: Rule, facts: tuple[Fact, ...]) -> bool:
    """Whether a rule is for the agent alone: to tell it would answer no caller's question."""
    if rule.guards & {Kind.PROMPT, Kind.WORDS} or rule.withstands:
        return True
    return any(protects(rule, fact) for fact in facts)
