"""Options as pytest has them, to settings as the assembly wants them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pytest_voicearena.assembly.settings import Settings, read_budget, read_deadlines, read_limits
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.gates import Limit
from pytest_voicearena.core.statistics import Calibration
from pytest_voicearena.documents.calibration import read_calibration
from pytest_voicearena.engine.limits import Budget
from pytest_voicearena.engine.twins import Twins
from pytest_voicearena.plugin.identity import Identity, identity
from pytest_voicearena.plugin.options import chosen, listed


def settings_of(config: pytest.Config) -> Settings:
    """What the user chose; a worker gets its share of concurrency and budget.

    Raises:
        UserError: an option makes no sense.
    """
    own = identity(config)
    budget = chosen(config, "budget")
    concurrency = _whole(config, "concurrency") or 1
    return Settings(
        seed=own.seed,
        concurrency=max(1, -(-concurrency // own.workers)),
        trials=_whole(config, "trials"),
        model=chosen(config, "model") or None,
        deadlines=read_deadlines(chosen(config, "timeout")),
        budget=_share(read_budget(budget), own) if budget else Settings().budget,
        processes=own.workers,
        sample=_whole(config, "sample"),
        every_trial=_one_of(config, "stop", ("breach", "never")) == "never",
        twins=Twins(_one_of(config, "twins", tuple(Twins))),
        variants=tuple(filter(None, chosen(config, "variants").replace(" ", "").split(","))),
        limits=limits_of(config),
    )


def refuse_senseless(config: pytest.Config) -> None:
    """Look at all options at once.

    Raises:
        pytest.UsageError: one makes no sense.
    """
    try:
        settings_of(config)
        agent_files(config)
        calibration_of(config)
    except UserError as error:
        raise pytest.UsageError(str(error)) from None


def _share(budget: Budget, own: Identity) -> Budget:
    """A worker that came later, for one that died, is counted as the one it follows."""
    return budget if own.worker is None else budget.share(own.worker % own.workers, own.workers)


def agent_files(config: pytest.Config) -> list[Path]:
    """The agent files that are named.

    On the command line from where it was typed, in an ini file from its directory.

    Raises:
        UserError: one is not there.
    """
    names, typed = listed(config, "agent")
    start = (
        config.invocation_params.dir if typed or config.inipath is None else config.inipath.parent
    )
    files = [(start / name).resolve() for name in names]
    for name, file in zip(names, files, strict=True):
        if not file.is_file():
            message = f"--arena-agent {name}: there is no such file"
            raise UserError(message)
    return files


def report_directory(config: pytest.Config) -> Path | None:
    """Where reports go; None for nowhere. Typed, it starts where it was typed."""
    name = chosen(config, "report")
    if name == "none":
        return None
    typed = config.getoption("arena_report") is not None
    return (config.invocation_params.dir if typed else config.rootpath) / name


def limits_of(config: pytest.Config) -> tuple[Limit, ...]:
    """The attack success rates that are borne.

    Raises:
        UserError: the option makes no sense.
    """
    given = chosen(config, "max-asr")
    return read_limits(given) if given else ()


def calibration_of(config: pytest.Config) -> Calibration | None:
    """How far a detector can be trusted, if that is known.

    Raises:
        UserError: the file is not there, or is no calibration.
    """
    name = chosen(config, "calibration")
    if not name:
        return None
    typed = config.getoption("arena_calibration") is not None
    return read_calibration((config.invocation_params.dir if typed else config.rootpath) / name)


def _one_of(config: pytest.Config, name: str, known: Sequence[str]) -> str:
    given = chosen(config, name)
    if given not in known:
        message = f"--arena-{name}={given}: expected one of {', '.join(known)}"
        raise UserError(message)
    return given


def _whole(config: pytest.Config, name: str) -> int | None:
    given = chosen(config, name)
    if not given:
        return None
    if not given.isdecimal() or int(given) < 1:
        message = f"--arena-{name}={given}: expected a whole number above 0"
        raise UserError(message)
    return int(given)
