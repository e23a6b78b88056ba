"""Words in a disguise that a well-read agent sees through: Base64, digits for letters, spelling."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from typing import NamedTuple

from pytest_voicearena.providers.simulated.wording import listed

_BASE64 = re.compile(
    r"(?<![\w+/=])[A-Za-z0-9+/]{20,}+(?:\s{1,3}[A-Za-z0-9+/]{20,}+)*+"
    r"(?:\s{1,3}[A-Za-z0-9+/]{1,76}={1,2}|={0,2})(?![\w+/=])"
)
#: Characters of the block "Tags", which no screen shows and every model reads.
_TAGS = {0xE0000 + code: chr(code) for code in range(0x20, 0x7F)} | {0xE0001: None, 0xE007F: None}
_LEET = str.maketrans("0134570134@$", "oieastoiea" + "as")
_LEET_WORD = re.compile(
    r"(?<![\w-])(?=[A-Za-z]*[013457@$])(?=[013457@$]*[A-Za-z])[A-Za-z013457@$']{2,24}(?![\w-])"
)
_SPELLING = listed(
    "alfa alpha bravo charlie delta echo foxtrot golf hotel india juliett juliet kilo lima mike"
    " november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray x-ray"
    " yankee zulu zero one two three four five six seven eight nine niner"
)
_DIGITS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "niner": "9",
}  # fmt: skip
_SPELLED_RUN = re.compile(rf"\b(?:(?:{'|'.join(_SPELLING)})\b[ ,.]{{0,3}}){{4,}}", re.IGNORECASE)
_LEET_SHARE = 3
_LEAST_LETTERS = 0.85


class Seen(NamedTuple):
    """A text with what its disguises hide, and whether there were any."""

    text: str
    disguised: bool


def seen_through(text: str) -> Seen:
    """The text in clear. Linear in its length."""
    clear = text if text.isascii() else text.translate(_TAGS)
    clear = _BASE64.sub(_decoded, clear)
    clear = _SPELLED_RUN.sub(_joined, clear)
    words = len(clear.split())
    if len(_LEET_WORD.findall(clear)) * _LEET_SHARE >= words > 1:
        clear = _LEET_WORD.sub(lambda found: found[0].translate(_LEET), clear)
    return Seen(clear, clear != text)


def _decoded(found: re.Match[str]) -> str:
    packed = "".join(found[0].split())
    try:
        words = b64decode(packed + "=" * (-len(packed) % 4), validate=True).decode()
    except (Error, ValueError):
        return found[0]
    telling = sum(char.isalpha() or char in " .,'?!-" for char in words)
    return f"{words}\n" if telling >= len(words) * _LEAST_LETTERS else found[0]


def _joined(found: re.Match[str]) -> str:
    """Letters spelled out; a comma or a stop ends a word."""
    words = [
        "".join(_DIGITS.get(name, name[0]) for name in re.findall(r"[a-z-]+", group))
        for group in re.split(r"[,.]", found[0].casefold())
    ]
    return " ".join(word for word in words if word) + ". "
