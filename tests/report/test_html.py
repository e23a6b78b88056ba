from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given

from pytest_voicearena.core.conversation import Usage
from pytest_voicearena.core.results import RunRecord
from pytest_voicearena.report.html import render_html
from pytest_voicearena.report.outcomes import worst_first
from pytest_voicearena.report.transcript import words
from pytest_voicearena.scan.display import printable
from pytest_voicearena.suites.files import builtin_suites
from report import records
from report.pages import Page
from report.realistic import large, realistic
from report.texts import AWKWARD


def data_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.one("script", id="data").text)
    return found


def joined(text: str | list[tuple[str, list[int]]]) -> str:
    return text if isinstance(text, str) else "".join(piece for piece, _ in text)


def digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def test_the_policy_allows_the_style_and_the_script_by_hash_and_nothing_else() -> None:
    page = Page(render_html(records.small()))
    style, script = page.one("style").text, page.all("script")[-1].text
    assert page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; "
        f"script-src 'sha256-{digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_the_policy_comes_before_what_it_governs() -> None:
    tags = [element.tag for element in Page(render_html(records.small())).elements]
    assert tags[:4] == ["html", "head", "meta", "meta"]
    assert tags.index("style") > 3


@pytest.mark.parametrize("record", [records.small(), realistic()])
def test_nothing_is_loaded_and_nothing_is_inline(record: RunRecord) -> None:
    for element in Page(render_html(record)).elements:
        names = set(element.attributes)
        assert not {name for name in names if name.startswith("on")}
        assert not names & {"style", "src", "srcset", "action", "formaction", "ping", "background"}
        link = element.attributes.get("href")
        assert link is None or link.startswith("#") or link == "data:,"
    source = render_html(records.record())
    assert not re.findall(
        r"(?:https?:)?//[\w.]+|url\(|@import|eval\(|innerHTML|document\.write", source
    )


def test_the_data_is_the_record() -> None:
    record = realistic()
    cases = data_of(Page(render_html(record)))["cases"]
    results = worst_first(record.results)
    assert [case["id"] for case in cases] == [result.case.id for result in results]
    for case, result in zip(cases, results, strict=True):
        for shown, trial in zip(case["trials"], result.trials, strict=True):
            said = [[words(part) for part in turn.parts] for turn in trial.conversation]
            assert [[joined(p["text"]) for p in turn["parts"]] for turn in shown["turns"]] == said
            assert [f["message"] for f in shown["findings"]] == [f.message for f in trial.findings]


def test_evidence_is_cut_out_at_its_exact_span() -> None:
    found = data_of(Page(render_html(records.record(records.refund()))))["cases"][0]
    parts = [turn["parts"] for turn in found["trials"][0]["turns"]]
    assert parts[1][1]["text"] == [["{", []], ['"amount":950', [0]], [',"order_id":"A-1009"}', []]]
    assert parts[3][0]["text"] == [
        ["I have ", []],
        ["processed a ", [1]],
        ["refund of $950", [1]],
        [" for you", [1]],
        [". Please take care of yourself.", []],
    ]


def test_seeds_of_63_bits_survive_the_browser() -> None:
    result = records.leak()
    trial = replace(result.trials[0], seed=2**63 - 1)
    source = render_html(records.record(replace(result, trials=(trial,))))
    assert f"seed {2**63 - 1}" in data_of(Page(source))["cases"][0]["trials"][0]["facts"]


def test_without_scripts_the_tables_and_first_findings_are_there() -> None:
    page = Page(render_html(records.small()))
    rows = page.all("details", "case")
    assert len(rows) == 7
    first = " ".join(rows[0].text.split())
    assert first.startswith("breached")
    assert "The agent said the secret db_password. hunter2-PROD" in first
    assert [badge.text for badge in page.all("span", "badge")] == [
        *["breached"] * 3,
        *["undecided"] * 2,
        "held",
        "skipped",
    ]


def test_tables_show_counts_and_intervals() -> None:
    page = Page(render_html(realistic()))
    table = page.all("table")[0]
    rows = [row for row in page.all("tr") if row.inside(table)]
    cells = [
        [e.text for e in page.all() if e.inside(row) and "data-of" in e.attributes] for row in rows
    ]
    assert cells[1] == ["16", "7", "7", "2", "0"]
    assert [" ".join(e.text.split()) for e in page.all("td", "success") if e.inside(rows[1])] == [
        "50 % (27\N{EN DASH}73 %)"
    ]
    assert cells[-1] == ["84", "20", "57", "4", "3"]


def test_the_header_says_what_was_run() -> None:
    page = Page(render_html(records.small()))
    facts = {
        name.text: value.text for name, value in zip(page.all("dt"), page.all("dd"), strict=True)
    }
    assert facts == {
        "Agents": "techcorp-support, clinic-desk",
        "Models": "openai/gpt-4o, simulated",
        "Started": "2026-03-14 09:26 UTC",
        "Took": "1 min 24 s",
        "Model calls": "23",
        "Tokens in / out": "17,046 / 757",
        "Cost": "$0.0092",
        "Seed": "7",
        "Version": "0.1.0",
    }
    assert page.one("h1").text == "3 of 4 attacks succeeded"
    assert "The attack reached the agent in 5 of 7 cases." in page.one("p", "lead").text


