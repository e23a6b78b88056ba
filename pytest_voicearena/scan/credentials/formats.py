"""What the formats of credentials are made of, and the checksums that some carry."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

#: Alphabets, as classes of regular expressions.
HEX = "[0-9a-f]"
ALNUM = "[A-Za-z0-9]"
BASE64 = "[A-Za-z0-9+/]"
URL64 = "[A-Za-z0-9_-]"
UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


@dataclass(frozen=True, slots=True)
class Format:
    """A credential that is told by a piece which all of its kind share.

    ``marks`` are the literal pieces, one of which every such credential holds; ``rest`` is the
    pattern of what follows. Where something stands before the piece, ``before`` is its pattern and
    ``widths`` its possible lengths, longest first. ``check`` says of a whole credential whether
    the checksum in it is right.
    """

    name: str
    marks: tuple[str, ...]
    rest: str
    before: str = ""
    widths: tuple[int, ...] = (0,)
    check: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class KeyedFormat:
    """A credential without a mark of its own: what it is for is said where it is assigned.

    ``words`` are what the key or the words before it say, folded to lower case; ``pattern`` is the
    whole value.
    """

    name: str
    words: tuple[str, ...]
    pattern: str


@dataclass(frozen=True, slots=True)
class Provider:
    """Who hands the credentials out, and the page that tells of their format or their use."""

    name: str
    source: str
    formats: tuple[Format | KeyedFormat, ...]


_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CHECKSUM_DIGITS = 6


def crc32_base62(body: str) -> str:
    """The CRC-32 of a text in six digits of base 62.

    Source: Behind GitHub's new authentication token formats, GitHub Blog 2021.
    """
    left = zlib.crc32(body.encode())
    digits = ""
    for _ in range(_CHECKSUM_DIGITS):
        left, digit = divmod(left, len(_BASE62))
        digits = _BASE62[digit] + digits
    return digits


def ends_in_crc32(token: str) -> bool:
    """Whether what follows the first underscore of a token ends in the CRC-32 of itself."""
    body = token.partition("_")[2]
    return crc32_base62(body[:-_CHECKSUM_DIGITS]) == body[-_CHECKSUM_DIGITS:]
