"""Intervals, confusion, correction: held to known values and to what must hold for all."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_voicearena.core.statistics import (
    Confusion,
    Interval,
    clopper_pearson,
    rogan_gladen,
    upper_bound,
    wilson,
)

counts = st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (0, 20, 0.0, 0.16843),
        (1, 20, 0.00127, 0.24873),
        (5, 10, 0.18709, 0.81291),
        (20, 20, 0.83157, 1.0),
        (3, 1000, 0.00062, 0.00874),
    ],
)
def test_clopper_pearson_as_tabulated(successes: int, n: int, low: float, high: float) -> None:
    found = clopper_pearson(successes, n)
    assert found is not None
    assert found.low == pytest.approx(low, abs=2e-5)
    assert found.high == pytest.approx(high, abs=2e-5)


@pytest.mark.parametrize(
    ("successes", "n", "share"), [(0, 20, 0.1391), (0, 1, 0.95), (1, 20, 0.2161), (0, 300, 0.0099)]
)
def test_what_may_still_be_true(successes: int, n: int, share: float) -> None:
    assert upper_bound(successes, n) == pytest.approx(share, abs=1e-4)


def test_where_nothing_is_known_all_may_be_true() -> None:
    assert upper_bound(0, 0) == upper_bound(7, 7) == 1


@given(counts)
@settings(max_examples=60)
def test_exact_is_never_narrower_at_the_ends(pair: tuple[int, int]) -> None:
    successes, n = pair
    exact = clopper_pearson(successes, n)
    if n == 0:
        assert exact is None
        return
    assert exact is not None
    assert 0 <= exact.low <= exact.share <= exact.high <= 1
    mirrored = clopper_pearson(n - successes, n)
    assert mirrored is not None
    assert mirrored.low == pytest.approx(1 - exact.high, abs=1e-9)


def test_exact_covers_at_least_as_often_as_it_says() -> None:
    draw = random.Random(1)
    for share in (0.02, 0.3, 0.5):
        covered = 0
        for _ in range(400):
            found = clopper_pearson(sum(draw.random() < share for _ in range(25)), 25)
            assert found is not None
            covered += found.low <= share <= found.high
        assert covered >= 0.95 * 400 - 15


def test_no_share() -> None:
    with pytest.raises(ValueError, match="3 of 2 is not a share"):
        clopper_pearson(3, 2)


class TestConfusion:
    def test_counts(self) -> None:
        pairs = (
            [(True, True)] * 8 + [(True, False)] * 2 + [(False, True)] * 1 + [(False, False)] * 9
        )
        found = Confusion.of(pairs)
        assert found == Confusion(8, 2, 1, 9)
        assert found.sensitivity == wilson(8, 10)
        assert found.specificity == wilson(9, 10)
        assert found.accuracy == pytest.approx(0.85)
        assert found.balanced_accuracy == pytest.approx(0.85)
        assert found.kappa == pytest.approx(0.7)

    def test_of_nothing(self) -> None:
        assert Confusion().kappa is Confusion().accuracy is Confusion().balanced_accuracy is None

    def test_chance_alone(self) -> None:
        assert Confusion(5, 5, 5, 5).kappa == 0
        assert Confusion(hits=7).kappa is None


class TestCorrection:
    def test_a_perfect_test_changes_nothing(self) -> None:
        perfect, seen = Interval(1, 1, 1), Interval(0.2, 0.1, 0.3)
        assert rogan_gladen(seen, perfect, perfect) == pytest.approx(seen)

    def test_false_alarms_are_taken_out(self) -> None:
        found = rogan_gladen(Interval(0.19, 0.19, 0.19), Interval(1, 1, 1), Interval(0.9, 0.9, 0.9))
        assert found is not None
        assert found.share == pytest.approx(0.1)

    def test_no_better_than_chance(self) -> None:
        half = Interval(0.5, 0.4, 0.6)
        assert rogan_gladen(half, half, half) is None

    @given(*[st.tuples(*[st.floats(0, 1)] * 3).map(sorted) for _ in range(3)])
    def test_stays_a_share(self, one: list[float], two: list[float], three: list[float]) -> None:
        given_ = [Interval(middle, low, high) for low, middle, high in (one, two, three)]
        found = rogan_gladen(*given_)
        assert found is None or 0 <= found.low <= found.share <= found.high <= 1
