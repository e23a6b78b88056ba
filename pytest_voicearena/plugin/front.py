"""The arena from Python tests, for agents that need fixtures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pytest_voicearena.assembly.lines import StandIn
from pytest_voicearena.assembly.planning import PlannedCase
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.results import CaseResult
from pytest_voicearena.plugin.collection import run_of
from pytest_voicearena.plugin.items import play, refuse_breached, refuse_undecided
from pytest_voicearena.suites.files import BUILTIN, builtin_suites

_ARGUMENT = "case"


class Arena:
    """Runs cases for one test. Given by the ``arena`` fixture."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._item: pytest.Item = request.node
        self._run = run_of(request.config)

    def run(
        self,
        case: PlannedCase,
        *,
        target: Callable[..., Any] | None = None,
        reports_calls: bool = False,
    ) -> CaseResult:
        """Play a case and return what came of it.

        ``target`` is talked to instead of what the agent file names: a callable as the ``python``
        provider takes it, sync or async, or a class with one instance for each conversation.
        ``reports_calls``: it says which tools it has called, by ``tool_calls`` in what it returns;
        if not, cases that have to see calls are skipped.

        Raises:
            Breached: the agent did not withstand.
            Undecided: nobody can say.
        """
        __tracebackhide__ = True
        stand_in = None if target is None else StandIn(target, reports_calls)
        result = play(self._item, self._run, case, stand_in)
        refuse_undecided(result, self._run)
        refuse_breached(result, self._run)
        return result


def parametrize(metafunc: pytest.Metafunc) -> None:
    """Give a test marked ``arena`` one run for each case.

    Raises:
        CollectError: the marker or a file it names is wrong.
    """
    if _ARGUMENT not in metafunc.fixturenames:
        return
    marker = next(metafunc.definition.iter_markers("arena"))
    try:
        cases = list(_cases(metafunc, *marker.args, **marker.kwargs))
    except (TypeError, UserError) as error:
        message = f"{metafunc.definition.nodeid}: @pytest.mark.arena: {_plainly(error)}"
        raise pytest.Collector.CollectError(message) from None
    parameters = [
        pytest.param(
            case,
            id=case.info.id,
            marks=[
                getattr(pytest.mark, case.info.category.value),
                getattr(pytest.mark, case.info.severity.value),
            ],
        )
        for case in cases
    ]
    metafunc.parametrize(_ARGUMENT, parameters)


def _plainly(error: Exception) -> str:
    """A mistake in the marker's arguments without the name of what reads them."""
    return str(error).replace("_cases()", "it is", 1).replace("it is missing", "it lacks")


def _cases(
    metafunc: pytest.Metafunc,
    suites: str | Sequence[str],
    agent: str | Sequence[str] | None = None,
) -> Iterator[PlannedCase]:
    run = run_of(metafunc.config)
    here = metafunc.definition.path.parent
    agents = None if agent is None else [_beside(here, name) for name in _each(agent)]
    for name in _each(suites):
        files = builtin_suites(name) if name.startswith(BUILTIN) else [_beside(here, name)]
        for file in files:
            yield from run.plan(file, agents)


def _each(names: str | Sequence[str]) -> Sequence[str]:
    return [names] if isinstance(names, str) else names


def _beside(here: Path, name: str) -> Path:
    file = here / name
    if not file.is_file():
        message = f"there is no file '{name}' beside the test"
        raise UserError(message)
    return file
