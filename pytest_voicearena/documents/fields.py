"""How a scalar is read, by what its place asks for.

YAML 1.2 reads by looking at the scalar alone; here the place decides first. A text is what was
written, be it ``no``, ``012`` or ``1.10``. Only where a number, a truth value or free JSON is asked
for is an unquoted scalar read as YAML 1.2's JSON schema would.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, create_model

from pytest_voicearena.documents.nodes import Plain

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
#: Python refuses to convert longer numbers (CVE-2020-10735); no document here needs them.
_MAX_DIGITS = 300


def resolve(value: Any) -> Any:
    """An unquoted scalar as YAML 1.2's JSON schema reads it; anything else as it is."""
    if not isinstance(value, Plain):
        return value
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    if len(value) > _MAX_DIGITS:
        return str(value)
    if _INT.match(value):
        return int(value)
    if _FLOAT.match(value) and any(char.isdigit() for char in value):
        return float(value)
    return str(value)


def resolve_deep(value: Any) -> Any:
    """The same for everything inside lists and mappings."""
    if isinstance(value, dict):
        return {str(key): resolve_deep(item) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve_deep(item) for item in value]
    return resolve(value)


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def _truth(value: Any) -> Any:
    value = resolve(value)
    if isinstance(value, bool):
        return value
    message = "expected true or false"
    raise ValueError(message)


Text = Annotated[str, BeforeValidator(_text)]
Int = Annotated[int, BeforeValidator(resolve)]
Float = Annotated[float, BeforeValidator(resolve)]
Bool = Annotated[bool, BeforeValidator(_truth)]
Json = Annotated[Any, BeforeValidator(resolve_deep)]
#: Ids appear in pytest node ids, in file names and on command lines.
Name = Annotated[str, BeforeValidator(_text), Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]

_PLACES: dict[Any, Any] = {str: Text, int: Int, float: Float, bool: Bool, Any: Json}


class Strict(BaseModel):
    """A mapping whose keys are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def options_model(options: type) -> type[BaseModel]:
    """A model of a frozen dataclass of options, which reads scalars as this module says."""
    hints = get_type_hints(options)
    fields: dict[str, Any] = {}
    for item in dataclasses.fields(options):
        if item.default is not dataclasses.MISSING:
            default: Any = Field(item.default)
        elif item.default_factory is not dataclasses.MISSING:
            default = Field(default_factory=item.default_factory)
        else:
            default = ...
        fields[item.name] = (_place(hints[item.name]), default)
    return create_model(options.__name__, __base__=Strict, **fields)


def _place(hint: Any) -> Any:
    """The same type, with every scalar in it read by its place."""
    if hint in _PLACES:
        return _PLACES[hint]
    arguments = getattr(hint, "__args__", ())
    origin = getattr(hint, "__origin__", None)
    if origin in {dict, Mapping} or hint in {dict, Mapping}:
        return Annotated[hint, BeforeValidator(resolve_deep)] if Any in arguments else hint
    if origin is tuple and arguments[-1:] == (Ellipsis,):
        element: Any = _place(arguments[0])
        return tuple[element, ...]
    if origin in {list, Sequence}:
        return list[_place(arguments[0])]  # type: ignore[misc]
    if type(None) in arguments:
        rest = [_place(part) for part in arguments if part is not type(None)]
        union: Any = rest[0]
        for part in rest[1:]:
            union = union | part
        return union | None
    return hint


__all__ = [
    "Bool",
    "Float",
    "Int",
    "Json",
    "Name",
    "Strict",
    "Text",
    "TypeAdapter",
    "options_model",
    "resolve",
    "resolve_deep",
]
