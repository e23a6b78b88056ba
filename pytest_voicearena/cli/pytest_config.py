"""Which configuration pytest will use in a directory, as far as that matters to attack suites."""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

#: In the order in which pytest looks. Of these a file counts even where it says nothing.
_OWN = ("pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini")
#: These count where they have one of the sections.
_SHARED: Mapping[str, tuple[str, ...]] = {
    "pyproject.toml": ("tool.pytest.ini_options", "tool.pytest"),
    "tox.ini": ("pytest",),
    "setup.cfg": ("tool:pytest",),
}


class PytestConfig(NamedTuple):
    """A configuration file, and the paths in which it has pytest look; none is everywhere."""

    file: Path
    testpaths: tuple[str, ...] = ()

    def collects(self, path: Path) -> bool:
        """Whether a plain ``pytest`` would come upon the path."""
        places = [(self.file.parent / name).resolve() for name in self.testpaths]
        return not places or any(path.resolve().is_relative_to(place) for place in places)


def repository(directory: Path) -> Path | None:
    """The root of the git repository that a directory is in."""
    here = directory.resolve()
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), None)


def pytest_config(directory: Path) -> PytestConfig | None:
    """The configuration that holds in a directory: its own, or one above in its repository."""
    here = directory.resolve()
    last = repository(here) or here
    for folder in (here, *here.parents):
        if found := _in(folder):
            return found
        if folder == last:
            break
    return None


def _in(folder: Path) -> PytestConfig | None:
    for name in _OWN:
        if (folder / name).is_file():
            return _read(folder / name, _section(folder / name, "pytest") or {})
    for name, sections in _SHARED.items():
        for section in sections:
            options = _section(folder / name, section)
            if options is not None:
                return _read(folder / name, options)
    return None


def _read(file: Path, options: Mapping[str, Any]) -> PytestConfig:
    return PytestConfig(file, _words(options.get("testpaths")))


def _section(file: Path, name: str) -> Mapping[str, Any] | None:
    """A section of a file; None where it cannot be read, which pytest itself will tell."""
    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".toml":
            return _table(tomllib.loads(text), name)
        parser = configparser.ConfigParser(interpolation=None, strict=False)
        parser.read_string(text)
    except (OSError, ValueError, configparser.Error):
        return None
    return dict(parser[name]) if parser.has_section(name) else None


def _table(document: Any, name: str) -> Mapping[str, Any] | None:
    found = document
    for key in name.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def _words(value: Any) -> tuple[str, ...]:
    words = value.split() if isinstance(value, str) else value
    return tuple(map(str, words)) if isinstance(words, list) else ()
