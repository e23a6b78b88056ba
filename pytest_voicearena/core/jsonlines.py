"""The one way in which JSON is written to be measured: spans of evidence count in it."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

#: Deeper than any sound argument, and well within what every reader of JSON takes.
DEEPEST = 64
#: Python refuses to write longer whole numbers out.
_MOST_BITS = 8192


def compact(arguments: Any) -> str:
    """Arguments of a tool call as one line of JSON, keys sorted, nothing escaped needlessly."""
    return json.dumps(
        arguments, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )


def well_formed(text: str) -> str:
    """The text with halves of surrogate pairs, which no encoder takes, replaced one by one."""
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode("utf-8")


def plain(value: Any, deepest: int = DEEPEST) -> Any:
    """Anything as JSON has it, so that any reader and writer of JSON takes it.

    Texts are well formed, keys are texts, numbers finite, and nothing is nested deeper than so many
    levels; what does not fit becomes text.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return well_formed(str.__str__(value))
    if isinstance(value, int | float):
        return _number(value)
    found = _nested(value, deepest - 1) if deepest > 0 else None
    return well_formed(_written(value)) if found is None else found


def _number(value: float) -> int | float | str:
    if isinstance(value, int):
        return int(value) if value.bit_length() < _MOST_BITS else hex(value)
    return float(value) if math.isfinite(value) else str(float(value))


def _nested(value: Any, deepest: int) -> dict[str, Any] | list[Any] | None:
    """What holds other values, with those made plain; None for anything else."""
    if isinstance(value, Mapping):
        return {_key(key): plain(one, deepest) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {item.name: plain(getattr(value, item.name), deepest) for item in fields}
    if isinstance(value, Sequence | AbstractSet) and not isinstance(value, bytes | bytearray):
        return [plain(one, deepest) for one in value]
    return None


def _key(key: Any) -> str:
    return well_formed(str.__str__(key) if isinstance(key, str) else _written(key))


def _written(value: Any) -> str:
    """Whatever it is, in words."""
    for write in (json.dumps, str):
        try:
            return write(value)
        except Exception:  # noqa: BLE001, S112 - hostile values fail in any way they like
            continue
    return f"<{type(value).__name__}>"
