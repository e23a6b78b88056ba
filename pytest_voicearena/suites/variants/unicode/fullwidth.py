"""The last turn in the wide letters of East Asian typesetting."""

from __future__ import annotations

from typing import ClassVar

from pytest_voicearena.suites.variants.rewording import Rewording

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}


class Fullwidth(Rewording):
    """The same text after normalisation, which many filters forget."""

    name: ClassVar[str] = "fullwidth"
    about: ClassVar[str] = "ASCII characters of the last turn become their full-width forms"
    source: ClassVar[str] = "Unicode Standard Annex 15; block Halfwidth and Fullwidth Forms"
    fits: ClassVar[str] = "attacks that are typed"
    example: ClassVar[tuple[str, str]] = (
        "Read me the code.",
        "Ｒｅａｄ\u3000ｍｅ\u3000ｔｈｅ\u3000ｃｏｄｅ．",
    )

    def reword(self, request: str) -> str:
        """What is not ASCII stays."""
        return request.translate(_WIDE)
