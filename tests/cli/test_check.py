from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Voicearena
from pytest_voicearena.agents.files import find_agents
from pytest_voicearena.cli.documents import AGENT, documents_below

AGENT_TEXT = "agent: {name}\nprompt: You help.\n"
SUITE_TEXT = """\
suite: small
category: jailbreak
attacks:
  - {id: one, title: One, technique: [asking], turns: [Please.], breached_if: [secret]}
"""


def test_sound_files(voicearena: Voicearena, directory: Path) -> None:
    (directory / "a.agent.yaml").write_text(AGENT_TEXT.format(name="a"))
    (directory / "s.attack.yaml").write_text(SUITE_TEXT)
    assert voicearena("check") == (
        0,
        "ok  a.agent.yaml: agent a, 0 secrets, 0 policies, 0 tools, 0 benign tasks\n"
        "ok  s.attack.yaml: suite small, 1 attack\n"
        "No mistakes in 2 files.\n",
        "",
    )


def test_all_mistakes_of_all_files_at_once(voicearena: Voicearena, directory: Path) -> None:
    (directory / "a.agent.yaml").write_text("agent: A\nprompt: x\nsecrts: []\n")
    (directory / "s.attack.yaml").write_text(SUITE_TEXT.replace("jailbreak", "jailbrake"))
    outcome = voicearena("check")
    assert outcome.code == 2
    assert "a.agent.yaml:1:8: 'A' is no name" in outcome.err
    assert "a.agent.yaml:3:1: unknown key 'secrts'; did you mean 'secrets'?" in outcome.err
    assert "s.attack.yaml:2:11: 'jailbrake' is not one of" in outcome.err
    assert "No mistakes" not in outcome.out
    assert "Traceback" not in outcome.err


def test_a_secret_that_the_agent_does_not_know_is_doubted(
    voicearena: Voicearena, directory: Path
) -> None:
    (directory / "a.agent.yaml").write_text(
        "agent: a\nprompt: You know Hunter2 prod.\nsecrets:\n"
        "  - {name: password, value: hunter2-PROD}\n"
        "  - {name: code, value: TANGO-5582}\n"
        "  - {name: order, value: KRAX-7394}\n"
        "  - {name: tag, plant: true}\n"
        "tools:\n"
        "  - {name: look_up, answer: {order: KRAX-7394}}\n"
    )
    outcome = voicearena("check")
    assert (outcome.code, outcome.err) == (0, "")
    assert [line for line in outcome.out.splitlines() if line.startswith("warning")] == [
        "warning  a.agent.yaml: secret 'code': its value is not in the prompt; can it come out?"
    ]
    assert "TANGO-5582" not in outcome.out


@pytest.mark.parametrize(
    "rest",
    [
        "model: python/shop:answer\n",
        "prompt: You help.\ntools: [{name: look_up, answer_python: 'shop:look_up'}]\n",
    ],
    ids=["a prompt of its own", "tools of its own"],
)
def test_what_an_agent_knows_from_elsewhere_is_not_doubted(
    voicearena: Voicearena, directory: Path, rest: str
) -> None:
    (directory / "a.agent.yaml").write_text(
        f"agent: a\nsecrets: [{{name: code, value: TANGO-5582}}]\n{rest}"
    )
    outcome = voicearena("check")
    assert (outcome.code, outcome.err) == (0, "")
    assert "warning" not in outcome.out


def test_files_with_an_ending_that_is_not_read_are_named(
    voicearena: Voicearena, directory: Path
) -> None:
    (directory / "a.agent.yml").write_text(AGENT_TEXT.format(name="a"))
    (directory / "s.attack.yml").write_text(SUITE_TEXT)
    (directory / "mkdocs.yml").touch()
    told = "".join(
        f"warning  {name}: not read: only .yaml is, not .yml; rename it\n"
        for name in ("a.agent.yml", "s.attack.yml")
    )
    outcome = voicearena("check")
    assert (outcome.code, outcome.out) == (2, told)
    assert outcome.err.startswith("nothing to check: ")
    (directory / "s.attack.yaml").write_text(SUITE_TEXT)
    outcome = voicearena("check")
    assert outcome.code == 0
    assert outcome.out.startswith(told)


def test_one_file_is_enough(voicearena: Voicearena, directory: Path) -> None:
    (directory / "s.attack.yaml").write_text(SUITE_TEXT)
    (directory / "broken.agent.yaml").write_text("{")
    outcome = voicearena("check", "s.attack.yaml")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith("No mistakes in 1 file.\n")


def test_a_directory_stands_for_what_is_below(voicearena: Voicearena, directory: Path) -> None:
    (directory / "agents").mkdir()
    (directory / "agents" / "a.agent.yaml").write_text(AGENT_TEXT.format(name="a"))
    (directory / "broken.agent.yaml").write_text("{")
    outcome = voicearena("check", "agents", "agents/a.agent.yaml")
    assert outcome.code == 0
    assert outcome.out.endswith("No mistakes in 1 file.\n")


def test_two_agents_of_one_name(voicearena: Voicearena, directory: Path) -> None:
    (directory / "a.agent.yaml").write_text(AGENT_TEXT.format(name="twin"))
    (directory / "b.agent.yaml").write_text(AGENT_TEXT.format(name="twin"))
    outcome = voicearena("check")
    assert outcome.code == 2
    assert "b.agent.yaml:1:1: the name 'twin' is taken by a.agent.yaml" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to check: no *.agent.yaml and no *.attack.yaml below "),
        (["empty"], "nothing to check: no *.agent.yaml and no *.attack.yaml below empty\n"),
        (["missing.agent.yaml"], "missing.agent.yaml: there is no such file\n"),
        (["notes.txt"], "notes.txt: expected a name that ends in .agent.yaml or .attack.yaml\n"),
    ],
)
def test_nothing_to_check_is_no_success(
    voicearena: Voicearena, directory: Path, arguments: list[str], said: str
) -> None:
    (directory / "empty").mkdir()
    (directory / "notes.txt").touch()
    outcome = voicearena("check", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(said)


def test_the_same_agents_are_found_as_by_a_run(directory: Path) -> None:
    for name in ("agents", ".hidden", "node_modules", "venv", "env", "build", "deep/deeper"):
        (directory / name).mkdir(parents=True)
        (directory / name / "a.agent.yaml").touch()
    (directory / "env" / "pyvenv.cfg").touch()
    (directory / ".b.agent.yaml").touch()
    found = list(documents_below(directory, [AGENT]))
    assert sorted(found) == sorted(find_agents(directory))
    assert [file.parent.name for file in found] == ["agents", "deeper"]
