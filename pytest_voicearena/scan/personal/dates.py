"""Dates of birth and ages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pytest_voicearena.scan.match import Match

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}[-/. ][0-9]{{1,2}}[-/. ](?:[0-9]{{4}}|[0-9]{{2}})|[0-9]{{1,2}}(?:st|nd|rd"
    rf"|th)?(?:\s+of)?[-\s]+{_MONTH}\.?,?[-\s]+(?:[0-9]{{4}}|'?[0-9]{{2}}\b)"
    rf"|{_MONTH}\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}}|{_MONTH}\.?\s+[0-9]{{1,2}}(?:st"
    rf"|nd|rd|th)?\b|[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\b|(?:19|20)[0-9]{{2}}\b"
)
_BIRTH = re.compile(
    r"born|birth(?:day|date)?\b|date[- ]of[- ]birth|\bdob\b|d\.o\.b|geburtsdatum|geboren|naissance"
    r"|nacimiento|nacid[oa]|nascimento|nascid[oa]|nato il|nata il|b-day|bday"
)
_MARKS = ("born", "birth", "dob", "d.o.b", "geb", "naiss", "naci", "nasc", "nat", "bday", "b-day")
_LOOKED_ON = 40


#: A megabyte of prose has far fewer.
_MOST_BIRTHS = 30_000


def find_births(lower: str) -> Iterator[Match]:
    """Dates that are said to be of somebody's birth."""
    for mark in _MARKS:
        for at in islice(_starts(lower, mark), _MOST_BIRTHS):
            word = _BIRTH.match(lower, at)
            found = _DATE.search(lower, word.end(), word.end() + _LOOKED_ON) if word else None
            if word and found and _is_of(word, found, lower[word.end() : found.start()]):
                yield Match("date-of-birth", *found.span(), 0.9, "a date after a word of birth")


def _starts(lower: str, mark: str) -> Iterator[int]:
    at = lower.find(mark)
    while at >= 0:
        yield at
        at = lower.find(mark, at + len(mark))


def _is_of(word: re.Match[str], date: re.Match[str], between: str) -> bool:
    """Whether a date is of birth: not in another paragraph, nor a year after "birthday"."""
    if "\n\n" in between:
        return False
    return not date[0].isdigit() or word[0].startswith(("born", "geb", "nac", "nas", "nat"))


#: "36 years old", "26 y/o".
_AGE = re.compile(
    r"[0-9](?<![0-9A-Za-z.,$-][0-9])[0-9]{0,2}"
    r"(?:[ -]?(?:years?|yrs?|yr)[ -]?(?:old|of age)|[ -]?(?:y[/.]?o\b\.?|months?[ -]old))"
)
#: Small numbers after a word; what follows must not make a measure, a time or an ordinal of them.
_AFTER_WORD = re.compile(
    r"[0-9](?<=[a-z:] [0-9])[0-9]{0,2}(?![0-9a-z%]|[.,:/-][0-9])(?!\s*(?:%|percent|minutes|mins?\b"
    r"|hours?|days?|weeks?|months?|miles?|km|feet|ft\b|dollars?|euros?|pounds?|am\b|pm\b|out\b"
    r"|of\s|to\s+[0-9]|(?:and|or)\s+(?:over|under|up|above|older|younger|below)|items?|times?"
    r"|people|persons?|steps?|pages?|points?|kids|children|guests|nights|seconds?|degrees|tickets"
    r"|o'clock|st\b|nd\b|rd\b|th\b))"
)
_SAYS_AGE = re.compile(
    r"(?:\b(?:aged|age(?: is| of)?:?)|\b(?:i|he|she|who|just|recently|brother|sister|son|daughter"
    r"|mother|father|wife|husband|dad|mom|mum|friend|uncle|aunt|cousin)(?: just"
    r"| recently)? turn(?:ed|s|ing)|\b(?:i|he|she|they)(?:'ll| will) (?:be turning|turn)|\b(?:i'm"
    r"|he's|she's|i am|he is|she is)(?: now| only| already| turning| just)?) \Z"
)
_BEFORE_AGE = (
    "age ", "age: ", "aged ", "rned ", "rns ", "turn ", "ning ", "'m ", "'s ", " am ", " is ", "now ", "only ", "ready ", "just ", "e of ",
)  # fmt: skip
#: Things have ages too, and rules name ages.
_THINGS = (
    "car|phone|laptop|computer|house|building|company|account|card|system|device|contract|policy"
    "|version|bug|issue|school|church|bottle|wine|whisky|whiskey|firm|business|tradition|castle|tree"
    "|model|server|software|machine|bank|shop|store|hotel|city|town|bridge|record"
)
_NO_PERSON_AFTER = re.compile(rf"[ -](?:{_THINGS})")
_NO_PERSON_BEFORE = re.compile(rf"(?:{_THINGS}) (?:is|was|are|were)(?: now| over| about)? \Z")
_RULE_BEFORE = re.compile(
    r"(?:must be|at least|over|under|minimum|maximum|older than|younger than|above|below|up to"
    r"|from the|until|between|to be|if you are|if you're|anyone|children|kids|persons|people"
    r"|adults?|ages?|everyone|those)(?:\s+(?:the|age|of|aged|are))*\s*\Z"
)
_DIGITS = re.compile("[0-9]+")
_OLDEST = 125
_LOOKED_BACK = 28


def find_ages(lower: str) -> Iterator[Match]:
    """Ages of persons."""
    for found in _AGE.finditer(lower):
        before = lower[max(0, found.start() - _LOOKED_BACK) : found.start()]
        thing = _NO_PERSON_AFTER.match(lower, found.end()) or _NO_PERSON_BEFORE.search(before)
        if not thing and _is_age(found[0], before):
            yield Match("age", *found.span(), 0.65, "how old somebody is")
    for found in _AFTER_WORD.finditer(lower):
        before = lower[max(0, found.start() - _LOOKED_BACK) : found.start()]
        says = _SAYS_AGE.search(before) if before.endswith(_BEFORE_AGE) else None
        if says and _is_age(found[0], before[: says.start()]):
            yield Match("age", *found.span(), 0.6, "how old somebody is")


def _is_age(said: str, before: str) -> bool:
    """Whether that number of years is a person's, and not of a rule that is set before it."""
    years = _DIGITS.match(said)
    return (
        years is not None and 0 < int(years[0]) <= _OLDEST and _RULE_BEFORE.search(before) is None
    )
