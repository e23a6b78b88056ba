"""Foreign text made safe to show: what is invisible, or steers a screen, becomes a visible escape.

Everything here is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

#: Code points that are never shown as they are: first and last of each range.
#: The controls but tab and newline; every format character of Unicode 14 except the few Arabic and
#: Kaithi number signs that have a shape; line and paragraph separators; surrogates; the other
#: characters that Unicode's ``Default_Ignorable_Code_Point`` lets a font draw as nothing; and the
#: non-characters of the first plane, some of which XML forbids.
HIDDEN: tuple[tuple[int, int], ...] = (
    (0x0000, 0x0008),
    (0x000B, 0x001F),
    (0x007F, 0x009F),
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x070F, 0x070F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xD800, 0xDFFF),
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)

#: Characters that may wear U+FE0F (drawn in colour) and be joined by U+200D, as people do it.
_EMOJI: tuple[tuple[int, int], ...] = (
    (0x203C, 0x203C),
    (0x2049, 0x2049),
    (0x2122, 0x2122),
    (0x2139, 0x2139),
    (0x2194, 0x21AA),
    (0x231A, 0x23FF),
    (0x24C2, 0x24C2),
    (0x25AA, 0x27BF),
    (0x2934, 0x2935),
    (0x2B05, 0x2B55),
    (0x3030, 0x3030),
    (0x303D, 0x303D),
    (0x3297, 0x3297),
    (0x3299, 0x3299),
    (0x1F000, 0x1FAFF),
)


class Span(NamedTuple):
    """Characters ``start`` to ``end`` of a text, and whose they are."""

    start: int
    end: int
    label: int


class Piece(NamedTuple):
    """A stretch of a text that lies in the same spans throughout."""

    text: str
    labels: tuple[int, ...]


def printable(text: str) -> str:
    r"""The text with everything hidden in it spelled out: ``a\u202eb`` becomes ``a⟨U+202E⟩b``.

    Newline and tab stay, a carriage return before a newline goes, emoji sequences stay whole. The
    result encodes to UTF-8, is legal in XML, and moves no cursor. Doing it twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    return _PATTERN.sub(_shown, text)


def one_line(text: str, limit: int = 160) -> str:
    """The beginning of a text, printable and on one line; about ``limit`` characters."""
    words = " ".join(text[: 2 * limit].split())
    if len(words) > limit or len(text) > 2 * limit:
        words = words[: limit - 1].rstrip() + "…"
    return printable(words)


def cut(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The text in pieces at the borders of the spans; the pieces joined are the text.

    Spans may overlap and may stick out; an empty one marks nothing.
    """
    size = len(text)
    kept = [Span(max(0, s.start), min(size, s.end), s.label) for s in spans]
    kept = [span for span in kept if span.start < span.end]
    borders = sorted({0, size, *(s.start for s in kept), *(s.end for s in kept)})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for span in kept:
        opening.setdefault(span.start, []).append(span.label)
        closing.setdefault(span.end, []).append(span.label)
    active: list[int] = []
    pieces = []
    for start, end in pairwise(borders):
        for label in closing.get(start, ()):
            active.remove(label)
        active.extend(opening.get(start, ()))
        pieces.append(Piece(text[start:end], tuple(sorted(set(active)))))
    return pieces


def cells(text: str) -> int:
    """How many columns a terminal gives to a printable line without tabs."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def wrapped(text: str, width: int) -> list[str]:
    """A printable text in lines of at most ``width`` columns, where its words allow it."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and cells(longer) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def script_pattern() -> str:
    r"""The rule of :func:`printable` as a JavaScript regular expression for the flags ``gu``.

    Group 1 is what stays as it is; a match without it is a hidden character, or ``\r\n``.
    """
    return _pattern(lambda point: f"\\u{{{point:x}}}")


def _pattern(spell: Callable[[int], str]) -> str:
    hidden = _class_of(HIDDEN, spell)
    emoji = _class_of(_EMOJI, spell)
    coloured, joiner, keycap = spell(0xFE0F), spell(0x200D), spell(0x20E3)
    picture = f"{emoji}{coloured}?"
    return f"\\r\\n|({picture}(?:{joiner}{picture})*|[0-9#*]{coloured}{keycap})|{hidden}"


def _class_of(ranges: Iterable[tuple[int, int]], spell: Callable[[int], str]) -> str:
    return "[" + "".join(f"{spell(first)}-{spell(last)}" for first, last in ranges) + "]"


def _shown(match: re.Match[str]) -> str:
    found = match[0]
    if match[1] is not None:
        return found
    return "\n" if found == "\r\n" else f"⟨U+{ord(found):04X}⟩"


def _cells(char: str) -> int:
    if unicodedata.combining(char) or char in "\ufe0f\u200d\u20e3":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


_PATTERN = re.compile(_pattern(lambda point: f"\\U{point:08x}"))
