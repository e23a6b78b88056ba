"""Conversations as agents without a wire format of their own are told them."""

from __future__ import annotations

from pytest_voicearena.core.conversation import Conversation, Role
from pytest_voicearena.providers.shapes import encodable

_ROLES = {Role.USER: "user", Role.AGENT: "assistant"}


def plain_messages(conversation: Conversation) -> list[dict[str, str]]:
    """What was said, oldest first: ``{"role": "user" or "assistant", "content": text}``."""
    return [
        {"role": _ROLES[turn.role], "content": encodable(turn.text)}
        for turn in conversation
        if turn.role in _ROLES
    ]


def last_message(conversation: Conversation) -> str:
    """What the user said last."""
    said = [turn.text for _, turn in conversation.by(Role.USER)]
    return encodable(said[-1]) if said else ""
