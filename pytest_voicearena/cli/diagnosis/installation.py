"""Python, pytest, this package and what extends it."""

from __future__ import annotations

import importlib.metadata
import platform
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from pytest_voicearena import __version__
from pytest_voicearena.assembly.assembly import Assembly
from pytest_voicearena.cli.diagnosis.checks import Check, broken, missing, ok
from pytest_voicearena.core.errors import ArenaError
from pytest_voicearena.resources.prices import prices_date
from pytest_voicearena.suites.files import builtin_suites

#: Where pytest looks for plugins, and where this package looks for extensions.
_PLUGINS = "pytest11"
_EXTENSIONS = "voicearena"
_PLUGIN = "voicearena"
_PLUGIN_MODULE = "pytest_voicearena.plugin.hooks"
_NO_AUTOLOAD = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
_REINSTALL = "pip install --force-reinstall pytest-voicearena"
_REPORTS = "reports"


def look_at_installation(directory: Path, environ: Mapping[str, str]) -> Iterator[Check]:
    """What has to be right whatever is attacked."""
    yield ok("Python", platform.python_version())
    yield _pytest()
    yield _plugin(environ)
    yield _reports(directory)
    yield ok("prices", f"of {prices_date()}; an agent file may give its own")


def _pytest() -> Check:
    try:
        return ok("pytest", importlib.metadata.version("pytest"), needed=True)
    except importlib.metadata.PackageNotFoundError:
        return missing("pytest", "not installed", "pip install pytest", needed=True)


def _plugin(environ: Mapping[str, str]) -> Check:
    subject = "plugin"
    named = importlib.metadata.entry_points(group=_PLUGINS, name=_PLUGIN)
    if not any(entry.value == _PLUGIN_MODULE for entry in named):
        detail = f"pytest-voicearena {__version__} is not installed, so pytest does not know it"
        return missing(subject, detail, "pip install pytest-voicearena", needed=True)
    if environ.get(_NO_AUTOLOAD):
        detail = f"{_NO_AUTOLOAD} is set, so pytest does not load it"
        return broken(subject, detail, f"pytest -p {_PLUGIN_MODULE}", needed=True)
    return ok(subject, f"pytest-voicearena {__version__}, registered with pytest", needed=True)


def look_at_attacks(assembly: Assembly) -> Check:
    """The shipped suites, all of them read."""
    try:
        suites = [assembly.suite(file) for file in builtin_suites("all")]
    except ArenaError as error:
        return broken("attacks", str(error), _REINSTALL, needed=True)
    number = sum(len(suite.attacks) for suite in suites)
    return ok("attacks", f"{number} in {len(suites)} shipped suites", needed=True)


def look_at_extensions() -> Iterator[Check]:
    """What other packages add, each imported."""
    for entry in importlib.metadata.entry_points(group=_EXTENSIONS):
        subject = f"extension {entry.name}"
        try:
            entry.load()
        except Exception as error:  # noqa: BLE001 - it is somebody else's code
            detail = f"importing {entry.value} raises {type(error).__name__}: {error}"
            package = entry.dist.name if entry.dist else entry.value.partition(".")[0]
            yield broken(subject, detail, f"pip uninstall {package}", needed=True)
        else:
            yield ok(subject, entry.value, needed=True)


def _reports(directory: Path) -> Check:
    folder = directory / _REPORTS
    try:
        with tempfile.TemporaryFile(dir=folder if folder.exists() else directory):
            pass
    except OSError as error:
        detail = f"nothing can be written to {_REPORTS}: {error.strerror}"
        return broken("reports", detail, "pytest --arena-report DIR", needed=True)
    return ok("reports", f"can be written to {_REPORTS}", needed=True)
