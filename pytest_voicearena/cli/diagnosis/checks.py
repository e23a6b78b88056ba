"""What one look at something came to."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import StrEnum

from pytest_voicearena.core.errors import MissingExtra
from pytest_voicearena.scan.display import one_line

_INSTALLS = re.compile(r"\bneeds: (pip install .+)$")


class State(StrEnum):
    """How something is. Missing is what nobody has asked for yet; broken is what should work."""

    OK = "ok"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the diagnosis.

    ``mend`` is a command to type. ``needed`` says that 'pytest' cannot do its work here without.
    """

    subject: str
    state: State
    detail: str
    mend: str | None = None
    needed: bool = False


def ok(subject: str, detail: str, *, needed: bool = False) -> Check:
    """It works."""
    return Check(subject, State.OK, detail, needed=needed)


def missing(subject: str, detail: str, mend: str | None, *, needed: bool = False) -> Check:
    """It is not there; ``mend`` brings it."""
    return Check(subject, State.MISSING, detail, mend, needed)


def broken(subject: str, detail: str, mend: str | None = None, *, needed: bool = False) -> Check:
    """It is there and does not work."""
    return Check(subject, State.BROKEN, detail, mend, needed)


def raised(subject: str, error: Exception, *, needed: bool = False) -> Check:
    """What an error amounts to; one of an extra that is not installed holds the command."""
    said = str(error)
    if isinstance(error, MissingExtra):
        found = _INSTALLS.search(said)
        command = found[1].replace(" and pip ", " && pip ") if found else None
        return missing(subject, one_line(said), command, needed=needed)
    name = "" if said else type(error).__name__
    return broken(subject, said or name, needed=needed)


def setting(variable: str) -> str:
    """The command that sets a variable in the shell that is usual on this machine."""
    return f"$env:{variable} = '...'" if os.name == "nt" else f"export {variable}=..."
