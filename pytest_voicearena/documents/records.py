"""What a run leaves behind, to and from JSON: one object a line, each with its kind."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.results import RECORD_VERSION, CaseResult, RunEnd, RunInfo

Line = RunInfo | CaseResult | RunEnd

_KINDS: dict[str, type] = {"run": RunInfo, "case": CaseResult, "end": RunEnd}


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def encode_line(line: Line) -> bytes:
    """One line of a record, without its end."""
    kind = next(name for name, of in _KINDS.items() if isinstance(line, of))
    head = f'{{"v":{RECORD_VERSION},"kind":"{kind}","data":'
    return head.encode() + _adapter(_KINDS[kind]).dump_json(line) + b"}"


def decode_line(data: bytes | str) -> Line:
    """What :func:`encode_line` wrote.

    Raises:
        UserError: it is no line of a record, or of a newer version.
    """
    try:
        line = _envelope().validate_json(data)
        if line["v"] > RECORD_VERSION:
            message = (
                f"the record has version {line['v']}; this program reads up to {RECORD_VERSION}"
            )
            raise UserError(message)
        found: Line = _adapter(_KINDS[line["kind"]]).validate_python(line["data"])
    except (ValidationError, KeyError, TypeError) as error:
        message = f"not a line of a run record: {str(error).splitlines()[0]}"
        raise UserError(message) from None
    return found


@cache
def _envelope() -> TypeAdapter[dict[str, Any]]:
    return TypeAdapter(dict[str, Any])
