"""Pages of the documentation as data: sections, tables, blocks of code, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Table:
    """A table by its first column."""

    title: str
    rows: dict[str, list[str]]

    @property
    def names(self) -> set[str]:
        """What the first column has in backticks."""
        return set(self.rows)


@dataclass(frozen=True)
class Page:
    """One Markdown file."""

    name: str

    @cached_property
    def text(self) -> str:
        return (DOCS / self.name).read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        """The text without its blocks of code."""
        return _BLOCK.sub("", self.text)

    @cached_property
    def sections(self) -> dict[str, str]:
        """What stands under each heading, without deeper headings' own text."""
        found = list(_HEADING.finditer(self.prose))
        ends = [*(match.start() for match in found[1:]), len(self.prose)]
        return {
            match[2].replace("`", ""): self.prose[match.end() : end]
            for match, end in zip(found, ends, strict=True)
        }

    def tables(self, section: str) -> list[Table]:
        return list(_tables(self.sections[section]))

    def table(self, section: str, title: str | None = None) -> Table:
        """The one table of a section, or the one with that title of its first column."""
        (table,) = (one for one in self.tables(section) if title in {None, one.title})
        return table

    def blocks(self, language: str) -> list[str]:
        return [body for kind, body in _BLOCK.findall(self.text) if kind == language]

    @property
    def anchors(self) -> set[str]:
        """As GitHub makes them of headings."""
        return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in self.sections}

    @property
    def links(self) -> list[str]:
        return _LINK.findall(self.prose)


def _tables(text: str) -> Iterator[Table]:
    for chunk in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        head, _, *rows = [_cells(line) for line in chunk.splitlines()]
        named: dict[str, list[str]] = {}
        for first, *rest in rows:
            for name in re.findall(r"`([^`]+)`", first):
                assert name not in named, f"'{name}' twice"
                named[name] = rest
        yield Table(head[0], named)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))]


PAGES = [Page(path.name) for path in sorted(DOCS.glob("*.md"))]
