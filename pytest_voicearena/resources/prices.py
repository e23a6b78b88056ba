"""What models cost, from one dated file."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pytest_voicearena.core.agents import Price
from pytest_voicearena.resources.places import resource


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource("prices.json").read_text(encoding="utf-8"))
    return found


def price_of(model: str) -> Price | None:
    """The list price of ``provider/model``; None where the file knows none.

    A model's dated name (``gpt-4o-2024-08-06``) costs what its family does.
    """
    models: dict[str, list[float]] = _table()["models"]
    provider = model.partition("/")[0]
    if provider in _table()["free"]:
        return Price(0.0, 0.0)
    families = sorted(
        (key for key in models if model == key or model.startswith(f"{key}-20")), key=len
    )
    return Price(*models[families[-1]]) if families else None


def prices_date() -> str:
    """The day as of which the prices hold, ISO 8601."""
    return str(_table()["as_of"])
