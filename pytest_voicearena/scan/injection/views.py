"""What else a text says: decoded, deciphered, put together again, made visible.

Everything is linear in the length of the text.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import string
import urllib.parse
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from pytest_voicearena.scan.injection import guesses

#: Of so many blobs of one text, at most, the inside is looked at, and of each so much.
_MOST = 200
_LONGEST = 1 << 16
#: Around a place that looks encoded, the beginning of what is encoded is looked for this far.
_BEFORE = 24
_BEHIND = 128
_STEP = 8
#: A part of so many characters or more that must be letters and spaces, or it is no prose.
_PROSE = 0.8
_SHORTEST = 8

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{20,}+={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ ,:]?){12,}+|(?:0x[0-9A-Fa-f]{2}[ ,]{0,2}){6,}+")
_BINARY = re.compile(r"(?:[01]{7,8} ?){6,}+")
_URL = re.compile(r"(?:%[0-9A-Fa-f]{2}[\w.+-]{0,20}+){3,}+")
_ENTITIES = re.compile(r"(?:&#x?[0-9A-Fa-f]{1,6};\s?){6,}+")
_ESCAPES = re.compile(r"(?:\\u[0-9A-Fa-f]{4}){4,}+|(?:\\x[0-9A-Fa-f]{2}){6,}+")
_TAGS = re.compile("[\U000e0020-\U000e007e]{4,}+")
_SPACED = re.compile(r"(?<!\w)\w(?:([ .*_-])\1{0,2}\w(?!\w)){9,}+")
_MORSE = re.compile(r"[.-]{1,6}(?:[ /]{1,3}[.-]{1,6}){11,}+")
_HEX_NOISE = re.compile(r"0x|[ ,:]")
_TAG = 0xE0000
_GLUED = re.compile(r"[A-Za-z]{18,}+")
_CIPHERED = re.compile(r"[a-z]{6,12}")
_QUANTUM = 4

#: Enough to take apart what is written without spaces.
_KNOWN = re.compile(
    "instructions?|guidelines?|restrictions?|everything|disregard|override|previous|password|"
    "developer|forget|ignore|reveal|repeat|system|prompt|secret|policy|policies|before|above|rules|"
    "print|their|that|this|your|tell|show|give|with|from|what|and|all|the|you|are|now|say"
)
#: The signs of the letters and of the digits from 1 to 0.
_MORSE_SIGNS = """
.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..-
-.-- --.. .---- ..--- ...-- ....- ..... -.... --... ---.. ----. -----
"""
_MORSE_LETTERS = "abcdefghijklmnopqrstuvwxyz1234567890"


class Inside(NamedTuple):
    """What characters ``start`` to ``end`` of a text say when they are read as what they are."""

    text: str
    start: int
    end: int
    disguise: str


def decoded(text: str) -> Iterator[Inside]:
    """Readable text in the encodings that a text holds."""
    raw = text.encode("ascii", "replace")
    if not _is_odd(raw):
        return
    for encoding in _ENCODINGS:
        for match in islice(encoding.matches(text, raw), _MOST):
            inside = encoding.decode(match[0][:_LONGEST])
            if _is_prose(inside):
                yield Inside(inside, match.start(), match.end(), encoding.name)


def _is_odd(raw: bytes) -> bool:
    """Whether anything in a text looks as if it were encoded."""
    if any(map(raw.__contains__, _ODD_MARKS)):
        return True
    words = raw.translate(_WORDS)
    return any(map(words.__contains__, _ODD_WORDS))


def deciphered(text: str) -> Iterator[Inside]:
    """A text read in the ciphers that one of its words gives away."""
    known = guesses.enciphered()
    folded = text.lower()
    words = set(_CIPHERED.findall(folded))
    for cipher in sorted({known[word] for word in words & known.keys()}):
        yield Inside(guesses.deciphered(folded, cipher), 0, len(text), cipher)


def _base64(found: str) -> str:
    plain = found.rstrip("=").translate(str.maketrans("-_", "+/"))
    plain = plain[: len(plain) - (len(plain) % _QUANTUM == 1)]
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % _QUANTUM)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _hex(found: str) -> str:
    try:
        return bytes.fromhex(_HEX_NOISE.sub("", found)).decode()
    except ValueError:
        return ""


def _binary(found: str) -> str:
    digits = found.split() if " " in found else re.findall(".{8}", found)
    return "".join(chr(int(digit, 2)) for digit in digits)


def _untagged(found: str) -> str:
    return "".join(chr(ord(char) - _TAG) for char in found)


def _escapes(found: str) -> str:
    return re.sub(r"\\[ux]([0-9A-Fa-f]{2,4})", lambda match: chr(int(match[1], 16)), found)


def _joined(found: str) -> str:
    """Spelled letters as words: where the gaps are wider, or as one run."""
    gap = found[1]
    wide = re.split(re.escape(gap) + "{2,}", found)
    words = [part.replace(gap, "") for part in wide]
    return " ".join(words) if len(words) > 1 else _unglued(words[0])


def _morse(found: str) -> str:
    letters = dict(zip(_MORSE_SIGNS.split(), _MORSE_LETTERS, strict=True))
    words = re.split(r"\s*/\s*|\s{2,}", found.strip())
    return " ".join("".join(letters.get(sign, "") for sign in word.split()) for word in words)


def _unglued(found: str) -> str:
    """Words written as one, with spaces around those that are well known."""
    return " ".join(_KNOWN.sub(r" \g<0> ", found.lower()).split())


def _is_prose(text: str) -> bool:
    plain = sum(1 for char in text if char.isalpha() or char == " ")
    return len(text) >= _SHORTEST and " " in text.strip() and plain >= _PROSE * len(text)


def _classes(letters: str, gaps: str = "") -> bytes:
    """A table for ``bytes.translate``: letters become ``x``, gaps a space, all others zero."""
    table = bytearray(256)
    for letter in letters:
        table[ord(letter)] = ord("x")
    for gap in gaps:
        table[ord(gap)] = ord(" ")
    return bytes(table)


class _Encoding(NamedTuple):
    """How text is encoded, and by what it is suspected before it is looked for.

    ``needles`` are in its bytes, ``runs`` in them after ``table``.
    """

    name: str
    pattern: re.Pattern[str]
    decode: Callable[[str], str]
    needles: tuple[bytes, ...] = ()
    runs: tuple[bytes, ...] = ()
    table: bytes = b""

    def matches(self, text: str, raw: bytes) -> Iterator[re.Match[str]]:
        """Where text seems to be encoded so; ``raw`` is the text with question marks for non-ASCII."""
        if any(map(raw.__contains__, self.needles)):
            yield from self.pattern.finditer(text)
            return
        classes = raw.translate(self.table) if self.table else raw
        at = 0
        while (place := _first(classes, self.runs, at)) >= 0:
            near = self.pattern.search(text, max(at, place - _BEFORE), place + _BEHIND)
            match = self.pattern.match(text, near.start()) if near else None
            if match:
                yield match
            at = match.end() if match else place + _STEP


def _first(classes: bytes, runs: tuple[bytes, ...], at: int) -> int:
    """Where the first of some runs begins; -1 if none does."""
    return min((place for run in runs if (place := classes.find(run, at)) >= 0), default=-1)


#: Very long words, rows of pairs and of single letters, groups of eight; what escapes begin with.
_WORDS = _classes(string.ascii_letters + string.digits + "+/_-", " .*,:")
_ODD_WORDS = (
    b"x" * 14,
    b"xx " * 8,
    b"x x x x x",
    b"xxxxxxx xxxxxxx xxxxxxx",
    b"xxxxxxxx xxxxxxxx xxxxxxxx",
)
_ODD_MARKS = (b"%", b"&#", b"\\", b"0x", b".-", b"-.", b"- -", b". .", b"????")
_HEX_DIGITS = string.hexdigits
_ALPHANUMERIC = string.ascii_letters + string.digits
_ENCODINGS = (
    _Encoding("base64", _BASE64, _base64, (), (b"x" * 20,), _classes(_ALPHANUMERIC + "+/_-")),
    _Encoding("hex", _HEX, _hex, (b"0x",), (b"xx " * 8, b"x" * 24), _classes(_HEX_DIGITS, " ,:")),
    _Encoding("binary", _BINARY, _binary, (), (b"x" * 14, b"xxxxxxx xxxxxxx"), _classes("01", " ")),
    _Encoding("url", _URL, urllib.parse.unquote_plus, (b"%",)),
    _Encoding("html entities", _ENTITIES, html.unescape, (b"&#",)),
    _Encoding("escapes", _ESCAPES, _escapes, (b"\\u", b"\\x")),
    _Encoding("tag characters", _TAGS, _untagged, (), (b"????",)),
    _Encoding(
        "spaced letters", _SPACED, _joined, (), (b"x x x x x",), _classes(_ALPHANUMERIC, " .*_-")
    ),
    _Encoding("morse", _MORSE, _morse, (), (b"xxx xx", b"xx xxx", b"xx xx"), _classes(".-", " /")),
    _Encoding("missing spaces", _GLUED, _unglued, (), (b"x" * 18,), _classes(string.ascii_letters)),
)
