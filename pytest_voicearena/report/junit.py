"""A run as JUnit XML: a suite per attack suite, a test case per case."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from junitparser import (
    Attr,
    Element,
    Error,
    Failure,
    JUnitXml,
    Properties,
    Property,
    Skipped,
    TestCase,
    TestSuite,
)

from pytest_voicearena.core.results import CaseResult, RunInfo, RunRecord, Tally
from pytest_voicearena.report.explain import explain
from pytest_voicearena.report.figures import moment, stand_ins
from pytest_voicearena.report.outcomes import breaches, gist_line, outcome
from pytest_voicearena.report.properties import case_properties
from pytest_voicearena.scan.display import printable


class _Suite(TestSuite):
    """With the file that it was read from, which the library has no name for."""

    file = Attr()


class _Case(TestCase):
    """With the place in that file."""

    file = Attr()
    line = Attr()


def render_junit(record: RunRecord) -> bytes:
    """The record as a JUnit file in UTF-8.

    A breached case is a failure, an undecided one an error whose type is the reason. Any text
    gives a well-formed file: what XML forbids is spelled out.
    """
    groups: dict[tuple[str, str], list[CaseResult]] = {}
    for result in record.results:
        groups.setdefault((result.case.suite, result.case.path), []).append(result)
    document = JUnitXml("voicearena")
    for (name, path), results in groups.items():
        _put(document, _suite(name, path, results, record))
    _count(document, record.results)
    file = BytesIO()
    document.write(file, pretty=False)
    return file.getvalue() + b"\n"


def _suite(name: str, path: str, results: list[CaseResult], record: RunRecord) -> TestSuite:
    suite = _Suite(printable(name))
    started = [trial.started for result in results for trial in result.trials]
    begun = moment(min(started, default=record.info.started))
    suite.timestamp = begun.replace(tzinfo=None).isoformat(timespec="seconds")
    suite.file = printable(path)
    _count(suite, results)
    info = record.info
    facts = [("run", info.id), ("seed", str(info.seed)), ("version", info.version)]
    if simulated := stand_ins(results):
        facts.append(("simulated", ", ".join(simulated)))
    _put(suite, _properties(facts), *(_case(result, info) for result in results))
    return suite


def _case(result: CaseResult, info: RunInfo) -> TestCase:
    case = result.case
    element = _Case(printable(case.id), printable(case.suite), round(result.seconds, 3))
    element.file, element.line = printable(case.path), str(case.line)
    _put(element, _properties(case_properties(result)))
    message = gist_line(result, 400)
    match outcome(result):
        case "breached":
            failure = Failure(message, next((f.failure.value for f in breaches(result)), None))
            failure.text = explain(result, seed=info.seed, options=info.options)
            _put(element, failure)
        case "undecided":
            error = Error(message, result.decision.reason)
            error.text = explain(result, seed=info.seed, options=info.options)
            _put(element, error)
        case "skipped":
            _put(element, Skipped(message))
    return element


def _properties(pairs: list[tuple[str, str]]) -> Properties:
    properties = Properties()  # type: ignore[no-untyped-call]
    _put(properties, *(Property(name, printable(value)) for name, value in pairs))
    return properties


def _put(parent: Element, *children: Element) -> None:
    """Without the checks of ``add_testcase`` and the like, which make every one dearer."""
    parent.extend(children)  # type: ignore[no-untyped-call]


def _count(element: JUnitXml | TestSuite, results: Sequence[CaseResult]) -> None:
    tally = Tally.of(results)
    element.tests, element.skipped = tally.total, tally.skipped
    element.failures, element.errors = tally.breached, tally.undecided
    element.time = round(sum(result.seconds for result in results), 3)
