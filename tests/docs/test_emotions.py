"""The page on emotions and other techniques is held against the suites that it explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from doc_pages import ROOT, Page

PAGE = Page("emotions.md")
LONGEST = 150
EXPLAINED = ("emotional_manipulation", "jailbreak", "policy_violation", "prompt_injection")
SECTIONS = (
    "Emotions",
    "Fiction, roles and games",
    "Form and escalation",
    "Bargaining with a rule",
    "Orders that arrive as data",
)


def rows() -> Iterator[tuple[str, list[str]]]:
    for section in SECTIONS:
        yield from PAGE.table(section).rows.items()


def used(*suites: str) -> set[str]:
    files = [ROOT / f"attacks/{suite}.attack.yaml" for suite in suites]
    read = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    return {word for suite in read for attack in suite["attacks"] for word in attack["technique"]}


def test_it_is_short() -> None:
    assert len(PAGE.text.splitlines()) <= LONGEST


def test_every_technique_of_the_suites_is_explained() -> None:
    explained = {word for word, _ in rows()}
    elsewhere = set(re.findall(r"`([a-z_]+)`", Page("taxonomy.md").text))
    assert used(*EXPLAINED) - explained - elsewhere == set()
    assert explained - used(*EXPLAINED) == set()


def test_no_technique_is_explained_twice() -> None:
    words = [word for word, _ in rows()]
    assert len(words) == len(set(words))


def test_every_number_is_a_source_and_every_source_is_used() -> None:
    cited = {int(number) for _, row in rows() for number in re.findall(r"\d+", _numbers(row[-1]))}
    cited |= {int(number) for number in re.findall(r"\((\d+)\)", PAGE.text)}
    listed = re.findall(r"(?:^|· |·\n)(\d+) (?=[A-Z])", PAGE.sections["Sources"].strip())
    assert [int(number) for number in listed] == list(range(1, len(listed) + 1))
    assert cited == {int(number) for number in listed}


def _numbers(cell: str) -> str:
    """A cell that names its sources by numbers alone; other cells name them in words."""
    return cell if re.fullmatch(r"[\d, ]+", cell) else ""
