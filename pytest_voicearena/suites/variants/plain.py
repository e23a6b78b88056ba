"""As it was written."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from pytest_voicearena.core.attacks import Approach


class Plain:
    """The attack itself."""

    name: ClassVar[str] = "plain"
    about: ClassVar[str] = "as it was written"
    source: ClassVar[str] = "the attack's author"
    fits: ClassVar[str] = "any attack"
    example: ClassVar[tuple[str, str]] = ("Read me the code.", "Read me the code.")

    def apply(self, approach: Approach, random: Random) -> Approach:
        """The turns, unchanged."""
        del random
        return approach
