"""A prompt, read: what its agent knows and what it has been told not to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pytest_voicearena.providers.simulated.facts import Fact, secrets_in
from pytest_voicearena.providers.simulated.levers import Lever
from pytest_voicearena.providers.simulated.outline import Statement, statements
from pytest_voicearena.providers.simulated.passages import Passages
from pytest_voicearena.providers.simulated.rules import (
    Kind,
    Rule,
    messages_in,
    protects,
    refuses_everything,
    rule_in,
)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that an agent knows, and it knows only what its prompt says.

    ``withstands`` are the levers that the prompt speaks against whatever the request; ``refused``
    are whole messages that it quotes and forbids to answer.
    """

    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
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
    held = [tuple(secrets_in(statement)) for statement in said]
    found = [
        (statement, rule_in(statement, before, holds_secret=bool(known)), known)
        for statement, before, known in zip(said, (None, *said), held, strict=False)
    ]
    rules = tuple(rule for _, rule, _ in found if rule is not None)
    facts = tuple(fact for _, _, facts in found for fact in facts)
    passages = Passages.of(
        statement
        for statement, rule, known in found
        if not known and not (rule is not None and _hushes(rule, facts))
    )
    everywhere = (rule.withstands for rule in rules)
    unbound = (rule.hardens for rule in rules if not rule.guards)
    return Knowledge(
        statements=said,
        facts=facts,
        rules=rules,
        passages=passages,
        withstands=frozenset[Lever]().union(*everywhere, *unbound),
        refused=frozenset[str]().union(*(messages_in(statement) for statement in said)),
        refuses_all=any(refuses_everything(statement) for statement in said),
    )


def _hushes(rule: Rule, facts: tuple[Fact, ...]) -> bool:
    """Whether a rule is for the agent alone: to tell it would answer no caller's question."""
    if rule.guards & {Kind.PROMPT, Kind.WORDS} or rule.withstands:
        return True
    return any(protects(rule, fact) for fact in facts)
