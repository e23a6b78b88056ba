"""What a prompt holds for callers, and the part of it that answers a question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pytest_voicearena.providers.simulated.prompt.outline import Statement
from pytest_voicearena.providers.simulated.wording import fold, listed, phrases, stem, stems

_WHO = (
    r"(?:the |a |an |any )?(?:callers?|customers?|patients?|clients?|guests?|travell?ers?|people"
    r"|them|prospects?|users?|visitors?|they|somebody|someone|anyone)"
)
_TOLD_TO_TELL = re.compile(
    rf"^(?:(?:if|when) {_WHO} (?:asks?|wants?|needs?)[^,]{{0,80}}, )?"
    r"(?:you (?:can|may|should|must) )?"
    rf"(?:(?:tell|inform|let|remind|advise) {_WHO}|explain(?: to them)?|say"
    rf"|answer)(?: know)?(?: that|,|:)? ",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    rf"^(?:if|when) {_WHO} (?:asks?|wants?|needs?)\b[^,]{{0,80}}, ", re.IGNORECASE
)
_ADVICE = re.compile(rf"\b(?:tell|ask|advise) {_WHO} to\b", re.IGNORECASE)
_TO_THE_AGENT = re.compile(
    r"\b(?:you|your|yours|yourself|never|always|must|do not|don't|avoid|ensure|refuse|reply"
    r"|respond)\b|\b[a-z]+_[a-z_]+\b|(?:^|: )(?:express|block|pass|describe|take|leave|apologi[sz]e"
    r"|thank|confirm|ask|offer|keep|speak|use|say|repeat|look|work|read|write|give|end|send|call"
    r"|transfer|stay|be|make|verify|check|book|open|begin|start|find|change|wait|think|answer|help"
    r"|treat|note|name|sum|stop) (?:the|a|an|it|them|for|with|to|that|if|what|who|about|one|in|out"
    rf"|up|back|as|on|only|every|no)\b|^(?:if|when) {_WHO} ",
    re.IGNORECASE,
)
_FOR_THE_AGENT = phrases(
    r"^(?:your )?(?:style|voice|tone|conduct|behaviou?r|manner|persona|personality|guardrails?"
    r"|boundaries|restrictions|(?:security )?rules|rules of \w+|security|how (?:you|to) (?:speak"
    r"|talk|sound|behave)|safety|limits|do not|never)$"
)
_LIKELY = 1.6
#: Added to the number of passages, so that a short prompt's words weigh something too.
_FEW = 8
_COVERED = 0.3
_NEARLY = 0.7
_AT_MOST = 3
#: What a word weighs that the prompt does not know.
_UNKNOWN = 2.0


#: Words that stand in questions about anything weigh less.
_LESS = 0.4
_FAINT = frozenset(
    stem(word)
    for word in listed(
        """one two three four five first second new day today week month year hour minute time
        call help start begin back person people team question thing way line part end case
        name number long old big send find see read explain answer contact free work working"""
    )
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that may be told, with the stems it is found by."""

    text: str
    words: frozenset[str]
    framed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passages:
    """All that may be told; ``weights`` says how much a stem tells: rare ones tell more."""

    all: tuple[Passage, ...]
    weights: Mapping[str, float]

    @classmethod
    def of(cls, said: Iterable[Statement]) -> Passages:
        """What is left of statements once those that only instruct the agent are gone."""
        found = tuple(
            passage for group in _grouped(said) if (passage := _passage(group)) is not None
        )
        counts = Counter(word for passage in found for word in passage.words | passage.framed)
        weights = {
            word: math.log(1 + (len(found) + _FEW) / count) * (_LESS if word in _FAINT else 1)
            for word, count in counts.items()
        }
        return cls(found, weights)

    def on(self, words: frozenset[str]) -> str | None:
        """What is known on a question, in at most three sentences; None if nothing fits."""
        scored = [(self._fit(words, passage), at) for at, passage in enumerate(self.all)]
        best = max((score for score, _ in scored), default=0.0)
        asked = sum(self.weights.get(word, _UNKNOWN) for word in words)
        if best < _LIKELY or best < asked * _COVERED:
            return None
        near = sorted((one for one in scored if one[0] >= best * _NEARLY), key=_best_first)
        chosen = sorted(at for _, at in near[:_AT_MOST])
        return " ".join(self.all[at].text for at in chosen)

    def _fit(self, words: frozenset[str], passage: Passage) -> float:
        """The weight of the words that a question shares with a passage, or with its heading."""
        said = sum(self.weights[word] for word in words & passage.words)
        framed = sum(self.weights[word] for word in words & (passage.framed - passage.words))
        return said + framed / 2


def _best_first(scored: tuple[float, int]) -> tuple[float, int]:
    return -scored[0], scored[1]


def _grouped(said: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Statements, a short one together with the one before it in the same bullet or paragraph."""
    group: list[Statement] = []
    for one in said:
        if group and not (_belongs(one, group[-1]) and len(one.text) <= _SHORT):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


_SHORT = 60


def _belongs(one: Statement, before: Statement) -> bool:
    return (one.heading, one.block) == (before.heading, before.block)


def _passage(group: Sequence[Statement]) -> Passage | None:
    if _FOR_THE_AGENT.search(fold(group[0].heading)):
        return None
    text = " ".join(told for one in group if (told := _told(one.spoken)))
    if not text:
        return None
    words = frozenset[str]().union(*(stems(one.folded) for one in group))
    framed = stems(fold(f"{group[0].heading} {group[0].lead}"))
    return Passage(text, words, framed)


def _told(spoken: str) -> str:
    """A sentence as a caller may hear it; nothing if it only instructs the agent."""
    text = _TOLD_TO_TELL.sub("", spoken)
    text = _ADVICE.sub("please", _CONDITION.sub("", text) if text == spoken else text)
    if not text or _TO_THE_AGENT.search(text):
        return ""
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(' :;,')}."
