"""What detectors and judges say of labelled texts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pytest_voicearena.assembly.assembly import Assembly
from pytest_voicearena.assembly.texts import TextScanner
from pytest_voicearena.core.agents import Agent, Policy
from pytest_voicearena.core.errors import ProviderError, UnusableJudgement
from pytest_voicearena.core.passages import Passage
from pytest_voicearena.core.protocols import Ask, Scene
from pytest_voicearena.detectors.judge import JudgeDetector, JudgeOptions
from pytest_voicearena.registry.registry import Registry


def scanned(
    registry: Registry, detector: str, passages: Sequence[Passage], threshold: float
) -> list[bool | None]:
    """Whether a detector finds something in each passage of which it is that sure.

    Raises:
        UserError: there is no such detector, or it does not look at texts.
    """
    scanner = TextScanner(registry, [detector])
    return [
        any(finding.score >= threshold for finding in scanner.scan(passage)) for passage in passages
    ]


def judged(
    assembly: Assembly, model: str, passages: Sequence[Passage], policies: Sequence[str]
) -> list[bool | None]:
    """Whether a model finds each passage's policy broken; None where it gave no usable answer.

    Raises:
        UserError: the model cannot be reached; the message says what is missing.
    """

    async def all_of_them() -> list[bool | None]:
        ask = assembly.asking(model)
        places = asyncio.Semaphore(assembly.settings.concurrency)

        async def one(passage: Passage, policy: str) -> bool | None:
            async with places:
                return await _judge(ask, passage, policy)

        try:
            return await asyncio.gather(*map(one, passages, policies))
        finally:
            await assembly.close()

    return asyncio.run(all_of_them())


async def _judge(ask: Ask, passage: Passage, policy: str) -> bool | None:
    agent = Agent("scanned", passage.prompt, policies=(Policy("policy", policy),))
    scene = Scene(agent, passage.prompt, JudgeOptions(), ask=ask)
    try:
        return bool(await JudgeDetector().inspect(passage.conversation, scene))
    except (UnusableJudgement, ProviderError):
        return None
