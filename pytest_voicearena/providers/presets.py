"""Vendors that speak another's protocol: an address, a key, and what they do differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

from pytest_voicearena.core.protocols import Connection, Provider
from pytest_voicearena.providers.anthropic import AnthropicOptions, AnthropicProvider
from pytest_voicearena.providers.openai import OpenAIOptions, OpenAIProvider


class GroqProvider(OpenAIProvider):
    """Groq's cloud."""

    name: ClassVar[str] = "groq"
    about: ClassVar[str] = "models in Groq's cloud"
    key_env: ClassVar[str] = "GROQ_API_KEY"
    base_url: ClassVar[str] = "https://api.groq.com/openai/v1"


@dataclass(frozen=True, slots=True)
class MiniMaxOptions:
    """Options of ``minimax/...``.

    ``protocol``: ``anthropic`` shows thinking in blocks of its own with every model. ``openai``
    needs a switch for that, which is sent, but which not every model knows.
    ``extra`` is added to the body of each request, and goes before what is there.
    ``headers`` are sent along; ``${NAME}`` stands for an environment variable.
    """

    protocol: Literal["anthropic", "openai"] = "anthropic"
    extra: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


class MiniMaxProvider:
    """MiniMax over either protocol; ``connect`` picks."""

    name: ClassVar[str] = "minimax"
    about: ClassVar[str] = "models of MiniMax, over Anthropic's or OpenAI's protocol"
    Options: ClassVar[type] = MiniMaxOptions

    @classmethod
    def connect(cls, connection: Connection) -> Provider:
        """Make a client for the protocol that the options name; nothing is sent yet.

        Raises:
            UserError: no model is named, a variable is not set, or the SDK is missing.
        """
        options: MiniMaxOptions = connection.options
        if options.protocol == "openai":
            extra = {"reasoning_split": True, **options.extra}
            spoken: Any = OpenAIOptions(extra=extra, headers=options.headers, seed=False)
            return _OverOpenAI.connect(replace(connection, options=spoken))
        spoken = AnthropicOptions(extra=options.extra, headers=options.headers)
        return _OverAnthropic.connect(replace(connection, options=spoken))


class _OverOpenAI(OpenAIProvider):
    name: ClassVar[str] = MiniMaxProvider.name
    about: ClassVar[str] = MiniMaxProvider.about
    key_env: ClassVar[str] = "MINIMAX_API_KEY"
    base_url: ClassVar[str] = "https://api.minimax.io/v1"
    #: MiniMax's range of temperatures leaves 0 out.
    lowest_temperature: ClassVar[float] = 0.01


class _OverAnthropic(AnthropicProvider):
    name: ClassVar[str] = MiniMaxProvider.name
    about: ClassVar[str] = MiniMaxProvider.about
    key_env: ClassVar[str] = "MINIMAX_API_KEY"
    base_url: ClassVar[str] = "https://api.minimax.io/anthropic"
    lowest_temperature: ClassVar[float] = 0.01
