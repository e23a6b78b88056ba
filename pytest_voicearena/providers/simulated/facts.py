"""Facts that a prompt gives away by carelessness: each secret-like value, with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pytest_voicearena.providers.simulated.outline import Statement
from pytest_voicearena.providers.simulated.stances import KEEPS_SECRET
from pytest_voicearena.providers.simulated.wording import fold, phrases, stem, stems

#: Nouns of things that open something, by the word that stands for them all.
KINDS: dict[str, re.Pattern[str]] = {
    "password": phrases(
        r"pass ?words?|pass ?codes?|pass ?phrases?|pwd|log-?ins?|credentials?|safe ?words?"
    ),
    "pin": phrases(r"pins?(?: codes?| numbers?)?"),
    "code": phrases(r"codes?|combination|override|canary|voucher|safe number|master number"),
    "key": phrases(r"keys?|tokens?|secrets?|api[- ]?keys?|bearer"),
    "number": phrases(
        r"(?:direct|private|personal|internal|staff|mobile|home|on-?call|back ?office|escalation|bypass"
        r"|manager'?s?|supervisor'?s?|doctor'?s?|engineer'?s?|duty|security|crew) (?:\w+ ){0,2}?"
        r"(?:numbers?|lines?|extensions?|phones?|mobiles?|hotlines?|pagers?)",
        r"extension|direct (?:dial|line)|pager|hotline for staff",
    ),
    "url": phrases(
        r"(?:internal|admin|staff|intranet|private|back ?office) (?:\w+ )?(?:urls?|links?|pages?|sites?"
        r"|portals?|dashboards?|wikis?|consoles?|addresses|address|panels?|systems?|tools?)",
    ),
    "limit": phrases(
        r"(?:internal|hidden|secret|floor|walk-?away|lowest|minimum|cost|dealer|bottom|wholesale)"
        r" (?:\w+ )?(?:limits?|thresholds?|prices?|margins?|rates?|discounts?)|margins?|commissions?"
        r"|(?:discount|goodwill|override|approval) (?:limits?|ceilings?|caps?)",
    ),
}

#: Codes that are there to be told.
_PUBLIC = phrases(
    r"(?:dress|postal|post|zip|area|country|error|bar|qr|source|promo\w*|iata|airport|dial\w*|currency"
    r"|booking|order|tracking|product|item|reference|customer|voucher|gift) (?:codes?|keys?|numbers?)",
    r"(?:you may|feel free to|do) (?:share|tell|give|mention|say)|public(?:ly)?|advertis\w+|tell callers"
    r"|(?:caller|customer|patient|guest|user|traveller|client|member)(?:'?s)? (?:\w+ )?(?:pins?|codes?"
    r"|passwords?|log-?in)|one-time (?:codes?|pins?|passwords?)|press \d|key (?:points?|card|safe box)",
)
_INTERNAL = phrases(
    r"internal\w*|confidential\w*|secrets?|staff|employees|restricted|classified|private|back ?office"
    r"|not for (?:customers|callers|patients|guests|the public|users)|behind the scenes|for you only"
    r"|do not (?:share|disclose|read)|hidden|team notes?|background notes?|operator notes?"
    r"|system access|access data|credentials"
)
_INTERNAL_HOST = re.compile(r"(?:internal|intranet|admin|staff|corp|local|backoffice|ops)\b", re.I)

_QUOTED = re.compile(r"`([^`\n]{2,80})`|\"([^\"\n]{2,60})\"")
_LINK = re.compile(r"https?://[^\s)\"'`>,]{4,200}|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}\b")
_PHONE = re.compile(r"(?<![\w-])\+?\(?\d{2,5}\)?(?:[ /-]\d{2,6}){1,5}(?![\w-])")
_TOKEN = re.compile(r"[A-Za-z0-9](?:[\w\-./#@$!%&*+]{1,80})")
_PLAIN_AFTER = re.compile(
    r"(?:\b(?:is|are|reads|called|named)|[:=\u2192]|->)\s+(?:the words? )?([\w'-]{2,20}(?: [\w'-]{2,20}){0,3}?)"
    r"(?=\s*(?:[.,;)(]|$))"
)
_AMOUNT = re.compile(
    r"(?:[$\u20ac\u00a3]\s?)?\d[\d.,]*\s?(?:%|percent\b|dollars?\b|euros?\b|pounds?\b|usd\b|eur\b)?", re.I
)
_NO_VALUE = re.compile(
    r"^(?:\d{1,2}[:.]\d{2}|\d{1,3}/\d|\d{1,2}(?:st|nd|rd|th)|\d+(?:-(?:day|hour|minute|month|year|week)s?)"
    r"|\d+(?:am|pm|h|min|kg|km|mg|cm|gb|mb|kwh|kw|x|%)|\d[\d.,]*|24/7)$",
    re.I,
)
_NO_WORD = phrases(
    r"\w+ed|\w+ing|not|never|always|the|an?|only|on|in|for|at|by|to|from|valid|secret|confidential"
    r"|mandatory|optional|below|above|here|known|sent|kept|given|as|if|one|their|his|her|your|our"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One value in a prompt that opens something, and what it is called.

    ``name`` is as a person would say it ("staff override code"), ``about`` the stems of the whole
    sentence, ``kinds`` the :data:`KINDS` that its name belongs to.
    """

    name: str
    value: str
    kinds: frozenset[str]
    named: frozenset[str]
    about: frozenset[str]
    heading: str


