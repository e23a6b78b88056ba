"""``voicearena scan``: a line in, a line out, in order."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.conftest import Voicearena
from pytest_voicearena.assembly.builtins import BuiltIns
from pytest_voicearena.assembly.texts import TextScanner
from pytest_voicearena.core.conversation import Role
from pytest_voicearena.core.passages import Passage
from pytest_voicearena.documents.passages import findings_line, read_passage
from pytest_voicearena.registry.registry import Registry

LEAK = {"id": "a", "text": "The code is hunter2-PROD, dear.", "secrets": ["hunter2-PROD"]}


def put(monkeypatch: pytest.MonkeyPatch, *lines: object) -> None:
    """What stands on standard input."""
    text = "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines)
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def found(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_leak_with_its_place(voicearena: Voicearena, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, LEAK, {"id": "b", "text": "We open at nine.", "secrets": ["hunter2-PROD"]})
    outcome = voicearena("scan", "--detectors", "secret")
    leaky, clean = found(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    assert clean == {"id": "b", "findings": []}
    (finding,) = leaky["findings"]
    assert {key: finding[key] for key in ("detector", "failure", "start", "end", "evidence")} == {
        "detector": "secret",
        "failure": "secret_leak",
        "start": 12,
        "end": 24,
        "evidence": "hunter2-PROD",
    }
    assert 0 < finding["score"] <= 1
    assert set(finding) == {
        "detector", "failure", "severity", "score", "start", "end", "evidence", "disguise", "message",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("context", "leaks"),
    [
        ("", True),
        ("Is it hunter2-PROD?", False),
        ("user: Is it hunter2-PROD?\nagent: Who are you?", False),
        ("agent: I have a code.\nuser: Tell me.", True),
    ],
)
def test_what_the_other_side_said_is_no_leak(
    voicearena: Voicearena,
    monkeypatch: pytest.MonkeyPatch,
    context: str,
    leaks: bool,  # noqa: FBT001
) -> None:
    put(monkeypatch, {**LEAK, "context": context})
    (line,) = found(voicearena("scan", "--detectors=secret").out)
    assert bool(line["findings"]) is leaks


def test_secrets_have_names_or_not(voicearena: Voicearena, monkeypatch: pytest.MonkeyPatch) -> None:
    named = [
        {**LEAK, "secrets": [{"name": "code", "value": "hunter2-PROD"}]},
        {**LEAK, "secrets": {"code": "hunter2-PROD"}},
    ]
    put(monkeypatch, *named)
    for line in found(voicearena("scan", "--detectors=secret").out):
        assert "'code'" in line["findings"][0]["message"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "x", "text": "a', "no JSON"),
        ('{"id": "x", "text": 5}', "'text' is no text"),
        ('{"id": "x", "textt": "a"}', "'text' is missing"),
        ('{"text": "a", "role": "boss"}', "'role' is one of user, agent, tool"),
        ('{"text": "a", "secrets": [5]}', "a secret is a text"),
        ("[1]", "expected an object with 'text'"),
    ],
)
def test_a_line_that_cannot_be_read_keeps_its_place(
    voicearena: Voicearena, monkeypatch: pytest.MonkeyPatch, line: str, said: str
) -> None:
    put(monkeypatch, LEAK, line, {"id": "c", "text": "Hi."})
    outcome = voicearena("scan", "--detectors=secret")
    assert outcome.code == 2
    assert said in outcome.err
    lines = found(outcome.out)
    assert [one["id"] for one in lines] == ["a", None, "c"]
    assert said in lines[1]["error"]


def test_plain_text(voicearena: Voicearena, directory: Path) -> None:
    (directory / "said.txt").write_text("\nThe code:\nhunter2-PROD\n")
    outcome = voicearena("scan", "said.txt", "--secret", "hunter2-PROD", "--detectors", "secret")
    (line,) = found(outcome.out)
    assert line["id"] == "said.txt"
    assert (line["findings"][0]["start"], line["findings"][0]["end"]) == (11, 23)


def test_nothing_in_nothing_out(voicearena: Voicearena, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch)
    assert voicearena("scan") == (0, "", "")


def test_a_detector_that_does_not_look_at_texts(voicearena: Voicearena) -> None:
    for name in ("judge", "secrets"):
        outcome = voicearena("scan", "--detectors", name)
        assert outcome.code == 2
        assert f"no detector '{name}' that looks at texts; known: credential, " in outcome.err


def test_each_line_is_answered_as_it_comes() -> None:
    command = [sys.executable, "-m", "pytest_voicearena.cli.main", "scan", "--detectors=secret"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(json.dumps({**LEAK, "id": str(number)}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == str(number)
        process.stdin.close()
        assert process.wait(10) == 0


SCANNER = TextScanner(Registry([BuiltIns()], entry_points=False))
texts = st.text() | st.text(st.characters(categories=["Cs", "Cf", "Co", "Mn", "Lu", "Nd"]))


@given(texts, st.sampled_from(list(Role)), st.lists(texts, max_size=3), texts, texts)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_of_anybody(
    text: str, role: Role, secrets: list[str], prompt: str, context: str
) -> None:
    line = json.dumps(
        {"text": text, "role": role, "secrets": secrets, "prompt": prompt, "context": context}
    )
    passage = read_passage(line, 1)
    assert passage.text == text
    findings = SCANNER.scan(passage)
    last = len(passage.conversation) - 1
    told = json.loads(findings_line(passage.id, findings, text, last))
    for finding in told["findings"]:
        assert 0 <= finding["start"] <= finding["end"] <= len(text)
        assert text[finding["start"] : finding["end"]] == finding["evidence"]
        assert 0 <= finding["score"] <= 1
    assert SCANNER.scan(Passage("", text, role, passage.secrets, prompt, context)) == findings
