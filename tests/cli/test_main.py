from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Voicearena
from pytest_voicearena import __version__
from pytest_voicearena.cli import main as entry
from pytest_voicearena.cli.command import Command

GOLDEN = Path(__file__).with_name("golden")
STARTER = Path(entry.__file__).with_name("starter")
SCRIPT = Path(sys.executable).with_name("voicearena")
#: What takes long to import and is not needed to be told what there is.
HEAVY = (
    "anthropic",
    "asyncio",
    "httpx",
    "jinja2",
    "openai",
    "pluggy",
    "pydantic",
    "pytest",
    "yaml",
)


def run(*arguments: str, **rest: Any) -> subprocess.CompletedProcess[str]:
    given = {"capture_output": True, "text": True, "timeout": 60, **rest}
    return subprocess.run([str(SCRIPT), *arguments], check=False, **given)


def command(name: str, error: BaseException) -> Command:
    def fail(*_: object) -> int:
        raise error

    return Command(name, "fails", lambda parser: None, fail)


def test_help_is_as_it_was_read_and_found_good(voicearena: Voicearena) -> None:
    assert voicearena("--help") == (0, (GOLDEN / "help.txt").read_text(encoding="utf-8"), "")


def test_the_installed_script_is_the_same_command(directory: Path) -> None:
    done = run("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (GOLDEN / "help.txt").read_text(encoding="utf-8")


def test_options_are_where_pytest_lists_them(directory: Path) -> None:
    heading = "security of LLM and voice agents"
    assert heading in (GOLDEN / "help.txt").read_text(encoding="utf-8")
    assert heading in (STARTER / "pytest_ini.txt").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--help"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert any(line.startswith(f"{heading} (") for line in done.stdout.splitlines())


def test_version(voicearena: Voicearena) -> None:
    assert voicearena("--version") == (0, f"voicearena {__version__}\n", "")


def test_without_a_command_it_shows_help_and_refuses(voicearena: Voicearena) -> None:
    outcome = voicearena()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("usage: voicearena")


@pytest.mark.parametrize("arguments", [["nonsense"], ["attacks", "--nonsense"], ["init", "a", "b"]])
def test_a_wrong_command_line_is_refused(voicearena: Voicearena, arguments: list[str]) -> None:
    outcome = voicearena(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "error:" in outcome.err


def test_ctrl_c_is_quiet(voicearena: Voicearena, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "COMMANDS", (command("slow", KeyboardInterrupt()),))
    assert voicearena("slow") == (130, "", "")


def test_an_error_of_the_machine_is_one_line(
    voicearena: Voicearena, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = OSError(28, "No space left on device", "reports")
    monkeypatch.setattr(entry, "COMMANDS", (command("write", full),))
    assert voicearena("write") == (2, "", "reports: No space left on device\n")


def test_a_bug_is_not_hidden(voicearena: Voicearena, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "COMMANDS", (command("broken", ZeroDivisionError()),))
    with pytest.raises(ZeroDivisionError):
        voicearena("broken")


def test_a_reader_that_has_gone_is_no_trouble(directory: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run("attacks", capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_any_encoding_will_do(directory: Path) -> None:
    done = run("attacks", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.isascii()


def test_help_imports_nothing_heavy(directory: Path) -> None:
    source = (
        "import sys; from pytest_voicearena.cli.main import main; main(['--help']); "
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == "[]\n"


def test_help_is_there_at_once(directory: Path) -> None:
    """In seconds of the processor: those on the clock depend on what else is running."""

    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    def took() -> float:
        before = used()
        assert run("--help").returncode == 0
        return used() - before

    assert min(took() for _ in range(5)) < 0.15


def test_what_a_file_says_cannot_steer_the_screen(voicearena: Voicearena, directory: Path) -> None:
    (directory / "a.agent.yaml").write_text('agent: a\nprompt: x\n"\\e[2J\\u202e": 1\n')
    outcome = voicearena("check")
    assert outcome.code == 2
    assert "\x1b" not in outcome.err
    assert "\u202e" not in outcome.err
    assert outcome.err.startswith("a.agent.yaml:3:1: unknown key ")