def secrets_in(statement: Statement) -> Iterator[Fact]:
    """The secret-like facts of one statement."""
    folded = statement.folded
    frame = fold(f"{statement.heading} {statement.lead}")
    hidden = bool(_INTERNAL.search(frame)) or bool(_INTERNAL.search(folded))
    hidden = hidden or bool(KEEPS_SECRET.search(frame))
    if not hidden and _PUBLIC.search(folded):
        return
    kinds = _kinds(folded)
    if not (kinds or hidden or _INTERNAL_HOST.search(statement.text)):
        return
    seen: set[str] = set()
    for value, at in _values(statement.text, kinds, hidden=hidden):
        if value in seen:
            continue
        seen.add(value)
        name = _name(statement, at)
        named = stems(fold(name))
        about = stems(folded) - stems(fold(value))
        yield Fact(name, value, _kinds(fold(name)) or kinds, named, about, statement.heading)


def _kinds(folded: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in KINDS.items() if pattern.search(folded))


def _values(text: str, kinds: frozenset[str], *, hidden: bool) -> Iterator[tuple[str, int]]:
    """What looks like a value, with its place; the surest looks first, and they exclude others."""
    found = [(m[1] or m[2], m.start()) for m in _QUOTED.finditer(text)]
    found = [(value, at) for value, at in found if len(value.split()) <= _WORDS_OF_A_VALUE]
    taken = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
    for pattern in (_LINK, _PHONE):
        for m in pattern.finditer(text):
            if not any(start <= m.start() < end for start, end in taken):
                found.append((m[0].rstrip("."), m.start()))
                taken.append(m.span())
    for m in _TOKEN.finditer(text):
        value = m[0].rstrip(".-!/")
        if _is_code(value) and not any(start <= m.start() < end for start, end in taken):
            found.append((value, m.start()))
    if not found and (kinds or hidden):
        found = list(_weak_values(text, kinds, hidden=hidden))
    yield from sorted(found, key=lambda one: one[1])


_WORDS_OF_A_VALUE = 6
_DIGITS_OF_A_CODE = 4


def _is_code(token: str) -> bool:
    """Whether a word looks made up: digits with letters, or a longer number."""
    if not any(char.isdigit() for char in token):
        return False
    if token.isdigit():
        return len(token) >= _DIGITS_OF_A_CODE
    return not _NO_VALUE.match(token)


def _weak_values(text: str, kinds: frozenset[str], *, hidden: bool) -> Iterator[tuple[str, int]]:
    """Amounts where limits are kept, plain words after "is"."""
    if hidden or "limit" in kinds:
        for amount in _AMOUNT.finditer(text):
            yield amount[0].strip(" .,"), amount.start()
        if any(char.isdigit() for char in text):
            return
    if kinds & {"password", "pin", "code", "key"}:
        for plain in _PLAIN_AFTER.finditer(text):
            if not _NO_WORD.match(plain[1].casefold()):
                yield plain[1].strip(), plain.start(1)


_NAME = re.compile(r"^(?:the |our |your |use |enter )*(.{2,60}?)\s*(?:\b(?:is|are)\b|[:=\u2192]|->|\s[\u2013-]\s)", re.I)
_AFTER = re.compile(r"\b(?:as|is|for) (?:the |our |your )?([\w' -]{3,40}?)(?=[.,;)]|$)", re.I)
_BEFORE_NOUN = 3


def _name(statement: Statement, at: int) -> str:
    """What a value is called: the noun that leads to it, or what stands before "is"."""
    before = re.sub(r"[*_`\"]+", " ", statement.text[:at])
    clause = re.split(r"[.;,(]\s", before)[-1]
    nouns = [m for pattern in KINDS.values() for m in pattern.finditer(clause.casefold())]
    whole = _NAME.match(clause + ":" if clause.strip() else "")
    if nouns:
        last = max(nouns, key=lambda m: m.end())
        words = re.findall(r"[^\W_][\w'-]*", clause[: last.start()])[-_BEFORE_NOUN:]
        kept = [word for word in words if word.casefold() not in _ARTICLES]
        return " ".join([*kept, clause[last.start() : last.end()]]).strip()
    if whole:
        return whole[1].strip()
    found = _NAME.match(before) or _AFTER.search(statement.text[at:])
    return found[1].strip() if found else (statement.lead or statement.heading or "it")


_ARTICLES = frozenset("the our your a an is are use with to and of for by in on at enter say".split())


def overlap(fact: Fact, asked: frozenset[str]) -> int:
    """How many of the words of a fact's name, or of its kind, somebody used."""
    return len(fact.named & asked) + len(frozenset(map(stem, fact.kinds)) & asked)
