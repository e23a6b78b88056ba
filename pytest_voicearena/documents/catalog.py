"""What a document may name: known to the registry, needed here to check and to suggest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Catalog:
    """Names of extensions; those with options come with their options' dataclass.

    ``about`` has a sentence for an extension by its kind and name: ``("detector", "secret")``,
    ``("provider", "openai")``, ``("variant", "plain")``. ``self_prompted`` are providers whose
    other end has a prompt of its own, so that the file may do without. ``not_in_policies`` are
    detectors that work by the policies themselves.
    """

    detectors: Mapping[str, type] = field(default_factory=dict)
    providers: Mapping[str, type] = field(default_factory=dict)
    variants: frozenset[str] = frozenset({"plain"})
    self_prompted: frozenset[str] = frozenset()
    not_in_policies: frozenset[str] = frozenset({"policy", "judge"})
    about: Mapping[tuple[str, str], str] = field(default_factory=dict)
