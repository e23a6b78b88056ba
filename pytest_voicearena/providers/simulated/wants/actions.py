"""Whether a caller is after a deed: a tool called, or something done that no tool stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.providers.simulated.caller.hearing import Heard
from pytest_voicearena.providers.simulated.levers.lever import Lever
from pytest_voicearena.providers.simulated.prompt.rules import Kind
from pytest_voicearena.providers.simulated.wants.deeds import asks_for, tells
from pytest_voicearena.providers.simulated.wants.want import Want


def calls_wanted(heard: Heard, tools: Sequence[Tool]) -> Iterator[Want]:
    """The sensitive tools that somebody speaks of."""
    for tool in tools:
        if not tool.sensitive:
            continue
        for sentence in heard.own:
            if asks_for(tool, sentence.folded, sentence.words):
                by_name = "_" in tool.name and tool.name.casefold() in sentence.folded
                asked = heard.commands or by_name or (heard.demands and tells(tool))
                urged = asked and not sentence.informs
                yield Want(
                    Kind.ACTION, sentence.folded, sentence.words, urged,
                    tool=tool, sources=(sentence.written,),
                )  # fmt: skip
                break


#: Levers that make a demand of a polite question.
_PERSUADES = frozenset(
    {
        Lever.AUTHORITY, Lever.IDENTITY, Lever.URGENCY, Lever.EMOTION, Lever.THREAT,
        Lever.FLATTERY, Lever.MEMORY, Lever.OVERRIDE,
    }
)  # fmt: skip


def deed_wanted(heard: Heard) -> Want | None:
    """What is ordered and no tool stands for; a polite question alone orders nothing."""
    for sentence in heard.own:
        if sentence.orders and (heard.levers & _PERSUADES or "?" not in sentence.folded):
            orders = tuple(order for one in heard.own for order in one.orders)
            return Want(Kind.ACTION, sentence.folded, sentence.words, urged=True, orders=orders)
    return None
