"""Plays one conversation: the attacker's turns, the agent's answers, the tools between them."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pytest_voicearena.core.attacks import Approach
from pytest_voicearena.core.conversation import (
    Conversation,
    Part,
    Role,
    Text,
    ToolCall,
    ToolResult,
    Turn,
    Usage,
    says,
)
from pytest_voicearena.core.jsonlines import compact, plain, well_formed
from pytest_voicearena.core.protocols import Clock, Reply, Request, Stop
from pytest_voicearena.core.workers import Workers
from pytest_voicearena.engine.plan import Case
from pytest_voicearena.engine.replies import sound

_log = logging.getLogger(__name__)

#: How long the other end may take to forget a conversation, in seconds.
_FAREWELL = 5.0
#: How much of unusable arguments an agent is told again.
_SHOWN = 200
#: An agent that calls tools more often than this without a word is in a loop of its own.
_MOST_ROUNDS = 8

_UNSAID = {
    Stop.REFUSED: "[the model's provider refused to answer]",
    Stop.FILTERED: "[the model's provider filtered the answer]",
}


@dataclass(slots=True)
class Dialogue:
    """One conversation on its way; what was said so far stays readable when it breaks off."""

    case: Case
    approach: Approach
    session: str
    seed: int
    clock: Clock
    workers: Workers
    turn_deadline: float
    took_turn: Callable[[Turn], None]
    conversation: Conversation = field(default_factory=Conversation)
    usage: Usage = field(default_factory=Usage)
    delivered: bool = False
    _began: float = 0.0

    async def play(self) -> None:
        """Say all turns.

        Raises:
            ProviderError: an answer could not be had.
            BudgetExhausted: the run may not ask any more.
        """
        self._began = self.clock.monotonic()
        try:
            for words in self.approach.turns:
                self._append(says(Role.USER, words, started=self._elapsed()))
                await self._answer()
        finally:
            await self._end()

    async def _end(self) -> None:
        """Have the other end forget; that it cannot is no fault of the agent's answers."""
        try:
            async with asyncio.timeout(_FAREWELL):
                await self.case.target.line.provider.end(self.session)
        except (Exception, SystemExit):  # noqa: BLE001 - what was said stands
            _log.exception("the conversation could not be ended")

    async def _answer(self) -> None:
        for _ in range(_MOST_ROUNDS):
            begin = self._elapsed()
            reply = await self._ask()
            parts = tuple(map(sound, reply.parts)) or _stand_in(reply)
            self._append(Turn(Role.AGENT, parts, begin, self._elapsed() - begin))
            open_calls = _unanswered(parts)
            if not open_calls or not self.case.target.line.provider.traits.tools:
                return
            begin = self._elapsed()
            results = tuple([await self._result(call) for call in open_calls])
            self._append(Turn(Role.TOOL, results, begin, self._elapsed() - begin))

    async def _ask(self) -> Reply:
        agent, line = self.case.target.agent, self.case.target.line
        request = Request(
            prompt=agent.prompt,
            conversation=self.conversation,
            session=self.session,
            seed=self.seed,
            tools=agent.tools,
            sampling=agent.sampling,
        )
        return await line.ask(request, within=self.turn_deadline, tell=self._spend)

    async def _result(self, call: ToolCall) -> ToolResult:
        poison = self.approach.tool_results
        if (text := poison.get(call.name, poison.get("*"))) is not None:
            self.delivered = True
            return ToolResult(call.id, call.name, text)
        tool = self.case.target.agent.tool(call.name)
        if tool is None:
            return ToolResult(call.id, call.name, f"there is no tool '{call.name}'", is_error=True)
        function = self.case.target.functions.get(call.name)
        if function is None:
            return ToolResult(call.id, call.name, tool.answer.text)
        if call.raw is not None:
            text = f"the arguments are no JSON object: {call.raw[:_SHOWN]}"
            return ToolResult(call.id, call.name, text, is_error=True)
        try:
            answer = await self._call(function, call)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the agent is told of it
            text = f"{type(error).__name__}: {error}"
            return ToolResult(call.id, call.name, well_formed(text), is_error=True)
        sent = answer if isinstance(answer, str) else compact(plain(answer))
        return ToolResult(call.id, call.name, well_formed(sent))

    async def _call(self, function: Callable[..., Any], call: ToolCall) -> Any:
        if inspect.iscoroutinefunction(function):
            return await function(**call.arguments)
        answer = await self.workers.run(partial(function, **call.arguments))
        return await answer if inspect.isawaitable(answer) else answer

    def _append(self, turn: Turn) -> None:
        self.conversation = self.conversation.and_then(turn)
        self.took_turn(turn)

    def _spend(self, usage: Usage) -> None:
        self.usage += usage

    def _elapsed(self) -> float:
        return self.clock.monotonic() - self._began


def _unanswered(parts: tuple[Part, ...]) -> list[ToolCall]:
    """Calls without a result; an agent that runs its own tools reports both."""
    answered = {part.call_id for part in parts if isinstance(part, ToolResult)}
    return [part for part in parts if isinstance(part, ToolCall) and part.id not in answered]


def _stand_in(reply: Reply) -> tuple[Part, ...]:
    """A vendor that refuses or filters has answered, if not with words of the agent's."""
    words = _UNSAID.get(reply.stop)
    return (Text(words),) if words else ()
