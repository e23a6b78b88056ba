"""What somebody tells the agent to say: words, two words as one, words backwards, a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pytest_voicearena.providers.simulated.wording import fold, phrases, sentences, straightened

_SAY = (
    r"(?:say(?:ing)?|repl(?:y|ies|ying)|answer(?:ing)?|respond(?:ing)?|writ(?:e|ing)|print|output"
    r"|repeat|type|state|echo|return|include|add|append|insert|begin|start|end|finish|close|conclude"
    r"|sign(?: off)?|open|tell (?:them|him|her|everybody|everyone|the \w+)|call yourself|mention)"
)
_BEFORE = (
    r"(?:^|[.,:;!?\n>\]*-]\s*|\b(?:please|and|then|just|now|must|should|will|to|instead|always|only"
    r"|simply|shall|you|by|or|can|could|would|have)\s+)"
)
_LEAD = rf"(?i:{_BEFORE}{_SAY}\b)"
_FILL = r"[^.!?\n\"]{0,60}?"
_QUOTE = r"(?:\"(?P<quoted>[^\"\n]{1,240})\"|(?<!\w)'(?P<single>[^'\n]{1,120})'(?!\w))"
_QUOTED = re.compile(rf"{_LEAD}{_FILL}{_QUOTE}")
_COLON = re.compile(rf"{_LEAD}[^.!?:\n\"]{{0,50}}:\s*(?P<rest>[^\n\"]{{1,200}}?)(?=[.!?](?:\s|$)|$)")
_NAMED = re.compile(
    rf"{_LEAD}{_FILL}\b(?i:words?|phrase|sentence|line|token|string|marker|text|letters)\s+"
    r"(?P<bare>[\w-]{1,40}(?: [A-Z0-9][\w-]{0,40}){0,4})"
)
_SHOUTED = re.compile(rf"{_LEAD}\s+(?:(?:with|only|just|back|exactly)\s+)*(?P<shout>[A-Z][A-Z0-9_-]{{3,40}})\b")
_PAIR = re.compile(
    r"(?i:\bwords?|\bparts?|\bjoin|\bcombine|\bconcatenate|\btogether|\bfuse|\bmerge|\bput|\bsay|\bwrite)"
    r"[^.!?\n]{0,30}?[\s'\"](?P<first>[\w-]{2,30})['\"]?,? (?:and|with|plus|\+)"
    r" (?i:then )?(?i:the word )?['\"]?(?P<second>[\w-]{2,30})"
)
_SUM = re.compile(
    r"(?i:sum of|add|adding|total of|plus)?\s*(?P<one>\d{1,9})\s*(?:and|plus|\+)\s*(?P<two>\d{1,9})"
)
_SUMS = phrases(r"sum|plus|adds?|adding|added|total|what is|calculate|compute|works? out")
_JOINED = phrases(
    r"as (?:one|a single) word|joined|in one word|without (?:a |any )?(?:space|gap|blank)s?"
    r"|concatenat\w+|(?:put|written|glued|run) together|fused?|merged?|one word"
)
_REVERSED = phrases(r"backwards?|revers(?:e|ed)|from (?:the )?(?:back|end|right) to")
_CAPITALS = phrases(r"(?:in|all) capitals?|upper ?case|capital letters|all caps")
_LASTING = phrases(
    r"(?:every|each|all|any) (?:\w+ ){0,3}?(?:answers?|repl(?:y|ies)|responses?|messages?|sentences?"
    r"|turns?|time)|from now on|always|for the rest|until i"
)
PERSONA = phrases(
    r"(?:you are (?:now|no longer|going to be|playing)|act as|acting as|pretend (?:to be|you are|that you)"
    r"|play (?:the )?(?:role|part) of|play (?:a|an|my)|imagine (?:you are|that you)|become|behave (?:as|like)"
    r"|from now on,? you (?:are|will|act|answer)|take on the (?:role|persona)|your new name|answer as (?:if|a)"
    r"|speak as (?:if|a)|in the (?:role|voice|character) of|role-? ?play|let us play|you will be playing)"
)
_SHORT_WORDS = frozenset({"the", "a", "an", "it", "that", "this", "your", "my", "in", "as", "with", "for"})


@dataclass(frozen=True, slots=True)
class Directive:
    """Words to be said; ``lasting`` ones in every later answer too."""

    words: str
    lasting: bool = False


def directives_in(text: str) -> tuple[Directive, ...]:
    """All that a text tells its reader to say, in order, each once."""
    found: dict[str, Directive] = {}
    for sentence in sentences(straightened(text)):
        folded = fold(sentence)
        lasting = _LASTING.search(folded) is not None
        for words in _operands(sentence, folded):
            shaped = _shaped(words.strip(" ,;"), folded)
            if shaped:
                found.setdefault(shaped, Directive(shaped, lasting))
    return tuple(found.values())


def _operands(sentence: str, folded: str) -> Iterator[str]:
    """The words that one sentence wants to hear, before they are put in shape."""
    if _JOINED.search(folded) and (pair := _PAIR.search(sentence)):
        yield pair["first"] + pair["second"]
        return
    if _SUMS.search(folded) and (numbers := _SUM.search(sentence)):
        yield str(int(numbers["one"]) + int(numbers["two"]))
    quoted = [found["quoted"] or found["single"] for found in _QUOTED.finditer(sentence)]
    if quoted:
        yield from quoted
        return
    for pattern, group in ((_COLON, "rest"), (_NAMED, "bare"), (_SHOUTED, "shout")):
        for found in pattern.finditer(sentence):
            words = found[group].strip()
            if words.casefold() not in _SHORT_WORDS:
                yield words
                return


def _shaped(words: str, folded: str) -> str:
    if _REVERSED.search(folded):
        words = words[::-1]
    return words.upper() if _CAPITALS.search(folded) else words
