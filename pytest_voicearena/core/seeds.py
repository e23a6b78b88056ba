"""One seed per run, from which every random choice is derived."""

from __future__ import annotations

import hashlib


def derive(seed: int, *names: object) -> int:
    """A 63-bit seed for the thing that ``names`` spell; the same names give the same seed.

    SHA-256 rather than ``hash()``, which differs between processes.
    """
    text = "\x1f".join([str(seed), *map(str, names)])
    return (
        int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")
        >> 1
    )
