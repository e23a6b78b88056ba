"""Suites become collectors, their cases items."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from pytest_voicearena.assembly.planning import PlannedCase, drawn
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.documents.decoding import suggestion
from pytest_voicearena.plugin.arguments import CHOSEN, Chosen, translated
from pytest_voicearena.plugin.catcher import CATCHER, ReportCatcher
from pytest_voicearena.plugin.items import ArenaItem
from pytest_voicearena.plugin.live import LiveHooks
from pytest_voicearena.plugin.run import ArenaRun
from pytest_voicearena.plugin.worker import WorkerRecord
from pytest_voicearena.suites.files import builtin_suites

_RUN: pytest.StashKey[ArenaRun] = pytest.StashKey()
_REFUSED: pytest.StashKey[bool] = pytest.StashKey()


class SuiteFile(pytest.File):
    """One ``*.attack.yaml`` file."""

    @classmethod
    def at(cls, path: Path, parent: pytest.Collector) -> Self:
        """The suite in a file, with a node id that the command line understands."""
        shipped = _chosen(parent.config).shipped.get(path.resolve())
        root = parent.config.rootpath
        if shipped is None and path.is_relative_to(root):
            return cls.from_parent(parent, path=path)
        # pytest has no name for a file outside its root directory.
        node = shipped or Path(os.path.relpath(path, root)).as_posix()
        return cls.from_parent(parent, path=path, name=node, nodeid=node)

    def collect(self) -> Iterator[ArenaItem]:
        """One item for each case.

        Raises:
            CollectError: with the user's mistakes, and no traceback.
        """
        try:
            run = run_of(self.config)
            cases = self._selected(list(run.plan(self.path)))
            wanted = {case.info.id for case in drawn(cases, run.assembly.settings)}
            items = [
                ArenaItem.from_parent(self, name=planned.info.id, planned=planned, run=run)
                for planned in cases
            ]
        except UserError as error:
            raise self.CollectError(str(error)) from None
        left = [item for item in items if item.planned.info.id not in wanted]
        if left:
            self.config.hook.pytest_deselected(items=left)
        yield from (item for item in items if item.planned.info.id in wanted)

    def _selected(self, cases: list[PlannedCase]) -> list[PlannedCase]:
        """The cases that the command line asks for: all, or those of some attacks."""
        names = _chosen(self.config).only.get(self.path.resolve())
        if names is None:
            return cases
        attacks = {case.info.attack for case in cases}
        for name in sorted(names - attacks - {case.info.id for case in cases}):
            hint = suggestion(name.partition(".")[0], attacks)
            message = f"no attack '{name}' in {self.name}{hint}"
            raise UserError(message)
        return [case for case in cases if names & {case.info.attack, case.info.id}]


def run_of(config: pytest.Config) -> ArenaRun:
    """The run of this process, made when it is first wanted.

    Raises:
        UserError: an option is wrong; said in full once, then in short.
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
        catcher = config.pluginmanager.get_plugin(CATCHER)
        if isinstance(catcher, ReportCatcher):
            run.open_record = lambda: catcher.reports(run).usable().hear
        else:
            run.open_record = lambda: _kept_by_worker(config, run).hear
        config.stash[_RUN] = run
        config.pluginmanager.register(LiveHooks(run), "voicearena-live")
    return config.stash[_RUN]


def _kept_by_worker(config: pytest.Config, run: ArenaRun) -> WorkerRecord:
    kept = WorkerRecord(config, run)
    run.relay = kept.take
    return kept


def translate_arguments(config: pytest.Config) -> None:
    """Have pytest understand ``builtin:name`` and ``suite.attack.yaml::attack``.

    Raises:
        pytest.UsageError: no shipped suite has that name.
    """
    start = config.invocation_params.dir
    try:
        config.args[:], config.stash[CHOSEN] = translated(config.args, start, builtin_suites)
    except UserError as error:
        raise pytest.UsageError(str(error)) from None


def _chosen(config: pytest.Config) -> Chosen:
    return config.stash.get(CHOSEN, Chosen({}, {}))
