"""Words and patterns in text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


def find_words(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands as whole words, whatever its case and the width of its spaces."""
    for match in _words(phrase).finditer(text):
        yield match.span()


@lru_cache(maxsize=1024)
def _words(phrase: str) -> re.Pattern[str]:
    inner = r"\s+".join(re.escape(word) for word in phrase.split())
    left = r"(?<!\w)" if phrase[:1].isalnum() else ""
    right = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(f"{left}{inner}{right}", re.IGNORECASE)
