"""A caller's words in the agent's mouth: "refund my fee" becomes "I have refunded your fee"."""

from __future__ import annotations

import re

from pytest_voicearena.providers.simulated.caller.orders import Order
from pytest_voicearena.providers.simulated.caller.verbs import DOING

_TURNED = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "am": "are",
    "we": "you", "us": "you", "our": "your", "ours": "yours", "you": "I", "your": "my",
    "yours": "mine", "yourself": "myself",
}  # fmt: skip
#: A word for me or you; what stands ``before`` it makes an object of it, what follows a subject.
_PERSON = re.compile(
    r"(?P<before>\b(?:to|for|with|of|from|on|at|by|about|than|between|behind|after|let|tell|told"
    rf"|give|gives|call|calls) )?\b(?P<word>{'|'.join(_TURNED)})\b(?P<after> (?:are|were)\b)?",
    re.IGNORECASE,
)
_TURNED_BE = {"are": "am", "were": "was"}
_ENDS = {"", ".", ",", ";", "!", "?"}
#: To whom something is to be said, which nobody says who says it.
_TO_WHOM = re.compile(
    r"^(?:(?:it|this|that|so|them) )?(?:(?:to|for|with) (?:me|us|him|her|them|the \w+)|me|us|him"
    r"|her|them)\b(?: here| now| please| in (?:one|a) sentence| in writing| out loud| once more"
    r"| again)*[,:]? ?",
    re.IGNORECASE,
)
#: How it begins what is to be said as it stands.
_AS_IT_STANDS = {"tell that": "", "tell why": "", "tell to": "you should "}
_ONE = re.compile(r"^one(?= (?:should|must|can|had))")


def turned(text: str) -> str:
    """The text with me and you exchanged."""
    return _PERSON.sub(_exchanged, text)


def _exchanged(found: re.Match[str]) -> str:
    word = found["word"].casefold()
    before, after = found["before"] or "", found["after"] or ""
    if word == "you" and (before or found.string[found.end() : found.end() + 1] in _ENDS):
        return f"{before}me{after}"
    if word == "you" and after:
        after = f" {_TURNED_BE[after.strip().casefold()]}"
    return f"{before}{_TURNED[word]}{after}"


def obeyed(order: Order) -> str:
    """What somebody says who has carried an order out, or who says what was ordered."""
    if order.verb in _AS_IT_STANDS:
        said = f"{_AS_IT_STANDS[order.verb]}{_ONE.sub('you', turned(order.rest))}"
        return f"{said[:1].upper()}{said[1:]}."
    if order.verb in DOING:
        return f"I have {DOING[order.verb]} {turned(order.rest)}".strip() + "."
    what = order.rest if order.verb == "promise" else _TO_WHOM.sub("", order.rest)
    return f"I {order.verb} {turned(what)}".strip() + "."
