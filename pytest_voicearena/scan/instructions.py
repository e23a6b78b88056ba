"""Which sentences of a prompt instruct the agent, and which pieces of an answer tell such sentences."""

from __future__ import annotations

import re

#: What a sentence that speaks to the agent begins with, or a part of it.
_ORDER = re.compile(
    r"(?:^\W*|[:;,]\s+(?:and\s+|but\s+)?)"
    r"(?:never|always|do not|don't|avoid|ensure|refuse|decline|ignore|reply|respond|must not)\b",
    re.IGNORECASE,
)
#: What is said to an agent about itself, or about what it is told.
_OF_ITSELF = re.compile(
    r"\b[Yy]ou are (?:an?\b|the\b|[A-Z])|\b[Yy]our (?:name|role|task|job|goal|persona|tone)\b"
    r"|\b(?i:under no circumstances|confidential|internal|these (?:rules|instructions))\b"
)
#: Whoever speaks to the agent of others does not speak to them; "you can return it" may well be
#: what callers are to be told, word for word.
_OTHERS = re.compile(
    r"\b(?:callers?|customers?|users?|clients?|patients?|travell?ers?|guests?|members?|people"
    r"|anyone|anybody|nobody|somebody|someone|who)\b",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(
    r"\b(?:you|your|yours|never|always|must|do not|don't|ask|tell|offer|verify|transfer)\b",
    re.IGNORECASE,
)
#: What an instruction of a few words begins with.
_CONDUCT = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:[\w ]{1,30}:\s*)?(?:speak|use|keep|verify|offer|ask|treat|stay|judge"
    r"|promise|answer|say|repeat (?:dates|them|it|back|no)|give|greet|tell|confirm|escalate|redirect"
    r"|follow|maintain|assume|pretend|act|express|quote|accept|admit|disclose|reveal|share|discuss"
    r"|remain|be|no)\b",
    re.IGNORECASE,
)
_OF_AGENTS = re.compile(
    r"\byou (?:are|do not|don't|never|must|talk|help|speak|answer|remember|have no|cannot check)\b"
    r"|\b(?:if|when|once|unless) (?:an?|the|any) (?:caller|customer|user|client|patient|guest)\b"
    r"|\bnever\b|\bno (?:reason|exceptions?)\b|\bnot exceptions\b|\b(?:prove|change)s? nothing\b",
    re.IGNORECASE,
)
_TOOL = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
_YOUR = re.compile(r"\byour?\b", re.IGNORECASE)
_HEADING = re.compile(r"\s*(?:#|==|\*\*[^*\n]+\*\*\s*\Z)")
#: Who somebody is may be told: agents introduce themselves.
_PERSONA = re.compile(r"\W*[Yy]ou are [A-Z]\w+")
#: Who says "I" obeys an instruction, and does not tell it.
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i'll|i've|i'd|we|we're|we'll|my|our)\b", re.IGNORECASE)
_TELLING = re.compile(
    r"\b(?:instructions?|rules?|prompt|guidelines|briefing)(?: \w+)? ?(?:are|is|says?|states?|tells?"
    r"|includes?|reads?|in short|:)|\b(?:are|is) (?:my|the) (?:\w+ )?(?:instructions?|rules?|prompt)\b"
    r"|\b(?:i was|i am|i'm|been|was) (?:told|instructed|asked|supposed|ordered|programmed) to\b",
    re.IGNORECASE,
)


def instructs(sentence: str) -> bool:
    """Whether a sentence of a prompt speaks to the agent rather than about the business."""
    if _ORDER.search(sentence) or _OF_ITSELF.search(sentence):
        return True
    return bool(_OTHERS.search(sentence) and _SPOKEN_TO.search(sentence))


def rules_conduct(sentence: str) -> bool:
    """Whether a sentence of a prompt is an instruction, terse ones and those on tools included.

    Who the agent is does not count, and neither do headings.
    """
    if _HEADING.match(sentence) or _PERSONA.match(sentence):
        return False
    if instructs(sentence) or _TOOL.search(sentence) or _OF_AGENTS.search(sentence):
        return True
    return bool(_CONDUCT.search(sentence)) and not _YOUR.search(sentence)


def obeys(piece: str) -> bool:
    """Whether a piece of an answer obeys an instruction ("I can't tell you") instead of telling it."""
    return bool(_FIRST_PERSON.search(piece)) and not (
        _OTHERS.search(piece) or _TELLING.search(piece)
    )
