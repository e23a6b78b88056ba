"""Limits on attack success rates, as tests of their own at the end of a run.

They are told to pytest as its own tests are, by the process that sees all results. So the exit
status, every report and the summary agree, with and without xdist.
"""

from __future__ import annotations

from typing import Literal

import pytest

from pytest_voicearena.core.gates import GateResult, judge, limits_of
from pytest_voicearena.core.results import RunRecord
from pytest_voicearena.report.judgement import gate_words

#: What stands for a file in their ids.
_PLACE = "arena-max-asr"
_PHASES: tuple[Literal["setup", "call", "teardown"], ...] = ("setup", "call", "teardown")


def report_gates(config: pytest.Config, record: RunRecord) -> None:
    """Tell pytest what became of each limit."""
    for gate in judge(limits_of(record.info.limits), record.results):
        _report(config, gate)


def _report(config: pytest.Config, gate: GateResult) -> None:
    name = str(gate.limit)
    node, location = f"{_PLACE}::{name}", (_PLACE, None, name)
    config.hook.pytest_runtest_logstart(nodeid=node, location=location)
    for phase in _PHASES:
        failed = phase == "call" and not gate.passed
        report = pytest.TestReport(
            nodeid=node,
            location=location,
            keywords={_PLACE: 1},
            outcome="failed" if failed else "passed",
            longrepr=gate_words(gate) if failed else None,
            when=phase,
        )
        config.hook.pytest_runtest_logreport(report=report)
    config.hook.pytest_runtest_logfinish(nodeid=node, location=location)
