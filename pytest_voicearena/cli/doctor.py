"""``voicearena doctor``: what works here, and what to do about the rest."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from pytest_voicearena.cli.command import Command, Context
from pytest_voicearena.cli.documents import AGENT, documents_below

if TYPE_CHECKING:
    from pytest_voicearena.cli.diagnosis.checks import Check

#: A group of checks under its title, made while it is printed.
Group = tuple[str, Iterable["Check"]]

_STYLES = {"ok": "green", "missing": "yellow", "broken": "red"}
_LABEL = 10


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument(
        "--no-model", action="store_true", help="do not ask the embedded model a question"
    )


def _run(arguments: argparse.Namespace, context: Context) -> int:
    lacking: list[Check] = []
    data = []
    for title, checks in _groups(context, ask=not arguments.no_model):
        for number, check in enumerate(checks):
            if check.needed and check.state != "ok":
                lacking.append(check)
            if arguments.json:
                data.append(_as_data(title, check))
                continue
            if number == 0:
                context.out.line((title, "bold"))
            _show(context, check)
    if arguments.json:
        context.out.json({"ok": not lacking, "checks": data})
    else:
        _conclude(context, lacking)
    return 1 if lacking else 0


def _groups(context: Context, *, ask: bool) -> Iterator[Group]:
    # The command's other half is slow to import.
    from pytest_voicearena.cli.diagnosis import agents, embedded, installation  # noqa: PLC0415
    from pytest_voicearena.cli.diagnosis.checks import ok, raised  # noqa: PLC0415
    from pytest_voicearena.cli.diagnosis.providers import look_at_providers  # noqa: PLC0415

    environ, clock = context.environ, context.clock
    yield "Installation", installation.look_at_installation(context.directory, environ)
    yield "Extensions", (extensions := list(installation.look_at_extensions()))
    try:
        assembly = context.assembly()
    except Exception as error:  # noqa: BLE001 - extensions are anybody's code
        if all(check.state == "ok" for check in extensions):
            yield "All together", [raised("extensions", error, needed=True)]
        return
    yield "Shipped", [installation.look_at_attacks(assembly)]
    files = list(documents_below(context.directory, [AGENT]))
    known, mistaken = agents.readable(assembly, files)
    needed = not files or agents.want_embedded(known, assembly.settings)
    registry = assembly.registry
    title = "Embedded model, which agents talk to that name none"
    yield title, embedded.look_at_embedded(registry, environ, clock, needed=needed, ask=ask)
    others = {name: kind for name, kind in registry.providers.items() if name != "embedded"}
    yield "Other providers", look_at_providers(others, environ)
    reached = agents.look_at_agents(assembly, known, environ, clock)
    none = [] if files else [ok("none", "'voicearena init' writes one to begin with")]
    yield "Agents below this directory", chain(mistaken, reached, none)


def _show(context: Context, check: Check) -> None:
    first, *rest = check.detail.splitlines() or [""]
    state = (f"  {check.state:<{_LABEL - 2}}", _STYLES[check.state])
    context.out.line(state, (check.subject, "bold"), f": {first}")
    for line in rest:
        context.out.line(f"{'':{_LABEL}}{line}")
    if check.mend:
        context.out.line(f"{'':{_LABEL}}mend it: {check.mend}")


def _conclude(context: Context, lacking: Sequence[Check]) -> None:
    context.out.line()
    if not lacking:
        context.out.line(("'pytest' can attack agents here.", "green"))
        return
    subjects = ", ".join(dict.fromkeys(check.subject for check in lacking))
    context.out.line((f"'pytest' needs this first: {subjects}.", "red"))


def _as_data(title: str, check: Check) -> dict[str, object]:
    return {
        "group": title,
        "subject": check.subject,
        "state": check.state.value,
        "detail": check.detail,
        "mend": check.mend,
        "needed": check.needed,
    }


COMMAND = Command("doctor", "say what works here, and what to do about the rest", _configure, _run)
