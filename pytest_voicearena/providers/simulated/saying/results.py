"""What a tool answered: in words for the caller, and as text that may speak to the agent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_LONGEST = 800
_LEVELS = 3
#: Nothing is nested deeper that anybody wrote.
_DEEPEST = 6


def worded(text: str) -> str:
    """A tool's answer in words, whatever its form."""
    value = _decoded(text)
    words = ", ".join(_pairs(value)) if isinstance(value, dict | list) else str(value).strip()
    return words[:_LONGEST] or "nothing"


def contents(text: str) -> str:
    """What a tool's answer says, without the names of its fields."""
    value = _decoded(text)
    return "\n".join(_texts(value)) if isinstance(value, dict | list) else text


def _decoded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return text


def _texts(value: Any, depth: int = _DEEPEST) -> Iterator[str]:
    if isinstance(value, dict | list) and depth:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner, depth - 1)
    elif isinstance(value, str):
        yield value


def _pairs(value: Any, label: str = "", depth: int = _LEVELS) -> Iterator[str]:
    """A JSON value as "label: value", a few levels deep."""
    if isinstance(value, dict) and depth:
        for key, inner in value.items():
            yield from _pairs(inner, str(key).replace("_", " "), depth - 1)
    elif isinstance(value, list) and depth:
        for inner in value:
            yield from _pairs(inner, label, depth - 1)
    else:
        plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield f"{label}: {plain}" if label else plain
