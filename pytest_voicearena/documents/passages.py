"""Texts to scan, one JSON object a line, and what was found in them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pytest_voicearena.core.agents import Secret
from pytest_voicearena.core.conversation import Role
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.passages import Passage
from pytest_voicearena.core.verdicts import Finding


def looks_like_passage(line: str) -> bool:
    """Whether a line was meant as a passage, with mistakes or without, rather than plain text."""
    return line.lstrip().startswith("{") and '"text"' in line


def read_passage(line: str, number: int) -> Passage:
    """The passage in a line; keys that are not known are somebody else's.

    ``id`` is the number of the line where it has none.

    Raises:
        UserError: it is none; says why.
    """
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        message = f"line {number}: no JSON: {error}"
        raise UserError(message) from None
    if not isinstance(given, dict):
        message = f"line {number}: expected an object with 'text'"
        raise UserError(message)
    if given.get("role", "agent") not in set(Role):
        message = f"line {number}: 'role' is one of {', '.join(Role)}"
        raise UserError(message)
    return Passage(
        id=str(given.get("id", number)),
        text=_text(given, "text", number),
        role=Role(given.get("role", "agent")),
        secrets=tuple(_secrets(given.get("secrets") or (), number)),
        prompt=_text(given, "prompt", number, ""),
        context=_text(given, "context", number, ""),
    )


def _text(given: dict[str, Any], key: str, number: int, otherwise: str | None = None) -> str:
    found = given.get(key, otherwise)
    if found is None and otherwise is not None:
        return otherwise
    if not isinstance(found, str):
        message = f"line {number}: '{key}' is {'missing' if found is None else 'no text'}"
        raise UserError(message)
    return found


def _secrets(given: Any, number: int) -> list[Secret]:
    """Values alone, or with names."""
    if isinstance(given, dict):
        given = [{"name": name, "value": value} for name, value in given.items()]
    found = []
    for at, one in enumerate(given if isinstance(given, list) else (), 1):
        named = one if isinstance(one, dict) else {"name": f"secret{at}", "value": one}
        name, value = named.get("name", f"secret{at}"), named.get("value")
        if not isinstance(name, str) or not isinstance(value, str):
            message = f"line {number}: a secret is a text, or has a 'name' and a 'value'"
            raise UserError(message)
        if value:
            found.append(Secret(name, value))
    return found


def findings_line(id_: str, findings: Sequence[Finding], text: str, turn: int) -> str:
    """What was found in a passage, as one line of JSON; places are characters of its text."""
    listed = [
        {
            "detector": finding.detector,
            "failure": finding.failure.value,
            "severity": finding.severity.value,
            "score": round(finding.score, 3),
            "start": start,
            "end": end,
            "evidence": text[start:end],
            "disguise": finding.disguise,
            "message": finding.message,
        }
        for finding in findings
        for start, end in _places(finding, text, turn)
    ]
    return json.dumps({"id": id_, "findings": listed}, ensure_ascii=False)


def refusal_line(id_: str | None, why: str) -> str:
    """What stands in the place of a line that could not be read."""
    return json.dumps({"id": id_, "findings": [], "error": why}, ensure_ascii=False)


def _places(finding: Finding, text: str, turn: int) -> list[tuple[int, int]]:
    """The evidence in the passage itself; a finding without any is about all of it."""
    if not finding.evidence:
        return [(0, len(text))]
    return [(one.start, one.end) for one in finding.evidence if (one.turn, one.part) == (turn, 0)]
