"""Variants that put the last turn in other words and leave nothing to chance."""

from __future__ import annotations

from abc import ABC, abstractmethod
from random import Random

from pytest_voicearena.core.attacks import Approach


class Rewording(ABC):
    """What the attacker asks for is asked for otherwise; everything before it stays."""

    def apply(self, approach: Approach, random: Random) -> Approach:
        """All turns but the last as they are."""
        del random
        return approach.saying(self.reword(approach.last))

    @abstractmethod
    def reword(self, request: str) -> str:
        """The last turn as it is said instead."""
