"""The words behind the concepts that the rules speak of.

A line names a concept and its words, and may go on below, indented. A word that ends in ``*`` stands
for all words that begin so; a word may belong to several concepts. Words of all languages stand
behind the same concepts, so that one rule holds in all of them.
"""

from __future__ import annotations

from pytest_voicearena.scan.injection.words.english import ENGLISH, EVERYDAY
from pytest_voicearena.scan.injection.words.latin import (
    DUTCH,
    FRENCH,
    GERMAN,
    ITALIAN,
    OTHERS,
    POLISH,
    PORTUGUESE,
    SPANISH,
    TURKISH,
)
from pytest_voicearena.scan.injection.words.scripts import (
    ARABIC,
    CHINESE,
    HINDI,
    JAPANESE,
    KOREAN,
    RUSSIAN,
)

__all__ = ["EVERYDAY", "SPACED", "UNSPACED"]

#: Written with spaces between words.
SPACED: tuple[str, ...] = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    ITALIAN,
    PORTUGUESE,
    DUTCH,
    POLISH,
    TURKISH,
    OTHERS,
    RUSSIAN,
    ARABIC,
    HINDI,
)
#: Written without, and found inside of longer runs.
UNSPACED: tuple[str, ...] = (CHINESE, JAPANESE, KOREAN)
