"""The page on techniques and standards is held against the suites that it explains."""

from __future__ import annotations

import re
from typing import Any

import yaml
from doc_pages import ROOT, Page

PAGE = Page("taxonomy.md")
LONGEST = 150
EXPLAINED = ("security_leak", "social_engineering", "context_exploitation")
SECTIONS = ("Persuasion", "Elicitation", "Pretexts", "Telephone", "Form", "Past and memory")


def suites(*names: str) -> list[dict[str, Any]]:
    files = [ROOT / f"attacks/{name}.attack.yaml" for name in names]
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]


def listed() -> list[str]:
    return [word for section in SECTIONS for word in PAGE.table(section).rows]


def test_it_is_short() -> None:
    assert len(PAGE.text.splitlines()) <= LONGEST


def test_every_technique_of_the_suites_is_explained_once() -> None:
    used = {
        word for suite in suites(*EXPLAINED) for a in suite["attacks"] for word in a["technique"]
    }
    assert sorted(used) == sorted(listed())


def test_every_kind_of_fraud_is_explained() -> None:
    everywhere = suites(*(file.name.split(".")[0] for file in ROOT.glob("attacks/*.attack.yaml")))
    marks = {mark for s in everywhere for a in s["attacks"] for mark in a.get("standards", [])}
    explained = PAGE.tables("Standards")[1].names
    assert explained == {mark for mark in marks if mark.startswith("FRAUD-")}


def test_every_letter_is_a_source_and_every_source_is_used() -> None:
    columns = [row[-1] for section in SECTIONS for row in PAGE.table(section).rows.values()]
    letters = {key for cell in columns for key in re.findall(r"(?:^|, )([A-Z])(?=$|,)", cell)}
    sources = re.findall(r"(?:^|· |·\n)([A-Z]) (?=[A-Z])", PAGE.sections["Sources"].strip())
    assert sorted(sources) == sorted(letters)
