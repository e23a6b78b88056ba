"""The seams: what an extension has to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any, ClassVar, Protocol, runtime_checkable

from pytest_voicearena.core.agents import Agent, Sampling, Tool
from pytest_voicearena.core.attacks import Approach, DetectorUse
from pytest_voicearena.core.conversation import Conversation, Part, Usage
from pytest_voicearena.core.taxonomy import Severity
from pytest_voicearena.core.verdicts import Finding


class Stop(StrEnum):
    """Why a reply ended."""

    END = "end"
    LENGTH = "length"
    TOOL = "tool"
    REFUSED = "refused"
    FILTERED = "filtered"


@dataclass(frozen=True, slots=True)
class Request:
    """All that an answer may depend on.

    ``conversation`` ends with what is to be answered: the user's turn, or tool results.
    ``session`` names the conversation to a stateful other end. ``schema`` is a JSON Schema which
    the answer should follow, for models that can.
    """

    prompt: str
    conversation: Conversation
    session: str
    seed: int
    tools: tuple[Tool, ...] = ()
    sampling: Sampling = field(default_factory=Sampling)
    schema: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. ``parts`` may be empty: an agent that says nothing is a fact, not an error."""

    parts: tuple[Part, ...]
    usage: Usage = field(default_factory=lambda: Usage(calls=1))
    stop: Stop = Stop.END


@dataclass(frozen=True, slots=True)
class Traits:
    """What a provider can do and is.

    ``tools``: it takes tools and asks for them, and the engine answers.
    ``acts``: it can call tools at all, the engine's or its own; without, no call means nothing.
    ``stateful``: the other end remembers, so a turn must not be sent twice.
    ``can_rewind``: a conversation may go back and take another way.
    ``simulated``: no real agent; every report says so.
    ``parallel``: how many calls can usefully be under way; None for as many as one likes.
    ``endpoint``: where the calls end up. Agents with the same one share its pace and ``parallel``.
    """

    tools: bool = False
    acts: bool = True
    stateful: bool = False
    can_rewind: bool = True
    simulated: bool = False
    parallel: int | None = None
    endpoint: str | None = None


@runtime_checkable
class Provider(Protocol):
    """How an agent or a model is reached. Opened by ``connect``, closed by ``close``.

    ``Options`` is a frozen dataclass of what an agent file may say under the provider's name.
    """

    name: ClassVar[str]
    about: ClassVar[str]
    Options: ClassVar[type]

    @property
    def traits(self) -> Traits:
        """Fixed once connected."""
        ...

    async def reply(self, request: Request) -> Reply:
        """Answer.

        Raises:
            ProviderError: when there is no answer to be had.
        """
        ...

    async def end(self, session: str) -> None:
        """The conversation is over; forget it."""
        ...

    async def close(self) -> None:
        """Give everything back."""
        ...


@dataclass(frozen=True, slots=True)
class Connection:
    """What a provider class is given to connect: ``model`` is what follows ``provider/``.

    ``environ`` is where keys are looked up; a provider reads no other environment.
    ``root`` is the directory that relative names in an agent file start from. ``concurrency`` is how
    many calls may be under way at once, in each of ``processes`` processes on this machine.
    ``shared`` is what the providers of one run have in common, such as a loaded model, by keys that
    begin with the provider's name.
    """

    model: str
    options: Any
    environ: Mapping[str, str]
    root: str = "."
    base_url: str | None = None
    api_key_env: str | None = None
    concurrency: int = 1
    processes: int = 1
    shared: MutableMapping[object, Any] = field(default_factory=dict)


class ProviderClass(Protocol):
    """A class whose instances are providers, as the registry holds it."""

    name: ClassVar[str]
    about: ClassVar[str]
    Options: ClassVar[type]

    def connect(self, connection: Connection) -> Provider:
        """Reach the other end, or say in one line what is missing.

        Raises:
            UserError: a key, an extra or a setting is missing.
        """
        ...


class Ask(Protocol):
    """How a detector may put a question to a model."""

    async def __call__(
        self,
        prompt: str,
        question: str,
        schema: Mapping[str, Any] | None = None,
        *,
        tell: Callable[[Usage], None] | None = None,
    ) -> str:
        """The model's words. ``tell`` hears of what they cost; a detector need not give it.

        Raises:
            ProviderError: there is no answer.
        """
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """What a detector may know besides the conversation.

    ``options`` is an instance of the detector's ``Options``; ``prompt`` is what the agent was
    really told, planted secrets included; ``severity`` is the attack's. ``acts`` is False for an
    agent that cannot call tools at all. ``look`` runs another detector over the same conversation,
    ``lacks`` says why that one cannot look; ``ask`` is None where no judge model is named.
    """

    agent: Agent
    prompt: str
    options: Any
    severity: Severity = Severity.MEDIUM
    acts: bool = True
    look: Look | None = None
    lacks: Callable[[DetectorUse], str | None] | None = None
    ask: Ask | None = None


class Look(Protocol):
    """How a detector may have another one look."""

    def __call__(self, use: DetectorUse, conversation: Conversation) -> Sequence[Finding]:
        """The other's findings."""
        ...


class Detector(Protocol):
    """Looks at a conversation and yields findings.

    One class carries its own name, one sentence about it, and its options (a frozen dataclass).
    ``inspect`` runs in a worker thread; it must not keep state between calls.
    """

    name: ClassVar[str]
    about: ClassVar[str]
    Options: ClassVar[type]

    def lacks(self, scene: Scene) -> str | None:
        """Why it cannot look at this agent's conversations at all; None if it can."""
        ...

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        """The findings, in the order of the conversation."""
        ...


class AskingDetector(Protocol):
    """A detector that has to ask a model; ``inspect`` is a coroutine on the engine's loop."""

    name: ClassVar[str]
    about: ClassVar[str]
    Options: ClassVar[type]

    def lacks(self, scene: Scene) -> str | None:
        """Why it cannot look; None if it can."""
        ...

    async def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        """The findings.

        Raises:
            UnusableJudgement: the model's answer cannot be used.
        """
        ...


class Variant(Protocol):
    """A seeded transformation of an attack.

    ``fits`` says in a few words what it applies to; ``example`` is a last turn and what becomes of
    it, be it said or read.
    """

    name: ClassVar[str]
    about: ClassVar[str]
    source: ClassVar[str]
    fits: ClassVar[str]
    example: ClassVar[tuple[str, str]]

    def apply(self, approach: Approach, random: Random) -> Approach:
        """The same attack in another dress: as many turns, or more.

        Whatever is drawn is drawn from ``random``. What it does not apply to stays as it is.
        """
        ...


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> float:
        """Seconds since the epoch."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back."""
        ...
