"""Attacks as people and machines read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pytest_voicearena.cli.terminal import Terminal
from pytest_voicearena.core.taxonomy import Severity
from pytest_voicearena.scan.display import cells, wrapped

if TYPE_CHECKING:
    from pytest_voicearena.cli.attacks import Shipped
    from pytest_voicearena.core.attacks import Attack, DetectorUse

_STYLES: Mapping[Severity, str] = {
    Severity.CRITICAL: "red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "green",
}
_HEAD = ("severity", "turns", "id", "title", "technique", "standards")
#: The left column of an attack shown in full.
_LABEL = 13
_READABLE = 100


class _Row(NamedTuple):
    severity: str
    turns: str
    id: str
    title: str
    technique: str
    standards: str


def show_list(out: Terminal, shipped: Sequence[Shipped]) -> None:
    """A table a suite, each attack on one line, or on two where the screen is too narrow."""
    rows = [_row(attack) for one in shipped for attack in one.attacks]
    widths = [max(map(len, column)) for column in zip(_HEAD, *rows, strict=True)]
    whole = sum(widths) + 2 * (len(widths) - 1)
    fits = out.columns is None or whole <= out.columns
    for one in shipped:
        out.line((one.suite.name, "bold"), f" ({one.argument}): {_counted(len(one.attacks))}")
        if fits:
            out.line((_joined(_HEAD, widths), "bold"))
        for attack in one.attacks:
            row = _row(attack)
            style = _STYLES[attack.severity]
            if fits:
                out.line((row.severity.ljust(widths[0]), style), _joined(("", *row[1:]), widths))
            else:
                _show_folded(out, row, widths, style)
        out.line()
    out.line("One in full: voicearena attacks ID. One suite against your agent: pytest SUITE,")
    out.line(f"where SUITE is the name in brackets, such as {shipped[0].argument}.")


def show_attack(out: Terminal, attack: Attack, one: Shipped) -> None:
    """Everything about one attack."""
    width = min(out.columns or _READABLE, _READABLE)
    out.line((attack.id, "bold"), "  ", (attack.severity.value, _STYLES[attack.severity]))
    out.line(attack.title)
    out.line()
    facts = {
        "suite": f"{one.suite.name} ({one.argument})",
        "category": f"{attack.category}: {attack.category.about}",
        "technique": ", ".join(attack.technique),
        "standards": ", ".join(attack.standards),
        "written for": ", ".join(attack.domains) or "any agent",
        "breached if": "; ".join(map(_use, attack.breached_if)),
        "variants": ", ".join(attack.variants),
        "trials": str(attack.trials or 1),
    }
    for label, text in facts.items():
        _show_labelled(out, label, text, width)
    out.line()
    for number, turn in enumerate(attack.turns, start=1):
        _show_labelled(out, f"turn {number}", turn, width)
    for tool, text in attack.tool_results.items():
        _show_labelled(out, "any tool says" if tool == "*" else f"{tool} says", text, width)
    if attack.benign_twin:
        _show_labelled(out, "benign twin", attack.benign_twin, width)
    out.line()
    _show_labelled(out, "run it", f"pytest {one.argument}::{attack.id}", width)


def as_data(attack: Attack, one: Shipped) -> dict[str, Any]:
    """An attack as JSON has it."""
    return {
        "suite": one.suite.name,
        "run": one.argument,
        "id": attack.id,
        "title": attack.title,
        "category": attack.category.value,
        "severity": attack.severity.value,
        "technique": list(attack.technique),
        "standards": list(attack.standards),
        "domains": list(attack.domains),
        "turns": list(attack.turns),
        "tool_results": dict(attack.tool_results),
        "breached_if": [{use.name: dict(use.options)} for use in attack.breached_if],
        "variants": list(attack.variants),
        "trials": attack.trials or 1,
        "benign_twin": attack.benign_twin,
    }


def _row(attack: Attack) -> _Row:
    return _Row(
        attack.severity.value,
        str(len(attack.turns)),
        attack.id,
        attack.title,
        ", ".join(attack.technique),
        ", ".join(attack.standards),
    )


def _show_folded(out: Terminal, row: _Row, widths: Sequence[int], style: str) -> None:
    out.line(
        (row.severity.ljust(widths[0]), style),
        f"  {row.turns} turn{'s' if row.turns != '1' else ' '}  ",
        (row.id, "bold"),
    )
    for text in (row.title, f"{row.technique}; {row.standards}"):
        for part in wrapped(text, (out.columns or _READABLE) - _LABEL):
            out.line(" " * _LABEL + part)


def _joined(cells: Iterable[str], widths: Iterable[int]) -> str:
    """Cells in their columns; the first may be printed already, in colour, and is then empty."""
    columns = list(zip(cells, widths, strict=True))
    first = columns[0][0].ljust(columns[0][1]) if columns[0][0] else ""
    return "  ".join([first, *(cell.ljust(width) for cell, width in columns[1:])]).rstrip()


def _show_labelled(out: Terminal, label: str, text: str, width: int) -> None:
    room = width - _LABEL - 1
    head = label
    for part in (part for line in text.rstrip().split("\n") for part in _fitted(line, room)):
        if head or part:
            out.line((head.ljust(_LABEL), "bold"), f" {part}")
        else:
            out.line()
        head = ""


def _fitted(line: str, width: int) -> list[str]:
    """A line as it is, indentation and all, unless it is too long."""
    return [line] if cells(line) <= width else wrapped(line, width)


def _use(use: DetectorUse) -> str:
    options = ", ".join(_option(name, value) for name, value in use.options.items())
    return f"{use.name} ({options})" if options else use.name


def _option(name: str, value: Any) -> str:
    return f"{name}: {' | '.join(_words(value))}"


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield f"{key} {' '.join(_words(inner))}"
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)
    else:
        yield str(value)


def _counted(number: int) -> str:
    return f"{number} attack{'s' if number != 1 else ''}"
