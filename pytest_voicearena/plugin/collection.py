"""Suites become collectors, their cases items."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import pytest

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.plugin.items import ArenaItem
from pytest_voicearena.plugin.live import LiveHooks
from pytest_voicearena.plugin.run import ArenaRun
from pytest_voicearena.suites.files import BUILTIN, builtin_suites

_RUN: pytest.StashKey[ArenaRun] = pytest.StashKey()
_REFUSED: pytest.StashKey[bool] = pytest.StashKey()


class SuiteFile(pytest.File):
    """One ``*.attack.yaml`` file."""

    def collect(self) -> Iterator[ArenaItem]:
        """One item for each case.

        Raises:
            CollectError: with the user's mistakes, and no traceback.
        """
        try:
            run = run_of(self.config)
            for planned in run.plan(self.path):
                yield ArenaItem.from_parent(self, name=planned.info.id, planned=planned, run=run)
        except UserError as error:
            raise self.CollectError(str(error)) from None


def run_of(config: pytest.Config) -> ArenaRun:
    """The run of this process, made when it is first wanted.

    Raises:
        UserError: options or agents are wrong; said in full once, then in short.
    """
    if _RUN not in config.stash:
        if _REFUSED in config.stash:
            message = "not collected, because of the first error above"
            raise UserError(message)
        try:
            run = ArenaRun(config)
        except UserError:
            config.stash[_REFUSED] = True
            raise
        config.stash[_RUN] = run
        config.pluginmanager.register(LiveHooks(run), "voicearena-live")
    return config.stash[_RUN]


def with_shipped_suites(arguments: Iterable[str]) -> list[str]:
    """Command-line arguments with ``builtin:name`` turned into files.

    ``builtin:jailbreak::grandma`` keeps what it selects.

    Raises:
        pytest.UsageError: no shipped suite has that name.
    """
    found: list[str] = []
    for argument in arguments:
        if not argument.startswith(BUILTIN):
            found.append(argument)
            continue
        name, colons, selected = argument.partition("::")
        try:
            files = builtin_suites(name)
        except UserError as error:
            raise pytest.UsageError(str(error)) from None
        found += [f"{os.fspath(file)}{colons}{selected}" for file in files]
    return found
