"""A text to be looked at by itself, and what is known around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pytest_voicearena.core.agents import Secret
from pytest_voicearena.core.conversation import Conversation, Role, ToolResult, Turn, says

#: How transcripts name who speaks, at the beginning of a line.
_SPEAKERS = {
    "agent": Role.AGENT, "assistant": Role.AGENT, "bot": Role.AGENT, "ai": Role.AGENT,
    "user": Role.USER, "caller": Role.USER, "customer": Role.USER, "attacker": Role.USER,
    "human": Role.USER, "client": Role.USER,
    "tool": Role.TOOL,
}  # fmt: skip
_SPOKEN = re.compile(rf"^[ \t]*({'|'.join(_SPEAKERS)})[ \t]*:[ \t]*", re.IGNORECASE | re.MULTILINE)
#: The tool whose answer a text of that role is.
_TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` was said by ``role``; ``context`` are earlier turns, as text.

    Lines of the context that begin with ``agent:``, ``user:`` or the like tell who spoke; without
    any, it is what the other side said. ``secrets`` and ``prompt`` are what must not come out.
    """

    id: str
    text: str
    role: Role = Role.AGENT
    secrets: tuple[Secret, ...] = ()
    prompt: str = ""
    context: str = ""

    @property
    def conversation(self) -> Conversation:
        """The context and then the text, which is the first part of the last turn."""
        return Conversation((*self._before(), _turn(self.role, self.text)))

    def _before(self) -> Iterator[Turn]:
        speaker = Role.USER if self.role is Role.AGENT else Role.AGENT
        begin = 0
        for match in _SPOKEN.finditer(self.context):
            if said := self.context[begin : match.start()].strip():
                yield _turn(speaker, said)
            speaker, begin = _SPEAKERS[match[1].lower()], match.end()
        if said := self.context[begin:].strip():
            yield _turn(speaker, said)


def _turn(role: Role, text: str) -> Turn:
    if role is Role.TOOL:
        return Turn(role, (ToolResult("", _TOOL, text),))
    return says(role, text)
