"""Ways to spell, say and mistype the words of a request."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.spellings.as_in import AsIn
from pytest_voicearena.suites.variants.spellings.ascii_art import AsciiArt
from pytest_voicearena.suites.variants.spellings.digits_as_words import DigitsAsWords
from pytest_voicearena.suites.variants.spellings.disfluent import Disfluent
from pytest_voicearena.suites.variants.spellings.keypad import Keypad
from pytest_voicearena.suites.variants.spellings.leetspeak import Leetspeak
from pytest_voicearena.suites.variants.spellings.letter_by_letter import LetterByLetter
from pytest_voicearena.suites.variants.spellings.letter_numbers import LetterNumbers
from pytest_voicearena.suites.variants.spellings.mistyped import Mistyped
from pytest_voicearena.suites.variants.spellings.nato import Nato
from pytest_voicearena.suites.variants.spellings.pig_latin import PigLatin
from pytest_voicearena.suites.variants.spellings.spaced import Spaced
from pytest_voicearena.suites.variants.spellings.stutter import Stutter
from pytest_voicearena.suites.variants.spellings.token_break import TokenBreak
from pytest_voicearena.suites.variants.spellings.typoglycemia import Typoglycemia

VARIANTS: tuple[type[Variant], ...] = (
    AsIn,
    AsciiArt,
    DigitsAsWords,
    Disfluent,
    Keypad,
    Leetspeak,
    LetterByLetter,
    LetterNumbers,
    Mistyped,
    Nato,
    PigLatin,
    Spaced,
    Stutter,
    TokenBreak,
    Typoglycemia,
)
