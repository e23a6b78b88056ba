"""Clues in words: the rules applied to a text, piece by piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from pytest_voicearena.scan.injection.concepts import BREAKS, CIPHERED, END, PLAIN, Reading, Sketch
from pytest_voicearena.scan.injection.folds import fold, origins
from pytest_voicearena.scan.injection.patterns import Expression, Index, Rule, index, vocabulary
from pytest_voicearena.scan.injection.scoring import Clue, Doubt, doubted
from pytest_voicearena.scan.injection.surroundings import Surroundings

#: A text is read in pieces of about so many characters, cut where a sentence ends; where none does,
#: pieces overlap.
_PIECE = 250
_FARTHEST = 750
_OVERLAP = 120
_CUT = re.compile(r"[.!?]\s|\n\s*+\n")
_SPACE = re.compile(r"\s")
#: Hits of one pattern in one piece that are looked at: more say no more.
_MOST = 8
#: How much more a request counts between rows of a table or lines of code.
_AMONG_ROWS = 1.35
#: What follows a name in code.
_CODE = frozenset("(=._[")


class Piece(NamedTuple):
    """Characters ``start`` to ``end`` of a text; whether they begin and end where a sentence does."""

    start: int
    end: int
    begins: bool = True
    ends: bool = True


class _Hit(NamedTuple):
    """A match of a rule: the numbers of its first and last code."""

    rule: Rule
    first: int
    last: int


class Wording:
    """The words of one text, for an agent that ``reads`` it, or is told it.

    With ``edges``, requests at the beginning and the end count that the rest does not call for.
    """

    def __init__(self, text: str, *, reads: bool, edges: bool = False) -> None:
        self._text = text
        self._reads = reads
        self._edges = edges
        self._known = vocabulary()
        self._around = Surroundings(text)
        self.ciphered = False

    def clues(self) -> Iterator[Clue]:
        """All clues, each with what its own sentence says against it."""
        anywhere = index(reads=self._reads)
        for piece in pieces(self._text):
            yield from self._within(piece, anywhere)
        if self._edges:
            requests = index(reads=True, at_edge=True)
            for start, end in self._around.edges():
                yield from self._within(Piece(start, end), requests)

    def _within(self, piece: Piece, rules: Index) -> Iterator[Clue]:
        part = fold(self._text[piece.start : piece.end])
        sketch = self._known.sketch(part)
        self.ciphered |= CIPHERED in sketch.codes
        if candidates := rules.candidates(sketch):
            reading = self._known.read(
                part, END if piece.begins else PLAIN, END if piece.ends else PLAIN
            )
            if hits := list(_hits(candidates, reading)):
                yield from self._weighed(hits, reading, piece, sketch)

    def _weighed(
        self, hits: list[_Hit], reading: Reading, piece: Piece, sketch: Sketch
    ) -> Iterator[Clue]:
        borders = [place for place, code in enumerate(reading.codes) if code in BREAKS]
        doubts: dict[int, list[Doubt]] = {}
        against = index(reads=self._reads, against=True).candidates(sketch)
        for rule, first, _ in _hits(against, reading):
            doubt = Doubt(rule.against, rule.why, rule.tool if self._reads else rule.user)
            doubts.setdefault(bisect_right(borders, first), []).append(doubt)
        spans = reading.spans()
        places = origins(self._text[piece.start : piece.end])
        for rule, first, last in hits:
            begin, stop = spans[first][0], spans[last][1]
            disguise = self._known.disguise(reading.piece[begin:stop])
            start, end = piece.start + places[begin], piece.start + places[stop - 1] + 1
            clue = Clue(rule.kind, rule.why, self._weight(rule, end), start, end, disguise)
            yield doubted(clue, doubts.get(bisect_right(borders, first), ()))

    def _weight(self, rule: Rule, end: int) -> float:
        weight = rule.tool if self._reads else rule.user
        if not rule.at_edge:
            return weight
        if self._text[end : end + 1] in _CODE:
            return 0.0
        return weight * _AMONG_ROWS if self._around.formal else weight


def pieces(text: str) -> Iterator[Piece]:
    """A text in pieces that together cover it."""
    start, begins = 0, True
    while len(text) - start > _PIECE:
        if cut := _CUT.search(text, start + _PIECE, start + _FARTHEST):
            yield Piece(start, cut.end(), begins)
            start, begins = cut.end(), True
            continue
        end = min(len(text), start + _FARTHEST)
        yield Piece(start, end, begins, ends=end == len(text))
        if end == len(text):
            return
        space = _SPACE.search(text, end - _OVERLAP, end)
        start, begins = (space.end() if space else end), False
    yield Piece(start, len(text), begins)


def _hits(candidates: list[Expression], reading: Reading) -> Iterator[_Hit]:
    for _, rule, regex, lead, *_ in candidates:
        for match in islice(regex.finditer(reading.codes), _MOST):
            first = match.start() + lead
            yield _Hit(rule, first, max(first, match.end() - 1))
