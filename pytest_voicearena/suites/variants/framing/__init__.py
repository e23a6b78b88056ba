"""Stories, games and orders around a request."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.framing.announcement import Announcement
from pytest_voicearena.suites.variants.framing.distractors import Distractors
from pytest_voicearena.suites.variants.framing.fiction import Fiction
from pytest_voicearena.suites.variants.framing.game import Game
from pytest_voicearena.suites.variants.framing.hypothetical import Hypothetical
from pytest_voicearena.suites.variants.framing.ignore_previous import IgnorePrevious
from pytest_voicearena.suites.variants.framing.nested_scenes import NestedScenes
from pytest_voicearena.suites.variants.framing.opposite_day import OppositeDay
from pytest_voicearena.suites.variants.framing.poem import Poem
from pytest_voicearena.suites.variants.framing.prefix_injection import PrefixInjection
from pytest_voicearena.suites.variants.framing.refusal_suppression import RefusalSuppression
from pytest_voicearena.suites.variants.framing.research import Research
from pytest_voicearena.suites.variants.framing.role_play import RolePlay
from pytest_voicearena.suites.variants.framing.second_speaker import SecondSpeaker
from pytest_voicearena.suites.variants.framing.skeleton_key import SkeletonKey
from pytest_voicearena.suites.variants.framing.special_tokens import SpecialTokens

VARIANTS: tuple[type[Variant], ...] = (
    Announcement,
    Distractors,
    Fiction,
    Game,
    Hypothetical,
    IgnorePrevious,
    NestedScenes,
    OppositeDay,
    Poem,
    PrefixInjection,
    RefusalSuppression,
    Research,
    RolePlay,
    SecondSpeaker,
    SkeletonKey,
    SpecialTokens,
)
