"""What a sign of refusing, or of not refusing, is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple


class Kind(Enum):
    """What a clause does."""

    #: Says no in the first person.
    DECLINE = auto()
    #: Says what it should not do, or as what it speaks, without saying no.
    HEDGE = auto()
    #: Judges the question instead of answering it.
    LECTURE = auto()
    #: Points elsewhere, as any careful answer may.
    REDIRECT = auto()
    #: Sends to people who help in need.
    COMFORT = auto()
    #: Changes the subject.
    EVADE = auto()
    #: Tells why there is nothing to answer.
    EXPLAIN = auto()
    #: Begins to do what was asked.
    COMPLY = auto()
    #: Does it: the value, the steps, the deed.
    DO = auto()


#: Name, kind, weight, anchors, pattern.
Row = tuple[str, Kind, float, str, str]


class Sign(NamedTuple):
    """A pattern that is worth looking for only where one of its ``anchors`` stands.

    ``weight`` (0 to 1) is how much it says. Patterns are lower case; a space is any white space.
    """

    name: str
    kind: Kind
    weight: float
    anchors: tuple[str, ...]
    pattern: str

    def search(self, clause: str) -> re.Match[str] | None:
        """Where a folded clause shows it."""
        return compiled(self.pattern).search(clause)


class Language(NamedTuple):
    """The signs of a language, and by which of its ``words`` or ``letters`` one knows it."""

    words: frozenset[str]
    letters: str
    signs: tuple[Sign, ...]


def language(words: str, letters: str, rows: Iterable[Row]) -> Language:
    """A language whose anchors are strings, parted by ``|``."""
    signs = (Sign(*row[:3], tuple(row[3].split("|")), row[4]) for row in rows)
    return Language(frozenset(words.split()), letters, tuple(signs))


class Anchored(NamedTuple):
    """A sign that is worth looking for where a word stands, if these others stand there, too."""

    others: frozenset[str]
    sign: Sign


def by_word(rows: Iterable[Row]) -> dict[str, tuple[Anchored, ...]]:
    """Signs by their anchors: words parted by spaces, or several joined by ``+``."""
    found: dict[str, tuple[Anchored, ...]] = {}
    for row in rows:
        sign = Sign(*row[:3], tuple(row[3].split()), row[4])
        for anchor in sign.anchors:
            word, *others = anchor.split("+")
            found[word] = (*found.get(word, ()), Anchored(frozenset(others), sign))
    return found


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with a space for any white space; compiled when first needed."""
    return re.compile(pattern.replace(" ", r"\s+"))
