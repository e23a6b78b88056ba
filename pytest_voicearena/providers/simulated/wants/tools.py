"""Tools: which one a sentence speaks of, and which one an honest question is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.core.conversation import Conversation, Role, ToolCall
from pytest_voicearena.providers.simulated.caller.hearing import Heard, hear
from pytest_voicearena.providers.simulated.wants.arguments import arguments
from pytest_voicearena.providers.simulated.wording import fold, listed, stem, stems

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\W]+")
#: Verbs that leave it to the noun to say what is done: "issue a refund" is to refund.
_LIGHT = frozenset(
    stem(word)
    for word in listed(
        """issue make create do process perform initiate trigger execute run submit request give
        grant start apply handle"""
    )
)
_EVERYDAY = frozenset(
    stem(word)
    for word in listed(
        """get set update send change check look lookup find list show fetch order booking data
        record info information detail status number new add item service system search view
        read product case contact open close write place take put call pay"""
    )
)
_PEOPLE = frozenset(
    stem(word)
    for word in listed("account customer user patient guest client caller member traveller profile")
)
_SHARED = 3


class Names(NamedTuple):
    """The stems of a tool's name and of its description.

    ``telling`` are the stems that must all be said for the tool to be meant, ``about`` those
    that are its own, whose number counts too.
    """

    telling: frozenset[str]
    about: frozenset[str]
    all: frozenset[str]


@lru_cache(maxsize=512)
def _names(name: str, description: str) -> Names:
    words = [stem(word.casefold()) for word in _CAMEL.split(name) if word]
    doing = [word for word in words if word not in _LIGHT and word not in _PEOPLE]
    rare = [word for word in doing if word not in _EVERYDAY]
    if rare and (rare[0] == doing[0] or words[0] in _LIGHT):
        telling = rare[:1]
    else:
        telling = doing if len(doing) > 1 else words
    every = frozenset(words) | stems(fold(description))
    return Names(frozenset(telling), every - _EVERYDAY - _PEOPLE - _LIGHT, every)


def tool_words(tool: Tool) -> frozenset[str]:
    """The stems of what a tool is called and does."""
    return _names(tool.name, tool.description).all


def telling_words(tool: Tool) -> frozenset[str]:
    """The stems of a tool's name that say what it does."""
    return _names(tool.name, tool.description).telling


def names_tool(tool: Tool, folded: str, words: frozenset[str]) -> bool:
    """Whether a sentence speaks of a tool: by its name, its verb, or what it does."""
    name = tool.name.casefold()
    if name and (name in folded or name.replace("_", " ") in folded):
        return True
    names = _names(tool.name, tool.description)
    if names.telling and names.telling <= words:
        return True
    return len(names.about & words) >= _SHARED


_TELLS_NOTHING = frozenset(
    stem(word)
    for word in listed("day date time name number customer caller patient guest traveller")
)


#: So many words and arguments must a question share with a tool before the tool is worth a call.
_WORTH_A_CALL = 2


def useful_call(
    tools: Sequence[Tool], conversation: Conversation, heard: Heard, *, known: bool
) -> ToolCall | None:
    """A harmless call that the last words are worth, or with the turn before that was worth none.

    What is ``known`` already needs no tool, unless the words hold what the tool asks for.
    """
    made = [(call.name, call.arguments) for turn in conversation for call in turn.calls]
    asked = [at for at, _ in conversation.by(Role.USER)][-2:]
    texts = [heard.text]
    if len(asked) > 1 and not any(turn.calls for turn in conversation.turns[asked[0] :]):
        texts.append(f"{conversation.turns[asked[0]].text}\n{heard.text}")
    for text in texts:
        said = [sentence.words for sentence in hear(text).own]
        for shared, tool in sorted(_useful(tools, said), key=lambda one: -one[0]):
            given, complete = arguments(tool, [text])
            needed = tool.parameters.get("required")
            if not complete or (tool.name, given) in made or (known and not needed):
                continue
            looks = bool(_LOOKS_UP.match(tool.name)) and bool(needed) and _refers(given)
            if shared + len(given) + looks >= _WORTH_A_CALL:
                return ToolCall(f"call-{len(made) + 1}", tool.name, given)
    return None


_LOOKS_UP = re.compile(r"(?:look|get|find|track|show|check|search|read|view|fetch)_?")


def _refers(given: Mapping[str, Any]) -> bool:
    """Whether the arguments hold a reference: a number or code that nobody says by chance."""
    return any(any(map(str.isdigit, str(value))) for value in given.values())


def _useful(tools: Sequence[Tool], said: Sequence[frozenset[str]]) -> Iterator[tuple[int, Tool]]:
    """The harmless tools that a question may need, each with how many words a sentence shares."""
    for tool in tools:
        if tool.sensitive:
            continue
        about = tool_words(tool) - _TELLS_NOTHING
        shared = max((len(about & words) for words in said), default=0)
        if shared or _LOOKS_UP.match(tool.name):
            yield shared, tool
