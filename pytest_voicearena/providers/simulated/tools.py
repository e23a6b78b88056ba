"""Tools: which one a sentence speaks of, and the arguments that can be guessed from the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.providers.simulated.wording import fold, listed, sentences, stem, stems

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
        read product case contact open close write place take put call"""
    )
)
_PEOPLE = frozenset(
    stem(word)
    for word in listed("account customer user patient guest client caller member traveller profile")
)
_SHARED = 3


class Names(NamedTuple):
    """The stems of a tool's name and of its description.

    ``telling`` are the stems that must all be said for the tool to be meant; ``about`` those that
    are its own, whose number counts too.
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


_CODE = re.compile(
    r"(?<![\w,.-])(?=[A-Za-z-]{0,12}\d)(?!\d+(?:st|nd|rd"
    r"|th)\b)[A-Za-z0-9][A-Za-z0-9-]{3,30}(?![\w,]\d)\b"
)
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,32}\b")
_PHONE = re.compile(r"\+?\d[\d ()/-]{5,20}\d")
_MONEY = re.compile(
    r"(?:[$\u20ac\u00a3]\s?(?P<led>\d[\d,]*(?:\.\d{1,2})?)"
    r"|(?P<named>\d[\d,]*(?:\.\d{1,2})?)\s?(?:dollars?|euros?|pounds?|usd|eur|gbp|bucks"
    r"|[$\u20ac\u00a3]))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w-])\d[\d,]*(?:\.\d{1,2})?(?![\w-])")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}\b"
    r"|\b(?:today|tomorrow|tonight|(?:next |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|next (?:week|month))\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"\b[A-Z][a-z]{1,20} [A-Z][a-z]{1,20}\b")
_PLACE = re.compile(r"\b(?:in|to|from|for|at|near|of) ([A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)")
_LONGEST_TEXT = 200


class Guess(NamedTuple):
    """A value for an argument; ``sure`` if the words hold it rather than just allow it."""

    value: Any
    sure: bool


def arguments(tool: Tool, text: str) -> tuple[dict[str, Any], bool]:
    """Arguments from a caller's words, and whether these hold all that the tool requires."""
    properties = tool.parameters.get("properties")
    required = tool.parameters.get("required")
    needed = set(map(str, required)) if isinstance(required, Sequence) else set[str]()
    given: dict[str, Any] = {}
    complete = True
    for name, schema in properties.items() if isinstance(properties, Mapping) else ():
        guess = _guess(str(name), schema if isinstance(schema, Mapping) else {}, text)
        if guess.sure or name in needed:
            given[str(name)] = guess.value
        complete = complete and (guess.sure or name not in needed)
    return given, complete


def _guess(name: str, schema: Mapping[str, Any], text: str) -> Guess:
    options = schema.get("enum")
    if isinstance(options, Sequence) and not isinstance(options, str) and options:
        return _chosen(options, text)
    match schema.get("type"):
        case "number" | "integer":
            return _number(text, whole=schema.get("type") == "integer")
        case "boolean":
            return Guess(value=True, sure=False)
        case "array":
            return Guess([], sure=False)
        case "object":
            return Guess({}, sure=False)
        case _:
            return _words(name, str(schema.get("description", "")), text)


def _chosen(options: Sequence[Any], text: str) -> Guess:
    folded, words = fold(text), stems(fold(text))
    for option in options:
        spoken = str(option).casefold().replace("_", " ")
        if spoken in folded or stems(spoken) & words:
            return Guess(option, sure=True)
    return Guess(options[0], sure=False)


def _number(text: str, *, whole: bool) -> Guess:
    money = [found["led"] or found["named"] for found in _MONEY.finditer(text)]
    found = money or _NUMBER.findall(text)
    if not found:
        return Guess(100, sure=False)
    value = float(found[-1].replace(",", "")[:15])
    return Guess(int(value) if whole or value.is_integer() else value, sure=True)


def _code(text: str) -> str | None:
    found = [match[0] for match in _CODE.finditer(text)]
    return max(found, key=lambda token: sum(char.isdigit() for char in token), default=None)


def _first(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def find(text: str) -> str | None:
        found = pattern.search(text)
        return found[found.lastindex or 0] if found else None

    return find


#: What an argument's name says about where to find it, first match first.
_SOUGHT: tuple[tuple[re.Pattern[str], Callable[[str], str | None]], ...] = (
    (re.compile(r"e-?mail"), _first(_EMAIL)),
    (re.compile(r"phone|mobile|callback"), _first(_PHONE)),
    (re.compile(r"date|day|when|birth|departure|arrival"), _first(_DATE)),
    (
        re.compile(r"\bid\b|_id|reference|number|code|iban|account|booking|order|card|ticket|pnr"),
        _code,
    ),
    (
        re.compile(r"city|place|destination|origin|country|airport|location|town|route"),
        _first(_PLACE),
    ),
    (re.compile(r"name|recipient|payee|beneficiary|patient"), _first(_FULL_NAME)),
)


def _words(name: str, description: str, text: str) -> Guess:
    label = name.casefold()
    for pattern, find in _SOUGHT:
        if pattern.search(label) or (not label and pattern.search(description)):
            found = find(text)
            return Guess(found, sure=True) if found else Guess("as requested", sure=False)
    said = sentences(text)
    return Guess((said[-1] if said else "as requested")[:_LONGEST_TEXT], sure=bool(said))


_TELLS_NOTHING = frozenset(
    stem(word)
    for word in listed("day date time name number customer caller patient guest traveller")
)


def useful(tools: Sequence[Tool], said: Sequence[frozenset[str]]) -> Iterator[tuple[int, Tool]]:
    """The harmless tools that a question may need, each with how many words a sentence shares."""
    for tool in tools:
        if tool.sensitive:
            continue
        about = tool_words(tool) - _TELLS_NOTHING
        shared = max((len(about & words) for words in said), default=0)
        if shared:
            yield shared, tool
