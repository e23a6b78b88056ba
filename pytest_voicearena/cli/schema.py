"""``voicearena schema``: what editors need to know about the documents."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from pytest_voicearena.cli.command import Command, Context

_AGENT = "agent.schema.json"
_ATTACK = "attack.schema.json"


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "directory",
        nargs="?",
        metavar="DIR",
        type=Path,
        default=Path("schemas"),
        help="where to write them (default: schemas)",
    )


def _run(arguments: argparse.Namespace, context: Context) -> int:
    from pytest_voicearena.documents.schemas import (  # noqa: PLC0415 - slow to import
        agent_schema,
        suite_schema,
    )

    catalog = context.assembly().catalog
    folder: Path = context.directory / arguments.directory
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in ((_AGENT, agent_schema(catalog)), (_ATTACK, suite_schema(catalog))):
        (folder / name).write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
        context.out.line(f"wrote {context.shown(folder / name)}")
    _explain(Path(context.shown(folder)), context)
    return 0


def _explain(folder: Path, context: Context) -> None:
    line = context.out.line
    given = folder.as_posix()
    above = given if folder.is_absolute() else f"../{given}"
    line()
    line("At the top of an agent file, and of a suite, one directory below this one:")
    line(f"# yaml-language-server: $schema={above}/{_AGENT}")
    line(f"# yaml-language-server: $schema={above}/{_ATTACK}")
    line()
    line("Or once for all, in .vscode/settings.json, with the YAML extension by Red Hat:")
    here = given if folder.is_absolute() else f"./{given}"
    schemas = {
        f"{here}/{_AGENT}": "*.agent.yaml",
        f"{here}/{_ATTACK}": "*.attack.yaml",
    }
    line(json.dumps({"yaml.schemas": schemas}, indent=2))


COMMAND = Command("schema", "write JSON Schemas, for editors to help with", _configure, _run)
