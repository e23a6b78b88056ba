"""An OpenAI-compatible server that answers after a fixed time, in a process of its own.

Prints its port when it is ready. A hand-written protocol, because the server must not be what is
measured: it takes a fraction of a millisecond of another core for each request.
"""

from __future__ import annotations

import asyncio
import sys

from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from openai.types.completion_usage import CompletionUsage

_MESSAGE = ChatCompletionMessage(role="assistant", content="I am sorry, I cannot help with that.")
_BODY = (
    ChatCompletion(
        id="chatcmpl-1",
        object="chat.completion",
        created=1,
        model="bench",
        choices=[Choice(index=0, finish_reason="stop", message=_MESSAGE)],
        usage=CompletionUsage(prompt_tokens=40, completion_tokens=9, total_tokens=49),
    )
    .model_dump_json()
    .encode()
)
_RESPONSE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
    + str(len(_BODY)).encode()
    + b"\r\n\r\n"
    + _BODY
)


class _Connection(asyncio.Protocol):
    """Requests of one connection, which may come in pieces."""

    def __init__(self, latency: float) -> None:
        self._latency = latency
        self._received = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (request_end := self._whole_request()) is not None:
            self._received = self._received[request_end:]
            asyncio.get_running_loop().call_later(self._latency, self._answer)

    def _whole_request(self) -> int | None:
        """Where the first request ends, if all of it is here."""
        head, blank, body = self._received.partition(b"\r\n\r\n")
        if not blank:
            return None
        lines = head.lower().split(b"\r\n")
        length = next(int(row[15:]) for row in lines if row.startswith(b"content-length:"))
        return len(head) + 4 + length if len(body) >= length else None

    def _answer(self) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(_RESPONSE)


async def _serve(latency: float) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(latency), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1])))
