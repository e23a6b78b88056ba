"""From bytes to text, with a position for everything that is wrong with them."""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from pytest_voicearena.core.errors import DocumentError, Mistake

#: Five thousand attacks with long conversations fit; what is larger is not written by hand.
MAX_BYTES = 8_000_000
#: Nobody reads more of them at once.
MOST_MISTAKES = 100

#: As editors and ``file:line`` count them.
_LINE_BREAK = re.compile("\r\n|[\n\r]")
#: What YAML 1.2 does not allow in a stream (chapter 5.1 of its specification), and the three
#: characters that are line breaks to YAML 1.1, ordinary text to YAML 1.2, and seen by nobody.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_INVISIBLE_BREAKS = "\x85\u2028\u2029"
#: So many of them are looked at; each kind is told of once.
_MOST_FORBIDDEN = 1000


@dataclass(frozen=True)
class SourceText:
    """The text of a file and the name by which the user knows it."""

    path: str
    text: str

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_BREAK.split(self.text)

    def mistake(self, line: int, column: int, message: str) -> Mistake:
        """A mistake at a place that counts from 1; a place beyond the end is moved to it."""
        line = min(max(line, 1), len(self._lines))
        return Mistake(self.path, line, column, message, self._lines[line - 1])

    def mistake_at(self, offset: int, message: str) -> Mistake:
        """A mistake at so many characters from the beginning."""
        before = _LINE_BREAK.split(self.text[:offset])
        return self.mistake(len(before), len(before[-1]) + 1, message)


def document_error(mistakes: Iterable[Mistake]) -> DocumentError:
    """All mistakes of one document in the order of their places, each once."""
    distinct = sorted(dict.fromkeys(mistakes), key=lambda it: (it.line, it.column))
    shown = distinct[:MOST_MISTAKES]
    if more := len(distinct) - len(shown):
        last = shown[-1]
        shown.append(Mistake(last.path, last.line, last.column, f"... and {more} more mistakes"))
    return DocumentError(shown)


def read_source(file: Path, shown_as: str) -> SourceText:
    """The text of a file that should be YAML in UTF-8.

    Raises:
        DocumentError: it cannot be read, is too large, or is no text.
    """
    try:
        return source_of(read_limited(file), shown_as)
    except OSError as error:
        raise _only(shown_as, f"cannot be read: {error.strerror or error}") from None


def read_limited(file: Path) -> bytes:
    """The bytes of an ordinary file of no more than :data:`MAX_BYTES`.

    Raises:
        OSError: there are none, or too many; ``strerror`` says so.
    """
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        kind = "a directory" if stat.S_ISDIR(found.st_mode) else "no ordinary file"
        raise OSError(errno.EINVAL, f"it is {kind}")
    if found.st_size > MAX_BYTES:
        limit = f"the limit is {MAX_BYTES // 1_000_000} MB"
        raise OSError(errno.EFBIG, f"the file has {found.st_size / 1e6:.0f} MB; {limit}")
    return file.read_bytes()


def source_of(data: bytes, shown_as: str) -> SourceText:
    """The text in ``data``, checked.

    Raises:
        DocumentError: it is no UTF-8, or holds characters that YAML does not allow.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise _only(shown_as, "the file is UTF-16; save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        source = SourceText(shown_as, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        source = SourceText(shown_as, data.decode("utf-8", errors="replace"))
        before = len(data[: error.start].decode("utf-8"))
        message = f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise DocumentError([source.mistake_at(before, message)]) from None
    first: dict[str, int] = {}
    for bad in islice(_FORBIDDEN.finditer(source.text), _MOST_FORBIDDEN):
        first.setdefault(bad[0], bad.start())
    if first:
        raise document_error(
            source.mistake_at(at, _forbidden(char, data)) for char, at in first.items()
        )
    return source


def _forbidden(char: str, data: bytes) -> str:
    if char in _INVISIBLE_BREAKS:
        escape = "\\x85" if char == "\x85" else f"\\u{ord(char):04x}"
        return (
            f'the invisible line break U+{ord(char):04X}; remove it, or write "{escape}" in quotes'
        )
    if char != "\0":
        return f"the character U+{ord(char):04X} is not allowed in YAML"
    # Half of the bytes of Latin letters in UTF-16 are zero, which no other text comes near.
    if data.count(0) * 3 > len(data):
        return "a NUL byte; the file seems to be UTF-16, save it as UTF-8"
    return "a NUL byte is not allowed in YAML"


def _only(path: str, message: str) -> DocumentError:
    return DocumentError([Mistake(path, 1, 1, message)])
