"""A second opinion on a passage: the small classifier that ships inside of a package."""

from __future__ import annotations

from typing import Protocol

from pytest_voicearena.core.errors import MissingExtra


class Classifier(Protocol):
    """Tells how likely it is that a text holds an injected instruction."""

    def score(self, text: str) -> float:
        """The probability (0 to 1) for a text of a few sentences."""


class PackagedClassifier:
    """The MiniLM in ``stackone-defender`` (its tier 2), in int8 on the ONNX runtime.

    It reads the first 256 tokens of a text; a sentence takes about 2.5 ms.
    """

    def __init__(self) -> None:
        from stackone_defender.classifiers.tier2_classifier import (  # noqa: PLC0415 - an extra
            Tier2Classifier,
        )

        self._tier2 = Tier2Classifier()
        self._tier2.warmup()

    def score(self, text: str) -> float:
        """The probability of an injection; 0 for what the classifier does not take."""
        return float(self._tier2.classify(text).score)


def load() -> Classifier:
    """The packaged classifier, with its model in memory.

    Raises:
        MissingExtra: its packages are not installed; the message names the extra that brings them.
    """
    try:
        return PackagedClassifier()
    except ImportError:
        extra = "injection"
        missing = MissingExtra.named(extra, "the injection classifier")
        raise missing from None
