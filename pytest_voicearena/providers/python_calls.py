"""What a Python agent is called with, and what may come back."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pytest_voicearena.core.conversation import Part, Text, Usage
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.protocols import Reply, Request
from pytest_voicearena.providers.plain_messages import last_message, plain_messages
from pytest_voicearena.providers.shapes import count, encodable, mapping, sequence, text, tool_call

#: What a parameter of that name is given.
GIVEN: Mapping[str, Callable[[Request], Any]] = {
    "message": lambda request: last_message(request.conversation),
    "messages": lambda request: plain_messages(request.conversation),
    "conversation": lambda request: request.conversation,
    "prompt": lambda request: request.prompt,
    "session": lambda request: request.session,
    "seed": lambda request: request.seed,
    "request": lambda request: request,
}
_RESULT = {"text", "tool_calls", "usage"}
_SKIPPED = {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}


class Signature:
    """How to call one callable: each parameter is filled by its name.

    A first parameter of another name is the message; others need a default.
    """

    def __init__(self, function: Callable[..., Any], *, message: bool = True) -> None:
        """Read the parameters; ``message`` false fills none but by name.

        Raises:
            ValueError: a parameter cannot be filled; names it.
        """
        self._positional: list[str] = []
        self._named: dict[str, str] = {}
        free = message
        for parameter in _parameters(function):
            source = parameter.name if parameter.name in GIVEN else None
            if source is None and parameter.default is inspect.Parameter.empty and free:
                source = "message"
            if source is not None:
                free = False
                self._add(parameter, source)
            elif parameter.default is inspect.Parameter.empty:
                said = f"nothing fills its parameter '{parameter.name}'; known: {', '.join(GIVEN)}"
                raise ValueError(said)

    def bind(self, function: Callable[..., Any], request: Request) -> Callable[[], Any]:
        """The call, ready to be made."""
        positional = (GIVEN[source](request) for source in self._positional)
        named = {name: GIVEN[source](request) for name, source in self._named.items()}
        return partial(function, *positional, **named)

    def _add(self, parameter: inspect.Parameter, source: str) -> None:
        if parameter.kind is inspect.Parameter.POSITIONAL_ONLY:
            self._positional.append(source)
        else:
            self._named[parameter.name] = source


def as_reply(result: Any, turns: int) -> Reply:
    """What an agent returned, as a reply: text, nothing, a mapping, or a Reply itself.

    Raises:
        ProviderError: it is none of these.
    """
    if isinstance(result, Reply):
        return result
    if result is None or isinstance(result, str):
        return Reply(_words(result or ""), Usage(calls=1, dollars=None))
    if not isinstance(result, Mapping):
        kind = type(result).__name__
        message = f"it returned {kind}; return text, a mapping with 'text', or a Reply"
        raise ProviderError(message)
    if unknown := set(map(str, result)) - _RESULT:
        message = (
            f"it returned a mapping with '{min(unknown)}'; known: {', '.join(sorted(_RESULT))}"
        )
        raise ProviderError(message)
    words = text(result.get("text") or "", "'text'")
    items = sequence(list(result.get("tool_calls") or ()), "'tool_calls'")
    calls = [mapping(item, "'tool_calls[]'") for item in items]
    ran = (
        tool_call(
            f"call_{turns}_{at}", text(call.get("name"), "'name'"), call.get("arguments") or {}
        )
        for at, call in enumerate(calls)
    )
    used = mapping(result.get("usage") or {}, "'usage'")
    tokens = count(used.get("input_tokens")), count(used.get("output_tokens"))
    return Reply((*_words(words), *ran), Usage(1, *tokens, dollars=None))


def _words(said: str) -> tuple[Part, ...]:
    return (Text(encodable(said)),) if said else ()


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    try:
        found = inspect.signature(function).parameters.values()
    except ValueError:  # some built-in functions do not tell
        return [inspect.Parameter("message", inspect.Parameter.POSITIONAL_ONLY)]
    return [parameter for parameter in found if parameter.kind not in _SKIPPED]
