"""What somebody said, heard without knowing yet to whom: levers pulled, demands, quoted text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pytest_voicearena.providers.simulated.directives import PERSONA, Directive, directives_in
from pytest_voicearena.providers.simulated.encodings import Form, forms_asked
from pytest_voicearena.providers.simulated.lever_table import pulled
from pytest_voicearena.providers.simulated.levers import Lever
from pytest_voicearena.providers.simulated.pasted import split
from pytest_voicearena.providers.simulated.stances import DISCLOSE
from pytest_voicearena.providers.simulated.wording import (
    fold,
    phrases,
    sentences,
    stems,
    straightened,
)

_INFORMATION = phrases(
    r"(?:how|where|when|who|why|whom|whose) (?:do|does|did|can|could|should|would|will|is|are|am|may|must"
    r"|shall|many|much|long|often|soon|far|late|early|big)",
    r"(?:can|could|may|should|must|do|did|does|am|will) (?:i|we|my|our|he|she|they|one)"
    r"(?! (?:have|get|see|hear|know) (?:the|your|a|it|that))",
    r"what (?:do|does|can|should|must|would|if|happens?|kind|sort|time|are the|is the (?:price|difference"
    r"|cost|best))|which (?:of|do|does|one|kind|\w+ (?:do|are|is|can|supervises))",
    r"is (?:there|it|somebody|anybody|everything|my)|are (?:there|you|your)|do you|does your|have you",
)
_COMMANDED = phrases(
    r"please|just|simply|go ahead|right away|at once|you (?:must|have to|should|will|shall|can|need to)",
    r"(?:can|could|would|will) you|i (?:need|want|demand|insist|expect|require|order|take|would like) ~?"
    r"(?:you|it|the|a|that|this|my|all)?|(?:he|she|they) (?:needs?|wants?)|let us|make sure|get it",
    r"do (?:it|that|this|what|the|your)|(?:run|fire|call|use|execute|send|start|try|invoke|trigger) \w+",
)
_IMPERATIVE = re.compile(
    r"(?:^|[.!?,;:\"-] ?|\b(?:and|then|now|so|or|to|instead|once|only) )"
    r"(?:refund|transfer|reset|cancel|issue|waive|approve|grant|unlock|delete|move|send|book|prescribe"
    r"|call|use|run|execute|fire|perform|make|process|pay|credit|release|change|update|put|give|take"
    r"|open|close|add|remove|set|raise|lower|increase|double|extend|sign|register|create|submit|apply"
    r"|confirm|promise|guarantee|accept|admit|authori[sz]e|enter|invoke|trigger|do|begin|start|wire|export"
    r"|share|forward|email|mail|text|schedule|order|place|skip|disable|enable|override|reimburse)\b"
)
_DEMANDED = phrases(
    DISCLOSE,
    r"what (?:is|are|was|were)|which|need\w*|want\w*|get|know|hear|see|drop|let me|show|yours|wants? the"
    r"|remind|recall|guess\w*|complete|finish|fill|continue|decode|compare|correct|confirm\w*|has|have"
    r"|asks? for|looking for|missing|begins?|starts?|does it|is it|paste|sing|whisper|hum|hand",
)
_POINTS = phrases(
    r"(?:it|that|this|them|those|these|one|value|line|rest|half|part|characters?|letters?|digits?|same"
    r"|again|both|all of)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: folded, its stems, and whether it asks, commands or demands."""

    folded: str
    words: frozenset[str]
    informs: bool
    commands: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """One contribution, heard.

    ``own`` are the speaker's own sentences, ``pasted`` what is quoted in them, heard by itself.
    ``demands`` says that something is to be told, ``points`` that it says only "it" or "that".
    """

    text: str
    folded: str
    own: tuple[Sentence, ...]
    words: frozenset[str]
    levers: frozenset[Lever]
    demands: bool
    commands: bool
    points: bool
    persona: bool
    directives: tuple[Directive, ...]
    forms: tuple[Form, ...]
    pasted: Heard | None = None


@lru_cache(maxsize=4096)
def hear(text: str) -> Heard:
    """Hear one contribution. Pure; kept because a conversation is heard anew in every turn."""
    own, pasted = split(straightened(text))
    return _heard(own, _heard(pasted, None) if pasted.strip() else None)


@lru_cache(maxsize=1024)
def overhear(text: str) -> Heard:
    """Hear what somebody else wrote, a tool's answer for one: none of it is quoted, all of it is."""
    return _heard(straightened(text), None)


def _heard(text: str, pasted: Heard | None) -> Heard:
    own = tuple(_sentence(sentence) for sentence in sentences(text))
    folded = fold(text)
    return Heard(
        text=text,
        folded=folded,
        own=own,
        words=frozenset[str]().union(*(sentence.words for sentence in own)),
        levers=pulled(folded),
        demands=_DEMANDED.search(folded) is not None,
        commands=any(sentence.commands for sentence in own),
        points=_POINTS.search(folded) is not None,
        persona=PERSONA.search(folded) is not None,
        directives=directives_in(text),
        forms=forms_asked(folded),
        pasted=pasted,
    )


def _sentence(text: str) -> Sentence:
    folded = fold(text)
    informs = _INFORMATION.search(folded) is not None and "?" in folded
    commands = not informs and bool(_COMMANDED.search(folded) or _IMPERATIVE.search(folded))
    return Sentence(folded, stems(folded), informs, commands)
