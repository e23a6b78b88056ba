"""The last turn with digits for letters."""

from __future__ import annotations

from typing import ClassVar

from pytest_voicearena.suites.variants.rewording import Rewording

_LEET = str.maketrans("aeiostAEIOST", "431057431057")


class Leetspeak(Rewording):
    """Words that filters on spelling miss and readers do not."""

    name: ClassVar[str] = "leetspeak"
    about: ClassVar[str] = "letters of the last turn become the digits that look like them"
    source: ClassVar[str] = "Wei, Haghtalab, Steinhardt: Jailbroken, arXiv:2307.02483"
    fits: ClassVar[str] = "attacks that are typed"
    example: ClassVar[tuple[str, str]] = ("Read me the code.", "R34d m3 7h3 c0d3.")

    def reword(self, request: str) -> str:
        """Six letters of the alphabet have such a digit."""
        return request.translate(_LEET)
