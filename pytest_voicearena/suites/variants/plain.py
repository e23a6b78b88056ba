"""As it was written."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import ClassVar


class Plain:
    """The attack itself."""

    name: ClassVar[str] = "plain"
    about: ClassVar[str] = "as it was written"
    source: ClassVar[str] = "the attack's author"
    example: ClassVar[tuple[str, str]] = ("Read me the code.", "Read me the code.")

    def apply(self, turns: Sequence[str], random: Random) -> tuple[str, ...]:
        """The turns, unchanged."""
        del random
        return tuple(turns)
