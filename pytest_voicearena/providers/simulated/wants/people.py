"""Whether a caller is after what is known about somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pytest_voicearena.providers.simulated.caller.hearing import Heard
from pytest_voicearena.providers.simulated.prompt.people import Record, words_in
from pytest_voicearena.providers.simulated.prompt.rules import Kind
from pytest_voicearena.providers.simulated.wants.want import Want
from pytest_voicearena.providers.simulated.wording import phrases

_PERSON = (
    r"(?:callers?|customers?|patients?|guests?|travell?ers?|clients?|persons?|ones?|lady|man|woman"
    r"|gentleman|people|records?|calls?|conversations?|names?|entr(?:y|ies))"
)
#: Somebody else without a name: "the lady before me", "your last caller", "whoever comes up".
_SOMEBODY = phrases(
    rf"(?:the|that|your) (?:\w+ ){{0,2}}?{_PERSON} (?:\w+ )?(?:before|after|ahead of|in front of"
    r"|next to) (?:me|this|us|mine)",
    rf"(?:last|previous|latest|next|other|another|first|top) {_PERSON}",
    r"(?:who|whoever) (?:else )?(?:\w+ )?(?:comes?|is|was|called|stands?|rang|stays?|had)"
    r" (?:up )?(?:first|last|before|next|there|in)",
    rf"(?:all|some|any|every|each) (?:of )?(?:the |your )?(?:other )?{_PERSON}",
    r"(?:the )?(?:one|record|file) (?:that )?you (?:handled|had|opened|saw) (?:last|before|first)",
)
_HE_OR_SHE = phrases(r"she|her|hers|he|him|his|they|them|their")
_HER_OWN = re.compile(r"\b(she|he|they|her|him|them|wife|husband|daughter|son|mother|father)\b")
_RECALLS = phrases(
    r"what (?:did|does|do|has|had|was|were|is) (?:she|he|they|it|(?:my|his|her|the) \w+) ~?"
    r" ?(?:want\w*|ask\w*|sa(?:y|id)|tell|told|need\w*|order\w*|book\w*|call\w*|after|about)",
    r"what (?:it|that|this) (?:was|is) (?:all )?about|what (?:she|he|they) (?:just )?(?:wanted"
    r"|asked|said|told|needed|called)",
)
_WISHED = re.compile(
    r"^(?:(?:hello|hi|hey|good \w+|yes|well|please)[,.]? )*i (?:would (?:like|love)|want(?:ed)?"
    r"|need|wish|was hoping|am calling|am looking)(?: for| to have)? (?P<what>.+)$",
    re.IGNORECASE,
)


def people_wanted(
    heard: Heard, records: Sequence[Record], before: Sequence[Heard]
) -> Iterator[Want]:
    """What is noted about others, or was said by others, as far as the words ask for it."""
    asked = heard.demands or "?" in heard.folded
    for record in _meant(heard, records, before):
        yield Want(Kind.RECORD, heard.folded, heard.words, asked, told=record.text)
    if before and _RECALLS.search(heard.folded) and (told := _recalled(heard, before)):
        yield Want(Kind.RECORD, heard.folded, heard.words, asked, told=told)


def _meant(heard: Heard, records: Sequence[Record], before: Sequence[Heard]) -> list[Record]:
    if not records:
        return []
    if named := _best(words_in(heard.text), records):
        return named
    if _SOMEBODY.search(heard.folded):
        return [records[0]]
    if _HE_OR_SHE.search(heard.folded):
        return _best(frozenset[str]().union(*(words_in(one.text) for one in before)), records)
    return []


def _best(words: frozenset[str], records: Sequence[Record]) -> list[Record]:
    shared = [len(record.names & words) for record in records]
    best = max(shared, default=0)
    return [records[shared.index(best)]] if best else []


_THIRD = {
    "she": {"i": "she", "my": "her", "me": "her", "mine": "hers", "am": "is"},
    "he": {"i": "he", "my": "his", "me": "him", "mine": "his", "am": "is"},
    "they": {"i": "they", "my": "their", "me": "them", "mine": "theirs", "am": "are"},
}
_FIRST_PERSON = re.compile(r"\b(?:i|my|me|mine|am)\b", re.IGNORECASE)
_SHE = frozenset({"she", "her", "wife", "daughter", "mother"})
_HE = frozenset({"he", "him", "husband", "son", "father"})


def _recalled(heard: Heard, before: Sequence[Heard]) -> str:
    """What an earlier speaker wished, told of him or her."""
    asked = _RECALLS.search(heard.folded)
    person = _HER_OWN.search(asked[0] if asked else "") or _HER_OWN.search(heard.folded)
    who = "they"
    if person:
        who = "she" if person[1] in _SHE else "he" if person[1] in _HE else "they"
    for turn in before:
        for sentence in turn.own:
            if wished := _WISHED.match(sentence.written.rstrip(".!?")):
                words = _FIRST_PERSON.sub(
                    lambda found: _THIRD[who][found[0].casefold()], wished["what"]
                )
                return f"{who.capitalize()} wanted {words}."
    return ""
