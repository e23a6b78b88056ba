"""Reads a page as a browser would, far enough to test it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

_VOID = {"meta", "link", "br", "img", "input", "hr"}


class Element:
    """A tag with its attributes, its parent, and the text inside but for superscripts."""

    def __init__(self, tag: str, attributes: dict[str, str | None], parent: Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.texts: list[str] = []

    @property
    def text(self) -> str:
        """All text inside, in order."""
        return "".join(self.texts)

    @property
    def classes(self) -> list[str]:
        """The names in the class attribute."""
        return (self.attributes.get("class") or "").split()

    def inside(self, other: Element) -> bool:
        """Whether it stands in the other one, however deep."""
        above = self.parent
        while above is not None and above is not other:
            above = above.parent
        return above is other


class Page(HTMLParser):
    """All elements of a page in document order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element; void ones close at once."""
        element = Element(tag, dict(attrs), self._open[-1] if self._open else None)
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An SVG shape."""
        above = self._open[-1] if self._open else None
        self.elements.append(Element(tag, dict(attrs), above))

    def handle_endtag(self, tag: str) -> None:
        """Closes the innermost element of that name."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        """Text belongs to all elements around it; a superscript keeps its own."""
        for element in reversed(self._open):
            element.texts.append(data)
            if element.tag == "sup":
                return

    def all(self, tag: str = "", *classes: str, **attributes: Any) -> list[Element]:
        """The elements with that tag, those classes and attributes."""
        return [
            one
            for one in self.elements
            if (not tag or one.tag == tag)
            and set(classes) <= set(one.classes)
            and all(one.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", *classes: str, **attributes: Any) -> Element:
        """The only such element."""
        (found,) = self.all(tag, *classes, **attributes)
        return found
