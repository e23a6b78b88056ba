"""Payment cards and bank accounts: the numbers that carry a checksum and go by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban, luhn

from pytest_voicearena.scan.match import Match

#: The first digit must not go on a number: the pattern begins with it for speed.
_CARD = re.compile(r"[0-9](?<![0-9A-Za-z.,$][0-9])(?:[ -]?[0-9]){11,18}(?![0-9A-Za-z]|[.,-][0-9])")
_GROUPED = re.compile(
    r"[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{1,4}(?:\1[0-9]{1,3})?"
    r"|[0-9]{4}([ -])[0-9]{6}\2[0-9]{4,5}"
)
#: Prefixes of issuers and the lengths of their numbers, as the networks publish them.
_NETWORKS = re.compile(
    r"4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})|5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}"
    r"|7[01][0-9]|720)[0-9]{12}|3[47][0-9]{13}|6(?:011|4[4-9][0-9]|5[0-9]{2})[0-9]{12,15}"
    r"|35(?:2[89]|[3-8][0-9])[0-9]{12,15}|3(?:0[0-5]|09|[689][0-9])[0-9]{11,16}|62[0-9]{14,17}"
    r"|220[0-4][0-9]{12}"
)
#: Issuers whose numbers may be of any length from twelve digits.
_MAESTRO = re.compile(r"(?:5[0678]|6)[0-9]{10,17}")
_CARD_WORDS = re.compile(
    r"card|credit|debit|\bcc\b|visa|master ?card|amex|american express|discover|maestro|diners|jcb"
    r"|\bpan\b|kart|carte|tarjeta|cartão|carta\b"
)
_OTHER_WORDS = re.compile(
    r"order|track|invoice|reference|\bref\b|ticket|parcel|shipment|transaction id|imei|serial|isbn"
    r"|ean\b|barcode|sku|timestamp|build|request|session|booking"
)
_LOOKED_BACK = 48
_LOOKED_ON = 24


def find_cards(text: str, lower: str) -> Iterator[Match]:
    """Numbers of payment cards whose check digit is right (ISO/IEC 7812-1, annex B)."""
    for found in _CARD.finditer(text):
        digits = found[0].replace(" ", "").replace("-", "")
        if not luhn.is_valid(digits) or len(set(digits)) == 1:
            continue
        start, end = found.span()
        before = lower[max(0, start - _LOOKED_BACK) : start]
        told = _CARD_WORDS.search(before) or _CARD_WORDS.search(lower, end, end + _LOOKED_ON)
        if score := _card_score(found[0], digits, told=told is not None, before=before):
            yield Match(
                "payment-card", start, end, score, "a card's number, and its check digit is right"
            )


def _card_score(raw: str, digits: str, *, told: bool, before: str) -> float:
    network = _NETWORKS.fullmatch(digits) is not None
    if told:
        return 0.95 if network else 0.85 if _MAESTRO.fullmatch(digits) else 0.7
    if _OTHER_WORDS.search(before) or not network:
        return 0.0
    return 0.9 if _GROUPED.fullmatch(raw) else 0.7


_IBAN = re.compile(
    r"[A-Z](?<![A-Za-z0-9][A-Z])[A-Z][0-9]{2}(?:[ -]?[A-Z0-9]){11,30}(?![A-Za-z0-9])"
)
_IBAN_SAID = re.compile(
    r"iban\W+(?:(?:number|code|no|is|was)\W+){0,2}([a-z]{2}[0-9]{2}(?:[ -]?[a-z0-9]){11,30})"
)
_SHORTEST_IBAN = 15


def find_ibans(text: str, lower: str) -> Iterator[Match]:
    """Bank accounts in the international form, with the right check digits (ISO 13616-1)."""
    for found in _IBAN.finditer(text):
        if end := _iban_end(found[0]):
            yield Match(
                "iban",
                found.start(),
                found.start() + end,
                0.95,
                "an IBAN, and its check digits are right",
            )
    if "iban" in lower:
        for found in _IBAN_SAID.finditer(lower):
            start = found.start(1)
            if end := _iban_end(found[1].upper()):
                yield Match(
                    "iban", start, start + end, 0.95, "an IBAN, and its check digits are right"
                )
            elif " " not in found[1]:
                yield Match("iban", *found.span(1), 0.6, "what is called an IBAN")


def _iban_end(raw: str) -> int:
    """Where an IBAN that begins the text ends; words in capitals may follow. 0 if there is none."""
    end = len(raw)
    while end >= _SHORTEST_IBAN:
        if iban.is_valid(raw[:end], check_country=False):
            return end
        end = max(raw.rfind(" ", 0, end), raw.rfind("-", 0, end))
    return 0
