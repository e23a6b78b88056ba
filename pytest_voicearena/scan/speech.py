"""What is dictated in words, read as it would be written.

``four one one one, double five`` is 411155, ``j dot doe at example dot com`` is a mail address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

DIGITS = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "niner": "9",
}  # fmt: skip
TEENS = {
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
}  # fmt: skip
TENS = {
    "twenty": "2", "thirty": "3", "forty": "4", "fourty": "4", "fifty": "5", "sixty": "6",
    "seventy": "7", "eighty": "8", "ninety": "9",
}  # fmt: skip
SYMBOLS = {
    "dot": ".", "period": ".", "point": ".", "dash": "-", "hyphen": "-", "minus": "-",
    "underscore": "_", "plus": "+", "at": "@", "slash": "/", "hash": "#", "hashtag": "#",
    "star": "*", "asterisk": "*", "bang": "!", "dollar": "$", "percent": "%", "ampersand": "&",
    "caret": "^", "colon": ":", "semicolon": ";", "equals": "=", "tilde": "~", "pipe": "|",
    "exclamation": "!",
}  # fmt: skip
_TIMES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_POWERS = {"hundred": "00", "thousand": "000"}
#: The spelling alphabet of the ICAO (Annex 10, volume II), and letters as they are often written.
_ALPHABET = frozenset({
    "alpha", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india",
    "juliet", "juliett", "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo",
    "sierra", "tango", "uniform", "victor", "whiskey", "whisky", "xray", "yankee", "zulu",
})  # fmt: skip
#: Said between the parts of a number; it means no character of it.
_FILLERS = frozenset({
    "and", "then", "um", "uh", "uhm", "er", "erm", "dash", "hyphen", "space", "comma", "dot", "point",
    "pause", "next", "minus", "slash",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+|\+")
#: Between two words of one number.
_GAP = re.compile(r"[\s,.;:()/\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}-]{0,8}")
#: Where what was said before and after are rather two numbers.
_STOP = re.compile(r"[.;:\n]")
#: Fewer words of digits in a row are a quantity.
_LEAST_WORDS = 3
_LONGEST_NUMBER = 120


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a run of words spells, and where each character of it was said."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original that says characters ``start`` to ``end``."""
        return self.starts[start], self.ends[end - 1]


def lowered(text: str) -> str:
    """The text in lower case, of the same length: ``İ`` would become two characters."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char if len(char.lower()) > 1 else char.lower() for char in text)


def spoken_numbers(text: str) -> list[Spoken]:
    """Runs of at least three spoken digits, with the letters and written digits among them."""
    lower = lowered(text)
    if not _SAID.search(" " + lower.replace("\n", " ")):
        return []
    words = list(_WORD.finditer(lower))
    runs: list[Spoken] = []
    at = 0
    while at < len(words):
        run, at = _run(lower, words, at)
        if run and sum(char.isdigit() for char in run.text) > _LEAST_WORDS:
            runs.append(run)
    return runs


def spoken_at(lower: str, at: int) -> Spoken | None:
    """The number, in words or digits, that begins right there in a text in lower case."""
    words = list(islice(_WORD.finditer(lower, at, at + _LONGEST_NUMBER), 3))
    if len(words) < _LEAST_WORDS - 1 or words[0].start() != at:
        return None
    if None in {_piece(words, 0)[0], _piece(words, 1)[0]}:
        return None
    return _run(lower, list(_WORD.finditer(lower, at, at + _LONGEST_NUMBER)), 0)[0]


#: The words of numbers, by their first letters, so that few of them are tried at any place.
_SAID_WORD = (
    "(?:t(?:wo|hree|en|welve|hirt(?:een|y)|went(?:y)|r(?:ip|eb)le|housand)|s(?:ix|even)(?:teen"
    "|ty)?|o(?:ne|h)?|f(?:our(?:teen|ty)?|ive|if(?:teen|ty)|orty)|e(?:ight(?:een|y)?|leven)"
    "|n(?:ine(?:teen|ty|r)?|il|[ao]ught)|zero|double|hundred|quadruple)"
)
_BETWEEN = r"[ ,.;:-]{1,3}(?:(?:and|then|uh|um|er|dash|hyphen|space|dot|point|minus)[ ,.;:-]{1,3})?"
_SAID = re.compile(rf" {_SAID_WORD}(?:{_BETWEEN}{_SAID_WORD}){{{_LEAST_WORDS - 1}}}(?![^\W_])")


def _run(text: str, words: Sequence[re.Match[str]], at: int) -> tuple[Spoken | None, int]:
    """The number that begins with word ``at``, and the first word after it."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begun = at
    while at < len(words):
        piece, used = _piece(words, at)
        if piece is None:
            break
        if at > begun:
            gap = text[words[at - 1].end() : words[at].start()]
            if not _GAP.fullmatch(gap):
                break
            piece = " " + piece if _STOP.search(gap) else piece
        chars.append(piece)
        starts += [words[at].start()] * len(piece)
        ends += [words[at + used - 1].end()] * len(piece)
        at += used
    run = Spoken("".join(chars), starts, ends) if chars else None
    return run, max(at, begun + 1)


