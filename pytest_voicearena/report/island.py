"""The cases of a run as JSON that may stand inside a script element of a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pytest_voicearena.core.conversation import Part, Thinking, ToolCall, ToolResult, Turn
from pytest_voicearena.core.results import CaseResult, RunInfo, Trial
from pytest_voicearena.core.verdicts import Finding
from pytest_voicearena.report.explain import command
from pytest_voicearena.report.outcomes import breached_trials, decided_trials, gist_line, outcome
from pytest_voicearena.report.transcript import marks, words
from pytest_voicearena.report.wording import duration, share_of, spent
from pytest_voicearena.resources.places import is_shipped
from pytest_voicearena.scan.display import Span, cut, printable, script_pattern
from pytest_voicearena.suites.files import BUILTIN, ENDING

#: What could end the script element, or a line of an old script, is spelled as an escape;
#: everything beyond ASCII is one already.
_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&"})


def island(results: Sequence[CaseResult], run: RunInfo) -> str:
    """The cases in the given order, with the pattern of hidden characters, as ASCII."""
    data = {"hidden": script_pattern(), "cases": [_case(result, run) for result in results]}
    return json.dumps(data, separators=(",", ":")).translate(_ESCAPES)


def _case(result: CaseResult, run: RunInfo) -> dict[str, Any]:
    info = result.case
    decided = decided_trials(result)
    return {
        "id": info.id,
        "title": info.title,
        "outcome": outcome(result),
        "gist": gist_line(result, 400),
        "category": info.category,
        "severity": info.severity,
        "technique": info.technique,
        "agent": info.agent,
        "notes": result.notes,
        "facts": _facts(result),
        "command": command(result, run.seed, run.options),
        "rate": share_of(breached_trials(result), decided) if decided > 1 else "",
        "trials": [_trial(trial) for trial in result.trials],
        "twin": None if result.twin is None else _trial(result.twin),
    }


def _facts(result: CaseResult) -> list[tuple[str, str]]:
    """What stands beside the conversations; empty ones are left out."""
    info, usage = result.case, result.usage
    facts = [
        ("Attack", info.attack),
        ("Variant", info.variant),
        ("Defined at", _place(result)),
        ("Technique", ", ".join(info.technique)),
        ("Standards", ", ".join(info.standards)),
        ("Agent", info.agent),
        ("Model", info.model),
        ("Took", duration(result.seconds) if usage.calls else ""),
        ("Used", ", ".join(spent(usage)) if usage.calls else ""),
        ("Benign twin", info.benign_twin or ""),
    ]
    return [fact for fact in facts if fact[1]]


def _place(result: CaseResult) -> str:
    """Where the attack is written; a shipped suite by its name, wherever it is installed."""
    path, suite = result.case.path, result.node.partition("::")[0]
    if suite.startswith(BUILTIN):
        return suite
    if is_shipped(path):
        return BUILTIN + Path(path).name.removesuffix(ENDING)
    return f"{path}:{result.case.line}" if path else ""


def _trial(trial: Trial) -> dict[str, Any]:
    found = marks(trial.findings)
    decision = trial.decision
    return {
        "number": trial.index + 1,
        "outcome": decision.verdict,
        "reason": ": ".join(filter(None, (decision.reason, decision.detail))),
        "facts": [f"seed {trial.seed}", duration(trial.seconds), *spent(trial.usage)],
        "turns": [
            _turn(turn, [found.get((at, number), ()) for number in range(len(turn.parts))])
            for at, turn in enumerate(trial.conversation)
        ],
        "findings": [_finding(finding) for finding in trial.findings],
        "output": trial.output,
    }


def _turn(turn: Turn, spans: list[Sequence[Span]]) -> dict[str, Any]:
    return {
        "role": turn.role,
        "at": f"+{turn.started:.1f} s",
        "parts": [_part(part, at) for part, at in zip(turn.parts, spans, strict=True)],
    }


def _part(part: Part, spans: Sequence[Span]) -> dict[str, Any]:
    """``text`` is a string, or where evidence lies in it a list of strings and findings."""
    text = words(part)
    shown: dict[str, Any] = {"kind": part.kind, "text": cut(text, spans) if spans else text}
    if isinstance(part, ToolCall | ToolResult):
        shown["name"] = part.name
    if isinstance(part, ToolResult) and part.is_error:
        shown["error"] = True
    if isinstance(part, Thinking) and part.redacted:
        shown["redacted"] = True
    return shown


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "message": printable(finding.message),
        "severity": finding.severity,
        "failure": finding.failure,
        "detector": finding.detector,
        "breach": finding.breach,
        "habit": finding.habit,
        "places": [(at.turn, at.part, at.quote) for at in finding.evidence],
    }
