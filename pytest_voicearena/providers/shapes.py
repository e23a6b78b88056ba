"""Reading JSON that somebody else wrote: every surprise is a ProviderError that says where."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pytest_voicearena.core.conversation import ToolCall
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.scan.display import one_line

_KINDS = {
    bool: "true or false",
    dict: "an object",
    float: "a number",
    int: "a number",
    list: "a list",
    str: "text",
    type(None): "null",
}


def parse_json(body: bytes) -> Any:
    """A body as JSON, every text in it fit to be encoded again.

    Raises:
        ProviderError: it is not JSON, or nested beyond reason.
    """
    try:
        value = json.loads(body)
        # Only an escape can smuggle in half a surrogate pair, which no encoder takes back.
        return _whole(value) if b"\\ud" in body.lower() else value
    except (ValueError, RecursionError):
        begin = one_line(body[:200].decode("utf-8", "replace"), 80)
        message = f"the answer is not JSON: {begin!r}" if begin else "the answer is empty"
        raise ProviderError(message) from None


def mapping(value: Any, where: str) -> Mapping[str, Any]:
    """An object, or a ProviderError that names ``where`` it should have been."""
    if isinstance(value, dict):
        return value
    raise _misshapen(value, where, "an object")


def sequence(value: Any, where: str) -> Sequence[Any]:
    """A list, or a ProviderError that names ``where`` it should have been."""
    if isinstance(value, list):
        return value
    raise _misshapen(value, where, "a list")


def text(value: Any, where: str) -> str:
    """A string, or a ProviderError that names ``where`` it should have been."""
    if isinstance(value, str):
        return value
    raise _misshapen(value, where, "text")


def count(value: Any) -> int:
    """A number of tokens; 0 for anything else, since an answer is worth more than its bill."""
    return max(0, value) if isinstance(value, int) and not isinstance(value, bool) else 0


def tool_call(call_id: str, name: str, arguments: Any) -> ToolCall:
    """A call whose arguments are an object, or the JSON text of one; otherwise kept as ``raw``."""
    if isinstance(arguments, dict):
        return ToolCall(call_id, name, arguments)
    if not isinstance(arguments, str):
        return ToolCall(call_id, name, raw=json.dumps(arguments, ensure_ascii=False))
    try:
        found = json.loads(arguments or "{}")
        if isinstance(found, dict):
            return ToolCall(call_id, name, _whole(found))
    except (ValueError, RecursionError):
        pass
    return ToolCall(call_id, name, raw=arguments)


def encodable(words: str) -> str:
    """The words with every half of a surrogate pair, which no encoder takes, replaced."""
    return words.encode("utf-8", "replace").decode("utf-8")


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value


def _misshapen(value: Any, where: str, wanted: str) -> ProviderError:
    found = _KINDS.get(type(value), type(value).__name__)
    return ProviderError(f"the answer makes no sense: {where} should be {wanted}, it is {found}")
