"""Answers that somebody wrote beforehand: for tests of this package, and of its users."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self

from pytest_voicearena.core.conversation import Part, Role, Text, ToolCall, Usage
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.protocols import Connection, Reply, Request, Stop, Traits


class Fault(StrEnum):
    """What can go wrong on the way to an agent."""

    THROTTLED = "throttled"
    SERVER_ERROR = "server_error"
    DISCONNECTED = "disconnected"
    UNAUTHORIZED = "unauthorized"
    GARBAGE = "garbage"
    HANG = "hang"
    EMPTY = "empty"


#: One step of a script, as Python writes it. An exception is raised.
Step = str | Reply | Fault | Exception
#: A script: one step for each turn of the agent, or what decides on each request.
Script = Sequence[Step] | Callable[[Request], Step | Awaitable[Step]]

_KEYS = ("text", "tool", "arguments", "stop", "fault", "retry_after")
_FAULTS: Mapping[Fault, Callable[[float | None], ProviderError]] = {
    Fault.THROTTLED: lambda wait: ProviderError(
        "too many requests (429)", retryable=True, throttled=True, retry_after=wait
    ),
    Fault.SERVER_ERROR: lambda wait: ProviderError(
        "the server failed (500)", retryable=True, retry_after=wait
    ),
    Fault.DISCONNECTED: lambda wait: ProviderError(
        "the connection was closed", retryable=True, retry_after=wait
    ),
    Fault.UNAUTHORIZED: lambda _: ProviderError("the key is refused (401)"),
    Fault.GARBAGE: lambda _: ProviderError("the answer is not JSON"),
}


@dataclass(frozen=True, slots=True)
class ScriptedOptions:
    """Options of ``scripted``.

    ``replies``: for each turn of the agent a text, or a mapping with ``text``, with ``tool`` and
    ``arguments``, with ``stop`` (``refused``, ``filtered``, ``length``), or with ``fault`` and
    perhaps ``retry_after`` (seconds). After the last one, it is given again.
    ``latency``: seconds before each answer. ``fault``: what happens instead of all answers:
    ``throttled``, ``server_error``, ``disconnected``, ``unauthorized``, ``garbage``, ``hang`` or
    ``empty``.
    """

    replies: tuple[Any, ...] = ("I am sorry, I cannot help with that.",)
    latency: float = 0.0
    fault: str = ""

    def __post_init__(self) -> None:
        if self.fault and self.fault not in set(Fault):
            message = f"unknown fault '{self.fault}'; known: {', '.join(Fault)}"
            raise ValueError(message)
        for at, reply in enumerate(self.replies):
            _step(at, reply)


class ScriptedProvider:
    """Follows a script; which step is next depends on the conversation alone."""

    name: ClassVar[str] = "scripted"
    about: ClassVar[str] = "answers from a list, with latency and faults, for tests"
    Options: ClassVar[type] = ScriptedOptions
    #: The script has no use for a prompt; an agent file may do without.
    self_prompted: ClassVar[bool] = True
    #: Reports say so.
    simulated: ClassVar[bool] = True

    def __init__(
        self, script: Script, *, latency: float = 0.0, traits: Traits | None = None
    ) -> None:
        """``latency`` is in seconds; ``traits`` default to a simulation that takes tools."""
        self._script = script
        self._latency = latency
        self._traits = traits or Traits(tools=True, simulated=True)

    @property
    def traits(self) -> Traits:
        """What the script's author says it can do."""
        return self._traits

    @classmethod
    def connect(cls, connection: Connection) -> Self:
        """Read the script from an agent file; there is nothing to reach."""
        options: ScriptedOptions = connection.options
        if options.fault:
            return cls([Fault(options.fault)], latency=options.latency)
        return cls(
            [_step(at, reply) for at, reply in enumerate(options.replies)], latency=options.latency
        )

    async def reply(self, request: Request) -> Reply:
        """The step for this turn of the agent.

        Raises:
            ProviderError: the script says so.
        """
        if self._latency:
            await asyncio.sleep(self._latency)
        step = await self._next(request)
        if isinstance(step, Fault):
            return await _suffer(step)
        if isinstance(step, Exception):
            # One step may be raised many times, and each would lengthen its traceback.
            raise step.with_traceback(None)
        if isinstance(step, Reply):
            return step
        return Reply((Text(step),) if step else (), _usage(request, step))

    async def end(self, session: str) -> None:
        """Nothing to forget."""

    async def close(self) -> None:
        """Nothing to give back."""

    async def _next(self, request: Request) -> Step:
        if callable(self._script):
            step = self._script(request)
            return await step if inspect.isawaitable(step) else step
        turn = sum(1 for _ in request.conversation.by(Role.AGENT))
        return self._script[min(turn, len(self._script) - 1)] if self._script else ""


async def _suffer(fault: Fault) -> Reply:
    if fault is Fault.HANG:
        await asyncio.get_running_loop().create_future()
    if fault is Fault.EMPTY:
        return Reply(())
    raise _FAULTS[fault](None)


def _step(at: int, reply: Any) -> Step:
    """One entry of ``replies`` as a step.

    Raises:
        ValueError: it says nothing that is known here.
    """
    if not isinstance(reply, Mapping):
        return "" if reply is None else str(reply)
    if unknown := [key for key in reply if key not in _KEYS]:
        message = f"unknown '{unknown[0]}' in replies; known: {', '.join(_KEYS)}"
        raise ValueError(message)
    if "fault" in reply:
        return _fault(reply)
    parts: list[Part] = [Text(str(reply["text"]))] if reply.get("text") else []
    if "tool" in reply:
        arguments = reply.get("arguments") or {}
        if not isinstance(arguments, Mapping):
            message = "'arguments' in replies should be a mapping"
            raise ValueError(message)
        parts.append(ToolCall(f"call_{at}", str(reply["tool"]), dict(arguments)))
    default = Stop.TOOL if "tool" in reply else Stop.END
    return Reply(tuple(parts), stop=Stop(reply.get("stop", default)))


def _fault(reply: Mapping[str, Any]) -> Step:
    if reply["fault"] not in set(Fault):
        message = f"unknown fault '{reply['fault']}'; known: {', '.join(Fault)}"
        raise ValueError(message)
    fault, wait = Fault(reply["fault"]), reply.get("retry_after")
    return fault if wait is None or fault not in _FAULTS else _FAULTS[fault](float(wait))


def _usage(request: Request, answer: str) -> Usage:
    """Words for tokens: a number that depends on the conversation alone."""
    heard = sum(len(turn.text.split()) for turn in request.conversation)
    words_in = len(request.prompt.split()) + heard
    return Usage(1, words_in, len(answer.split()), dollars=None)
