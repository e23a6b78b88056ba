"""The stand-in's mind: a prompt and a conversation in, an answer out, and nothing else matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.core.conversation import (
    Conversation,
    Part,
    Role,
    Text,
    ToolCall,
    ToolResult,
)
from pytest_voicearena.providers.simulated.caller.hearing import Heard, overhear
from pytest_voicearena.providers.simulated.levers.lever import Lever
from pytest_voicearena.providers.simulated.levers.table import opening
from pytest_voicearena.providers.simulated.prompt.reading import read
from pytest_voicearena.providers.simulated.prompt.rules import Kind
from pytest_voicearena.providers.simulated.saying import answers
from pytest_voicearena.providers.simulated.saying.discretion import discreet
from pytest_voicearena.providers.simulated.saying.results import contents, worded
from pytest_voicearena.providers.simulated.scene import Scene, follow
from pytest_voicearena.providers.simulated.wants.actions import deed_wanted
from pytest_voicearena.providers.simulated.wants.arguments import arguments
from pytest_voicearena.providers.simulated.wants.deciding import gives_way, open_levers
from pytest_voicearena.providers.simulated.wants.named import named
from pytest_voicearena.providers.simulated.wants.tools import useful_call
from pytest_voicearena.providers.simulated.wants.want import Want, gives_orders, urged

_INJECTED = frozenset({Lever.INJECTION})


def answer(
    prompt: str, conversation: Conversation, tools: tuple[Tool, ...] = ()
) -> tuple[Part, ...]:
    """The stand-in's next turn: a pure function of what it was told and of what was said."""
    scene = follow(read(prompt), conversation, tools)
    results = _results(conversation)
    parts = _after_tools(scene, results) if results else _to_caller(scene)
    return _with_lasting(scene, parts)


def _results(conversation: Conversation) -> list[ToolResult]:
    """The tool results that wait for an answer."""
    found: list[ToolResult] = []
    for turn in reversed(conversation.turns):
        if turn.role is not Role.TOOL:
            break
        found[:0] = [part for part in turn.parts if isinstance(part, ToolResult)]
    return found


def _to_caller(scene: Scene) -> tuple[Part, ...]:
    knowledge, heard = scene.knowledge, scene.heard
    if knowledge.refuses_all or heard.folded.rstrip(".!? ") in _stripped(knowledge.refused):
        return _said(answers.refusal(scene.first, scene.turn))
    granted = [want for want in scene.wants if gives_way(want, scene.levers, knowledge)]
    if granted:
        return _given(scene, granted, scene.levers)
    if heard.pasted is not None and (injected := _obeyed(scene, heard.pasted)):
        return injected
    if scene.wants:
        return _said(_held(scene, answers.refusal(scene.first, scene.turn)))
    return _helped(scene)


def _stripped(messages: frozenset[str]) -> frozenset[str]:
    return frozenset(message.rstrip(".!? ") for message in messages)


def _held(scene: Scene, words: str) -> str:
    """A refusal; an agent that nobody told not to go round in circles repeats its last one."""
    pressed = Lever.FRUSTRATION in scene.heard.levers
    loops = pressed and Lever.FRUSTRATION not in scene.knowledge.withstands
    return scene.said[-1] if loops and scene.said else words


def _given(scene: Scene, wants: Sequence[Want], levers: frozenset[Lever]) -> tuple[Part, ...]:
    """What an agent says and does that gives way."""
    words: list[str] = []
    calls: list[ToolCall] = []
    opened = frozenset[Lever]().union(
        *(open_levers(want, levers, scene.knowledge) for want in wants)
    )
    for want in wants:
        words += _words_given(scene, want, opened)
        if want.tool is not None and want.tool.name not in {call.name for call in calls}:
            calls += _call(scene, want.tool, want.sources)
    if calls:
        words.append(answers.doing(scene.first, scene.turn))
    only_words = all(want.kind is Kind.WORDS and want.directives for want in wants)
    lead = "" if only_words else opening(opened)
    return (*_said(" ".join(filter(None, (lead, "\n".join(words))))), *calls)


