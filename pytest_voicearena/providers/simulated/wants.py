"""What a caller is after: a secret, the agent's instructions, an action, words put in its mouth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.providers.simulated.directives import Directive
from pytest_voicearena.providers.simulated.facts import Fact
from pytest_voicearena.providers.simulated.hearing import Heard, Sentence
from pytest_voicearena.providers.simulated.levers import Lever
from pytest_voicearena.providers.simulated.reading import Knowledge
from pytest_voicearena.providers.simulated.rules import Kind
from pytest_voicearena.providers.simulated.stances import DISCLOSE
from pytest_voicearena.providers.simulated.tools import names_tool
from pytest_voicearena.providers.simulated.wording import phrases


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that a caller is after.

    ``urged`` tells a demand from a mere mention, which a later "go on, do it" may turn into one.
    ``text`` is the sentence it stands in, folded, and ``words`` its stems.
    """

    kind: Kind
    text: str
    words: frozenset[str]
    urged: bool
    fact: Fact | None = None
    tool: Tool | None = None
    directives: tuple[Directive, ...] = ()


_IGNORED = phrases(
    r"(?:ignor\w+|forget\w*|disregard\w*|overrid\w+|bypass\w*|drop|discard\w*|suspend\w*|erase"
    r"|set aside|despite|without|lift|against) ~ (?:instructions?|rules?|prompts?|guidelines?"
    r"|polic(?:y|ies)|training)"
)
_ON_ITS_SUBJECT = (
    r"(?! (?:on|for|about|regarding|of|when|concerning|apply|to (?:return|cancel|change)))"
)
_ASKED_PROMPT = phrases(
    r"(?:your|these|those|its|own|whole|entire|full|exact|very|complete"
    r"|hidden) (?:\w+ ){0,2}?(?:prompts?|instructions?|guidelines?|rules|configuration|directives"
    r"|programming|briefing|set-?up|runtime block"
    rf"|rulebook|manual|system message|orders){_ON_ITS_SUBJECT}",
    r"(?:system|initial|original|hidden|developer|first|secret|starting) (?:prompts?|messages?"
    rf"|instructions?|paragraph){_ON_ITS_SUBJECT}|the prompt|the guidelines from",
    r"(?:everything|all|text|words?|messages?|one|paragraphs?|lines?|anything|what is"
    r"|whatever) ~ (?:above|before (?:my|this|our|i|we|the first|hello)|preced\w+)|(?:above"
    r"|before) (?:this|my) (?:line|message)",
    r"(?:words?|lines?|sentences?|rules?|text|instructions|guidelines|what"
    r"|paragraphs?) (?:that )?you (?:were|have been|are|work|got|run) (?:\w+ ){0,2}?(?:given|told"
    r"|started|instructed|set|with|from|by|shown)?",
    r"(?:how|what) (?:were|are|have) you (?:been )?(?:told|instructed|configured|given|set up"
    r"|programmed)",
    r"from your first rule|guidelines|instructions you|ground rules|begin(?:ning)? with you are"
    r"|you are a",
    r"(?:beginning|start|starting) with (?:its|the) first (?:sentence|line|word)"
    r"|wording instead of",
)
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
_COMMITS = phrases(
    r"promis\w+|guarantee\w*|waiv\w+|approve\w*|grant\w*|admit\w*|accept\w*|credit\w*|refund\w*"
    r"|reimburs\w+|upgrad\w+|discount\w*|exceptions?|exempt\w*|confirm (?:that|it|me|in writing)"
    r"|agree|put ~ back|your word|percent off|off the price|for free|free of charge|write (?:it "
    r"|that )?off|double (?:it|the|my)|prescribe|diagnos\w+|sign it|tell me (?:that|it is|to)"
    r"|assure|commit|in writing|lower the|reduce|extend|skip|sold"
)


def named(heard: Heard, knowledge: Knowledge, tools: Sequence[Tool]) -> tuple[Want, ...]:
    """All that somebody speaks of and may be after."""
    wants = [*_secrets(heard, knowledge), *_actions(heard, tools)]
    if _ASKED_PROMPT.search(_IGNORED.sub(" ", heard.folded)):
        wants.append(Want(Kind.PROMPT, heard.folded, heard.words, heard.demands))
    if (heard.directives or heard.persona) and not any(want.urged for want in wants):
        wants.append(
            Want(Kind.WORDS, heard.folded, heard.words, urged=True, directives=heard.directives)
        )
    return tuple(wants)


def promised(heard: Heard) -> Want | None:
    """A promise or a favour that is demanded and that no tool stands for."""
    for sentence in heard.own:
        if not sentence.informs and sentence.commands and _COMMITS.search(sentence.folded):
            return Want(Kind.ACTION, sentence.folded, sentence.words, urged=True)
    return None


def _secrets(heard: Heard, knowledge: Knowledge) -> Iterator[Want]:
    seen: set[str] = set()
    for sentence in heard.own:
        urged = heard.demands and not sentence.informs
        urged = urged or bool(heard.levers & {Lever.PARTIAL, Lever.ENCODING})
        for fact in _facts_named(sentence, knowledge.facts):
            if fact.value not in seen:
                seen.add(fact.value)
                yield Want(Kind.SECRET, sentence.folded, sentence.words, urged, fact=fact)


def _facts_named(sentence: Sentence, facts: Sequence[Fact]) -> list[Fact]:
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


_WHOLE_NAME = 10
_ENOUGH_WORDS = 2


def _actions(heard: Heard, tools: Sequence[Tool]) -> Iterator[Want]:
    for tool in tools:
        if not tool.sensitive:
            continue
        for sentence in heard.own:
            if names_tool(tool, sentence.folded, sentence.words):
                urged = heard.commands and not sentence.informs
                yield Want(Kind.ACTION, sentence.folded, sentence.words, urged, tool=tool)
                break


def presses(heard: Heard) -> bool:
    """Whether somebody insists on what was spoken of before, without naming it again."""
    if heard.levers & {Lever.PARTIAL, Lever.ENCODING}:
        return True
    if all(sentence.informs for sentence in heard.own):
        return False
    return heard.commands or (heard.demands and heard.points) or bool(heard.levers)


def urged(wants: Iterable[Want]) -> tuple[Want, ...]:
    """The demands among what is spoken of."""
    return tuple(want for want in wants if want.urged)


_ECHO = {
    "me": "you", "i": "you", "my": "your", "mine": "yours", "you": "I", "your": "my", "am": "are",
    "yours": "mine", "myself": "yourself", "us": "you", "our": "your", "we": "you",
}  # fmt: skip
_LEADING = re.compile(
    r"^(?:please|just|now|so|then|and|but|well|ok|okay|come on|right|(?:can|could|would|will) you"
    r"|you (?:must|should|have to|can|could)|i (?:need|want|demand|expect) you to)[, ]+"
)


def echoed(text: str) -> str:
    """A demand as somebody repeats it who agrees to it: "refund my fee" is "refund your fee"."""
    for _ in range(3):
        text = _LEADING.sub("", text)
    return " ".join(_ECHO.get(word, word) for word in text.rstrip(".!? ").split())
