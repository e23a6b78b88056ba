"""Links from page to page, and into pages, lead somewhere."""

from __future__ import annotations

import pytest
from doc_pages import DOCS, PAGES, Page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Page) -> None:
    for link in page.links:
        name, _, anchor = link.partition("#")
        if name.startswith("https://"):
            continue
        target = page if not name else Page(name)
        assert (DOCS / target.name).is_file(), link
        assert not anchor or anchor in target.anchors, link
