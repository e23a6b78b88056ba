"""Postal addresses of several countries, told around the number of the house."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from pytest_voicearena.scan.match import Match
from pytest_voicearena.scan.personal.capitals import NO_PERSONS
from pytest_voicearena.scan.personal.streets import (
    COMPOUNDS,
    MONTHS,
    ROMANCE,
    STATES,
    STRONG_TYPES,
    TYPES,
    UNITS,
)

_NOT_BEFORE = r"(?<![0-9A-Za-z.,$\N{EURO SIGN}\N{POUND SIGN}:/@%-][0-9])"
_HOUSE = r"[0-9]{0,5}(?:[A-Za-z]|-[0-9]{1,4}|/[0-9]{1,3})?(?![0-9A-Za-z%]|[.,:][0-9])"
#: Numbers that a word follows, after a second number maybe.
_FIRST = re.compile(rf"[0-9]{_NOT_BEFORE}{_HOUSE}(?=,?[ ](?:[0-9]{{1,5}}[ ])?[^\W\d_])")
#: Numbers that a word or its stop goes before.
_LAST = re.compile(
    rf"[0-9](?<=[^\W\d_.#\N{{DEGREE SIGN}},]\s[0-9]|[.#\N{{DEGREE SIGN}},]\s[0-9]"
    rf"|[A-Za-z]#[0-9]){_HOUSE}"
)
_W = r"[^\W\d_][\w'.\N{RIGHT SINGLE QUOTATION MARK}-]*"
#: A megabyte of prose has a few thousand; where more stand, nobody lives.
_MOST_NUMBERS = 50_000
_LOOKED_BACK = 64
_LOOKED_ON = 56
_SPACED = str.maketrans(dict.fromkeys('",.;:()|<>\\', " "))
#: The types and first words of streets, each as it may be written.
_TYPE_WORDS = frozenset(
    form
    for word in TYPES.replace("harbou?rs?", "harbor|harbour").split("|")
    for form in {word.replace("?", ""), word.removesuffix("s?")}
)
_ROMANCE_WORDS = frozenset(
    form
    for word in ROMANCE.split("|")
    for form in {word.removesuffix(r"\.?"), word.replace(r"\.?", ".").replace(r"\.", ".")}
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")


@lru_cache(maxsize=1)
def _upper() -> str:
    return "A-Z" + "".join(chr(code) for code in range(0xC0, 0x530) if chr(code).isupper())


@lru_cache(maxsize=1)
def _cap() -> str:
    return rf"[{_upper()}][\w'.\N{{RIGHT SINGLE QUOTATION MARK}}/-]*"


_SECOND = r"(?:[ ]+[0-9]{1,5})?"


@lru_cache(maxsize=1)
def _streets() -> tuple[re.Pattern[str], ...]:
    """Streets that follow the number: "5 Oak Street", "7 rue Monge", "7 Hauptstrasse"."""
    side = r"(?:[ ]+(?:[NSEW]{1,2}\.?|(?i:north|south|east|west)))?"
    compounds = "|".join(map(re.escape, COMPOUNDS))
    return (
        re.compile(rf",?{_SECOND}{side}(?:[ ]+{_cap()}){{1,4}}[ ]+(?i:{TYPES})\b\.?"),
        re.compile(rf",?{_SECOND}[ ]+(?i:{ROMANCE})(?:[ ]+{_W}){{1,6}}"),
        re.compile(rf",?{_SECOND}[ ]+{_cap()}(?:{compounds})\b"),
    )


@lru_cache(maxsize=1)
def _small_street() -> re.Pattern[str]:
    """A street without capitals, which needs a word for an address before it."""
    return re.compile(rf"{_SECOND}(?:[ ]+{_W}){{1,2}}[ ]+(?:{STRONG_TYPES})\b\.?")


@lru_cache(maxsize=1)
def _between() -> re.Pattern[str]:
    """A street between two numbers, which a flat, a town or a line follow."""
    particles = "de|du|des|do|da|del|della|la|le|el|der|van|von|den"
    return re.compile(
        rf"(?:[ ]+(?!(?i:{MONTHS})){_cap()}|[ ]+(?:{particles})){{1,5}}[ ]+[0-9]{{1,5}}[a-zA-Z]?\.?"
        rf"(?=,?\s*(?:\n|(?i:{UNITS})\b|,|[A-Z]))"
    )


@lru_cache(maxsize=1)
def _told() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may follow a word for an address, with a capital and without."""
    word = rf"(?!(?i:{MONTHS})|AM\b|PM\b)"
    return (
        re.compile(rf"{_SECOND}[ ]+{word}[{_upper()}][\w'.-]+"),
        re.compile(rf"{_SECOND}[ ]+{word}[^\W\d_][\w'.-]{{2,}}"),
    )


