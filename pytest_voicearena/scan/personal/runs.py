"""Words with capitals that stand together: what may be a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pytest_voicearena.scan.personal.capitals import STARTERS
from pytest_voicearena.scan.personal.folding import fold_name
from pytest_voicearena.scan.personal.surnames import is_common_surname

TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "madam", "herr", "frau", "senor",
    "senora", "senorita", "sr", "sra", "monsieur", "madame", "mme", "mlle", "signor", "signora", "doctor",
})  # fmt: skip
_SKIPPED = STARTERS | TITLES
_MOST_WORDS = 8


class Word(NamedTuple):
    """A word of a run: folded, as written, and where."""

    folded: str
    raw: str
    start: int
    end: int

    @property
    def capitals(self) -> bool:
        """Whether it has no small letter: an acronym, or shouting."""
        return self.raw.isupper()


class Run:
    """Words with capitals that stand together, and what is thought of them.

    ``sentence`` says that they begin one, ``possessed`` that a genitive ends them, ``titled`` that a
    title stood before. ``full`` are the words without the initials.
    """

    __slots__ = ("full", "name", "possessed", "score", "sentence", "titled", "why", "words")

    def __init__(
        self,
        words: Sequence[Word],
        *,
        sentence: bool,
        possessed: bool = False,
        titled: bool = False,
    ) -> None:
        self.sentence = sentence
        self.possessed = possessed
        self.titled = titled
        self.score = 0.0
        self.why = ""
        self.name = "person"
        self.cut(words)

    def cut(self, words: Sequence[Word]) -> None:
        """Keep some of the words."""
        self.words = words
        self.full = words if len(words) == 1 else [w for w in words if len(w.folded) > 1]

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end

    @property
    def folded(self) -> str:
        """The words, folded, with spaces between."""
        words = self.words
        return words[0].folded if len(words) == 1 else " ".join(word.folded for word in words)

    def take(self, score: float, why: str, name: str = "person") -> None:
        """Settle what the run is."""
        self.score, self.why, self.name = score, why, name


@lru_cache(maxsize=1)
def _runs() -> re.Pattern[str]:
    """Words that begin with a capital, with initials, particles and titles among them."""
    capitals = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x530) if chr(code).isupper())
    quote = "['\N{RIGHT SINGLE QUOTATION MARK}-]"
    # "I" is seldom a name, and stands in every other sentence.
    word = rf"[{capitals}](?:(?<!I)|(?![ '\N{{RIGHT SINGLE QUOTATION MARK}}]))(?:\.(?!\.)|[^\W\d_]*+(?:{quote}[^\W\d_]++)*+)"
    particle = r"(?:(?:van|von|de|der|den|da|dos|das|del|della|di|du|la|le|ter|ten|bin|ibn|al|el|af|zu|y)[ ]){0,3}"
    dot = r"(?:(?:(?<=Mr|Ms|Dr|Sr|Jr)|(?<=Mrs|Mme|Sra)|(?<=Prof))\.)?"
    return re.compile(rf"{word}(?:{dot}[ \t]{{1,2}}{particle}{word}){{0,{_MOST_WORDS - 1}}}")


_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")
_APOSTROPHES = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")


def find_runs(text: str) -> Iterator[Run]:
    """Runs of words with capitals, without the titles and the words that only begin a sentence."""
    for found in _runs().finditer(text):
        raw = found[0]
        folded = raw.lower()
        if folded in _SKIPPED:
            continue
        if raw.isalpha() and raw.isascii():
            start, end = found.span()
            yield Run((Word(folded, raw, start, end),), sentence=_begins_sentence(text, start))
        elif run := _run(text, found):
            yield run


def _run(text: str, found: re.Match[str]) -> Run | None:
    """A run of several words, or with marks in them."""
    begin = found.start()
    words = [
        Word(fold_name(word[0]), word[0], begin + word.start(), begin + word.end())
        for word in _WORD.finditer(found[0])
    ]
    sentence = not words or _begins_sentence(text, words[0].start)
    titled = False
    while words and (words[0].folded in TITLES or is_starter(words)):
        titled = titled or words[0].folded in TITLES
        words = words[1:]
        sentence = False
    words, possessed = _without_possession(words)
    return Run(words, sentence=sentence, possessed=possessed, titled=titled) if words else None


def is_starter(words: Sequence[Word]) -> bool:
    """Whether the first of some words only begins the sentence: not in "Will Smith"."""
    first = words[0].folded
    if first in {"will", "may"} and len(words) > 1:
        return not is_common_surname(words[1].folded)
    return first in STARTERS or first.translate(_APOSTROPHES) in STARTERS


def _without_possession(words: list[Word]) -> tuple[list[Word], bool]:
    """The words up to a genitive, without its ending."""
    for place, word in enumerate(words):
        if word.folded[-2:] in {"'s", "\N{RIGHT SINGLE QUOTATION MARK}s"}:
            bare = Word(word.folded[:-2], word.raw[:-2], word.start, word.end - 2)
            return [*words[:place], bare] if bare.raw else words[:place], True
    return words, False


def _begins_sentence(text: str, at: int) -> bool:
    if at == 0 or (text[at - 1] == " " and text[at - 2 : at - 1].isalnum()):
        return at == 0
    before = text[max(0, at - 4) : at].rstrip(" \t\"'([*_")
    return not before or before[-1] in ".!?\n:;>-\N{BULLET}"
