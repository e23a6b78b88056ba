"""Text without what a reader's eye forgives: case, spaces, punctuation."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

#: For ``bytes.translate``, which is many times faster than anything that looks at characters.
_NOT_ALNUM = bytes(code for code in range(128) if not chr(code).isalnum())
#: The same for all of Unicode: what ``str.isalnum`` denies, and the underscore.
_NEITHER = re.compile(r"[\W_]+")


class Folded(NamedTuple):
    """Letters and digits alone, with the place of each in the original."""

    text: str
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original that characters ``start`` to ``end`` come from."""
        return self.places[start], self.places[end - 1] + 1

    def whole(self, start: int, end: int) -> bool:
        """Whether no character of the original is cut by that span: ``ﬁ`` is two, here."""
        places = self.places
        return (start == 0 or places[start - 1] != places[start]) and (
            end == len(places) or places[end - 1] != places[end]
        )


def fold(text: str) -> Folded:
    """Case-folded and compatibility-decomposed letters and digits.

    One character may become several (``ﬁ`` is ``fi``); each keeps the place of the one it came
    from. Combining marks are dropped, so ``é`` is ``e``.
    """
    if text.isascii():
        places = [place for place, char in enumerate(text) if char.isalnum()]
        return Folded(fold_plainly(text), places)
    kept: list[str] = []
    places = []
    for place, char in enumerate(text):
        for piece in fold_plainly(char):
            kept.append(piece)
            places.append(place)
    return Folded("".join(kept), places)


def fold_plainly(text: str) -> str:
    """:func:`fold` without the places, and much faster."""
    if text.isascii():
        return text.lower().encode("ascii").translate(None, _NOT_ALNUM).decode("ascii")
    return _NEITHER.sub("", unicodedata.normalize("NFKD", text).casefold())
