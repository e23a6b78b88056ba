"""What commands print: nothing that steers a screen, and colour only where a person looks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from typing import Any, TextIO

from pytest_voicearena.scan.display import printable

_CODES = {"bold": 1, "red": 31, "green": 32, "yellow": 33}

#: Some text, and how to show it; None is as usual.
Part = str | tuple[str, str | None]


class Terminal:
    """Lines of text to a stream. ``columns`` is None where nobody looks, so nothing is cut."""

    def __init__(self, stream: TextIO, environ: Mapping[str, str]) -> None:
        self._stream = stream
        seen = stream.isatty()
        self.columns = shutil.get_terminal_size().columns if seen else None
        self._colour = seen and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"

    def line(self, *parts: Part) -> None:
        """One line, or several where a text holds line breaks."""
        pairs = [(part, None) if isinstance(part, str) else part for part in parts]
        print("".join(self._shown(text, style) for text, style in pairs), file=self._stream)

    def json(self, value: Any) -> None:
        """A value for machines; ASCII alone, so that it is safe to look at too."""
        print(json.dumps(value, indent=2), file=self._stream)

    def flush(self) -> None:
        """Have it all written."""
        self._stream.flush()

    def _shown(self, text: str, style: str | None) -> str:
        text = printable(text)
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if style and self._colour else text
