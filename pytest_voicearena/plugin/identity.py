"""Who a run is: one id and one seed for all its processes."""

from __future__ import annotations

import secrets
import time
from typing import Any, NamedTuple

import pytest

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.plugin.options import chosen

_HANDED_OVER = "voicearena"


class Identity(NamedTuple):
    """The same in every process of a run. ``workers`` is 1 without xdist, ``worker`` then 0."""

    run_id: str
    seed: int
    started: float
    worker: int = 0
    workers: int = 1


_KEY: pytest.StashKey[Identity] = pytest.StashKey()


def identity(config: pytest.Config) -> Identity:
    """The run's identity: made once here, or handed over by the process that the user started.

    Raises:
        UserError: ``--arena-seed`` is no whole number.
    """
    if _KEY not in config.stash:
        config.stash[_KEY] = _handed(config) or _made(config)
    return config.stash[_KEY]


def hand_over(node: Any) -> None:
    """Give a worker the identity of its run."""
    own = identity(node.config)
    node.workerinput[_HANDED_OVER] = [own.run_id, own.seed, own.started]


def _handed(config: pytest.Config) -> Identity | None:
    given: dict[str, Any] | None = getattr(config, "workerinput", None)
    if given is None:
        return None
    run_id, seed, started = given[_HANDED_OVER]
    number = str(given["workerid"]).removeprefix("gw")
    return Identity(
        run_id, seed, started, int(number) if number.isdigit() else 0, int(given["workercount"])
    )


def _made(config: pytest.Config) -> Identity:
    given = chosen(config, "seed")
    try:
        seed = int(given) if given else secrets.randbelow(1 << 31)
    except ValueError:
        message = f"--arena-seed={given}: expected a whole number"
        raise UserError(message) from None
    started = time.time()
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(started))
    return Identity(f"{stamp}-{secrets.token_hex(2)}", seed, started)
