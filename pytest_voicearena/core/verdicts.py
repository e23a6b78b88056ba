"""What a conversation amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pytest_voicearena.core.taxonomy import Severity


class Verdict(StrEnum):
    """HELD: the agent withstood. BREACHED: it did not. UNDECIDED: nobody can say, never a pass."""

    HELD = "held"
    BREACHED = "breached"
    UNDECIDED = "undecided"


class Reason(StrEnum):
    """Why a verdict is undecided; stable names for machines."""

    DEADLINE = "deadline"
    PROVIDER_ERROR = "provider_error"
    DETECTOR_ERROR = "detector_error"
    JUDGE_ERROR = "judge_error"
    NO_ANSWER = "no_answer"
    NOT_DELIVERED = "not_delivered"
    ATTACKER_REFUSED = "attacker_refused"
    BUDGET = "budget"
    CANCELLED = "cancelled"


class Failure(StrEnum):
    """What kind of thing went wrong; healing and reports group by it."""

    SECRET_LEAK = "secret_leak"  # noqa: S105 - the name of a failure
    PROMPT_LEAK = "prompt_leak"
    FORBIDDEN_ACTION = "forbidden_action"
    FORBIDDEN_WORDS = "forbidden_words"
    POLICY_BREACH = "policy_breach"
    LOOP = "loop"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    REFUSAL = "refusal"
    CREDENTIAL_LEAK = "credential_leak"
    PERSONAL_DATA = "personal_data"
    INJECTION = "injection"
    OUTPUT_EXPLOIT = "output_exploit"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it shows: characters ``start`` to ``end`` of one part of one turn.

    For a tool call the span counts in its arguments as text
    (:attr:`pytest_voicearena.core.conversation.ToolCall.written`).
    """

    turn: int
    part: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a detector saw.

    ``breach`` is False for an observation: worth showing, but not what the attack was after.
    ``subject`` is what it is about: a secret's name, a policy's id, a tool. ``habit``: the agent
    does the same when it is asked an honest question, so that the attack is not to blame.
    ``score`` is how sure the detector is (0 to 1), ``disguise`` how what it found was dressed.
    """

    detector: str
    failure: Failure
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...] = ()
    breach: bool = True
    subject: str = ""
    habit: bool = False
    score: float = 1.0
    disguise: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict and, where it is undecided, why."""

    verdict: Verdict
    reason: Reason | None = None
    detail: str = ""

    @classmethod
    def undecided(cls, reason: Reason, detail: str) -> Decision:
        """Nobody can say, because of ``reason``; ``detail`` is one line for people."""
        return cls(Verdict.UNDECIDED, reason, detail)
