"""Which signs to look for in a text, by the words that it holds."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache

from pytest_voicearena.scan.refusal.anywhere import ANYWHERE
from pytest_voicearena.scan.refusal.east_asian import EAST_ASIAN
from pytest_voicearena.scan.refusal.english_no import NO
from pytest_voicearena.scan.refusal.english_sermons import SERMONS
from pytest_voicearena.scan.refusal.english_yes import YES
from pytest_voicearena.scan.refusal.french_italian import FRENCH_ITALIAN
from pytest_voicearena.scan.refusal.germanic import GERMANIC
from pytest_voicearena.scan.refusal.iberian import IBERIAN
from pytest_voicearena.scan.refusal.reading import Clause, Finder, Seen, words
from pytest_voicearena.scan.refusal.signs import Anchored, Kind, Language, by_word
from pytest_voicearena.scan.refusal.slavic import SLAVIC
from pytest_voicearena.scan.refusal.turkish_arabic_hindi import TURKISH_ARABIC_HINDI

_LANGUAGES: tuple[Language, ...] = (
    *GERMANIC,
    *FRENCH_ITALIAN,
    *IBERIAN,
    *SLAVIC,
    *TURKISH_ARABIC_HINDI,
    *EAST_ASIAN,
)
_WORDS = frozenset[str]().union(*(language.words for language in _LANGUAGES))
#: Kinds that refuse nothing by themselves, and what is too common to look at a text for it.
_IDLE = (Kind.EXPLAIN, Kind.COMPLY, Kind.DO, Kind.REDIRECT)
_IDLE_NAMES = ("it is important to", "sorry, but")


#: So many clauses are looked at together.
_BLOCK = 16
#: So many blocks with signs are looked at; a text that says no more often has said it.
_MOST = 60


def may_refuse(low: str, present: AbstractSet[str]) -> bool:
    """Whether a folded text with those words is worth a closer look."""
    telling = _telling()
    return bool(spoken(low, present)) or any(
        one.others <= present for word in telling.keys() & present for one in telling[word]
    )


def seen_in(low: str, parts: list[Clause]) -> list[Seen]:
    """Every sign, once in each clause where it stands; none where none of them could refuse."""
    finders: list[tuple[Finder, set[str]]] = []
    for first in range(0, len(parts), _BLOCK):
        block = parts[first : first + _BLOCK]
        text = low[block[0].start : block[-1].end]
        present = words(text)
        if may_refuse(text, present) and len(finders) < _MOST:
            finder = Finder(low, block, first)
            finder.by_word(_refusing(), present)
            for language in spoken(text, present):
                finder.by_string(language.signs)
            finders.append((finder, present))
    if all(one.sign.kind in _IDLE for finder, _ in finders for one in finder.seen):
        return []
    for finder, present in finders:
        finder.by_word(_answering(), present)
        finder.by_string(ANYWHERE.signs)
    return [one for finder, _ in finders for one in finder.seen]


def spoken(low: str, present: AbstractSet[str]) -> list[Language]:
    """The languages besides English that a text may be in."""
    ascii_alone = low.isascii()
    if ascii_alone and _WORDS.isdisjoint(present):
        return []
    return [
        language
        for language in _LANGUAGES
        if not language.words.isdisjoint(present)
        or (not ascii_alone and any(letter in low for letter in language.letters))
    ]


@lru_cache(maxsize=1)
def _refusing() -> dict[str, tuple[Anchored, ...]]:
    return by_word((*NO, *SERMONS))


@lru_cache(maxsize=1)
def _answering() -> dict[str, tuple[Anchored, ...]]:
    return by_word(YES)


@lru_cache(maxsize=1)
def _telling() -> dict[str, tuple[Anchored, ...]]:
    return by_word(
        row for row in (*NO, *SERMONS) if row[1] not in _IDLE and row[0] not in _IDLE_NAMES
    )