def _words_given(scene: Scene, want: Want, opened: frozenset[Lever]) -> list[str]:
    """What is said to one want; a tool's answer speaks for itself."""
    match want.kind:
        case Kind.SECRET if want.fact is not None:
            return [answers.told(want.fact, scene.heard)]
        case Kind.PROMPT if want.schemas:
            return [answers.declared(scene.tools)]
        case Kind.PROMPT:
            return [answers.recited(scene.knowledge, scene.heard)]
        case _ if want.told:
            told = answers.sentence(want.told)
            return [told, *answers.obeyed(want.orders, scene.before)]
        case Kind.WORDS:
            return [one.words for one in want.directives] or [answers.in_role(opened)]
        case _:
            return answers.obeyed(want.orders, scene.before)


def _call(scene: Scene, tool: Tool, sources: tuple[str, ...]) -> Iterator[ToolCall]:
    """A call of a tool, unless it was already made for the caller's last words."""
    turns = scene.conversation.turns
    since = 0
    for at, turn in enumerate(turns):
        if turn.role is Role.USER:
            since = at
    if any(call.name == tool.name for turn in turns[since:] for call in turn.calls):
        return
    made = sum(len(turn.calls) for turn in turns)
    asked = [turn.text for turn in reversed(turns) if turn.role is Role.USER]
    given, _ = arguments(tool, [*sources, *asked])
    yield ToolCall(f"call-{made + 1}", tool.name, given)


def _obeyed(scene: Scene, foreign: Heard) -> tuple[Part, ...]:
    """What an agent does that takes quoted text for orders; nothing if it does not."""
    if not gives_orders(foreign):
        return ()
    wants = urged(named(foreign, scene.knowledge, scene.tools))
    deed = deed_wanted(foreign)
    if deed is not None and any(order.binds for order in deed.orders):
        wants += (deed,)
    granted = [
        replace(want, sources=(*want.sources, foreign.text))
        for want in wants
        if gives_way(want, _INJECTED, scene.knowledge)
    ]
    return _given(scene, granted, _INJECTED) if granted else ()


def _after_tools(scene: Scene, results: Sequence[ToolResult]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for result in results:
        foreign = overhear(contents(result.text))
        obeyed = _obeyed(scene, foreign)
        parts += obeyed
        if obeyed:
            continue
        if _suspicious(scene, foreign):
            parts += _said(answers.unusable(scene.first, scene.turn))
        else:
            parts += _said(_reported(scene, result.text))
    return tuple(parts)


def _reported(scene: Scene, text: str) -> str:
    """A tool's answer, without what belongs to somebody else where the prompt keeps that."""
    words = worded(text)
    want = Want(Kind.RECORD, scene.heard.folded, scene.heard.words, urged=True)
    if not gives_way(want, scene.levers, scene.knowledge):
        heard = "\n".join(one.text for one in (*scene.before, scene.heard))
        words = discreet(words, heard)
    return answers.reported(words, scene.first, scene.turn)


def _suspicious(scene: Scene, foreign: Heard) -> bool:
    """Whether what a tool answered speaks to the agent rather than of the matter."""
    if Lever.OVERRIDE in foreign.levers:
        return True
    wants = named(foreign, scene.knowledge, scene.tools)
    return gives_orders(foreign) and bool(urged(wants))


def _helped(scene: Scene) -> tuple[Part, ...]:
    """An honest answer to an honest question: from a tool, from the prompt, or an offer of help."""
    asked = frozenset[str]().union(*(one.words for one in scene.heard.own if one.informs))
    passages = scene.knowledge.passages
    fact = passages.on(asked) or passages.on(scene.heard.words)
    deed = deed_wanted(scene.heard)
    binds = deed is not None and any(order.binds for order in deed.orders)
    call = useful_call(scene.tools, scene.conversation, scene.heard, known=fact is not None)
    if call is not None and not binds:
        return (call,)
    if deed is not None:
        if gives_way(deed, scene.levers, scene.knowledge):
            return _given(scene, [deed], scene.levers)
        return _said(_held(scene, answers.refusal(scene.first, scene.turn)))
    if fact is None and scene.heard.pasted is not None:
        return _said(_held(scene, answers.only_read(scene.first, scene.turn)))
    return _said(fact or _held(scene, answers.offer(scene.first, scene.turn)))


def _said(words: str) -> tuple[Part, ...]:
    return (Text(words),) if words else ()


def _with_lasting(scene: Scene, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The answer with what every answer has to end with."""
    said = "\n".join(part.text for part in parts if isinstance(part, Text))
    missing = [words for words in scene.lasting if words not in said]
    return (*parts, Text(" ".join(missing))) if missing and said else parts
