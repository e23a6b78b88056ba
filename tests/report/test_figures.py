from __future__ import annotations

from dataclasses import replace

import pytest

from pytest_voicearena.core.conversation import Usage
from pytest_voicearena.core.results import CaseResult, RunRecord, Tally
from pytest_voicearena.core.statistics import wilson
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.core.verdicts import Failure, Finding
from pytest_voicearena.report import figures, wording
from pytest_voicearena.report.outcomes import gist_line, outcome, worst_first
from report import records
from report.realistic import realistic


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0 %"), (0.001, "<1 %"), (0.25, "25 %"), (0.999, ">99 %"), (1.0, "100 %")],
)
def test_percent(share: float, shown: str) -> None:
    assert wording.percent(share) == shown


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
    assert wording.duration(seconds) == shown


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
    assert wording.money(dollars) == shown


def test_nothing_of_twelve_still_has_an_interval() -> None:
    assert wording.share_of(0, 12) == "0 of 12 (95 % interval: 0\N{EN DASH}24 %)"
    assert wording.share_of(0, 0) == "0 of 0"


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
        (records.record(records.held()), "good", "The agents withstood the one attack"),
        (
            records.record(records.held(), records.held()),
            "good",
            "The agents withstood all 2 attacks",
        ),
        (
            records.record(records.held(), records.late()),
            "doubtful",
            "No attack succeeded, but 1 case is undecided",
        ),
        (
            records.record(records.held(), records.late(), records.late()),
            "doubtful",
            "No attack succeeded, but 2 cases are undecided",
        ),
        (
            records.record(records.held(), lost=("s.attack.yaml::a.plain.bot",)),
            "doubtful",
            "No attack succeeded, but 1 case left no result",
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


def skipping(*reasons: str) -> RunRecord:
    case = records.skipped().case
    return records.record(*(records.result(case, skipped=reason) for reason in reasons))


def test_why_cases_were_skipped_is_grouped_and_the_most_frequent_told_first() -> None:
    times = "\N{MULTIPLICATION SIGN}"
    assert figures.skips(records.record(records.leak())) == []
    assert figures.skips(skipping("b", "no\nsecrets", "b", "a")) == [
        f"2 {times} b",
        f"1 {times} a",
        f"1 {times} no secrets",
    ]
    many = figures.skips(skipping(*"abcdefg"))
    assert (len(many), many[-1]) == (6, "2 more reasons")
    assert figures.skips(skipping(*"abcdef"))[-1] == "1 more reason"


def test_held_cases_at_which_a_detector_could_not_look() -> None:
    def noted(*notes: str) -> CaseResult:
        return replace(records.held(), notes=notes)

    assert figures.blind(records.record(noted(), records.leak())) is None
    assert figures.blind(records.small()) == (
        "In 1 held case a detector could not look: judge did not look: no judge model is named (1)"
    )
    breached = replace(records.leak(), notes=("a",))
    assert figures.blind(records.record(breached)) is None
    several = records.record(noted("d", "c"), noted("c", "c"), noted("a", "b"), noted(), breached)
    assert figures.blind(several) == (
        "In 3 held cases a detector could not look: c (2); a (1); b (1); 1 more reason"
    )


def test_a_run_that_decided_nothing_says_what_to_do() -> None:
    nothing = "This run proves nothing about the agents. To do: "
    fill_in = "give the agent files what the skipped cases ask for, or run other attacks"
    look = "mend why cases are undecided; 'voicearena doctor' looks at every agent"
    assert figures.advice(records.small()) is None
    assert figures.advice(records.record()) is None
    assert figures.advice(records.record(records.skipped())) == nothing + fill_in
    assert figures.advice(records.record(records.late())) == nothing + look
    both = records.record(records.late(), records.skipped())
    assert figures.advice(both) == f"{nothing}{fill_in}; {look}"


def test_cases_that_left_no_result_are_named() -> None:
    assert figures.lost(records.small()) is None
    assert figures.lost(replace(records.small(), end=None)) is None
    assert (
        figures.lost(records.record(lost=("a", "b"))) == "2 cases failed and left no result: a, b"
    )
    many = figures.lost(records.record(lost=tuple("abcdefg")))
    assert many == "7 cases failed and left no result: a, b, c, d, e, 2 more cases"


@pytest.mark.parametrize(
    ("used", "told"),
    [
        (Usage(2, 1000, 5, 0.5), ["2 calls", "1,000 tokens in, 5 out", "$0.50"]),
        (Usage(1, 10, 0, 0.0), ["1 call", "10 tokens in, 0 out", "$0.00"]),
        (Usage(1, 10, 0, None), ["1 call", "10 tokens in, 0 out", "price unknown"]),
        (Usage(3, 0, 0, 0.25), ["3 calls", "$0.25"]),
        (Usage(3, 0, 0, 0.0), ["3 calls"]),
        (Usage(3, 0, 0, None), ["3 calls"]),
        (Usage(), ["0 calls"]),
    ],
)
def test_what_is_not_known_of_the_cost_is_left_out(used: Usage, told: list[str]) -> None:
    assert wording.spent(used) == told


def test_what_the_reader_is_told_of_an_early_end() -> None:
    record = records.record(records.held(), stopped="the budget of 10 calls is spent")
    assert figures.ending(record) == (
        "The run ended early: the budget of 10 calls is spent. 1 case had finished by then."
    )
    killed = figures.ending(replace(record, end=None))
    assert killed is not None
    assert "cut off" in killed
    assert figures.ending(records.small()) is None


def repeating() -> CaseResult:
    """Held, with an observation."""
    held = records.held()
    seen = Finding(
        "loop", Failure.LOOP, Severity.LOW, "says the same sentence 6 times", breach=False
    )
    return replace(held, trials=(replace(held.trials[0], findings=(seen,)),))


@pytest.mark.parametrize(
    ("result", "line"),
    [
        (records.leak(), 'The agent said the secret db_password. "hunter2-PROD"'),
        (records.late(), "deadline: no answer within 30 s"),
        (records.skipped(), "needs a judge: name one with `judge:` in the agent file"),
        (records.held(), ""),
        (repeating(), "noted: says the same sentence 6 times"),
    ],
)
def test_gist(result: CaseResult, line: str) -> None:
    assert gist_line(result) == line
