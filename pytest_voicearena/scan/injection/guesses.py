"""What a word that is not in the vocabulary may stand for: misspelled, in leetspeak, in look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

#: Words worth recognising when somebody took pains to misspell them: inner letters in another order
#: (typoglycemia), or one letter off.
_CORE = """
ignore disregard forget override bypass previous preceding earlier instruction instructions
guidelines guideline system prompt prompts reveal disclose password secret restrictions unrestricted
developer assistant directives everything jailbreak commands policies confidential pretend repeat
"""
#: Whole words that are one letter off, and mean what they say.
_INNOCENT = """
ignored ignores ignorer forged forgot forges forger systems secrets secrete prompted prompter promote
repeal repeats repeated reveals revel reverb revealed disclosed discloses passwords pretends pretense
pretender portend intend extend overrides overrode earliest developers developed assistants
assistance commando commends commend policed polices police restriction bypassed bypasses
"""
#: Words by which a text that was enciphered letter by letter is recognised.
_KEYWORDS = ("ignore", "previous", "instructions", "disregard", "system", "prompt", "reveal")

_LEET = tuple(str.maketrans("013457@$8", f"o{one}eastasb") for one in "il")
_LEET_MARKS = re.compile(r"[013457@$8]")
#: Cyrillic and Greek letters that look like Latin ones.
_LOOKS = str.maketrans("аеорсухікѕјԁԛԝһпмтвνοαρτικεχυωҽɡ", "aeopcyxiksjdqwhnmtbvoaptikexuweg")
_LATIN = re.compile("[a-z]")
#: Words of so many letters may be misspelled; a word begins with a stem of so many.
_SHORTEST = 6
_LONGEST = 20
_STEMS = range(14, 3, -1)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROT13 = 13


class Guess(NamedTuple):
    """The code of the word meant (empty for none), and how it was dressed."""

    code: str
    disguise: str = ""


_NOTHING = Guess("")


class Guesser:
    """Recognises words of a vocabulary behind what was written instead.

    ``ciphered`` is the code of a word that was enciphered letter by letter.
    """

    def __init__(self, codes: Mapping[str, str], ciphered: str) -> None:
        core = {word: codes[word] for word in _CORE.split()}
        self._codes = codes
        self._stems = {word[:-1]: code for word, code in codes.items() if word.endswith("*")}
        self._core = core
        self._scrambled = {_scrambled(word): code for word, code in core.items()}
        self._shorter = {short: code for word, code in core.items() for short in _shorter(word)}
        self._blanked = {blank: code for word, code in core.items() for blank in _blanked(word)}
        self._innocent = frozenset(_INNOCENT.split())
        self._ciphers = dict.fromkeys(enciphered(), ciphered)

    def guess(self, word: str) -> Guess:
        """What a folded word stands for."""
        if word.isdigit():
            return Guess(self._codes["10"])
        if _LEET_MARKS.search(word):
            return self._leet(word)
        if stem := next((word[:size] for size in _STEMS if word[:size] in self._stems), ""):
            return Guess(self._stems[stem])
        if code := self._ciphers.get(word):
            return Guess(code)
        return self._typo(word) if word.isascii() else self._look_alike(word)

    def _leet(self, word: str) -> Guess:
        for table in _LEET:
            if code := self._codes.get(word.translate(table)):
                return Guess(code, "leetspeak")
        return Guess(self._codes["https"]) if "@" in word else _NOTHING

    def _look_alike(self, word: str) -> Guess:
        code = self._codes.get(word.translate(_LOOKS)) if _LATIN.search(word) else None
        return Guess(code, "homoglyphs") if code else _NOTHING

    def _typo(self, word: str) -> Guess:
        if not _SHORTEST <= len(word) <= _LONGEST or word in self._innocent:
            return _NOTHING
        code = (
            self._scrambled.get(_scrambled(word))
            or self._shorter.get(word)
            or next(filter(None, map(self._core.get, _shorter(word))), None)
            or next(filter(None, map(self._blanked.get, _blanked(word))), None)
        )
        return Guess(code, "misspelling") if code else _NOTHING


def enciphered() -> dict[str, str]:
    """The keywords in each Caesar shift, in atbash and reversed, with the name of the cipher."""
    found = {}
    for word in _KEYWORDS:
        for shift in range(1, len(_ALPHABET)):
            found[_shifted(word, shift)] = "rot13" if shift == _ROT13 else f"Caesar {shift}"
        found[_mirrored(word)] = "atbash"
        found[word[::-1]] = "reversed"
    return found


def deciphered(text: str, cipher: str) -> str:
    """Folded text read in a cipher that :func:`enciphered` names."""
    if cipher == "reversed":
        return text[::-1]
    if cipher == "atbash":
        return _mirrored(text)
    shift = _ROT13 if cipher == "rot13" else int(cipher.split()[1])
    return _shifted(text, len(_ALPHABET) - shift)


def _shifted(text: str, shift: int) -> str:
    moved = _ALPHABET[shift:] + _ALPHABET[:shift]
    return text.translate(str.maketrans(_ALPHABET, moved))


def _mirrored(text: str) -> str:
    return text.translate(str.maketrans(_ALPHABET, _ALPHABET[::-1]))


def _scrambled(word: str) -> str:
    return word[0] + "".join(sorted(word[1:-1])) + word[-1]


def _shorter(word: str) -> Iterator[str]:
    """The word without one of its letters; the first one is never wrong."""
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]


def _blanked(word: str) -> Iterator[str]:
    for place in range(1, len(word)):
        yield f"{word[:place]} {word[place + 1 :]}"
