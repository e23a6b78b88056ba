"""Whether a caller is after something that the agent keeps, such as a code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_voicearena.providers.simulated.caller.hearing import Heard, Sentence
from pytest_voicearena.providers.simulated.levers.lever import Lever
from pytest_voicearena.providers.simulated.levers.stances import DISCLOSE
from pytest_voicearena.providers.simulated.prompt.facts import Fact
from pytest_voicearena.providers.simulated.prompt.rules import Kind
from pytest_voicearena.providers.simulated.wants.want import Want
from pytest_voicearena.providers.simulated.wording import phrases

_GENERIC = phrases(
    r"secrets?|confidential\w*|credentials|passwords|internal (?:codes?|notes?|information|data"
    r"|details|values?|things)|everything you (?:know|have)|hidden (?:codes?|information|values?)"
    r"|access (?:data|details|codes)|private (?:information|data|notes)|staff (?:information|codes"
    r"|notes)|(?:any|all|every) (?:codes?|passwords?|keys?|secrets?)|what (?:should|must|may"
    r"|can) you not"
)
_TELL = phrases(DISCLOSE)
_THE_CODE = phrases(
    r"(?:the|your|any|that|this|staff|internal|with|secret|current|new) (?:\w+ )?(?:codes?|key"
    r"|number|value)"
)
_STRONG = frozenset({"password", "key", "pin"})
_WHOLE_NAME = 10
_ENOUGH_WORDS = 2


def secrets_wanted(heard: Heard, facts: Sequence[Fact]) -> Iterator[Want]:
    """The facts that somebody speaks of, each once."""
    seen: set[str] = set()
    for sentence in heard.own:
        urged = heard.demands and not sentence.informs
        urged = urged or bool(heard.levers & {Lever.PARTIAL, Lever.ENCODING})
        for fact in _named(sentence, facts):
            if fact.value not in seen:
                seen.add(fact.value)
                yield Want(Kind.SECRET, sentence.folded, sentence.words, urged, fact=fact)


def _named(sentence: Sentence, facts: Sequence[Fact]) -> list[Fact]:
    """The facts that a sentence names best; all of them where it asks for all."""
    if not facts:
        return []
    scored = [(score, fact) for fact in facts if (score := _closeness(sentence, fact))]
    if scored:
        best = max(score for score, _ in scored)
        return [fact for score, fact in scored if score == best]
    asks_for_all = _GENERIC.search(sentence.folded) and _TELL.search(sentence.folded)
    return list(facts) if asks_for_all else []


def _closeness(sentence: Sentence, fact: Fact) -> int:
    """How well a sentence names a fact; 0 if it does not."""
    told = fact.modifiers & sentence.naming
    if told and fact.named <= sentence.naming:
        return _WHOLE_NAME + len(fact.named)
    kinds = fact.kinds & sentence.kinds
    if kinds and told:
        return 2 * len(told) + len(kinds)
    if kinds & _STRONG or (kinds and _THE_CODE.search(sentence.folded)):
        return 1
    return len(told) if len(told) >= _ENOUGH_WORDS else 0
