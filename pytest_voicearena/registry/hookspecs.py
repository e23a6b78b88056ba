"""The hooks of pytest-voicearena, for packages with an entry point in ``voicearena``.

::

    # pyproject.toml of an extension
    [project.entry-points.voicearena]
    my_extension = "my_package.arena"
"""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from pytest_voicearena.core.protocols import (
    AskingDetector,
    Detector,
    ProviderClass,
    Variant,
)

#: The name of the hooks' project, and of the entry point group.
PROJECT = "voicearena"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def voicearena_providers() -> Iterable[type[ProviderClass]]:  # type: ignore[empty-body]
    """Classes that reach agents and models."""


@hookspec
def voicearena_detectors() -> Iterable[type[Detector | AskingDetector]]:  # type: ignore[empty-body]
    """Classes that look at conversations."""


@hookspec
def voicearena_variants() -> Iterable[type[Variant]]:  # type: ignore[empty-body]
    """Classes that transform what attackers say."""
