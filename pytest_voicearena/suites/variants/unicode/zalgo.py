"""The last turn under heaps of accents."""

from __future__ import annotations

from random import Random
from typing import ClassVar

from pytest_voicearena.core.attacks import Approach

_MARKS = [chr(code) for code in range(0x300, 0x34F)]
_MOST = 3


class Zalgo:
    """Still legible to whoever drops the marks."""

    name: ClassVar[str] = "zalgo"
    about: ClassVar[str] = "each letter of the last turn is heaped with drawn combining marks"
    source: ClassVar[str] = "Unicode Standard, 2.11; encoding probes of garak, arXiv:2406.11036"
    fits: ClassVar[str] = "attacks that are typed"
    example: ClassVar[tuple[str, str]] = ("Read", "R\u032ce\u0314a\u033c\u0325d\u033e\u0307")

    def apply(self, approach: Approach, random: Random) -> Approach:
        """All turns but the last as they are; only letters and digits bear marks."""
        heaped = "".join(
            char + "".join(random.choices(_MARKS, k=random.randint(1, _MOST)))
            if char.isalnum()
            else char
            for char in approach.last
        )
        return approach.saying(heaped)
