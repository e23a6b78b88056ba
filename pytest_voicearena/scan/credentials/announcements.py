"""Passwords, PINs and keys that a sentence tells: "the password for staging is hunter two"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_voicearena.scan.credentials.assignments import of_provider
from pytest_voicearena.scan.credentials.placeholders import is_placeholder
from pytest_voicearena.scan.credentials.sayings import SAYINGS
from pytest_voicearena.scan.credentials.values import is_evident, is_password, is_secret
from pytest_voicearena.scan.match import Match
from pytest_voicearena.scan.speech import DIGITS, SYMBOLS, TEENS, TENS, spoken_at

#: What can be told, and which kind of value it has.
_KEYWORD = re.compile(
    r"(?P<password>password|passphrase|pwd)|(?P<pin>pass ?code|pin(?: code| number)?)"
    r"|(?P<code>code|otp)|(?P<key>key|token|secret|credential)"
)
#: What goes before a code or a key that is a secret.
_CODE_OF = re.compile(
    r"(?:verification|security|access|log-?in|sign-?in|one[- ]time|auth|authorization"
    r"|authentication|unlock|door|gate|alarm|entry|reset|backup|recovery|2fa|otp|sms) \Z"
)
_KEY_OF = re.compile(r"(?:api|access|secret|private|license|encryption|account) \Z")
_LONGEST_OF = 15
#: So much before tells whose key it is.
_LINE_BEFORE = 48
#: "for the staging box", "of the account".
_FOR_WHAT = r"(?:\s+(?:for|to|of|on|in|at|into|with|from)(?:\s+[\w@.'/-]{1,40}){1,6}?)?"
_IS = (
    r"(?:,?\s+(?:is|was|are|will\s+be|would\s+be|should\s+be|reads|remains|stays|equals)"
    r"|['\N{RIGHT SINGLE QUOTATION MARK}]s|\?\s+(?:it|that)(?:['\N{RIGHT SINGLE QUOTATION MARK}]s"
    r"|\s+is))"
)
_WELL = (
    r"(?:\s*(?:\.\.\.|[:,\N{HORIZONTAL ELLIPSIS}]|\b(?:now|still|currently|simply|just|actually"
    r"|set\s+to|um|uh|er|well|the\s+word|the\s+phrase|as\s+follows"
    r"|and\s+it['\N{RIGHT SINGLE QUOTATION MARK}]s)\b))*\s+"
)
_TOLD = re.compile(rf"{_FOR_WHAT}{_IS}{_WELL}")
#: "reset the password to Spring2024", "login admin, password hunter2".
_SET_TO = re.compile(r"(?:\s+(?:to|as|like|equals))?(?::|\s)\s*")

_QUOTES = {
    '"': '"', "'": "'", "`": "`", "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "**": "**",
}  # fmt: skip
_WORD = re.compile(r"\S{1,128}")
_GAP = re.compile(r",?[ \t]+(?=\S)")
_LONGEST = 128
_MOST_WORDS = 12
_MOST_PLAIN_WORDS = 5
_DIGITS = re.compile(r"[0-9](?:[ -]?[0-9]){2,9}(?![0-9])")
_LEAST_DIGITS = 3
_SHORTEST_KEY = 8

#: "The password is eight characters", "is managed by", "is optionally".
_RULES = ("character", "digit", "letter", "symbol", "number", "word", "day", "month", "time")
_PARTICIPLES = ("ed", "ing", "ly", "able", "ible")
_SPELLING = frozenset({
    "capital", "uppercase", "lowercase", "upper", "lower", "cap", "caps", "big", "small", "letter",
    "number", "digit", "sign", "symbol", "mark", "double", "triple", "score", "space",
})  # fmt: skip


def find_announced(text: str, lower: str) -> Iterator[Match]:
    """What sentences tell of passwords, PINs and keys; ``lower`` is the text in lower case."""
    for keyword in _KEYWORD.finditer(lower):
        if not _is_meant(lower, keyword):
            continue
        told = _TOLD.match(lower, keyword.end())
        at = told or _SET_TO.match(lower, keyword.end())
        if at is None or at.end() >= len(text):
            continue
        match = _read(text, lower, keyword, at.end(), told=told is not None)
        if match:
            yield match


def _is_meant(lower: str, keyword: re.Match[str]) -> bool:
    """Whether the keyword is a word of its own, and a code or key of the secret kind."""
    start, end = keyword.span()
    if lower[end : end + 1].isalnum():
        return False
    if keyword.lastgroup == "password":
        return True
    if lower[start - 1 : start].isalnum():
        return False
    before = lower[max(0, start - _LONGEST_OF) : start]
    if keyword[0] == "code":
        return _CODE_OF.search(before) is not None
    return keyword[0] != "key" or _KEY_OF.search(before) is not None


def _read(text: str, lower: str, keyword: re.Match[str], at: int, *, told: bool) -> Match | None:
    kind = keyword.lastgroup
    why = f"the {keyword[0]} that the sentence tells"
    start, end = _quoted(text, at)
    if kind == "password":
        if not start:
            return _password(text, lower, at, why, told=told)
        return Match("password", start, end, 0.85, why) if is_password(text[start:end]) else None
    if kind == "key":
        start, end = (start, end) if start else _word(text, at)
        if end - start < _SHORTEST_KEY:
            return None
        before = lower[max(0, keyword.start() - _LINE_BEFORE) : at]
        if named := of_provider(text[start:end], before):
            return Match(named[0], start, end, 0.9, f"the format of {named[1]}, and {why}")
        name = "api-key" if keyword[0].endswith("key") else keyword[0]
        return Match(name, start, end, 0.8, why) if is_secret(text[start:end]) else None
    return _code(text, lower, start or at, why, "pin" if kind == "pin" else "one-time-code")


def _quoted(text: str, at: int) -> tuple[int, int]:
    """What stands between quotation marks there; (0, 0) where none open."""
    if text[at : at + 1].isalnum():
        return 0, 0
    for opening, closing in _QUOTES.items():
        if text.startswith(opening, at):
            start = at + len(opening)
            end = text.find(closing, start, start + _LONGEST)
            return (start, end) if end > start else (0, 0)
    return 0, 0


def _word(text: str, at: int) -> tuple[int, int]:
    """The word there, without the stop that ends the sentence; ``!`` ends many a password."""
    found = _WORD.match(text, at)
    if found is None:
        return at, at
    word = found[0].rstrip(".,;:?)]}\"'\N{RIGHT DOUBLE QUOTATION MARK}")
    return at, at + len(word)


def _code(text: str, lower: str, at: int, why: str, name: str) -> Match | None:
    if digits := _DIGITS.match(text, at):
        return Match(name, at, digits.end(), 0.8, why)
    spoken = spoken_at(lower, at)
    if spoken and sum(char.isdigit() for char in spoken.text) >= _LEAST_DIGITS:
        last = max(place for place, char in enumerate(spoken.text) if char.isdigit())
        return Match(name, *spoken.span(0, last + 1), 0.8, why, "spoken")
    return None


def _password(text: str, lower: str, at: int, why: str, *, told: bool) -> Match | None:
    start, end = _word(text, at)
    first = text[start:end]
    if end == start or (lower[start:end] in SAYINGS and not _is_cue(lower[start:end])):
        return None
    if is_evident(first):
        if not is_password(first) or (not told and not _is_mixed(first)):
            return None
        return Match("password", start, end, 0.8 if told else 0.6, why)
    if first.isdigit() and len(first) > _LEAST_DIGITS:
        return Match("password", start, end, 0.7, why) if told else None
    return _said(text, lower, start, why) if told else None


def _is_mixed(word: str) -> bool:
    return not word.isdigit() and not word.isalpha() and any(map(str.isdigit, word))


def _said(text: str, lower: str, at: int, why: str) -> Match | None:
    """A password of plain words, and of digits and signs that are said."""
    words = list(_words(text, lower, at))
    said = [lower[start:end].rstrip("!") for start, end in words]
    cues = [_is_cue(word) for word in said]
    taken = 0
    for word, cue in zip(said, cues, strict=True):
        letter = cue and (taken or any(cues[1:2]))
        if (word in SAYINGS and not letter) or (not cue and is_placeholder(word)):
            break
        taken += 1
    spelled = sum(cues[:taken])
    if (
        not taken
        or taken - spelled > _MOST_PLAIN_WORDS
        or " ".join(said[taken:]).startswith(_RULES)
    ):
        return None
    start, end = words[0][0], words[taken - 1][1]
    if taken == 1 and (spelled or end - start <= _LEAST_DIGITS or said[0].endswith(_PARTICIPLES)):
        return None
    if spelled:
        return Match("password", start, end, 0.75, why, "spoken")
    return Match("password", start, end, 0.55, why)


def _words(text: str, lower: str, at: int) -> Iterator[tuple[int, int]]:
    """The words from there to the next stop, a few at most, and the first that is none of them."""
    for _ in range(_MOST_WORDS):
        start, end = _word(text, at)
        if end == start:
            return
        yield start, end
        gap = _GAP.match(text, end)
        if gap is None or (lower[start:end] in SAYINGS and not _is_cue(lower[start:end])):
            return
        at = gap.end()


def _is_cue(word: str) -> bool:
    """Whether a word is a character, or says how one is written."""
    return (
        len(word) == 1
        or word in DIGITS
        or word in SYMBOLS
        or word in _SPELLING
        or word in TEENS
        or word in TENS
    )
