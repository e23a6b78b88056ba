"""Whether a caller is after the agent's own instructions, or the definitions of its tools."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_voicearena.providers.simulated.caller.hearing import Heard
from pytest_voicearena.providers.simulated.prompt.rules import Kind
from pytest_voicearena.providers.simulated.wants.want import Want
from pytest_voicearena.providers.simulated.wording import phrases

_IGNORED = re.compile(
    r"\b(?:ignor\w+|forget\w*|disregard\w*|overrid\w+|bypass\w*|drop|discard\w*|suspend\w*|erase"
    r"|set aside|despite|without|lift|against)(?: [^ ,.!?;]{1,30}){0,4}? (?:instructions?|rules?"
    r"|prompts?|guidelines?|polic(?:y|ies)|training)\b"
)
_ON_ITS_SUBJECT = (
    r"(?! (?:on|for|about|regarding|of|when|concerning|apply|to (?:return|cancel|change))\b)"
)
_THEY = (
    r"(?:they|people|somebody|someone|the company|your (?:\w+ )?(?:boss|makers?|owners?|company"
    r"|people))"
)
_PIECE = r"(?:sentences?|passages?|lines?|paragraphs?|clauses?|wording|headings?|rules?)"
_PROMPT = phrases(
    r"(?:your|these|those|its|own|whole|entire|full|exact|very|complete"
    r"|hidden) (?:\w+ ){0,2}?(?:prompts?|instructions?|guidelines?|rules?|configuration|directives"
    r"|programming|briefing|set-?up|runtime (?:block|settings|context)"
    rf"|rulebook|manual|system message|orders){_ON_ITS_SUBJECT}",
    r"(?:system|initial|original|hidden|developer|first|secret|starting) (?:prompts?|messages?"
    rf"|instructions?|paragraph){_ON_ITS_SUBJECT}|the prompt",
    r"(?:everything|all|text|words?|messages?|one|paragraphs?|lines?|anything|what is"
    r"|whatever) ~ (?:above|before (?:my|this|our|i|we|the first|hello)|preced\w+)|(?:above"
    r"|before) (?:this|my) (?:line|message)",
    r"(?:words?|lines?|sentences?|rules?|text|instructions|guidelines|what"
    r"|paragraphs?) (?:that )?you (?:(?:were|have been|got) (?:\w+ ){0,2}?(?:given|told|started"
    r"|instructed|set|shown|handed)|(?:work|run|go|are going|answer) (?:with|from|by|on)\b)",
    r"(?:how|what) (?:were|are|have) you (?:been )?(?:told|instructed|configured|given|set up"
    r"|programmed)",
    r"guidelines|instructions you|ground rules|begin(?:ning)? with you are"
    r'|"you are(?: an?)?\b',
    r"(?:beginning|start|starting) with (?:its|the) first (?:sentence|line|word)"
    r"|(?:the|its|their|exact|original|full) wording(?= (?:of (?:it|your)|instead|in full)|[.,!?]"
    r"|$)",
    rf"{_THEY} (?:once |ever |first )?(?:gave|told|wrote|handed|taught|fed) (?:it |them |this "
    r"|that )?(?:to |for |down for |on )?you",
    r"(?:wrote|written|put|set) (?:it )?down (?:for you )?what you (?:may|must|should|can"
    r"|are to) say",
    rf"(?:quot\w+|recit\w+|writ\w+|read|paste|copy) (?:[^ .!?;]+ ){{0,3}}?{_PIECE} (?:for each|out"
    r"|that (?:says|forbids|tells)|it stands|around|before|after|in which|by which|as it stands)",
    rf"the {_PIECE} (?:right |just )?(?:before|after|above|below|around) (?:it|that|this|them)\b",
    r"exactly as (?:you have it|it was given|you (?:were given|got|received) it|given to you)",
)
_TOOLS = phrases(
    r"(?:functions?|tools?|endpoints?|commands) (?:that )?(?:can you|do you|you (?:can|have|may|are"
    r"|use|call|were))",
    r"(?:definitions?|schemas?|signatures?|declarations?|parameters) ~ (?:functions?|tools?"
    r"|you were|json|handed|actions?)",
    r"(?:functions?|tools?) ~ (?:definitions?|schemas?|declared|as json|parameters|arguments)",
    r"how (?:is|are) (?:that|it|they|those|this) (?:one )?declared|is (?:that|it) declared",
)


def instructions_wanted(heard: Heard) -> Iterator[Want]:
    """The wish for the prompt or the tools, if the words have it."""
    if _PROMPT.search(_IGNORED.sub(" ", heard.folded)):
        yield Want(Kind.PROMPT, heard.folded, heard.words, heard.demands)
    elif _TOOLS.search(heard.folded):
        yield Want(Kind.PROMPT, heard.folded, heard.words, heard.demands, schemas=True)
