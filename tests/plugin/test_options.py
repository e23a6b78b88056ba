"""Each option, its ini twin, and what is said of values that make no sense."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugin.repo import LEAK, REFUSAL, Repo
from pytest_voicearena.plugin.options import OPTIONS
from pytest_voicearena.store.records import read_record

LOGGED = """
async def reply(message, seed):
    note("begin", message, seed=seed)
    await asyncio.sleep(0.05)
    note("end", message, seed=seed)
    return "no"
"""

How = Callable[[Repo, str, str], pytest.RunResult]


def typed(repo: Repo, name: str, value: str) -> pytest.RunResult:
    return repo.run(f"--arena-{name}", value)


def in_the_ini_file(repo: Repo, name: str, value: str) -> pytest.RunResult:
    repo.ini(f"arena_{name} = {value}")
    return repo.run()


@pytest.fixture(params=[typed, in_the_ini_file])
def given(request: pytest.FixtureRequest) -> How:
    how: How = request.param
    return how


@pytest.fixture(autouse=True)
def bot(repo: Repo) -> None:
    repo.python_agent(LOGGED)
    repo.suite(6)


def most_at_once(repo: Repo) -> int:
    under_way = most = 0
    for call in repo.calls():
        under_way += 1 if call.kind == "begin" else -1
        most = max(most, under_way)
    return most


def test_there_are_these_and_help_tells_of_them(repo: Repo) -> None:
    names = {option.name for option in OPTIONS}
    assert names == {
        *("agent", "model", "concurrency", "trials", "sample", "variants", "stop", "twins"),
        *("max-asr", "calibration", "seed", "timeout", "budget", "report"),
    }
    text = repo.run("--help").stdout.str()
    for option in OPTIONS:
        assert option.flag in text
        assert f"{option.ini} " in text


def test_agent(repo: Repo, given: How) -> None:
    repo.agent("other")
    given(repo, "agent", "other.agent.yaml")
    assert set(repo.results()) == {f"a{n}.plain.other" for n in range(6)}


def test_model(repo: Repo, given: How) -> None:
    given(repo, "model", "scripted").assert_outcomes(passed=6)
    assert repo.calls() == []
    assert {result.case.model for result in repo.record().results} == {"scripted"}


def test_concurrency(repo: Repo, given: How) -> None:
    given(repo, "concurrency", "2").assert_outcomes(passed=6)
    assert most_at_once(repo) == 2


def test_concurrency_is_many_by_default(repo: Repo) -> None:
    repo.run()
    assert most_at_once(repo) == 6


def test_trials(repo: Repo, given: How) -> None:
    given(repo, "trials", "2").assert_outcomes(passed=6)
    assert len(repo.calls("begin")) == 12


def test_seed(repo: Repo, given: How) -> None:
    given(repo, "seed", "5")
    first = {(call.message, call.seed) for call in repo.calls()}
    assert repo.record().info.seed == 5
    (repo.path / "calls.log").unlink()
    given(repo, "seed", "5")
    assert {(call.message, call.seed) for call in repo.calls()} == first
    (repo.path / "calls.log").unlink()
    given(repo, "seed", "0")
    assert not {(call.message, call.seed) for call in repo.calls()} & first


def test_a_new_seed_each_run_by_default(repo: Repo) -> None:
    repo.run()
    first = {(call.message, call.seed) for call in repo.calls()}
    (repo.path / "calls.log").unlink()
    repo.run()
    assert not {(call.message, call.seed) for call in repo.calls()} & first


def test_timeout(repo: Repo, given: How) -> None:
    repo.agent(model="scripted", scripted={"replies": [REFUSAL], "latency": 5})
    given(repo, "timeout", "0.2").assert_outcomes(errors=6)
    assert {result.decision.detail for result in repo.record().results} == {
        "no answer within 0.2 s"
    }


def test_budget(repo: Repo, given: How) -> None:
    given(repo, "budget", "3")
    assert len(repo.calls("begin")) == 3


def test_report(repo: Repo, given: How) -> None:
    given(repo, "report", "elsewhere/deep").stdout.fnmatch_lines(
        ["Report: elsewhere/deep/report.html"]
    )
    found = {path.name for path in (repo.path / "elsewhere/deep").iterdir()}
    assert found == {"report.html", "junit.xml", "runs", ".gitignore"}
    assert not (repo.path / "reports").exists()


def test_no_report(repo: Repo, given: How) -> None:
    found = given(repo, "report", "none")
    found.assert_outcomes(passed=6)
    found.stdout.fnmatch_lines(["*The agent withstood all 6 attacks*"])
    assert "Report:" not in found.stdout.str()
    assert not list(repo.path.glob("**/*.jsonl"))


def test_a_typed_report_directory_is_where_it_is_typed(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repo.path / "sub").mkdir()
    monkeypatch.chdir(repo.path / "sub")
    repo.run("..", "--arena-report=out")
    assert (repo.path / "sub/out/report.html").exists()
    repo.run("..")
    assert (repo.path / "reports/report.html").exists()


def test_what_is_typed_goes_before_the_ini_file(repo: Repo) -> None:
    repo.ini("arena_trials = 3", "arena_agent = nobody.agent.yaml")
    repo.run("--arena-trials=1", "--arena-agent=bot.agent.yaml").assert_outcomes(passed=6)
    assert len(repo.calls("begin")) == 6


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("agent", "nobody.yaml", "--arena-agent nobody.yaml: there is no such file"),
        ("concurrency", "0", "--arena-concurrency=0: expected a whole number above 0"),
        ("concurrency", "many", "--arena-concurrency=many: expected a whole number above 0"),
        ("trials", "-1", "--arena-trials=-1: expected a whole number above 0"),
        ("trials", "1.5", "--arena-trials=1.5: expected a whole number above 0"),
        ("seed", "soon", "--arena-seed=soon: expected a whole number"),
        ("timeout", "soon", "--arena-timeout=soon: expected turn=N,*"),
        ("timeout", "trun=3", "--arena-timeout=trun=3: expected turn=N,*"),
        ("timeout", "-1", "--arena-timeout=-1: expected turn=N,*"),
        ("budget", "lots", "--arena-budget=lots: expected calls=N,*"),
        ("budget", "calls=1e999", "--arena-budget=calls=1e999: expected calls=N,*"),
        ("model", "opnai/gpt-4o", "*unknown provider 'opnai'; did you mean 'openai'?"),
    ],
)
def test_a_value_that_makes_no_sense_is_told_in_one_line(
    repo: Repo, name: str, value: str, said: str
) -> None:
    repo.suite(name="second")
    # Which of both says it makes no difference; so half of them are asked of each.
    found = (typed if len(value) % 2 else in_the_ini_file)(repo, name, value)
    assert found.ret in {pytest.ExitCode.INTERRUPTED, pytest.ExitCode.USAGE_ERROR}
    text = found.stdout.str() + found.stderr.str()
    (found.stderr if "ERROR" in found.stderr.str() else found.stdout).fnmatch_lines([f"*{said}"])
    assert text.count(said.strip("*")[:25]) == 1, "once"
    assert "Traceback" not in text
    assert repo.calls() == []


def test_a_report_directory_that_cannot_be_made_is_told_before_anything_is_asked(
    repo: Repo,
) -> None:
    file: Path = repo.write("reports", "a file")
    found = repo.run()
    assert found.ret == pytest.ExitCode.USAGE_ERROR
    found.stderr.fnmatch_lines(["ERROR: cannot *reports*"])
    assert repo.calls() == []
    assert file.read_text() == "a file"
    assert "Traceback" not in found.stdout.str()
    assert "arena" not in found.stdout.str().partition("collected")[2]


def test_under_xdist_it_is_told_at_the_end_and_nothing_passes_for_well(repo: Repo) -> None:
    repo.write("reports", "a file")
    found = repo.run("-n2")
    found.assert_outcomes(passed=6)
    assert found.ret == pytest.ExitCode.TESTS_FAILED
    found.stdout.fnmatch_lines(["cannot *reports*"])


def test_the_command_that_repeats_a_case_has_what_shaped_it(repo: Repo) -> None:
    repo.agent("leaky", reply=LEAK)
    options = ["--arena-agent", "leaky.agent.yaml", "--arena-trials", "2", "--arena-timeout", "9"]
    found = repo.run(*options, "--arena-concurrency=3", "-k", "a3")
    (again,) = [line for line in found.outlines if line.startswith("run again: pytest ")]
    arguments = again.removeprefix("run again: pytest ").split()
    seed = str(repo.record().info.seed)
    assert arguments == ["demo.attack.yaml::a3.plain.leaky", *options, "--arena-seed", seed]
    repo.run(*arguments).assert_outcomes(failed=1)
    one, other = (read_record(file).results[0] for file in repo.records())
    assert [trial.seed for trial in one.trials] == [trial.seed for trial in other.trials]


def test_that_command_is_typed_where_pytest_was_started(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.agent("leaky", reply=LEAK)
    (repo.path / "sub").mkdir()
    monkeypatch.chdir(repo.path / "sub")
    found = repo.run("..", "--arena-agent=../leaky.agent.yaml", "-k", "a3")
    (again,) = [line for line in found.outlines if line.startswith("run again: pytest ")]
    repo.run(*again.removeprefix("run again: pytest ").split()).assert_outcomes(failed=1)
