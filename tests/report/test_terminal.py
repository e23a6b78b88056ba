from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.report.terminal import Styled, plain, summary_lines
from pytest_voicearena.scan.display import cells, printable
from report import records
from report.realistic import realistic
from report.texts import AWKWARD


@pytest.mark.parametrize("width", [80, 100, 60, 40])
def test_lines_fit(width: int) -> None:
    for line in plain(summary_lines(realistic(), width=width)).splitlines():
        if ".techcorp-support" not in line and ".clinic-desk" not in line:
            assert cells(line) <= width


def test_numbers_are_coloured_only_where_there_is_something() -> None:
    lines = summary_lines(records.small())
    row = next(line for line in lines if line and line[0].text.startswith("security_leak"))
    assert row[2] == Styled("        1", "red")
    assert row[3] == Styled("     0", None)


def test_only_so_many_breaches_are_named() -> None:
    shown = plain(summary_lines(realistic(), limit=3))
    assert "... and 17 more breached cases" in shown
    assert shown.count("critical ") == 3


def test_an_empty_run_says_so() -> None:
    assert plain(summary_lines(records.record())) == "No case was run.\n"


@given(AWKWARD, st.integers(20, 120))
def test_any_text_is_harmless(text: str, width: int) -> None:
    shown = plain(summary_lines(records.saying(text), width=width, reports=[text]))
    assert printable(shown) == shown
    shown.encode()
