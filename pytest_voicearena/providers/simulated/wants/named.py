"""All that a caller speaks of and may be after."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_voicearena.core.agents import Tool
from pytest_voicearena.providers.simulated.caller.hearing import Heard
from pytest_voicearena.providers.simulated.prompt.reading import Knowledge
from pytest_voicearena.providers.simulated.prompt.rules import Kind
from pytest_voicearena.providers.simulated.wants.actions import calls_wanted
from pytest_voicearena.providers.simulated.wants.instructions import instructions_wanted
from pytest_voicearena.providers.simulated.wants.people import people_wanted
from pytest_voicearena.providers.simulated.wants.secrets import secrets_wanted
from pytest_voicearena.providers.simulated.wants.statements import statements_wanted
from pytest_voicearena.providers.simulated.wants.want import Want


def named(
    heard: Heard, knowledge: Knowledge, tools: Sequence[Tool], before: Sequence[Heard] = ()
) -> tuple[Want, ...]:
    """All that somebody speaks of and may be after; ``before`` is what was said earlier."""
    wants = [
        *secrets_wanted(heard, knowledge.facts),
        *calls_wanted(heard, tools),
        *instructions_wanted(heard),
        *people_wanted(heard, knowledge.records, before),
        *statements_wanted(heard, before),
    ]
    if (heard.directives or heard.persona) and not any(want.urged for want in wants):
        wants.append(
            Want(Kind.WORDS, heard.folded, heard.words, urged=True, directives=heard.directives)
        )
    if heard.relays:
        told = " ".join(heard.relays)
        wants.append(Want(Kind.WORDS, heard.folded, heard.words, urged=True, told=told))
    return tuple(wants)
