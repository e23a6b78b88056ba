"""The command in this process, in a directory of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pytest_voicearena.cli.main import main


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Voicearena = Callable[..., Outcome]


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to be in, and an environment without keys."""
    place = tmp_path / "repo"
    place.mkdir()
    monkeypatch.chdir(place)
    for name in list(os.environ):
        if name.endswith(("_API_KEY", "_TOKEN")):
            monkeypatch.delenv(name)
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    return place


@pytest.fixture
def voicearena(directory: Path, capsys: pytest.CaptureFixture[str]) -> Voicearena:
    """Calls the command and returns its exit code, output and errors."""

    def call(*arguments: str) -> Outcome:
        code = main(arguments)
        return Outcome(code, *capsys.readouterr())

    return call
