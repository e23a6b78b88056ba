"""Words that stand before and after names of persons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

#: Directly before a name.
_NAMED = frozenset({
    "name's", "name\N{RIGHT SINGLE QUOTATION MARK}s", "named", "called", "nicknamed", "surnamed",
    "née", "nee", "alias", "aka", "dear", "hi", "hello", "hey", "attn", "cc", "signed", "regards",
    "sincerely", "cheers", "yours", "name", "names", "surname", "firstname", "lastname",
    "fullname", "speaker", "caller", "contact", "customer", "client", "patient", "guest",
    "passenger", "employee", "recipient", "beneficiary", "payee", "cardholder", "tenant", "owner",
    "holder", "applicant", "claimant", "policyholder", "subscriber", "borrower", "traveler",
    "traveller", "sender", "addressee",
})  # fmt: skip
#: Of those, the ones that need a colon or "is" to name somebody.
_LABELS = frozenset({
    "name", "names", "contact", "customer", "client", "patient", "guest", "passenger", "employee",
    "recipient", "beneficiary", "payee", "cardholder", "tenant", "owner", "holder", "applicant",
    "claimant", "policyholder", "subscriber", "borrower", "traveler", "traveller", "sender",
    "addressee", "speaker", "caller", "surname", "firstname", "lastname", "fullname", "attn", "cc",
    "signed",
})  # fmt: skip
_KIN = frozenset({
    "kid", "son", "daughter", "wife", "husband", "partner", "brother", "sister", "mother",
    "father", "mom", "mum", "dad", "friend", "boss", "colleague", "coworker", "neighbour",
    "neighbor", "uncle", "aunt", "cousin", "child", "grandmother", "grandfather", "grandma",
    "grandpa", "grandson", "granddaughter", "girlfriend", "boyfriend", "fiancé", "fiancée",
    "fiance", "fiancee", "roommate", "flatmate", "nephew", "niece", "stepson", "landlord",
    "singer", "composer", "actor", "actress", "author", "novelist", "painter", "poet", "producer",
    "pianist", "footballer", "journalist", "founder", "co-founder", "ex-husband", "ex-wife",
})  # fmt: skip
_OWNERS = frozenset({"my", "his", "her", "their", "our", "your", "the", "a"})
#: Two words before a name.
_PAIRS = frozenset({
    "call me", "call him", "call her", "calls me", "named him", "named her", "name is", "named it",
    "name was", "speak to", "speak with", "spoke to", "spoke with", "talk to", "talked to",
    "spoken to", "meeting with", "met with", "ask for", "up with", "married to", "assistant to",
    "daughter of", "son of", "mother of", "father of", "wife of", "husband of", "sister of",
    "brother of", "friend of", "directed by", "written by", "sung by", "played by", "produced by",
    "signed by", "composed by", "painted by", "said to", "told by", "here is", "speaking is",
    "address of", "gender of", "birthday of", "death of", "tribute to", "identity of", "widow of",
    "lives with", "living with", "people called", "someone called", "somebody called",
    "handled by", "appointment with", "behalf of", "attention of", "care of", "shouted at",
    "yelled at", "looked at", "heard of", "contact is", "names are", "says that",
})  # fmt: skip
_SAYING = frozenset({
    "says", "said", "asked", "asks", "replied", "shouted", "whispered", "cried", "starring",
    "featuring",
})  # fmt: skip

_KIN_AFTER = re.compile(r"\s+(?:own\s+|late\s+|older\s+|younger\s+|elder\s+|little\s+)?([a-z-]+)")
_OWNED = _KIN | frozenset({
    "novel", "book", "song", "album", "poem", "painting", "account", "phone", "birthday", "house", "flat", "car",
    "email", "mailbox", "password", "desk", "laptop", "wedding", "funeral", "death",
    "name", "address", "file", "record", "records", "policy", "order", "ticket", "calendar", "kids", "children",
})  # fmt: skip
_VERBS = (
    "said|says|told|tells|asked|asks|shouted|shouts|replied|replies|explained|explains|wrote"
    "|writes|lives|lived|moved|works|worked|was born|grew up|flew|married|resigned|retired|smiled"
    "|laughed|cried|whispered|nodded|thinks|thought|believes|believed|wants|wanted|knows|knew"
    "|called|phoned|texted|emailed|spoke|spent|began|studied|graduated|listed|points out"
    "|pointed out|speak(?:ing)?|had given|suffers|died|passed away|yelled"
)
_AFTER = re.compile(
    rf"(?P<verb>\s+(?:{_VERBS})\b)|(?P<asked>,\s+(?:can|could|would|will|are|do|did)\s+(?:you|i"
    rf"|we)\b|,\s+how\s+are\b)"
    r"|(?P<born>,?\s+(?:\(?(?:born|aged?)\b|who\s|he\s|she\s|, \d\d,))|(?P<work>\s+(?:novel"
    r"|biography)\b)|(?P<whom>\s+(?:is|was|has|had|will|would|can|could|likes?|wants?"
    r"|needs?)\s[^\n]{1,80}?\b(?:he|she|him|his|her|hers|person)\b)|(?P<so>\s+(?:so|always|never"
    r"|such)\s)|(?P<of>\s+(?:from|of|at)\s+[^.,]{2,40}?\s+is\s+the\b)"
)
#: A name, a colon and what its bearer says.
DIALOGUE = re.compile(r":\s?[\"\N{LEFT DOUBLE QUOTATION MARK}]")


_MARKS = "\"'(*_>,:"


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    """Everything that the last word before a name can be."""
    pairs = {pair.split()[-1] for pair in _PAIRS}
    return frozenset({*_NAMED, *_KIN, *_SAYING, *pairs})


def may_name(lower: str, at: int) -> bool:
    """Whether the word before ``at`` could announce a name: quick, and seldom so."""
    last = lower[at - 2 : at - 1]
    if lower[at - 1 : at] != " " or not (last == "," or last.isalpha()):
        return True
    word = lower[lower.rfind(" ", max(0, at - _LONGEST_WORD), at - 1) + 1 : at - 1]
    return word.rstrip(",") in _last_words()


_LONGEST_WORD = 24


def before_name(words: Sequence[str], gap: str) -> tuple[float, str] | None:
    """What the words before a run, in lower case, make of it: how sure, and why.

    ``gap`` is what stands between the last of them and the run.
    """
    if not words:
        return None
    if "\n" in gap or words[-1][-1] in ".!?;":
        return _greeting(words, gap)
    last = words[-1].strip(_MARKS)
    if last not in _last_words():
        return None
    return _named(words, last)


def _named(words: Sequence[str], last: str) -> tuple[float, str] | None:
    """Words that name somebody: "my name is", "called", "her brother"."""
    two = f"{words[-2].strip(_MARKS)} {last}" if len(words) > 1 else last
    if two in _PAIRS:
        return 0.75, f"a name after '{two}'"
    score = 0.0
    if last in _KIN:
        owned = [word in _OWNERS for word in words[-3:-1]]
        score = 0.7 if owned[-1:] == [True] else 0.6 if any(owned) else 0.0
    elif last in _NAMED:
        named = words[-1][-1] == ":" or last not in _LABELS
        score = 0.75 if named and words[-1][-1] != "," else 0.7 if last == "name" else 0.0
    elif last in _SAYING:
        score = 0.6
    return (score, f"a name after '{last}'") if score else None


_FAREWELLS = frozenset(
    {"regards", "sincerely", "cheers", "best", "yours", "thanks", "faithfully", "truly"}
)


def _greeting(words: Sequence[str], gap: str) -> tuple[float, str] | None:
    """A name that stands on the line below a farewell, or after the question for it."""
    if "\n" in gap and words[-1].rstrip(",.!") in _FAREWELLS:
        return 0.7, "a name below a farewell"
    if words[-1] == "name?" or words[-2:] in (
        ["name", "again?"],
        ["name,", "please?"],
        ["name", "please?"],
    ):
        return 0.75, "the answer to who it is"
    return None


def after_name(after: str) -> tuple[float, str] | None:
    """What the words after a run, in lower case, make of it: how sure, and why."""
    found = _AFTER.match(after) if after[:1] in {" ", ","} else None
    if found is None:
        return None
    scores = {
        "verb": 0.6,
        "asked": 0.6,
        "born": 0.6,
        "work": 0.55,
        "of": 0.6,
        "whom": 0.6,
        "so": 0.5,
    }
    return scores[found.lastgroup or "born"], "what is told of the one named"


def is_kin(after: str) -> bool:
    """Whether what follows a genitive is a relative, or what persons have."""
    found = _KIN_AFTER.match(after)
    return found is not None and found[1] in _OWNED
