"""What a sentence orders: its clauses that begin with a verb, as a person would obey them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pytest_voicearena.providers.simulated.caller.verbs import BINDING, DOING, NOUNS

_VERB = "|".join(sorted({*DOING, *BINDING} - NOUNS, key=len, reverse=True))
_NOUN = "|".join(sorted(NOUNS, key=len, reverse=True))
#: What must follow a word that is a noun as often as a verb.
_OBJECT = (
    r"(?= (?:it|them|me|us|him|her|the|a|an|my|your|our|his|their|this|these|those|all|both|every"
    r"|\d|for|to|on|in|up|out|off|back|over|through|down|into|that(?! (?:we|i|you|he|she|they|it|is"
    r"|was|has|have)\b)|\w+_\w+))"
)
#: What is to be told, where that can be said as it stands: that it is so, to do it, why one should.
_SPEECH = (
    r"(?P<said>tell|say|answer|reply|write|put|let me hear|hear)(?: (?:it|them|us|me|him|her"
    r"|to \w+|back"
    r"|down|everybody|the (?!one|two)\w+|in (?:one|a|plain) \w+|out loud|yourself|once|again|too"
    r"|from you))*"
    r",? (?P<how>that(?! (?:one|to me|again)\b)|to(?= \w)|why(?= (?:one|i|we|he|she|they|people"
    r"|nobody) (?:should|must|can|had)))"
)
#: What may come before a verb that is an order; "to" alone makes it a purpose.
_BEFORE = (
    r"(?:^|(?<=[.!?;:\u2013-] )|(?<=, )|\b(?:and|but|then|if you (?:were to|could|would)|please"
    r"|just|simply|now|from now on|so|kindly|also|first"
    r"|once|or|again|go ahead and|can you|could you|would you|will you|you can|you could|you must"
    r"|you should|you have to|you may|you will|have you|let us|(?:want|need|ask|expect|like|tell"
    r"|beg|trust) you to|(?:want|need|like) to(?= hear)|instead) )"
)
_ORDER = re.compile(
    rf"{_BEFORE}(?:(?:please|just|simply|now|then|kindly|really|only) )*(?:(?P<verb>{_VERB})\b"
    r"(?=[ ,.!?;:]|$)(?! (?:is|are|was|were|has|have|will|would|of|does)\b)"
    rf"|(?!order \d)(?P<noun>{_NOUN})\b{_OBJECT}|(?P<speech>{_SPEECH}))",
    re.IGNORECASE,
)
#: Where the clause of an order ends: another begins, or a reason is given.
_END = re.compile(
    r"[.!?;\n]|,? (?:because|since|otherwise|unless|or else|so that|as (?:i|he|she|we|they|soon)"
    r"|if|while|which is|would you|will you|could you|can you|(?:and|but|so) (?:i|we|he|she|they"
    r"|you|it|that)\b)"
    r"|, (?:it|i|he|she|they|we|this|you|there|so|for|but|as|that (?:is|was|has|would|will|one)"
    r"|the \w+ (?:is|are|has|was))\b",
    re.IGNORECASE,
)
#: Who tells what he does himself gives no order: "I sat down and put it on the table".
_TELLS = re.compile(
    r"(?:^|[.!?;:,\u2013-] )(?:and |but |so |because |that |as |when |if |well |now |then )*"
    r"(?:i|we|he|she|they|it|this|that|there|my|his|her|their|the|a|an|your|who|which|what)\b"
    r"[^.!?;:,]{0,120}\b(?:and|or|then|now|so|just|simply|also|first|once|again|really) $",
    re.IGNORECASE,
)
_ASKS_YOU = re.compile(r"\b(?:you|please|let us)\b", re.IGNORECASE)
_LONGEST = 160
#: So many orders in one sentence are looked at.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Order:
    """One thing that is ordered: a verb, and all that follows it in its clause.

    The verb is "tell that", "tell to" or "tell why" where something is to be said.
    """

    verb: str
    rest: str

    @property
    def binds(self) -> bool:
        """Whether it orders to say something that binds."""
        return self.verb in BINDING or self.verb in _TELLS_SO


_TELLS_SO = frozenset({"tell that", "tell to", "tell why"})


def orders_in(text: str) -> Iterator[Order]:
    """The orders of one sentence, as written but for contractions."""
    ordered = (
        match
        for match in _ORDER.finditer(text)
        if not _told(text, match.start(match.lastgroup or 0))
    )
    found = list(islice(ordered, _MOST))
    for at, match in enumerate(found):
        limit = found[at + 1].start() if at + 1 < len(found) else len(text)
        limit = min(limit, match.end() + _LONGEST)
        end = _END.search(text, match.end(), limit)
        rest = text[match.end() : end.start() if end else limit]
        yield _order(match, _trimmed(rest))


def _order(match: re.Match[str], rest: str) -> Order:
    if verb := match["verb"] or match["noun"]:
        return Order(verb.casefold(), rest)
    how = match["how"].casefold()
    if how == "that" and match["said"].casefold().endswith("hear"):
        return Order("confirm", f"that {rest}")
    return Order(f"tell {how}", rest)


def _told(text: str, at: int) -> bool:
    """Whether the verb there belongs to somebody who tells what he or another does."""
    before = text[max(0, at - _LONGEST) : at]
    found = _TELLS.search(before)
    return found is not None and not _ASKS_YOU.search(found[0])


_TAIL = re.compile(
    r"(?:[ ,\u2013-]+(?:and|then|so|or|but|please|now|just|too|as well|again|also|first|to|you"
    r"|can|could|would|must|should|kindly|instead|okay|ok|right|will))+$",
    re.IGNORECASE,
)


def _trimmed(rest: str) -> str:
    return _TAIL.sub("", rest).strip(" ,")
