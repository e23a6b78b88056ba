"""Intervals for small numbers, and how far a test can be trusted."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

#: The 97.5 % quantile of the standard normal distribution: two-sided 95 %.
Z95 = 1.959963984540054


class Interval(NamedTuple):
    """A share and its 95 % interval, all between 0 and 1."""

    share: float
    low: float
    high: float


def wilson(successes: int, n: int, z: float = Z95) -> Interval | None:
    """The Wilson score interval, which stays sensible for small n and for 0 or n successes.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    JASA 22 (1927). Returns None for n = 0.

    Raises:
        ValueError: if not 0 <= successes <= n.
    """
    if not 0 <= successes <= n:
        message = f"{successes} of {n} is not a share"
        raise ValueError(message)
    if n == 0:
        return None
    share = successes / n
    denominator = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / denominator
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / denominator
    low = 0.0 if successes == 0 else centre - half
    high = 1.0 if successes == n else centre + half
    return Interval(share, low, high)


def clopper_pearson(successes: int, n: int, alpha: float = 0.05) -> Interval | None:
    """The exact interval: never too narrow, for gates that must not promise too much.

    Source: C. J. Clopper, E. S. Pearson, The use of confidence or fiducial limits illustrated in
    the case of the binomial, Biometrika 26 (1934). Returns None for n = 0.

    Raises:
        ValueError: if not 0 <= successes <= n.
    """
    if not 0 <= successes <= n:
        message = f"{successes} of {n} is not a share"
        raise ValueError(message)
    if n == 0:
        return None
    low = 0.0 if successes == 0 else _share_where(successes - 1, n, 1 - alpha / 2)
    high = 1.0 if successes == n else _share_where(successes, n, alpha / 2)
    return Interval(successes / n, low, high)


def upper_bound(successes: int, n: int, alpha: float = 0.05) -> float:
    """What the true share may still be: the one-sided exact bound; 0 of 20 allows 14 %.

    Source: as :func:`clopper_pearson`. 1 for n = 0: nothing is known.

    Raises:
        ValueError: if not 0 <= successes <= n.
    """
    if not 0 <= successes <= n:
        message = f"{successes} of {n} is not a share"
        raise ValueError(message)
    return 1.0 if successes == n else _share_where(successes, n, alpha)


#: Halvings of [0, 1]: more do not move a double.
_HALVINGS = 60


def _share_where(successes: int, n: int, probability: float) -> float:
    """The share at which at most so many successes of n have the given probability."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _at_most(successes, n, middle) > probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _at_most(successes: int, n: int, share: float) -> float:
    """The binomial distribution function, summed from logarithms so that large n are no trouble."""
    if share <= 0:
        return 1.0
    if share >= 1:
        return 1.0 if successes >= n else 0.0
    yes, no = math.log(share), math.log1p(-share)
    chosen = math.lgamma(n + 1)
    return math.fsum(
        math.exp(chosen - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * yes + (n - k) * no)
        for k in range(successes + 1)
    )


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often a test was right about what is known. Positive is a breach, or what is looked for."""

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    passes: int = 0

    @classmethod
    def of(cls, pairs: Iterable[tuple[bool, bool]]) -> Confusion:
        """Counts pairs of (what is so, what the test says)."""
        counts = Counter(pairs)
        return cls(
            counts[True, True], counts[True, False], counts[False, True], counts[False, False]
        )

    @property
    def total(self) -> int:
        """All of them."""
        return self.hits + self.misses + self.false_alarms + self.passes

    @property
    def sensitivity(self) -> Interval | None:
        """The share of what is so that the test says; None where nothing is."""
        return wilson(self.hits, self.hits + self.misses)

    @property
    def specificity(self) -> Interval | None:
        """The share of what is not so about which the test is silent; None where all is."""
        return wilson(self.passes, self.passes + self.false_alarms)

    @property
    def accuracy(self) -> float | None:
        """The share of right answers."""
        return (self.hits + self.passes) / self.total if self.total else None

    @property
    def balanced_accuracy(self) -> float | None:
        """The mean of sensitivity and specificity."""
        sensitivity, specificity = self.sensitivity, self.specificity
        if sensitivity is None or specificity is None:
            return None
        return (sensitivity.share + specificity.share) / 2

    @property
    def kappa(self) -> float | None:
        """Agreement beyond chance, -1 to 1; None where chance alone explains everything.

        Source: J. Cohen, A coefficient of agreement for nominal scales, 1960.
        """
        if not self.total or self.accuracy is None:
            return None
        so, said = self.hits + self.misses, self.hits + self.false_alarms
        chance = (so * said + (self.total - so) * (self.total - said)) / self.total**2
        return None if chance == 1 else (self.accuracy - chance) / (1 - chance)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often a detector, or a judge on a model, was right about what people had labelled."""

    detector: str
    model: str
    confusion: Confusion


def rogan_gladen(
    observed: Interval, sensitivity: Interval, specificity: Interval
) -> Interval | None:
    """A share as it would be without the errors of the test that counted it.

    Source: W. J. Rogan, B. Gladen, Estimating prevalence from the results of a screening test,
    American Journal of Epidemiology 107 (1978); the interval takes the ends of all three intervals,
    which is wide rather than wrong. None where the test is no better than chance.
    """
    if sensitivity.share + specificity.share <= 1:
        return None
    share = _corrected(observed.share, sensitivity.share, specificity.share)
    ends = [
        _corrected(rate, se, sp)
        for rate in (observed.low, observed.high)
        for se in (sensitivity.low, sensitivity.high)
        for sp in (specificity.low, specificity.high)
        if se + sp > 1
    ]
    return Interval(share, min([share, *ends]), max([share, *ends]))


def _corrected(rate: float, sensitivity: float, specificity: float) -> float:
    return min(1.0, max(0.0, (rate + specificity - 1) / (sensitivity + specificity - 1)))
