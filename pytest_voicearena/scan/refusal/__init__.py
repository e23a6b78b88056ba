"""Whether an answer refuses: a feature of a text, never a verdict."""

from __future__ import annotations

from pytest_voicearena.scan.refusal.refusal import Refusal, RefusalKind, refusal

__all__ = ["Refusal", "RefusalKind", "refusal"]
