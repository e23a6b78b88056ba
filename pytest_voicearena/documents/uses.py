"""Uses of detectors: ``secret``, or ``tool_call: {tool: issue_refund}``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pytest_voicearena.core.attacks import DetectorUse
from pytest_voicearena.core.errors import Mistake
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import block, enough, options_of, shown, suggestion
from pytest_voicearena.documents.nodes import Node
from pytest_voicearena.documents.text import SourceText

_MATCHES = "; write 'contains: {matches: [...]}'"
#: Detectors that there are elsewhere, and what says the same here.
_MEANT = dict.fromkeys(("regex", "regexp", "pattern", "match", "matches"), _MATCHES)


@dataclass(frozen=True, slots=True)
class UsesReader:
    """Reads ``breached_if`` lists of one document; what is wrong is added to ``mistakes``.

    ``refused`` are detectors that may not stand there, with the reason.
    """

    source: SourceText
    catalog: Catalog
    mistakes: list[Mistake]
    refused: frozenset[str] = frozenset()
    because: str = ""

    def uses(self, node: Node | None) -> tuple[DetectorUse, ...]:
        """What a list says; a single use may stand without the list."""
        if node is None:
            return ()
        entries = node.value if isinstance(node.value, list) else [node]
        return tuple(use for entry in entries for use in self._uses(entry))

    def needed(self, node: Node | None) -> tuple[DetectorUse, ...]:
        """The same, where an empty list is a mistake."""
        if node is not None and node.value == []:
            self._say((node.line, node.column), "names no detector: nothing would be a breach")
        return self.uses(node)

    def _uses(self, entry: Node) -> Iterator[DetectorUse]:
        spot = (entry.line, entry.column)
        if entry.text:
            yield from self._use(entry.text, Node(*spot, {}), spot)
        elif isinstance(entry.value, dict) and entry.value:
            for name, given in entry.value.items():
                yield from self._use(name, block(given), entry.keys[name])
        else:
            self._say(spot, "expected a detector: its name, or 'name: {options}'")

    def _use(self, name: str, given: Node, spot: tuple[int, int]) -> Iterator[DetectorUse]:
        if enough(self.mistakes):
            return
        if name in self.refused:
            self._say(spot, f"{shown(name)} {self.because}")
            return
        kind = self.catalog.detectors.get(name)
        if kind is None:
            hint = _MEANT.get(name) or suggestion(name, self.catalog.detectors)
            self._say(spot, f"unknown detector {shown(name)}{hint}")
            return
        options = options_of(self.source, given, kind, self.mistakes)
        if options is not None:
            yield DetectorUse(name, options)

    def _say(self, spot: tuple[int, int], message: str) -> None:
        self.mistakes.append(self.source.mistake(*spot, message))
