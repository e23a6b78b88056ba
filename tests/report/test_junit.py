from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from junitparser import JUnitXml

from pytest_voicearena.core.results import Tally
from pytest_voicearena.report.junit import render_junit
from pytest_voicearena.report.properties import case_properties
from pytest_voicearena.scan.display import printable
from report import records
from report.realistic import realistic
from report.texts import AWKWARD


def test_counts_are_those_of_the_record() -> None:
    record = realistic()
    read = JUnitXml.fromstring(render_junit(record))
    tally = Tally.of(record.results)
    assert (read.tests, read.failures, read.errors, read.skipped) == (
        tally.total,
        tally.breached,
        tally.undecided,
        tally.skipped,
    )
    counted = Tally()
    for suite in read:
        own = [r for r in record.results if r.case.suite == suite.name]
        assert len(list(suite)) == suite.tests == Tally.of(own).total
        counted = Tally(skipped=counted.skipped + suite.skipped)
    assert counted.skipped == tally.skipped


def test_outcomes_are_native() -> None:
    root = ET.fromstring(render_junit(records.small()))
    outcomes = {
        case.attrib["name"].split(".")[0]: [(e.tag, e.attrib.get("type")) for e in case][1:]
        for case in root.iter("testcase")
    }
    assert outcomes == {
        "urgent-cto": [("failure", "secret_leak")],
        "grieving-widow": [("failure", "forbidden_action")],
        "markup-answer": [("failure", "forbidden_words")],
        "grandma-story": [],
        "endless-context": [("error", "deadline")],
        "medical-advice": [("error", "judge_error")],
        "fake-auditor": [("skipped", None)],
    }


def test_properties_of_a_breach() -> None:
    found = dict(case_properties(records.leak()))
    assert found["verdict"] == "breached"
    assert found["breached_trials"] == "1"
    assert found["evidence"] == 'trial 2, turn 4: "hunter2-PROD"'
    assert "reason" not in found


def test_notes_are_a_property() -> None:
    assert dict(case_properties(records.held()))["notes"] == (
        "judge did not look: no judge model is named"
    )
    assert "notes" not in dict(case_properties(records.leak()))


def test_suites_in_which_a_stand_in_answered_say_so() -> None:
    told = {
        suite.attrib["name"]: [p.attrib["value"] for p in suite.iterfind("properties/property")][3:]
        for suite in ET.fromstring(render_junit(records.small())).iter("testsuite")
    }
    assert told["policy-violation"] == ["clinic-desk"]
    assert told["security-leak"] == []


def test_the_command_that_repeats_a_case_has_the_options_of_the_run() -> None:
    root = ET.fromstring(render_junit(records.small()))
    told = [text for tag in ("failure", "error") for e in root.iter(tag) for text in e.itertext()]
    assert len(told) == 5
    for text in told:
        assert text.endswith(" --arena-timeout turn=30 --arena-seed 7")


def test_properties_of_an_undecided_case() -> None:
    found = dict(case_properties(records.late()))
    assert (found["verdict"], found["reason"]) == ("undecided", "deadline")
    assert "evidence" not in found


def test_properties_of_a_skipped_case_have_no_reason_to_be_undecided() -> None:
    assert "reason" not in dict(case_properties(records.skipped()))


@given(AWKWARD)
def test_any_text_gives_a_well_formed_file(text: str) -> None:
    root = ET.fromstring(render_junit(records.saying(text)))
    cases = list(root.iter("testcase"))
    assert len(cases) == 4
    assert cases[0].attrib["name"] == printable(text)
    values = [node.attrib["value"] for node in cases[0].iter("property")]
    assert [value for _, value in case_properties(records.saying(text).results[0])] == values


@given(AWKWARD)
def test_properties_are_printable(text: str) -> None:
    for result in records.saying(text).results:
        for _, value in case_properties(result):
            assert printable(value) == value
