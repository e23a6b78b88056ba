"""The rules' patterns as regular expressions over concepts, and which of them a piece may match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pytest_voicearena.scan.injection.concepts import (
    BEGINS,
    BREAKS,
    LINES,
    MARKS,
    Sketch,
    Vocabulary,
)
from pytest_voicearena.scan.injection.rules import RULES
from pytest_voicearena.scan.injection.words import EVERYDAY, SPACED, UNSPACED

_REPEATS = 4
#: Words of a sentence that are looked at where their order does not matter.
_SENTENCE = 40
#: Marks that few texts have.
_TELLING = frozenset(':"<!')
#: The kind of rules that speak against an injection.
AGAINST = "against"
_HEAD = re.compile(r"(?P<kind>\S+) (?P<user>\S+) (?P<tool>\S+)(?P<edge> at-edge)?: (?P<why>.+)")


class Rule(NamedTuple):
    """Patterns of one kind, their weights and their reason."""

    kind: str
    why: str
    user: float
    tool: float
    at_edge: bool
    #: The kinds that it speaks against; all of them, if empty.
    against: frozenset[str]
    patterns: tuple[str, ...]


class Expression(NamedTuple):
    """One pattern of a rule, ready to search with.

    ``lead`` codes of a match are not part of it. ``loose`` is found among the codes of the words
    alone wherever ``regex`` is found among all. ``needs``: one code of each set is in every match,
    the rarest set first.
    """

    number: int
    rule: Rule
    regex: re.Pattern[str]
    lead: int
    loose: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


class Index:
    """Finds the expressions that may match, by the codes that there are."""

    def __init__(self, expressions: Iterable[Expression]) -> None:
        by_code: dict[str, list[Expression]] = {}
        for expression in expressions:
            for code in expression.needs[0]:
                by_code.setdefault(code, []).append(expression)
        self._codes = frozenset(by_code)
        # The second need by itself, because it decides nearly all cases.
        self.by_code = {
            code: tuple((one.needs[:2][-1], one) for one in found)
            for code, found in by_code.items()
        }

    def candidates(self, sketch: Sketch) -> list[Expression]:
        """The expressions that may match what is sketched, in their order."""
        present = sketch.codes
        found = {
            expression.number: expression
            for code in present & self._codes
            for need, expression in self.by_code[code]
            if not need.isdisjoint(present)
            and not any(map(present.isdisjoint, expression.needs[2:]))
        }
        line = sketch.line() if found else ""
        return [
            found[number]
            for number in sorted(found)
            if not line or found[number].loose.search(line)
        ]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, read."""
    return tuple(_rule(block.splitlines()) for block in re.split(r"\n+(?! )", RULES.strip()))


@cache
def vocabulary() -> Vocabulary:
    """The words of all languages and of all patterns; made once, in some hundredths of a second."""
    patterns = (pattern.removeprefix("&") for rule in rules() for pattern in rule.patterns)
    items = (item for pattern in patterns for item in pattern.split())
    names = {name for item in items for name in _names(item)}
    literals = {name for name in names if name not in MARKS and not name.isupper()}
    return Vocabulary(SPACED, UNSPACED, sorted(literals))


@cache
def index(*, reads: bool, against: bool = False, at_edge: bool = False) -> Index:
    """The expressions that count where an agent reads, or in what a user says.

    Those of rules that speak against an injection, those of rules that look at the edges of a text,
    or those of all others.
    """
    numbered = enumerate((rule, pattern) for rule in rules() for pattern in rule.patterns)
    return Index(
        _expression(number, rule, pattern)
        for number, (rule, pattern) in numbered
        if (rule.tool if reads else rule.user)
        and ((rule.kind == AGAINST), rule.at_edge) == (against, at_edge)
    )


def _rule(lines: list[str]) -> Rule:
    head = _HEAD.fullmatch(lines[0])
    if not head:
        message = f"no head of a rule: {lines[0]}"
        raise ValueError(message)
    weights = float(head["user"]), float(head["tool"])
    patterns = tuple(line.strip() for line in lines[1:])
    kind, _, concerned = head["kind"].partition(":")
    against = frozenset(concerned.split("|")) if concerned else frozenset()
    return Rule(kind, head["why"], *weights, bool(head["edge"]), against, patterns)


def _expression(number: int, rule: Rule, pattern: str) -> Expression:
    known = vocabulary()
    everyday = known.sketch(EVERYDAY).codes
    unordered, items = pattern.startswith("&"), pattern.removeprefix("&").split()
    exact = [_item(item, known) for item in items]
    regex = re.compile(_unordered(exact) if unordered else "".join(exact))
    loose = re.compile("" if unordered else "".join(_loose(item, known) for item in items))
    needs = [frozenset(_codes(item, known)) for item in items if _is_needed(item)]
    needs.sort(key=lambda codes: (len(codes & everyday), len(codes)))
    return Expression(number, rule, regex, int(pattern[0] in "^&"), loose, tuple(needs))


def _names(item: str) -> list[str]:
    """The concepts and words that an item names."""
    if item[0] in "~^$" or item in MARKS:
        return []
    return item.removeprefix("!").rstrip("?*").split("|")


def _codes(item: str, known: Vocabulary) -> str:
    names = _names(item) or [item]
    return "".join(name if name in MARKS else known.members(name) for name in names)


def _is_needed(item: str) -> bool:
    """Whether each match has a word or a telling mark that the item stands for."""
    if item in _TELLING:
        return True
    names = _names(item)
    return bool(names) and MARKS.isdisjoint(names) and item[0] != "!" and item[-1] not in "?*"


def _item(item: str, known: Vocabulary) -> str:
    fixed = {"^": f"[{BEGINS}]", "^^": f"[{LINES}]", "$": f'(?=[{BREAKS}/"])'}
    if item in fixed:
        return fixed[item]
    if item[0] == "~":
        return f"[^{BREAKS}]{{0,{int(item[1:])}}}?"
    if item in MARKS:
        return re.escape(item)
    chars = re.escape(_codes(item, known))
    if item[0] == "!":
        return f"(?![{chars}])"
    return f"[{chars}]" + {"?": "?", "*": f"{{0,{_REPEATS}}}"}.get(item[-1], "")


def _unordered(items: list[str]) -> str:
    """A sentence with all of some items; what it matches begins before it."""
    ahead = "".join(f"(?=[^{BREAKS}]{{0,{_SENTENCE}}}?{item})" for item in items)
    return f"[{BREAKS}]{ahead}[^{BREAKS}]{{1,{_SENTENCE}}}"


def _loose(item: str, known: Vocabulary) -> str:
    """The same among words alone."""
    if item[0] == "~":
        return f".{{0,{int(item[1:])}}}?"
    names = _names(item)
    if item[0] == "!" or not names or not MARKS.isdisjoint(names):
        return ""
    return _item(item, known)
