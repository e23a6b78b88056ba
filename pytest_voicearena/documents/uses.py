"""Uses of detectors: ``secret``, or ``tool_call: {tool: issue_refund}``."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_voicearena.core.attacks import DetectorUse
from pytest_voicearena.core.errors import Mistake
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import options_of, suggestion
from pytest_voicearena.documents.nodes import Node
from pytest_voicearena.documents.text import SourceText


def read_uses(
    source: SourceText, node: Node | None, catalog: Catalog, mistakes: list[Mistake]
) -> tuple[DetectorUse, ...]:
    """What a ``breached_if`` list says; a single name may stand without the list."""
    if node is None:
        return ()
    entries = node.value if isinstance(node.value, list) else [node]
    return tuple(use for entry in entries for use in _uses(source, entry, catalog, mistakes))


def _uses(
    source: SourceText, entry: Node, catalog: Catalog, mistakes: list[Mistake]
) -> Iterator[DetectorUse]:
    if isinstance(entry.value, str) and entry.value:
        if _known(source, entry.value, (entry.line, entry.column), catalog, mistakes):
            empty = Node(entry.line, entry.column, {})
            options = options_of(source, empty, catalog.detectors[entry.value], mistakes)
            if options is not None:
                yield DetectorUse(str(entry.value), options)
        return
    if not isinstance(entry.value, dict) or not entry.value:
        message = "expected a detector: its name, or 'name: {options}'"
        mistakes.append(source.mistake(entry.line, entry.column, message))
        return
    for name, given in entry.value.items():
        if not _known(source, name, entry.keys[name], catalog, mistakes):
            continue
        node = Node(given.line, given.column, {}) if given.value == "" else given
        options = options_of(source, node, catalog.detectors[name], mistakes)
        if options is not None:
            yield DetectorUse(name, options)


def _known(
    source: SourceText,
    name: str,
    spot: tuple[int, int],
    catalog: Catalog,
    mistakes: list[Mistake],
) -> bool:
    if name in catalog.detectors:
        return True
    message = f"unknown detector '{name}'{suggestion(name, catalog.detectors)}"
    mistakes.append(source.mistake(*spot, message))
    return False
