"""Numbers of papers, accounts and cards that only the words before them tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from pytest_voicearena.scan.match import Match


class _Document(NamedTuple):
    """A paper or account: what it is called, in lower case, and how its number is written."""

    name: str
    words: str
    shape: str
    score: float = 0.75


_DOCUMENTS = (
    _Document(
        "passport", r"passport|reisepass|passeport|pasaporte", r"[A-Z]{0,3}[0-9][0-9A-Z]{5,8}"
    ),
    _Document(
        "driver-licence",
        r"driver'?s?'?\s?licen[cs]e|driving\s?licen[cs]e|\bdl\b|führerschein|permis de conduire",
        r"[A-Z0-9]{1,5}(?:[ -]?[0-9A-Z]{2,8}){1,4}",
    ),
    _Document(
        "medical-record",
        r"\bmrn\b|medical record|patient (?:id|number|no)|chart number|health (?:card|plan|insurance)",
        r"[A-Z]{0,4}-?[0-9][0-9A-Z-]{3,14}",
    ),
    _Document(
        "bank-account", r"account|\bacct\b|a/c|konto|cuenta|compte", r"[0-9](?:[ -]?[0-9]){5,16}"
    ),
    _Document("routing-number", r"routing|\baba\b|transit|\brtn\b", r"[0-9]{9}"),
    _Document("sort-code", r"sort\s?code", r"[0-9]{2}[- ]?[0-9]{2}[- ]?[0-9]{2}"),
    _Document(
        "card-security-code",
        r"\bcvv2?\b|\bcvc2?\b|\bcsc\b|\bcid\b|security code|card verification",
        r"[0-9]{3,4}",
        0.85,
    ),
    _Document(
        "card-expiry",
        r"expir(?:y|es|ation|ing)|exp\.?\b|valid (?:thru|until|through)|good thru",
        r"(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:20)?[0-9]{2}",
        0.6,
    ),
    _Document(
        "zip-code",
        r"\bzip(?:\s?code)?|post(?:al)?\s?code|postleitzahl|\bplz\b|code postal|código postal|pin\s?code",
        r"[0-9]{3,6}(?:-[0-9]{3,4})?(?: ?[A-Z]{2})?|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]",
        0.6,
    ),
    _Document(
        "member-number",
        r"member(?:ship)?|policy|frequent flyer|loyalty|insurance|beneficiary|subscriber|medicare|medicaid",
        r"[A-Z]{0,4}-?[0-9](?:[ -]?[0-9A-Z]){5,14}",
        0.6,
    ),
    _Document(
        "tax-number",
        r"tax(?:payer)? (?:id|identification|number|no)|\btin\b|\bein\b|vat (?:id|number|no)|steuernummer",
        r"[A-Z]{0,3}[0-9](?:[ ./-]?[0-9A-Z]){6,13}",
        0.65,
    ),
    _Document(
        "licence-plate",
        r"licen[cs]e plate|number plate|plate number|registration (?:plate|number)|\bplates?\b|kennzeichen",
        r"[A-Z0-9]{1,4}[ -]?[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4})?",
        0.6,
    ),
    _Document("imei", r"imei", r"[0-9]{15}"),
    _Document(
        "employee-number",
        r"employee|staff|student|personnel|badge",
        r"[A-Z]{0,4}-?[0-9][0-9A-Z-]{3,11}",
        0.55,
    ),
    _Document(
        "id-number",
        r"identity card|id card|national id|identification|\bid (?:number|no)|personalausweis|ausweis",
        r"[A-Z]{0,4}-?[0-9](?:[ .-]?[0-9A-Z]){5,14}",
        0.65,
    ),
)

_CANDIDATE = re.compile(
    r"[0-9A-Z](?<![0-9A-Za-z.,$#][0-9A-Z])(?<![0-9][ -][0-9A-Z])(?=[A-Z]{0,5}[ -]?[0-9])[0-9A-Z]"
)
#: One of these is in every name of a paper: looking for them is fast.
_MARKS = (
    "pass", "pasaporte", "licen", "dl", "schein", "permis", "mrn", "medical", "patient", "chart",
    "health", "acc", "a/c", "konto", "cuenta", "compte", "rout", "aba", "transit", "rtn", "sort",
    "cvv", "cvc", "csc", "cid", "security", "verif", "exp", "valid", "thru", "zip", "post", "plz",
    "code", "member", "policy", "flyer", "loyalty", "insur", "benef", "subscr", "medic", "tax",
    "tin", "ein", "vat", "steuer", "plate", "kennzeichen", "imei", "employee", "staff", "student",
    "personnel", "badge", "ident", "id ", "ausweis",
)  # fmt: skip
#: Between what a number is called and the number.
_BETWEEN = re.compile(
    r"(?:[\s:#=.,'\"*()?\N{NUMERO SIGN}-]|\b(?:number|numbers|no|nr|num|id|code|card|is|was|are"
    r"|it's|of|my|the|your|for|with|on|date|in|ending|please|state|file|under|plate|account"
    r"|checking|savings|current)\b){0,24}\Z"
)
#: A megabyte of prose has a few thousand.
_MOST_NUMBERS = 100_000
_LOOKED_BACK = 40


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    named = (f"(?P<w{place}>{document.words})" for place, document in enumerate(_DOCUMENTS))
    return re.compile("|".join(named))


@lru_cache(maxsize=1)
def _shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(f"(?:{document.shape})(?![0-9A-Za-z])") for document in _DOCUMENTS)


def find_documents(text: str, lower: str) -> Iterator[Match]:
    """Numbers of passports, licences, accounts and the like, by the words before them."""
    done = 0
    for found in islice(_CANDIDATE.finditer(text), _MOST_NUMBERS):
        start = found.start()
        before = lower[max(done, start - _LOOKED_BACK) : start]
        if not any(mark in before for mark in _MARKS):
            continue
        called = None
        for word in _words().finditer(before):
            called = word
        if called is None or not _BETWEEN.match(before, called.end()):
            continue
        place = int((called.lastgroup or "w0")[1:])
        number = _shapes()[place].match(text, start)
        if number and any(map(str.isdigit, number[0])):
            done = number.end()
            document = _DOCUMENTS[place]
            why = f"a number after '{called[0]}'"
            yield Match(document.name, start, done, document.score, why)
