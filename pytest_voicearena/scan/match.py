"""What scanners see."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """Characters ``start`` to ``end`` of a text, and what a scanner takes them for.

    ``name`` is the secret, the format, the rule. ``score`` is how sure the scanner is (0 to 1), and
    ``why`` says so in a few words for people. ``disguise`` is how it was dressed; empty where
    nothing was. ``share`` is how much of a secret came out (0 to 1).
    """

    name: str
    start: int
    end: int
    score: float = 1.0
    why: str = ""
    disguise: str = ""
    share: float = 1.0
