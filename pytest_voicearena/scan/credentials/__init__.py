"""Credentials that nobody declared: tokens, keys, passwords, in writing and as they are said."""

from __future__ import annotations

from pytest_voicearena.scan.credentials.announcements import find_announced
from pytest_voicearena.scan.credentials.assignments import find_assigned
from pytest_voicearena.scan.credentials.blocks import find_blocks
from pytest_voicearena.scan.credentials.choice import surest
from pytest_voicearena.scan.credentials.tokens import find_tokens
from pytest_voicearena.scan.match import Match
from pytest_voicearena.scan.speech import lowered

__all__ = ["find_credentials"]


def find_credentials(text: str) -> list[Match]:
    """Credentials in a text, in order and apart; where two overlap, the surer one.

    A match is named after its provider and format (``github-token``), or after what the text calls
    it (``password``); its span is the credential alone. Values that say themselves that they are
    examples, gaps of templates or masks are none. The time is linear in the length of the text.
    """
    lower = lowered(text)
    return surest(
        [
            *find_tokens(text),
            *find_blocks(text),
            *find_assigned(text, lower),
            *find_announced(text, lower),
        ]
    )
