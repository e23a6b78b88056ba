"""What a run leaves behind, to and from JSON: one object a line, each with its kind."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.jsonlines import plain
from pytest_voicearena.core.results import RECORD_VERSION, CaseResult, PaceChanged, RunEnd, RunInfo

Line = RunInfo | CaseResult | PaceChanged | RunEnd

_KINDS: dict[str, type] = {
    "run": RunInfo,
    "case": CaseResult,
    "pace": PaceChanged,
    "end": RunEnd,
}
#: A record nests its own parts about a dozen levels deep, above what an agent wrote.
_DEEPEST = 100


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def encode_line(line: Line) -> bytes:
    """One line of a record, without its end.

    Whatever an agent said can be written: what JSON or UTF-8 has no place for is replaced.
    """
    kind = next(name for name, of in _KINDS.items() if isinstance(line, of))
    head = f'{{"v":{RECORD_VERSION},"kind":"{kind}","data":'
    try:
        data = _adapter(_KINDS[kind]).dump_json(line, fallback=str, warnings="error")
    except PydanticSerializationError:
        data = json.dumps(plain(line, _DEEPEST), ensure_ascii=False).encode()
    return head.encode() + data + b"}"


def decode_line(data: bytes | str) -> Line:
    """What :func:`encode_line` wrote.

    Raises:
        UserError: it is no line of a record, or of a newer version.
    """
    try:
        line = json.loads(data)
        if line["v"] > RECORD_VERSION:
            message = (
                f"the record has version {line['v']}; this program reads up to {RECORD_VERSION}, "
                "so install a newer one"
            )
            raise UserError(message)
        found: Line = _adapter(_KINDS[line["kind"]]).validate_python(line["data"])
    except (ValidationError, ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"not a line of a run record: {str(error).splitlines()[0]}"
        raise UserError(message) from None
    return found
