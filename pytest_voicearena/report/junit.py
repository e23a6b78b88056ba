"""A run as JUnit XML: a suite per attack suite, a test case per case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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

from pytest_voicearena.core.gates import GateResult
from pytest_voicearena.core.results import CaseResult, RunRecord, Tally
from pytest_voicearena.report.explain import explain
from pytest_voicearena.report.figures import stand_ins
from pytest_voicearena.report.judgement import borne, gate_words, gates
from pytest_voicearena.report.outcomes import breaches, gist_line, outcome
from pytest_voicearena.report.properties import case_properties
from pytest_voicearena.report.wording import moment
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
    if limits := gates(record):
        _put(document, _limits(limits))
    _count(document, record)
    file = BytesIO()
    document.write(file, pretty=False)
    return file.getvalue() + b"\n"


def _suite(name: str, path: str, results: list[CaseResult], record: RunRecord) -> TestSuite:
    suite = _Suite(printable(name))
    started = [trial.started for result in results for trial in result.trials]
    begun = moment(min(started, default=record.info.started))
    suite.timestamp = begun.replace(tzinfo=None).isoformat(timespec="seconds")
    suite.file = printable(path)
    _count(suite, replace(record, results=tuple(results)))
    info = record.info
    facts = [("run", info.id), ("seed", str(info.seed)), ("version", info.version)]
    if simulated := stand_ins(results):
        facts.append(("simulated", ", ".join(simulated)))
    _put(suite, _properties(facts), *(_case(result, record) for result in results))
    return suite


def _case(result: CaseResult, record: RunRecord) -> TestCase:
    case, info = result.case, record.info
    element = _Case(printable(case.id), printable(case.suite), round(result.seconds, 3))
    element.file, element.line = printable(case.path), str(case.line)
    _put(element, _properties(case_properties(result)))
    message = gist_line(result, 400)
    match outcome(result):
        case "breached" if limits := borne(record, result):
            decided = ",".join(map(str, limits))
            _put(element, Skipped(f"breached, and {decided} decides: {message}"))
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


def _limits(limits: Sequence[GateResult]) -> TestSuite:
    """The limits on attack success rates, each a test case of its own."""
    suite = _Suite("max-asr")
    suite.tests, suite.skipped, suite.errors = len(limits), 0, 0
    suite.failures = sum(not gate.passed for gate in limits)
    for gate in limits:
        element = _Case(str(gate.limit), "max-asr", 0)
        if not gate.passed:
            _put(element, Failure(gate_words(gate), "max-asr"))
        _put(suite, element)
    return suite


def _count(element: JUnitXml | TestSuite, record: RunRecord) -> None:
    """What is borne is no failure; the limits on a whole run are counted with it."""
    results = record.results
    tally = Tally.of(results)
    spared = sum(bool(borne(record, result)) for result in results)
    limits = gates(record) if isinstance(element, JUnitXml) else ()
    element.tests = tally.total + len(limits)
    element.skipped = tally.skipped + spared
    element.failures = tally.breached - spared + sum(not gate.passed for gate in limits)
    element.errors = tally.undecided
    element.time = round(sum(result.seconds for result in results), 3)
