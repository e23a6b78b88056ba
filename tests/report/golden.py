"""What the reports of the small record look like, kept as files and compared exactly.

After a change that is meant, write them anew and read the difference::

    cd tests && python -m report.golden
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from pytest_voicearena.report.explain import explain
from pytest_voicearena.report.junit import render_junit
from pytest_voicearena.report.terminal import plain, summary_lines
from report import records

FOLDER = Path(__file__).with_name("golden")


def _summary(width: int) -> str:
    reports = ["reports/report.html", "reports/junit.xml"]
    return plain(summary_lines(records.small(), width=width, reports=reports, limit=2))


def _explained() -> str:
    shown = (explain(result, seed=7) for result in records.small().results)
    return f"\n{'=' * 80}\n".join(shown) + "\n"


OUTPUTS: Mapping[str, Callable[[], str]] = {
    "summary_80.txt": lambda: _summary(80),
    "summary_60.txt": lambda: _summary(60),
    "summary_40.txt": lambda: _summary(40),
    "explain.txt": _explained,
    "junit.xml": lambda: render_junit(records.small()).decode(),
}


def main() -> None:
    """Writes all files."""
    for name, output in OUTPUTS.items():
        (FOLDER / name).write_bytes(output().encode())


if __name__ == "__main__":
    main()
