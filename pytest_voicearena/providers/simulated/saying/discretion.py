"""What is left of a tool's answer for an agent that keeps other people's affairs to itself."""

from __future__ import annotations

import re

from pytest_voicearena.providers.simulated.wording import fold, listed, phrases

_CLAUSE = re.compile(r"\s*[;\n]\s*|,\s+|\.\s+")
#: Words that speak of a person rather than of the matter: who, where, with whom, in which state.
_PERSONAL = phrases(
    r"guests?|holders?|tenants?|residents?|recipients?|senders?|couriers?|drivers?|contents?"
    r"|neighbou?rs?|partners?|husband|wife|children|alone|person|persons|travelling|away|empty"
    r"|at home|hospital|clinic|moved|arrears|owes?|debts?|use|usage|consumption|born"
    r"|birth|passport|wheelchair|disab\w+|pregnan\w+|ill|sick|floor|flat|room|street|road|lane|row"
    r"|yard|house|mobile|phone|telephone|e-?mail|address|care of|deliver to|leave (?:it|with)|in the name|diagnos\w+"
    r"|blood|visits?|medic\w+|doses?|results?|findings?|allerg\w+|salary|income|iban"
    r"|balance|notes?|remarks?|memory|requests?|consent|signed|code|codes|pin|key|keys|safe"
    r"|(?:not|nobody|never|only|must|private|kept|keep) ~? ?(?:to|be|for|disclose\w*|passed|told"
    r"|private|confirm\w*|read|staff)|confirm to|insurance|gift|declared|until the|her|his|she|he",
)
_NAME = re.compile(r"(?<![.!?] )\b(?:[A-Z][^\W\d_]{2,}|[A-Z]\.)(?![\w-]*\d)")
#: A telephone, an account, a code by itself; prices and dates are shorter.
_NUMBER = re.compile(r"\d(?:[ -]?\d){5,}|^\d{3,5}$")
#: Capitals that name a time and nobody.
_TIMES = frozenset(
    listed(
        """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
        April May June July August September October November December"""
    )
)


def discreet(words: str, heard: str) -> str:
    """The clauses of an answer that tell nothing of a person but what the caller had said."""
    known = fold(heard)
    kept = [clause for clause in _CLAUSE.split(words) if clause and not _private(clause, known)]
    return "; ".join(clause.rstrip(".") for clause in kept)


def _private(clause: str, known: str) -> bool:
    folded = fold(clause)
    if folded in known:
        return False
    names = [name for name in _NAME.findall(f"; {clause}") if name not in _TIMES]
    if any(fold(name) not in known for name in names):
        return True
    if any(fold(number) not in known for number in _NUMBER.findall(clause)):
        return True
    return _PERSONAL.search(folded) is not None
