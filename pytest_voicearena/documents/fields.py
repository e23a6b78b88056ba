"""How a scalar is read, by what its place asks for.

YAML 1.2 reads by looking at the scalar alone; here the place decides first. A text is what was
written, be it ``no``, ``012`` or ``1.10``. Only where a number, a truth value or free JSON is asked
for is an unquoted scalar read as YAML 1.2's JSON schema would; ``012`` is no number there either.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import math
import re
import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from pytest_voicearena.documents.nodes import Plain

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\Z")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
#: Python refuses to convert longer numbers (CVE-2020-10735); no document here needs them.
_MAX_DIGITS = 300

#: Ids appear in pytest node ids, in file names and on command lines.
NAME = r"^[a-z0-9][a-z0-9_-]*$"
NAMES = r"^[a-z0-9][a-z0-9_-]*(\+[a-z0-9][a-z0-9_-]*)*$"
TOOL_NAME = r"^[A-Za-z0-9_-]{1,64}$"
OBJECT_NAME = r"^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$"
URL = r"^https?://[^\s/]"
VARIABLE = r"^[A-Za-z_][A-Za-z0-9_]*$"

#: What a text that does not match is told.
FORMS = {
    NAME: "is no name: use a-z, 0-9, '-' and '_'",
    NAMES: "is no name: use a-z, 0-9, '-' and '_', and '+' between two names",
    TOOL_NAME: "is no name of a tool: use letters, digits, '-' and '_', at most 64",
    OBJECT_NAME: "names nothing in Python: write module:function",
    URL: "is no URL: it begins with http:// or https://",
    VARIABLE: "is no name of an environment variable",
}


def resolve(value: Any) -> Any:
    """An unquoted scalar as YAML 1.2's JSON schema reads it; anything else as it is."""
    if not isinstance(value, Plain):
        return value
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    if len(value) <= _MAX_DIGITS:
        if _INT.match(value):
            return int(value)
        if _FLOAT.match(value) and math.isfinite(number := float(value)):
            return number
    return str(value)


def resolve_deep(value: Any) -> Any:
    """The same for everything inside lists and mappings."""
    if isinstance(value, dict):
        return {str(key): resolve_deep(item) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve_deep(item) for item in value]
    return resolve(value)


#: For a place that asks for a number, a truth value or JSON; last, so that what it needs (``ge``) is
#: known of the number rather than of the reading.
READ = BeforeValidator(resolve)

#: A :class:`Plain` is a text, and pydantic makes an ordinary one of it.
Words = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(pattern=NAME, max_length=100)]
#: Names one after the other, joined by ``+``.
Names = Annotated[str, Field(pattern=NAMES, max_length=200)]
Bool = Annotated[bool, Field(strict=True), READ]
Json = Annotated[Any, BeforeValidator(resolve_deep)]


def _listed(value: Any) -> Any:
    """A text that stands alone, as the list that it stands for; nothing stands for none."""
    return [value] if isinstance(value, str) and resolve(value) not in {None, ""} else value


#: Texts of an option: a list, or one alone.
_TEXTS = Annotated[
    tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=Words | list[str])
]

_PLACES: dict[Any, Any] = {
    int: Annotated[int, Field(strict=True), READ],
    float: Annotated[float, Field(strict=True), READ],
    bool: Bool,
    Any: Json,
}
_MAPPINGS = (dict, collections.abc.Mapping)
_LISTS = (list, set, frozenset, collections.abc.Sequence)


class Strict(BaseModel):
    """A mapping whose keys are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def options_model(options: type) -> type[BaseModel]:
    """A model of a frozen dataclass of options, which reads scalars as this module says.

    The options' names are aliases of numbered fields: a model's own methods, such as ``schema``,
    must not stand in the way of an option of that name.
    """
    hints = get_type_hints(options)
    fields: dict[str, Any] = {}
    for at, item in enumerate(field for field in dataclasses.fields(options) if field.init):
        default: dict[str, Any] = {}
        if item.default is not dataclasses.MISSING:
            default = {"default": item.default}
        elif item.default_factory is not dataclasses.MISSING:
            default = {"default_factory": item.default_factory}
        fields[f"option_{at}"] = (_place(hints[item.name]), Field(alias=item.name, **default))
    return create_model(options.__name__, __base__=Strict, **fields)


def _place(hint: Any) -> Any:
    """The same type, with every scalar in it read by its place."""
    if isinstance(hint, collections.abc.Hashable) and hint in _PLACES:
        return _PLACES[hint]
    origin, inner = get_origin(hint) or hint, get_args(hint)
    place: Any = hint
    if origin in _MAPPINGS:
        value: Any = _place(inner[1]) if inner else Json
        place = dict[str, value]
    elif origin is tuple and inner == (str, ...):
        place = _TEXTS
    elif origin is tuple:
        parts = tuple(part if part is Ellipsis else _place(part) for part in inner or (Any, ...))
        place = tuple.__class_getitem__(parts)
    elif origin in _LISTS:
        element: Any = _place(inner[0]) if inner else Json
        place = list[element]
    elif origin in {Union, types.UnionType}:
        place = Union[tuple(_place(part) for part in inner)]  # noqa: UP007 - made of a tuple
    elif origin is Literal and not all(isinstance(choice, str) for choice in inner):
        place = Annotated[hint, BeforeValidator(resolve)]
    return place
