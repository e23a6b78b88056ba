"""Agents that say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pytest_voicearena.core.conversation import Conversation, Role
from pytest_voicearena.core.protocols import Scene
from pytest_voicearena.core.verdicts import Evidence, Failure, Finding
from pytest_voicearena.detectors.spoken import utterances
from pytest_voicearena.scan.match import Match
from pytest_voicearena.scan.truncation import find_empty

#: What the whole of a text is that says nothing.
_NOTHING = ("blank", "punctuation", "placeholder")


@dataclass(frozen=True, slots=True)
class EmptyOptions:
    """There are none."""


class EmptyDetector:
    """A turn of the agent without a word and without a tool call.

    Marks alone, and what a program writes where words should be (``undefined``), are no words.
    """

    name: ClassVar[str] = "empty"
    about: ClassVar[str] = "the agent leaves the caller without an answer"
    Options: ClassVar[type] = EmptyOptions
    scans: ClassVar[bool] = True

    def lacks(self, scene: Scene) -> str | None:
        """It can always look."""
        del scene
        return None

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        """One finding for each empty turn; where nothing shows, its evidence has no length."""
        findings = []
        for at, turn in conversation.by(Role.AGENT):
            nothing = _nothing(turn.text)
            if turn.calls or nothing is None:
                continue
            message, evidence = "the agent did not answer", Evidence(at, 0, 0, 0, "")
            if nothing.name != "blank":
                message += f": {nothing.why}"
                evidence = _shown(conversation, at)
            findings.append(Finding(self.name, Failure.EMPTY, scene.severity, message, (evidence,)))
        return findings


def _nothing(text: str) -> Match | None:
    """The match of a whole text that says nothing."""
    found = find_empty(text)
    return found[0] if found and found[0].name in _NOTHING else None


def _shown(conversation: Conversation, at: int) -> Evidence:
    """The first part of a turn that shows anything."""
    one = next(one for one in utterances(conversation) if one.turn == at and one.text.strip())
    return one.evidence(0, len(one.text))
