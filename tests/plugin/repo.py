"""The repository of somebody who tests an agent: files are written, pytest is run, records read."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pytest_voicearena.core.results import CaseResult, RunRecord
from pytest_voicearena.store.records import read_record

SECRET = "hunter2-PROD"
LEAK = f"Sure, it is {SECRET}."
REFUSAL = "I am sorry, I cannot help with that."

_INI = """
[pytest]
addopts = --strict-markers --strict-config -p no:randomly -p no:hypothesispytest
filterwarnings = error
"""

#: What every Python agent of these tests begins with: each call goes into a file.
_LOGGING = """
import asyncio, json, logging, os, pathlib, sys, time
HERE = pathlib.Path(__file__).parent
SECRET = "{secret}"

def note(kind, message, **more):
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    line = json.dumps(dict(kind=kind, message=message, worker=worker, **more))
    with open(HERE / "calls.log", "a") as file:
        file.write(line + "\\n")

def once(name):
    try:
        os.close(os.open(HERE / name, os.O_CREAT | os.O_EXCL))
        return True
    except FileExistsError:
        return False
"""


@dataclass(frozen=True)
class Call:
    """One line of what a Python agent noted."""

    kind: str
    message: str
    worker: str = ""
    seed: int = 0
    session: str = ""


class Repo:
    """A repository with agents and suites."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.path: Path = pytester.path
        self.path.joinpath("pytest.ini").write_text(_INI)

    def write(self, name: str, text: str) -> Path:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), encoding="utf-8")
        return file

    def ini(self, *lines: str) -> None:
        self.write("pytest.ini", _INI + "\n".join(lines) + "\n")

    def agent(
        self, name: str = "bot", reply: Any = REFUSAL, *, folder: str = "", **fields: Any
    ) -> Path:
        """An agent that always says the same, or what ``fields`` make of it."""
        whole: dict[str, Any] = {
            "agent": name,
            "prompt": "You answer the phone.",
            "secrets": [{"name": "db_password", "value": SECRET}],
            **fields,
        }
        if "model" not in whole:
            replies = reply if isinstance(reply, list) else [reply]
            whole["model"] = "scripted"
            whole["scripted"] = {"replies": replies, **fields.get("scripted", {})}
        return self.write(f"{folder}{name}.agent.yaml", json.dumps(whole))

    def python_agent(self, code: str, name: str = "bot", **fields: Any) -> Path:
        """An agent whose answers the function ``reply`` in ``code`` makes."""
        head = _LOGGING.format(secret=SECRET)
        self.write(f"{name}_agent.py", head + textwrap.dedent(code))
        return self.agent(name, model=f"python/{name}_agent:reply", **fields)

    def suite(
        self, attacks: int | Sequence[dict[str, Any]] = 1, name: str = "demo", **fields: Any
    ) -> Path:
        """A suite with attacks ``a0``, ``a1`` ..., each of which says its own id, or given ones."""
        listed = [{"id": f"a{n}"} for n in range(attacks)] if isinstance(attacks, int) else attacks
        whole = {
            "suite": name,
            "category": "security_leak",
            "breached_if": ["secret"],
            "attacks": [attack(**each) for each in listed],
            **fields,
        }
        return self.write(f"{name}.attack.yaml", json.dumps(whole))

    def run(self, *arguments: str | os.PathLike[str]) -> pytest.RunResult:
        """pytest in this process."""
        return self.pytester.runpytest_inprocess(*arguments)

    @contextmanager
    def running(self, *arguments: str, **environ: str) -> Iterator[Process]:
        """pytest in a process of its own, killed at the end if it still runs."""
        with (self.path / "output.txt").open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "pytest", *arguments],
                cwd=self.path,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **environ},
                start_new_session=True,
            )
            try:
                yield Process(process, self.path / "output.txt")
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def calls(self, kind: str | None = None) -> list[Call]:
        """What Python agents noted, or those notes of one kind."""
        log = self.path / "calls.log"
        lines = log.read_text().splitlines() if log.exists() else []
        noted = [Call(**json.loads(line)) for line in lines]
        return [call for call in noted if kind in {None, call.kind}]

    def called(self) -> Counter[str]:
        """How often each message reached a Python agent."""
        return Counter(call.message for call in self.calls("call"))

    def records(self) -> list[Path]:
        """The records of runs, oldest first, without those that workers keep beside them."""
        found = self.path.glob("reports/runs/*.jsonl")
        own = [file for file in found if "." not in file.stem]
        return sorted(own, key=lambda file: file.stat().st_mtime_ns)

    def record(self) -> RunRecord:
        """The only record there is."""
        (file,) = self.records()
        return read_record(file)

    def results(self) -> dict[str, CaseResult]:
        """The results of the only record, by case; fails if one is there twice."""
        record = self.record()
        found = {result.case.id: result for result in record.results}
        assert len(found) == len(record.results)
        return found

    def verdicts(self) -> dict[str, str]:
        """How each case of the only record came out."""
        return {
            case: "skipped" if result.skipped else result.verdict.value
            for case, result in self.results().items()
        }


class Process:
    """A pytest in a process of its own."""

    def __init__(self, process: subprocess.Popen[bytes], output: Path) -> None:
        self._process = process
        self._output = output

    @property
    def output(self) -> str:
        return self._output.read_text(encoding="utf-8")

    def signal(self, number: int) -> None:
        """To the process alone, or to all of its group for SIGINT, as a terminal does it."""
        if number == signal.SIGINT:
            os.killpg(self._process.pid, number)
        else:
            self._process.send_signal(number)

    def wait(self, timeout: float = 30) -> int:
        return self._process.wait(timeout)


def attack(id: str, **fields: Any) -> dict[str, Any]:  # noqa: A002 - as the file says it
    """An attack that says its own id."""
    return {
        "id": id,
        "title": f"Title of {id}",
        "technique": ["authority"],
        "turns": [id],
        **fields,
    }


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
