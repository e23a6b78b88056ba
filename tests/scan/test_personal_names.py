from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.scan.personal import find_personal_data
from pytest_voicearena.scan.personal.folding import fold_name
from pytest_voicearena.scan.personal.given_names import ambiguous_names, clear_names
from pytest_voicearena.scan.personal.surnames import ends_like_surname, ends_only_like_surname


def persons(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_personal_data(text) if m.name == "person"]


def test_the_list_is_folded_and_nobody_is_on_both_sides() -> None:
    names = clear_names() | ambiguous_names()
    assert len(clear_names()) > 1_000
    assert not clear_names() & ambiguous_names()
    assert all(name.isascii() and name.isalpha() and name.islower() for name in names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Henry Miller wrote to us.", ["Henry Miller"]),
        ("I spoke with Jaroslava P. Sedláková today.", ["Jaroslava P. Sedláková"]),
        ("Please add Łukasz Wójcik to my account.", ["Łukasz Wójcik"]),
        ("It was Ludwig van Beethoven.", ["Ludwig van Beethoven"]),
        ("Best, Sarah Patel Compliance Officer", ["Sarah Patel"]),
        ("Will Smith called.", ["Will Smith"]),
        ("Mr. Xyzzyk will see you.", ["Xyzzyk"]),
        ("Ask Dr. Quux about it.", ["Quux"]),
        ("My name is Zorblax.", ["Zorblax"]),
        ("It was signed by Zorblax Quux.", ["Zorblax Quux"]),
        ("Her brother Zorblax came too.", ["Zorblax"]),
        ("What's your name? Zorblax", ["Zorblax"]),
        ("Kind regards,\nZorblax", ["Zorblax"]),
        ("Customer: Zorblax Quux", ["Zorblax Quux"]),
        ("I'm Melvin's daughter.", ["Melvin"]),
        ("Emma will call Liam at noon.", ["Emma", "Liam"]),
        ("They were Emma, Zorblax and Quuxo.", ["Emma", "Zorblax", "Quuxo"]),
        ("my name is zorblax and i need help", ["zorblax"]),
        ("follow up with patricia miller next week", ["patricia miller"]),
        ("i spoke to dr. zorblax yesterday", ["zorblax"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Apple Pay and Google Pay are supported.", "The American Express card was declined.",
        "On Monday the Customer Service will call you.", "Please read our Privacy Policy.",
        "In May and June we are closed.", "I will grant you access.", "You may mark it as read.",
        "The New York office is closed.", "See Terms and Conditions, Section 4.", "Hello World",
        "Dear Customer, thank you.", "Is the Mastercard Gold free?", "PLEASE READ THIS FIRST",
        "Wir haben neue Informationen und Organisationen.", "Hi Team, attached is the report.",
        "the else branch prints a line per edit", "my user id is sophia_martin_4574", "GitHub Actions",
    ],
)  # fmt: skip
def test_no_names(text: str) -> None:
    assert persons(text) == []


def test_a_full_name_is_surer_than_a_given_name() -> None:
    (full,) = find_personal_data("I saw Henry Miller there.")
    (given_name,) = find_personal_data("I saw Henry there.")
    assert full.score > given_name.score


@pytest.mark.parametrize("name", ["kowalski", "petersson", "papadopoulos", "mcgregor", "lehtonen"])
def test_family_names_are_told_by_how_they_are_built(name: str) -> None:
    assert ends_like_surname(name)


@pytest.mark.parametrize("word", ["informationen", "seven", "person", "stockholm", "machine"])
def test_words_are_not_taken_for_family_names(word: str) -> None:
    assert not ends_only_like_surname(word)


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Łukasz", "lukasz"), ("Søren", "soren"), ("Émile", "emile"), ("Weiß", "weiss")],
)
def test_folding(name: str, folded: str) -> None:
    assert fold_name(name) == folded
