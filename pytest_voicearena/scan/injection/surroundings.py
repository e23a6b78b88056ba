"""What a line stands in: a line of prose between rows of a table is not part of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

#: Rows, keys, headers, elements, code: lines that nobody reads aloud.
_FORMAL = re.compile(
    r"\s*(?:\||[{}\[\]<\"']|[A-Z][A-Z _-]{2,24}:|[\w.-]{1,30}\s*[=:]\s*\S|```|>>>|(?:def|class|import|"
    r"from|for|while|return|if|with|print)\b.*[:()]|[\d.,;:%$€ -]+$)"
)
_LONGEST_LINE = 400
_BULLET = re.compile(r"[-+#>/\u2022]|\*(?!\*)|\.\.|\d+[.)]")
_ENDED = re.compile(r"[.!?\"'`)\]}\u3002\uff01\uff1f]\**\Z")
_GOES_ON = re.compile(r"[ \t]*[a-z]")
#: Of a long text only so many lines are looked at, from both ends.
_SAMPLE = 40
_MANY = 0.4
_FEW_LINES = 3
_LONG = 24


class Surroundings:
    """How the lines of a text look, worked out when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def formal(self) -> bool:
        """Whether much of the text is rows, fields or code."""
        lines = [line for line in self._sample().splitlines() if line.strip()]
        formal = sum(1 for line in lines if _FORMAL.match(line[:_LONGEST_LINE]))
        return len(lines) >= _FEW_LINES and formal >= _MANY * len(lines)

    def edges(self) -> Iterator[tuple[int, int]]:
        """The first and the last of several lines, if they stand for themselves."""
        text = self._text
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        first, last = text.find("\n", start, end), text.rfind("\n", start, end) + 1
        if first < 0:
            return
        for begin, stop in ((start, first), (last, end)):
            if len(text) - (stop - begin) >= _LONG and self._is_apart(begin, stop):
                yield begin, min(stop, begin + _LONGEST_LINE)

    def _is_apart(self, begin: int, stop: int) -> bool:
        """Whether a line is a whole one, no item of a list and no announcement."""
        line = self._text[begin:stop].rstrip()
        if _BULLET.match(line) or line.endswith(":"):
            return False
        after = self._text[stop + 1 : stop + _LONGEST_LINE]
        return bool(_ENDED.search(line)) or not _GOES_ON.match(after)

    def _sample(self) -> str:
        lines = self._text.split("\n", _SAMPLE)
        if len(lines) <= _SAMPLE:
            return self._text
        return "\n".join([*lines[:_SAMPLE], *lines[_SAMPLE].rsplit("\n", _SAMPLE)[1:]])
