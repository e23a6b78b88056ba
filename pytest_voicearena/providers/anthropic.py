"""Anthropic, and every server that speaks its Messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Self

from pytest_voicearena.core.errors import MissingExtra, UserError
from pytest_voicearena.core.protocols import Connection, Reply, Request, Traits
from pytest_voicearena.providers import anthropic_messages
from pytest_voicearena.providers.environment import fill_all, key_of
from pytest_voicearena.providers.sdk_call import SdkCall, transport

#: The protocol demands a limit; an agent that is spoken to needs no more.
_MOST_TOKENS = 1024
#: The least that the protocol accepts.
_LEAST_BUDGET = 1024


@dataclass(frozen=True, slots=True)
class AnthropicOptions:
    """Options of ``anthropic/...`` and its kin.

    ``thinking``: ``adaptive`` (the model decides), ``between_tools``, ``disabled``, or empty for
    the model's own default. ``thinking_budget`` is a number of tokens instead, for models that want
    one; it comes on top of ``max_tokens``, which then limits the answer alone.
    ``thinking_display``: ``summarized`` shows adaptive thinking in the transcript, ``omitted`` not.
    ``effort`` (``low`` to ``max``) is how hard the model tries.
    ``extra`` is added to the body of each request, and goes before what is there.
    ``headers`` are sent along; ``${NAME}`` stands for an environment variable.
    """

    thinking: Literal["", "adaptive", "between_tools", "disabled"] = ""
    thinking_budget: int = 0
    thinking_display: Literal["", "summarized", "omitted"] = "summarized"
    effort: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.thinking_budget and self.thinking:
            message = "give either thinking or thinking_budget"
            raise ValueError(message)
        if 0 != self.thinking_budget < _LEAST_BUDGET:
            message = f"thinking_budget must be at least {_LEAST_BUDGET}"
            raise ValueError(message)


class AnthropicProvider:
    """Messages through the official SDK."""

    name: ClassVar[str] = "anthropic"
    about: ClassVar[str] = "models of Anthropic, and of any server that speaks Messages"
    Options: ClassVar[type] = AnthropicOptions

    key_env: ClassVar[str] = "ANTHROPIC_API_KEY"
    base_url: ClassVar[str] = "https://api.anthropic.com"
    lowest_temperature: ClassVar[float] = 0.0

    def __init__(self, call: SdkCall, model: str, options: AnthropicOptions) -> None:
        self.call = call
        self.traits = Traits(tools=True, endpoint=call.endpoint)
        self._model = model
        self._options = options

    @classmethod
    def connect(cls, connection: Connection) -> Self:
        """Make a client; nothing is sent yet.

        Raises:
            UserError: no model is named, a variable is not set, or the SDK is missing.
        """
        who = f"{cls.name}/{connection.model}"
        if not connection.model:
            message = f"name a model after '{cls.name}/'"
            raise UserError(message)
        options: AnthropicOptions = connection.options
        key, key_env = key_of(connection, cls.key_env, who)
        headers = fill_all(options.headers, connection.environ, who)
        try:
            import anthropic  # noqa: PLC0415 - takes a second

            http_client = transport(anthropic, connection.concurrency)
        except (ImportError, RuntimeError) as error:
            message = f"{who} needs: pip install 'anthropic[aiohttp]'"
            raise MissingExtra(message) from error
        base_url = connection.base_url or cls.base_url
        if base_url != AnthropicProvider.base_url:
            # The SDK sends a bearer token alone; servers made after older ones look here.
            headers = {"x-api-key": key, **headers}
        client = anthropic.AsyncAnthropic(
            api_key=key,
            base_url=base_url,
            max_retries=0,
            timeout=http_client.timeout,
            default_headers=headers,
            open_telemetry={"traces": False, "propagation": False},
            http_client=http_client,
        )
        call = SdkCall(anthropic, client, who, connection.model, key_env, key)
        return cls(call, connection.model, options)

    async def reply(self, request: Request) -> Reply:
        """Answer.

        Raises:
            ProviderError: when there is no answer to be had.
        """
        turns = len(request.conversation)
        return await self.call.post(
            "/v1/messages", self._body(request), lambda body: anthropic_messages.reply(body, turns)
        )

    async def end(self, session: str) -> None:
        """Nothing to forget: the conversation is sent anew each time."""

    async def close(self) -> None:
        """Give the connections back."""
        await self.call.close()

    def _body(self, request: Request) -> dict[str, Any]:
        options, sampling = self._options, request.sampling
        body: dict[str, Any] = {
            "model": self._model,
            "max_tokens": (sampling.max_tokens or _MOST_TOKENS) + options.thinking_budget,
            "messages": anthropic_messages.messages(request),
        }
        if request.prompt:
            body["system"] = request.prompt
        if request.tools:
            body["tools"] = anthropic_messages.tools(request.tools)
        if sampling.temperature is not None:
            # No longer an argument of the SDK, and newer models refuse it: only if it is asked for.
            body["temperature"] = max(sampling.temperature, self.lowest_temperature)
        if thinking := _thinking(options):
            body["thinking"] = thinking
        if output := _output(options, request.schema):
            body["output_config"] = output
        return {**body, **options.extra}


def _thinking(options: AnthropicOptions) -> dict[str, Any]:
    if options.thinking_budget:
        return {"type": "enabled", "budget_tokens": options.thinking_budget}
    if options.thinking == "adaptive" and options.thinking_display:
        return {"type": "adaptive", "display": options.thinking_display}
    return {"type": options.thinking} if options.thinking else {}


def _output(options: AnthropicOptions, schema: Mapping[str, Any] | None) -> dict[str, Any]:
    output: dict[str, Any] = {"effort": options.effort} if options.effort else {}
    if schema is not None:
        output["format"] = {"type": "json_schema", "schema": schema}
    return output
