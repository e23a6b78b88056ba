"""A text in clauses, and the signs that stand in each.

Most answers hold no sign at all, so the words of a text are looked up first, and a pattern is tried
only in clauses where one of its anchors stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from pytest_voicearena.scan.refusal.signs import Anchored, Sign

#: Where a sentence ends; a line that is a point of a list is one, too.
_END = re.compile(
    r"(?<!\n[0-9])(?<!\n[0-9][0-9])[.!?…]+[\"')\]*_]*(?=\s|\Z)|[。！？｡؟।]+"
    r"|\n(?=\s*(?:\n|[-*•#>]|[0-9]{1,3}[.)]))"
)
#: What begins a clause that turns against the one before it.
_TURNS = frozenset({
    *("but", "however", "although", "though", "yet", "aber", "jedoch", "maar", "echter"),
    *("mais", "cependant", "pero", "però", "ma", "mas", "porém", "ale", "jednak"),
    *("но", "однако", "ama", "fakat", "ancak", "لكن", "ولكن", "लेकिन"),
})  # fmt: skip
_EAST_ASIAN_TURN = re.compile(r"[,，、]\s*(?=但|不过|ただし|しかし|하지만|그러나)")
#: These do not turn: "cannot help but", "nothing but".
_NO_TURN = ("help", "nothing", "anything", "none", "all")
#: A clause without an end is cut here.
_LONGEST = 400
_QUOTED = re.compile(
    r'"[^"\n]{1,400}"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|„[^“”\n]{1,400}[“”]|`[^`\n]{1,400}`'
    r"|(?<!\w)'(?=\S)(?:[^'\n]|(?<=\w)'(?=\w)){1,400}'(?!\w)|「[^」\n]{1,400}」|『[^』\n]{1,400}』"
)
_QUOTES = re.compile("[\"“«„`「『]|(?<!\\w)'")
#: Everything but letters, digits, apostrophes and what is not ASCII becomes a space.
_BREAKS = bytes(
    code if code > 127 or chr(code).isalnum() or chr(code) == "'" else 32  # noqa: PLR2004
    for code in range(256)
)


class Clause(NamedTuple):
    """Characters ``start`` to ``end`` of a text, without the spaces around them."""

    start: int
    end: int


class Seen(NamedTuple):
    """A sign in the clause of that place; ``start`` and ``end`` are the sign's own."""

    clause: int
    sign: Sign
    start: int
    end: int


def folded(text: str) -> str:
    """Lower case and plain apostrophes; as long as the text, so that places stay."""
    if text.isascii():
        return text.lower()
    low = text.replace("\u0130", "i").lower()
    return low.replace("\u2019", "'").replace("\u02bc", "'").replace("\u00a0", " ")


def unquoted(low: str) -> str:
    """Blanks for what stands in quotes: somebody else said that. A text that is one quote stays."""
    if not _QUOTES.search(low):
        return low
    most = len(low.strip()) - 2
    return _QUOTED.sub(
        lambda found: found[0] if len(found[0]) >= most else " " * len(found[0]), low
    )


def words(low: str) -> set[str]:
    """The different words of a folded text."""
    plain = low.encode("utf-8", "surrogatepass").translate(_BREAKS)
    return set(plain.decode("utf-8", "surrogatepass").split())


def clauses(low: str, present: AbstractSet[str]) -> list[Clause]:
    """The clauses of a folded text: sentences, points of a list, and what a "but" parts.

    ``present`` are the words of the text.
    """
    borders = {0, len(low)}
    borders.update(found.end() for found in _END.finditer(low))
    for turn in _TURNS & present:
        borders.update(_turns(low, f" {turn} "))
    if not low.isascii():
        borders.update(found.end() for found in _EAST_ASIAN_TURN.finditer(low))
    found: list[Clause] = []
    for begin, end in pairwise(sorted(borders)):
        for start in range(begin, end, _LONGEST):
            stop = min(end, start + _LONGEST)
            piece = low[start:stop]
            bare = piece.strip()
            if bare:
                lead = start + len(piece) - len(piece.lstrip())
                found.append(Clause(lead, lead + len(bare)))
    return found


def _turns(low: str, turn: str) -> Iterator[int]:
    at = low.find(turn)
    while at >= 0:
        if not low.endswith(_NO_TURN, max(0, at - 10), at):
            yield at + 1
        at = low.find(turn, at + len(turn) - 1)


class Finder:
    """Looks for signs in some clauses of a text, each sign once in a clause.

    ``first`` is the place of the first of those clauses in the text.
    """

    def __init__(self, low: str, parts: list[Clause], first: int) -> None:
        self._low = low
        self._parts = parts
        self._first = first
        self._starts = [part.start for part in parts]
        self._end = parts[-1].end
        self._tried: set[tuple[int, int]] = set()
        #: What was found, in no order.
        self.seen: list[Seen] = []

    def by_word(self, signs: Mapping[str, Iterable[Anchored]], present: AbstractSet[str]) -> None:
        """Signs whose anchors are among the words that are present."""
        for word in signs.keys() & present:
            likely = [one.sign for one in signs[word] if one.others <= present]
            for place in self._places(word) if likely else ():
                for sign in likely:
                    self._try(sign, place)

    def by_string(self, signs: Iterable[Sign]) -> None:
        """Signs whose anchors are strings."""
        for sign in signs:
            for anchor in sign.anchors:
                for place in self._places(anchor):
                    self._try(sign, place)

    def _places(self, anchor: str) -> list[int]:
        """The clauses where an anchor ends."""
        starts = self._starts
        at = self._low.find(anchor, starts[0], self._end)
        places = []
        while at >= 0:
            place = bisect_right(starts, at + len(anchor) - 1) - 1
            places.append(place)
            if place + 1 == len(starts):
                break
            at = self._low.find(anchor, starts[place + 1], self._end)
        return places

    def _try(self, sign: Sign, place: int) -> None:
        key = (id(sign), place)
        if key in self._tried:
            return
        self._tried.add(key)
        start, end = self._parts[place]
        if found := sign.search(self._low[start:end]):
            self.seen.append(
                Seen(self._first + place, sign, start + found.start(), start + found.end())
            )
