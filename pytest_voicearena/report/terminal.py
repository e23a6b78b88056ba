"""The summary of a run for a terminal, as data: lines of styled text, no escape codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pytest_voicearena.core.results import RunRecord
from pytest_voicearena.report import figures, judgement, wording
from pytest_voicearena.report.explain import explain
from pytest_voicearena.report.outcomes import gist, outcome, worst_first
from pytest_voicearena.scan.display import one_line, printable, wrapped

__all__ = ["Line", "Styled", "explain", "plain", "summary_lines"]

Style = Literal["red", "yellow", "green", "bold"]

#: How many breached cases the summary names unless told otherwise.
_LIMIT = 10

#: What stands beside the names of a table, by its title, in order.
_COLUMNS = {
    "cases": "total",
    "breached": "breached",
    "held": "held",
    "undecided": "undecided",
    "skipped": "skipped",
    "attack success 95 %": "rate",
}
#: What is left out first, where the terminal is too narrow.
_SPARE = (("held", "undecided", "skipped"), ("attack success 95 %",))


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
        told = figures.lost(record) or figures.ending(record) or "No case was run"
        return list(_sentence(told, width, "yellow"))
    return [
        *_breached(record, width, limit),
        *_table(record, width),
        (),
        *_told(record, width),
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
    columns = _columns(rows, width - name_width)
    head = "category".ljust(name_width) + "".join(title.rjust(size) for title, size in columns)
    lines = [_line(head, "bold")]
    for row in rows:
        shown = [Styled(row.name.ljust(name_width), "bold" if row is rows[-1] else None)]
        for title, size in columns:
            shown.append(_cell(row, _COLUMNS[title], size))
        lines.append(tuple(shown))
    return lines


def _columns(rows: Sequence[figures.Row], width: int) -> list[tuple[str, int]]:
    """Titles and widths of what stands beside the names, as many as there is room for."""
    sizes = {
        title: 1 + max(len(title), *(len(_cell(row, column, 0).text) for row in rows))
        for title, column in _COLUMNS.items()
    }
    for spare in _SPARE:
        if sum(sizes.values()) > width:
            for title in spare:
                del sizes[title]
    return list(sizes.items())


def _cell(row: figures.Row, column: str, size: int) -> Styled:
    if column == "rate":
        return Styled(wording.rate(row.interval).rjust(size))
    number: int = getattr(row.tally, column)
    styles: dict[str, Style] = {"breached": "red", "undecided": "yellow", "held": "green"}
    return Styled(f"{number:,}".rjust(size), styles.get(column) if number else None)


def _told(record: RunRecord, width: int) -> Iterator[Line]:
    """What the table does not say, in sentences."""
    tone, text = figures.headline(record)
    if tone == "bad" and record.info.limits and judgement.all_borne(record):
        tone, text = "doubtful", f"{text}, within the limits"
    styles: dict[figures.Tone, Style] = {"bad": "red", "doubtful": "yellow", "good": "green"}
    interval = figures.total(record).interval
    spread = f"; true success rate {wording.spread(interval)} (95 % interval)" if interval else ""
    yield from _sentence(f"{text}{spread}", width, styles[tone])
    for gate in judgement.gates(record):
        yield from _sentence(judgement.gate_words(gate), width, "green" if gate.passed else "red")
    yield from _sentence(figures.advice(record), width, "yellow")
    yield from _sentence(judgement.habits(record), width, "yellow")
    yield from _sentence(judgement.repeated(record), width)
    yield from _sentence(judgement.over_refusal(record), width)
    yield from _sentence(judgement.corrected(record), width)
    yield from _sentence(figures.coverage(record), width)
    undecided = ", ".join(f"{name} {number:,}" for name, number in figures.reasons(record))
    if undecided:
        yield from _sentence(f"Undecided, never a pass: {undecided}", width, "yellow")
    lead = "Skipped: "
    for why in figures.skips(record):
        for part in wrapped(why, width - len(lead)):
            yield _line(lead + part)
            lead = " " * len(lead)
    for doubt in (figures.blind(record), figures.pacing(record)):
        yield from _sentence(doubt, width, "yellow")
    spent = ", ".join((*wording.spent(figures.usage(record)), wording.duration(record.seconds)))
    yield from _sentence(f"{spent}; seed {record.info.seed}", width)
    for warning in (figures.lost(record), figures.simulation(record), figures.ending(record)):
        yield from _sentence(warning, width, "yellow")


def _sentence(text: str | None, width: int, style: Style | None = None) -> Iterator[Line]:
    """In as many lines as it takes, with a full stop; nothing for None."""
    if text is not None:
        parts = wrapped(printable(wording.sentence(text)), width)
        yield from (_line(part, style) for part in parts)


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
        lines.append(_line(f"... and {wording.counted(len(found) - limit, 'more breached case')}"))
    return [*lines, ()] if lines else []