#: Words for an address, and what may stand between them and it.
_CUE = re.compile(
    r"(?P<sure>\baddress(?:es)?(?:\s+(?:is|to|with|was|are|as|on\s+file))*(?:\s+to)?:?|\b(?:lives?"
    r"|living|resid(?:es?|ing)|located|situated|stay(?:s|ing)?)\s+(?:at|in|on)|\b(?:deliver(?:ed"
    r"|y)?|ship(?:ped)?|return|taxi|cab|uber|moved?)(?:\s+(?:it|them|this|me|one|back))?\s+to"
    r"|\b(?:meet|pick|drop|find|see|join|visit)(?:s|ped)?(?:\s+(?:me|you|us|him|her"
    r"|them))?(?:\s+(?:up|off))?\s+at|\b(?:it|office|restaurant|shop|store|house|home|party|event"
    r"|apartment|hotel|venue)(?:'s|\s+is)\s+(?:at|in|on)|\boffices?\s+(?:are"
    r"|is)\s+(?:located\s+)?at|\b(?:same|following):)\s*\W{0,3}\s*\Z|\b(?:at|on)\s\Z"
)
_QUANTITIES = re.compile(
    r"[ ]+(?:days?|weeks?|months?|years?|hours?|minutes?|mins?|seconds?|people|persons?|times"
    r"|percent|dollars?|euros?|pounds?|items?|pieces?|am|pm|o'?clock|miles?|km|kg|of|to|and|or|is"
    r"|are|was|more|other|new|different|steps?|points?|guests?|adults?|nights?|rooms?|cards?"
    r"|tickets?)\b"
)
#: What goes on after a street: a flat, a town, a code, a country.
_REST = re.compile(
    rf"(?:,?\s{{1,3}}(?i:{UNITS})\.?\s?#?[0-9A-Z]{{1,5}}\b){{0,3}}"
    r"(?:,\s{0,3}[A-Z][\w'.-]*(?:[ ][A-Z][\w'.-]*){0,2})?"
    rf"(?:,?\s{{1,3}}(?:{'|'.join(STATES)})\b)?(?:,?\s{{1,3}}[0-9]{{4,6}}(?:-[0-9]{{3,4}})?\b)?"
)


def find_addresses(text: str, lower: str) -> Iterator[Match]:
    """Streets with numbers, boxes, flats, and towns with codes."""
    done = 0
    for found in islice(_FIRST.finditer(text), _MOST_NUMBERS):
        if found.start() >= done and (match := _number_first(text, lower, found)):
            yield match
            done = match.end
    done = 0
    for found in islice(_LAST.finditer(text), _MOST_NUMBERS):
        if found.start() >= done and (match := _number_last(text, lower, found)):
            yield match
            done = match.end


def _address(text: str, start: int, end: int, score: float, why: str) -> Match:
    rest = _REST.match(text, end)
    return Match("address", start, rest.end() if rest else end, score, why)


def _number_first(text: str, lower: str, found: re.Match[str]) -> Match | None:
    """An address that begins with the number of the house."""
    start, end = found.span()
    if _QUANTITIES.match(lower, end):
        return None
    small = text[end + 1 : end + 2].islower()
    cue = None
    if _word_before(lower, start) in _LAST_OF_CUES:
        cue = _CUE.search(lower[max(0, start - _LOOKED_BACK) : start])
    if street := _street_after(text, lower, end, small=small, cued=cue is not None):
        return _address(text, start, street.end(), 0.8, "a number and a street")
    if not small and not _YEAR.match(found[0]) and (street := _between().match(text, end)):
        return _address(text, start, street.end(), 0.6, "a street between two numbers")
    if cue and (follows := _told()[bool(cue["sure"])].match(text, end)):
        line = _LINE.match(text, follows.end())
        return _address(
            text, start, line.end() if line else end, 0.6, "what a word for an address tells"
        )
    return None


def _word_before(lower: str, at: int) -> str:
    """The word before a number, bare of its marks."""
    words = lower[max(0, at - _LONGEST_WORD) : at].split()
    return words[-1].strip(_MARKS).rstrip(".") if words else ""


_LONGEST_WORD = 24
_MARKS = "(,#\"'|*:?-"
_LAST_OF_CUES = frozenset({
    "at", "in", "on", "to", "address", "addresses", "is", "was", "are", "with", "as", "file", "same", "following",
})  # fmt: skip


def _words_after(lower: str, at: int) -> list[str]:
    """The next words, without a second number before them."""
    following = lower[at : at + _LOOKED_ON].translate(_SPACED).split()
    return following[1:] if following and following[0].isdigit() else following


def _street_after(
    text: str, lower: str, at: int, *, small: bool, cued: bool
) -> re.Match[str] | None:
    """A street that follows the number there; what is cheap to see is looked at first."""
    words = _words_after(lower, at)
    if not words:
        return None
    typed, romance, compound = _streets()
    if not _TYPE_WORDS.isdisjoint(words) and (not small or cued):
        street = (_small_street() if small else typed).match(text, at)
        if street:
            return street
    if words[0] in _ROMANCE_WORDS:
        return romance.match(text, at)
    return compound.match(text, at) if not small and words[0].endswith(COMPOUNDS) else None


