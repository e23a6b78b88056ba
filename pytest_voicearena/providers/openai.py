"""OpenAI, and every server that speaks its Chat Completions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from pytest_voicearena.core.errors import MissingExtra, UserError
from pytest_voicearena.core.protocols import Connection, Reply, Request, Traits
from pytest_voicearena.providers import openai_chat
from pytest_voicearena.providers.environment import fill_all, key_of
from pytest_voicearena.providers.sdk_call import SdkCall, transport

#: Every server takes a seed of 31 bits; JavaScript ones lose those of 63.
_SEED_BITS = 31


@dataclass(frozen=True, slots=True)
class OpenAIOptions:
    """Options of ``openai/...`` and its kin.

    ``extra`` is added to the body of each request, and goes before what is there.
    ``headers`` are sent along; ``${NAME}`` stands for an environment variable.
    ``seed`` false sends no seed, for servers that refuse one.
    ``schema`` false asks in words alone where an answer has to be JSON.
    ``organization`` and ``project`` are OpenAI's own.
    """

    extra: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    seed: bool = True
    schema: bool = True
    organization: str = ""
    project: str = ""


class OpenAIProvider:
    """Chat Completions through the official SDK."""

    name: ClassVar[str] = "openai"
    about: ClassVar[str] = "models of OpenAI, and of any server that speaks Chat Completions"
    Options: ClassVar[type] = OpenAIOptions

    key_env: ClassVar[str] = "OPENAI_API_KEY"
    base_url: ClassVar[str] = "https://api.openai.com/v1"
    lowest_temperature: ClassVar[float] = 0.0

    def __init__(self, call: SdkCall, model: str, options: OpenAIOptions) -> None:
        self.call = call
        self.traits = Traits(tools=True, endpoint=call.endpoint)
        self._model = model
        self._options = options
        self._most_tokens = openai_chat.most_tokens_name(str(call.client.base_url))

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
        options: OpenAIOptions = connection.options
        key, key_env = key_of(connection, cls.key_env, who)
        headers = fill_all(options.headers, connection.environ, who)
        try:
            import openai  # noqa: PLC0415 - takes half a second

            http_client = transport(openai, connection.concurrency)
        except (ImportError, RuntimeError) as error:
            message = f"{who} needs: pip install 'openai[aiohttp]'"
            raise MissingExtra(message) from error
        client = openai.AsyncOpenAI(
            api_key=key,
            base_url=connection.base_url or cls.base_url,
            max_retries=0,
            timeout=http_client.timeout,
            default_headers=headers,
            http_client=http_client,
        )
        # Given as arguments, an empty one would be looked up in the process's own environment.
        client.organization = options.organization or None
        client.project = options.project or None
        call = SdkCall(openai, client, who, connection.model, key_env, key)
        return cls(call, connection.model, options)

    async def reply(self, request: Request) -> Reply:
        """Answer.

        Raises:
            ProviderError: when there is no answer to be had.
        """
        turns = len(request.conversation)
        return await self.call.post(
            "/chat/completions", self._body(request), lambda body: openai_chat.reply(body, turns)
        )

    async def end(self, session: str) -> None:
        """Nothing to forget: the conversation is sent anew each time."""

    async def close(self) -> None:
        """Give the connections back."""
        await self.call.close()

    def _body(self, request: Request) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self._model, "messages": openai_chat.messages(request)}
        if request.tools:
            body["tools"] = openai_chat.tools(request.tools)
        if request.sampling.temperature is not None:
            body["temperature"] = max(request.sampling.temperature, self.lowest_temperature)
        if request.sampling.max_tokens is not None:
            body[self._most_tokens] = request.sampling.max_tokens
        if self._options.seed:
            body["seed"] = request.seed % 2**_SEED_BITS
        if request.schema is not None and self._options.schema:
            body["response_format"] = openai_chat.response_format(request.schema)
        return {**body, **self._options.extra}
