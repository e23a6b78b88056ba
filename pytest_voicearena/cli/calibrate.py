"""``voicearena calibrate``: how far a detector, or a judge, can be trusted."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pytest_voicearena.cli.command import Command, Context
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.statistics import Calibration, Confusion, Interval

if TYPE_CHECKING:
    from pytest_voicearena.core.passages import Passage

_JUDGE = "judge"


class _Labelled(NamedTuple):
    passage: Passage
    label: bool
    slice: str
    policy: str


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="lines of JSON as 'scan' reads them, each with 'label': 1 or 0; 'slice' groups them, "
        "and 'policy' is what a judge judges by",
    )
    parser.add_argument("--detector", metavar="NAME", required=True, help="a detector, or 'judge'")
    parser.add_argument("--model", metavar="PROVIDER/MODEL", help="the model that judges")
    parser.add_argument(
        "--threshold",
        type=float,
        default=0.5,
        metavar="SCORE",
        help="the score that counts; default: 0.5",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="keep the result for --arena-calibration"
    )


def _run(arguments: argparse.Namespace, context: Context) -> int:
    from pytest_voicearena.assembly.calibration import judged, scanned  # noqa: PLC0415
    from pytest_voicearena.documents.calibration import write_calibration  # noqa: PLC0415

    labelled = list(_labelled(context.directory / arguments.file))
    if not labelled:
        message = f"{arguments.file} has no labelled lines"
        raise UserError(message)
    passages = [one.passage for one in labelled]
    if arguments.detector == _JUDGE:
        if arguments.model is None:
            message = "calibrating a judge needs --model PROVIDER/MODEL"
            raise UserError(message)
        policies = [one.policy for one in labelled]
        said = judged(context.assembly(), arguments.model, passages, policies)
    else:
        registry = context.assembly().registry
        said = scanned(registry, arguments.detector, passages, arguments.threshold)
    groups: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for one, answer in zip(labelled, said, strict=True):
        if answer is not None:
            groups[one.slice].append((one.label, answer))
    whole = Confusion.of(pair for pairs in groups.values() for pair in pairs)
    undecided = sum(answer is None for answer in said)
    for line in _table(groups, whole):
        context.out.line(line)
    if undecided:
        context.out.line((f"{undecided} undecided: left out", "yellow"))
    if arguments.out is not None:
        file = context.directory / arguments.out
        write_calibration(file, Calibration(arguments.detector, arguments.model or "", whole))
        context.out.line(f"Kept in {context.shown(file)}")
    return 0


def _labelled(file: Path) -> Iterator[_Labelled]:
    from pytest_voicearena.documents.passages import read_passage  # noqa: PLC0415

    with file.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            passage = read_passage(line, number)
            given = json.loads(line)
            if given.get("label") not in (0, 1):
                message = f"line {number}: 'label' is 0 or 1"
                raise UserError(message)
            slice_, policy = str(given.get("slice", "")), str(given.get("policy", ""))
            yield _Labelled(passage, bool(given["label"]), slice_, policy)


def _table(groups: dict[str, list[tuple[bool, bool]]], whole: Confusion) -> Iterator[str]:
    rows = {name or "all": Confusion.of(pairs) for name, pairs in sorted(groups.items())}
    if len(rows) > 1:
        rows["all"] = whole
    width = max(len("slice"), *map(len, rows))
    head = ("hits", "misses", "false alarms", "passes", "sensitivity", "specificity", "kappa")
    yield "slice".ljust(width) + "".join(title.rjust(_width(title)) for title in head)
    for name, one in rows.items():
        cells = (
            str(one.hits),
            str(one.misses),
            str(one.false_alarms),
            str(one.passes),
            _share(one.sensitivity),
            _share(one.specificity),
            "-" if one.kappa is None else f"{one.kappa:.2f}",
        )
        yield name.ljust(width) + "".join(
            cell.rjust(_width(title)) for cell, title in zip(cells, head, strict=True)
        )
    if whole.balanced_accuracy is not None:
        yield f"balanced accuracy {whole.balanced_accuracy:.3f}, n = {whole.total:,}"


def _width(title: str) -> int:
    return 18 if title in {"sensitivity", "specificity"} else len(title) + 2


def _share(interval: Interval | None) -> str:
    if interval is None:
        return "-"
    return f"{interval.share:.0%} ({interval.low:.0%}-{interval.high:.0%})"


COMMAND = Command(
    "calibrate", "measure a detector, or a judge, on labelled texts", _configure, _run
)
