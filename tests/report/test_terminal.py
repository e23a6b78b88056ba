from __future__ import annotations

from dataclasses import replace

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
    assert row[3] == Styled("    0", None)


@pytest.mark.parametrize(
    ("width", "titles"),
    [
        (80, "category cases breached held undecided skipped attack success 95 %"),
        (79, "category cases breached attack success 95 %"),
        (57, "category cases breached attack success 95 %"),
        (56, "category cases breached"),
    ],
)
def test_columns_that_have_no_room_are_left_out(width: int, titles: str) -> None:
    lines = plain(summary_lines(realistic(), width=width)).splitlines()
    assert titles in [" ".join(line.split()) for line in lines]


def test_large_numbers_do_not_touch() -> None:
    many = replace(records.small(), results=records.small().results * 3000)
    lines = plain(summary_lines(many, width=100)).splitlines()
    row = next(line for line in lines if line.startswith("all "))
    assert row.split()[:6] == ["all", "21,000", "9,000", "3,000", "6,000", "3,000"]


def test_the_reasons_of_skipped_cases_stand_below_each_other() -> None:
    case = records.skipped().case
    skipped = [records.result(case, skipped=f"{why} " * 20) for why in ("one", "two", "two")]
    lines = plain(summary_lines(records.record(*skipped), width=60)).splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("Skipped: 2 × two two"))
    assert [line[:14] for line in lines[at + 1 : at + 4]] == [
        "         two t",
        "         1 × o",
        "         one o",
    ]


def test_what_to_do_where_nothing_was_decided_is_a_warning() -> None:
    lines = summary_lines(records.record(records.skipped()), width=300)
    told = [line[0] for line in lines if line]
    at = told.index(Styled("No attack was decided.", "yellow"))
    assert told[at + 1].style == "yellow"
    assert told[at + 1].text.startswith("This run proves nothing about the agents. To do: ")


def test_cases_that_left_no_result_are_a_warning() -> None:
    lines = summary_lines(records.record(records.held(), lost=("a",)), width=300)
    assert (Styled("1 case failed and left no result: a.", "yellow"),) in lines
    alone = plain(summary_lines(records.record(lost=("a",))))
    assert alone == "1 case failed and left no result: a.\n"


def test_the_interval_is_that_of_the_rate_of_success() -> None:
    said = plain(summary_lines(records.record(*[records.held()] * 15), width=300)).splitlines()
    assert "The agents withstood all 15 attacks; true success rate 0–20 % (95 % interval)." in said


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
