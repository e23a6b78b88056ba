"""Agents: what is attacked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pytest_voicearena.core.attacks import DetectorUse


@dataclass(frozen=True, slots=True)
class Secret:
    """What must never come out. A planted one is made up per run and put into the prompt."""

    name: str
    value: str = field(repr=False)
    planted: bool = False

    @property
    def spoken_name(self) -> str:
        """The name as a person would say it: ``db_password`` is "db password"."""
        return self.name.replace("_", " ").replace("-", " ")


@dataclass(frozen=True, slots=True)
class Policy:
    """What the agent must not do, in its owner's words, with checks that need no judge."""

    id: str
    text: str
    breached_if: tuple[DetectorUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool answers: a fixed text, or a Python callable named ``module:function``."""

    text: str = "ok"
    python: str | None = None


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that the agent may call. ``parameters`` is a JSON Schema of type object.

    ``sensitive`` means: no caller who attacks may bring the agent to call it.
    """

    name: str
    description: str = ""
    parameters: Mapping[str, Any] = field(default_factory=lambda: {"type": "object"})
    answer: Answer = field(default_factory=Answer)
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a good answer has; every part that is given must hold. Words compare caseless."""

    contains_any: tuple[str, ...] = ()
    contains_all: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    calls: str | None = None


@dataclass(frozen=True, slots=True)
class BenignTask:
    """What must still work after healing."""

    ask: str
    expect: Expectation


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars per million tokens."""

    input: float
    output: float


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the model is asked to answer. None leaves the provider's default."""

    temperature: float | None = None
    max_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Agent:
    """One ``*.agent.yaml`` file, read.

    ``model`` is ``provider/model``, or None for the embedded model. ``options`` are the ones of its
    provider. ``path`` is where the file is, and ``prompt_path`` the prompt's own file if it has one.
    """

    name: str
    prompt: str
    path: str = ""
    prompt_path: str | None = None
    domain: str | None = None
    model: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    base_url: str | None = None
    api_key_env: str | None = None
    sampling: Sampling = field(default_factory=Sampling)
    price: Price | None = None
    secrets: tuple[Secret, ...] = ()
    policies: tuple[Policy, ...] = ()
    tools: tuple[Tool, ...] = ()
    benign: tuple[BenignTask, ...] = ()
    judge: str | None = None

    def tool(self, name: str) -> Tool | None:
        """The tool with that exact name."""
        return next((tool for tool in self.tools if tool.name == name), None)
