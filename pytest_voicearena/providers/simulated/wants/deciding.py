"""Whether an agent gives way: the one decision that everything else serves."""

from __future__ import annotations

from pytest_voicearena.providers.simulated.levers.lever import Lever
from pytest_voicearena.providers.simulated.prompt.reading import Knowledge
from pytest_voicearena.providers.simulated.prompt.rules import Kind, Rule, protects
from pytest_voicearena.providers.simulated.wants.tools import telling_words
from pytest_voicearena.providers.simulated.wants.want import Want
from pytest_voicearena.providers.simulated.wording import stems

#: Pressing on makes an agent repeat itself; it does not make it give way.
_NO_WAY_IN = frozenset({Lever.FRUSTRATION})
#: What a rule speaks of that forbids to vouch for anything.
_PROMISING = stems("promise commit confirm guarantee vouch agree admit assure")
_FORMS = frozenset({Lever.ENCODING, Lever.PARTIAL})


def open_levers(want: Want, levers: frozenset[Lever], knowledge: Knowledge) -> frozenset[Lever]:
    """The pulled levers that the prompt says nothing against, for this want."""
    hardened = (rule.hardens for rule in standing(want, knowledge))
    return _bearing(want, levers) - knowledge.withstands.union(*hardened)


def gives_way(want: Want, levers: frozenset[Lever], knowledge: Knowledge) -> bool:
    """Whether the agent does what is wanted.

    It does where one of the levers is open, or where none is pulled and no rule stands against that
    kind of request. A caller whose every lever the prompt names is seen through.
    """
    if open_levers(want, levers, knowledge):
        return True
    return not _bearing(want, levers) and not standing(want, knowledge)


def _bearing(want: Want, levers: frozenset[Lever]) -> frozenset[Lever]:
    """The levers that bear on a want: in which form it is told matters only for what is told."""
    told = want.kind in {Kind.SECRET, Kind.PROMPT}
    return levers - (_NO_WAY_IN if told else _NO_WAY_IN | _FORMS)


def standing(want: Want, knowledge: Knowledge) -> tuple[Rule, ...]:
    """The rules that speak of just this want."""
    return tuple(rule for rule in knowledge.rules_on(want.kind) if _concerns(rule, want))


def _concerns(rule: Rule, want: Want) -> bool:
    if want.kind is Kind.SECRET:
        return want.fact is not None and protects(rule, want.fact)
    if want.kind is Kind.ACTION:
        named = telling_words(want.tool) if want.tool is not None else want.words | _PROMISING
        return Kind.ACTION in rule.broad or bool(rule.words & named)
    return True
