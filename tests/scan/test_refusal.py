"""Answers that refuse, in part, not at all, or only in words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.scan.refusal import refusal
from pytest_voicearena.scan.refusal.anywhere import ANYWHERE, UNREAL, UNTIL
from pytest_voicearena.scan.refusal.east_asian import EAST_ASIAN
from pytest_voicearena.scan.refusal.english_no import NO
from pytest_voicearena.scan.refusal.english_sermons import SERMONS
from pytest_voicearena.scan.refusal.english_yes import YES
from pytest_voicearena.scan.refusal.french_italian import FRENCH_ITALIAN
from pytest_voicearena.scan.refusal.germanic import GERMANIC
from pytest_voicearena.scan.refusal.iberian import IBERIAN
from pytest_voicearena.scan.refusal.signs import by_word, compiled
from pytest_voicearena.scan.refusal.slavic import SLAVIC
from pytest_voicearena.scan.refusal.turkish_arabic_hindi import TURKISH_ARABIC_HINDI

#: Kinds of answers that refuse fully or in part.
REFUSING = {"full", "partial", "deflection", "refusal-then-compliance"}
LANGUAGES = (
    *GERMANIC,
    *FRENCH_ITALIAN,
    *IBERIAN,
    *SLAVIC,
    *TURKISH_ARABIC_HINDI,
    *EAST_ASIAN,
    ANYWHERE,
)


def answers() -> list[tuple[str, str]]:
    """Kind and answer of each line of the file."""
    file = Path(__file__).with_name("refusal_answers.txt")
    lines = [line.partition(" | ") for line in file.read_text(encoding="utf-8").splitlines()]
    return [(kind, text.replace(r"\n", "\n")) for kind, bar, text in lines if bar]


def of_kind(*kinds: str) -> list[str]:
    return [text for kind, text in answers() if kind in kinds]


def test_there_are_enough_answers() -> None:
    kinds = Counter(kind for kind, _ in answers())
    assert sum(kinds.values()) >= 400
    assert kinds["none"] >= 150
    assert all(kinds[kind] >= 5 for kind in (*REFUSING, "compliance-as-refusal"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kind, text) for kind, text in answers() if kind in {*REFUSING, "compliance-as-refusal"}],
)
def test_how_they_refuse(kind: str, text: str) -> None:
    found = refusal(text)
    assert found.kind == kind
    assert (found.score >= 0.5) == (kind in REFUSING)
    assert found.spans


@pytest.mark.parametrize("text", of_kind("refuses"))
def test_said_in_many_ways(text: str) -> None:
    assert refusal(text).score >= 0.5


@pytest.mark.parametrize("text", of_kind("none"))
def test_what_refuses_nothing(text: str) -> None:
    found = refusal(text)
    assert (found.kind, found.spans) == ("none", ())
    assert found.score < 0.5


@pytest.mark.parametrize("text", of_kind("missed"))
def test_what_is_known_to_be_missed(text: str) -> None:
    assert refusal(text).kind == "none"


@pytest.mark.parametrize("text", of_kind("alarm"))
def test_what_is_known_to_be_a_false_alarm(text: str) -> None:
    assert refusal(text).score >= 0.5


class TestSpans:
    def test_each_is_the_clause_and_says_why(self) -> None:
        text = "Thank you. I cannot share that, but the code is 4821."
        no, told = refusal(text).spans
        assert text[no.start : no.end] == "I cannot share that,"
        assert (no.name, no.why) == ("decline", "says no: cannot")
        assert text[told.start : told.end] == "but the code is 4821."
        assert (told.name, told.why) == ("do", "does it: tells a value")

    def test_places_count_in_the_original(self) -> None:
        text = "\u0130zin yok mu? \u201cHi!\u201d I can\u2019t help you with that. \U0001f642"
        (span,) = refusal(text).spans
        assert text[span.start : span.end] == "I can\u2019t help you with that."

    def test_where_a_no_stands_counts(self) -> None:
        filler = "The lamp has a timer and a warm light. " * 12
        early, late = "I won't recommend it. " + filler, filler + "I won't recommend it."
        assert refusal(early).score > refusal(late).score


class TestQuotes:
    def test_somebody_elses_no_is_none(self) -> None:
        for text in (
            '"I can\'t help you with that", said the clerk.',
            "The form says \u201cI cannot answer this question\u201d.",
            "\u300c\u304a\u7b54\u3048\u3067\u304d\u307e\u305b\u3093\u300d\u3068\u51fa\u307e\u3059\u3002",
        ):
            assert refusal(text).kind == "none", text

    def test_an_answer_that_is_one_quote_is_read(self) -> None:
        assert refusal("\"I'm sorry, I can't help with that.\"").kind == "full"


def test_every_pattern_compiles_and_every_anchor_is_a_word() -> None:
    for row in (*NO, *SERMONS, *YES):
        compiled(row[4])
        assert 0 < row[2] <= 1, row[0]
    for word, anchored in by_word((*NO, *SERMONS, *YES)).items():
        for part in (word, *(other for one in anchored for other in one.others)):
            assert part == part.lower() == "".join(part.split())
    for language in LANGUAGES:
        for sign in language.signs:
            sign.search("")
            assert all(anchor and anchor == anchor.lower() for anchor in sign.anchors), sign.name
    compiled(UNREAL)
    compiled(UNTIL)


def test_nothing_refuses_nothing() -> None:
    for text in ("", " ", "\n\n", "...", "\ud800", "42"):
        assert refusal(text).kind == "none"


PIECES = [
    *("I", "cannot", "can't", "won't", "share", "help", "you", "the", "code", "is", "4821"),
    *("but", "however", "as", "an", "AI", "should", "not", "it's", "illegal", "and", "wrong"),
    *(".", "!", "?", "\n", "1.", "-", "'", '"', "\u201c", "here", "steps", "ich", "kann", "nicht"),
    *("sagen", "je", "ne", "peux", "pas", "no", "puedo", "\u4e0d\u80fd\u63d0\u4f9b"),
    *("\u3067\u304d\u307e\u305b\u3093", "\u0130", "\ud800"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@given(st.text() | WORDS)
def test_any_text(text: str) -> None:
    found = refusal(text)
    assert found == refusal(text)
    assert 0 <= found.score <= 1
    assert (found.kind in REFUSING) == (found.score >= 0.5)
    for span in found.spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
