"""What comes before a request, and what it is cut into."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.context.acrostic import Acrostic
from pytest_voicearena.suites.variants.context.context_compliance import ContextCompliance
from pytest_voicearena.suites.variants.context.crescendo_prelude import CrescendoPrelude
from pytest_voicearena.suites.variants.context.drift_and_return import DriftAndReturn
from pytest_voicearena.suites.variants.context.fake_transcript import FakeTranscript
from pytest_voicearena.suites.variants.context.few_shot import FewShot
from pytest_voicearena.suites.variants.context.flood import Flood
from pytest_voicearena.suites.variants.context.many_shot import ManyShot
from pytest_voicearena.suites.variants.context.split_turns import SplitTurns
from pytest_voicearena.suites.variants.context.variables import Variables

VARIANTS: tuple[type[Variant], ...] = (
    Acrostic,
    ContextCompliance,
    CrescendoPrelude,
    DriftAndReturn,
    FakeTranscript,
    FewShot,
    Flood,
    ManyShot,
    SplitTurns,
    Variables,
)
