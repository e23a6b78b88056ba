"""Words and patterns in text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


def find_words(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands as whole words.

    Its case, the width of its spaces and the bend of its apostrophes do not matter. A phrase without
    a word is nowhere.
    """
    if not phrase.strip():
        return
    for match in _words(phrase).finditer(text):
        yield match.span()


@lru_cache(maxsize=1024)
def _words(phrase: str) -> re.Pattern[str]:
    words = phrase.split()
    inner = r"\s+".join(re.escape(word) for word in words)
    inner = re.sub(
        "['\N{RIGHT SINGLE QUOTATION MARK}]", "['\N{RIGHT SINGLE QUOTATION MARK}]", inner
    )
    left = r"(?<!\w)" if words[0][0].isalnum() else ""
    right = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return re.compile(f"{left}{inner}{right}", re.IGNORECASE)


def pattern_mistake(pattern: str) -> str | None:
    """Why a text is no regular expression; None if it is one."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"'{pattern}' is no regular expression: {error}"
    return None
