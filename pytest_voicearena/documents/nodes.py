"""YAML text to a tree of nodes which know where they stand.

Built from parser events rather than with a ready loader: scalars must keep their source text
(``no``, ``012`` and ``12:30`` are text here), and depth, aliases and duplicate keys need to be
judged before anything is built from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from pytest_voicearena.core.errors import DocumentError, Mistake
from pytest_voicearena.documents.text import SourceText

#: Deeper than any document here needs; far from the recursion limit.
MAX_DEPTH = 40
#: What aliases may add to a document, in nodes: ten nested tenfold aliases would add 10^10.
MAX_ALIASED = 20_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Plain(str):
    """A scalar that was written without quotes, as it was written."""

    __slots__ = ()


@dataclass(slots=True)
class Node:
    """One value. ``line`` and ``column`` count from 1; ``size`` is its number of nodes.

    ``value`` is a text (:class:`Plain` if unquoted), a list of nodes, or a dict from keys to nodes;
    ``keys`` gives the place of each key.
    """

    line: int
    column: int
    value: Any
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    size: int = 1

    @property
    def data(self) -> Any:
        """The value without positions: texts, lists, dicts."""
        if isinstance(self.value, dict):
            return {key: node.data for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.data for node in self.value]
        return self.value


@dataclass(slots=True)
class _Open:
    """A collection that is being read."""

    node: Node
    anchor: str | None
    key: str | None = None


def parse(source: SourceText, mistakes: list[Mistake]) -> Node:
    """The root node of the one document in a text.

    What it can live past (a duplicate key, a tag) is added to ``mistakes``.

    Raises:
        DocumentError: where it cannot go on, with all mistakes so far.
    """
    builder = _Builder(source, mistakes)
    loader = _Loader(source.text)
    try:
        for event in _events(loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise DocumentError([*mistakes, _syntax(source, error)]) from None
    except yaml.YAMLError as error:
        message = f"this is not YAML: {error}"
        raise DocumentError([*mistakes, source.mistake(1, 1, message)]) from None
    finally:
        loader.dispose()
    if builder.root is None:
        raise DocumentError([*mistakes, source.mistake(1, 1, "the file is empty")])
    return builder.root


def _events(loader: Any) -> Iterator[Any]:
    while loader.check_event():
        yield loader.get_event()


class _Builder:
    """Turns a stream of events into a tree, without recursion."""

    def __init__(self, source: SourceText, mistakes: list[Mistake]) -> None:
        self.source = source
        self.root: Node | None = None
        self.mistakes = mistakes
        self._stack: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._open_anchors: set[str] = set()
        self._aliased = 0

    def take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                plain = event.style is None or event.style == ""
                text = Plain(event.value) if plain else event.value
                self._add(self._node(event, text), event.anchor)
            case yaml.MappingStartEvent():
                self._open(event, self._node(event, {}))
            case yaml.SequenceStartEvent():
                self._open(event, self._node(event, []))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent() if self.root is not None:
                self._say(event, "one document a file, please: remove this '---'")
            case _:
                pass

    def _node(self, event: Any, value: Any) -> Node:
        if event.tag is not None and event.tag != "!":
            self._say(event, f"tags such as {event.tag!r} are not supported")
        return Node(event.start_mark.line + 1, event.start_mark.column + 1, value)

    def _open(self, event: Any, node: Node) -> None:
        if len(self._stack) >= MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} levels deep"
            raise DocumentError([*self.mistakes, self._mistake(event, message)])
        if event.anchor:
            self._open_anchors.add(event.anchor)
        self._stack.append(_Open(node, event.anchor))

    def _close(self) -> None:
        done = self._stack.pop()
        self._open_anchors.discard(done.anchor or "")
        self._add(done.node, done.anchor)

    def _alias(self, event: Any) -> None:
        target = self._anchors.get(event.anchor)
        if target is None:
            what = "refers to itself" if event.anchor in self._open_anchors else "is not defined"
            self._say(event, f"alias '*{event.anchor}' {what}")
            target = self._node_at(event)
        self._aliased += target.size
        if self._aliased > MAX_ALIASED:
            message = f"aliases expand this file by more than {MAX_ALIASED} values"
            raise DocumentError([*self.mistakes, self._mistake(event, message)])
        self._add(
            Node(
                event.start_mark.line + 1,
                event.start_mark.column + 1,
                target.value,
                target.keys,
                target.size,
            ),
            None,
        )

    def _node_at(self, event: Any) -> Node:
        return Node(event.start_mark.line + 1, event.start_mark.column + 1, "")

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._stack:
            self.root = node if self.root is None else self.root
            return
        parent = self._stack[-1]
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
        elif parent.key is None:
            parent.key = self._key(node, parent.node)
            return
        else:
            parent.node.value[parent.key] = node
            parent.key = None
        parent.node.size += node.size

    def _key(self, node: Node, parent: Node) -> str:
        if not isinstance(node.value, str):
            self.mistakes.append(self.source.mistake(node.line, node.column, "a key must be text"))
            return f"\0{node.line}:{node.column}"
        if node.value in parent.keys:
            first = parent.keys[node.value][0]
            message = f"duplicate key '{node.value}'; it is already on line {first}"
            self.mistakes.append(self.source.mistake(node.line, node.column, message))
        parent.keys[str(node.value)] = (node.line, node.column)
        return str(node.value)

    def _say(self, event: Any, message: str) -> None:
        self.mistakes.append(self._mistake(event, message))

    def _mistake(self, event: Any, message: str) -> Mistake:
        mark = event.start_mark
        return self.source.mistake(mark.line + 1, mark.column + 1, message)


def _syntax(source: SourceText, error: yaml.MarkedYAMLError) -> Mistake:
    mark = error.problem_mark or error.context_mark
    message = ", ".join(part for part in (error.problem, error.context) if part)
    if "'\\t'" in message or "tab" in message:
        message = "a tab cannot indent YAML; use spaces"
    if mark is None:
        return source.mistake(1, 1, f"this is not YAML: {message}")
    return source.mistake(mark.line + 1, mark.column + 1, f"this is not YAML: {message}")
