from __future__ import annotations

from pathlib import Path

import pytest

from pytest_voicearena.cli.pytest_config import PytestConfig, pytest_config, repository

CONFIGS = {
    "pytest.ini": "[pytest]\ntestpaths = tests more\n",
    ".pytest.ini": "[pytest]\ntestpaths =\n    tests\n    more\n",
    "pytest.toml": '[pytest]\ntestpaths = ["tests", "more"]\n',
    "pyproject.toml": '[tool.pytest.ini_options]\ntestpaths = ["tests", "more"]\n',
    "tox.ini": "[tox]\n[pytest]\ntestpaths = tests more\n",
    "setup.cfg": "[metadata]\nname = x\n[tool:pytest]\ntestpaths = tests more\n",
}


@pytest.mark.parametrize("name", CONFIGS)
def test_each_kind_of_configuration(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(CONFIGS[name])
    assert pytest_config(tmp_path) == PytestConfig(tmp_path / name, ("tests", "more"))


def test_the_table_of_newer_pytests(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.pytest]\ntestpaths = ["tests"]\n')
    assert pytest_config(tmp_path) == PytestConfig(tmp_path / "pyproject.toml", ("tests",))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", "[project]\nname = 'x'\n"),
        ("pyproject.toml", "tool = 3\n"),
        ("pyproject.toml", "not toml"),
        ("setup.cfg", "[metadata]\nname = x\n"),
        ("tox.ini", "[tox]\n"),
        ("tox.ini", "no section\n"),
    ],
)
def test_a_file_that_says_nothing_to_pytest(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert pytest_config(tmp_path) is None


def test_a_file_of_pytests_own_counts_even_when_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").touch()
    (tmp_path / "tox.ini").write_text(CONFIGS["tox.ini"])
    assert pytest_config(tmp_path) == PytestConfig(tmp_path / "pytest.ini")


def test_what_is_above_counts_inside_a_repository_alone(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").touch()
    top = tmp_path / "top"
    (top / "agent").mkdir(parents=True)
    assert pytest_config(top / "agent") is None
    (top / ".git").mkdir()
    assert repository(top / "agent") == top
    assert pytest_config(top / "agent") is None
    (top / "pytest.ini").touch()
    assert pytest_config(top / "agent") == PytestConfig(top / "pytest.ini")


@pytest.mark.parametrize("testpaths", [(), (".",), ("tests", "attacks")])
def test_a_path_that_is_come_upon(tmp_path: Path, testpaths: tuple[str, ...]) -> None:
    config = PytestConfig(tmp_path / "pytest.ini", testpaths)
    assert config.collects(tmp_path / "attacks" / "first.attack.yaml")


def test_a_path_that_is_not(tmp_path: Path) -> None:
    config = PytestConfig(tmp_path / "pytest.ini", ("tests",))
    assert not config.collects(tmp_path / "attacks" / "first.attack.yaml")
