"""Requests of any shape, filled with a conversation.

A template is a JSON value. Placeholders stand inside its texts and are replaced in the value, never
in its JSON: what an attacker says cannot break out of its place, and is not searched for
placeholders again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

#: What a template may ask for.
NAMES = ("message", "messages", "prompt", "session")
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def fill(template: Any, values: Mapping[str, Any]) -> Any:
    """The template with its placeholders replaced; keys of mappings stay as they are.

    A text that is nothing but one placeholder becomes the value itself, of whatever type.
    """
    if isinstance(template, str):
        whole = _PLACEHOLDER.fullmatch(template.strip())
        known = whole is not None and whole[1] in values
        return values[whole[1]] if whole and known else fill_text(template, values)
    if isinstance(template, Mapping):
        return {key: fill(item, values) for key, item in template.items()}
    if isinstance(template, list | tuple):
        return [fill(item, values) for item in template]
    return template


def fill_text(template: str, values: Mapping[str, Any], encode: Callable[[str], str] = str) -> str:
    """The text with its placeholders replaced, each value passed through ``encode``."""

    def value(match: re.Match[str]) -> str:
        return encode(as_text(values[match[1]])) if match[1] in values else match[0]

    return _PLACEHOLDER.sub(value, template)


def as_text(value: Any) -> str:
    """A value where only text can stand: JSON, unless it is text already; nothing for null."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def strangers(template: Any) -> list[str]:
    """Placeholders that nothing can fill, in order."""
    return [name for name in _names(template) if name not in NAMES]


def _names(template: Any) -> Iterator[str]:
    if isinstance(template, str):
        yield from _PLACEHOLDER.findall(template)
    elif isinstance(template, Mapping):
        for item in template.values():
            yield from _names(item)
    elif isinstance(template, list | tuple):
        for item in template:
            yield from _names(item)
