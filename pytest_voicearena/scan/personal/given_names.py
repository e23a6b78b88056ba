"""Given names of many countries, from the list beside this module."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def clear_names() -> frozenset[str]:
    """Names, folded, that are hardly anything else."""
    return _names()[0]


def ambiguous_names() -> frozenset[str]:
    """Names, folded, that are ordinary words, months, places or brands as well."""
    return _names()[1]


@lru_cache(maxsize=1)
def _names() -> tuple[frozenset[str], frozenset[str]]:
    listed = files(__package__).joinpath("given_names.txt").read_text(encoding="ascii")
    lines = [line for line in listed.splitlines() if not line.startswith("#")]
    clear, _, ambiguous = "\n".join(lines).partition("---")
    return frozenset(clear.split()), frozenset(ambiguous.split())
