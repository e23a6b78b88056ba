"""Where shipped files are, in a wheel, an editable install and a checkout."""

from __future__ import annotations

from pathlib import Path

from pytest_voicearena.core.errors import ArenaError

_PACKAGE = Path(__file__).resolve().parent.parent


def attacks_directory() -> Path:
    """The shipped suites: inside the package in a wheel, beside it in a checkout.

    Raises:
        ArenaError: neither is there, so the installation is broken.
    """
    for place in _attacks_places():
        if any(place.glob("*.attack.yaml")):
            return place
    message = "the shipped attacks are missing; install pytest-voicearena again"
    raise ArenaError(message)


def is_shipped(suite: str) -> bool:
    """Whether a path is that of a suite which is shipped."""
    return Path(suite).parent in _attacks_places()


def _attacks_places() -> tuple[Path, Path]:
    return _PACKAGE / "attacks", _PACKAGE.parent / "attacks"


def resource(name: str) -> Path:
    """A file of this package."""
    return _PACKAGE / "resources" / name
