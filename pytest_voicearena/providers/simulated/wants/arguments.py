"""The arguments of a call, guessed from what was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.providers.simulated.wording import fold, sentences, stems

_CODE = re.compile(
    r"\b[A-Z]{2,3} \d{3,4} \d{3}\b|(?<![\w,.-])(?=[A-Za-z-]{0,12}\d)(?!\d+(?:st|nd|rd"
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
_NUMBER = re.compile(r"(?<![\w-])\d+(?:,\d{3})*(?:\.\d{1,2})?(?![\w-])")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}\b"
    r"|\b(?:today|tomorrow|tonight|(?:next |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|next (?:week|month))\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b\d{1,4} [A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30})?|\b[A-Z][\w'-]{1,30} (?:Street|Road|Lane"
    r"|Square|Row|Court|Avenue|Yard|Quay|Hill)(?: \d{1,4})?|\b(?:locker|kiosk|shop)\b[^.,;!?]{0,40}"
)
_FULL_NAME = re.compile(r"\b[A-Z][a-z]{1,20} [A-Z][a-z]{1,20}\b")
_PLACE = re.compile(r"\b(?:in|to|from|for|at|near|of) ([A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)")
_LONGEST_TEXT = 200


class Guess(NamedTuple):
    """A value for an argument; ``sure`` if the words hold it rather than just allow it."""

    value: Any
    sure: bool


def arguments(tool: Tool, texts: Sequence[str]) -> tuple[dict[str, Any], bool]:
    """Arguments from what was said, the last first, and whether that holds all that is required."""
    properties = tool.parameters.get("properties")
    required = tool.parameters.get("required")
    needed = set(map(str, required)) if isinstance(required, Sequence) else set[str]()
    given: dict[str, Any] = {}
    complete = True
    for name, schema in properties.items() if isinstance(properties, Mapping) else ():
        guess = _best_guess(str(name), schema if isinstance(schema, Mapping) else {}, texts)
        if guess.sure or name in needed:
            given[str(name)] = guess.value
        complete = complete and (guess.sure or name not in needed)
    return given, complete


def _best_guess(name: str, schema: Mapping[str, Any], texts: Sequence[str]) -> Guess:
    """The surest guess, out of the text that comes first among equals."""
    guess = Guess("as requested", sure=False)
    for text in texts:
        guess = _guess(name, schema, text)
        if guess.sure:
            break
    return guess


def _guess(name: str, schema: Mapping[str, Any], text: str) -> Guess:
    options = schema.get("enum")
    if isinstance(options, Sequence) and not isinstance(options, str) and options:
        return _chosen(options, text)
    match schema.get("type"):
        case "number" | "integer":
            return _number(name.casefold(), text, whole=schema.get("type") == "integer")
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
        named = stems(spoken)
        if spoken in folded or (named and len(named & words) >= min(len(named), 2)):
            return Guess(option, sure=True)
    return Guess(options[0], sure=False)


#: What a number that is no amount comes after, or before.
_LABELLED = re.compile(
    r"(?:\b(?:order|record|account|contract|reference|line|step|item|number|no\.?|room|case|booking"
    r"|flat|page|bill|table|tab|extension|point|rule|question|section|march|april|may|june|july"
    r"|january|february"
    r"|august|september|october|november|december|on the|ending in|ends in|card)(?: (?:is|id|of"
    r"|number|no\.?))? ?[:#]?)\s?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?(?:%|percent|metres|meters|seats|days?|hours?|minutes?|years?|weeks?|months?|people|times"
    r"|am\b|pm\b|o'clock|points|kg|kilos|square|st\b|nd\b|rd\b|th\b|degrees|children)",
    re.IGNORECASE,
)
_SUM_OF_MONEY = re.compile(r"amount|sum|price|value|total|credit|payment|money|euro|dollar")
_PERCENT = re.compile(r"(\d[\d.]*)\s?(?:%|percent)", re.IGNORECASE)
_LONGEST_AMOUNT = 6
_LONGEST_LABEL = 24


def _number(name: str, text: str, *, whole: bool) -> Guess:
    if "percent" in name:
        found = _PERCENT.findall(text)
    elif not _SUM_OF_MONEY.search(name):
        found = _NUMBER.findall(text)
    else:
        found = [money["led"] or money["named"] for money in _MONEY.finditer(text)]
        found = found or list(_amounts(text))
    if not found:
        return Guess(100, sure=False)
    value = float(found[-1].replace(",", "")[:15])
    return Guess(int(value) if whole or value.is_integer() else value, sure=True)


def _amounts(text: str) -> Iterator[str]:
    """The numbers that may be sums: no dates, counts, codes or accounts."""
    for number in _NUMBER.finditer(text):
        before = text[max(0, number.start() - _LONGEST_LABEL) : number.start()]
        counted = _COUNTED.match(text, number.end())
        if "," not in number[0] and len(number[0].split(".")[0]) > _LONGEST_AMOUNT:
            continue
        if not counted and not _LABELLED.search(before):
            yield number[0]


def _code(text: str) -> str | None:
    found = [match[0] for match in _CODE.finditer(text)]
    return max(found, key=lambda token: sum(char.isdigit() for char in token), default=None)


_ROOM = re.compile(
    r"\b(?:room|suite|from|in|on|for|to|number) (\d{2,4})\b|\b(\d{3})\b", re.IGNORECASE
)
_CALLED = re.compile(
    r"\b(?:is|for|of|named|called|on|about|find|to|mr\.?|mrs\.?|ms\.?|miss)"
    r" ([A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)"
)


def _guest(text: str) -> str | None:
    """A booking, a room or a person, whichever is named."""
    if code := _code(text):
        return code
    if room := _ROOM.search(text):
        return room[1] or room[2]
    named = _FULL_NAME.search(text) or _CALLED.search(text)
    return named[named.lastindex or 0] if named else None


def _first(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def find(text: str) -> str | None:
        found = pattern.search(text)
        return found[found.lastindex or 0] if found else None

    return find


#: What an argument's name says about where to find it, first match first.
_SOUGHT: tuple[tuple[re.Pattern[str], Callable[[str], str | None]], ...] = (
    (re.compile(r"e-?mail"), _first(_EMAIL)),
    (re.compile(r"street|address"), _first(_ADDRESS)),
    (re.compile(r"phone|mobile|callback"), _first(_PHONE)),
    (re.compile(r"date|day|when|birth|departure|arrival"), _first(_DATE)),
    (re.compile(r"room|guest"), _guest),
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
