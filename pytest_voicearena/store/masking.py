"""Secrets and keys are blotted out before a result leaves the process that knows them.

Lengths stay as they are, so the spans of evidence still fit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.conversation import (
    Conversation,
    Part,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
)
from pytest_voicearena.core.results import CaseResult, Trial
from pytest_voicearena.core.verdicts import Evidence, Finding
from pytest_voicearena.scan.secrets import mask

Secrets = Sequence[tuple[str, str]]

_KEY_NAME = re.compile(
    r"(API_?KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)(_|$)|KEY$", re.IGNORECASE
)
#: Shorter values are settings rather than keys, and would blot out ordinary words.
_LEAST_KEY = 12


def secrets_of(
    agent: Agent, environ: Mapping[str, str], variables: Collection[str] = ()
) -> Secrets:
    """What must not be in a record: the agent's secrets, and keys in the environment.

    ``variables`` hold keys, whatever they are called.
    """
    keys = [
        (name, value)
        for name, value in environ.items()
        if (name in variables or _KEY_NAME.search(name)) and len(value) >= _LEAST_KEY
    ]
    return [*((secret.name, secret.value) for secret in agent.secrets), *keys]


def masked(result: CaseResult, secrets: Secrets) -> CaseResult:
    """The result with every secret blotted out but for its first two characters."""
    if not secrets:
        return result
    trials = tuple(_trial(trial, secrets) for trial in result.trials)
    twin = None if result.twin is None else _trial(result.twin, secrets)
    return replace(result, trials=trials, twin=twin)


def _trial(trial: Trial, secrets: Secrets) -> Trial:
    turns = tuple(
        replace(turn, parts=tuple(_part(part, secrets) for part in turn.parts))
        for turn in trial.conversation
    )
    conversation = Conversation(turns)
    return replace(
        trial,
        conversation=conversation,
        findings=tuple(_finding(finding, conversation, secrets) for finding in trial.findings),
        decision=replace(trial.decision, detail=mask(trial.decision.detail, secrets)),
        output=mask(trial.output, secrets),
    )


def _part(part: Part, secrets: Secrets) -> Part:
    match part:
        case Text():
            return Text(mask(part.text, secrets))
        case ToolResult():
            return replace(
                part,
                call_id=mask(part.call_id, secrets),
                name=mask(part.name, secrets),
                text=mask(part.text, secrets),
            )
        case Thinking():
            # A signature that repeats what it covers no longer fits, but nothing in a record is
            # ever sent back.
            return replace(
                part,
                text=mask(part.text, secrets),
                signature=part.signature and mask(part.signature, secrets),
                redacted=part.redacted and mask(part.redacted, secrets),
            )
        case ToolCall():
            named = replace(part, id=mask(part.id, secrets), name=mask(part.name, secrets))
            return _call(named, secrets)
        case _:
            return part


def _call(call: ToolCall, secrets: Secrets) -> ToolCall:
    """A call whose arguments are masked as they are written, keys, numbers and all.

    A secret may be spelled over several of them. Where blotting it out leaves no JSON, the text is
    kept as it is, so that spans still fit.
    """
    written = call.written
    covered = mask(written, secrets)
    if covered == written:
        return call
    if call.raw is None:
        try:
            found = replace(call, arguments=json.loads(covered))
        except ValueError:
            pass
        else:
            if found.written == covered:
                return found
    return replace(call, arguments={}, raw=covered)


def _finding(finding: Finding, conversation: Conversation, secrets: Secrets) -> Finding:
    evidence = tuple(_evidence(one, conversation) for one in finding.evidence)
    return replace(finding, message=mask(finding.message, secrets), evidence=evidence)


def _evidence(evidence: Evidence, conversation: Conversation) -> Evidence:
    """The same span of what the part has become."""
    turns = conversation.turns[evidence.turn : evidence.turn + 1]
    parts = turns[0].parts[evidence.part : evidence.part + 1] if turns else ()
    return replace(evidence, quote=_words(parts[0])[evidence.start : evidence.end] if parts else "")


def _words(part: Part) -> str:
    match part:
        case Text() | Thinking() | ToolResult():
            return part.text
        case ToolCall():
            return part.written
        case _:
            return ""
