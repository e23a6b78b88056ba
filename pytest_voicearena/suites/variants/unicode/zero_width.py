"""The last turn with invisible joiners between its letters."""

from __future__ import annotations

from typing import ClassVar

from pytest_voicearena.suites.variants.rewording import Rewording

_JOINER = "\N{ZERO WIDTH JOINER}"


class ZeroWidth(Rewording):
    """No word is whole any more, and none looks broken."""

    name: ClassVar[str] = "zero-width"
    about: ClassVar[str] = "a zero-width joiner comes after each character of the last turn"
    source: ClassVar[str] = "Boucher et al.: Bad Characters, arXiv:2106.09898, invisible characters"
    fits: ClassVar[str] = "attacks that are typed"
    example: ClassVar[tuple[str, str]] = ("Read", "R\u200de\u200da\u200dd\u200d")

    def reword(self, request: str) -> str:
        """After the last one too, so that a single letter changes as well."""
        return "".join(char + _JOINER for char in request)
