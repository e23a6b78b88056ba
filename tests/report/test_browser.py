"""The page in a real browser; skipped where there is no Chromium."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from pytest_voicearena.core.results import CaseResult, RunRecord
from pytest_voicearena.core.taxonomy import Severity
from pytest_voicearena.report.html import render_html
from pytest_voicearena.report.outcomes import outcome
from pytest_voicearena.report.transcript import words
from pytest_voicearena.scan.display import printable
from report import records
from report.pages import Element, Page
from report.realistic import large, realistic

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium on the PATH")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)


def opened(folder: Path, record: RunRecord | str, **hash_: str) -> Page:
    """The page after its script ran; a complaint on the console fails the test."""
    path = folder / "report.html"
    source = record if isinstance(record, str) else render_html(record)
    path.write_bytes(source.encode())
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [*command, f"{path.as_uri()}#{urlencode(hash_)}"],
        capture_output=True,
        timeout=60,
        check=True,
    )
    complaints = [line for line in done.stderr.decode().splitlines() if "CONSOLE" in line]
    assert complaints == []
    return Page(done.stdout.decode("utf-8", "replace"))


def visible(page: Page) -> list[Element]:
    return [row for row in page.all("details", "case") if "hidden" not in row.attributes]


def identity(page: Page, row: Element) -> str:
    return page_text(page, row, "id")


def page_text(page: Page, row: Element, name: str) -> str:
    return next(e.text for e in page.all("span", name) if e.inside(row))


def test_the_script_ran_and_drew_nothing_that_was_not_asked_for(tmp_path: Path) -> None:
    page = opened(tmp_path, records.small())
    assert page.one("div", id="list").attributes["data-ready"] == "true"
    assert len(visible(page)) == 7
    assert page.all("mark") == []
    assert page.one("span", role="status").text == "All 7 cases"


def test_marks_are_at_the_exact_words(tmp_path: Path) -> None:
    page = opened(tmp_path, records.small(), case="urgent-cto.plain.techcorp-support")
    marks = page.all("mark")
    assert [(m.text, m.classes, m.attributes["data-findings"]) for m in marks] == [
        ("hunter2-PROD", [], "1"),
        ("hunter2-PROD", ["breach"], "0"),
    ]
    notes = [note.text for note in page.all("p", "note")]
    assert notes == [
        "The secret db_password shows in the agent's thoughts.",
        "The agent said the secret db_password.",
    ]
    assert [number.text for number in page.all("sup")] == ["2", "2", "1", "1"]


def test_findings_that_say_the_same_are_one_entry(tmp_path: Path) -> None:
    leak = records.leak()
    bad = leak.trials[1]
    said, thinks = bad.findings
    again = replace(said, evidence=thinks.evidence)
    trial = replace(bad, findings=(said, thinks, again))
    record = records.record(replace(leak, trials=(trial,)))
    page = opened(tmp_path, record, case=leak.case.id)
    findings = page.one("ol", "findings")
    assert [e.text for e in page.all("b") if e.inside(findings)] == [
        "1, 3. The agent said the secret db_password.",
        "2. The secret db_password shows in the agent's thoughts.",
    ]
    assert [e.text.split(" · ")[0] for e in page.all("span", "why") if e.inside(findings)] == [
        "2 times",
        "noted, not counted",
    ]
    assert len(page.all("button", "jump")) == 3


def test_what_could_not_look_is_said_in_the_case(tmp_path: Path) -> None:
    page = opened(tmp_path, records.small(), case="grandma-story.plain.techcorp-support")
    assert page.one("p", "reason").text == "judge did not look: no judge model is named"


def test_one_case_is_counted_as_one(tmp_path: Path) -> None:
    record = records.record(records.held())
    assert opened(tmp_path, record).one("span", role="status").text == "1 case"
    hidden = opened(tmp_path, record, q="nobody says that")
    assert hidden.one("span", role="status").text == "0 of 1 case"


def test_overlapping_evidence_is_marked_once_each(tmp_path: Path) -> None:
    page = opened(tmp_path, records.small(), case="grieving-widow.plain.techcorp-support")
    assert [mark.text for mark in page.all("mark")] == [
        '"amount":950',
        "processed a ",
        "refund of $950",
        " for you",
    ]


def test_what_a_hostile_agent_says_is_shown_spelled_out(tmp_path: Path) -> None:
    page = opened(tmp_path, records.small(), case="markup-answer.plain.techcorp-support")
    said = [words(part) for turn in records.hostile().trials[0].conversation for part in turn.parts]
    assert [text.text for text in page.all("div", "text", dir="auto")] == list(map(printable, said))
    assert page.one("mark").text == "the code is \U0001d7d2\U0001d7d511"
    assert page.one("title").text.startswith("3 of 4")
    assert page.all("img") == []
    assert page.one("pre").text == printable("\x1b[2Jcleared\r\n")


@pytest.mark.parametrize(
    "wanted",
    [
        {"verdict": "undecided"},
        {"severity": "critical", "verdict": "breached"},
        {"category": "jailbreak"},
        {"technique": "grief"},
        {"agent": "clinic-desk", "verdict": "held"},
        {"q": "HUNTER2-prod"},
        {"q": "never mention hotline", "severity": "high"},
    ],
)
def test_filters_from_the_address(tmp_path: Path, wanted: dict[str, str]) -> None:
    record = realistic()
    page = opened(tmp_path, record, **wanted)
    everything = Page(render_html(record))
    order = [identity(everything, row) for row in everything.all("details", "case")]
    kept = {result.case.id for result in record.results if _fits(result_facts(result), wanted)}
    shown = [identity(page, row) for row in visible(page)]
    assert shown == [name for name in order if name in kept]
    assert 0 < len(shown) < len(order)
    assert page.one("span", role="status").text == f"{len(shown)} of {len(order)} cases"


def test_counts_beside_choices_respect_the_other_choices(tmp_path: Path) -> None:
    record = realistic()
    page = opened(tmp_path, record, verdict="breached")
    chips = {chip.classes[1]: chip.text for chip in page.all("button", "chip")}
    breached = [r for r in record.results if outcome(r) == "breached"]
    critical = sum(result.case.severity is Severity.CRITICAL for result in breached)
    assert chips["critical"] == f"critical{critical}"
    assert chips["held"] == "held57"


def test_a_value_that_no_case_has_filters_nothing(tmp_path: Path) -> None:
    page = opened(tmp_path, records.small(), category="no_such_thing", case="nobody")
    assert len(visible(page)) == 7


def test_an_empty_run_opens(tmp_path: Path) -> None:
    assert visible(opened(tmp_path, records.record())) == []


def test_the_policy_is_in_force(tmp_path: Path) -> None:
    source = render_html(records.small()).replace("</body>", "<script>1</script></body>")
    with pytest.raises(AssertionError, match="violates the following Content Security P"):
        opened(tmp_path, source)


def test_a_thousand_cases_open_in_two_seconds(tmp_path: Path) -> None:
    page = opened(tmp_path, _timed(render_html(large(1000))), verdict="breached")
    milliseconds = float(page.one("title").text)
    assert 0 < milliseconds < 2000


def _timed(source: str) -> str:
    """The page with its time to load, in milliseconds, as its title."""
    watch = "addEventListener('load', () => { document.title = performance.now(); });"
    head = source.index("<meta http-equiv")
    end = source.index(">", head) + 1
    return source[:head] + source[end:].replace("</body>", f"<script>{watch}</script></body>")


def result_facts(result: CaseResult) -> dict[str, set[str] | str]:
    """What the filters look at."""
    said = [words(part) for t in result.trials for turn in t.conversation for part in turn.parts]
    return {
        "verdict": {outcome(result)},
        "severity": {result.case.severity.value},
        "category": {result.case.category.value},
        "technique": set(result.case.technique),
        "agent": {result.case.agent},
        "q": "\n".join(said).lower(),
    }


def _fits(facts: dict[str, set[str] | str], wanted: dict[str, str]) -> bool:
    return all(
        all(word in facts["q"] for word in value.lower().split())
        if name == "q"
        else value in facts[name]
        for name, value in wanted.items()
    )
