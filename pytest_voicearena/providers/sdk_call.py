"""Posting JSON through a vendor's SDK by its lean documented path, and naming what goes wrong.

The official SDKs of OpenAI and Anthropic are built alike: ``client.post(path, cast_to=, body=)``
does authentication, headers and transport. It does not validate the answer into models, which would
cost more CPU than the rest of the call together; the answer is read by :mod:`shapes` instead.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.protocols import Reply
from pytest_voicearena.providers.failures import of_status, place
from pytest_voicearena.providers.shapes import mapping, parse_json
from pytest_voicearena.scan.display import one_line

#: A server that does not take the connection is not thinking; all else is the engine's to time.
CONNECT_SECONDS = 10.0
_FEWEST_CONNECTIONS = 16


def transport(sdk: ModuleType, concurrency: int) -> Any:
    """The SDK's own client over aiohttp, with a connection for every call that may be under way.

    Raises:
        RuntimeError: aiohttp is not installed.
    """
    import httpx2  # noqa: PLC0415 - comes with the SDKs

    most = max(concurrency, _FEWEST_CONNECTIONS)
    return sdk.DefaultAioHttpClient(
        limits=httpx2.Limits(max_connections=most, max_keepalive_connections=most),
        timeout=httpx2.Timeout(None, connect=CONNECT_SECONDS),
    )


@dataclass(frozen=True, slots=True)
class SdkCall:
    """One SDK client and what to say about its failures.

    ``who`` begins every message; ``model`` and ``key_env`` are what the user can mend.
    """

    sdk: ModuleType
    client: Any
    who: str
    model: str
    key_env: str
    key: str = field(repr=False)
    _numbers: Iterator[int] = field(default_factory=itertools.count, repr=False)

    async def post(
        self, path: str, body: Mapping[str, Any], read: Callable[[Mapping[str, Any]], Reply]
    ) -> Reply:
        """What ``read`` makes of the answer's JSON object.

        Raises:
            ProviderError: there is none.
        """
        import httpx2  # noqa: PLC0415 - comes with the SDKs

        try:
            response = await self.client.post(
                path, cast_to=httpx2.Response, body=body, options=self._options()
            )
        except self.sdk.APIStatusError as error:
            raise self._refused(error) from error
        except Exception as error:
            raise self._broken(error) from error
        try:
            return read(mapping(parse_json(response.content), "it"))
        except ProviderError as error:
            message = f"{self.who}: {error}"
            raise ProviderError(message) from None

    @property
    def endpoint(self) -> str:
        """What has a limit of its own: a model, asked with a key, at an address."""
        return f"{self.client.base_url} {self.key_env} {self.model}"

    def _options(self) -> dict[str, str]:
        """The SDK asks the system for random bytes to name a call; a number does it, too."""
        return {"idempotency_key": f"voicearena-{id(self)}-{next(self._numbers)}"}

    async def close(self) -> None:
        """Give the connections back."""
        await self.client.close()

    def _refused(self, error: Any) -> ProviderError:
        status = error.status_code
        about = f"{self.who}: {self._meaning(status)}"
        return of_status(status, error.response.headers, error.body, about, (self.key,))

    def _meaning(self, status: int) -> str:
        meanings = {
            400: "the server does not accept the request",
            401: f"the server refuses the key in {self.key_env}",
            402: f"the account behind {self.key_env} has no credit",
            403: f"the key in {self.key_env} may not do this",
            404: f"the server knows no model '{self.model}', or no such path: "
            f"see 'model' and 'base_url' ({place(str(self.client.base_url))})",
            413: "the request is too large",
            422: "the server does not accept the request",
            429: "too many requests",
            529: "the server is overloaded",
        }
        return f"{meanings.get(status, 'the server failed')} ({status})"

    def _broken(self, error: Exception) -> ProviderError:
        """A failure below HTTP, in the words of its first cause: the SDK's own say too little."""
        causes = list(_causes(error))
        reasons = [words for cause in causes if (words := str(cause).strip())]
        reason = one_line((reasons or [type(error).__name__])[-1].replace(self.key, "***"))
        message = f"{self.who}: no answer from {place(str(self.client.base_url))}: {reason}"
        return ProviderError(message, retryable=self._is_transport(error, causes))

    def _is_transport(self, error: Exception, causes: list[BaseException]) -> bool:
        import aiohttp  # noqa: PLC0415 - the transport in use

        if any(isinstance(cause, aiohttp.InvalidURL | UnicodeError) for cause in causes):
            return False
        return isinstance(error, self.sdk.APIConnectionError | aiohttp.ClientError | OSError)


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__
