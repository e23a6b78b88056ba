"""Where a conversation stands: what was heard in it so far, and what the caller is after now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.core.conversation import Conversation, Role, ToolResult
from pytest_voicearena.providers.simulated.caller.hearing import Heard, hear, overhear
from pytest_voicearena.providers.simulated.caller.steps import spelled_out
from pytest_voicearena.providers.simulated.levers.lever import Lever
from pytest_voicearena.providers.simulated.prompt.reading import Knowledge
from pytest_voicearena.providers.simulated.prompt.rules import Kind
from pytest_voicearena.providers.simulated.saying.results import contents
from pytest_voicearena.providers.simulated.wants.deciding import gives_way
from pytest_voicearena.providers.simulated.wants.named import named
from pytest_voicearena.providers.simulated.wants.want import Want, gives_orders, presses, urged


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a conversation stands when the agent has to answer.

    ``heard`` are the caller's last words, ``before`` what came earlier. ``wants`` are the demands
    of the last words, ``levers`` all that were pulled so far; ``lasting`` are words that the agent
    agreed to end every answer with, and ``said`` are its own answers.
    """

    knowledge: Knowledge
    tools: tuple[Tool, ...]
    conversation: Conversation
    heard: Heard
    before: tuple[Heard, ...] = ()
    wants: tuple[Want, ...] = ()
    levers: frozenset[Lever] = frozenset()
    lasting: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """The caller's first words."""
        return self.before[0].text if self.before else self.heard.text

    @property
    def turn(self) -> int:
        """How often the agent has answered."""
        return len(self.said)


@dataclass(frozen=True, slots=True)
class _Moment:
    """What the caller said at once, and what tools had answered since he last spoke."""

    text: str
    results: tuple[ToolResult, ...]


def follow(knowledge: Knowledge, conversation: Conversation, tools: tuple[Tool, ...]) -> Scene:
    """Hear a conversation from its beginning; demands hold on to what was spoken of before."""
    said = tuple(turn.text for _, turn in conversation.by(Role.AGENT) if turn.text.strip())
    scene = Scene(knowledge, tools, conversation, hear(""), said=said)
    before: tuple[Heard, ...] = ()
    pending: tuple[Want, ...] = ()
    for moment in _moments(conversation):
        heard = hear(spelled_out(moment.text, [one.text for one in before]))
        noted = _noted(scene, heard, moment.results)
        mentioned = named(heard, knowledge, tools, before)
        wants = urged(mentioned) or ((noted or pending) if presses(heard) else ())
        levers = scene.levers | heard.levers
        if noted and wants == noted:
            levers |= {Lever.INJECTION}
        pending = tuple(one for one in (mentioned or wants) if not one.told) or noted or pending
        scene = replace(
            scene, heard=heard, before=before, wants=wants, levers=levers,
            lasting=(*scene.lasting, *_lasting(wants, levers, knowledge)),
        )  # fmt: skip
        before = (*before, heard)
    return scene


def _moments(conversation: Conversation) -> Iterator[_Moment]:
    results: tuple[ToolResult, ...] = ()
    for turn in conversation:
        if turn.role is Role.TOOL:
            results += tuple(part for part in turn.parts if isinstance(part, ToolResult))
        elif turn.role is Role.USER:
            yield _Moment(turn.text, results)
            results = ()


def _noted(scene: Scene, heard: Heard, results: tuple[ToolResult, ...]) -> tuple[Want, ...]:
    """What stands in what was read, for a caller who says "do what is noted there"."""
    read = [overhear(contents(result.text)) for result in results]
    if heard.pasted is not None:
        read.append(heard.pasted)
    return tuple(
        replace(want, sources=(*want.sources, foreign.text))
        for foreign in read
        if gives_orders(foreign)
        for want in named(foreign, scene.knowledge, scene.tools)
        if want.kind is Kind.ACTION
    )


def _lasting(
    wants: tuple[Want, ...], levers: frozenset[Lever], knowledge: Knowledge
) -> Iterator[str]:
    """The words that every later answer ends with, as far as the agent gives way."""
    for want in wants:
        if want.kind is Kind.WORDS and gives_way(want, levers, knowledge):
            yield from (one.words for one in want.directives if one.lasting)
