from __future__ import annotations

from pathlib import Path

import pytest

from pytest_voicearena.assembly.assembly import Assembly
from pytest_voicearena.assembly.settings import Settings
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.documents.catalog import Catalog


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """What the built-in extensions let a document name."""
    root = Path(__file__).parents[2]
    return Assembly(Settings(), run_id="test", root=root, environ={}, clock=SystemClock()).catalog
