"""The page on the command knows every command and every option, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from doc_pages import Page

from pytest_voicearena.cli.main import COMMANDS, main

CLI = Page("cli.md")
NAMES = [command.name for command in COMMANDS]


@pytest.fixture
def helped(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What each command says of itself, and under no name what the whole does."""
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.setenv("NO_COLOR", "1")
    said = {}
    for name in ["", *NAMES]:
        assert main([*filter(None, [name]), "--help"]) == 0
        said[name] = capsys.readouterr().out
    return said


def arguments(help_text: str) -> set[str]:
    """All that a command takes, as its help lists it."""
    found = re.findall(r"^  (\S+(?: [A-Z][A-Z,/]*)?)(?:  .*)?$", help_text, re.MULTILINE)
    return {argument for argument in found if not argument.startswith(("-h", "COMMAND"))}


def test_every_command_has_its_section_in_the_order_of_the_help() -> None:
    assert list(CLI.sections)[1:] == NAMES


@pytest.mark.parametrize("command", NAMES)
def test_every_argument_is_there_and_no_other(helped: dict[str, str], command: str) -> None:
    found = arguments(helped[command])
    assert found
    assert CLI.table(command, "argument").names == found


@pytest.mark.parametrize("command", NAMES)
def test_the_synopsis_is_what_the_command_takes(helped: dict[str, str], command: str) -> None:
    (synopsis,) = re.findall(rf"`voicearena {command}\b([^`]*)`", CLI.sections[command])
    (usage,) = re.findall(
        rf"^usage: voicearena {command} \[-h\](.*)$", helped[command], re.MULTILINE
    )
    assert sorted(re.findall(r"\[[^\]]+\]", synopsis)) == sorted(re.findall(r"\[[^\]]+\]", usage))


def test_options_of_the_whole_command(helped: dict[str, str]) -> None:
    said = re.findall(r"`(?:voicearena )?(--[a-z]+)`", next(iter(CLI.sections.values())))
    assert set(said) == set(re.findall(r"(?<!\S)--[a-z]+", helped[""])) == {"--help", "--version"}


def test_what_init_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert CLI.table("init", "file").names == written
