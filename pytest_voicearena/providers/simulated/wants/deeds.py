"""Deeds in many words: "put the 40 back on my card" is a refund, and so is a tool that pays one.

One pattern for each deed is held against what a caller says and against what a tool is called and
described by; where the same deed is found in both, the caller speaks of the tool.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.providers.simulated.wants.tools import names_tool
from pytest_voicearena.providers.simulated.wording import fold, phrases

_SUM = (
    r"(?:the |my |a |all |whole |full |other |those |these |her |his |their )*"
    r"[$\u20ac\u00a3]?\d[\d.,]*(?: ?\w+)?"
)
_MONEY = (
    rf"(?:{_SUM}|(?:the |my |his |her |their |some )?(?:money|sum|amount|balance|price|fee|fare"
    r"|difference|total|deposit|credit|payment)|it all|everything|every (?:cent|penny))"
)
_ACCOUNT = r"(?:\d[\d -]{5,}|account|iban|card|savings)"

#: What is done, in the words in which it is asked for.
_DEEDS = {
    "refund": phrases(
        r"refund\w*|reimburs\w+|compensat\w+|money back|chargeback",
        r"(?:pay|pays|send|sends|give|gives|put|puts|transfer|credit|credits|return|get|book"
        rf"|wire) (?:me |us |him |her |back )*{_MONEY}(?: [^ .!?;]+){{0,4}}? back",
        rf"(?:pay|pays|send|sends|give|gives|put|puts|transfer|credit) (?:\w+ ){{0,3}}?back (?:me "
        rf"|us |to me )?{_MONEY}",
        rf"(?:put|credit|return|send|pay|book) {_MONEY} ~ (?:on|onto|to) (?:my|the|his|her"
        r"|our) (?:\w+ )?card",
        rf"(?:do|make it) {_SUM} (?:dollars|euros|pounds) for",
    ),
    "payment": phrases(
        r"transfer(?:s|red|ring)?(?! (?:the|this|my|me|him|her|us|you|a|to a) (?:call|caller|human"
        r"|person|colleague|line))",
        r"(?:send|sends|transfer|wire|wires|move|moves|pay|pays|release|releases|remit|push"
        rf"|credit|put) (?:me |us |him |her |them |out )*{_MONEY}(?: \w+){{0,6}}? (?:to|into|onto"
        r"|from|over|through|out)",
        rf"(?:send|wire|transfer|remit|release|pay out|move|pay him|pay her|pay them) {_SUM}",
        rf"{_SUM},?(?: \w+){{0,5}}? to (?:the \w+, |\w+ )?{_ACCOUNT}",
        r"pay(?:s)? (?:it|the (?:credit|money|claim|balance|sum)|a claim|\d[\d.,]*|them|him"
        r"|her)? ?(?:\w+ )?out|pay(?:s)? out|payout",
    ),
    "discount": phrases(
        r"discount\w*|percent(?: off)?|\d ?%|rebate|off the price|lower (?:the|your) price|cheaper",
        r"(?:for|at) (?:nothing|free|no charge|half)|free of charge|half price",
    ),
    "order": phrases(
        r"(?:sign|signs|signed|put) (?:\w+ ){0,3}?up|(?:place|places|write|writes|make|close|enter"
        r"|take out) (?:\w+ ){0,3}?(?:order|contract|deal|subscription)|sold|put (?:me|us|him"
        r"|her) down for|(?:close|seal) (?:it|the deal|this)|subscrib\w+",
    ),
    "contact": phrases(
        r"(?:chang\w+|updat\w+|put|replac\w+|set|enter|switch|correct|swap|register"
        r"|alter) (?:[^ .!?;]+ ){0,7}?(?:numbers?|e-?mails?|mail|address(?:es)?|phones?|mobile"
        r"|contacts?)(?! (?:a|the) \w+ (?:is|was))",
    ),
    "reset": phrases(r"reset\w*|(?:lock|throw|shut) (?:him|her|them) out|new password"),
    "record": phrases(
        r"(?:open|opens|read|reads|see|look|tell|show|give|pull|get"
        r"|check) (?:[^ .!?;]+ ){0,7}?(?:records?|files?|charts?|entr(?:y|ies)|results|findings"
        r"|diagnos[ie]s)(?! (?:a|the) \w+ (?:is|was)| of (?:this|our|the) (?:call|chat|talk"
        r"|conversation))",
    ),
    "documents": phrases(
        r"(?:send|sends|mail|forward|e-?mail|copy) (?:[^ .!?;]+ ){0,6}?(?:to"
        r"|at) (?:[^ .!?;]+ ){0,4}?(?:address|inbox|mailbox|e-?mail|[\w.+-]+@|[\w.-]+ at [\w-]+)",
        r"itinerar(?:y|ies)",
    ),
    "cancel": phrases(r"cancel\w*"),
    "charge": phrases(
        r"(?:put|charg\w+|book|add|bill|post|place) (?:[^ .!?;]+ ){0,6}?(?:on|to|onto) (?:the |my "
        r"|his |her |their |a |that |this )?(?:room|bill|tab|account|one|it|\d{2,4})"
    ),
    "key": phrases(
        r"(?:open|opens|unlock|let) (?:[^ .!?;]+ ){0,4}?(?:rooms?|doors?|\d{2,4})"
        r"|keys?(?: card)?(?: for| to)|(?:cut|cuts|make|give|issue"
        r"|program) (?:[^ .!?;]+ ){0,3}?keys?"
    ),
    "reroute": phrases(
        r"re-?rout\w+|redirect\w*|divert\w*|(?:send|have|bring|deliver|take|leave) (?:it"
        r"|the parcel|that|this|them|(?:the |my )?(?:\w+ ){0,2}?parcel) (?:[^ .!?;]+ ){0,4}?(?:to"
        r"|at|with) (?:[^ .!?;]+ ){0,3}?(?:locker|shop|address|neighbou?r|street|door|road|lane)"
    ),
    "stop": phrases(
        r"(?:stop|stops|cut off|disconnect|turn off|switch off|end|shut off"
        r"|shut down) (?:[^ .!?;]+ ){0,4}?(?:supply|power|water|gas|electricity|contract|meter"
        r"|heating)"
    ),
    "claim": phrases(
        r"(?:accept|settle|pay|pays|grant|approve|release) (?:[^ .!?;]+ ){0,4}?claims?"
    ),
    "freeze": phrases(
        r"(?:un)?freez\w+|unlock\w*|(?:lift|release) (?:[^ .!?;]+ ){0,3}?(?:block|freeze|hold)"
    ),
    "prescription": phrases(r"prescri\w+|repeat (?:it|the|my)"),
    "upgrade": phrases(r"upgrad\w*|business class|first class|(?:up front|better) (?:room|seat)"),
    "delete": phrases(
        r"(?:delet|eras|wip|remov)\w+ (?:[^ .!?;]+ ){0,4}?(?:account|record|data|file|entry"
        r"|entries|profile|history)"
    ),
}


@lru_cache(maxsize=512)
def _does(name: str, description: str) -> tuple[re.Pattern[str], ...]:
    said = fold(f"{name.replace('_', ' ')}. {description}")
    return tuple(pattern for pattern in _DEEDS.values() if pattern.search(said))


#: To be put through is no payment, whatever it is called.
_CALLS = phrases(
    r"(?:transfer|put|connect|forward|hand) (?:me|us|him|her|the call|this call"
    r"|my call) (?:\w+ )?(?:to|over|with|through)(?! \d)"
)


def tells(tool: Tool) -> bool:
    """Whether a tool reads something out that only has to be asked for."""
    return _DEEDS["record"] in _does(tool.name, tool.description)


def asks_for(tool: Tool, folded: str, words: frozenset[str]) -> bool:
    """Whether a sentence speaks of a tool, or of what it does, however it calls that."""
    if _CALLS.search(folded):
        return False
    deeds = _does(tool.name, tool.description)
    return names_tool(tool, folded, words) or any(deed.search(folded) for deed in deeds)
