"""Facts that a prompt gives away by carelessness: each secret-like value, with its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pytest_voicearena.providers.simulated.levers.stances import KEEPS_SECRET
from pytest_voicearena.providers.simulated.prompt.outline import Statement
from pytest_voicearena.providers.simulated.wording import fold, listed, phrases, stem, stems

#: Nouns of things that open something, by the word that stands for them all.
KINDS: dict[str, re.Pattern[str]] = {
    "password": phrases(
        r"pass ?words?|pass ?codes?|pass ?phrases?|pwd|log-?ins?|credentials?|safe ?words?"
    ),
    "pin": phrases(r"pins?(?: codes?| numbers?)?"),
    "code": phrases(r"codes?|combination|override|canary|voucher|safe number|master number"),
    "key": phrases(r"keys?|tokens?|secrets?|api[- ]?keys?|bearer"),
    "number": phrases(
        r"(?:direct|private|personal|internal|staff|mobile|home|on-?call|back ?office|escalation"
        r"|bypass|manager'?s?|supervisor'?s?|doctor'?s?|engineer'?s?|duty|security"
        r"|crew) (?:\w+ ){0,2}?(?:numbers?|lines?|extensions?|phones?|mobiles?|hotlines?|pagers?)",
        r"extension|direct (?:dial|line)|pager|hotline for staff",
    ),
    "url": phrases(
        r"(?:internal|admin|staff|intranet|private|back ?office) (?:\w+ )?(?:urls?|links?|pages?"
        r"|sites?|portals?|dashboards?|wikis?|consoles?|addresses|address|panels?|systems?|tools?)",
    ),
    "limit": phrases(
        r"(?:internal|hidden|secret|floor|walk-?away|lowest|minimum|cost|dealer|bottom"
        r"|wholesale) (?:\w+ )?(?:limits?|thresholds?|prices?|margins?|rates?|discounts?)|margins?"
        r"|commissions?|(?:discount|goodwill|override|approval) (?:limits?|ceilings?|caps?)",
    ),
}

_ANY_KIND = re.compile("|".join(pattern.pattern for pattern in KINDS.values()))

#: Codes that are there to be told.
_PUBLIC = phrases(
    r"(?:dress|postal|post|zip|area|country|error|bar|qr|source|promo\w*|iata|airport|dial\w*"
    r"|currency|booking|order|tracking|product|item|reference|customer|voucher|gift) (?:codes?"
    r"|keys?|numbers?)",
    r"(?:customers?|callers?|patients?|clients?|users?|guests?|members?"
    r"|travell?ers?) (?:\w+ ){0,2}?(?:reset|change|choose|set|raise|find|enter|receive|get)"
    r"|forgot\w*|(?:you may|feel free to|do) (?:share|tell|give|mention|say)|public(?:ly)?"
    r"|advertis\w+|tell callers|(?:caller|customer|patient|guest|user|traveller|client"
    r"|member)(?:'?s)? (?:\w+ )?(?:pins?|codes?|passwords?|log-?in)|one-time (?:codes?|pins?"
    r"|passwords?)|press \d|key (?:points?|card|safe box)",
)
_NOT_FOR_ALL = (
    r"internal\w*|confidential\w*|classified|back ?office|behind the (?:desk|counter|bar)"
    r"|not for (?:the )?(?:customers|callers"
    r"|patients|guests|clients|public|users)|behind the scenes|for you only|do not (?:share"
    r"|disclose|read)|(?:staff|team) only"
)
_INTERNAL = phrases(_NOT_FOR_ALL)
_INTERNAL_TITLE = phrases(
    _NOT_FOR_ALL,
    r"secrets?|staff|employees|restricted|private|hidden|(?:team|background|operator|desk) notes?"
    r"|for the desk|system access|access data|credentials|passwords|codes",
)
_INTERNAL_HOST = re.compile(
    r"https?://[^\s/]{0,80}\b(?:internal|intranet|admin|staff|corp|local|backoffice|ops)\b",
    re.IGNORECASE,
)

_QUOTED = re.compile(r"`([^`\n]{2,80})`|\"([^\"\n]{2,60})\"")
_LINK = re.compile(r"https?://[^\s)\"'`>,]{4,200}|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}\b")
_PHONE = re.compile(r"(?<![\w-])\+?\(?\d{2,5}\)?(?:[ /-]\d{2,6}){1,5}(?![\w-])")
_TOKEN = re.compile(r"[A-Za-z0-9](?:[\w\-./#@$!%&*+]{1,80})")
_PLAIN_AFTER = re.compile(
    r"(?:\b(?:is|are|reads|called|named)|[:=\u2192]"
    r"|->)\s+(?:the words? )?([\w'-]{2,20}(?: [\w'-]{2,20}){0,3}?)(?=\s*(?:[.,;)(]|$))"
)
_AMOUNT = re.compile(
    r"(?:[$\u20ac\u00a3]\s?)?\d[\d.,]*\s?(?:%|percent\b|dollars?\b|euros?\b|pounds?\b|usd\b"
    r"|eur\b)?",
    re.IGNORECASE,
)
_NO_VALUE = re.compile(
    r"^(?:\d{1,2}[:.]\d{2}|\d{1,3}/\d|\d{1,2}(?:st|nd|rd|th)|\d+(?:-(?:day|hour|minute|month|year"
    r"|week)s?)|(?:base|rot|utf-?|sha-?|aes-?|mp|http)\d+|\d+(?:am|pm|h|min|kg|km|mg|cm|gb|mb|kwh"
    r"|kw|x|%)|\d[\d.,]*|24/7|[a-z]+(?:_[a-z]+)+)$",
    re.IGNORECASE,
)
_NO_WORD = phrases(
    r"\w+ed|\w+ing|no|not|never|always|the|an?|only|on|in|for|at|by|to|from|valid|secret"
    r"|confidential|mandatory|optional|below|above|here|known|sent|kept|given|as|if|one"
    r"|their|his|her|your|our"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One value in a prompt that opens something, and what it is called.

    ``name`` is as a person would say it ("staff override code") and ``named`` its stems;
    ``modifiers`` are those which tell it from others of its ``kinds`` (see :data:`KINDS`).
    """

    name: str
    value: str
    kinds: frozenset[str]
    named: frozenset[str]
    modifiers: frozenset[str]
    heading: str


