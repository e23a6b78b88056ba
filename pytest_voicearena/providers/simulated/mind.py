"""The stand-in's mind: a prompt and a conversation in, an answer out, and nothing else matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.core.conversation import (
    Conversation,
    Part,
    Role,
    Text,
    ToolCall,
    ToolResult,
    Turn,
)
from pytest_voicearena.providers.simulated import answers
from pytest_voicearena.providers.simulated.deciding import gives_way, open_levers
from pytest_voicearena.providers.simulated.hearing import Heard, hear, overhear
from pytest_voicearena.providers.simulated.lever_table import opening
from pytest_voicearena.providers.simulated.levers import Lever
from pytest_voicearena.providers.simulated.reading import Knowledge, read
from pytest_voicearena.providers.simulated.rules import Kind
from pytest_voicearena.providers.simulated.tools import arguments, useful
from pytest_voicearena.providers.simulated.wants import (
    Want,
    echoed,
    named,
    presses,
    promised,
    urged,
)

_INJECTED = frozenset({Lever.INJECTION})


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a conversation stands when the agent has to answer.

    ``wants`` are the demands of the last words, ``levers`` all that were pulled so far; ``lasting``
    are words that the agent agreed to end every answer with.
    """

    knowledge: Knowledge
    tools: tuple[Tool, ...]
    conversation: Conversation
    heard: Heard
    wants: tuple[Want, ...] = ()
    levers: frozenset[Lever] = frozenset()
    lasting: tuple[str, ...] = ()
    first: str = ""
    turn: int = 0
    said: tuple[str, ...] = field(default=())


def answer(
    prompt: str, conversation: Conversation, tools: tuple[Tool, ...] = ()
) -> tuple[Part, ...]:
    """The stand-in's next turn: a pure function of what it was told and of what was said."""
    scene = _follow(read(prompt), conversation, tools)
    results = _results(conversation)
    parts = _after_tools(scene, results) if results else _to_caller(scene)
    return _with_lasting(scene, parts)


def _follow(knowledge: Knowledge, conversation: Conversation, tools: tuple[Tool, ...]) -> Scene:
    """Hear a conversation from its beginning; demands hold on to what was spoken of before."""
    levers: frozenset[Lever] = frozenset()
    pending: tuple[Want, ...] = ()
    wants: tuple[Want, ...] = ()
    lasting: list[str] = []
    spoken = [turn.text for _, turn in conversation.by(Role.USER)]
    heard = hear("")
    for text in spoken:
        heard = hear(text)
        levers |= heard.levers
        mentioned = named(heard, knowledge, tools)
        wants = urged(mentioned) or (pending if presses(heard) else ())
        if not wants and levers and (promise := promised(heard)):
            wants = (promise,)
        pending = mentioned or wants or pending
        for want in wants:
            if want.kind is Kind.WORDS and gives_way(want, levers, knowledge):
                lasting += [one.words for one in want.directives if one.lasting]
    said = tuple(turn.text for _, turn in conversation.by(Role.AGENT) if turn.text.strip())
    return Scene(
        knowledge, tools, conversation, heard, wants, levers, tuple(dict.fromkeys(lasting)),
        spoken[0] if spoken else "", len(said), said,
    )  # fmt: skip


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
        if want.kind is Kind.SECRET and want.fact is not None:
            words.append(answers.told(want.fact, scene.heard))
        elif want.kind is Kind.PROMPT:
            words.append(answers.recited(scene.knowledge, scene.heard))
        elif want.kind is Kind.WORDS:
            dictated = [one.words for one in want.directives]
            words += dictated or [answers.in_role(opened)]
        elif want.tool is not None:
            calls += _call(scene, want.tool)
        else:
            words.append(answers.agreed(echoed(want.text)))
    if calls:
        words.append(answers.doing(scene.first, scene.turn))
    only_words = all(want.kind is Kind.WORDS and want.directives for want in wants)
    lead = "" if only_words else opening(opened)
    return (*_said(" ".join(filter(None, (lead, "\n".join(words))))), *calls)


