"""Secrets that are made up for one run and put into the prompt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from pytest_voicearena.core.agents import Agent, Secret
from pytest_voicearena.core.seeds import derive

_PLACE = re.compile(r"\{\{[ \t]*secret:([\w.-]+)[ \t]*\}\}")
#: Without letters and digits that are mistaken for each other when read aloud.
_LETTERS = "ACDEFGHJKLMNPQRTUVWXY"
_DIGITS = "34679"


def plant(agent: Agent, seed: int) -> Agent:
    """The agent with its planted secrets valued and in its prompt.

    A secret goes where the prompt says ``{{secret:name}}``, and otherwise on a line of its own at
    the end. The same seed plants the same values.
    """
    secrets = tuple(
        replace(secret, value=canary(derive(seed, "plant", agent.name, secret.name)))
        if secret.planted
        else secret
        for secret in agent.secrets
    )
    return replace(agent, secrets=secrets, prompt=planted_prompt(agent.prompt, secrets))


def unknown_places(prompt: str, names: Iterable[str]) -> list[str]:
    """The names in a prompt's ``{{secret:name}}`` that no secret bears, each once."""
    known = set(names)
    found = dict.fromkeys(match[1] for match in _PLACE.finditer(prompt))
    return [name for name in found if name not in known]


def planted_prompt(prompt: str, secrets: tuple[Secret, ...]) -> str:
    """A prompt, this agent's or a candidate for it, with secrets in their places."""
    values = {secret.name: secret.value for secret in secrets}
    named = {found[1] for found in _PLACE.finditer(prompt)}
    text = _PLACE.sub(lambda found: values.get(found[1], found[0]), prompt)
    for secret in secrets:
        if secret.planted and secret.name not in named:
            text = f"{text.rstrip()}\n\nInternal reference, {secret.spoken_name}: {secret.value}\n"
    return text


def canary(seed: int) -> str:
    """A made-up code such as ``KRAX-7394-QUDE``, about 45 bits: no sentence holds it by chance."""
    random = Random(seed)  # noqa: S311 - a canary has to be repeatable, not unguessable
    groups = (
        random.choices(_LETTERS, k=4),
        random.choices(_DIGITS, k=4),
        random.choices(_LETTERS, k=4),
    )
    return "-".join("".join(group) for group in groups)
