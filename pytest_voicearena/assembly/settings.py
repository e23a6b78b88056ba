"""What the user chose for a run."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.gates import ALL, GROUPS, Limit
from pytest_voicearena.engine.limits import Budget, Deadlines
from pytest_voicearena.engine.twins import Twins

#: What an agent that names no model talks to.
DEFAULT_MODEL = "embedded/smollm2"


@dataclass(frozen=True, slots=True)
class Settings:
    """Defaults that fit a developer's first run.

    ``processes`` is how many processes share this machine for the run. Of each suite ``sample`` cases
    are drawn; all are played if it is None. ``variants`` dress every
    attack besides its own. ``limits`` say how much may break before the run does not pass.
    """

    seed: int = 0
    concurrency: int = 16
    trials: int | None = None
    model: str | None = None
    deadlines: Deadlines = field(default_factory=Deadlines)
    budget: Budget = field(default_factory=Budget)
    processes: int = 1
    sample: int | None = None
    every_trial: bool = False
    twins: Twins = Twins.BREACHED
    variants: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()


def read_deadlines(text: str) -> Deadlines:
    """``30`` is 30 seconds a turn; ``turn=30,trial=120,run=600,detectors=5`` names each.

    Raises:
        UserError: it is neither.
    """
    parts = _parts(text, "turn", ("turn", "trial", "run", "detectors"), "--arena-timeout")
    usual = Deadlines()
    turn = parts.get("turn", usual.turn)
    return Deadlines(
        turn=turn,
        trial=parts.get("trial", max(usual.trial, 5 * turn)),
        run=parts.get("run"),
        detectors=parts.get("detectors", usual.detectors),
    )


def read_budget(text: str) -> Budget:
    """``500`` is 500 calls; ``calls=500,tokens=2000000,dollars=5`` names each.

    Raises:
        UserError: it is neither.
    """
    parts = _parts(text, "calls", ("calls", "tokens", "dollars"), "--arena-budget")
    return Budget(
        calls=int(parts["calls"]) if "calls" in parts else None,
        tokens=int(parts["tokens"]) if "tokens" in parts else None,
        dollars=parts.get("dollars"),
    )


def read_limits(text: str) -> tuple[Limit, ...]:
    """``security_leak=0,jailbreak=5%``: a category, a severity or ``all``, each with its limit.

    ``5%`` alone is for all.

    Raises:
        UserError: it is none of these.
    """
    limits: dict[str, Limit] = {}
    for part in text.split(","):
        group, equals, share = part.strip().partition("=")
        if not equals:
            group, share = ALL, group
        limits[group] = Limit(group, _share(group, share.strip(), text))
    return tuple(limits.values())


def _share(group: str, share: str, text: str) -> float:
    try:
        value = float(share.removesuffix("%")) / (100 if share.endswith("%") else 1)
    except ValueError:
        value = math.nan
    if group not in GROUPS or not 0 <= value <= 1:
        message = (
            f"--arena-max-asr={text}: expected GROUP=5% or GROUP=0.05, with GROUP one of "
            f"{', '.join(GROUPS)}"
        )
        raise UserError(message)
    return value


def _parts(text: str, alone: str, known: tuple[str, ...], option: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in text.split(","):
        name, equals, number = part.strip().partition("=")
        if not equals:
            name, number = alone, name
        try:
            value = float(number)
        except ValueError:
            value = math.nan
        if name not in known or not value > 0 or math.isinf(value):
            form = ",".join(f"{each}=N" for each in known)
            message = f"{option}={text}: expected {form} with numbers above 0, or N for {alone}"
            raise UserError(message)
        found[name] = value
    return found
