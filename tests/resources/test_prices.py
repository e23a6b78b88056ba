"""What is shipped beside the code is found and makes sense."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pytest_voicearena.core.agents import Price
from pytest_voicearena.resources.places import attacks_directory, resource
from pytest_voicearena.resources.prices import price_of, prices_date


def test_the_shipped_suites_are_where_they_should_be() -> None:
    assert len(list(attacks_directory().glob("*.attack.yaml"))) == 7


@pytest.mark.parametrize(
    ("model", "price"),
    [
        ("openai/gpt-4o", Price(2.5, 10.0)),
        ("openai/gpt-4o-2024-08-06", Price(2.5, 10.0)),
        ("openai/gpt-4o-mini", Price(0.15, 0.6)),
        ("openai/gpt-4o-mini-2024-07-18", Price(0.15, 0.6)),
        ("openai/gpt-4o-realtime", None),
        ("openai/unheard-of", None),
        ("openai", None),
        ("", None),
        ("embedded/smollm2", Price(0, 0)),
        ("simulated", Price(0, 0)),
        ("python", None),
    ],
)
def test_prices(model: str, price: Price | None) -> None:
    assert price_of(model) == price


def test_the_list_is_dated_and_sound() -> None:
    table = json.loads(resource("prices.json").read_text(encoding="utf-8"))
    assert date.fromisoformat(prices_date()) == date.fromisoformat(table["as_of"])
    for model, (cheap, dear) in table["models"].items():
        assert "/" in model
        assert 0 < cheap <= dear < 1000
