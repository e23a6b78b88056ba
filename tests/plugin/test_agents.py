"""Which agents are attacked, and what is said when there is something wrong with them."""

from __future__ import annotations

import pytest

from plugin.repo import Repo


def test_agents_are_found_below_the_root_directory(repo: Repo) -> None:
    repo.agent("deep", folder="a/b/")
    repo.agent("hidden", folder=".cache/")
    repo.agent("installed", folder="node_modules/x/")
    repo.suite()
    repo.run()
    assert set(repo.results()) == {"a0.plain.deep"}


def test_named_agents_are_the_only_ones(repo: Repo) -> None:
    for name in ("one", "two", "three"):
        repo.agent(name)
    repo.suite()
    repo.run("--arena-agent", "two.agent.yaml", "--arena-agent=one.agent.yaml")
    assert set(repo.results()) == {"a0.plain.two", "a0.plain.one"}


def test_an_agent_is_named_from_where_it_is_typed(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.agent("one", folder="sub/")
    repo.agent("two")
    repo.suite()
    monkeypatch.chdir(repo.path / "sub")
    repo.run("--rootdir", "..", "../demo.attack.yaml", "--arena-agent", "one.agent.yaml")
    assert set(repo.results()) == {"a0.plain.one"}


def test_an_ini_file_names_agents_from_its_own_directory(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.agent("one", folder="sub/")
    repo.agent("two")
    repo.suite()
    repo.ini("arena_agent = sub/one.agent.yaml")
    monkeypatch.chdir(repo.path / "sub")
    repo.run("..")
    assert set(repo.results()) == {"a0.plain.one"}


def test_no_agent_is_one_line_that_helps(repo: Repo) -> None:
    repo.suite()
    found = repo.run()
    assert found.ret == 2
    found.stdout.fnmatch_lines(["no agent to attack: *--arena-agent FILE*voicearena init*"])
    found.stdout.no_fnmatch_line("*Traceback*")


def test_an_agent_that_is_not_there_is_one_line(repo: Repo) -> None:
    repo.suite()
    found = repo.run("--arena-agent", "nobody.agent.yaml")
    found.stderr.fnmatch_lines(["ERROR: --arena-agent nobody.agent.yaml: there is no such file"])
    found.stdout.no_fnmatch_line("*Traceback*")


def test_mistakes_in_agents_are_told_once_and_all_of_them(repo: Repo) -> None:
    repo.write("one.agent.yaml", "agent: one\nprompt: Hi.\nmodl: scripted\ntemperature: hot\n")
    repo.write("two.agent.yaml", "agent: two\nprompt: missing.md\nmodel: scripted\n")
    for name in ("x", "y", "z"):
        repo.suite(name=name)
    found = repo.run()
    assert found.ret == 2
    text = found.stdout.str()
    for said in (
        "one.agent.yaml:3:1: unknown key 'modl'; did you mean 'model'?",
        "one.agent.yaml:4:14: expected a number, found 'hot'",
        "two.agent.yaml:2:9: cannot read 'missing.md': No such file or directory",
    ):
        assert text.count(said) == 1, said
    assert text.count("not collected, because of what is wrong with the agents") == 2
    assert "Traceback" not in text


def test_two_agents_of_one_name_are_refused(repo: Repo) -> None:
    repo.agent("bot", folder="a/")
    repo.agent("bot", folder="b/")
    repo.suite()
    found = repo.run()
    found.stdout.fnmatch_lines(["two agents are named 'bot': a/bot.agent.yaml, b/bot.agent.yaml"])


def test_an_agent_that_cannot_be_reached_is_told_before_anything_runs(repo: Repo) -> None:
    repo.python_agent("def reply(message):\n    note('call', message)\n    return 'no'\n", "alpha")
    repo.agent("broken", model="openai/gpt-4o")
    repo.suite(3)
    found = repo.run()
    assert found.ret == pytest.ExitCode.USAGE_ERROR
    found.stderr.fnmatch_lines(["ERROR: *OPENAI_API_KEY*"])
    assert "Traceback" not in found.stdout.str() + found.stderr.str()
    assert not repo.calls()


def test_a_first_attack_that_is_skipped_does_not_hide_that(repo: Repo) -> None:
    repo.agent("broken", model="openai/gpt-4o")
    repo.suite([{"id": "judged", "breached_if": ["judge"]}, {"id": "plain"}])
    found = repo.run()
    assert found.ret == pytest.ExitCode.USAGE_ERROR
    found.stderr.fnmatch_lines(["ERROR: *OPENAI_API_KEY*"])


def test_a_script_is_called_a_simulation_in_the_summary(repo: Repo) -> None:
    repo.agent(model="scripted")
    repo.suite(1)
    said = " ".join(repo.run("-q").stdout.str().split())
    assert "Simulation: bot answered through a stand-in, not a language model." in said
