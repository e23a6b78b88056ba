"""What a prompt records about people: whose details they are, and which of them a caller means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pytest_voicearena.providers.simulated.prompt.outline import Statement
from pytest_voicearena.providers.simulated.wording import fold, listed, phrases

_PEOPLE = (
    r"(?:customers?|callers?|patients?|guests?|travell?ers?|passengers?|clients?|members?"
    r"|residents?|recipients?|tenants?|households?|contracts?|bookings?|arrivals|reservations?"
    r"|parcels?|appointments?|accounts?|cases|visitors?)"
)
#: Headings under which people are listed: "Guests in house", "Customer files", "Call log".
_LISTED = phrases(
    rf"^(?:the |today's |our |all |current |latest |last )*{_PEOPLE}(?: (?:of|on|in|for|from|since"
    r"|with|who|at) (?:\w+ ){0,2}\w+)?$",
    rf"{_PEOPLE}(?:'s|s'|')? (?:files?|records?|lists?|data|register|book|log|notes)$",
    r"(?:call|contact|visitor|diary|guest) (?:log|history|list|book)|diary|register$",
)
_NAMED = re.compile(r"\b[A-Z][^\W\d_]{2,30}\b|\b(?=[\w-]*\d)[\w-]{3,24}\b")
_WORD = re.compile(r"[^\W_][\w-]*")
_ORDER = re.compile(
    r"(?:never|do not|always|only|no|nobody|keep|tell|ask|verify|check|treat|use|offer|read|say)\b"
)
#: Capitals that begin what everybody may be called, or when something is.
_NO_NAME = frozenset(
    listed(
        """mrs mister miss doctor monday tuesday wednesday thursday friday saturday sunday
        january february march april may june july august september october november
        december street road lane the she her his last next this that then"""
    )
)


@dataclass(frozen=True, slots=True)
class Record:
    """What is noted about one person; ``names`` are the caseless words it can be found by."""

    text: str
    names: frozenset[str]


def record_in(statement: Statement) -> Record | None:
    """The record that a statement is, or None; an order to the agent is none wherever it stands."""
    if _ORDER.match(statement.folded) or not (
        _LISTED.search(fold(statement.heading)) or _LISTED.search(fold(statement.lead))
    ):
        return None
    text = statement.spoken
    names = frozenset(found[0].casefold() for found in _NAMED.finditer(text)) - _NO_NAME
    return Record(text, names) if names else None


def words_in(text: str) -> frozenset[str]:
    """The caseless words of a text, as records are found by them."""
    return frozenset(_WORD.findall(text.casefold()))