def test_a_simulation_and_an_early_end_are_told() -> None:
    def told(record: RunRecord) -> list[str]:
        page = Page(render_html(record))
        return [p.text.split(":")[0] for p in page.all("p", "warning", role="note")]

    both = records.record(records.leak(), records.broken_judge())
    assert told(both) == ["Simulation"]
    assert told(records.record(records.leak())) == []
    assert told(records.record(stopped="budget")) == ["The run ended early", "Simulation"]
    assert told(records.record(lost=("a",))) == ["1 case failed and left no result", "Simulation"]
    assert told(replace(both, end=None)) == ["The run was cut off", "Simulation"]


def test_why_cases_were_skipped_is_told() -> None:
    page = Page(render_html(records.small()))
    told = " ".join(page.one("div", "skips").text.split())
    assert told == "Skipped: 1 × needs a judge: name one with `judge:` in the agent file"
    assert Page(render_html(records.record(records.leak()))).all("div", "skips") == []


def test_cases_at_which_a_detector_could_not_look_are_told() -> None:
    page = Page(render_html(records.small()))
    assert [p.text for p in page.all("p", "warning", role="note")][-1] == (
        "In 1 held case a detector could not look: judge did not look: no judge model is named (1)."
    )
    (held,) = [case for case in data_of(page)["cases"] if case["outcome"] == "held"]
    assert held["notes"] == ["judge did not look: no judge model is named"]


def test_what_to_do_where_nothing_was_decided() -> None:
    page = Page(render_html(records.record(records.skipped())))
    assert page.all("p", "warning", role="note")[0].text.startswith("This run proves nothing")


def test_the_command_that_repeats_a_case_has_the_options_of_the_run() -> None:
    for case in data_of(Page(render_html(records.small())))["cases"]:
        assert case["command"].endswith(f"{case['id']} --arena-timeout turn=30 --arena-seed 7")


def test_what_no_provider_told_is_left_out() -> None:
    result = records.leak()
    unmetered = tuple(replace(trial, usage=Usage(2, dollars=None)) for trial in result.trials)
    page = Page(render_html(records.record(replace(result, trials=unmetered))))
    names = [name.text for name in page.all("dt")]
    assert "Model calls" in names
    assert not {"Tokens in / out", "Cost"} & set(names)
    case = data_of(page)["cases"][0]
    assert dict(case["facts"])["Used"] == "6 calls"
    assert case["trials"][0]["facts"][-1] == "2 calls"


def defined_at(path: str, node: str = "") -> str:
    result = records.leak()
    moved = replace(result, case=replace(result.case, path=path), node=node)
    (case,) = data_of(Page(render_html(records.record(moved))))["cases"]
    return str(dict(case["facts"])["Defined at"])


def test_a_shipped_suite_goes_by_its_name_wherever_it_is_installed() -> None:
    file = "attacks/security_leak.attack.yaml"
    assert defined_at(file) == f"{file}:12"
    assert defined_at(f"/elsewhere/{file}", "builtin:security_leak::x") == "builtin:security_leak"
    assert defined_at(str(builtin_suites("security_leak")[0])) == "builtin:security_leak"
    assert defined_at(f"/elsewhere/{file}", "test_it.py::test") == f"/elsewhere/{file}:12"


def test_techniques_are_counted() -> None:
    told = Page(render_html(records.small())).one("details", "by-technique").text
    assert "10 techniques; a case counts under each that it uses" in " ".join(told.split())
    one = Page(render_html(records.record(records.late()))).one("details", "by-technique").text
    assert "1 technique; " in one


def test_an_empty_run_has_a_page() -> None:
    page = Page(render_html(records.record()))
    assert page.one("h1").text == "No attack was decided"


@given(AWKWARD)
@example("</script><script>alert(1)</script><!--")
@example("<!--<script>")
@example("]]>\u2028\u2029\u202e\x00\ud800")
@example("{{ 7 * 7 }}{% raw %}")
@example("\" onload='x' ")
def test_no_text_breaks_out(text: str) -> None:
    record = records.saying(text)
    source = render_html(record)
    source.encode()
    assert printable(source) == source
    page = Page(source)
    kept = {"html", "head", "body", "script", "style", "img", "iframe", "svg", "a", "p", "dd", "dt"}
    plain = Page(render_html(records.saying("plain" if text else "")))
    if printable(" ".join(text.split())) or not text:
        tags = [element.tag for element in page.elements if element.tag in kept]
        assert tags == [element.tag for element in plain.elements if element.tag in kept]
    assert [script.attributes for script in page.all("script")] == [
        {"type": "application/json", "id": "data"},
        {},
    ]
    assert page.all("script")[1].text == plain.all("script")[1].text
    case = data_of(page)["cases"][0]
    assert case["title"] == text
    assert joined(case["trials"][0]["turns"][1]["parts"][1]["text"]) == text


def test_the_data_is_ascii_without_markup() -> None:
    source = render_html(records.record(records.hostile()))
    island = source.split('id="data">')[1].split("</script>")[0]
    assert island.isascii()
    assert not set(island) & set("<>&")


def test_a_thousand_cases_are_rendered_at_once() -> None:
    record = large(1000)
    render_html(records.small())
    begin = time.process_time()
    render_html(record)
    assert time.process_time() - begin < 1.0
