"""A line to a provider: paced, retried, metered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from pytest_voicearena.core.agents import Price
from pytest_voicearena.core.conversation import Usage
from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.core.protocols import Provider, Reply, Request
from pytest_voicearena.core.seeds import derive
from pytest_voicearena.engine.limits import Meter
from pytest_voicearena.engine.pacing import Pacer
from pytest_voicearena.engine.replies import checked


class TurnTimeout(ProviderError):
    """No answer within the deadline of a turn."""


def _no_answer(within: float) -> TurnTimeout:
    return TurnTimeout(f"no answer within {within:g} s")


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Waits of ``first`` seconds, doubling up to ``longest``, each shortened by up to a half.

    ``patience`` is the longest wait that a server may ask for.
    """

    attempts: int = 5
    first: float = 0.2
    longest: float = 8.0
    patience: float = 60.0

    def wait(self, attempt: int, random: Random) -> float:
        """Seconds before the attempt that follows ``attempt`` (counted from 0)."""
        full = min(self.longest, self.first * 2.0**attempt)
        return full * random.uniform(0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One provider as the engine uses it. ``price`` None is an unknown price."""

    provider: Provider
    pacer: Pacer
    meter: Meter
    price: Price | None = None
    retry: RetryPolicy = RetryPolicy()

    async def ask(
        self, request: Request, *, within: float, tell: Callable[[Usage], None] | None = None
    ) -> Reply:
        """The provider's answer.

        Only faults of transport are tried again. ``within`` is the time in seconds that each
        attempt may take on the wire; waiting for a place does not count. ``tell`` hears of what
        every attempt used.

        Raises:
            ProviderError: there is no answer; TurnTimeout if it took too long.
            BudgetExhausted: the run may not ask any more.
        """
        random = Random(derive(request.seed, "retry", len(request.conversation)))  # noqa: S311
        for attempt in range(self.retry.attempts):
            try:
                return await self._once(request, within, tell)
            except ProviderError as error:
                wait = self._pause(error, attempt, random)
                if wait is None:
                    raise
                await asyncio.sleep(wait)
        message = "unreachable: the last attempt returns or raises"
        raise AssertionError(message)

    async def _once(
        self, request: Request, within: float, tell: Callable[[Usage], None] | None
    ) -> Reply:
        async with self.pacer.slot() as entered:
            self.meter.begin_call()
            try:
                reply = await self._reply(request, within)
            except ProviderError as error:
                self._spend(Usage(calls=1), tell)
                if error.throttled:
                    asked = error.retry_after
                    bearable = asked is not None and asked <= self.retry.patience
                    self.pacer.complain(entered, asked if bearable else None)
                raise
            except BaseException:
                # Whoever broke it off: the call was made, and may well be billed.
                self._spend(Usage(calls=1), tell)
                raise
            self.pacer.succeeded()
            usage = self._spend(reply.usage, tell)
            return replace(reply, usage=usage)

    async def _reply(self, request: Request, within: float) -> Reply:
        clock = asyncio.get_running_loop().time
        begin = clock()
        deadline = asyncio.timeout(within)
        try:
            async with deadline:
                reply = checked(await self.provider.reply(request))
        except TimeoutError as error:
            if deadline.expired():
                raise _no_answer(within) from None
            message = f"the connection timed out: {error}".removesuffix(": ")
            raise ProviderError(message) from error
        if clock() - begin > within:
            # What blocks the loop keeps the alarm from ringing, too.
            raise _no_answer(within)
        return reply

    def _pause(self, error: ProviderError, attempt: int, random: Random) -> float | None:
        """How long to wait before trying again; None for not at all."""
        if not error.retryable or attempt + 1 >= self.retry.attempts:
            return None
        asked = error.retry_after or 0.0
        if asked > self.retry.patience:
            return None
        return max(asked, self.retry.wait(attempt, random))

    def _spend(self, usage: Usage, tell: Callable[[Usage], None] | None) -> Usage:
        if usage.dollars is None or self.price is not None:
            usage = replace(usage, dollars=self._dollars(usage))
        self.meter.add(usage)
        if tell is not None:
            tell(usage)
        return usage

    def _dollars(self, usage: Usage) -> float | None:
        if usage.tokens == 0:
            return 0.0
        if self.price is None:
            return None
        return (
            usage.input_tokens * self.price.input + usage.output_tokens * self.price.output
        ) / 1e6
