"""Levers that work on people, and on what has learned from people."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.persuasion.authority import Authority
from pytest_voicearena.suites.variants.persuasion.evidence import Evidence
from pytest_voicearena.suites.variants.persuasion.expert import Expert
from pytest_voicearena.suites.variants.persuasion.flattery import Flattery
from pytest_voicearena.suites.variants.persuasion.guilt import Guilt
from pytest_voicearena.suites.variants.persuasion.logical_appeal import LogicalAppeal
from pytest_voicearena.suites.variants.persuasion.misrepresentation import Misrepresentation
from pytest_voicearena.suites.variants.persuasion.polite import Polite
from pytest_voicearena.suites.variants.persuasion.reciprocity import Reciprocity
from pytest_voicearena.suites.variants.persuasion.social_proof import SocialProof
from pytest_voicearena.suites.variants.persuasion.threat import Threat
from pytest_voicearena.suites.variants.persuasion.urgent import Urgent

VARIANTS: tuple[type[Variant], ...] = (
    Authority,
    Evidence,
    Expert,
    Flattery,
    Guilt,
    LogicalAppeal,
    Misrepresentation,
    Polite,
    Reciprocity,
    SocialProof,
    Threat,
    Urgent,
)
