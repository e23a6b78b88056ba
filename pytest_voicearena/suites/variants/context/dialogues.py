"""Little exchanges that never were, for attackers who bring a history along."""

from __future__ import annotations

from collections.abc import Iterable


def transcript(exchanges: Iterable[tuple[str, str]]) -> str:
    """Question and answer in turn, as transcripts write them."""
    return "\n".join(f"Caller: {asked}\nAgent: {told}" for asked, told in exchanges)
