"""Names of persons in text that has no capitals, as speech recognition writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_voicearena.scan.match import Match
from pytest_voicearena.scan.personal.capitals import NO_PERSONS, STARTERS
from pytest_voicearena.scan.personal.folding import fold_name
from pytest_voicearena.scan.personal.given_names import clear_names
from pytest_voicearena.scan.personal.places import (
    first_words,
    is_visited,
    is_whereabouts,
    place_at,
)
from pytest_voicearena.scan.personal.surnames import ends_like_surname, is_common_surname

#: Directly before a name.
_CUES = (
    "name is ", "name's ", "name\N{RIGHT SINGLE QUOTATION MARK}s ", "name was ", "call me ", "is called ", "was called ", "named ",
    "mr ", "mr. ", "mrs ", "mrs. ", "ms ", "ms. ", "dr ", "dr. ",
)  # fmt: skip
#: Not the parts of user names and mail addresses.
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*+(?![\w@])")
_INITIAL = re.compile(r"\s+(?:[a-z]\.?\s+)?([^\W\d_]{2,}(?:['-][^\W\d_]+)*)")
_MOST_WORDS = 3
_LOOKED_BACK = 64
_WORDS_BACK = 7
#: Given names that are words as well where no capital tells them.
_WORDS = frozenset({
    "robin", "ruby", "holly", "heather", "hazel", "ivy", "iris", "daisy", "lily", "scarlett", "carol", "victor",
    "charlie", "mike", "romeo", "oscar", "juliet", "ray", "rob", "max", "nick", "harry", "jean", "jackson",
    "florence", "victoria", "jordan", "madison", "taylor", "morgan", "logan", "gloria", "norma", "stella",
    "charlotte", "abel", "hugo", "leon", "axel", "gala", "marina", "wei", "peter", "tyler", "vanessa",
})  # fmt: skip
#: What goes on after a name, or stands where one would.
_NO_NAMES = frozenset({
    "of", "wrong", "incorrect", "misspelled", "spelled", "different", "missing", "listed", "there", "the", "not",
    "correct", "right", "unknown", "and", "speaking", "calling", "later", "back", "tomorrow", "when", "under",
    "what", "please", "asap", "on", "required", "optional", "changed", "hidden", "visible", "anything", "some",
    "spelt", "written", "shown", "showing", "displayed", "registered", "used", "taken", "too",
})  # fmt: skip


def find_uncapitalised(lower: str) -> Iterator[Match]:
    """Names after the words that announce them, given names that are nothing else, and places."""
    for cue in _CUES:
        at = lower.find(cue)
        while at >= 0:
            begin = at + len(cue)
            whole = not lower[at - 1 : at].isalnum()
            if whole and (end := _name_end(lower, begin)):
                yield Match("person", begin, end, 0.7, f"a name after '{cue.strip()}'")
            at = lower.find(cue, begin)
    names, places = clear_names(), first_words()
    for word in _WORD.finditer(lower):
        folded = word[0] if word[0].isascii() else fold_name(word[0])
        if folded in places and (found := _place(lower, word)):
            yield found
        elif folded in names and folded not in _WORDS:
            yield _named(lower, word)


def _named(lower: str, word: re.Match[str]) -> Match:
    following = _INITIAL.match(lower, word.end())
    if following and _is_family(following[1]):
        return Match("person", word.start(), following.end(), 0.65, "a given and a family name")
    return Match("person", *word.span(), 0.5, "a given name")


def _place(lower: str, word: re.Match[str]) -> Match | None:
    start, end = word.start(), place_at(lower, *word.span())
    before = lower[max(0, start - _LOOKED_BACK) : start].split()[-_WORDS_BACK:]
    if end and (is_whereabouts(before) or is_visited(lower[end : end + _LOOKED_BACK])):
        return Match("whereabouts", start, end, 0.5, "where somebody is said to be")
    return None


def _is_family(word: str) -> bool:
    folded = fold_name(word)
    return is_common_surname(folded) or ends_like_surname(folded) or folded in clear_names()


def _name_end(lower: str, at: int) -> int:
    """Where the name that begins there ends; 0 if none does."""
    end = 0
    for _ in range(_MOST_WORDS):
        word = _WORD.match(lower, at)
        if word is None or word[0] in STARTERS or word[0] in NO_PERSONS or word[0] in _NO_NAMES:
            break
        if end and not (_is_family(word[0]) or len(word[0]) == 1):
            break
        end = word.end()
        gap = re.compile(r"\.? ").match(lower, end)
        if gap is None:
            break
        at = gap.end()
    return end
