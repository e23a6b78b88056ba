"""The page on pytest: options, markers, flags and exit codes are what they are."""

from __future__ import annotations

import re

import pytest
from doc_pages import Page

from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.plugin.options import OPTIONS

PAGE = Page("pytest.md")
AGENT = Page("agents.md").blocks("yaml")[0]
SUITE = Page("suites.md").blocks("yaml")[0]


@pytest.fixture
def repo(pytester: pytest.Pytester) -> pytest.Pytester:
    """The first agent file and the first suite of the documentation."""
    pytester.path.joinpath("support.agent.yaml").write_text(f"model: simulated\n{AGENT}")
    pytester.path.joinpath("first.attack.yaml").write_text(SUITE)
    return pytester


def run(repo: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return repo.runpytest_subprocess("-p", "no:randomly", *arguments, timeout=60)


def test_every_option_and_its_twin() -> None:
    rows = PAGE.table("Options", "option").rows
    assert set(rows) == {f"{option.flag} {option.metavar}" for option in OPTIONS}
    for option in OPTIONS:
        ini, _, default = rows[f"{option.flag} {option.metavar}"]
        assert ini == f"`{option.ini}`"
        if option.default:
            assert default == option.default


def test_every_marker() -> None:
    names = {*map(str, Category), *map(str, Severity), "arena"}
    assert PAGE.table("Markers").names == names


def test_every_marker_is_registered(repo: pytest.Pytester) -> None:
    registered = re.findall(r"@pytest\.mark\.(\w+)", run(repo, "--markers").stdout.str())
    assert PAGE.table("Markers").names <= set(registered)


def test_every_flag_exists(repo: pytest.Pytester) -> None:
    told = run(repo, "--help").stdout.str()
    known = {_squeezed(flag) for flag in re.findall(r"(?<![\w-])--?[a-z][\w-]*", told)}
    flags = PAGE.table("What pytest's own flags mean").names
    assert flags
    assert {_squeezed(flag) for flag in flags} <= known


def _squeezed(flag: str) -> str:
    """pytest tells of ``--junit-xml`` alone, and takes ``--junitxml`` as well."""
    return flag[:2] + flag[2:].replace("-", "")


def test_the_ini_file_works(repo: pytest.Pytester) -> None:
    (ini,) = PAGE.blocks("ini")
    repo.path.joinpath("pytest.ini").write_text(ini)
    agents = repo.mkdir("agents")
    repo.path.joinpath("support.agent.yaml").rename(agents / "support.agent.yaml")
    found = run(repo, "--arena-seed=1")
    assert found.ret == pytest.ExitCode.TESTS_FAILED
    found.stdout.fnmatch_lines(["*trial 1 of 3*"])


def test_the_node_id_is_as_shown(repo: pytest.Pytester) -> None:
    (shown,) = PAGE.blocks("text")
    attacks = repo.mkdir("attacks")
    repo.path.joinpath("first.attack.yaml").rename(attacks / "first.attack.yaml")
    run(repo, "--collect-only", "-q").stdout.fnmatch_lines([shown.strip()])


@pytest.mark.parametrize(
    "argument",
    [name.removeprefix("pytest ") for name in PAGE.table("What to run").names if "builtin" in name],
)
def test_what_is_shipped_can_be_named_like_that(repo: pytest.Pytester, argument: str) -> None:
    found = run(repo, "--collect-only", "-q", argument)
    assert found.ret == pytest.ExitCode.OK
    assert "no tests" not in found.stdout.str()


def test_the_example_in_python_works(repo: pytest.Pytester) -> None:
    (example,) = PAGE.blocks("python")
    repo.path.joinpath("test_shop.py").write_text(example)
    found = run(repo, "test_shop.py")
    outcomes = found.parseoutcomes()
    assert found.ret == pytest.ExitCode.OK
    assert outcomes["passed"] > 0
    assert set(outcomes) <= {"passed", "skipped"}


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ["--arena-model=scripted"]),
        (1, ["--arena-model=simulated"]),
        (2, ["broken.attack.yaml"]),
        (2, ["--arena-agent=broken.agent.yaml"]),
        (4, ["--arena-seed=x"]),
        (4, ["--arena-sed=1"]),
        (4, ["--arena-model=openai/gpt-4o"]),
        (5, ["-k", "nothing_of_that_name"]),
    ],
)
def test_exit_codes(
    repo: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, code: int, arguments: list[str]
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    if "broken" in arguments[0]:
        repo.path.joinpath(arguments[0].rpartition("=")[2]).write_text("{")
    assert run(repo, *arguments).ret == code
