"""The README's commands and blocks are what they say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pytest_voicearena.assembly.assembly import Assembly
from pytest_voicearena.assembly.settings import Settings
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.core.taxonomy import Severity
from pytest_voicearena.documents.agent_document import decode_agent
from pytest_voicearena.documents.suite_document import decode_suite
from pytest_voicearena.documents.text import source_of
from pytest_voicearena.plugin.options import OPTIONS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def command(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```sh\n(.+)\n```", README)
    assert found, f"the README has no {name}"
    return found[1]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def assembly(tmp_path: Path) -> Assembly:
    return Assembly(Settings(), run_id="r", root=tmp_path, environ={}, clock=SystemClock())


def test_commands_need_nothing_but_python() -> None:
    for name in ("main command", "test command"):
        assert command(name).startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_main_command_names_real_options_and_files() -> None:
    words = shlex.split(command("main command").rpartition("&&")[2])
    assert words[0] == ".venv/bin/pytest"
    flags = {option.flag for option in OPTIONS}
    assert {word for word in words if word.startswith("--")} <= flags
    known = {"-m", *Severity}
    for word in words[1:]:
        flag = word.startswith("--") or word.isdecimal()
        assert flag or word in known or (ROOT / word).exists()


def test_ci_runs_the_test_command() -> None:
    assert "test command" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_yaml_blocks_decode(assembly: Assembly) -> None:
    agents = [block for block in blocks("yaml") if block.startswith("# support.agent.yaml")]
    suites = [block for block in blocks("yaml") if block.startswith("# first.attack.yaml")]
    assert len(agents) == len(suites) == 1 == len(blocks("yaml")) - 1
    decode_agent(source_of(agents[0].encode(), "support.agent.yaml"), assembly.catalog)
    decode_suite(source_of(suites[0].encode(), "first.attack.yaml"), assembly.catalog)


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).is_file(), target


def test_providers_are_those_that_there_are(assembly: Assembly) -> None:
    section = README.partition("## What can be attacked")[2].partition("##")[0]
    named = set(re.findall(r"`([a-z]+)(?:/[^`]*)?`", section)) - {"base_url", "voicearena"}
    assert named == set(assembly.registry.providers) - {"scripted"}
