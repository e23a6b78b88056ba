"""Other languages, and other tenses."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.languages.answer_in import AnswerIn
from pytest_voicearena.suites.variants.languages.code_switching import CodeSwitching
from pytest_voicearena.suites.variants.languages.french_frame import FrenchFrame
from pytest_voicearena.suites.variants.languages.future_tense import FutureTense
from pytest_voicearena.suites.variants.languages.gaelic_frame import GaelicFrame
from pytest_voicearena.suites.variants.languages.german_frame import GermanFrame
from pytest_voicearena.suites.variants.languages.past_tense import PastTense
from pytest_voicearena.suites.variants.languages.spanish_frame import SpanishFrame
from pytest_voicearena.suites.variants.languages.translation_chain import TranslationChain
from pytest_voicearena.suites.variants.languages.zulu_frame import ZuluFrame

VARIANTS: tuple[type[Variant], ...] = (
    AnswerIn,
    CodeSwitching,
    FrenchFrame,
    FutureTense,
    GaelicFrame,
    GermanFrame,
    PastTense,
    SpanishFrame,
    TranslationChain,
    ZuluFrame,
)
