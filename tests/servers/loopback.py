"""A real HTTP server on loopback that answers, or misbehaves, as it is told."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Received:
    """One request, as it came over the wire."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.target).query)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What to send back. ``cut`` closes the connection after so many bytes of the body."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    cut: int | None = None


def as_json(value: Any, status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, json.dumps(value).encode(), named)


#: Close the connection without a word; never answer at all.
CLOSED = Answer(cut=-1)
NEVER = Answer(cut=-2)

Behaviour = Sequence[Answer] | Callable[[Received], Answer | Awaitable[Answer]]


class LoopbackServer:
    """Serves from a list of answers, the last one for ever, or from a function."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.received: list[Received] = []
        self.gone = asyncio.Event()
        self._behaviour = behaviour
        self._server: asyncio.Server | None = None
        self._writers: list[asyncio.StreamWriter] = []

    @property
    def url(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        for writer in self._writers:
            writer.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        try:
            while (request := await _read(reader)) is not None:
                self.received.append(request)
                answer = await self._answer(request)
                if answer is NEVER:
                    await reader.read()
                    self.gone.set()
                    break
                if not await _write(writer, answer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            self.gone.set()
        finally:
            writer.close()

    async def _answer(self, request: Received) -> Answer:
        if callable(self._behaviour):
            answer = self._behaviour(request)
            return await answer if inspect.isawaitable(answer) else answer
        return self._behaviour[min(len(self.received), len(self._behaviour)) - 1]


async def _read(reader: asyncio.StreamReader) -> Received | None:
    line = await reader.readline()
    if not line:
        return None
    method, target, _ = line.decode("latin-1").split(" ", 2)
    headers: dict[str, str] = {}
    while (line := await reader.readline()).strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(method, target, headers, body)


async def _write(writer: asyncio.StreamWriter, answer: Answer) -> bool:
    if answer is CLOSED:
        return False
    headers = {
        "content-type": answer.content_type,
        "content-length": str(len(answer.body)),
        **answer.headers,
    }
    lines = [
        f"HTTP/1.1 {answer.status} Said",
        *(f"{name}: {text}" for name, text in headers.items()),
    ]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
    writer.write(answer.body if answer.cut is None else answer.body[: answer.cut])
    await writer.drain()
    return answer.cut is None
