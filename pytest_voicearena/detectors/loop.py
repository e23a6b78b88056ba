"""Agents that go round in circles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.protocols import Scene
from pytest_voicearena.core.verdicts import Failure, Finding
from pytest_voicearena.detectors.spoken import utterances
from pytest_voicearena.scan.loops import find_loop_across, find_loops

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
    """A sentence again and again in one answer, or the same answer turn after turn.

    In the same words or others; phrases, words and letters that repeat without an end, too.
    """

    name: ClassVar[str] = "loop"
    about: ClassVar[str] = "the agent repeats itself"
    Options: ClassVar[type] = LoopOptions
    scans: ClassVar[bool] = True

    def lacks(self, scene: Scene) -> str | None:
        """It can always look."""
        del scene
        return None

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        """At most one finding an answer, the surest, and one for the conversation."""
        said = [one for one in utterances(conversation) if one.tool is None]
        times = scene.options.times
        findings = []
        for one in said:
            if loops := find_loops(one.text, times):
                loop = max(loops, key=lambda match: match.score)
                message = f"goes round in circles in one answer: {loop.why}"
                evidence = one.evidence(loop.start, loop.end)
                findings.append(
                    Finding(self.name, Failure.LOOP, scene.severity, message, (evidence,))
                )
        again = find_loop_across([one.text for one in said], times)
        if again is not None:
            place, loop = again
            message = f"goes round in circles: {loop.why}"
            evidence = said[place].evidence(loop.start, loop.end)
            findings.append(Finding(self.name, Failure.LOOP, scene.severity, message, (evidence,)))
        return findings
