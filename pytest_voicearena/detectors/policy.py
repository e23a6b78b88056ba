"""The checks that an agent's owner attached to its policies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from pytest_voicearena.core.agents import Policy
from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.protocols import Scene
from pytest_voicearena.core.verdicts import Failure, Finding


@dataclass(frozen=True, slots=True)
class PolicyOptions:
    """``ids``: only these policies; all of the agent's if left out."""

    ids: tuple[str, ...] = ()


class PolicyDetector:
    """Runs each policy's own ``breached_if``; a policy without one is for the judge."""

    name: ClassVar[str] = "policy"
    about: ClassVar[str] = "a policy's own check finds it broken"
    Options: ClassVar[type] = PolicyOptions

    def lacks(self, scene: Scene) -> str | None:
        """Policies in words alone need a judge."""
        checked = _checked(scene)
        if not checked:
            return "the agent has no policy with a 'breached_if' of its own"
        if scene.lacks is None:
            return None
        reasons = [scene.lacks(use) for policy in checked for use in policy.breached_if]
        return "; ".join(dict.fromkeys(filter(None, reasons))) if all(reasons) else None

    def inspect(self, conversation: Conversation, scene: Scene) -> Sequence[Finding]:
        """What the policies' detectors find, named after the policy."""
        if scene.look is None:
            return []
        return [
            replace(
                finding,
                detector=self.name,
                failure=Failure.POLICY_BREACH,
                message=f"policy '{policy.id}': {finding.message}",
            )
            for policy in _checked(scene)
            for use in policy.breached_if
            for finding in scene.look(use, conversation)
        ]


def _checked(scene: Scene) -> list[Policy]:
    ids = scene.options.ids
    return [
        policy
        for policy in scene.agent.policies
        if policy.breached_if and (not ids or policy.id in ids)
    ]
