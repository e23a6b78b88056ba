"""A tree of nodes against a pydantic model; what does not fit becomes mistakes with places."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pytest_voicearena.core.errors import Mistake
from pytest_voicearena.documents.fields import FORMS, NAME, options_model, resolve
from pytest_voicearena.documents.nodes import Node, Plain
from pytest_voicearena.documents.text import SourceText, document_error

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
    "bool_type": "expected true or false, found {found}",
    "int_type": "expected a whole number, found {found}",
    "float_type": "expected a number, found {found}",
    "too_short": "needs at least {min_length} entries",
    "too_long": "takes at most {max_length} entries",
    "string_too_short": "needs at least {min_length} characters, found {found}",
    "string_too_long": "takes at most {max_length} characters",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be less than {lt}",
    "value_error": "{error}",
}
_SCALARS: Mapping[str, tuple[type, ...]] = {
    "bool_type": (bool,),
    "int_type": (int,),
    "float_type": (int, float),
}

#: How much of a wrong value a message repeats.
_SHOWN = 40
#: How much alike (difflib's ratio) words are of which one may be meant for the other. By its own
#: measure, 0.6, 'nope' is close to 'openai'.
_CLOSE = 0.61
#: Looking for what somebody meant takes its time, and more are never shown.
_MOST_SAID = 1000


def suggestion(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` if something is close, otherwise the list of what is known."""
    names = sorted(known)
    return _closest(word, names) or (f"; known: {', '.join(names)}" if names else "")


def shown(word: str) -> str:
    """A word of a document as messages repeat it: on one line, not too long."""
    text = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
    printable = (char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return f"'{''.join(printable)}'"


def enough(mistakes: Sequence[Mistake]) -> bool:
    """Whether there are so many mistakes that it is no use to look for more."""
    return len(mistakes) >= _MOST_SAID


def check(
    source: SourceText, root: Node, model: type[Model], mistakes: list[Mistake]
) -> Model | None:
    """The document, or None after adding to ``mistakes`` all that is wrong with it."""
    try:
        return model.model_validate(root.data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        mistakes += [_mistake(source, root, model, detail) for detail in details[:_MOST_SAID]]
        return None


def refuse_other(source: SourceText, root: Node, own: str, other: str, message: str) -> None:
    """Say of a document of the other kind, by the key that names it, that it is one, and no more.

    Raises:
        DocumentError: it has the ``other`` kind's key in the place of its ``own``.
    """
    if root.entry(own) is None and root.entry(other) is not None:
        raise document_error([source.mistake(*root.keys[other], message)])


def block(node: Node) -> Node:
    """A block of options; nothing, and null, are one without any."""
    nothing = isinstance(node.value, Plain) and resolve(node.value) is None
    return Node(node.line, node.column, {}) if nothing else node


def options_of(
    source: SourceText, node: Node, options: type, mistakes: list[Mistake]
) -> dict[str, Any] | None:
    """The options that a mapping gives, checked against their dataclass."""
    found = check(source, node, cached_model(options), mistakes)
    if found is None:
        return None
    given = {
        str(info.alias): getattr(found, name)
        for name, info in type(found).model_fields.items()
        if name in found.model_fields_set
    }
    try:
        options(**given)
    except ValueError as error:
        mistakes.append(source.mistake(node.line, node.column, str(error)))
        return None
    return given


@lru_cache(maxsize=256)
def cached_model(options: type) -> type[BaseModel]:
    """The model of a class of options, made once."""
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
        key = str(location[-1])
        line, column = parent.keys.get(key, (parent.line, parent.column))
        message = f"unknown key {shown(key)}{suggestion(key, _keys_at(model, location[:-1]))}"
        return source.mistake(line, column, message)
    if detail["type"] == "missing":
        _, (line, column) = place(root, location[:-1])
        return source.mistake(line, column, f"'{location[-1]}' is missing")
    node, (line, column) = place(root, location)
    if not isinstance(node.value, str):
        line, column = node.line, node.column
    return source.mistake(line, column, _said(detail, node))


def _said(detail: ErrorDetails, node: Node) -> str:
    kind = detail["type"]
    if isinstance(node.value, str):
        kind = kind.replace("too_", "string_too_") if kind in {"too_short", "too_long"} else kind
    context = {
        key: f"{value:g}" if isinstance(value, float) else str(value)
        for key, value in detail.get("ctx", {}).items()
    }
    if kind in {"enum", "literal_error"}:
        return _no_choice(context["expected"], node)
    if kind == "string_pattern_mismatch":
        return _no_form(context["pattern"], node)
    if kind in {"string_too_short", "too_short"} and not node.value:
        return "must not be empty" if isinstance(node.value, str) else "write at least one"
    if template := _SAID.get(kind):
        return template.format(found=_found(node), **context) + _hint(kind, node)
    return detail["msg"][:1].lower() + detail["msg"][1:]


def _hint(kind: str, node: Node) -> str:
    """How what was found may have come about."""
    if kind in _SCALARS and isinstance(node.value, str) and not isinstance(node.value, Plain):
        bare = resolve(Plain(node.value))
        if isinstance(bare, _SCALARS[kind]) and isinstance(bare, bool) is (kind == "bool_type"):
            return "; take the quotes away"
    if kind == "string_type" and isinstance(node.value, dict):
        # It holds ': ', or begins with a brace.
        return "; put the text in quotes"
    return ""


def _no_choice(expected: str, node: Node) -> str:
    listed = [choice.strip("' ") for choice in expected.replace(" or ", ", ").split(",")]
    choices = [choice for choice in listed if choice]
    word = node.text if node.text is not None else _found(node)
    return f"{shown(word)} is not one of {', '.join(choices)}{_closest(word, choices)}"


def _no_form(pattern: str, node: Node) -> str:
    told = FORMS.get(pattern, f"does not match {pattern}")
    bare = unicodedata.normalize("NFKD", node.text or "").encode("ascii", "ignore").decode()
    close = re.sub(r"[^a-z0-9_-]+", "-", bare.lower()).strip("-_")
    hint = f"; did you mean '{close}'?" if pattern == NAME and 0 < len(close) <= _SHOWN else ""
    return f"{_found(node)} {told}{hint}"


def _closest(word: str, choices: Sequence[str]) -> str:
    # A word much longer than any choice is close to none, and comparing it takes its time.
    if len(word) > 2 * max(map(len, choices), default=0):
        return ""
    close = difflib.get_close_matches(word, choices, n=1, cutoff=_CLOSE)
    return f"; did you mean '{close[0]}'?" if close else ""


def _found(node: Node) -> str:
    if isinstance(node.value, dict):
        return "a mapping"
    if isinstance(node.value, list):
        return "a list"
    return shown(node.value) if node.value else "nothing"


def _keys_at(model: type[BaseModel], location: Location) -> list[str]:
    """The keys that the model at a location knows."""
    here: type[BaseModel] = model
    for step in location:
        fields = {info.alias or name: info for name, info in here.model_fields.items()}
        if isinstance(step, str) and step in fields:
            here = _model_in(fields[step].annotation) or here
    return [info.alias or name for name, info in here.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _model_in(argument):
            return found
    return None