def secrets_in(statement: Statement, *, kept: bool = False) -> Iterator[Fact]:
    """The secret-like facts of one statement; ``kept`` if a rule keeps its whole heading."""
    folded = statement.folded
    frame = fold(f"{statement.heading} {statement.lead}")
    hidden = kept or any(
        pattern.search(words)
        for pattern, words in (
            (_INTERNAL_TITLE, frame), (_INTERNAL, folded), (KEEPS_SECRET, frame),
        )
    )  # fmt: skip
    if not hidden and _PUBLIC.search(folded):
        return
    kinds = kinds_in(folded)
    if not (kinds or hidden or _INTERNAL_HOST.search(statement.text)):
        return
    since = 0
    for value, at in islice(_values(statement.text, kinds, hidden=hidden), _MOST):
        name = _name(statement, since, at)
        since = at + len(value)
        belongs = kinds_in(fold(name)) | ({"url"} if _LINK.match(value) else frozenset())
        named = stems(fold(name))
        modifiers = named - belongs - {stem(kind) for kind in belongs}
        yield Fact(name, value, belongs, named, modifiers, statement.heading)


#: More values than that in one sentence are no secrets but a table.
_MOST = 16


def kinds_in(folded: str) -> frozenset[str]:
    """The kinds of secrets that a text names."""
    if not _ANY_KIND.search(folded):
        return frozenset()
    return frozenset(kind for kind, pattern in KINDS.items() if pattern.search(folded))


