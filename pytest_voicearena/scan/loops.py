"""Texts that go round in circles: the same sentence, phrase, letter or answer again and again.

All of it is linear in the length of the text. Sentences that only resemble each other are told by
the share of words in common (P. Jaccard, Étude comparative de la distribution florale, 1901), and
looked up by their longest words, so that none is compared with all others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pytest_voicearena.scan.folding import fold_plainly
from pytest_voicearena.scan.match import Match

_SENTENCE = re.compile(r"[^.!?。！？\n]*[.!?。！？\n]+|[^.!?。！？\n]+\Z")
#: Scripts without spaces: a character is a word, there.
_CLOSE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_ANY_CLOSE = re.compile(f"[{_CLOSE}]")
_CLOSE_WORD = re.compile(rf"[{_CLOSE}]|[^\s{_CLOSE}]+")
_SPACED_WORD = re.compile(r"\S+")
_AROUND_WORDS = "|-.,;:!?\"'()[]*_\u201c\u201d\u2019\u3002\u3001\uff01\uff1f"
#: Shorter ones ("Yes.") are repeated by anybody.
_LEAST = 12
#: A sentence, or an answer, that shares so much of its words with another says the same.
_ALIKE = 0.75
#: Fewer words than that are alike by chance.
_LEAST_WORDS = 4
#: So many of the longest words of a sentence are looked up, and so many sentences for each.
_KEYS, _CANDIDATES = 3, 4
#: A sentence is compared by so many words at its beginning.
_MOST_WORDS = 80
#: Phrases of up to so many words, and cycles of so many members, are looked for.
_LONGEST = 24
#: A short phrase has to fill so many letters with its repetitions, a single word some more.
_FILLED, _FILLED_BY_ONE = 30, 36
#: Whatever it is, nobody says so many words of it.
_ENDLESS = 200
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")
#: Nobody says these three times in a row and means it.
_SMALL_WORDS = ("the", "a", "an", "of", "and", "to", "in", "is", "that", "for", "it", "with", "as")
#: Words that turn one wording into another.
_FILLERS = frozenset(["sorry", "i'm", "afraid", "unfortunately", "but", "please", "really", "i"])
#: A character so often in a row is no word and no number; a mark may be a ruler.
_SAME = re.compile(r"(\S)\1{11,}")
_MOST_DIGITS, _MOST_MARKS = 40, 200
#: What ends answers that have nothing else in common.
_CLOSING = re.compile(
    r"\b(?:(?:any|some)thing else|how (?:else )?(?:can|may) i (?:help|assist)|have a (?:nice|great"
    r"|good|lovely)|thank(?:s| you) for (?:calling|contacting|waiting)|sonst noch|autre chose"
    r"|algo más|qualcos'altro|mais alguma)\b",
    re.IGNORECASE,
)


class _Said(NamedTuple):
    """A sentence or an answer: its letters, its words.

    ``data`` are the words that make a difference: numbers, and names.
    """

    folded: str
    words: frozenset[str]
    data: frozenset[str]


def find_loops(text: str, times: int = 3) -> list[Match]:
    """Where one text repeats itself: at most one match of each way, in the order of the text.

    ``disguise`` tells the way: ``sentence`` (word for word), ``reworded``, ``cycle`` (A B A B),
    ``phrase`` (nothing parts the repetitions) or ``characters``. A sentence has to come ``times``
    times, and the match is its last coming. Phrases are told where nothing else is.
    """
    words = _split(text.lower())
    recurring = _recurring(words)
    sentences = _sentences(text)
    found = [_characters(text)]
    if len(sentences) >= times and (recurring or _twice(sentences)):
        found.append(_same_words(sentences, times))
        if recurring >= times and not found[-1]:
            found.append(_other_words(sentences, times))
    if not any(found):
        phrase = _phrase(text, words, times) if recurring else None
        found = [phrase or _small_words(text)]
    return sorted((one for one in found if one), key=lambda one: (one.start, one.end))


def find_loop_across(texts: Sequence[str], times: int = 3) -> tuple[int, Match] | None:
    """The first of several answers that comes for the ``times``-th time, and how it repeats.

    Closing formulas do not make two answers alike. Answers that take turns are a loop, too.
    """
    groups = _Groups()
    order: list[int] = []
    for place, text in enumerate(texts):
        answer = _answer(text)
        if len(answer.folded) < _LEAST:
            continue
        order.append(groups.add(answer))
        count = groups.counts[order[-1]]
        if count >= times:
            exact = groups.wordings[answer.folded] >= times
            why = f"the same answer {count} times"
            sure, way = (1.0, "sentence") if exact else (0.8, "reworded")
            return place, Match("loop", 0, len(text), sure, why, way)
        if period := _period(order, times):
            why = f"{period} answers in turn"
            return place, Match("loop", 0, len(text), 0.8, why, "cycle")
    return None


def _characters(text: str) -> Match | None:
    """One character far too often in a row."""
    for match in _SAME.finditer(text):
        char, count = match[1], len(match[0])
        if char.isalpha() or count >= (_MOST_DIGITS if char.isdigit() else _MOST_MARKS):
            why = f"the same character {count} times in a row"
            return Match("loop", *match.span(), 0.9, why, "characters")
    return None


def _small_words(text: str) -> Match | None:
    low = text.lower()
    for word in _SMALL_WORDS:
        if f"{word} {word} {word}" in low:
            again = re.compile(rf"(?<!\S){word}(?: {word}){{2,}}(?!\S)", re.IGNORECASE)
            if match := again.search(text):
                why = f"'{word}' again and again"
                return Match("loop", *match.span(), 0.7, why, "phrase")
    return None


def _split(low: str) -> list[str]:
    if low.isascii() or not _ANY_CLOSE.search(low):
        return low.split()
    return _CLOSE_WORD.findall(low)


def _recurring(words: Sequence[str]) -> int:
    """How often the same three words in a row come; 0 where none come again, as in most texts."""
    if len(set(zip(words, words[1:], words[2:], strict=False))) == max(0, len(words) - 2):
        return 0
    threes = Counter(zip(words, words[1:], words[2:], strict=False))
    return threes.most_common(1)[0][1]


def _phrase(text: str, words: Sequence[str], times: int) -> Match | None:
    """The longest run of a few words that repeat with nothing between them."""
    best: tuple[int, int, int] | None = None
    for begin, end, period in _runs(words):
        count = (end - begin) // period
        longer = best is None or end - begin > best[1] - best[0]
        if longer and count >= times and _telling(words[begin : begin + period], count):
            best = begin, end, period
    if best is None:
        return None
    begin, end, period = best
    pattern = _CLOSE_WORD if _ANY_CLOSE.search(text) else _SPACED_WORD
    spans = [found.span() for _, found in zip(range(end), pattern.finditer(text), strict=False)]
    why = f"{period} words {(end - begin) // period} times in a row"
    return Match("loop", spans[begin][0], spans[-1][1], 0.9, why, "phrase")


def _runs(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where words repeat those ``period`` before them: begin, end and period."""
    seen: dict[tuple[str, str, str], int] = {}
    begin, running = 0, 0
    for at, three in enumerate(zip(words, words[1:], words[2:], strict=False)):
        before = seen.get(three)
        seen[three] = at
        period = 0 if before is None else at - before
        if period != running:
            if running:
                yield begin, at + 2, running
            running = period if period <= _LONGEST else 0
            begin = at - running
    if running:
        yield begin, len(words), running


