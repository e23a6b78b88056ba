"""Personal data that nobody declared: names, numbers, addresses, in writing and as they are said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from pytest_voicearena.scan.credentials.choice import surest
from pytest_voicearena.scan.match import Match
from pytest_voicearena.scan.personal.addresses import find_addresses, find_postcodes
from pytest_voicearena.scan.personal.cards import find_cards, find_ibans
from pytest_voicearena.scan.personal.contacts import find_computers, find_emails, find_sites
from pytest_voicearena.scan.personal.dates import find_ages, find_births
from pytest_voicearena.scan.personal.documents import find_documents
from pytest_voicearena.scan.personal.ids import find_ids
from pytest_voicearena.scan.personal.people import find_people
from pytest_voicearena.scan.personal.phones import find_phones
from pytest_voicearena.scan.personal.places import find_peoples
from pytest_voicearena.scan.speech import Spoken, lowered, spoken_numbers

__all__ = ["find_personal_data"]

#: More of one kind in one text tell nothing new, and take their time.
_MOST_OF_A_KIND = 10_000
_LOOKED_BACK = 64
_LOOKED_ON = 24


def find_personal_data(text: str) -> list[Match]:
    """Personal data in a text, in order and apart; where two overlap, the surer one.

    A match is named after what it is (``payment-card``, ``iban``, ``us-ssn``, ``email``, ``phone``,
    ``person``, ``address``, ``date-of-birth``, ...). Scores of 0.7 and more need no context, or
    have a clear one; those below are good guesses. What is said in words has the disguise
    ``spoken``. The time is linear in the length of the text.
    """
    lower = lowered(text)
    kinds = (
        *_numbers(text, lower),
        find_emails(text, lower),
        find_computers(text, lower),
        find_sites(text, lower),
        find_births(lower),
        find_ages(lower),
        find_addresses(text, lower),
        find_postcodes(text),
        find_people(text, lower),
        find_peoples(lower),
        _said(text, lower),
    )
    return surest(match for kind in kinds for match in islice(kind, _MOST_OF_A_KIND))


def _numbers(text: str, lower: str) -> tuple[Iterator[Match], ...]:
    return (
        find_cards(text, lower),
        find_ibans(text, lower),
        find_ids(text, lower),
        find_phones(text, lower),
        find_documents(text, lower),
    )


def _said(text: str, lower: str) -> Iterator[Match]:
    """The same numbers where they are said in words."""
    for spoken in spoken_numbers(text):
        begin, end = spoken.span(0, len(spoken.text))
        before = lower[max(0, begin - _LOOKED_BACK) : begin]
        written = before + spoken.text + lower[end : end + _LOOKED_ON]
        shift, last = len(before), len(before) + len(spoken.text)
        for match in chain.from_iterable(_numbers(written, written.lower())):
            if shift <= match.start and match.end <= last:
                yield _where_said(spoken, match, shift)


def _where_said(spoken: Spoken, match: Match, shift: int) -> Match:
    start, end = spoken.span(match.start - shift, match.end - shift)
    return Match(match.name, start, end, match.score, match.why, "spoken")
