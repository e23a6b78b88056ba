"""Words of a text, some of them changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

WORD = re.compile(r"[^\W\d_]+")


def change_some(
    text: str,
    change: Callable[[str], str],
    random: Random,
    *,
    share: float,
    eligible: Callable[[str], bool],
) -> str:
    """The text with a drawn share of its eligible words changed, at least one if there are any."""
    places = [found.start() for found in WORD.finditer(text) if eligible(found[0])]
    if not places:
        return text
    drawn = set(random.sample(places, max(1, round(len(places) * share))))
    return WORD.sub(
        lambda found: change(found[0]) if found.start() in drawn else found[0],
        text,
    )


def scrambled(word: str, random: Random) -> str:
    """The word with its inner letters in another order; its ends stay, as readers need them."""
    inner = word[1:-1]
    if len(set(inner)) < 2:  # noqa: PLR2004 - there is no other order
        return word
    mixed = "".join(random.sample(inner, len(inner)))
    if mixed == inner:
        mixed = inner[1:] + inner[0]
    return word[0] + mixed + word[-1]
