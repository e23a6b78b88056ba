"""Plays one conversation: the attacker's turns, the agent's answers, the tools between them."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
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

#: A provider that refuses for its model has answered, if not with the agent's words.
_REFUSED = Text("[the model's provider refused to answer]")


class Unanswered(Exception):
    """The turn that decides got no answer."""


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
            Unanswered: the agent did not answer the last turn.
        """
        self._began = self.clock.monotonic()
        reply: Reply | None = None
        for words in self.approach.turns:
            self._append(says(Role.USER, words, started=self._elapsed()))
            reply = await self._answer()
        if reply is not None and not _tells(reply):
            raise Unanswered(self._silence(reply))

    def _silence(self, reply: Reply) -> str:
        if reply.stop is Stop.FILTERED:
            return "the provider filtered the answer to the last turn"
        if self.conversation.answered:
            return "the agent did not answer the last turn"
        return "the agent never answered"

    async def end(self) -> None:
        """Have the other end forget; that it cannot is no fault of the agent's answers."""
        try:
            async with asyncio.timeout(_FAREWELL):
                await self.case.target.line.provider.end(self.session)
        except (Exception, SystemExit):  # noqa: BLE001 - what was said stands
            _log.exception("the conversation could not be ended")

    async def _answer(self) -> Reply:
        """The reply that ends the agent's turn, after all that its tools had to say.

        Raises:
            Unanswered: there is none.
        """
        for _ in range(_MOST_ROUNDS):
            begin = self._elapsed()
            reply = await self._ask()
            parts = tuple(map(sound, reply.parts))
            if not parts and reply.stop is Stop.REFUSED:
                parts = (_REFUSED,)
            reply = replace(reply, parts=parts)
            self._append(Turn(Role.AGENT, parts, begin, self._elapsed() - begin))
            open_calls = _unanswered(parts)
            if not open_calls or not self.case.target.line.provider.traits.tools:
                return reply
            begin = self._elapsed()
            results = tuple([await self._result(call) for call in open_calls])
            self._append(Turn(Role.TOOL, results, begin, self._elapsed() - begin))
        message = f"the agent called tools {_MOST_ROUNDS} times in a row and never answered"
        raise Unanswered(message)

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


def _tells(reply: Reply) -> bool:
    """Whether an agent said or did anything."""
    return any(
        isinstance(part, ToolCall) or (isinstance(part, Text) and part.text.strip())
        for part in reply.parts
    )
