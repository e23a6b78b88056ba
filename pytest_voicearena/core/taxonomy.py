"""What attacks are sorted by: category, severity, standards."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """What an attack is after; also the name of a pytest marker."""

    SECURITY_LEAK = "security_leak"
    SOCIAL_ENGINEERING = "social_engineering"
    POLICY_VIOLATION = "policy_violation"
    JAILBREAK = "jailbreak"
    EMOTIONAL_MANIPULATION = "emotional_manipulation"
    PROMPT_INJECTION = "prompt_injection"
    CONTEXT_EXPLOITATION = "context_exploitation"

    @property
    def about(self) -> str:
        """One sentence for help texts and marker descriptions."""
        return _ABOUT[self]


class Severity(StrEnum):
    """How bad a breach would be, worst first; also the name of a pytest marker."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for critical, 3 for low: sorts the worst first."""
        return list(Severity).index(self)


_ABOUT = {
    Category.SECURITY_LEAK: "makes the agent give away secrets, credentials or its own prompt",
    Category.SOCIAL_ENGINEERING: "pretends to be somebody, or lends a pretext, to be trusted",
    Category.POLICY_VIOLATION: "talks the agent into what its owner forbids",
    Category.JAILBREAK: "talks the agent out of its role and rules",
    Category.EMOTIONAL_MANIPULATION: "uses guilt, fear, grief, flattery or anger as a lever",
    Category.PROMPT_INJECTION: "hides instructions in what the agent is told or reads",
    Category.CONTEXT_EXPLOITATION: "abuses what was, or was not, said earlier",
}
