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
    """The same in every process of a run, but for ``worker``, the number of an xdist worker.

    ``workers`` is 1 without xdist. ``sharded`` says that a worker can work its share out.
    """

    run_id: str
    seed: int
    started: float
    worker: int | None = None
    workers: int = 1
    sharded: bool = False

    @property
    def is_worker(self) -> bool:
        """Whether another process writes the reports."""
        return self.worker is not None


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
    """Give a worker the identity of its run.

    Raises:
        pytest.UsageError: ``--arena-seed`` is no whole number.
    """
    try:
        own = identity(node.config)
    except UserError as error:
        raise pytest.UsageError(str(error)) from None
    sharded = node.config.getoption("dist") == "load"
    node.workerinput[_HANDED_OVER] = [own.run_id, own.seed, own.started, sharded]


def _handed(config: pytest.Config) -> Identity | None:
    given: dict[str, Any] | None = getattr(config, "workerinput", None)
    if given is None:
        return None
    run_id, seed, started, sharded = given[_HANDED_OVER]
    number = str(given["workerid"]).removeprefix("gw")
    # A worker of another name plays what it is told, like one that came later.
    worker = int(number) if number.isdecimal() else given["workercount"]
    return Identity(run_id, seed, started, worker, int(given["workercount"]), sharded)


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
