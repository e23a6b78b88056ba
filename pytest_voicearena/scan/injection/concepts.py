"""Text read as a string of concepts, one character a word, so that a rule is a short expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from pytest_voicearena.scan.injection.folds import fold
from pytest_voicearena.scan.injection.guesses import Guess, Guesser

#: What a word without any concept becomes.
PLAIN = "."
#: A word of a text that was enciphered letter by letter.
CIPHERED = "%"
#: The end of a paragraph, and both ends of the text.
END = "\N{PILCROW SIGN}"
#: What ends a sentence. Codes of marks are the marks.
BREAKS = f";?!{END}"
#: What a line begins after, and what a sentence, a line, a quotation or an element does.
LINES = f"{END}/"
BEGINS = f'{BREAKS}/:"<'
#: Codes that a pattern may name.
MARKS = frozenset(f"{BEGINS}{PLAIN}")
#: Codes of words begin behind all characters that stand for themselves.
_FIRST_CODE = 0x100
_CACHED = 1 << 16

_WORD = r"[^\W_]+(?:['@$][^\W_]+)*"
_MARK = (
    r"\\+[nrt]"
    r"|[.;?!\u3002]++(?=[\s\"')\]}<*\u2e80-\uffef]|\Z)"
    r"|\n\s*+"
    r"|[\"']\s*+[,:}\])]"
    r"|[:\"<>{}|!]"
    r"|(?<![^\W_])'(?=[^\W_])"
)
#: Scripts without spaces between words.
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
#: What may stand inside of a word.
_INNER = "'@$"
#: Folded bytes of ASCII with spaces for all that stands between words.
_GAPS = bytes(code if chr(code).isalnum() or chr(code) in _INNER else 32 for code in range(256))

#: An apostrophe that opens a quotation.
_QUOTED = re.compile(r"'(?<![^\W_]')(?=[^\W_])")


class _Codes(dict[str, str]):
    """The code of each word, looked up once: many times as fast as a cached function."""

    def __init__(self, look_up: Callable[[str], str]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> str:
        if len(self) >= _CACHED:
            self.clear()
        code = self[word] = self._look_up(word)
        return code


class Sketch(NamedTuple):
    """The codes in a piece; of marks, those that rules ask for.

    ``line`` makes the codes of the words alone, in their order; empty for not known.
    """

    codes: set[str]
    line: Callable[[], str]


class Reading(NamedTuple):
    """A piece of folded text as codes. Code 0 is what is before it, code ``i + 1`` its token ``i``."""

    codes: str
    tokens: re.Pattern[str]
    piece: str

    def spans(self) -> list[tuple[int, int]]:
        """Where in the piece each code comes from."""
        size = len(self.piece)
        inner = [token.span() for token in self.tokens.finditer(self.piece)]
        return [(0, 0), *inner, (size, size)]


class Vocabulary:
    """The words of all concepts, each with one code for all the concepts that it belongs to."""

    def __init__(
        self, spaced: Iterable[str], unspaced: Iterable[str], literals: Iterable[str]
    ) -> None:
        runs = [_lines(lexicon) for lexicon in unspaced]
        words = _words((*map(_lines, spaced), *runs), literals)
        self._codes, self._members = _coded(words)
        terms = {fold(term) for lexicon in runs for terms in lexicon.values() for term in terms}
        self._spaced = re.compile(f"{_WORD}|{_MARK}")
        self._mixed = re.compile(_mixed(terms))
        self._is_mixed = re.compile(f"[{_UNSPACED}]")
        self._guess = Guesser(self._codes, CIPHERED).guess
        self._token_codes = _Codes(lambda token: self._meant(token).code)
        self._word_codes = _Codes(lambda word: self._meant(word.strip(_INNER) or " ").code)

    def members(self, name: str) -> str:
        """The codes of all words of a concept, or of a word.

        Raises:
            ValueError: there is no such concept.
        """
        if name not in self._members:
            message = f"no such concept: {name}"
            raise ValueError(message)
        return self._members[name]

    def sketch(self, piece: str) -> Sketch:
        """What is in a piece of folded text; several times as fast as reading it."""
        if not piece.isascii() and any(char > "\x7f" and char.isalpha() for char in set(piece)):
            return Sketch(set(self.read(piece).codes), str)
        if "\\" in piece:
            piece = re.sub(r"\\+[nrt]", " ", piece)
        words = piece.encode("ascii", "replace").translate(_GAPS).decode().split()
        code_of = self._word_codes.__getitem__
        codes = set(map(code_of, words))
        codes.update(filter(piece.__contains__, ':<!"'))
        if _QUOTED.search(piece):
            codes.add('"')
        return Sketch(codes, partial(_joined, code_of, words))

    def read(self, piece: str, before: str = END, after: str = END) -> Reading:
        """A piece of folded text as codes, between the codes of what is before and after it."""
        tokens = self._tokens(piece)
        codes = "".join(map(self._token_codes.__getitem__, tokens.findall(piece)))
        return Reading(f"{before}{codes}{after}", tokens, piece)

    def disguise(self, words: str) -> str:
        """How one of some folded words is dressed; empty if none is."""
        guesses = (self._meant(token) for token in self._tokens(words).findall(words))
        return next((guess.disguise for guess in guesses if guess.disguise), "")

    def _tokens(self, piece: str) -> re.Pattern[str]:
        mixed = not piece.isascii() and self._is_mixed.search(piece)
        return self._mixed if mixed else self._spaced

    def _meant(self, token: str) -> Guess:
        if code := self._codes.get(token):
            return Guess(code)
        if not token[0].isalnum():
            return Guess(_mark(token))
        guess = self._guess(token)
        return guess if guess.code else Guess(PLAIN)


def _joined(code_of: Callable[[str], str], words: Iterable[str]) -> str:
    return "".join(map(code_of, words))


def _mark(token: str) -> str:
    """The code of what stands between words."""
    if token[0] == "\n":
        return END if token.count("\n") > 1 else "/"
    if token[0] == "\\":
        return "/" if token[-1] == "n" else PLAIN
    if token[0] in "\"'":
        return '"' if len(token) == 1 else ";"
    if token[0] in ":<":
        return token[0]
    if token[0] == " ":
        return PLAIN
    return "?" if "?" in token else "!" if token[0] == "!" else ";"


def _mixed(terms: Iterable[str]) -> str:
    """Tokens where known words may stand inside of longer runs, the longest of them first."""
    known = "|".join(map(re.escape, sorted(terms, key=lambda term: (-len(term), term))))
    word = rf"[^\W_{_UNSPACED}]+(?:['@$][^\W_{_UNSPACED}]+)*"
    return f"{known}|[{_UNSPACED}]|{word}|{_MARK}"


def _lines(lexicon: str) -> dict[str, list[str]]:
    """The words of each concept of a lexicon."""
    entries = re.sub(r"\n\s+", " ", lexicon.strip()).splitlines()
    pairs = (entry.split(": ", 1) for entry in entries)
    return {concept: words.split() for concept, words in pairs}


def _words(
    lexicons: Iterable[Mapping[str, Sequence[str]]], literals: Iterable[str]
) -> dict[str, frozenset[str]]:
    """Each word, folded, with its concepts; a literal is a concept of its own."""
    found: dict[str, set[str]] = {}
    for lexicon in lexicons:
        for concept, words in lexicon.items():
            for word in words:
                found.setdefault(fold(word), set()).add(concept)
    for literal in literals:
        found.setdefault(literal, set()).add(literal)
    stems = {word[:-1]: concepts for word, concepts in found.items() if word.endswith("*")}
    return {
        word: frozenset(concepts).union(
            *(stems.get(word[:size], ()) for size in range(1, len(word)))
        )
        for word, concepts in found.items()
    }


def _coded(words: Mapping[str, frozenset[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """The code of each word, and the codes of each concept."""
    codes: dict[frozenset[str], str] = {}
    members: dict[str, str] = {}
    for concepts in words.values():
        if concepts not in codes:
            codes[concepts] = chr(_FIRST_CODE + len(codes))
            for concept in sorted(concepts):
                members[concept] = members.get(concept, "") + codes[concepts]
    return {word: codes[concepts] for word, concepts in words.items()}, members
