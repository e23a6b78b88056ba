"""Numbers as people and models write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SEPARATORS = ".,'\N{RIGHT SINGLE QUOTATION MARK}_ \u00a0\u2009\u202f"
_NUMBER = re.compile(
    r"(?P<sign>(?<!\w)[-\N{MINUS SIGN}])?[ $\N{EURO SIGN}\N{POUND SIGN}]{0,2}"
    rf"(?P<digits>[0-9]+(?:[{re.escape(_SEPARATORS)}][0-9]+)*)(?P<power>[eE][-+]?[0-9]{{1,3}}\b)?"
)
_JSON_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
#: Digits in a group between separators of thousands.
_GROUP = 3
#: Longer ones than any amount are read as far as this.
_MOST_DIGITS = 300


def first_number(text: str) -> float | None:
    """The first number in a text; None without one.

    ``$1,200.50``, ``1.200,50 EUR`` and ``1 200.50`` are all 1200.5. A single separator before three
    digits parts thousands, as in ``1,200`` and ``1.200 EUR``, but not where the text is a number as
    JSON writes it (``1.200``) or begins with zero (``0,125``).
    """
    text = unicodedata.normalize("NFKC", text.strip())
    if _JSON_NUMBER.match(text) and len(text) < _MOST_DIGITS:
        return float(text)
    found = _NUMBER.search(text)
    if found is None:
        return None
    amount = _amount(found["digits"][:_MOST_DIGITS])
    power = int(found["power"][1:]) if found["power"] else 0
    return (-amount if found["sign"] else amount) * 10.0 ** min(power, _MOST_DIGITS)


def _amount(digits: str) -> float:
    groups = re.split(r"[^0-9]", digits)
    marks = re.findall(r"[^0-9]", digits)
    if not marks:
        return float(digits)
    whole, last = groups[:-1], marks[-1]
    if last in ".," and marks.count(last) == 1 and not _thousands(groups, marks):
        # It is the decimal mark; what stands before it has to part thousands.
        if len(whole) == 1 or _thousands(whole, marks[:-1]):
            return float("".join(whole) + "." + groups[-1])
    elif _thousands(groups, marks):
        return float("".join(groups))
    return float(groups[0])


def _thousands(groups: Sequence[str], marks: Sequence[str]) -> bool:
    """Whether one kind of mark parts groups of three digits."""
    return (
        len(set(marks)) == 1
        and all(len(group) == _GROUP for group in groups[1:])
        and len(groups[0]) <= _GROUP
        and not groups[0].startswith("0")
    )