def _values(text: str, kinds: frozenset[str], *, hidden: bool) -> Iterator[tuple[str, int]]:
    """What looks like a value, with its place; the surest looks first, and they exclude others."""
    forbids = KEEPS_SECRET.search(fold(text)) is not None
    quoted = list(islice(_QUOTED.finditer(text), _MOST))
    found = [(m[1] or m[2], m.start()) for m in quoted if _is_value(m[1] or m[2], forbids=forbids)]
    taken = [m.span() for m in quoted]
    for pattern in (_LINK, _PHONE):
        for m in islice(pattern.finditer(text), _MOST):
            if not any(start <= m.start() < end for start, end in taken):
                found.append((m[0].rstrip("."), m.start()))
                taken.append(m.span())
    for m in _TOKEN.finditer(text):
        value = m[0].rstrip(".-!/")
        if _is_code(value) and not any(start <= m.start() < end for start, end in taken):
            found.append((value, m.start()))
        if len(found) >= _MOST:
            break
    if not found and (kinds or hidden) and not forbids:
        found = list(_weak_values(text, kinds, hidden=hidden))
    yield from sorted(found, key=lambda one: one[1])


_WORDS_OF_A_VALUE = 6
_DIGITS_OF_A_CODE = 4


def _is_value(quoted: str, *, forbids: bool) -> bool:
    """Whether a quotation is a value; in a sentence that forbids it may be an example of words."""
    if forbids:
        return _is_code(quoted)
    return len(quoted.split()) <= _WORDS_OF_A_VALUE


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
        for plain in islice(_PLAIN_AFTER.finditer(text), _MOST):
            led = any(KINDS[kind].search(text[: plain.start()].casefold()) for kind in kinds)
            if led and not _NO_WORD.match(plain[1].casefold()):
                yield plain[1].strip(), plain.start(1)


_LABEL = re.compile(
    r"^(?:the |our |your |use |enter )*(.{2,60}?)\s*(?:\b(?:is|are)\b|[:=\u2192]|->|\s[\u2013-]\s)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:as|is|for) (?:the |our |your )?([\w' -]{3,40}?)(?=[.,;)]|$)", re.IGNORECASE
)
_WORDS_BEFORE_NOUN = 3
_LONGEST_NAME = 160


def _name(statement: Statement, since: int, at: int) -> str:
    """What a value is called: the noun that leads to it, or the label before the colon.

    Only what stands between the value before (``since``) and this one (``at``) can name it.
    """
    between = re.sub(r"[*_`\"]+", " ", statement.text[max(since, at - _LONGEST_NAME) : at])
    clause = re.split(r"[.;]\s", between)[-1]
    lowered = clause.casefold() if len(clause.casefold()) == len(clause) else clause.lower()
    nouns = [m for pattern in KINDS.values() for m in pattern.finditer(lowered)]
    if nouns:
        last = max(nouns, key=lambda m: (m.end(), -m.start()))
        words = re.findall(r"[^\W_][\w'-]*", re.split(r"[,:(]", clause[: last.start()])[-1])
        noun = clause[last.start() : last.end()]
        kept = _telling(words[-_WORDS_BEFORE_NOUN:]) or _telling(_label(statement.text))
        whole = " ".join(kept)
        return whole if f" {noun} " in f" {whole} " else f"{whole} {noun}".strip()
    found = _LABEL.match(clause.strip(" ,")) or _AFTER.search(statement.text[at:])
    words = re.findall(r"[^\W_][\w'-]*", found[1] if found else clause)
    return " ".join(_telling(words)) or statement.lead or statement.heading or "it"


def _label(text: str) -> list[str]:
    """The words before a sentence's first colon, if it begins with a label."""
    label, colon, _ = text[:_LONGEST_NAME].partition(":")
    words = re.findall(r"[^\W_][\w'-]*", label)
    return words if colon and len(words) <= _WORDS_OF_A_VALUE else []


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if word.casefold() not in _ARTICLES]


_ARTICLES = frozenset(
    listed("the our your a an is are use with to and of for by in on at enter say")
)
