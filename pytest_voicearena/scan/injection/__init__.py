"""Injected and overriding instructions in what an agent is told or reads."""

from __future__ import annotations

from pytest_voicearena.scan.injection.classifier import Classifier
from pytest_voicearena.scan.injection.scanner import OPERATING_POINT, find_injections

__all__ = ["OPERATING_POINT", "Classifier", "find_injections"]
