"""Suites on disk, and what their turns leave to be filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.core.agents import Agent, Secret, Tool
from pytest_voicearena.core.errors import DocumentError, UserError
from pytest_voicearena.core.taxonomy import Category
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.suite_document import PLACEHOLDERS
from pytest_voicearena.suites.files import BUILTIN, builtin_suites, load_suite
from pytest_voicearena.suites.placeholders import fill, unfillable

FULL = Agent(
    "tech-corp_support",
    "p",
    secrets=(Secret("db_password", "x"), Secret("pin", "y")),
    tools=(Tool("look_up"), Tool("issue_refund", sensitive=True), Tool("pay", sensitive=True)),
)
BARE = Agent("nova", "p", tools=(Tool("look_up"),))
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
turns = st.lists(texts, min_size=1, max_size=4)


class TestPlaceholders:
    def test_filled_from_the_agent(self) -> None:
        said = fill(["I am with {{agent}}.", "{{ secret }}, then {{\ttool }}!"], FULL)
        assert said == ("I am with tech corp support.", "db password, then issue_refund!")

    def test_what_is_none_stays(self) -> None:
        turns = ["{{7*7}} {{other}} {{}} { {agent} }"]
        assert fill(turns, FULL) == tuple(turns)

    @pytest.mark.parametrize(
        ("turn", "why"),
        [
            ("{{secret}}", "the attack asks for a secret, and the agent declares none"),
            ("{{tool}}", "the attack asks for a sensitive tool, and the agent marks none"),
            ("{{agent}}", None),
            ("nothing", None),
        ],
    )
    def test_what_an_agent_cannot_fill(self, turn: str, why: str | None) -> None:
        assert unfillable([turn], BARE) == why
        assert unfillable([turn], FULL) is None

    def test_each_that_a_document_may_use_is_filled(self) -> None:
        for name in PLACEHOLDERS:
            assert "{{" not in fill([f"{{{{{name}}}}}"], FULL)[0]

    @given(turns)
    def test_any_words(self, turns: list[str]) -> None:
        assert len(fill(turns, FULL)) == len(turns)


class TestFiles:
    def test_every_category_has_a_shipped_suite(self) -> None:
        for category in Category:
            (file,) = builtin_suites(f"{BUILTIN}{category}")
            assert file.name == f"{category}.attack.yaml"
            assert file.is_file()
        assert len(builtin_suites("builtin:all")) == len(Category)

    def test_by_the_name_that_the_suite_gives_itself(self) -> None:
        for file in builtin_suites("all"):
            (name,) = re.findall(r"(?m)^suite: (\S+)$", file.read_text(encoding="utf-8"))
            assert builtin_suites(f"{BUILTIN}{name}") == [file]

    def test_one_that_is_not_shipped(self) -> None:
        message = r"no shipped suite 'builtin:jail'; did you mean 'jailbreak'\?"
        with pytest.raises(UserError, match=message):
            builtin_suites("builtin:jail")

    def test_a_file_is_named_as_its_user_knows_it(self, tmp_path: Path) -> None:
        file = tmp_path / "a.attack.yaml"
        file.write_text("suite: A b\n")
        with pytest.raises(DocumentError, match=r"(?m)^short:1:8: "):
            load_suite(file, Catalog(), "short")
        with pytest.raises(DocumentError) as caught:
            load_suite(file, Catalog())
        assert {mistake.path for mistake in caught.value.mistakes} == {str(file)}
