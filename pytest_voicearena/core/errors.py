"""What can go wrong, by who can mend it.

::

    ArenaError
    ├── UserError             the user's files or options; shown without a traceback
    │   ├── DocumentError     mistakes in a document, with positions
    │   └── MissingExtra      a package that an extra would bring
    ├── ProviderError         the other end of the wire
    ├── UnusableJudgement     a judge that answered, but not what was asked
    └── Undecidable           a detector that looked, and cannot say
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


class ArenaError(Exception):
    """Everything that this package raises on purpose."""


class UserError(ArenaError):
    """Something that the user can mend; the message says how."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a document. ``line`` and ``column`` count from 1; ``source`` is that line."""

    path: str
    line: int
    column: int
    message: str
    source: str = ""

    def __str__(self) -> str:
        head = f"{self.path}:{self.line}:{self.column}: {self.message}"
        if not self.source.strip():
            return head
        shown, caret = _window(self.source, self.column)
        return f"{head}\n    {shown}\n    {' ' * caret}^"


class DocumentError(UserError):
    """All mistakes of one or more documents at once."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


class MissingExtra(UserError):
    """A part needs packages that are not installed."""

    @classmethod
    def named(cls, extra: str, what: str) -> Self:
        """``what`` needs the extra; the message holds the command that installs it."""
        return cls(f"{what} needs: pip install 'pytest-voicearena[{extra}]'")


class ProviderError(ArenaError):
    """The other end of the wire failed, or its answer made no sense.

    ``retryable`` says that asking again is safe and may help; ``retry_after`` (seconds) is what the
    server asked for; ``throttled`` that it wants less traffic.
    """

    def __init__(
        self,
        message: str,
        *,
        retryable: bool = False,
        throttled: bool = False,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.retryable = retryable
        self.throttled = throttled
        self.retry_after = retry_after


class UnusableJudgement(ArenaError):
    """A judge's answer cannot be used: no JSON, no verdict, or a quote that nobody said."""


class Undecidable(ArenaError):
    """What a detector looks at can neither be called a breach nor none."""


#: A longer source line is shown as a window of this many characters around the mistake.
_WIDTH = 100


def _window(source: str, column: int) -> tuple[str, int]:
    """The part of a line to show, and how many cells of a terminal the caret stands to the right."""
    at = min(max(column - 1, 0), len(source))
    begin = max(0, at - _WIDTH // 2) if len(source) > _WIDTH else 0
    shown = "".join(
        " " if char == "\t" else char if char.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for char in source[begin : begin + _WIDTH]
    )
    return shown.rstrip(), sum(_cells(char) for char in shown[: at - begin])


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
