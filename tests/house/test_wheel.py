"""What a wheel carries, and that it is found there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIND = """
from pytest_voicearena.resources.places import attacks_directory, resource
from pytest_voicearena.resources.prices import price_of
from pytest_voicearena.report.html import render_html
from pytest_voicearena.core.results import RunInfo, RunRecord
import pytest_voicearena
print(pytest_voicearena.__file__)
print(attacks_directory())
assert price_of("openai/gpt-4o") is not None
assert "<html" in render_html(RunRecord(RunInfo("r", 0.0, 0, "0")))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="needs hatchling to build a wheel")
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(target.glob("*.whl"))


def test_carries_attacks_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {path.name for path in (ROOT / "attacks").glob("*.attack.yaml")}
    assert {f"pytest_voicearena/attacks/{name}" for name in shipped} <= names
    templates = (ROOT / "pytest_voicearena" / "report" / "templates").iterdir()
    assert {f"pytest_voicearena/report/templates/{path.name}" for path in templates} <= names
    assert {"pytest_voicearena/py.typed", "pytest_voicearena/resources/prices.json"} <= names
    assert not [name for name in names if name.startswith(("tests/", "fixtures/"))]


def test_finds_them_when_unpacked(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{FIND}"
    found = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    package, attacks = found.stdout.split()
    assert Path(package).is_relative_to(tmp_path)
    assert Path(attacks) == tmp_path / "pytest_voicearena" / "attacks"
