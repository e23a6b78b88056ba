"""Telephone numbers, as they are written in many countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from pytest_voicearena.scan.match import Match

_NUMBER = re.compile(
    r"[+(0-9](?<![0-9A-Za-z.,/#$\N{EURO SIGN}\N{POUND SIGN}:+-][+(0-9])(?:[ ().\N{EN DASH}/-]{0,2}[0-9]){6,16}(?:[ ]?(?:x"
    r"|ext\.?|extension)[ ]?[0-9]{1,6})?(?![0-9A-Za-z])"
)
_TOLD_BEFORE = re.compile(
    r"phone|\btel\b|tel[.:]|telefon|mobile|\bcell|\bfax|\bcall|dial|\bring\b|reach|whats ?app"
    r"|\bsms\b|\btext|message|contact|answer|hotline|landline|extension|desk\b|office\b|registered"
    r"|móvil|teléfono|téléphone|portable|handy\b|numéro|número|\bnumber is|\bnumber:|voicemail"
    r"|pager"
)
_TOLD_AFTER = re.compile(r"\W{0,3}(?:\(?(?:mobile|cell|home|work|office|fax|phone|desk|tel)\b)")
_OTHERS = re.compile(
    r"order|invoice|track|account|card|iban|reference|\bref\b|ticket|serial|version|isbn|booking"
    r"|case|policy|passport|zip|post ?code|licen[cs]e|claim|member|id(?: number| no)?\W*\Z"
    r"|code\W*\Z|ip\b|routing|social|security|insurance|tax\b|\bssn"
)
#: Dates and decimal fractions.
_NO_PHONE = re.compile(
    r"(?:(?:19|20)[0-9]{2}[-./][01]?[0-9][-./][0-3]?[0-9]|[0-3]?[0-9][-./][0-3]?[0-9][-./](?:19"
    r"|20)?[0-9]{2}).*|[0-9]+\.[0-9]+"
)
#: Tried in turn for numbers without the code of a country.
_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "AU", "IN", "BR", "SE", "PL", "CH")
_MOST_DIGITS = 15
_LEAST_DIGITS = 7
_LOOKED_BACK = 40
_LOOKED_ON = 16
_NEAR = 28
#: One of these is in everything that tells of a telephone: looking for them is fast.
_MARKS = (
    "phone", "phon", "tel", "mobil", "móvil", "cell", "fax", "call", "dial", "ring", "reach", "whats",
    "sms", "text", "messag", "contact", "answer", "line", "exten", "desk", "office", "regist",
    "portable", "handy", "mero", "méro", "number", "voicemail", "pager",
)  # fmt: skip
#: Asking a plan takes long. Who tells more numbers than that in one text is caught without it.
_MOST_ASKED = 3_000


class _Plans:
    """The numbering plans of the world, as far as there is time to ask them."""

    def __init__(self) -> None:
        self._left = _MOST_ASKED

    def know(self, raw: str, regions: Sequence[str | None]) -> bool:
        """Whether the number is in use in one of some regions; None is for numbers with a code."""
        for region in regions:
            self._left -= 1
            if self._left < 0:
                return False
            try:
                if phonenumbers.is_valid_number(phonenumbers.parse(raw, region)):
                    return True
            except phonenumbers.NumberParseException:
                continue
        return False


def find_phones(text: str, lower: str) -> Iterator[Match]:
    """Numbers that a numbering plan knows, or that the text calls a number to ring."""
    plans = _Plans()
    for found in _NUMBER.finditer(text):
        raw = found[0]
        bare = raw.partition("x")[0].partition("e")[0].strip()
        count = sum(map(str.isdigit, bare))
        if not _LEAST_DIGITS <= count <= _MOST_DIGITS or _NO_PHONE.fullmatch(raw):
            continue
        if raw.count("(") != raw.count(")"):
            continue
        start, end = found.span()
        before = lower[max(0, start - _LOOKED_BACK) : start]
        told = any(mark in before for mark in _MARKS) and _TOLD_BEFORE.search(before)
        told = told or _TOLD_AFTER.match(lower, end, end + _LOOKED_ON)
        if score := _score(bare, plans, told=bool(told), before=before):
            why = "a telephone number" + (", so called" if told else "")
            yield Match("phone", start, end, score, why)


def _score(raw: str, plans: _Plans, *, told: bool, before: str) -> float:
    """How sure it is that digits are a number to ring; 0 if they are rather something else."""
    if raw.startswith("+"):
        return 0.95 if plans.know(raw, (None,)) else 0.7 if told else 0.55
    if told and not _OTHERS.search(before[-_NEAR:]):
        return 0.85 if plans.know(raw, _REGIONS) else 0.65
    if raw.isdigit() or _OTHERS.search(before):
        return 0.0
    if _NORTH_AMERICAN.fullmatch(raw):
        return 0.75 if plans.know(raw, ("US",)) else 0.6
    return 0.65 if raw.startswith(("0", "(0")) and plans.know(raw, _REGIONS) else 0.0


_NORTH_AMERICAN = re.compile(r"(?:1[-. ]?)?\(?[2-9][0-9]{2}\)?[-. ]{0,2}[2-9][0-9]{2}[-. ][0-9]{4}")