def _piece(words: Sequence[re.Match[str]], at: int) -> tuple[str | None, int]:
    """What word ``at`` stands for in a number, and how many words that took."""
    word = words[at][0]
    following = words[at + 1][0] if at + 1 < len(words) else ""
    if word in _TIMES:
        once = _single(following)
        return (once * _TIMES[word], 2) if once else (None, 1)
    if word in TENS:
        unit = DIGITS.get(following, "0")
        return (TENS[word] + unit, 2) if unit != "0" else (TENS[word] + "0", 1)
    once = _single(word)
    if once and following in _POWERS:
        return once + _POWERS[following], 2
    if once:
        return once, 1
    return (" ", 1) if word in _FILLERS else (None, 1)


def _single(word: str) -> str:
    if word in DIGITS or word in TEENS:
        return DIGITS.get(word) or TEENS[word]
    if word.isascii() and (word.isdigit() or len(word) == 1):
        return word.upper()
    if word == "plus":
        return "+"
    return word[0].upper() if word in _ALPHABET else ""


_TLD = r"(?:com|net|org|edu|gov|info|biz|io|ai|app|dev|me|tv|co|mail|[a-z]{2})"
_MARKS = r"(?:dot|point|period|underscore|dash|hyphen|minus|plus)"
_PART = rf"(?!{_MARKS} )[a-z0-9]{{1,32}}"
#: A word, or letters said one by one; more of them after "dot" or "dash".
_DOMAIN = re.compile(
    rf" {_PART}(?: {_MARKS} {_PART}| [a-z0-9](?![a-z0-9])){{0,14}}?"
    rf"(?: dot |\.){_TLD}(?:(?: dot |\.){_TLD})?(?![a-z0-9])"
)
#: Single words that go before "at" without being anybody's name.
_NO_NAMES = frozenset({
    "a", "an", "the", "us", "me", "him", "her", "them", "it", "you", "we", "they", "i", "look",
    "looking", "visit", "site", "website", "web", "online", "more", "page", "go", "going", "are", "is",
    "was", "be", "available", "here", "there", "this", "that", "all", "not", "sign", "sold", "hosted",
    "live", "out", "up", "in", "on", "by", "and", "or", "arrive", "meet", "working", "work", "works",
    "sale", "read", "store", "shop", "blog",
})  # fmt: skip
_JOINTS = {"dot": ".", "point": ".", "period": ".", "underscore": "_", "dash": "-",
           "hyphen": "-", "minus": "-", "plus": "+"}  # fmt: skip
_MOST_PARTS = 24


def spoken_emails(text: str) -> Iterator[tuple[int, int, str]]:
    """Mail addresses that are said: where, and how they are written."""
    lower = lowered(text)
    at = lower.find(" at ")
    while at >= 0:
        domain = _DOMAIN.match(lower, at + 3)
        if domain:
            start, local = _local_part(lower, at)
            if local:
                yield start, domain.end(), f"{local}@{_joined(domain[0].split())}"
        at = lower.find(" at ", at + 4)


def _local_part(lower: str, at: int) -> tuple[int, str]:
    """What stands before "at": a word, or parts that are joined or spelled."""
    words = list(re.finditer(r"[a-z0-9._+-]+", lower[max(0, at - 160) : at]))
    shift = max(0, at - 160)
    taken: list[re.Match[str]] = []
    for word in reversed(words[-_MOST_PARTS:]):
        end = taken[-1].start() if taken else len(lower[shift:at])
        if lower[shift:at][word.end() : end].strip() or not _goes_with(word[0], taken):
            break
        taken.append(word)
    if not taken or (len(taken) == 1 and taken[0][0] in _NO_NAMES):
        return at, ""
    parts = [word[0] for word in reversed(taken)]
    while parts and parts[0] in _JOINTS:
        parts = parts[1:]
        taken.pop()
    return (shift + taken[-1].start(), _joined(parts)) if parts else (at, "")


def _goes_with(word: str, taken: Sequence[re.Match[str]]) -> bool:
    """Whether a word belongs to the address whose later words are taken already."""
    if not taken:
        return word not in _JOINTS
    after = taken[-1][0]
    if word in _JOINTS:
        return after not in _JOINTS
    if after in _JOINTS or (_is_spelled(word) and _is_spelled(after)):
        return True
    return all(_is_number(part[0]) for part in taken) and word not in _NO_NAMES


def _is_number(word: str) -> bool:
    return word in DIGITS or word in TENS or word in TEENS or word in _TIMES or word.isdigit()


def _is_spelled(word: str) -> bool:
    return len(word) == 1 or _is_number(word)


def _joined(words: Sequence[str]) -> str:
    written = ""
    times = 1
    for word in words:
        if word in _TIMES:
            times = _TIMES[word]
            continue
        piece = _JOINTS.get(word) or DIGITS.get(word) or TEENS.get(word) or word
        written += piece * times
        times = 1
    return written
