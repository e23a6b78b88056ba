"""``voicearena scan``: what detectors see in texts, without a run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from pytest_voicearena.cli.command import Command, Context
from pytest_voicearena.core.errors import UserError

if TYPE_CHECKING:
    from pytest_voicearena.core.passages import Passage

_STDIN = "-"


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        default=_STDIN,
        metavar="FILE",
        help="lines of JSON with 'text', or plain text; default: standard input",
    )
    parser.add_argument(
        "--detectors", metavar="A,B", default="", help="these alone; default: all that scan texts"
    )
    parser.add_argument(
        "--role",
        choices=("agent", "user", "tool"),
        metavar="ROLE",
        default="agent",
        help="who said a plain text: agent, user or tool; default: agent",
    )
    parser.add_argument(
        "--secret",
        action="append",
        default=[],
        metavar="VALUE",
        help="what must not come out of a plain text (repeatable)",
    )


def _run(arguments: argparse.Namespace, context: Context) -> int:
    from pytest_voicearena.assembly.texts import TextScanner  # noqa: PLC0415 - slow to import
    from pytest_voicearena.documents.passages import findings_line, refusal_line  # noqa: PLC0415

    names = [name.strip() for name in arguments.detectors.split(",") if name.strip()]
    scanner = TextScanner(context.assembly().registry, names)
    streaming = arguments.file == _STDIN
    wrong = 0
    for passage in _passages(arguments, context):
        if isinstance(passage, UserError):
            wrong += 1
            print(f"voicearena scan: {passage}", file=sys.stderr)
            told = refusal_line(None, str(passage))
        else:
            last = len(passage.conversation) - 1
            told = findings_line(passage.id, scanner.scan(passage), passage.text, last)
        sys.stdout.write(told + "\n")
        if streaming:
            sys.stdout.flush()
    return 2 if wrong else 0


def _passages(arguments: argparse.Namespace, context: Context) -> Iterator[Passage | UserError]:
    if arguments.file == _STDIN:
        yield from _read(sys.stdin, _STDIN, arguments)
        return
    file = context.directory / arguments.file
    with file.open(encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
        yield from _read(stream, Path(arguments.file).name, arguments)


def _read(
    stream: TextIO, name: str, arguments: argparse.Namespace
) -> Iterator[Passage | UserError]:
    """Lines of JSON one by one as they come; anything else is one plain text."""
    from pytest_voicearena.core.agents import Secret  # noqa: PLC0415
    from pytest_voicearena.core.conversation import Role  # noqa: PLC0415
    from pytest_voicearena.core.passages import Passage  # noqa: PLC0415
    from pytest_voicearena.documents.passages import (  # noqa: PLC0415
        looks_like_passage,
        read_passage,
    )

    blank = ""
    for first in stream:
        if first.strip():
            break
        blank += first
    else:
        return
    if not looks_like_passage(first):
        secrets = tuple(Secret(f"secret{at}", it) for at, it in enumerate(arguments.secret, 1))
        text = blank + first + stream.read()
        yield Passage(name, text, Role(arguments.role), secrets)
        return
    for number, line in enumerate(chain([first], stream), blank.count("\n") + 1):
        if not line.strip():
            continue
        try:
            yield read_passage(line, number)
        except UserError as error:
            yield error


COMMAND = Command("scan", "look for leaks and attacks in texts, line by line", _configure, _run)
