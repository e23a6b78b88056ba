"""What a document may name: known to the registry, needed here to check and to suggest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Catalog:
    """Names of extensions; those with options come with their options' dataclass."""

    detectors: Mapping[str, type] = field(default_factory=dict)
    providers: Mapping[str, type] = field(default_factory=dict)
    variants: frozenset[str] = frozenset({"plain"})
    #: Providers whose other end has a prompt of its own, so that the file may do without.
    self_prompted: frozenset[str] = frozenset()
