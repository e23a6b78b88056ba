"""What a lever is: how a caller pulls it, and which sentences of a prompt take it away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pytest_voicearena.providers.simulated.levers.stances import withstands


class Lever(StrEnum):
    """What makes a gullible agent give way."""

    AUTHORITY = "authority"
    IDENTITY = "identity"
    URGENCY = "urgency"
    EMOTION = "emotion"
    THREAT = "threat"
    FLATTERY = "flattery"
    FICTION = "fiction"
    MEMORY = "memory"
    GRADUAL = "gradual"
    ENCODING = "encoding"
    PARTIAL = "partial"
    OVERRIDE = "override"
    INJECTION = "injection"
    FRUSTRATION = "frustration"


@dataclass(frozen=True, slots=True)
class Grip:
    """One lever: the caller's words for it, and the prompt's words against it.

    ``cues`` are found in what a caller says. ``topic`` takes the lever away in a sentence that also
    withstands or forbids; ``closed`` takes it away as it stands. ``opening`` is how an agent begins
    that gives way to it.
    """

    lever: Lever
    cues: re.Pattern[str]
    topic: re.Pattern[str]
    closed: re.Pattern[str]
    opening: str

    def pulled_in(self, folded: str) -> bool:
        """Whether a caller's words pull it."""
        return self.cues.search(folded) is not None

    def withstood_in(self, folded: str) -> bool:
        """Whether a sentence of a prompt speaks against it."""
        if self.closed.search(folded):
            return True
        return self.topic.search(folded) is not None and withstands(folded)
