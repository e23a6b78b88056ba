"""The variants that are shipped, and what they make of a text."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import strategies as st

from pytest_voicearena.assembly.builtins import BuiltIns
from pytest_voicearena.core.attacks import Approach
from pytest_voicearena.registry.registry import Registry

VARIANTS: Mapping[str, Any] = Registry([BuiltIns()], entry_points=False).variants

#: Anything that a document could hold, halves of surrogate pairs and control characters included.
ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\ud800\udfff\0\n ")), min_size=1)
#: Text that every decoder gives back.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
#: Words and marks as callers use them.
WORDS = st.from_regex(r"[A-Za-z0-9]{1,9}(?: [A-Za-z0-9]{1,9}){0,5}[.?!]?", fullmatch=True)


def dressed(name: str, *turns: str, seed: int = 1) -> Approach:
    """The turns in a variant, or in several: ``nato+polite``."""
    found = Approach(turns)
    for one in name.split("+"):
        found = VARIANTS[one]().apply(found, Random(seed))
    return found


def becomes(found: Approach) -> str:
    """What an example shows: what a tool answers, or all that is said, a turn a line."""
    return found.tool_results.get("*") or "\n".join(found.turns)


def last(name: str, turn: str, seed: int = 1) -> str:
    """The last turn in a variant."""
    return dressed(name, turn, seed=seed).last
