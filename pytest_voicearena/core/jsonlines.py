"""The one way in which JSON is written to be measured: spans of evidence count in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def compact(arguments: Mapping[str, Any]) -> str:
    """Arguments of a tool call as one line of JSON, keys sorted, nothing escaped needlessly."""
    return json.dumps(
        arguments, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
    )
