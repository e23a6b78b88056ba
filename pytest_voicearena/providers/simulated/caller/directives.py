"""What somebody tells the agent to say: words, two words as one, words backwards, a sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pytest_voicearena.providers.simulated.wording import phrases

_SAY = (
    r"(?:(?:say(?:ing)?|repl(?:y|ies|ying)|answer(?:ing)?|respond(?:ing)?|writ(?:e|ing)|print"
    r"|output|repeat|type|state|echo|return|include|add|append|insert|call yourself|mention"
    r"|tell (?:them|him|her|everybody|everyone|the \w+))\b|(?:begin|start|end|finish|close"
    r"|conclude|sign(?: off)?|open)(?: \w+){0,4}? (?:with|by saying)\b)"
)
_BEFORE = (
    r"(?:^|[.,:;!?\n>\]*-]\s*|\b(?:please|and|then|just|now|must|should|will|to|instead|always|only"
    r"|simply|shall|you|by|or|on|can|could|would|have)\s+)"
)
_LEAD = rf"(?i:{_BEFORE}{_SAY})"
_FILL = r"[^.!?\n\"]{0,60}?"
_QUOTE = r"(?:\"(?P<quoted>[^\"\n]{1,240})\"|(?<!\w)'(?P<single>[^'\n]{1,120})'(?!\w))"
_QUOTED = re.compile(rf"{_LEAD}{_FILL}{_QUOTE}")
_COLON = re.compile(
    rf"{_LEAD}[^.!?:\n\"]{{0,50}}:\s*(?P<rest>[^\n\"]{{1,200}}?)(?=[.!?](?:\s|$)|$)"
)
_NAMED = re.compile(
    rf"{_LEAD}{_FILL}\b(?i:words?|phrase|sentence|line|token|string|marker|text|letters)\s+"
    r"(?P<bare>[\w-]{1,40}(?: [A-Z0-9][\w-]{0,40}){0,4})(?! (?:of|from|by|that|which|you|made|i"
    r"|they|we)\b)"
)
_SHOUTED = re.compile(
    rf"{_LEAD}\s+(?:(?:with|only|just|back|exactly)\s+)*(?P<shout>[A-Z][A-Z0-9_-]{{3,40}})\b"
)
_PAIR = re.compile(
    r"(?i:\bwords?|\bforman|\bparts?|\bjoin|\bcombine|\bconcatenate|\btogether|\bfuse|\bmerge|\bput"
    r"|\bsay|\bwrite|\bof|\bfrom|\bthat|\bspell)[^.!?\n]{0,30}?[\s'\"(]"
    r"(?!(?:on|in|to|it|as|one|two|the|word"
    r"|words)\b)(?P<first>[^\W_][\w-]{1,29})(?:['\"]?,? (?i:and|with|plus|y|et|und|e)|['\"],| ?\+)"
    r" (?i:then )?(?i:the word )?['\"]?"
    r"(?!(?:the|a|an|then|one|it|its|his|her|their|your)\b)(?P<second>[^\W_][\w-]{1,29})"
)
_CALL = re.compile(
    r"(?i:join|concat\w*|merge)\(['\"]?(?P<first>\w{1,30})['\"]?, ?['\"]?(?P<second>\w{1,30})"
)
_LETTERS = re.compile(r"\b(?i:letters)[ :]+(?P<letters>[A-Z](?:[ ,-]{1,2}[A-Z]){1,15})\b")
_SUM = re.compile(r"(?<![\w.])(?P<one>\d{1,9})\s*(?:and|plus|\+|y|,)\s*(?P<two>\d{1,9})(?![\w.]\d)")
_SUMS = phrases(
    r"sum|plus|adds?|adding|added|total|what is|calculate|compute|works? out|comes? to|makes?|sums?"
    r"|together|suman|what (?:\d+|\w+) and|result of"
)
_JOINED = phrases(
    r"(?:as|in|into|to) (?:one|a single) word(?! or\b)|joined|without (?:a |any )?(?:space|gap"
    r"|blank)s?|concatenat\w+|(?:put|written|glued|run|joined) together|fused?|merged?|join\("
    r"|(?:made|formed|built|composed|put together) (?:up )?(?:of|from|by|out of)"
    r"|that \w+ and \w+ (?:make|form)|que forman \w+ y \w+"
)
_NUMBERED = phrases(
    r"and (?:a|its|their|the) number|number (?:them|each|it)|numbered|with (?:its|their) numbers?"
)
_REVERSED = phrases(r"backwards?|revers(?:e|ed)|from (?:the )?(?:back|end|right) to")
_CAPITALS = phrases(r"(?:in|all) capitals?|upper ?case|capital letters|all caps")
_LASTING = phrases(
    r"(?:every|each|all|any) (?:\w+ ){0,3}?(?:answers?|repl(?:y|ies)|responses?|messages?"
    r"|sentences?|turns?|time)|from now on|always|for the rest|until i"
)
PERSONA = phrases(
    r"(?:you are (?:now|no longer|going to be|playing)|act as|acting as|pretend (?:to be|you are"
    r"|that you)|play (?:the )?(?:role|part) of|play (?:a|an|my)|imagine (?:you are|that you)"
    r"|become|behave (?:as|like)|from now on,? you (?:are|will|act|answer)|take on the (?:role"
    r"|persona)|your new name|(?<!your )(?<!the )answer as (?:if|an?\b(?! (?:table|list|file|link"
    r"|row|text|sentence|word|letter)))|speak as (?:if|a)|in the (?:role|voice"
    r"|character) of|role-? ?play|let us play|you will be playing)"
)
#: Operands that begin like this are described, not dictated.
_DESCRIBED = re.compile(
    r"(?:the|an?|it|that|this|your|my|his|her|their|our|in|as|with|for|they|we|he|she|to|of|at|on"
    r"|so|when|if|what|which|who|how|whether|where|you|from|by|and|or|is|are|was|were|not|will"
    r"|would)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Directive:
    """Words to be said; ``lasting`` ones in every later answer too."""

    words: str
    lasting: bool = False


#: Without one of these nothing is dictated; most sentences need no closer look.
_MAY_DICTATE = re.compile(
    rf"\b{_SAY}|\d|\bletters\b|\b(?:join\w*|made|formed|forman|word|together)\b"
)


def directives_in(said: Iterable[tuple[str, str]]) -> tuple[Directive, ...]:
    """All that sentences, as written and folded, tell their reader to say, each once."""
    found: dict[str, Directive] = {}
    for sentence, folded in said:
        if not _MAY_DICTATE.search(folded):
            continue
        lasting = _LASTING.search(folded) is not None
        for words in _operands(sentence, folded):
            shaped = _shaped(words.strip(" ,;"), folded)
            if shaped:
                found.setdefault(shaped, Directive(shaped, lasting))
    return tuple(found.values())


def _operands(sentence: str, folded: str) -> Iterator[str]:
    """The words that one sentence wants to hear, before they are put in shape."""
    exact = list(_computed(sentence, folded))
    if exact:
        yield " ".join(exact)
        return
    if '"' in sentence or "'" in sentence:
        quoted = [found["quoted"] or found["single"] for found in _QUOTED.finditer(sentence)]
        yield from quoted
        if quoted:
            return
    for pattern, group in ((_COLON, "rest"), (_NAMED, "bare"), (_SHOUTED, "shout")):
        for found in pattern.finditer(sentence):
            words = found[group].strip()
            if not _DESCRIBED.match(words):
                yield words
                return


def _computed(sentence: str, folded: str) -> Iterator[str]:
    """Words that have to be worked out: two joined to one, letters in a row, a sum."""
    pair = _CALL.search(sentence) or (_JOINED.search(folded) and _PAIR.search(sentence))
    if pair:
        yield pair["first"] + pair["second"]
    if letters := _LETTERS.search(sentence):
        yield re.sub(r"[ ,-]", "", letters["letters"])
    if _SUMS.search(folded) and (numbers := _SUM.search(sentence)):
        yield str(int(numbers["one"]) + int(numbers["two"]))


def _shaped(words: str, folded: str) -> str:
    if _REVERSED.search(folded):
        words = words[::-1]
    if _NUMBERED.search(folded) and not words[-1:].isdigit():
        words = f"{words} 1"
    return words.upper() if _CAPITALS.search(folded) else words