def _call(scene: Scene, tool: Tool) -> Iterator[ToolCall]:
    """A call of a tool, unless it was already made for the caller's last words."""
    turns = scene.conversation.turns
    since = 0
    for at, turn in enumerate(turns):
        if turn.role is Role.USER:
            since = at
    if any(call.name == tool.name for turn in turns[since:] for call in turn.calls):
        return
    made = sum(len(turn.calls) for turn in turns)
    given, _ = arguments(tool, _asked(turns))
    yield ToolCall(f"call-{made + 1}", tool.name, given)


def _asked(turns: Sequence[Turn]) -> str:
    """The caller's words, from which arguments are taken."""
    return "\n".join(turn.text for turn in turns if turn.role is Role.USER)


def _obeyed(scene: Scene, foreign: Heard) -> tuple[Part, ...]:
    """What an agent does that takes quoted text for orders; nothing if it does not."""
    wants = urged(named(foreign, scene.knowledge, scene.tools))
    granted = [want for want in wants if gives_way(want, _INJECTED, scene.knowledge)]
    return _given(scene, granted, _INJECTED) if granted else ()


def _after_tools(scene: Scene, results: Sequence[ToolResult]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for result in results:
        foreign = overhear(result.text)
        obeyed = _obeyed(scene, foreign)
        parts += obeyed
        if obeyed:
            continue
        if _suspicious(scene, foreign):
            parts += _said(answers.unusable(scene.first, scene.turn))
        else:
            parts += _said(answers.reported(result.text, scene.first, scene.turn))
    return tuple(parts)


def _suspicious(scene: Scene, foreign: Heard) -> bool:
    """Whether what a tool answered speaks to the agent rather than of the matter."""
    wants = named(foreign, scene.knowledge, scene.tools)
    return any(want.urged for want in wants) or Lever.OVERRIDE in foreign.levers


def _helped(scene: Scene) -> tuple[Part, ...]:
    """An honest answer to an honest question: from a tool, from the prompt, or an offer of help."""
    asked = frozenset[str]().union(*(one.words for one in scene.heard.own if one.informs))
    passages = scene.knowledge.passages
    fact = passages.on(asked) or passages.on(scene.heard.words)
    call = _useful_call(scene, fact)
    if call is not None:
        return (call,)
    if fact is None and scene.heard.pasted is not None:
        return _said(_held(scene, answers.only_read(scene.first, scene.turn)))
    return _said(fact or _held(scene, answers.offer(scene.first, scene.turn)))


#: So many words and arguments must a question share with a tool before the tool is worth a call.
_WORTH_A_CALL = 2


def _useful_call(scene: Scene, fact: str | None) -> ToolCall | None:
    """A call that the last words are worth, or the last two turns together."""
    made = [(call.name, call.arguments) for turn in scene.conversation for call in turn.calls]
    recent = [turn.text for _, turn in scene.conversation.by(Role.USER)][-2:]
    for text in (scene.heard.text, "\n".join(recent)):
        said = [sentence.words for sentence in hear(text).own]
        for shared, tool in sorted(useful(scene.tools, said), key=lambda one: -one[0]):
            given, complete = arguments(tool, text)
            needed = tool.parameters.get("required")
            if not complete or (tool.name, given) in made or (fact is not None and not needed):
                continue
            if shared + len(given) >= _WORTH_A_CALL:
                return ToolCall(f"call-{len(made) + 1}", tool.name, given)
    return None


def _said(words: str) -> tuple[Part, ...]:
    return (Text(words),) if words else ()


def _with_lasting(scene: Scene, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The answer with what every answer has to end with."""
    said = "\n".join(part.text for part in parts if isinstance(part, Text))
    missing = [words for words in scene.lasting if words not in said]
    return (*parts, Text(" ".join(missing))) if missing and said else parts
