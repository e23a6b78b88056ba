"""Why a case is not held, as text: the conversation with its evidence underlined."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pytest_voicearena.core.conversation import Part, Role, Thinking, ToolCall, ToolResult, Turn
from pytest_voicearena.core.results import CaseResult, Trial
from pytest_voicearena.report.outcomes import breached_trials, decided_trials, noted, outcome
from pytest_voicearena.report.transcript import Marks, marks, words
from pytest_voicearena.report.wording import counted, share_of
from pytest_voicearena.scan.display import Span, cells, cut, one_line, printable, wrapped

#: At most so many lines of one part are shown, and turns of one conversation.
_LINES, _TURNS = 14, 12

#: Columns of the speaker's name and the bar after it.
_GUTTER = 11

_SPEAKER = {Role.USER: "attacker", Role.AGENT: "agent", Role.TOOL: "tool"}


class _Row(NamedTuple):
    """A line of the transcript, and below it the line that underlines its evidence."""

    text: str
    underline: str = ""


def explain(
    result: CaseResult,
    *,
    seed: int | None = None,
    options: Sequence[str] = (),
    width: int = 80,
) -> str:
    """What happened in a breached or undecided case, for a person at a terminal.

    The trial that made the verdict is shown, with ``^^^`` and the number of the finding below the
    evidence. ``seed`` and ``options`` are those of the run, for the command that repeats the case.
    Holds no control characters but newlines, whatever the agent said.
    """
    case = result.case
    trial = _telling(result)
    # A summary of many cases has room for the first line of each: what happened, not which it is.
    said = [result.skipped] if result.skipped else []
    said += _findings(trial) if trial else ()
    said += [f"{outcome(result).upper()} {case.id} ({case.severity}, {case.category})", case.title]
    said += result.notes
    lines = [line for text in said for line in wrapped(one_line(text, 400), width)]
    if trial is not None:
        lines += ["", *_trial(trial, max(result.planned, len(result.trials)), width)]
        decided = decided_trials(result)
        if decided > 1:
            lines += ["", f"breached trials: {share_of(breached_trials(result), decided)}"]
        unplayed = result.planned - len(result.trials)
        if unplayed > 0:
            lines.append(f"{counted(unplayed, 'further trial')} could not change that")
    lines += ["", f"run again: {command(result, seed, options)}"]
    return "\n".join(lines)


def command(result: CaseResult, seed: int | None = None, options: Sequence[str] = ()) -> str:
    """The command line that runs this case again; ``seed`` and ``options`` are those of the run."""
    case = result.case
    named: Iterable[str] = [result.node] if result.node else [case.path, "-k", case.id]
    seeded = [] if seed is None else ["--arena-seed", str(seed)]
    return printable(shlex.join(["pytest", *filter(None, named), *options, *seeded]))


def _telling(result: CaseResult) -> Trial | None:
    """The first trial with the verdict of the case."""
    same = (t for t in result.trials if t.decision.verdict is result.verdict)
    return next(same, None)


def _findings(trial: Trial) -> Iterator[str]:
    decision = trial.decision
    if decision.reason is not None:
        yield f"{decision.reason}: {decision.detail}"
    numbers: dict[str, list[int]] = {}
    for number, finding in enumerate(trial.findings, 1):
        habit = "; without the attack, too" if finding.habit else ""
        said = f"{noted(finding)}{finding.message} ({finding.detector}){habit}"
        numbers.setdefault(said, []).append(number)
    for said, found in numbers.items():
        times = f", {len(found)} times" if len(found) > 1 else ""
        yield f"{''.join(f'[{number}]' for number in found)} {said}{times}"


def _trial(trial: Trial, trials: int, width: int) -> Iterator[str]:
    yield f"trial {trial.index + 1} of {trials}, seed {trial.seed}"
    found = marks(trial.findings)
    turns = trial.conversation.turns
    if not turns:
        yield "(nothing was said)"
    last = -1
    for at in _shown_turns(len(turns), {turn for turn, _ in found}):
        if at - last > 1:
            yield _gutter("", f"[... {at - last - 1} more turns]")
        yield from _turn(at, turns[at], found, width)
        last = at


def _shown_turns(turns: int, marked: set[int]) -> list[int]:
    """All turns if they are few; else the first and last ones, and those with evidence."""
    if turns <= _TURNS:
        return list(range(turns))
    ends = {0, 1, turns - 2, turns - 1}
    inside = sorted(at for at in marked - ends if 0 <= at < turns)[: _TURNS - len(ends)]
    return sorted(ends.union(inside))


def _turn(at: int, turn: Turn, found: Marks, width: int) -> Iterator[str]:
    for number, part in enumerate(turn.parts):
        speaker, lead = _speaker(turn.role, part)
        spans = [Span(s.start, s.end, s.label + 1) for s in found.get((at, number), ())]
        rows = _rows(lead, words(part), spans, max(20, width - _GUTTER))
        for row in _shortened(rows):
            yield _gutter(speaker, row.text)
            if row.underline:
                yield _gutter("", row.underline)
            speaker = ""


def _speaker(role: Role, part: Part) -> tuple[str, str]:
    """Who speaks, and what stands before the words."""
    if isinstance(part, Thinking):
        return "thinks", ""
    if isinstance(part, ToolCall):
        return "calls", f"{one_line(part.name, 60)} "
    if isinstance(part, ToolResult):
        failed = "failed: " if part.is_error else ""
        return "tool", f"{one_line(part.name, 60)}: {failed}"
    return _SPEAKER[role], ""


def _rows(lead: str, text: str, spans: Sequence[Span], width: int) -> list[_Row]:
    """The words in lines of at most ``width`` columns, each with its underline."""
    shown = [lead]
    labels: list[tuple[int, ...]] = [()] * len(lead)
    for piece in cut(text, spans):
        made = printable(piece.text).replace("\t", "    ")
        shown.append(made)
        labels.extend([piece.labels] * len(made))
    whole = "".join(shown)
    return [
        _Row(whole[start:end].rstrip(), _underline(whole[start:end], labels[start:end]))
        for start, end in _breaks(whole, width)
    ]


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where lines start and end: at newlines, else after the last space that fits, else hard."""
    start = 0
    for line in text.split("\n"):
        if cells(line) <= width:
            yield start, start + len(line)
        else:
            yield from ((start + begin, start + end) for begin, end in _folds(line, width))
        start += len(line) + 1


