"""Text that a speaker quotes rather than says: code blocks, tags, forwarded mails, documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"<([A-Za-z][\w-]{0,30})(?: [^<>\n]{0,200})?>")
#: So many tags are looked at; a text made of tags is not read to its end for each of them.
_TAGS = 32
_MARK = re.compile(
    r"^[-=*~#>]{3,}\s*(?:begin|start|forwarded|original|quoted|document|text|mail|e-mail)\b.*$",
    re.IGNORECASE | re.MULTILINE,
)
_END_MARK = re.compile(r"^[-=*~#<]{3,}.{0,80}$", re.MULTILINE)
_SOURCE = (
    r"(?:says|reads|said|wrote|writes|states|stated|note|mail|e-mail|email|message|review|text|page"
    r"|ticket|letter|document|file|subject|label|sign|comment|description|body|memo|transcript"
    r"|caption|entry|remark|field|post|article|site|screenshot|printout|leaflet|chat|record|form"
    r"|card)"
)
_QUOTATION = re.compile(rf"\b{_SOURCE}\b[^\n\"]{{0,40}}?\"([^\"]{{25,20000}})\"", re.IGNORECASE)
_INTRODUCED = re.compile(
    rf"\b(?:here is|here's|this is|following|below|summari[sz]e|translate|proofread|pasted?"
    rf"|{_SOURCE})\b[^\n:.]{{0,60}}:[ \t]*\n",
    re.IGNORECASE,
)
_ON_THE_LINE = re.compile(
    r"\b(?:summari[sz]e|translate|proofread|shorten|correct|read|check|classify|rate|following"
    r"|pasting)\b[^\n:.]{0,60}:[ \t]*(?=[^\n]{30})",
    re.IGNORECASE,
)


class Split(NamedTuple):
    """A speaker's own words, and what is quoted in them."""

    own: str
    pasted: str


def split(text: str) -> Split:
    """Tell a speaker's own words from pasted ones. Linear in the length of the text."""
    spans = sorted(_spans(text))
    own: list[str] = []
    pasted: list[str] = []
    at = 0
    for start, end in spans:
        if start < at:
            continue
        own.append(text[at:start])
        pasted.append(text[start:end])
        at = end
    own.append(text[at:])
    return Split("\n".join(own) if pasted else text, "\n".join(pasted))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    yield from _between(text, "```", "```")
    yield from _between(text, "<!--", "-->")
    yield from _tagged(text)
    for quotation in _QUOTATION.finditer(text):
        yield quotation.span(1)
    if mark := _MARK.search(text):
        end = _END_MARK.search(text, mark.end())
        yield mark.end(), end.start() if end else len(text)
    if introduced := _INTRODUCED.search(text) or _ON_THE_LINE.search(text):
        yield introduced.end(), len(text)


def _between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    start = text.find(opening)
    while start >= 0:
        inside = start + len(opening)
        end = text.find(closing, inside)
        if end < 0:
            return
        yield inside, end
        start = text.find(opening, end + len(closing))


def _tagged(text: str) -> Iterator[tuple[int, int]]:
    after = 0
    for count, tag in enumerate(_TAG.finditer(text)):
        if count >= _TAGS:
            return
        if tag.start() < after:
            continue
        end = text.find(f"</{tag[1]}>", tag.end())
        if end >= 0:
            yield tag.end(), end
            after = end


_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--|-->")


def unmarked(text: str) -> str:
    """The text without tags, which nobody hears."""
    return _MARKUP.sub(" ", text) if "<" in text else text
