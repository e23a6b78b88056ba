"""Every kind of mistake, as its reader sees it: place, line, caret, what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.golden import Golden, read_golden
from pytest_voicearena.core.errors import DocumentError
from pytest_voicearena.documents.agent_document import decode_agent
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.suite_document import decode_suite
from pytest_voicearena.documents.text import MOST_MISTAKES, source_of

HERE = Path(__file__).parent


def said(document: str, kind: str, catalog: Catalog) -> str:
    decode = decode_suite if kind == "suite" else decode_agent
    with pytest.raises(DocumentError) as caught:
        decode(source_of(document.encode(), f"{kind}.yaml"), catalog)
    return str(caught.value)


@pytest.mark.parametrize(
    "case", read_golden(HERE / "suite_mistakes.txt"), ids=lambda case: str(case.name)
)
def test_suites(case: Golden, catalog: Catalog) -> None:
    assert said(case.document, "suite", catalog) == case.said


@pytest.mark.parametrize(
    "case", read_golden(HERE / "agent_mistakes.txt"), ids=lambda case: str(case.name)
)
def test_agents(case: Golden, catalog: Catalog) -> None:
    assert said(case.document, "agent", catalog) == case.said


def test_aliases_that_explode(catalog: Catalog) -> None:
    laughs = ["suite: a", "about: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    laughs += [f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    message = said("\n".join(laughs), "suite", catalog)
    assert "suite.yaml:6:10: aliases expand this file by more than 20000 values" in message


def test_aliases_that_nest_without_end(catalog: Catalog) -> None:
    deep = "[" * 30 + "{}" + "]" * 30
    lines = ["suite: a", f"about: &a0 {deep.format('x')}"]
    lines += [f"x{n}: &a{n} {deep.format(f'*a{n - 1}')}" for n in range(1, 30)]
    message = said("\n".join(lines), "suite", catalog)
    assert "suite.yaml:3:39: nested more than 40 levels deep" in message


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "a:\n" + "b", "&a " * 10_000],
    ids=["flow-list", "flow-map", "block-list", "block-key", "block-map", "anchors"],
)
def test_deep_nesting_is_a_mistake(text: str, catalog: Catalog) -> None:
    assert said(text, "suite", catalog).startswith("suite.yaml:")


def test_block_mappings_nested_deep(catalog: Catalog) -> None:
    text = "".join(" " * depth + "a:\n" for depth in range(200))
    assert "suite.yaml:41:41: nested more than 40 levels deep" in said(text, "suite", catalog)


def test_too_many_values(catalog: Catalog) -> None:
    assert "more than 250000 values; split the file" in said("- a\n" * 300_000, "suite", catalog)


def test_more_mistakes_than_anybody_reads(catalog: Catalog) -> None:
    message = said("".join(f"key{n}: 1\n" for n in range(3 * MOST_MISTAKES)), "suite", catalog)
    places = [line for line in message.splitlines() if line.startswith("suite.yaml:")]
    assert len(places) == MOST_MISTAKES + 1
    # Two of its own are missing: 'suite' and 'attacks'.
    assert places[-1].endswith(f"... and {2 * MOST_MISTAKES + 2} more mistakes")


def test_a_very_long_line_is_shown_around_the_mistake(catalog: Catalog) -> None:
    message = said(f"suite: a\nabout: [{'x' * 1_000_000}]\n", "suite", catalog)
    line, shown, caret = message.splitlines()[-3:]
    assert line == "suite.yaml:2:8: expected text, found a list"
    assert len(shown) <= 104
    assert shown[caret.index("^")] == "["
