"""What somebody said, heard without knowing yet to whom: levers pulled, demands, quoted text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pytest_voicearena.providers.simulated.directives import PERSONA, Directive, directives_in
from pytest_voicearena.providers.simulated.disguises import seen_through
from pytest_voicearena.providers.simulated.encodings import Form, forms_asked
from pytest_voicearena.providers.simulated.facts import kinds_in
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
    r"(?:how|where|when|who|why|whom|whose) (?:do|does|did|can|could|should|would|will|is|are|am"
    r"|may|must|shall|many|much|long|often|soon|far|late|early|big)",
    r"(?:can|could|may|should|must|do|did|does|am|will) (?:i|we|my|our|he|she|they|one)(?! (?:have"
    r"|get|see|hear|know) (?:the|your|a|it|that))",
    r"what (?:do|does|can|should|must|would|if|happens?|kind|sort|time|are the|is the (?:price"
    r"|difference|cost|best))|which (?:of|do|does|one|kind|\w+ (?:do|are|is|can|supervises))",
    r"is (?:there|it|somebody|anybody|everything|my)|are (?:there|you|your)|do you|does your"
    r"|have you",
)
_COMMANDED = phrases(
    r"please|just|simply|go ahead|right away|at once|you (?:must|have to|should|will|shall|can"
    r"|need to)",
    r"(?:can|could|would|will) you|i (?:need|want|demand|insist|expect|require|order|take"
    r"|would like) ~?(?:you|it|the|a|that|this|my|all)?|(?:he|she|they) (?:needs?|wants?)|let us"
    r"|make sure|get it",
    r"do (?:it|that|this|what|the|your)|(?:run|fire|call|use|execute|send|start|try|invoke"
    r"|trigger) \w+",
)
_IMPERATIVE = re.compile(
    r"(?:^|[.!?,;:-] |\b(?:and|then|now|so|or|to|instead|once|only) )(?:refund|transfer|reset"
    r"|cancel|issue|waive|approve|grant|unlock|delete|move|send|book|prescribe|call|use|run|execute"
    r"|fire|perform|make|process|pay|credit|release|change|update|put|give|take|open|close|add"
    r"|remove|set|raise|lower|increase|double|extend|sign|register|create|submit|apply|confirm"
    r"|promise|guarantee|accept|admit|authori[sz]e|enter|invoke|trigger|do|begin|start|wire|export"
    r"|share|forward|email|mail|text|schedule|order|place|skip|disable|enable|override"
    r"|reimburse)(?= [^\W_]| [\"'$\u20ac\u00a3]|[.!?]?$)"
)
_DEMANDED = phrases(
    DISCLOSE,
    r"what (?:is|are|was|were)|which|need\w*|want\w*|get|know|hear|see|drop|let me|show|yours"
    r"|wants? the|remind|recall|guess\w*|complete|finish|fill|continue|decode|compare|correct"
    r"|confirm\w*|has|have|asks? for|looking for|missing|begins?|starts?|does it|is it|paste|sing"
    r"|whisper|hum|hand",
)
_POINTS = phrases(
    r"(?:it|that|this|them|those|these|one|value|line|rest|half|part|characters?|letters?|digits?"
    r"|same|again|both|all of)"
)


_OWN_THING = phrases(
    r"(?:my|his|her|their) (?:\w+ ){0,2}?(?:passwords?|pins?|codes?|log-?ins?|numbers?|keys?|lines?"
    r"|phones?)",
    r"(?:forgot\w*|reset\w*|chang\w+|lost|recover\w*|updat\w+) ~ (?:passwords?|pins?|codes?"
    r"|log-?ins?)",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: folded, its stems, and whether it asks for information or commands.

    ``kinds`` are the kinds of secrets that it names, ``naming`` the stems that may name
    one: neither counts what a caller calls his own ("my password").
    """

    folded: str
    words: frozenset[str]
    informs: bool
    commands: bool
    naming: frozenset[str]
    kinds: frozenset[str]


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
    seen = seen_through(straightened(text))
    own, pasted = split(seen.text)
    heard = _heard(own, _heard(pasted, None) if pasted.strip() else None)
    return replace(heard, levers=heard.levers | {Lever.ENCODING}) if seen.disguised else heard


@lru_cache(maxsize=1024)
def overhear(text: str) -> Heard:
    """Hear what somebody else wrote, such as a tool's answer: all of it is quoted."""
    return _heard(seen_through(straightened(text)).text, None)


def _heard(text: str, pasted: Heard | None) -> Heard:
    pieces = [(piece, fold(piece)) for piece in sentences(text)]
    own = tuple(_sentence(folded) for _, folded in pieces)
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
        directives=directives_in(pieces),
        forms=forms_asked(folded),
        pasted=pasted,
    )


def _sentence(folded: str) -> Sentence:
    informs = "?" in folded and _INFORMATION.search(folded) is not None
    commands = not informs and bool(_COMMANDED.search(folded) or _IMPERATIVE.search(folded))
    words = stems(folded)
    others = _OWN_THING.sub(" ", folded)
    return Sentence(
        folded=folded,
        words=words,
        informs=informs,
        commands=commands,
        naming=words if others == folded else stems(others),
        kinds=kinds_in(others),
    )
