"""From bytes to text, with a position for everything that is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pytest_voicearena.core.errors import DocumentError, Mistake

#: Five thousand attacks with long conversations fit; what is larger is not written by hand.
MAX_BYTES = 8_000_000

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
#: What YAML 1.2 does not allow in a stream, chapter 5.1 of its specification.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file and the name by which the user knows it."""

    path: str
    text: str

    def mistake(self, line: int, column: int, message: str) -> Mistake:
        """A mistake at a place that counts from 1."""
        lines = _LINE_BREAK.split(self.text)
        shown = lines[line - 1] if 0 < line <= len(lines) else ""
        return Mistake(self.path, line, column, message, shown)


def read_source(file: Path, shown_as: str) -> SourceText:
    """The text of a file that should be UTF-8.

    Raises:
        DocumentError: it cannot be read, is too large, or is no text.
    """
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            limit = f"the limit is {MAX_BYTES // 1_000_000} MB"
            raise _only(shown_as, f"the file has {size / 1e6:.0f} MB; {limit}")
        data = file.read_bytes()
    except OSError as error:
        raise _only(shown_as, f"cannot be read: {error.strerror or error}") from None
    return source_of(data, shown_as)


def source_of(data: bytes, shown_as: str) -> SourceText:
    """The text in ``data``, checked.

    Raises:
        DocumentError: it is no UTF-8, or holds characters that YAML does not allow.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise _only(shown_as, "the file is UTF-16; save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        message = f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise DocumentError([_at_end(shown_as, before, message)]) from None
    if bad := _FORBIDDEN.search(text):
        source = SourceText(shown_as, text)
        spot = _at_end(shown_as, text[: bad.start()], "")
        name = "a NUL byte" if bad[0] == "\0" else f"the character U+{ord(bad[0]):04X}"
        message = f"{name} is not allowed in YAML"
        raise DocumentError([source.mistake(spot.line, spot.column, message)])
    return SourceText(shown_as, text)


def _at_end(path: str, before: str, message: str) -> Mistake:
    lines = _LINE_BREAK.split(before)
    return Mistake(path, len(lines), len(lines[-1]) + 1, message, lines[-1])


def _only(path: str, message: str) -> DocumentError:
    return DocumentError([Mistake(path, 1, 1, message)])
