"""The summary of a run for a terminal, as data: lines of styled text, no escape codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from pytest_voicearena.core.results import RunRecord
from pytest_voicearena.report import figures
from pytest_voicearena.report.explain import explain
from pytest_voicearena.report.outcomes import gist, outcome, worst_first
from pytest_voicearena.scan.display import one_line, printable, wrapped

__all__ = ["Line", "Styled", "explain", "plain", "summary_lines"]

Style = Literal["red", "yellow", "green", "bold"]

#: How many breached cases the summary names unless told otherwise.
_LIMIT = 10

#: From so many columns on the table has room for all of its own; then for the success rate.
_WIDE, _NARROW = 79, 56


class Styled(NamedTuple):
    """Some text, and how to show it; None is as usual."""

    text: str
    style: Style | None = None


Line = tuple[Styled, ...]


def summary_lines(
    record: RunRecord, *, width: int = 80, reports: Sequence[str] = (), limit: int = _LIMIT
) -> list[Line]:
    """The table per category, the coverage, what it cost, where the reports are, what broke.

    ``width`` is that of the terminal in columns, ``reports`` are the paths of what was written,
    ``limit`` is how many breached cases are named.
    """
    if not record.results:
        return [_line(figures.ending(record) or "No case was run.", "yellow")]
    return [
        *_breached(record, width, limit),
        *_table(record, width),
        (),
        *(_line(part, style) for text, style in _notes(record) for part in wrapped(text, width)),
        *(_line(f"Report: {printable(path)}") for path in reports),
    ]


def plain(lines: Iterable[Line]) -> str:
    """The lines as text without styles."""
    return "".join("".join(part.text for part in line) + "\n" for line in lines)


def _line(text: str, style: Style | None = None) -> Line:
    return (Styled(text, style),)


def _table(record: RunRecord, width: int) -> list[Line]:
    rows = [*figures.by_category(record), figures.total(record)]
    name_width = max(len("category"), *(len(row.name) for row in rows))
    columns = _columns(width)
    head = "category".ljust(name_width) + "".join(title.rjust(size) for title, size, _ in columns)
    lines = [_line(head, "bold")]
    for row in rows:
        shown = [Styled(row.name.ljust(name_width), "bold" if row is rows[-1] else None)]
        for _, size, column in columns:
            shown.append(_cell(row, column, size))
        lines.append(tuple(shown))
    return lines


def _columns(width: int) -> list[tuple[str, int, str]]:
    """Title, width in columns and content of what stands beside the names."""
    counts = [("cases", 6, "total"), ("breached", 9, "breached")]
    rest = [("held", 6, "held"), ("undecided", 10, "undecided"), ("skipped", 8, "skipped")]
    rate = [("success (95 %)", 18, "rate")]
    if width >= _WIDE:
        return [*counts, *rest, *rate]
    return [*counts, *rate] if width >= _NARROW else counts


def _cell(row: figures.Row, column: str, size: int) -> Styled:
    if column == "rate":
        return Styled(figures.rate(row.interval).rjust(size))
    number: int = getattr(row.tally, column)
    styles: dict[str, Style] = {"breached": "red", "undecided": "yellow", "held": "green"}
    return Styled(f"{number:,}".rjust(size), styles.get(column) if number else None)


def _notes(record: RunRecord) -> list[tuple[str, Style | None]]:
    tone, text = figures.headline(record)
    interval = figures.total(record).interval
    spread = f" (95 %: {figures.spread(interval)})" if interval else ""
    styles: dict[figures.Tone, Style] = {"bad": "red", "doubtful": "yellow", "good": "green"}
    notes: list[tuple[str, Style | None]] = [(f"{text}{spread}.", styles[tone])]
    notes.append((f"{figures.coverage(record)}.", None))
    undecided = ", ".join(f"{name} {number:,}" for name, number in figures.reasons(record))
    if undecided:
        notes.append((f"Undecided, never a pass: {undecided}.", "yellow"))
    if pace := figures.pacing(record):
        notes.append((f"{printable(pace)}.", "yellow"))
    notes.append((_cost(record), None))
    warnings = (figures.simulation(record), figures.ending(record))
    notes.extend((printable(text), "yellow") for text in warnings if text)
    return notes


def _cost(record: RunRecord) -> str:
    used = figures.usage(record)
    return (
        f"{figures.counted(used.calls, 'call')}, {used.input_tokens:,} tokens in, "
        f"{used.output_tokens:,} out, {figures.money(used.dollars)}, "
        f"{figures.duration(record.seconds)}; seed {record.info.seed}."
    )


def _breached(record: RunRecord, width: int, limit: int) -> list[Line]:
    found = [r for r in worst_first(record.results) if outcome(r) == "breached"]
    lines: list[Line] = []
    for result in found[:limit]:
        case = result.case
        head = Styled(f"{case.severity.value:<9}", "red"), Styled(printable(case.id), "bold")
        lines.append(head)
        message, quote = gist(result)
        shown = f"{one_line(message)} “{one_line(quote, 60)}”" if quote.strip() else message
        lines.extend(_line(" " * 9 + part) for part in wrapped(one_line(shown, 400), width - 9))
    if len(found) > limit:
        lines.append(_line(f"... and {figures.counted(len(found) - limit, 'more breached case')}"))
    return [*lines, ()] if lines else []
