"""What a want is: one thing that a caller is after."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.providers.simulated.caller.directives import Directive
from pytest_voicearena.providers.simulated.caller.hearing import Heard
from pytest_voicearena.providers.simulated.caller.orders import Order
from pytest_voicearena.providers.simulated.levers.lever import Lever
from pytest_voicearena.providers.simulated.prompt.facts import Fact
from pytest_voicearena.providers.simulated.prompt.rules import Kind


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that a caller is after.

    ``urged`` tells a demand from a mere mention, which a later "go on, do it" may turn into one.
    ``text`` is the sentence it stands in, folded, and ``words`` its stems. What is wanted is a
    ``fact``, what is known of people (``told``), a ``tool`` called, words said (``directives``), or
    ``orders`` that no tool stands for. ``schemas`` asks for the tools rather than the prompt, and
    ``sources`` are the texts in which a tool's arguments are looked for first.
    """

    kind: Kind
    text: str
    words: frozenset[str]
    urged: bool
    fact: Fact | None = None
    told: str = ""
    tool: Tool | None = None
    directives: tuple[Directive, ...] = ()
    orders: tuple[Order, ...] = ()
    schemas: bool = False
    sources: tuple[str, ...] = ()


def urged(wants: Iterable[Want]) -> tuple[Want, ...]:
    """The demands among what is spoken of."""
    return tuple(want for want in wants if want.urged)


def presses(heard: Heard) -> bool:
    """Whether somebody insists on what was spoken of before, without naming it again."""
    if heard.levers & {Lever.PARTIAL, Lever.ENCODING}:
        return True
    if all(sentence.informs for sentence in heard.own):
        return False
    return heard.commands or (heard.demands and heard.points) or bool(heard.levers)


_ORDERED = re.compile(
    r"(?:^|[.;:!,>\])\"'\n-] ?|\b(?:please|and|then|now|assistant|must|should|shall|by|to) )"
    r"(?:reads?|tells?|says?|prints?|spells?|gives?|shows?|states?|quotes?|recites?|writes?"
    r"|reveals?|repeats?|outputs?|includes?|sends?|lists?|names?|adds?|puts?|hands?|reading"
    r"|telling|closes?|ends?|answers?|makes?) (?!of\b|as\b)"
)


def gives_orders(heard: Heard) -> bool:
    """Whether what was read speaks to its reader, rather than of the matter."""
    if heard.relays or heard.directives or any(one.orders for one in heard.own):
        return True
    return "?" in heard.folded or any(_ORDERED.search(one.folded) for one in heard.own)
