"""The cases of a run as JSON that may stand inside a script element of a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pytest_voicearena.core.conversation import Part, Thinking, ToolCall, ToolResult, Turn, Usage
from pytest_voicearena.core.results import CaseInfo, CaseResult, Trial
from pytest_voicearena.core.verdicts import Finding
from pytest_voicearena.report.explain import command
from pytest_voicearena.report.figures import counted, duration, money, share_of
from pytest_voicearena.report.outcomes import breached_trials, decided_trials, gist_line, outcome
from pytest_voicearena.report.transcript import marks, words
from pytest_voicearena.scan.display import Span, cut, script_pattern

#: What could end the script element, or a line of an old script, is spelled as an escape;
#: everything beyond ASCII is one already.
_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&"})


def island(results: Sequence[CaseResult], seed: int) -> str:
    """The cases in the given order, with the pattern of hidden characters, as ASCII."""
    data = {"hidden": script_pattern(), "cases": [_case(result, seed) for result in results]}
    return json.dumps(data, separators=(",", ":")).translate(_ESCAPES)


def _case(result: CaseResult, seed: int) -> dict[str, Any]:
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
        "facts": _facts(info, result.usage, result.seconds),
        "command": command(result, seed),
        "rate": share_of(breached_trials(result), decided) if decided > 1 else "",
        "trials": [_trial(trial) for trial in result.trials],
    }


def _facts(info: CaseInfo, usage: Usage, seconds: float) -> list[tuple[str, str]]:
    """What stands beside the conversations; empty ones are left out."""
    place = f"{info.path}:{info.line}" if info.path else ""
    cost = f"{usage.tokens:,} tokens, {money(usage.dollars)}" if usage.calls else ""
    facts = [
        ("Attack", info.attack),
        ("Variant", info.variant),
        ("Defined at", place),
        ("Technique", ", ".join(info.technique)),
        ("Standards", ", ".join(info.standards)),
        ("Agent", info.agent),
        ("Model", info.model),
        ("Took", duration(seconds) if usage.calls else ""),
        ("Used", cost),
        ("Benign twin", info.benign_twin or ""),
    ]
    return [fact for fact in facts if fact[1]]


def _trial(trial: Trial) -> dict[str, Any]:
    found = marks(trial.findings)
    decision, usage = trial.decision, trial.usage
    facts = [f"seed {trial.seed}", duration(trial.seconds), counted(usage.calls, "call")]
    facts.append(f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out")
    return {
        "number": trial.index + 1,
        "outcome": decision.verdict,
        "reason": ": ".join(filter(None, (decision.reason, decision.detail))),
        "facts": [*facts, money(usage.dollars)],
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
        "message": finding.message,
        "severity": finding.severity,
        "failure": finding.failure,
        "detector": finding.detector,
        "breach": finding.breach,
        "places": [(at.turn, at.part, at.quote) for at in finding.evidence],
    }
