"""Intervals for small numbers."""

from __future__ import annotations

import math
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
