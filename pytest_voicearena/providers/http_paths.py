"""What of a JSON answer is meant: JMESPath expressions, compiled once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pytest_voicearena.core.conversation import ToolCall
from pytest_voicearena.core.errors import MissingExtra, ProviderError, UserError
from pytest_voicearena.providers.shapes import count, mapping, sequence, text, tool_call


class Path:
    """One expression, named after the option that holds it."""

    def __init__(self, option: str, expression: str) -> None:
        """Compile.

        Raises:
            UserError: it is no JMESPath.
        """
        try:
            import jmespath  # noqa: PLC0415 - only where an agent file needs it
            from jmespath.exceptions import JMESPathError  # noqa: PLC0415
        except ImportError as error:
            message = f"'{option}' of an http agent needs: pip install jmespath"
            raise MissingExtra(message) from error
        self._about = f"{option}: {expression}"
        self._error = JMESPathError
        try:
            self._compiled = jmespath.compile(expression)
        except JMESPathError as error:
            message = f"'{self._about}' is no JMESPath: {' '.join(str(error).split())}"
            raise UserError(message) from error

    def find(self, body: Any) -> Any:
        """What the expression finds; None where it finds nothing.

        Raises:
            ProviderError: it cannot be applied to this body.
        """
        try:
            return self._compiled.search(body)
        except self._error as error:
            message = f"'{self._about}' fails on the answer: {' '.join(str(error).split())}"
            raise ProviderError(message) from error

    def words(self, body: Any) -> str:
        """Text, or a list of texts as lines.

        Raises:
            ProviderError: there is no text there.
        """
        found = self.find(body)
        if found is None:
            message = f"'{self._about}' finds nothing in the answer{keys_of(body)}"
            raise ProviderError(message)
        if isinstance(found, list):
            return "\n".join(text(item, f"'{self._about}'") for item in found if item is not None)
        return text(found, f"'{self._about}'")

    def calls(self, body: Any) -> Sequence[ToolCall]:
        """A list of ``{name, arguments}`` that the agent says it has run; none if it is not there.

        Raises:
            ProviderError: it is something else.
        """
        items = sequence(self.find(body) or [], f"'{self._about}'")
        calls = [mapping(item, f"'{self._about}[]'") for item in items]
        return [
            tool_call(f"call_{at}", text(call.get("name"), "name"), call.get("arguments") or {})
            for at, call in enumerate(calls)
        ]

    def name(self, body: Any) -> str | None:
        """A name, or the number that serves as one; None if there is none."""
        found = self.find(body)
        return str(found) if isinstance(found, str | int) and found != "" else None

    def number(self, body: Any) -> int:
        """A number of tokens; 0 if there is none."""
        return count(self.find(body))


def keys_of(body: Any) -> str:
    """The end of a sentence that shows what there is."""
    if isinstance(body, dict):
        return f"; its keys are {', '.join(map(repr, list(body)[:8]))}"
    return ""
