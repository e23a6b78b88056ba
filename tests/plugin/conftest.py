"""A repository for each test. What runs of pytest in this process import is imported here once:
pytester takes out of ``sys.modules`` whatever such a run brings in."""

from __future__ import annotations

import aiohttp  # noqa: F401
import openai
import openai.resources.chat  # noqa: F401
import pytest
import xdist.scheduler  # noqa: F401

import pytest_voicearena.plugin.front
import pytest_voicearena.plugin.reports
import pytest_voicearena.report.html
import pytest_voicearena.report.junit  # noqa: F401
from plugin.repo import Repo


@pytest.fixture
def repo(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """An empty repository, in the current directory."""
    for name in ("CI", "BUILD_NUMBER", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    return Repo(pytester)