def _telling(phrase: Sequence[str], count: int) -> bool:
    """Whether to repeat a phrase so often is no manner of speaking, as "bye bye bye" is."""
    bare = [word.strip(_AROUND_WORDS) for word in phrase]
    if len(bare) * count >= _ENDLESS:
        return True
    if not all(bare) or all(word.isdigit() or word in _LATIN for word in bare):
        return False  # a table, a rule, a number that is spelled
    letters = sum(len(word) if word.isascii() else 2 * len(word) for word in bare)
    filled = _FILLED if len(bare) > 1 else _FILLED_BY_ONE
    return letters >= _LEAST or letters * count >= filled


def _sentences(text: str) -> list[tuple[int, int, str]]:
    """Start, end and words of each sentence that is not too short to tell."""
    found = []
    for match in _SENTENCE.finditer(text):
        bare = match[0].lstrip()
        if len(bare) >= _LEAST:
            found.append((match.end() - len(bare), match.end(), bare.rstrip()))
    return found


def _twice(sentences: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a sentence of a word or two comes again, in which no three words can recur."""
    return len({words for _, _, words in sentences}) < len(sentences)


def _same_words(sentences: Sequence[tuple[int, int, str]], times: int) -> Match | None:
    """The last coming of the sentence that comes most often, or of sentences that take turns."""
    counts: dict[str, int] = {}
    numbers: dict[str, int] = {}
    order: list[int] = []
    most, last, cycle = times, None, None
    for start, end, words in sentences:
        folded = fold_plainly(words)
        if len(folded) < _LEAST:
            continue
        counts[folded] = counts.get(folded, 0) + 1
        if counts[folded] >= most:
            most, last = counts[folded], (start, end)
        order.append(numbers.setdefault(folded, len(numbers)))
        if cycle is None and counts[folded] > 1 and (period := _period(order, times)):
            why = f"{period} sentences in turn"
            cycle = Match("loop", start, end, 0.8, why, "cycle")
    if last is None:
        return cycle
    return Match("loop", *last, 1.0, f"the same sentence {most} times", "sentence")


def _other_words(sentences: Sequence[tuple[int, int, str]], times: int) -> Match | None:
    """The last coming of a sentence that comes again in other words."""
    groups = _Groups()
    last: Match | None = None
    for start, end, words in sentences:
        said = _said(words)
        if len(said.folded) < _LEAST or "|" in words:
            continue
        count = groups.counts[groups.add(said)]
        if count >= times:
            why = f"the same sentence {count} times in other words"
            last = Match("loop", start, end, 0.6, why, "reworded")
    return last


def _said(text: str) -> _Said:
    tokens = [word.strip(_AROUND_WORDS) for word in _split(text)[:_MOST_WORDS]]
    low = frozenset(token.lower().replace("can't", "cannot") for token in tokens if len(token) > 1)
    data = {
        token.lower()
        for at, token in enumerate(tokens)
        if (at and token[:1].isupper()) or any(map(str.isdigit, token))
    }
    return _Said(fold_plainly(text), low - _FILLERS, frozenset(data - _FILLERS))


def _answer(text: str) -> _Said:
    """An answer without its closing formula, unless it is nothing else."""
    kept = [words for words in _SENTENCE.findall(text) if not _CLOSING.search(words)]
    return _said("".join(kept).strip() or text)


class _Groups:
    """Puts together what says the same."""

    def __init__(self) -> None:
        self._of_wording: dict[str, int] = {}
        self._by_word: dict[str, list[int]] = {}
        self._first: list[_Said] = []
        #: How often each group came, and each wording.
        self.counts: list[int] = []
        self.wordings: dict[str, int] = {}

    def add(self, said: _Said) -> int:
        """The group of what is said, old or new."""
        group = self._of_wording.get(said.folded)
        if group is None:
            group = self._of_wording[said.folded] = self._resembling(said)
        self.counts[group] += 1
        self.wordings[said.folded] = self.wordings.get(said.folded, 0) + 1
        return group

    def _resembling(self, said: _Said) -> int:
        keys = sorted(said.words, key=lambda word: (-len(word), word))[:_KEYS]
        if len(said.words) >= _LEAST_WORDS:
            for group in sorted({one for key in keys for one in self._by_word.get(key, ())}):
                if _alike(said, self._first[group]):
                    return group
        self._first.append(said)
        self.counts.append(0)
        for key in keys:
            known = self._by_word.setdefault(key, [])
            known.append(len(self._first) - 1)
            del known[:-_CANDIDATES]
        return len(self._first) - 1


def _alike(one: _Said, other: _Said) -> bool:
    """Whether two share most words; they do not say the same where numbers or names differ."""
    if (one.data - other.words) or (other.data - one.words):
        return False
    common = len(one.words & other.words)
    return common >= _ALIKE * (len(one.words) + len(other.words) - common)


def _period(order: Sequence[int], times: int) -> int:
    """After how many members a series repeats itself at its end; 0 if it does not.

    A whole period, and ``times - 1`` members, have to be the same as one period before.
    """
    if len(order) > 1 and order[-1] == order[-2]:
        return 0
    for period in range(2, min(len(order) // 2, _LONGEST) + 1):
        if order[-1] != order[-1 - period]:
            continue
        length = max(period, times - 1)
        before = order[-length - period : -period]
        if len(before) == length and before == order[-length:]:
            return period
    return 0
