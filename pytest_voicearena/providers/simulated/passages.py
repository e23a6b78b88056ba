"""What a prompt holds for callers, and the part of it that answers a question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pytest_voicearena.providers.simulated.outline import Statement
from pytest_voicearena.providers.simulated.wording import fold, phrases, stems

_WHO = (
    r"(?:the |a |an |any )?(?:callers?|customers?|patients?|clients?|guests?|travell?ers?|people|them"
    r"|prospects?|users?|visitors?|they|somebody|someone|anyone)"
)
_TOLD_TO_TELL = re.compile(
    rf"^(?:(?:if|when) {_WHO} (?:asks?|wants?|needs?)[^,]{{0,80}}, )?"
    r"(?:you (?:can|may|should|must) )?"
    rf"(?:(?:tell|inform|let|remind|advise) {_WHO}|explain(?: to them)?|say|answer)(?: know)?(?: that|,|:)? ",
    re.IGNORECASE,
)
_CONDITION = re.compile(rf"^(?:if|when) {_WHO} (?:asks?|wants?|needs?)\b[^,]{{0,80}}, ", re.IGNORECASE)
_TO_THE_AGENT = re.compile(
    r"\b(?:you|your|yours|yourself|never|always|must|do not|don't|avoid|ensure|refuse|reply|respond)\b"
    r"|\b[a-z]+_[a-z_]+\b"
    r"|^(?:ask|offer|keep|speak|use|say|repeat|look|work|read|write|give|end|send|call|transfer|stay|be|make"
    r"|verify|check|book|open|begin|start|find|change|wait|think|answer|help|treat|note|name|sum|stop)\b",
    re.IGNORECASE,
)
_FOR_THE_AGENT = phrases(
    r"^(?:your )?(?:style|voice|tone|conduct|behaviou?r|manner|persona|personality|guardrails?|boundaries"
    r"|restrictions|(?:security )?rules|rules of \w+|security|how (?:you|to) (?:speak|talk|sound|behave)"
    r"|safety|limits|do not|never)$"
)
_LIKELY = 2.5
_COVERED = 0.3
_NEARLY = 0.7
_AT_MOST = 3
#: What a word weighs that the prompt does not know.
_UNKNOWN = 2.0


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
        found = tuple(passage for one in said if (passage := _passage(one)) is not None)
        counts = Counter(word for passage in found for word in passage.words | passage.framed)
        weights = {word: math.log(1 + len(found) / count) for word, count in counts.items()}
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


def _passage(statement: Statement) -> Passage | None:
    if _FOR_THE_AGENT.search(fold(statement.heading)):
        return None
    spoken = statement.spoken
    text = _TOLD_TO_TELL.sub("", spoken)
    text = _CONDITION.sub("", text) if text == spoken else text
    if not text or _TO_THE_AGENT.search(text):
        return None
    text = text[0].upper() + text[1:]
    ended = text if text.endswith((".", "!", "?")) else f"{text.rstrip(' :;,')}."
    framed = stems(fold(f"{statement.heading} {statement.lead}"))
    return Passage(ended, stems(statement.folded), framed)


def best_question(sentences: Sequence[tuple[frozenset[str], bool]]) -> frozenset[str]:
    """The words to look up: those of the questions, or all where nobody asks."""
    asked = [words for words, informs in sentences if informs]
    return frozenset[str]().union(*(asked or [words for words, _ in sentences]))
