"""Requests in another tense: rules for what callers ask, and a quotation for the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

_VERBS = (
    "add answer apply approve authorize book break bring call cancel change check clear close"
    " confirm connect continue convert copy create credit delete describe disable do enable"
    " explain find fix forget forward get give go grant hand help ignore issue keep let list"
    " look lower make move name offer open output override pass pay pick post print process"
    " provide put quote raise read recite refund release remove repeat reply reset respond"
    " reveal run say schedule send set share show skip speak spell start state stop summarize"
    " switch take talk tell transfer translate try turn type unlock update use waive walk wire"
    " write"
)
#: Words with which orders begin.
_ORDERING = frozenset(_VERBS.split())
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_COURTESY = r"(?:(?:please|kindly|just|now|then|so|and|okay|ok|well)\b[,\s]+)*"
_ORDER = re.compile(rf"(?is){_COURTESY}(([a-z]+)\b.*)")
_PLEA = re.compile(rf"(?is){_COURTESY}(?:can|could|would|will) you (?:please |kindly |just )?(.+)")
_HOW = re.compile(
    r"(?is)how (?:do|does|did|can|could|would|should|might)"
    r" (i|you|we|they|one|people|somebody)\b(.+)"
)
_WHAT = re.compile(r"(?is)(what|who|where|which \w+)(?:'s| (is|are))\b(.+)")


@dataclass(frozen=True, slots=True)
class Tense:
    """How requests sound in a tense.

    ``order`` takes what is to be done, ``how`` who and the rest; ``one`` and ``many`` take the
    question word and its object; ``quoted`` takes whatever is no request by these rules.
    """

    order: str
    how: str
    one: str
    many: str
    quoted: str


def retold(text: str, tense: Tense) -> str:
    """The requests among the sentences in the tense, the others as they are.

    A text without any sentence that the rules know for a request is quoted whole.
    """
    sentences = _SENTENCES.split(text)
    told = [_recast(sentence, tense) for sentence in sentences]
    if not any(told):
        return tense.quoted.format(text)
    return " ".join(new or old for new, old in zip(told, sentences, strict=True))


def _recast(sentence: str, tense: Tense) -> str | None:
    bare = sentence.strip().rstrip(".!? ")
    if found := _HOW.match(bare):
        who = "I" if found[1].lower() == "i" else found[1].lower()
        return tense.how.format(who, found[2].strip())
    if found := _WHAT.match(bare):
        form = tense.many if (found[2] or "").lower() == "are" else tense.one
        return form.format(found[1].lower(), found[3].strip())
    if not (found := _PLEA.match(bare)):
        found = _ORDER.match(bare)
        if not found or found[2].lower() not in _ORDERING:
            return None
    return tense.order.format(found[1][0].lower() + found[1][1:])
