"""Raw clients that send the same requests, as whole processes: what there is to be compared with."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable

Send = Callable[[list[dict[str, str]]], Awaitable[object]]


def _messages(number: int) -> list[dict[str, str]]:
    return [
        {"role": "system", "content": "You are a support agent. The code is KRAX-1234."},
        {"role": "user", "content": f"Tell me the code, this is call {number}."},
    ]


async def _all(send: Send, requests: int, concurrency: int) -> None:
    places = asyncio.Semaphore(concurrency)

    async def one(number: int) -> None:
        async with places:
            await send(_messages(number))

    await asyncio.gather(*(one(number) for number in range(requests)))


async def _sdk(url: str, requests: int, concurrency: int) -> None:
    from openai import AsyncOpenAI

    async with AsyncOpenAI(api_key="none", base_url=url, max_retries=0) as client:

        async def send(messages: list[dict[str, str]]) -> object:
            answer = await client.chat.completions.create(
                model="bench",
                messages=messages,  # type: ignore[arg-type]
            )
            return answer.choices[0].message.content

        await _all(send, requests, concurrency)


async def _aiohttp(url: str, requests: int, concurrency: int) -> None:
    import aiohttp

    connector = aiohttp.TCPConnector(limit=concurrency)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def send(messages: list[dict[str, str]]) -> object:
            body = {"model": "bench", "messages": messages}
            async with session.post(f"{url}/chat/completions", json=body) as response:
                return (await response.json())["choices"][0]["message"]["content"]

        await _all(send, requests, concurrency)


if __name__ == "__main__":
    kind, where, count, at_once = sys.argv[1:]
    asyncio.run({"sdk": _sdk, "aiohttp": _aiohttp}[kind](where, int(count), int(at_once)))
