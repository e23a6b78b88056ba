"""Words: how texts are folded, cut and compared before anything is understood.

Everything here is linear in the length of the text: gaps between words are bounded, and no pattern
nests one repetition in another.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
    }
)
_CONTRACTION = re.compile(
    r"(?i:\b(?:(?P<can>can't|cannot)|(?P<wont>won't)|(?P<lets>let's))\b|(?P<nt>n't)\b"
    r"|(?<=\w)'(?P<tail>m|re|ve|ll|d)\b|(?<=\bhe|\bit)'(?P<is2>s)\b|(?<=\bwho|\bshe"
    r"|\bhow)'(?P<is3>s)\b|(?<=\bwhat|\bthat|\bhere)'(?P<is4>s)\b|(?<=\bwhere"
    r"|\bthere)'(?P<is5>s)\b)"
)
_TAILS = {"m": " am", "re": " are", "ve": " have", "ll": " will", "d": " would"}


def listed(words: str) -> tuple[str, ...]:
    """The words of a list that is written as one text."""
    return tuple(words.split())


def straightened(text: str) -> str:
    """The text with one kind of quotes and without characters of no width."""
    return text if text.isascii() else text.translate(_CHARACTERS)


def fold(text: str) -> str:
    """Caseless words with single spaces and contractions written out: "don't" is "do not"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    folded = straightened(text).casefold()
    return " ".join(written_out(folded).split())


def written_out(text: str, *, negations: bool = True) -> str:
    """The text with contractions written out, in its own case; "don't" only with ``negations``."""
    if "'" not in text and "cannot" not in text:
        return text
    return _CONTRACTION.sub(_uncontracted if negations else _kept_negation, text)


def _kept_negation(found: re.Match[str]) -> str:
    return found[0] if found.lastgroup in {"can", "wont", "nt"} else _uncontracted(found)


def _uncontracted(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "can":
            return "can not"
        case "wont":
            return "will not"
        case "lets":
            return "let us"
        case "nt":
            return " not"
        case "tail":
            return _TAILS[found["tail"].casefold()]
        case _:
            return " is"


def phrases(*alternatives: str, gap: int = 4) -> re.Pattern[str]:
    """One pattern for folded text out of many; `` ~ `` stands for up to ``gap`` words between."""
    hole = rf",?(?: [^ .!?;]{{1,30}}){{0,{gap}}}? "
    body = "|".join(alternative.replace(" ~ ", hole) for alternative in alternatives)
    return re.compile(rf"\b(?:{body})\b")


_SENTENCE_END = re.compile(
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bNo\.)(?<!\bSt\.)"
    r"(?<=[.!?])[\"')\]]{0,3}\s+(?=[^\s])|\n+"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break ends one too."""
    return [piece for part in _SENTENCE_END.split(text) if (piece := part.strip())]


#: Words too common to tell one sentence from another.
_COMMON = frozenset(
    listed(
        """a about above after again all also am an and any are as at be been before being below
    both but by can could did do does doing done for from get give go had has have having he
    her here him his how i if in into is it its just know let like may me might more most
    much must my need no not now of off on one only or other our out over own please re said
    same say see shall she should so some such take tell than thank that the their them then
    there these they this those through to too under until up us use very want was we were
    what when where which while who why will with without would yes you your yours ok okay
    hello hi hey there long much many something someone"""
    )
)

#: Different words for one thing; the first of each line stands for all.
_CONCEPTS = """
password passwords passwd pwd passcode passphrase login logins credential credentials
database db databases
telephone phone phones hotline
refund refunds reimburse reimbursement
price prices pricing cost costs charge charges fee fees rate rates expensive cheap
open opening opens opened close closes closing closed hours
ship shipping shipped delivery deliveries deliver delivered
cancel cancellation cancellations cancelled canceling cancelling
appointment appointments slot slots
address addresses location located
buy purchase purchases purchased
agree agreement agreements
baggage luggage bag bags suitcase suitcases
warranty guarantee guarantees warranties
doctor doctors physician physicians gp
medicine medicines medication medications tablet tablets
child children kid kids
return returns returned returning
internet online web website
pay payment payments paying paid
saturday saturdays weekend weekends
sunday sundays
monday mondays weekday weekdays
"""
_STEMS = {word: line.split()[0] for line in _CONCEPTS.strip().splitlines() for word in line.split()}
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s")
_LEAST_STEM = 4
_LEAST_SINGULAR = 3


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What inflections of a caseless word have in common; synonyms become one word."""
    known = _STEMS.get(word)
    if known is not None:
        return known
    for ending in _ENDINGS:
        least = _LEAST_SINGULAR if ending == "s" else _LEAST_STEM
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    trimmed = word.rstrip("ey") if len(word) > _LEAST_STEM else word
    return _STEMS.get(trimmed, trimmed or word)


def stems(folded: str) -> frozenset[str]:
    """The stems of all words that say something."""
    return frozenset(stem(word) for word in _WORD.findall(folded) if word not in _COMMON)