_LINE = re.compile(r"[^\n.;?!]{0,60}")
_BOXES = frozenset({"box", "psc", "cmr", "postfach", "apartado"})
_UNIT_WORDS = frozenset(UNITS.split("|"))
_BOX = re.compile(
    r"(?:\bp\.?\s?o\.?\s?box|\bpost(?:al)? (?:office )?box|\bpostfach|\bapartado|\bpsc|\bcmr"
    r"|\bunit [0-9]{3,5},? box|\bbox)\s\Z"
)
_TOWN = re.compile(
    rf"[A-Z][\w'.-]*(?:[ ][A-Z][\w'.-]*){{0,2}},?\s{{1,2}}(?:{'|'.join(STATES)})\s\Z"
    r"|\b(?:APO|FPO|DPO),?[ ]+[A-Z]{2}\s\Z"
)
_TOWN_ALONE = re.compile(r"\b(?:in|near|from) (?P<it>[A-Z][\w'.-]+(?: [A-Z][\w'.-]+)?),? \Z")
_CODE = re.compile(r"(?!(?:19|20)[0-9]{2}\Z)[0-9]{4,6}")
_ZIP = re.compile(r"[0-9]{4,5}(?:-[0-9]{4})?\Z")
#: Before a street that has no type, after a word for an address.
_PLACED = frozenset({"address", "lives", "living", "resides", "corner"})


@lru_cache(maxsize=1)
def _romance_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:{ROMANCE})(?:[ ]+{_W}){{1,5}},?[ ]+(?:(?:n|no|nr"
        rf"|núm)[.º\N{{DEGREE SIGN}}]*[ ]*)?\Z"
    )


@lru_cache(maxsize=1)
def _placed() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:\b(?:{'|'.join(_PLACED)}))\b[^.\n]{{0,48}}?\b(?:is|in|at|on|of)[ ]+"
        rf"(?P<it>{_cap()}(?:[ ]+(?:and|&|{_cap()})){{0,4}})[ ]+\Z"
    )


def _number_last(text: str, lower: str, found: re.Match[str]) -> Match | None:
    """An address whose number stands at its end, or the code after a town."""
    start, end = found.span()
    begin = max(0, start - _LOOKED_BACK)
    key = _word_before(lower, start)
    if not key:
        return None
    if town := _town(text, found, begin, key):
        return town
    if key in _BOXES and (box := _BOX.search(lower[begin:start])):
        return _address(text, begin + box.start(), end, 0.75, "the number of a box")
    at = lower.rindex(key, 0, start)
    if key in _UNIT_WORDS:
        return _address(text, at, end, 0.55, "the number of a flat")
    if len(key) > _SHORTEST_STREET and key.endswith(COMPOUNDS) and text[at].isupper():
        return _address(text, at, end, 0.7, "a street and a number")
    return _street_before(text, lower[begin:start].split(), begin, start, end)


def _town(text: str, found: re.Match[str], begin: int, key: str) -> Match | None:
    """A town and its code: "Austin, TX 78701", "in Lisboa 1100"."""
    start, end = found.span()
    coded = text[start - 3 : start - 1].isupper() and _ZIP.match(found[0])
    if coded and (town := _TOWN.search(text[begin:start])):
        return Match("address", begin + town.start(), end, 0.75, "a town and its code")
    alone = _CODE.fullmatch(found[0]) and key not in NO_PERSONS
    if alone and (town := _TOWN_ALONE.search(text[begin:start])):
        return Match("address", begin + town.start("it"), end, 0.5, "a town and its code")
    return None


def _street_before(text: str, words: list[str], begin: int, start: int, end: int) -> Match | None:
    """A street whose first word tells it, or which a word for an address announces."""
    romance = not _ROMANCE_WORDS.isdisjoint(words)
    if romance and (street := _romance_before().search(text[begin:start])):
        return _address(text, begin + street.start(), end, 0.7, "a street and a number")
    if not _PLACED.isdisjoint(words) and (street := _placed().search(text[begin:start])):
        return _address(text, begin + street.start("it"), end, 0.6, "what an address is said to be")
    return None


_SHORTEST_STREET = 5
_POSTCODE = re.compile(
    r"[A-Z](?<![A-Za-z0-9][A-Z])(?:[A-Z]?[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}"
    r"|[0-9][A-Z] [0-9][A-Z][0-9])(?![A-Za-z0-9])"
)


def find_postcodes(text: str) -> Iterator[Match]:
    """British and Canadian post codes, which look like nothing else."""
    for found in _POSTCODE.finditer(text):
        yield Match("zip-code", *found.span(), 0.6, "the shape of a post code")
