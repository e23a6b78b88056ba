"""The page on variants says what each says of itself."""

from __future__ import annotations

import re
from pathlib import Path

from dressing import VARIANTS

from pytest_voicearena.detectors.secret import SecretDetector
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.suite_document import decode_suite
from pytest_voicearena.documents.text import source_of

PAGE = (Path(__file__).parents[3] / "docs" / "variants.md").read_text(encoding="utf-8")


def test_every_variant_is_there_and_what_it_is() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert sorted(rows) == [
        (name, kind.about, kind.fits, kind.source) for name, kind in VARIANTS.items()
    ]


def test_its_suite_has_no_mistakes() -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    detectors = {SecretDetector.name: SecretDetector.Options}
    catalog = Catalog(detectors=detectors, variants=frozenset(VARIANTS))
    (attack,) = decode_suite(source_of(block.encode(), "variants.md"), catalog).attacks
    assert len(attack.variants) == 4
