from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.scan.personal import find_personal_data
from pytest_voicearena.scan.speech import (
    DIGITS,
    lowered,
    spoken_at,
    spoken_emails,
    spoken_numbers,
)

NAMES = {digit: word for word, digit in reversed(DIGITS.items())}
ANY = st.lists(
    st.sampled_from([
        "one", "two", "double", "twenty", "hundred", "oh", "a", "at", "dot", "com", "plus", "uh", "example",
        "İ", "\ud800", "12", ",", ".", "\n", "x",
    ])
).map(" ".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("four one one one", "4111"),
        ("four one one one, double five", "411155"),
        ("triple seven, oh, niner", "77709"),
        ("it is forty two seventeen one hundred five", "42171005"),
        ("one, uh, two and three dash four", "1 2 3 4"),
        ("D E eight nine three seven zero four", "DE893704"),
        ("delta echo eight nine three seven", "DE8937"),
        ("plus four four two seven", "+4427"),
        ("one two three four. five six", "1234 56"),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, written: str) -> None:
    (run,) = spoken_numbers(text)
    assert " ".join(run.text.split()) == written


@pytest.mark.parametrize("text", ["one of the two", "twenty people", "no one", "two or three", ""])
def test_a_few_numbers_are_a_quantity(text: str) -> None:
    assert spoken_numbers(text) == []


def test_a_span_covers_the_words_that_say_it() -> None:
    text = "well, double five six seven it is"
    (run,) = spoken_numbers(text)
    start, end = run.span(0, 2)
    assert text[start:end] == "double five"


def test_a_number_begins_where_it_is_asked_for() -> None:
    text = "pin is four seven one one"
    assert spoken_at(text, 0) is None
    run = spoken_at(text, 7)
    assert run
    assert run.text == "4711"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("reach him at j dot doe at example dot com please", "j.doe@example.com"),
        ("mary underscore ann at my dash firm dot co dot uk", "mary_ann@my-firm.co.uk"),
        ("it is smith nineteen at g m a i l dot com", "smith19@gmail.com"),
        ("jane.doe at gmail.com", "jane.doe@gmail.com"),
        ("double o seven at mi six dot gov", ""),
    ],
)
def test_mail_addresses_are_read_as_they_are_written(text: str, written: str) -> None:
    found = [address for _, _, address in spoken_emails(text)]
    assert found == ([written] if written else found)


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (
            "the card is four one one one, one one one one, one one one one, one one one one okay",
            "payment-card",
            "four one one one, one one one one, one one one one, one one one one",
        ),
        (
            "social security number one two three, four five, six seven eight nine.",
            "us-ssn",
            "one two three, four five, six seven eight nine",
        ),
        (
            "call me at four one five, five five five, two six seven one",
            "phone",
            "four one five, five five five, two six seven one",
        ),
        (
            "email me at j dot doe at example dot com",
            "email",
            "j dot doe at example dot com",
        ),
    ],
)
def test_what_is_said_is_found_where_it_is_said(text: str, name: str, said: str) -> None:
    spoken = [m for m in find_personal_data(text) if m.disguise == "spoken"]
    assert [(m.name, text[m.start : m.end]) for m in spoken] == [(name, said)]


def test_a_spoken_iban_is_found() -> None:
    said = " ".join(NAMES.get(char, char) for char in "DE89370400440532013000")
    (match,) = find_personal_data(f"my iban is {said} thanks")
    assert (match.name, match.disguise) == ("iban", "spoken")


@given(st.text(st.sampled_from("0123456789"), min_size=4, max_size=19))
def test_digits_come_back(digits: str) -> None:
    (run,) = spoken_numbers(" ".join(NAMES[digit] for digit in digits))
    assert run.text == digits
    assert [run.starts[0], run.ends[-1]] == list(run.span(0, len(digits)))


@given(ANY)
def test_any_words_are_safe(text: str) -> None:
    for run in spoken_numbers(text):
        assert len(run.text) == len(run.starts) == len(run.ends)
        assert all(0 <= a < b <= len(text) for a, b in zip(run.starts, run.ends, strict=True))
    for start, end, written in spoken_emails(text):
        assert 0 <= start < end <= len(text)
        assert "@" in written


@given(st.text())
def test_lower_case_keeps_every_place(text: str) -> None:
    assert len(lowered(text)) == len(text)
