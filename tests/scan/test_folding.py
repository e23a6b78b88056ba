from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.scan.folding import fold, fold_plainly

ANY = st.text(st.characters() | st.sampled_from("aA1 -_éﬁß½İ\u0301\u0345ΑΣς한\u200d\ud800"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hunter2-PROD", "hunter2prod"),
        ("h u_n\u200bt\tE.r", "hunter"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("ﬁne", "fine"),
        ("Straße", "strasse"),
        ("４７１１", "4711"),
        ("①②", "12"),
        ("İ", "i"),
        ("", ""),
        ("🔑 !?", ""),
    ],
)
def test_what_is_left(text: str, folded: str) -> None:
    assert fold(text).text == fold_plainly(text) == folded


@given(ANY)
def test_both_ways_agree_and_places_point_into_the_text(text: str) -> None:
    found = fold(text)
    assert found.text == fold_plainly(text)
    assert len(found.places) == len(found.text)
    assert found.places == sorted(found.places)
    for piece, place in zip(found.text, found.places, strict=True):
        assert piece in fold_plainly(text[place])


@given(ANY)
def test_letters_and_digits_alone_are_left(text: str) -> None:
    assert all(char.isalnum() for char in fold_plainly(text))


@given(ANY, ANY)
def test_case_and_composition_make_no_difference(left: str, right: str) -> None:
    text = f"{left} {right}"
    assert fold_plainly(text) == fold_plainly(left) + fold_plainly(right)
    assert fold_plainly(unicodedata.normalize("NFC", text)) == fold_plainly(
        unicodedata.normalize("NFD", text)
    )


def test_a_span_covers_the_characters_that_it_came_from() -> None:
    found = fold("x ﬁ-ne")
    assert found.text == "xfine"
    assert found.span(1, 5) == (2, 6)
    assert found.whole(1, 5)
    assert not found.whole(2, 5)
    assert not found.whole(0, 2)
