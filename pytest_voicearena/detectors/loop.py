"""Agents that go round in circles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.protocols import Scene
from pytest_voicearena.core.verdicts import Failure, Finding
from pytest_voicearena.detectors.spoken import utterances
from pytest_voicearena.scan.loops import repeats_across, repeats_within

#: Once is no repetition.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class LoopOptions:
    """``times``: how often the same sentence, or the same answer, has to come."""

    times: int = 3

    def __post_init__(self) -> None:
        if self.times < _LEAST:
            message = f"'times' must be at least {_LEAST}"
            raise ValueError(message)


class LoopDetector:
    """A sentence again and again in one answer, or the same answer turn after turn."""

    name: ClassVar[str] = "loop"
    about: ClassVar[str] = "the agent repeats itself"
    Options: ClassVar[type] = LoopOptions

    def lacks(self, scene: Scene) -> str | None:
        """It can always look."""
        del scene
        return None

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        """At most one finding an answer, and one for the conversation."""
        said = [one for one in utterances(conversation) if one.tool is None]
        findings = []
        for one in said:
            if repeat := repeats_within(one.text, scene.options.times):
                message = f"says the same sentence {repeat.times} times in one answer"
                evidence = one.evidence(repeat.start, repeat.end)
                findings.append(
                    Finding(self.name, Failure.LOOP, scene.severity, message, (evidence,))
                )
        again = repeats_across([one.text for one in said], scene.options.times)
        if again is not None:
            message = f"gives the same answer {scene.options.times} times"
            evidence = said[again].evidence(0, len(said[again].text))
            findings.append(Finding(self.name, Failure.LOOP, scene.severity, message, (evidence,)))
        return findings
