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

from pytest_voicearena.core.errors import Mistake
from pytest_voicearena.documents.text import SourceText, document_error

#: Deeper than any document here needs; far from the recursion limit.
MAX_DEPTH = 40
#: What aliases may add to a document, in nodes: ten nested tenfold aliases would add 10^10.
MAX_ALIASED = 20_000
#: Five thousand attacks with long conversations have fewer; more would take many seconds.
MAX_NODES = 250_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: What libyaml says, said for people; ``{char}`` is the character it points at.
_SAID = {
    "found character that cannot start any token": (
        "'{char}' cannot begin a value; put the text in quotes"
    ),
    "found undefined tag handle": "tags are not supported",
    "found unknown escape character": "unknown escape; write a backslash in double quotes as '\\\\'",
    "mapping values are not allowed in this context": (
        "unexpected ': '; is this line indented too far, or does a text need quotes?"
    ),
    "could not find expected ':'": "a ':' is missing after a key, or a text needs quotes",
    "found unexpected end of stream": "this quote is never closed",
    "did not find expected key": (
        "a key is expected here; check the indentation, and the quotes before it"
    ),
    "did not find expected '-' indicator": "a '-' is expected here; check the indentation",
    "block sequence entries are not allowed in this context": (
        "no '-' is expected here; begin the list on a line of its own"
    ),
    "did not find expected ',' or ']'": "a ',' or ']' is missing, or a text needs quotes",
    "did not find expected ',' or '}'": "a ',' or '}}' is missing, or a text needs quotes",
    "found incompatible YAML document": "this file asks for another version of YAML",
}


class Plain(str):
    """A scalar that was written without quotes, as it was written."""

    __slots__ = ()


@dataclass(slots=True)
class Node:
    """One value. ``line`` and ``column`` count from 1.

    ``value`` is a text (:class:`Plain` if unquoted), a list of nodes, or a dict from keys to nodes;
    ``keys`` gives the place of each key. ``size`` is its number of nodes and ``height`` that of its
    levels, aliases expanded.
    """

    line: int
    column: int
    value: Any
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    size: int = 1
    height: int = 0

    @property
    def data(self) -> Any:
        """The value without positions: texts, lists, dicts."""
        if isinstance(self.value, dict):
            return {key: node.data for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.data for node in self.value]
        return self.value

    def entry(self, key: str) -> Node | None:
        """What a mapping has for a key; None for anything else."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    @property
    def items(self) -> list[Node]:
        """The entries of a list; none of anything else."""
        return self.value if isinstance(self.value, list) else []

    @property
    def text(self) -> str | None:
        """The value if it is a text."""
        return str(self.value) if isinstance(self.value, str) else None


@dataclass(slots=True)
class _Open:
    """A collection that is being read; ``dropped`` that the next value has no sound key."""

    node: Node
    anchor: str | None
    key: str | None = None
    dropped: bool = False


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
        raise document_error([*mistakes, _syntax(source, error)]) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The pure Python scanner lets chr() fail on escapes beyond Unicode.
        message = f"this is not YAML: {error}"
        raise document_error([*mistakes, source.mistake(1, 1, message)]) from None
    finally:
        loader.dispose()
    if builder.root is None:
        raise document_error([*mistakes, source.mistake(1, 1, "the file is empty")])
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
        self._nodes = 0

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
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._say(event, f"tags such as '{tag}' are not supported")
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(event, f"more than {MAX_NODES} values; split the file")
        return Node(event.start_mark.line + 1, event.start_mark.column + 1, value)

    def _open(self, event: Any, node: Node) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._stop(event, f"nested more than {MAX_DEPTH} levels deep")
        if event.anchor:
            self._open_anchors.add(event.anchor)
        self._stack.append(_Open(node, event.anchor))

    def _close(self) -> None:
        done = self._stack.pop()
        self._open_anchors.discard(done.anchor or "")
        self._add(done.node, done.anchor)

    def _alias(self, event: Any) -> None:
        here = Node(event.start_mark.line + 1, event.start_mark.column + 1, "")
        target = self._anchors.get(event.anchor)
        if event.anchor in self._open_anchors:
            self._say(event, f"alias '*{event.anchor}' refers to itself")
            target = None
        elif target is None:
            self._say(event, f"alias '*{event.anchor}' is not defined")
        if target is not None:
            self._aliased += target.size
            if self._aliased > MAX_ALIASED:
                self._stop(event, f"aliases expand this file by more than {MAX_ALIASED} values")
            if len(self._stack) + target.height > MAX_DEPTH:
                self._stop(event, f"nested more than {MAX_DEPTH} levels deep")
            here.value, here.keys = target.value, target.keys
            here.size, here.height = target.size, target.height
        self._add(here, None)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        if not self._stack:
            self.root = node if self.root is None else self.root
            return
        parent = self._stack[-1]
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
        elif parent.key is None and not parent.dropped:
            parent.key = self._key(node, parent.node)
            parent.dropped = parent.key is None
            return
        elif parent.key is not None:
            parent.node.value[parent.key] = node
        parent.key, parent.dropped = None, False
        parent.node.size += node.size
        parent.node.height = max(parent.node.height, node.height + 1)

    def _key(self, node: Node, parent: Node) -> str | None:
        """The key as text, or None after saying why it cannot be one."""
        wrong: str | None = None
        if not isinstance(node.value, str):
            wrong = "a key must be text; put a text that begins with '{' or '[' in quotes"
        elif node.value == "<<" and isinstance(node.value, Plain):
            wrong = "'<<' merges mappings in YAML 1.1 only; write the keys out"
        elif node.value in parent.keys:
            first = parent.keys[node.value][0]
            wrong = f"duplicate key '{node.value}'; it is already on line {first}"
        if wrong is not None:
            self.mistakes.append(self.source.mistake(node.line, node.column, wrong))
            return None
        parent.keys[str(node.value)] = (node.line, node.column)
        return str(node.value)

    def _say(self, event: Any, message: str) -> None:
        self.mistakes.append(self._mistake(event, message))

    def _stop(self, event: Any, message: str) -> None:
        raise document_error([*self.mistakes, self._mistake(event, message)])

    def _mistake(self, event: Any, message: str) -> Mistake:
        mark = event.start_mark
        return self.source.mistake(mark.line + 1, mark.column + 1, message)


def _syntax(source: SourceText, error: yaml.MarkedYAMLError) -> Mistake:
    problem = str(error.problem)
    mark = error.problem_mark or error.context_mark
    if problem == "found unexpected end of stream":
        mark = error.context_mark or mark
    if mark is None:
        return source.mistake(1, 1, f"this is not YAML: {problem}")
    line, column = mark.line + 1, mark.column + 1
    char = source.mistake(line, column, "").source[column - 1 : column]
    if char == "\t" or "'\\t'" in problem:
        return source.mistake(line, column, "a tab cannot indent YAML; use spaces")
    if template := _SAID.get(problem):
        return source.mistake(line, column, template.format(char=char))
    message = f"{problem}, {error.context}" if error.context else problem
    return source.mistake(line, column, f"this is not YAML: {message}")
