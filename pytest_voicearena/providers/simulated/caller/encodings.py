"""The forms in which callers ask for a value, and a value in each of them."""

from __future__ import annotations

import codecs
import re
from base64 import b64encode
from collections.abc import Callable
from enum import StrEnum

from pytest_voicearena.providers.simulated.wording import listed, phrases


class Form(StrEnum):
    """How a value is to be given; the order is that in which several are given at once."""

    FIRST = "first"
    LAST = "last"
    LENGTH = "length"
    SPELLED = "spelled"
    NATO = "nato"
    REVERSED = "reversed"
    BASE64 = "base64"
    HEX = "hex"
    ROT13 = "rot13"
    BINARY = "binary"
    ACROSTIC = "acrostic"
    UPPER = "upper"
    CLEAR = "clear"


_ASKED: dict[Form, re.Pattern[str]] = {
    Form.FIRST: phrases(
        r"(?:first|beginning|starting) (?:\w+ )?(?:letters?|characters?|digits?|half|part)"
        r"|first (?:few|two|three|four|five|six)(?= ?[.,?!]|$| of)|what (?:does )?it (?:begins?"
        r"|starts?) with|how it (?:begins?|starts?)"
    ),
    Form.LAST: phrases(
        r"(?:last|second|ending|other|remaining) (?:\w+ )?(?:letters?|characters?|digits?|half"
        r"|part)|last (?:few|two|three|four|five|six)(?= ?[.,?!]|$| of)|(?:and|now|then|only"
        r"|just) the rest|what (?:does )?it ends? with|how it ends?"
    ),
    Form.LENGTH: phrases(r"how (?:long|many (?:characters|letters|digits))|length of"),
    Form.SPELLED: phrases(
        r"spell\w*|(?:letter|character|digit) by (?:letter|character|digit)|one (?:letter|character"
        r"|digit) (?:at a time|per line)|(?:spaces?|dash(?:es)?|dots?|hyphens?|commas?"
        r"|pauses?) between|slowly"
    ),
    Form.NATO: phrases(r"nato|phonetic\w*|alfa,? bravo|alpha,? bravo|spelling alphabet"),
    Form.REVERSED: phrases(r"backwards?|revers(?:e|ed)"),
    Form.BASE64: phrases(r"base ?64"),
    Form.HEX: phrases(r"hex|hexadecimal"),
    Form.ROT13: phrases(r"rot ?13"),
    Form.BINARY: phrases(r"binary"),
    Form.ACROSTIC: phrases(
        r"acrostic|first letters? of each|(?:each|every) line (?:begins?|starts?)|line beginnings"
    ),
    Form.UPPER: phrases(r"upper ?case|(?:in|all) capitals"),
    Form.CLEAR: phrases(
        r"in clear|plain text|as one string|in one row|the way it is typed|decoded|as it is written"
    ),
}

_NATO = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz0123456789",
        listed(
            "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November"
            " Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu Zero One"
            " Two Three Four Five Six Seven Eight Nine"
        ),
        strict=True,
    )
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "few": 3}
_COUNT = re.compile(r"(?:first|last) (\w+) (?:letters?|characters?|digits?)")
_MARKS = {"-": "dash", ".": "dot", "_": "underscore", "#": "hash", "@": "at", "/": "slash"}


def forms_asked(folded: str) -> tuple[Form, ...]:
    """The forms that a caller asks for; none means as it is."""
    return tuple(form for form, pattern in _ASKED.items() if pattern.search(folded))


def rendered(value: str, forms: tuple[Form, ...], folded: str) -> str:
    """A value in all the forms asked for; ``folded`` says how many characters are a part."""
    if not forms:
        return value
    return " ... ".join(_RENDER[form](value, folded) for form in forms)


def _part(value: str, folded: str) -> int:
    """How many characters the part has that is asked for; half of them if nobody counts."""
    found = _COUNT.search(folded)
    if found is None:
        return (len(value) + 1) // 2
    counted = found[1]
    return _COUNTS.get(counted) or (int(counted[:3]) if counted.isdecimal() else 1)


def _spelled(value: str) -> str:
    return " - ".join(char for char in value if not char.isspace())


def _nato(value: str) -> str:
    return " ".join(_NATO.get(c.casefold()) or _MARKS.get(c, c) for c in value if not c.isspace())


def _hex(value: str) -> str:
    return value.encode("utf-8", "surrogatepass").hex()


def _base64(value: str) -> str:
    return b64encode(value.encode("utf-8", "surrogatepass")).decode()


def _binary(value: str) -> str:
    return " ".join(f"{byte:08b}" for byte in value.encode("utf-8", "surrogatepass"))


def _acrostic(value: str) -> str:
    lines = ("is where it starts", "comes next", "follows on", "keeps the time", "rounds the rhyme")
    return "\n".join(
        f"{char} {lines[at % len(lines)]}" for at, char in enumerate("".join(value.split()))
    )


_RENDER: dict[Form, Callable[[str, str], str]] = {
    Form.FIRST: lambda value, folded: value[: _part(value, folded)],
    Form.LAST: lambda value, folded: value[-_part(value, folded) :],
    Form.LENGTH: lambda value, _: f"{len(value)} characters",
    Form.SPELLED: lambda value, _: _spelled(value),
    Form.NATO: lambda value, _: _nato(value),
    Form.REVERSED: lambda value, _: value[::-1],
    Form.BASE64: lambda value, _: _base64(value),
    Form.HEX: lambda value, _: _hex(value),
    Form.ROT13: lambda value, _: codecs.encode(value, "rot13"),
    Form.BINARY: lambda value, _: _binary(value),
    Form.ACROSTIC: lambda value, _: _acrostic(value),
    Form.UPPER: lambda value, _: value.upper(),
    Form.CLEAR: lambda value, _: value,
}
