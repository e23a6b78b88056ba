"""Injected and overriding instructions in what an agent is told or reads."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import islice

from pytest_voicearena.scan.injection import markup, views
from pytest_voicearena.scan.injection.classifier import Classifier
from pytest_voicearena.scan.injection.scoring import PRIOR, Clue, Passage, passages, probability
from pytest_voicearena.scan.injection.surroundings import Surroundings
from pytest_voicearena.scan.injection.wording import Wording
from pytest_voicearena.scan.match import Match

#: From this score on a text is taken for an injection.
OPERATING_POINT = 0.5
#: What scores less is not worth a word.
_LEAST = 0.3
#: How often something encoded may be encoded.
_DEPTH = 2
#: To encode is suspicious: so many log-odds more than to say it plainly, and never less than this.
_ENCODED = 1.0
#: Between these log-odds the rules are undecided, and a second opinion is asked for.
_UNDECIDED = (-2.3, 0.0)
#: Characters around a passage that a second opinion is asked with.
_WINDOW = 300
#: What a second opinion adds: so much of its own log-odds, less a doubt, and never too much.
_TRUST = 0.5
_DOUBT = 0.5
_MOST_TRUST = 1.5
_CERTAIN = 0.001
_REASONS = 3

#: The borders of sentences, and how far from a clue they may be.
_BEFORE = re.compile(r"[.!?;]\s+|\n\s*|(?<!\w)[\"'{]")
_AFTER = re.compile(r"(?P<mark>[.!?])(?=[\s\"')\]}]|\Z)|\n|[\"'](?=\s?[,}\]])")
_REST = 240


def find_injections(
    text: str, *, role: str = "user", second: Classifier | None = None
) -> list[Match]:
    """Passages that try to steer the agent, in the order of the text.

    ``role`` is ``user`` for what a user says, where plain requests are normal, and ``tool`` for what
    an agent reads (results of tools, documents, mails), where any request is somebody else's; rows,
    code and fields that a user pastes are taken for something in between. A match is named by its
    kind; from a ``score`` of 0.5 on it should be taken for an injection. ``second`` is asked where
    the rules are undecided.
    """
    found = []
    reads = role == "tool" or Surroundings(text).formal
    for passage in passages(_clues(text, reads=reads, edges=role == "tool")):
        logit = passage.logit
        if second and _UNDECIDED[0] < logit < _UNDECIDED[1]:
            logit = _with_second(logit, second.score(_window(text, passage)))
        score = probability(logit)
        if score >= _LEAST:
            found.append(_match(text, passage, score))
    return found


def _with_second(logit: float, score: float) -> float:
    """The log-odds after a second opinion, which may raise them, never lower them."""
    odds = min(max(score, _CERTAIN), 1 - _CERTAIN)
    gain = _TRUST * (math.log(odds / (1 - odds)) - _DOUBT)
    return logit + min(max(gain, 0.0), _MOST_TRUST)


def _window(text: str, passage: Passage) -> str:
    return text[max(0, passage.start - _WINDOW) : passage.end + _WINDOW]


def _match(text: str, passage: Passage, score: float) -> Match:
    ranked = sorted(passage.clues, key=lambda clue: (-clue.weight, clue.start))
    reasons = dict.fromkeys(clue.why for clue in ranked)
    why = "; ".join(islice(reasons, _REASONS))
    disguise = next((clue.disguise for clue in ranked if clue.disguise), "")
    start, end = _begin(text, passage.start), _end(text, passage.end)
    return Match(ranked[0].kind, start, end, round(score, 4), why, disguise)


def _begin(text: str, start: int) -> int:
    """Where the sentence begins that a clue stands in, if that is near."""
    nearest = max(0, start - _REST)
    for border in _BEFORE.finditer(text, nearest, start):
        nearest = border.end()
    far = nearest == start - _REST
    return start if far else nearest


def _end(text: str, end: int) -> int:
    """Where the sentence ends that a clue stands in, if that is near."""
    border = _AFTER.search(text, end, end + _REST)
    if border:
        return border.end() if border["mark"] else border.start()
    return len(text) if len(text) - end <= _REST else end


def _clues(text: str, *, reads: bool, edges: bool = False, depth: int = 0) -> list[Clue]:
    wording = Wording(text, reads=reads, edges=edges)
    clues = [*wording.clues(), *_marked(text, reads=reads)]
    if depth < _DEPTH:
        clues += [_encoded(inside, depth + 1, reads=reads) for inside in views.decoded(text)]
        if wording.ciphered:
            clues += [_encoded(inside, depth + 1, reads=reads) for inside in views.deciphered(text)]
    return clues


def _marked(text: str, *, reads: bool) -> Iterator[Clue]:
    for mark, start, end in markup.find_marks(text):
        weight = mark.tool if reads else mark.user
        yield Clue(mark.kind, mark.why, weight, start, end, mark.disguise)


def _encoded(inside: views.Inside, depth: int, *, reads: bool) -> Clue:
    """What was encoded as one clue, as strong as the strongest passage in there."""
    found = passages(_clues(inside.text, reads=reads, depth=depth))
    weight = max((passage.logit - PRIOR for passage in found), default=0.0) + _ENCODED
    why = f"says so in {inside.disguise}"
    return Clue("encoded-instruction", why, weight, inside.start, inside.end, inside.disguise)
