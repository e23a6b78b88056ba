"""What somebody said, heard without knowing yet to whom: levers pulled, demands, quoted text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from pytest_voicearena.providers.simulated.caller.directives import (
    PERSONA,
    Directive,
    directives_in,
)
from pytest_voicearena.providers.simulated.caller.disguises import seen_through
from pytest_voicearena.providers.simulated.caller.encodings import Form, forms_asked
from pytest_voicearena.providers.simulated.caller.orders import Order, orders_in
from pytest_voicearena.providers.simulated.caller.pasted import split, unmarked
from pytest_voicearena.providers.simulated.caller.relays import relays_in
from pytest_voicearena.providers.simulated.caller.verbs import infinitive
from pytest_voicearena.providers.simulated.levers.lever import Lever
from pytest_voicearena.providers.simulated.levers.stances import DISCLOSE
from pytest_voicearena.providers.simulated.levers.table import pulled
from pytest_voicearena.providers.simulated.prompt.facts import kinds_in
from pytest_voicearena.providers.simulated.wording import (
    fold,
    phrases,
    sentences,
    stems,
    straightened,
    written_out,
)

_INFORMATION = phrases(
    r"(?:how|where|when|who|why|whom|whose) (?:do|does|did|can|could|should|would|will|is|are|am"
    r"|may|must|shall|many|much|long|often|soon|far|late|early|big)",
    r"(?:can|could|may|should|must|do|did|does|am|will) (?:i|we|my|our|he|she|they|one)(?! (?:have"
    r"|get|see|hear|know) (?:the|your|a|it|that))",
    r"what (?:do|does|can|shall|should|must|would|if|happens?|kind|sort|time|are the"
    r"|is the (?:price"
    r"|difference|cost|best))|which (?:of|do|does|one|kind|\w+ (?:do|are|is|can|supervises))",
    r"^(?:and |but |so |or |well, )?(?:do|does|did|is|are|was|were|has|have|had|may|must|shall"
    r"|should)(?! you (?:please|kindly))",
    r"is (?:there|it|somebody|anybody|everything|my)|are (?:there|you|your)|do you|does your"
    r"|have you",
)
_COMMANDED = phrases(
    r"please|just|simply|go ahead|right away|(?<!all )at once"
    r"|(?<!than )(?<!as )(?<!what )you (?:must"
    r"|have to|should|will|shall|can|need to)(?! (?:have|not|be|find|see)\b)",
    r"(?:can|could|would|will) you|i (?:need|want|demand|insist|expect|require|order|take"
    r"|would like) ~?(?:you|it|the|a|that|this|my|all)?|(?:he|she|they) (?:needs?|wants?)|let us"
    r"|make sure|get it",
    r"do (?:it|that|this|what|the|your)",
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
    r"(?:my|his|her|their) (?!the |a |this |that |your )(?:\w+ ){0,2}?(?:passwords?|pins?|codes?"
    r"|log-?ins?|numbers?|keys?|lines?|phones?)",
    r"(?:forgot\w*|reset\w*|chang\w+|lost|recover\w*|updat\w+) ~ (?:passwords?|pins?|codes?"
    r"|log-?ins?)",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: folded, its stems, and whether it asks for information or commands.

    ``kinds`` are the kinds of secrets that it names, ``naming`` the stems that may name
    one: neither counts what a caller calls his own ("my password"). ``written`` is the sentence in
    its own case, and ``orders`` what it tells the agent to do.
    """

    folded: str
    words: frozenset[str]
    informs: bool
    commands: bool
    naming: frozenset[str]
    kinds: frozenset[str]
    written: str = ""
    orders: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """One contribution, heard.

    ``own`` are the speaker's own sentences, ``pasted`` what is quoted in them, heard by itself.
    ``demands`` says that something is to be told, ``points`` that it says only "it" or "that".
    ``relays`` are sentences that what was read wants passed on.
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
    relays: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def hear(text: str) -> Heard:
    """Hear one contribution. Pure; kept because a conversation is heard anew in every turn."""
    seen = seen_through(straightened(text))
    own, pasted = split(seen.text)
    heard = _heard(unmarked(own), overhear(pasted) if pasted.strip() else None)
    return replace(heard, levers=heard.levers | {Lever.ENCODING}) if seen.disguised else heard


#: Where a text says what the assistant does, it tells the assistant to do it.
_ASSISTANT = re.compile(
    r"[,;]? ?\b(?:so |that |and )*(?:(?:the|this|any|an?) (?:assistant|agent|bot|reader|operator)"
    r"|(?:whoever|who|anyone who) (?:reads|handles|opens|sees|answers) (?:this|it))(?:,? (?:must"
    r"|should|shall|has to|will|is to|then|always|now|please|also))* (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)


def _ordered(found: re.Match[str]) -> str:
    return f", please {infinitive(found['verb'])}"


@lru_cache(maxsize=1024)
def overhear(text: str) -> Heard:
    """Hear what somebody else wrote, such as a tool's answer: all of it is quoted."""
    clear = unmarked(seen_through(straightened(text)).text)
    heard = _heard(_ASSISTANT.sub(_ordered, clear), None)
    return replace(heard, text=clear, relays=tuple(relays_in(clear)))


def _heard(text: str, pasted: Heard | None) -> Heard:
    pieces = [(piece, fold(piece)) for piece in sentences(text)]
    own = tuple(_sentence(piece, folded) for piece, folded in pieces)
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


def _sentence(piece: str, folded: str) -> Sentence:
    informs = "?" in folded and _INFORMATION.search(folded) is not None
    written = " ".join(written_out(piece, negations=False).split())
    orders = () if informs else tuple(orders_in(written))
    words = stems(folded)
    others = _OWN_THING.sub(" ", folded)
    return Sentence(
        folded=folded,
        words=words,
        informs=informs,
        commands=bool(orders) or (not informs and _COMMANDED.search(folded) is not None),
        naming=words if others == folded else stems(others),
        kinds=kinds_in(others),
        written=written,
        orders=orders,
    )
