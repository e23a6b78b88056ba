"""Answers that say nothing, and answers that stop in the middle."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

from pytest_voicearena.scan.match import Match

#: Whole answers that a program wrote where words should be.
_PLACEHOLDERS = frozenset(
    [
        *("none", "null", "nil", "nan", "undefined", "n/a", "[object object]", "tbd", "todo"),
        *("<empty>", "<none>", "<null>", "(empty)", "(none)", "[empty]", "no output", "no content"),
        *("<no response>", "[no response]", "(no response)", "lorem ipsum", "<|endoftext|>"),
    ]
)  # fmt: skip
_LEFTOVER = re.compile(
    r"\{\{\s*[\w.|\- ]{1,60}\s*\}\}|\{%\s*[\w.|\- ]{1,60}\s*%\}|<%=?\s*[\w.]{1,60}\s*%>"
    r"|\$\{[\w.]{1,60}\}|\[object [A-Z]\w{1,30}\]|\[(?:INSERT|YOUR|CUSTOMER|COMPANY)[ _A-Z]{1,40}\]"
    r"|<(?:INSERT|YOUR|CUSTOMER|COMPANY)[ _A-Z]{1,40}>|<\|[a-z_]{2,30}\|>|%\([a-z_]{1,40}\)s"
)
_ANY_LEFTOVER = ("{{", "{%", "<%", "${", "[", "<", "%(")
_EMOJI = "So"
_ENDS = ".!?:;)]}>\"'`*_|…。！？；：）」』】؟।\u2019\u201d\u00bb~"
_FENCE = "```"
_OPENED = {"(": ")", "[": "]", "{": "}", "\u201c": "\u201d", "\u00ab": "\u00bb"}
#: What ends no sentence, and what hardly ever ends one ("turn it on" does).
_DANGLING = frozenset(
    [
        *(
            "the",
            "a",
            "an",
            "and",
            "or",
            "but",
            "of",
            "your",
            "my",
            "our",
            "their",
            "because",
            "than",
        ),
        *("der", "das", "ein", "eine", "und", "oder", "von", "für", "het", "een", "van", "voor"),
        *("le", "les", "un", "une", "et", "ou", "de", "des", "du", "avec", "pour", "que"),
        *("el", "los", "las", "con", "para", "por", "il", "gli", "di", "per", "che", "um", "uma"),
    ]
)
_HANGING = frozenset(
    [
        *("to", "in", "on", "at", "for", "with", "by", "from", "is", "are", "was", "were", "be"),
        *("which", "as", "if", "will", "would", "can", "could", "should", "not", "please", "this"),
        *("die", "mit", "zu", "ist", "sie", "est", "la", "en", "met", "na", "nie"),
    ]
)
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_LINK = re.compile(
    r"\[[^\]\n]{0,200}\]\([^)\s]{0,400}\Z|!?\[[^\]\n]{0,200}\Z|<[a-zA-Z/][^>\n]{0,200}\Z"
)
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*\Z")
#: So much of the end of a text is looked at.
_TAIL = 2_000
#: Fewer words than that may end as they like: "Nine to five".
_FEW_WORDS = 4
_LONGEST_JSON = 200_000


def find_empty(text: str) -> list[Match]:
    """What a text holds instead of words.

    ``blank`` (nothing, or nothing that shows), ``punctuation`` and ``placeholder`` are matches of
    the whole text: it says nothing. ``leftover`` is a part that a template should have filled.
    """
    whole = _says_nothing(text)
    if whole:
        return [whole]
    if not any(mark in text for mark in _ANY_LEFTOVER):
        return []
    return [
        Match("leftover", *found.span(), 0.6, "what a template should have filled")
        for found in _LEFTOVER.finditer(text)
    ]


def _says_nothing(text: str) -> Match | None:
    bare = text.strip().strip("\"'`*_ \u200b\ufeff")
    name, why = "", ""
    if bare.lower() in _PLACEHOLDERS:
        name, why = "placeholder", f"'{bare}' where words should be"
    elif _LEFTOVER.fullmatch(text.strip()):
        name, why = "placeholder", "a template that nobody filled"
    elif not any(map(_shows, text)):
        name, why = "blank", "nothing that shows"
    elif not any(map(_tells, text)):
        name, why = "punctuation", "marks without words"
    return Match(name, 0, len(text), 1.0, why) if name else None


def _shows(char: str) -> bool:
    return unicodedata.category(char)[0] not in "ZCM"


def _tells(char: str) -> bool:
    """Whether a character is a letter, a digit, or a picture."""
    return char.isalnum() or unicodedata.category(char) == _EMOJI


def find_truncation(text: str) -> list[Match]:
    """Where a text seems to stop in the middle: from there to its end, the surest first.

    Spoken and typed answers end without a full stop often enough; the score says so.
    """
    body = text.rstrip()
    if not body:
        return []
    found = [
        Match("truncated", start, len(body), score, why)
        for start, score, why in (*_unclosed(body), *_unfinished(body))
    ]
    return sorted(found, key=lambda one: (-one.score, one.start))


def _unclosed(body: str) -> Iterator[tuple[int, float, str]]:
    """What was opened and never closed."""
    if body.count(_FENCE) % 2:
        yield body.rfind(_FENCE), 0.9, "a block of code is not closed"
    elif body[0] in "{[" and body[-1] not in "}]" and _begins_json(body):
        yield 0, 0.9, "JSON is not closed"
    begin = max(body.rfind("\n") + 1, len(body) - _TAIL)
    line = body[begin:]
    if found := _LINK.search(line):
        yield begin + found.start(), 0.8, "a link or a tag is not closed"
        return
    for opening, closing in _OPENED.items():
        at = line.rfind(opening)
        if at >= 0 and line.find(closing, at) < 0 and line.count(opening) > line.count(closing):
            yield begin + at, 0.6, f"'{opening}' is not closed"
    if line.count('"') % 2 and not re.search(r"\d\"", line):
        yield begin + line.rfind('"'), 0.5, "a quotation is not closed"


def _begins_json(body: str) -> bool:
    try:
        json.JSONDecoder().raw_decode(body[:_LONGEST_JSON])
    except (json.JSONDecodeError, RecursionError):
        return re.match(r"[{\[]\s*(?:[\"{\[\d-]|\Z)", body) is not None
    return False


def _unfinished(body: str) -> Iterator[tuple[int, float, str]]:
    """A last sentence that does not end."""
    tail = body[-_TAIL:]
    start = len(body) - len(tail) + _last_sentence(tail)
    last = body[start:]
    words = last.split()
    if not words or _ADDRESS.search(words[-1]):
        return
    if last[-1] in ",-\u2013\u2014/\\&+=(" or last.endswith("\u3001"):
        yield start, 0.8, f"ends with '{last[-1]}'"
    if not last[-1].isalnum():
        return
    word = _LAST_WORD.search(last)
    if word and word[0] in _DANGLING and len(words) > 1:
        yield start, 0.85, f"ends with '{word[0]}'"
    elif len(words) >= _FEW_WORDS or not last.isascii():
        before = body[max(0, start - _TAIL) : start].rstrip()
        if before.endswith(tuple(_ENDS)) and not _is_point(last):
            yield start, 0.6, "the last sentence has no end, the ones before have"
        elif word and word[0] in _HANGING:
            yield start, 0.5, f"ends with '{word[0]}'"
        elif word and len(words) >= 3 * _FEW_WORDS:
            yield start, 0.35, "the last sentence has no end"


def _last_sentence(tail: str) -> int:
    ends = [found.end() for found in re.finditer(r"[.!?。！？؟।]+[\"')\]]*\s+|[。！？]|\n+", tail)]
    return ends[-1] if ends else 0


def _is_point(line: str) -> bool:
    """Whether a line is a point of a list or a heading, which end without a stop."""
    return re.match(r"\s*(?:[-*•#>|]|\d{1,3}[.)])", line) is not None
