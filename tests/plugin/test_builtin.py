"""The suites that are shipped, from anybody's repository."""

from __future__ import annotations

import pytest

from plugin.repo import LEAK, Repo
from pytest_voicearena.core.taxonomy import Category
from pytest_voicearena.suites.files import builtin_suites


def nodes(repo: Repo, *arguments: str) -> list[str]:
    found = repo.run("--collect-only", "-q", *arguments)
    return [line for line in found.outlines if "::" in line]


def test_a_shipped_suite_runs(repo: Repo) -> None:
    repo.agent(reply=LEAK)
    found = repo.run("builtin:security_leak")
    counted = found.parseoutcomes()
    assert counted["failed"] >= 10
    assert {result.case.category for result in repo.record().results} == {Category.SECURITY_LEAK}


def test_node_ids_are_arguments(repo: Repo) -> None:
    repo.agent()
    first, second, *_ = nodes(repo, "builtin:security_leak")
    assert first.startswith("builtin:security_leak::")
    assert nodes(repo, first) == [first]
    assert nodes(repo, first, second) == [first, second]


def test_an_attack_of_a_shipped_suite_is_an_argument(repo: Repo) -> None:
    repo.agent()
    first, *_ = nodes(repo, "builtin:jailbreak")
    attack = first.rpartition("::")[2].partition(".")[0]
    assert nodes(repo, f"builtin:jailbreak::{attack}") == [first]


def test_all_is_every_category(repo: Repo) -> None:
    repo.agent()
    suites = {node.partition("::")[0] for node in nodes(repo, "builtin:all")}
    assert suites == {f"builtin:{category}" for category in Category}


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("builtin:jailbraek", "no shipped suite 'builtin:jailbraek'; did you mean 'jailbreak'?"),
        ("builtin:", "no shipped suite 'builtin:'*"),
        ("builtin:all::grandma", "builtin:all::grandma: name the suite, as in *"),
    ],
)
def test_a_wrong_name_is_a_usage_error(repo: Repo, argument: str, said: str) -> None:
    repo.agent()
    found = repo.run(argument)
    assert found.ret == pytest.ExitCode.USAGE_ERROR
    found.stderr.fnmatch_lines([f"ERROR: {said}"])
    assert "Traceback" not in found.stderr.str()


def test_only_what_failed_runs_again(repo: Repo) -> None:
    repo.agent(reply=[LEAK])
    suite = "builtin:security_leak"
    failed = repo.run(suite).parseoutcomes()["failed"]
    again = repo.run(suite, "--lf").parseoutcomes()
    assert again["failed"] == failed
    assert "passed" not in again


def test_a_shipped_suite_named_by_its_path_keeps_it(repo: Repo) -> None:
    repo.agent()
    (file,) = builtin_suites("builtin:jailbreak")
    assert all("jailbreak.attack.yaml::" in node for node in nodes(repo, str(file)))
