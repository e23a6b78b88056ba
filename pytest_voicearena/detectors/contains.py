"""Words that must not be said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.protocols import Scene
from pytest_voicearena.core.verdicts import Evidence, Failure, Finding
from pytest_voicearena.detectors.spoken import shortened, utterances
from pytest_voicearena.scan.words import find_words, pattern_mistake


@dataclass(frozen=True, slots=True)
class ContainsOptions:
    """``any``: one of these phrases. ``all``: every one of these. ``matches``: a regular expression.

    Phrases compare caseless, as whole words; patterns too are caseless. At least one is needed.
    """

    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.any or self.all or self.matches):
            message = "give 'any', 'all' or 'matches'"
            raise ValueError(message)
        if not all(map(str.strip, (*self.any, *self.all, *self.matches))):
            message = "an empty phrase is in everything"
            raise ValueError(message)
        for pattern in self.matches:
            if mistake := pattern_mistake(pattern):
                raise ValueError(mistake)


class ContainsDetector:
    """Phrases or patterns in the agent's own words."""

    name: ClassVar[str] = "contains"
    about: ClassVar[str] = "the agent says certain words"
    Options: ClassVar[type] = ContainsOptions

    def lacks(self, scene: Scene) -> str | None:
        """It can always look."""
        del scene
        return None

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        """One finding a phrase or pattern, with every place; one for all of ``all`` together."""
        options: ContainsOptions = scene.options
        findings = [
            self._finding(scene, f"said '{phrase}'", evidence)
            for phrase in options.any
            if (evidence := tuple(_phrase(conversation, phrase)))
        ]
        for pattern in options.matches:
            if evidence := tuple(_pattern(conversation, pattern)):
                message = f"said '{shortened(evidence[0].quote)}'"
                findings.append(self._finding(scene, message, evidence))
        each = [tuple(_phrase(conversation, phrase)) for phrase in options.all]
        if each and all(each):
            quoted = ", ".join(f"'{phrase}'" for phrase in options.all)
            places = tuple(place for places in each for place in places)
            findings.append(self._finding(scene, f"said all of {quoted}", places))
        return findings

    def _finding(self, scene: Scene, message: str, evidence: tuple[Evidence, ...]) -> Finding:
        return Finding(self.name, Failure.FORBIDDEN_WORDS, scene.severity, message, evidence)


def _phrase(conversation: Conversation, phrase: str) -> Iterator[Evidence]:
    for said in utterances(conversation):
        if said.tool is None:
            for start, end in find_words(said.text, phrase):
                yield said.evidence(start, end)


def _pattern(conversation: Conversation, pattern: str) -> Iterator[Evidence]:
    compiled = re.compile(pattern, re.IGNORECASE)
    for said in utterances(conversation):
        if said.tool is None:
            for match in compiled.finditer(said.text):
                if match[0]:
                    yield said.evidence(*match.span())
