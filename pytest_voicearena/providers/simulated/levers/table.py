"""All levers in one table, and the two questions that are put to it."""

from __future__ import annotations

from pytest_voicearena.providers.simulated.levers.lever import Grip, Lever
from pytest_voicearena.providers.simulated.levers.persuasion import PERSUASION
from pytest_voicearena.providers.simulated.levers.trickery import TRICKERY

LEVERS: tuple[Grip, ...] = (*PERSUASION, *TRICKERY)


def pulled(folded: str) -> frozenset[Lever]:
    """The levers that a speaker's words pull."""
    return frozenset(grip.lever for grip in LEVERS if grip.pulled_in(folded))


def withstood(folded: str) -> frozenset[Lever]:
    """The levers that a sentence of a prompt takes away."""
    return frozenset(grip.lever for grip in LEVERS if grip.withstood_in(folded))


def opening(levers: frozenset[Lever]) -> str:
    """How an agent begins that gives way to these levers; the first in the table speaks."""
    return next((grip.opening for grip in LEVERS if grip.lever in levers and grip.opening), "")
