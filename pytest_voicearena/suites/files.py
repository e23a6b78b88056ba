"""Suites on disk: the user's own, and the ones that are shipped."""

from __future__ import annotations

from pathlib import Path

from pytest_voicearena.core.attacks import Suite
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.taxonomy import Category
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import suggestion
from pytest_voicearena.documents.suite_document import decode_suite
from pytest_voicearena.documents.text import read_source
from pytest_voicearena.resources.places import attacks_directory

#: How a shipped suite is named on a command line: ``builtin:jailbreak``, ``builtin:all``.
BUILTIN = "builtin:"
ENDING = ".attack.yaml"


def load_suite(file: Path, catalog: Catalog, shown_as: str | None = None) -> Suite:
    """The suite in a file; ``shown_as`` is its name in messages.

    Raises:
        DocumentError: with every mistake in it.
    """
    return decode_suite(read_source(file, shown_as or str(file)), catalog)


def builtin_suites(name: str) -> list[Path]:
    """The files that ``builtin:name`` stands for, in the order of the categories.

    A name is a category's, or the suite's own, which has dashes: ``builtin:security-leak``.

    Raises:
        UserError: no shipped suite has that name.
    """
    wanted = name.removeprefix(BUILTIN).replace("-", "_")
    files = {category.value: attacks_directory() / f"{category}{ENDING}" for category in Category}
    if wanted == "all":
        return list(files.values())
    if wanted not in files:
        message = f"no shipped suite '{name}'{suggestion(wanted, [*files, 'all'])}"
        raise UserError(message)
    return [files[wanted]]
