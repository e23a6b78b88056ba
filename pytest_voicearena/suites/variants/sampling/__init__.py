"""Variants that are drawn anew until one sticks."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.sampling.best_of_n import BestOfN

VARIANTS: tuple[type[Variant], ...] = (BestOfN,)
