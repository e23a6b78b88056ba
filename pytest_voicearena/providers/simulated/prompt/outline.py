"""A prompt as a list of statements: what it says, one thing at a time, and under which heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pytest_voicearena.providers.simulated.wording import fold, sentences, straightened

_HEADING = re.compile(
    r"^\s*(?:#{1,6}\s+(.+?)\s*#*|\*\*([^*]+)\*\*:?|<([A-Za-z][\w -]*)>|={2,}\s*(.+?)\s*={2,})\s*$"
)
_CAPITALS = re.compile(r"^\s*([A-Z][A-Z &/,'()-]{3,60}):?\s*$")
_CLOSING_TAG = re.compile(r"^\s*</[A-Za-z][\w -]*>\s*$")
_BULLET = re.compile(r"^(\s*)(?:[-*+\u2022\u2013]|\d{1,3}[.)])\s+(.*)$")
_RULE_OF_TABLE = re.compile(r"^[\s|:=-]+$")
_LABELLED = re.compile(r"^\s*[A-Z][\w /()&'.,-]{1,40}:\s+\S")
_LONGEST_TITLE = 160
_ENDED = (".", "!", "?", ":", ";")
_MARKUP = re.compile(r"\*\*|__|`")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, bullet or table row of a prompt.

    ``heading`` is the title above it, ``lead`` the line that introduces the list it stands in;
    sentences of one paragraph, bullet or row have the same ``block`` under their heading.
    """

    text: str
    heading: str = ""
    lead: str = ""
    block: int = 0

    @property
    def spoken(self) -> str:
        """The text without markup."""
        return _MARKUP.sub("", self.text).strip()

    @property
    def folded(self) -> str:
        """The text as patterns see it."""
        return fold(_MARKUP.sub("", self.text))


@dataclass(slots=True)
class _Block:
    """A paragraph, bullet or row that may go on in the next line."""

    lines: list[str]
    lead: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def statements(prompt: str) -> Iterator[Statement]:
    """All statements of a prompt in order."""
    heading = ""
    lines: list[str] = []
    for line in straightened(prompt).splitlines():
        title = _title(line)
        if title is None:
            lines.append(line)
            continue
        yield from _section(heading, lines)
        heading, lines = title, []
    yield from _section(heading, lines)


def _title(line: str) -> str | None:
    if len(line) > _LONGEST_TITLE:
        return None
    found = _HEADING.match(line) or _CAPITALS.match(line)
    if found:
        return next((group for group in found.groups() if group), "").strip(" :")
    return "" if _CLOSING_TAG.match(line) else None


def _section(heading: str, lines: list[str]) -> Iterator[Statement]:
    for number, block in enumerate(_blocks(lines)):
        for sentence in _whole(sentences(block.text)):
            yield Statement(sentence, heading, block.lead, number)


def _whole(pieces: list[str]) -> Iterator[str]:
    """Sentences again, where a quotation of several was taken apart."""
    waiting: list[str] = []
    for piece in pieces:
        waiting.append(piece)
        if piece.count('"') % 2 == (len(waiting) == 1) and len(waiting) < _LONGEST_QUOTE:
            continue
        yield " ".join(waiting)
        waiting = []
    if waiting:
        yield " ".join(waiting)


#: So many sentences a quotation may have.
_LONGEST_QUOTE = 8


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Joins wrapped lines; knows for each list the line that led to it."""
    current: _Block | None = None
    lead = ""
    for line in lines:
        bullet = _BULLET.match(line)
        row = _is_row(line)
        if current is not None and not bullet and not row and _goes_on(current.lines[-1], line):
            current.lines.append(line.strip())
            continue
        if current is not None:
            yield current
            lead = _lead_after(current, lead)
            current = None
        if bullet:
            current = _Block([bullet[2].strip()], lead)
        elif row:
            if not _RULE_OF_TABLE.match(line):
                current = _Block([_row_text(line)], lead)
        elif line.strip():
            current = _Block([line.strip()])
            lead = ""
    if current is not None:
        yield current


def _goes_on(before: str, line: str) -> bool:
    """Whether a line continues the one before it."""
    text = line.strip()
    if not text or _LABELLED.match(line):
        return False
    if line[:1].isspace() or not before.endswith(_ENDED):
        return text[0].islower() or line[:1].isspace() or len(before) >= _WRAPPED
    return False


#: A line that long has been wrapped rather than ended.
_WRAPPED = 60


def _lead_after(block: _Block, lead: str) -> str:
    if block.lines[-1].endswith(":"):
        return sentences(block.text)[-1].rstrip(":")
    return lead if block.lead else ""


def _is_row(line: str) -> bool:
    text = line.strip()
    return len(text) > len("||") and text.startswith("|") and text.endswith("|")


def _row_text(row: str) -> str:
    cells = [cell.strip() for cell in row.split("|") if cell.strip()]
    return f"{cells[0]}: {', '.join(cells[1:])}" if len(cells) > 1 else "".join(cells)
