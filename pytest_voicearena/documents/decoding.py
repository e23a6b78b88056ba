"""A tree of nodes against a pydantic model; what does not fit becomes mistakes with places."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pytest_voicearena.core.errors import Mistake
from pytest_voicearena.documents.fields import options_model
from pytest_voicearena.documents.nodes import Node
from pytest_voicearena.documents.text import SourceText

Location = Sequence[str | int]
Model = TypeVar("Model", bound=BaseModel)

#: pydantic's error types, said for people; ``{}`` are filled from the error's own context.
_SAID = {
    "string_type": "expected text, found {found}",
    "list_type": "expected a list, found {found}",
    "tuple_type": "expected a list, found {found}",
    "dict_type": "expected a mapping, found {found}",
    "mapping_type": "expected a mapping, found {found}",
    "model_type": "expected a mapping, found {found}",
    "model_attributes_type": "expected a mapping, found {found}",
    "int_type": "expected a whole number, found {found}",
    "int_parsing": "expected a whole number, found {found}",
    "int_from_float": "expected a whole number, found {found}",
    "float_type": "expected a number, found {found}",
    "float_parsing": "expected a number, found {found}",
    "too_short": "needs at least {min_length}",
    "too_long": "takes at most {max_length}",
    "string_too_short": "must not be empty",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "string_pattern_mismatch": "{found} is no name: use a-z, 0-9, '-' and '_'",
    "value_error": "{error}",
}

#: How much of a wrong value a message repeats.
_SHOWN = 40


def suggestion(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` if something is close, otherwise the list of what is known."""
    names = sorted(known)
    if close := difflib.get_close_matches(word, names, n=1):
        return f"; did you mean '{close[0]}'?"
    return f"; known: {', '.join(names)}" if names else ""


def check(
    source: SourceText, root: Node, model: type[Model], mistakes: list[Mistake]
) -> Model | None:
    """The document, or None after adding to ``mistakes`` all that is wrong with it."""
    try:
        return model.model_validate(root.data)
    except ValidationError as error:
        mistakes += [_mistake(source, root, model, detail) for detail in error.errors()]
        return None


def options_of(
    source: SourceText, node: Node, options: type, mistakes: list[Mistake]
) -> dict[str, Any] | None:
    """The options that a mapping gives, checked against their dataclass."""
    found = check(source, node, _cached_model(options), mistakes)
    if found is None:
        return None
    given = {name: getattr(found, name) for name in found.model_fields_set}
    try:
        options(**given)
    except ValueError as error:
        mistakes.append(source.mistake(node.line, node.column, str(error)))
        return None
    return given


@lru_cache(maxsize=256)
def _cached_model(options: type) -> type[BaseModel]:
    return options_model(options)


def place(root: Node, location: Location) -> tuple[Node, tuple[int, int]]:
    """The node nearest to a location, and where to point for it.

    pydantic's locations also name the members of unions; those are not in the tree.
    """
    node, spot = root, (root.line, root.column)
    for step in location:
        if isinstance(node.value, dict) and step in node.value:
            node, spot = node.value[step], node.keys[str(step)]
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            spot = (node.line, node.column)
    if not isinstance(node.value, dict):
        spot = (node.line, node.column)
    return node, spot


def _mistake(
    source: SourceText, root: Node, model: type[BaseModel], detail: ErrorDetails
) -> Mistake:
    location = detail["loc"]
    if detail["type"] == "extra_forbidden":
        parent, _ = place(root, location[:-1])
        line, column = parent.keys.get(str(location[-1]), (parent.line, parent.column))
        known = _keys_at(model, location[:-1])
        message = f"unknown key '{location[-1]}'{suggestion(str(location[-1]), known)}"
        return source.mistake(line, column, message)
    if detail["type"] == "missing":
        _, (line, column) = place(root, location[:-1])
        return source.mistake(line, column, f"'{location[-1]}' is missing")
    node, (line, column) = place(root, location)
    if not isinstance(node.value, str):
        line, column = node.line, node.column
    return source.mistake(line, column, _said(detail, node))


def _said(detail: ErrorDetails, node: Node) -> str:
    context = {key: str(value) for key, value in detail.get("ctx", {}).items()}
    if detail["type"] in {"enum", "literal_error"}:
        choices = [
            choice.strip("' ") for choice in context["expected"].replace(" or ", ", ").split(",")
        ]
        word = node.value if isinstance(node.value, str) else _found(node)
        return f"'{word}' is not one of {', '.join(choices)}{_closest(str(word), choices)}"
    if template := _SAID.get(detail["type"]):
        return template.format(found=_found(node), **context)
    return detail["msg"][:1].lower() + detail["msg"][1:]


def _closest(word: str, choices: Sequence[str]) -> str:
    close = difflib.get_close_matches(word, choices, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _found(node: Node) -> str:
    if isinstance(node.value, dict):
        return "a mapping"
    if isinstance(node.value, list):
        return "a list"
    if not node.value:
        return "nothing"
    text = node.value
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[:_SHOWN]}…'"


def _keys_at(model: type[BaseModel], location: Location) -> list[str]:
    """The keys that the model at a location knows."""
    here: type[BaseModel] = model
    for step in location:
        if isinstance(step, str) and step in here.model_fields:
            inner = _model_in(here.model_fields[step].annotation)
            here = inner if inner is not None else here
    return [info.alias or name for name, info in here.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _model_in(argument):
            return found
    return None
