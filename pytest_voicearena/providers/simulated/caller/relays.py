"""What a text wants passed on to whoever hears of it: "tell her that ...", "have him say ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

_THEM = (
    r"(?:them|him|her|(?:the |this |your |any |every |each |all )*(?:customer|caller|guest|user"
    r"|patient|traveller|recipient|client|reader|sender|member|person)s?)"
)
_ASK = re.compile(
    rf"\b(?:(?:have|let|make) {_THEM} (?P<how>give|pay|hand|send|say|spell|repeat|enter|confirm"
    r"|name|read out|tell you)"
    rf"|(?:ask|get) {_THEM} (?:for|to (?:say|give|spell|repeat|enter|confirm|name|tell you))"
    rf"|(?:collect|take|note|request|obtain) from {_THEM}) (?P<what>[^;.\n]{{3,200}}?)"
    r"(?=[;.\n]|,? and (?:repeat|note|read|store|save|enter)\b|$)",
    re.IGNORECASE,
)
_TELL = re.compile(
    rf"\b(?:tell|inform|advise|remind) {_THEM} (?:that |to "
    rf"|about )?(?!so\b)(?P<what>[^;\n]{{3,300}}?)"
    r"(?=[;\n]|\.(?:\s|$)|, (?:then|and then)\b|$)",
    re.IGNORECASE,
)
_TELLS_AT_ALL = re.compile(rf"\b(?:tell|inform|advise|give|say|read)\b.{{0,40}}\b(?:{_THEM}|it)\b")
_DONE = frozenset({"give", "pay", "hand", "send"})
_HOTLINE = re.compile(
    r"\b(?:hotline|telephone|phone|number|line|desk|call|ring|dial)\b[^.;\n]{0,30}?"
    r"(?P<number>\+?\d[\d ,()/-]*(?:,? (?:then|and) [\d -]+)*\d)",
    re.IGNORECASE,
)
_DIGITS = 7
_SECOND_PERSON = {
    "she": "you", "he": "you", "they": "you", "her": "your", "his": "your", "their": "your",
    "him": "you", "them": "you",
}  # fmt: skip
_THIRD = re.compile(r"\b(she|he|they|her|his|their|him|them)\b", re.IGNORECASE)
#: Third person with a verb: what somebody does who is told about it is what he has to do.
_DOES = re.compile(r"\b(?:she|he) (?P<verb>[a-z]+?)(?P<s>(?<=[sxzh])es|s)(?= )", re.IGNORECASE)
_BEING = re.compile(r"\b(?:she|he|they) (has|have|is|are|was|were)\b", re.IGNORECASE)
_BE = {"has": "have", "have": "have", "is": "are", "are": "are", "was": "were", "were": "were"}
_AND_THAT = re.compile(r",? and that ", re.IGNORECASE)
_KEPT = frozenset({"i", "wa", "ha", "doe", "know"})


def relays_in(text: str) -> Iterator[str]:
    """The sentences that an agent says who passes on what a text tells it to pass on."""
    flat = " ".join(text.split())
    for found in _ASK.finditer(flat):
        how = (found["how"] or "").casefold()
        what = _addressed(found["what"])
        yield f"Please {how} {what}." if how in _DONE else f"Could you please tell me {what}?"
    for found in _TELL.finditer(flat):
        for piece in _AND_THAT.split(found["what"]):
            said = _addressed(piece.strip(" ,."))
            yield f"{said[:1].upper()}{said[1:]}."
    if _TELLS_AT_ALL.search(flat) and (hotline := _HOTLINE.search(flat)):
        digits = " ".join(re.findall(r"[+\d]+", hotline["number"]))
        if sum(map(str.isdigit, digits)) >= _DIGITS:
            yield f"Please call {digits}."


def _addressed(words: str) -> str:
    """Words about a third person, said to that person."""
    told = _DOES.sub(_must, _BEING.sub(lambda found: f"you {_BE[found[1].casefold()]}", words))
    return _THIRD.sub(lambda found: _SECOND_PERSON[found[1].casefold()], told)


def _must(found: re.Match[str]) -> str:
    verb = found["verb"].casefold()
    return found[0] if verb in _KEPT else f"you have to {verb}"