def _folds(line: str, width: int) -> Iterator[tuple[int, int]]:
    start = used = 0
    space = -1
    for at, char in enumerate(line):
        used += cells(char)
        if used > width and at > start:
            end = space + 1 if space >= start else at
            yield start, end
            start, used = end, cells(line[end : at + 1])
        if char == " ":
            space = at
    yield start, len(line)


def _underline(line: str, labels: Sequence[tuple[int, ...]]) -> str:
    if not any(labels):
        return ""
    below = "".join(
        ("^" if label else " ") * cells(char) for char, label in zip(line, labels, strict=True)
    )
    numbers = sorted({number for label in labels for number in label})
    return f"{below.rstrip()} {', '.join(map(str, numbers))}"


def _shortened(rows: Sequence[_Row]) -> Iterator[_Row]:
    """All rows if they are few; else the first ones and those around the evidence."""
    kept: Sequence[int] = range(len(rows))
    if len(rows) > _LINES:
        marked = [at for at, row in enumerate(rows) if row.underline]
        around = [near for at in marked for near in (at - 1, at, at + 1) if 0 <= near < len(rows)]
        chosen = dict.fromkeys((*around[: _LINES - 2], *range(_LINES)))
        kept = sorted(list(chosen)[:_LINES])
    last = -1
    for at in kept:
        if at - last > 1:
            yield _Row(f"[... {at - last - 1} more lines]")
        yield rows[at]
        last = at
    if last < len(rows) - 1:
        yield _Row(f"[... {len(rows) - 1 - last} more lines]")


def _gutter(speaker: str, text: str) -> str:
    return f"{speaker:>{_GUTTER - 3}} | {text}".rstrip()
