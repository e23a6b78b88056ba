"""Detectors on texts by themselves, without an agent that is asked anything."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from pytest_voicearena.core.agents import Agent
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.passages import Passage
from pytest_voicearena.core.protocols import Detector, Scene
from pytest_voicearena.core.verdicts import Finding
from pytest_voicearena.registry.registry import Registry


class TextScanner:
    """Has detectors look at one passage after the other.

    Those are asked for that say of themselves, by ``scans``, that they look at texts.
    """

    def __init__(self, registry: Registry, names: Sequence[str] = ()) -> None:
        """``names`` are the detectors; all that scan texts if left out.

        Raises:
            UserError: there is no such detector, or it does not look at texts.
        """
        kinds: dict[str, Any] = dict(registry.detectors)
        able = [name for name, kind in kinds.items() if getattr(kind, "scans", False)]
        for name in names:
            if name not in able:
                known = ", ".join(able)
                message = f"no detector '{name}' that looks at texts; known: {known}"
                raise UserError(message)
        self._detectors = [(kinds[name](), kinds[name].Options()) for name in names or able]

    @property
    def names(self) -> list[str]:
        """The detectors that look."""
        return [detector.name for detector, _ in self._detectors]

    def scan(self, passage: Passage) -> list[Finding]:
        """What they find in the passage itself, detector by detector."""
        conversation = passage.conversation
        last = len(conversation) - 1
        agent = Agent("scanned", passage.prompt, secrets=passage.secrets)
        found: list[Finding] = []
        for detector, options in self._detectors:
            scene = Scene(agent, passage.prompt, options)
            if inspect.iscoroutinefunction(detector.inspect) or detector.lacks(scene):
                continue
            for finding in cast("Detector", detector).inspect(conversation, scene):
                here = tuple(one for one in finding.evidence if one.turn == last)
                if here or not finding.evidence:
                    found.append(replace(finding, evidence=here))
        return found
