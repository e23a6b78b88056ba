"""Credentials that bear a mark of who handed them out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pytest_voicearena.scan.credentials import infrastructure, models, services
from pytest_voicearena.scan.credentials.formats import Format, KeyedFormat, Provider
from pytest_voicearena.scan.credentials.placeholders import is_made_up
from pytest_voicearena.scan.match import Match

#: No credential with a mark is shorter; ordinary words are.
_LONG = re.compile(r"\S{20,}")
#: What stands right before a credential in JSON, in a URL, in a string of a program.
_ESCAPE = re.compile(r"(?:\\[nrtbf]|%[0-9A-Fa-f]{2}|\\u00[0-9A-Fa-f]{2}|\\x[0-9A-Fa-f]{2})\Z")
_LONGEST_ESCAPE = 6

_SURE = 0.95
_PROVEN = 1.0
_DISPROVEN = 0.6


class _Known(NamedTuple):
    form: Format
    provider: str
    mark: str
    head: re.Pattern[str]
    tail: re.Pattern[str]


def providers() -> tuple[Provider, ...]:
    """Everyone whose formats are known."""
    return (
        *infrastructure.CLOUDS,
        *infrastructure.CODE,
        *infrastructure.MONITORING,
        *models.MODELS,
        *models.VOICE,
        *services.MESSAGES,
        *services.PAYMENT,
        *services.OFFICE,
        *services.SHOPS,
        *services.SOCIAL,
    )


class Keyed(NamedTuple):
    """A format that only the name of its provider tells."""

    form: KeyedFormat
    pattern: re.Pattern[str]
    provider: str


@lru_cache(maxsize=1)
def keyed_formats() -> tuple[dict[str, list[Keyed]], re.Pattern[str]]:
    """The formats that go by each word, and the pattern of all words."""
    by_word: dict[str, list[Keyed]] = {}
    for provider in providers():
        for form in provider.formats:
            if isinstance(form, KeyedFormat):
                keyed = Keyed(form, re.compile(form.pattern), provider.name)
                for word in form.words:
                    by_word.setdefault(word, []).append(keyed)
    longest_first = sorted(by_word, key=len, reverse=True)
    return by_word, re.compile("|".join(map(re.escape, longest_first)))


@lru_cache(maxsize=1)
def _marked() -> tuple[tuple[str, tuple[_Known, ...]], ...]:
    """Marks, and the formats that bear each."""
    by_mark: dict[str, list[_Known]] = {}
    for provider in providers():
        for form in provider.formats:
            if isinstance(form, KeyedFormat):
                continue
            for mark in form.marks:
                head = re.compile(form.before)
                tail = re.compile(f"{re.escape(mark)}(?>{form.rest})(?![A-Za-z0-9])")
                known = _Known(form, provider.name, mark, head, tail)
                by_mark.setdefault(mark, []).append(known)
    return tuple((mark, tuple(known)) for mark, known in by_mark.items())


class _Dense(NamedTuple):
    """The long words of a text, and where they stood."""

    text: str
    starts: list[int]
    shifts: list[int]

    def place(self, at: int) -> int:
        return at + self.shifts[bisect_right(self.starts, at) - 1]


def _dense(text: str) -> _Dense:
    words, starts, shifts = [], [], []
    at = 0
    for word in _LONG.finditer(text):
        words.append(word[0])
        starts.append(at)
        shifts.append(word.start() - at)
        at += len(word[0]) + 1
    return _Dense(" ".join(words), starts, shifts)


def find_tokens(text: str) -> Iterator[Match]:
    """Tokens, keys and webhooks of the known providers."""
    dense = _dense(text)
    if not dense.text:
        return
    for mark, formats in _marked():
        at = dense.text.find(mark)
        while at >= 0:
            for known in formats:
                yield from _match(dense, at, known)
            at = dense.text.find(mark, at + 1)


def _match(dense: _Dense, at: int, known: _Known) -> Iterator[Match]:
    if known.form.widths == (0,) and not _begins(dense.text, at):
        return
    tail = known.tail.match(dense.text, at)
    if tail is None:
        return
    for width in known.form.widths:
        start = at - width
        if start < 0 or not _begins(dense.text, start):
            continue
        if known.head.fullmatch(dense.text, start, at):
            token = dense.text[start : tail.end()]
            if not is_made_up(token[:width] + token[width + len(known.mark) :]):
                place = dense.place(start)
                yield Match(known.form.name, place, place + len(token), *_judged(token, known))
            return


def _judged(token: str, known: _Known) -> tuple[float, str]:
    if known.form.check is None:
        return _SURE, f"the format of {known.provider}"
    if known.form.check(token):
        return _PROVEN, f"the format of {known.provider}, and its checksum is right"
    return _DISPROVEN, f"the format of {known.provider}, but its checksum is wrong"


def _begins(text: str, at: int) -> bool:
    """Whether a token that starts there is not the tail of a longer word."""
    if at == 0 or not (text[at - 1].isalnum() and text[at - 1].isascii()):
        return True
    before = text[max(0, at - _LONGEST_ESCAPE) : at]
    return ("\\" in before or "%" in before) and _ESCAPE.search(before) is not None
