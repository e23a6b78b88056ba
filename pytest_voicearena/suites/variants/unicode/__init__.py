"""Characters that look like others, or like nothing at all."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.unicode.backspaces import Backspaces
from pytest_voicearena.suites.variants.unicode.bidi_override import BidiOverride
from pytest_voicearena.suites.variants.unicode.fullwidth import Fullwidth
from pytest_voicearena.suites.variants.unicode.homoglyphs import Homoglyphs
from pytest_voicearena.suites.variants.unicode.math_bold import MathBold
from pytest_voicearena.suites.variants.unicode.sneaky_bits import SneakyBits
from pytest_voicearena.suites.variants.unicode.tags import Tags
from pytest_voicearena.suites.variants.unicode.variation_selectors import VariationSelectors
from pytest_voicearena.suites.variants.unicode.zalgo import Zalgo
from pytest_voicearena.suites.variants.unicode.zero_width import ZeroWidth

VARIANTS: tuple[type[Variant], ...] = (
    Backspaces,
    BidiOverride,
    Fullwidth,
    Homoglyphs,
    MathBold,
    SneakyBits,
    Tags,
    VariationSelectors,
    Zalgo,
    ZeroWidth,
)
