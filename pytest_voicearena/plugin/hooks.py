"""The module that pytest loads. Standard library and pytest alone until a suite is collected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.plugin.arguments import ENDING, concerned
from pytest_voicearena.plugin.catcher import CATCHER, ReportCatcher
from pytest_voicearena.plugin.options import add_options, chosen_by_user

if TYPE_CHECKING:
    from pytest_voicearena.plugin.front import Arena


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of the arena."""
    add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Register markers; turn ``builtin:name`` arguments into the files of shipped suites."""
    for category in Category:
        config.addinivalue_line("markers", f"{category}: attack that {category.about}")
    for severity in Severity:
        config.addinivalue_line("markers", f"{severity}: attack whose breach would be {severity}")
    config.addinivalue_line(
        "markers",
        "arena(suites, agent=None): parametrize a test that takes 'case' with attacks; "
        "the 'arena' fixture runs one",
    )
    if any(map(concerned, config.args)):
        from pytest_voicearena.plugin.collection import translate_arguments  # noqa: PLC0415

        translate_arguments(config)
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(ReportCatcher(config), CATCHER)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Refuse options that make no sense, if there are any, before anything is collected.

    Raises:
        pytest.UsageError: one does not.
    """
    if chosen_by_user(session.config) and not hasattr(session.config, "workerinput"):
        from pytest_voicearena.plugin.settings import refuse_senseless  # noqa: PLC0415

        refuse_senseless(session.config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect ``*.attack.yaml``."""
    if not file_path.name.endswith(ENDING):
        return None
    from pytest_voicearena.plugin.collection import SuiteFile  # noqa: PLC0415

    return SuiteFile.at(file_path, parent)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give tests marked ``arena`` their cases."""
    if metafunc.definition.get_closest_marker("arena") is not None:
        from pytest_voicearena.plugin.front import parametrize  # noqa: PLC0415

        parametrize(metafunc)


@pytest.fixture
def arena(request: pytest.FixtureRequest) -> Arena:
    """Runs a case: ``arena.run(case)``, or ``arena.run(case, target=my_agent)``."""
    from pytest_voicearena.plugin.front import Arena  # noqa: PLC0415

    return Arena(request)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give an xdist worker the run's id and seed."""
    from pytest_voicearena.plugin.identity import hand_over  # noqa: PLC0415

    hand_over(node)


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    """Give each xdist worker a share of the cases that it can work out for itself."""
    if config.getoption("dist", "no") != "load":
        return None
    from pytest_voicearena.plugin.sharding import ArenaScheduling  # noqa: PLC0415

    return ArenaScheduling(config, log)
