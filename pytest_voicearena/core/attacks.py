"""Attacks: what is tried, and what would be a breach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pytest_voicearena.core.taxonomy import Category, Severity


@dataclass(frozen=True, slots=True)
class DetectorUse:
    """A detector by name, with the options that a document gives it."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Approach:
    """What an attacker says to one agent in one trial, in order, and plants in what it reads.

    ``tool_results`` replaces what a tool of that name (``*``: any tool) answers.
    """

    turns: tuple[str, ...]
    tool_results: Mapping[str, str] = field(default_factory=dict)

    @property
    def last(self) -> str:
        """The last turn, in which an attack asks for what it wants."""
        return self.turns[-1]

    def saying(self, *last: str) -> Approach:
        """The same approach with other words for its last turn, in one turn or several."""
        return replace(self, turns=(*self.turns[:-1], *last))


@dataclass(frozen=True, slots=True)
class Attack:
    """One scenario: what the attacker says, and which findings would be a breach.

    ``turns`` are the attacker's words in order. ``tool_results`` replaces what a tool of that name
    (``*``: any tool) answers, so that an instruction can come in through what the agent reads.
    ``domains`` names the trades that it was written for; empty means any. ``benign_twin`` is an
    honest question on the same subject, which a sound agent answers.
    """

    id: str
    title: str
    category: Category
    severity: Severity
    technique: tuple[str, ...]
    turns: tuple[str, ...]
    breached_if: tuple[DetectorUse, ...]
    standards: tuple[str, ...] = ()
    variants: tuple[str, ...] = ("plain",)
    trials: int | None = None
    domains: tuple[str, ...] = ()
    benign_twin: str | None = None
    tool_results: Mapping[str, str] = field(default_factory=dict)
    line: int = 1


@dataclass(frozen=True, slots=True)
class Suite:
    """One ``*.attack.yaml`` file."""

    name: str
    path: str
    attacks: tuple[Attack, ...]
    about: str = ""
