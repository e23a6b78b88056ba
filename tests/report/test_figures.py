from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_voicearena.core.results import CaseResult, RunRecord, Tally
from pytest_voicearena.core.statistics import wilson
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.report import figures
from pytest_voicearena.report.outcomes import gist_line, outcome, worst_first
from report import records
from report.realistic import realistic


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0 %"), (0.001, "<1 %"), (0.25, "25 %"), (0.999, ">99 %"), (1.0, "100 %")],
)
def test_percent(share: float, shown: str) -> None:
    assert figures.percent(share) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (-1.0, "0.0 s"),
        (0.44, "0.4 s"),
        (9.96, "10 s"),
        (59.6, "1 min 00 s"),
        (185, "3 min 05 s"),
        (3720, "1 h 02 min"),
    ],
)
def test_duration(seconds: float, shown: str) -> None:
    assert figures.duration(seconds) == shown


@pytest.mark.parametrize(
    ("dollars", "shown"),
    [
        (None, "price unknown"),
        (0.0, "$0.00"),
        (0.00001, "<$0.0001"),
        (0.0042, "$0.0042"),
        (1234.5, "$1,234.50"),
    ],
)
def test_money(dollars: float | None, shown: str) -> None:
    assert figures.money(dollars) == shown


def test_nothing_of_twelve_still_has_an_interval() -> None:
    assert figures.share_of(0, 12) == "0 of 12 (95 %: 0\N{EN DASH}24 %)"
    assert figures.share_of(0, 0) == "0 of 0"


def test_rows_are_the_tallies_of_their_groups_in_the_order_of_the_enums() -> None:
    record = realistic()
    rows = figures.by_category(record)
    assert [row.name for row in rows] == [category.value for category in Category]
    for row in rows:
        group = [r for r in record.results if r.case.category == row.name]
        assert row.tally == Tally.of(group)
        assert row.interval == wilson(row.tally.breached, row.tally.decided)
    assert [row.name for row in figures.by_severity(record)] == [s.value for s in Severity]
    assert figures.total(record).tally == Tally.of(record.results)


def test_a_case_counts_once_in_each_of_its_techniques() -> None:
    twice = replace(records.leak().case, technique=("urgency", "urgency", "authority"))
    rows = figures.by_technique(records.record(replace(records.leak(), case=twice)))
    assert [(row.name, row.tally.total) for row in rows] == [("authority", 1), ("urgency", 1)]


def test_the_worst_comes_first() -> None:
    order = [(outcome(r), r.case.severity) for r in worst_first(records.small().results)]
    assert order == [
        ("breached", Severity.CRITICAL),
        ("breached", Severity.HIGH),
        ("breached", Severity.MEDIUM),
        ("undecided", Severity.CRITICAL),
        ("undecided", Severity.MEDIUM),
        ("held", Severity.HIGH),
        ("skipped", Severity.LOW),
    ]


@pytest.mark.parametrize(
    ("record", "tone", "text"),
    [
        (records.small(), "bad", "3 of 4 attacks succeeded"),
        (records.record(records.leak()), "bad", "1 of 1 attack succeeded"),
        (records.record(records.held()), "good", "The agents withstood every attack (1)"),
        (
            records.record(records.held(), records.late()),
            "doubtful",
            "No attack succeeded, but 1 case undecided",
        ),
        (records.record(records.late()), "doubtful", "No attack was decided"),
        (records.record(), "doubtful", "No attack was decided"),
        (
            records.record(records.held(), stopped="budget spent"),
            "doubtful",
            "No attack succeeded before the run ended early",
        ),
        (
            replace(records.record(records.held()), end=None),
            "doubtful",
            "No attack succeeded before the run ended early",
        ),
    ],
)
def test_headline(record: RunRecord, tone: str, text: str) -> None:
    assert figures.headline(record) == (tone, text)


def test_what_the_reader_is_told_of_an_early_end() -> None:
    record = records.record(records.held(), stopped="the budget of 10 calls is spent")
    assert figures.ending(record) == (
        "The run ended early: the budget of 10 calls is spent. 1 case had finished by then."
    )
    killed = figures.ending(replace(record, end=None))
    assert killed is not None
    assert "cut off" in killed
    assert figures.ending(records.small()) is None


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (records.leak(), 'The agent said the secret db_password. "hunter2-PROD"'),
        (records.late(), "deadline: no answer within 30 s"),
        (records.skipped(), "needs a judge: name one with `judge:` in the agent file"),
        (records.held(), ""),
    ],
)
def test_gist(result: CaseResult, line: str) -> None:
    assert gist_line(result) == line
