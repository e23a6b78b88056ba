"""What stands where a credential would, and is none."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

#: Longer values are judged by as much.
_LOOKED_AT = 512
#: So many different characters are in the shortest random token.
_FEWEST_KINDS = 6
#: A larger share of neighbours that count up or down is a keyboard's work.
_MOST_RUNNING = 0.5

_TEMPLATE = re.compile(
    r"""\$\{|\$\(|\{\{|\}\}|<%|%\(|\#\{|\$\[|\[\[      # ${X} $(X) {{X}} <%= X %> %(X)s #{X}
      | ^\$[A-Za-z_]\w*$ | ^%\w+%$ | ^<[^<>]*>$ | ^\[[^\]]*\]$ | ^\{\w*\}$ | ^@\w+@$ | ^__\w+__$
    """,
    re.VERBOSE,
)
_WORDS = re.compile(
    r"example|placeholder|change[_-]?(?:me|it|this)|your[_-]|my[_-](?:secret|api|token|key|pass)"
    r"|insert[_-]?|replace[_-]|redacted|masked|hidden|dummy|sample[_-]|xxxx|\*{3}|\.{3}|\u2022{2}"
    r"|enter[_-]|to[_-]?do|fixme|not[_-]?a[_-]?real|fake[_-]?|_here\b|-here\b|<\w|\u2026"
)


def is_placeholder(value: str) -> bool:
    """Whether a value is a template's gap, a mask, or an example that says so of itself."""
    value = value[:_LOOKED_AT]
    return (
        len(set(value.strip("\"'"))) <= 1
        or _WORDS.search(value.lower()) is not None
        or (not value.isalnum() and _TEMPLATE.search(value) is not None)
    )


def is_made_up(body: str) -> bool:
    """Whether what should be random was typed: few characters, ``abcdef``, ``12345``, or a name."""
    body = body[:_LOOKED_AT]
    if is_placeholder(body) or len(set(body)) < min(_FEWEST_KINDS, len(body)):
        return True
    if _identifier().fullmatch(body):
        return True
    steps = [ord(b) - ord(a) for a, b in pairwise(body)]
    return sum(step in {1, -1} for step in steps) > _MOST_RUNNING * len(steps)


@lru_cache(maxsize=1)
def _identifier() -> re.Pattern[str]:
    """Names of variables and words with hyphens: one case, no digit."""
    return re.compile(r"(?=[A-Za-z]*[_.-])(?:[A-Z_.-]{16,}|[a-z_.-]{16,})")


def entropy(value: str) -> float:
    """Shannon's entropy of the characters of a text, in bits for each (C. E. Shannon 1948)."""
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values())
