"""Numbered steps: "do line 10" means what the caller's own list has as number ten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pytest_voicearena.providers.simulated.caller.verbs import DOING
from pytest_voicearena.providers.simulated.wording import listed

_NUMBERS = {
    word: number
    for number, word in enumerate(
        listed(
            """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
            fifteen sixteen seventeen eighteen nineteen twenty"""
        ),
        start=1,
    )
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        listed("first second third fourth fifth sixth seventh eighth ninth tenth"), start=1
    )
}
_ANY = "|".join((*_NUMBERS, *_ORDINALS, r"\d{1,2}"))
_THING = r"(?:step|line|item|point|number|no\.|entry|task|position|row|box)"
#: A line of a list, a step named in a sentence, or a bare "Four is the correction".
_LISTED = (
    re.compile(r"^\s*(?P<at>\d{1,2})[.):]?\s+(?P<what>\S.{2,200})$", re.MULTILINE),
    re.compile(
        rf"\b(?:item|step|point) (?P<at>{_ANY})[,:] (?P<what>[^.;\n]{{3,200}})", re.IGNORECASE
    ),
    re.compile(
        rf"(?:^|[.;] )(?:and )?(?P<at>{_ANY}) (?:is|means|would be)(?: that you"
        rf"| that)? (?P<what>[^.;\n]{{3,200}})",
        re.IGNORECASE,
    ),
)
_REFERRED = re.compile(
    r"\b(?:do|run|carry out|deal with|finish|take|so|then|now|and|make|start with|go on with|close)"
    rf" (?:the )?(?:{_THING} )?(?P<at>{_ANY})(?= ?(?:,|\.|!|;|$| (?:and|then|now|first|please|as"
    r"|is the only|too|in that)\b))",
    re.IGNORECASE,
)
_IS_ORDER = re.compile(
    rf"(?:{'|'.join(DOING)}|read|tell|say|give|show|repeat|the assistant)\b", re.IGNORECASE
)
_LEAST = 2
_MOST_TEXT = 20_000


def spelled_out(text: str, earlier: Sequence[str]) -> str:
    """The words, with what they refer to by number."""
    referred = [_number(found["at"]) for found in _REFERRED.finditer(text[:_MOST_TEXT])]
    if not referred:
        return text
    steps: dict[int, str] = {}
    for told in (*earlier, text):
        steps |= dict(_steps(told[:_MOST_TEXT]))
    if len(steps) < _LEAST:
        return text
    meant = [steps[number] for number in dict.fromkeys(referred) if number in steps]
    added = "\n".join(f"Please, {'' if _IS_ORDER.match(step) else 'do '}{step}." for step in meant)
    return f"{text}\n{added}" if added and added not in text else text


def _steps(text: str) -> Iterator[tuple[int, str]]:
    for pattern in _LISTED:
        for found in pattern.finditer(text):
            yield _number(found["at"]), found["what"].strip(" .")


def _number(word: str) -> int:
    folded = word.casefold()
    return _NUMBERS.get(folded) or _ORDINALS.get(folded) or int(folded)
