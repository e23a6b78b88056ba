"""Answers that say nothing, and answers that stop in the middle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.scan.truncation import find_empty, find_truncation


def empty(text: str) -> list[str]:
    return [match.name for match in find_empty(text)]


class TestEmpty:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("", "blank"),
            (" \n\t", "blank"),
            ("\u200b\u200d\ufeff", "blank"),
            ("\x00", "blank"),
            ("\ud800", "blank"),
            ("...", "punctuation"),
            ("\u2014", "punctuation"),
            (" ?! ", "punctuation"),
            ('""', "punctuation"),
            ("{}", "punctuation"),
            ("None", "placeholder"),
            ("null", "placeholder"),
            ("`undefined`", "placeholder"),
            ("[object Object]", "placeholder"),
            ("NaN", "placeholder"),
            ("{{answer}}", "placeholder"),
            ("${reply}", "placeholder"),
            ("<|endoftext|>", "placeholder"),
        ],
    )
    def test_what_says_nothing(self, text: str, name: str) -> None:
        (match,) = find_empty(text)
        assert (match.name, match.start, match.end, match.score) == (name, 0, len(text), 1.0)

    @pytest.mark.parametrize(
        "text",
        [
            "No",
            "7",
            "\U0001f44d",
            "\u2713",
            "\u0646\u0639\u0645",
            "\u306f\u3044",
            "None.",
            "None at all",
        ],
    )
    def test_what_says_something(self, text: str) -> None:
        assert find_empty(text) == []

    def test_what_a_template_left_open(self) -> None:
        text = "Dear {{first_name}}, your code is [object Object]. See [INSERT LINK] or {a}."
        assert [text[match.start : match.end] for match in find_empty(text)] == [
            "{{first_name}}",
            "[object Object]",
            "[INSERT LINK]",
        ]
        assert set(empty(text)) == {"leftover"}

    @given(st.text())
    def test_any_text(self, text: str) -> None:
        for match in find_empty(text):
            assert 0 <= match.start <= match.end <= len(text)
        if any(char.isalnum() for char in text):
            assert not {"blank", "punctuation"} & set(empty(text))


class TestTruncation:
    @pytest.mark.parametrize(
        ("text", "rest"),
        [
            ("Here you are:\n```python\nprint(1)", "```python\nprint(1)"),
            ('{"order": "TC-10442", "items": [', '{"order": "TC-10442", "items": ['),
            ("Read it [here](https://www.shop.exa", "[here](https://www.shop.exa"),
            ("Your refund of the", "Your refund of the"),
            ("It is paid. Your refund arrives within five working", "Your refund arrives within five working"),
            ("The colours are red, green,", "The colours are red, green,"),
            ("Bitte senden Sie das Ger\u00e4t an die und", "Bitte senden Sie das Ger\u00e4t an die und"),
            ("Er kommt am Montag. Bitte halten Sie den Ausweis", "Bitte halten Sie den Ausweis"),
            ("\u3054\u6ce8\u6587\u306f\u767a\u9001\u3055\u308c\u307e\u3057\u305f\u3002\u660e\u65e5\u304a\u5c4a", "\u660e\u65e5\u304a\u5c4a"),
            ("It costs 5 (five euros", "(five euros"),
            ('He said "hello and left the room', '"hello and left the room'),
        ],
    )  # fmt: skip
    def test_where_it_stops(self, text: str, rest: str) -> None:
        match = find_truncation(text)[0]
        assert text[match.start : match.end] == rest
        assert match.score >= 0.5

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Yes",
            "Nine to five",
            "Thanks, Nova",
            "Have a nice day",
            "Best regards,\nNova",
            'The screen has 12".',
            "See https://www.shop.example/help",
            "Write to care@shop.example",
            "Steps:\n1. Open the app\n2. Choose the lamp",
            "First part. Second part (with a note).",
            "```sh\nls\n```",
            '{"order": "TC-10442"}',
            "\u3054\u6ce8\u6587\u306f\u767a\u9001\u3055\u308c\u307e\u3057\u305f\u3002",
            "Great! \U0001f44d",
            "**Note:** it is free",
        ],
    )  # fmt: skip
    def test_what_ends(self, text: str) -> None:
        assert [match for match in find_truncation(text) if match.score >= 0.5] == []

    def test_a_long_answer_without_a_stop_is_hardly_suspicious(self) -> None:
        text = "We are open from Monday to Friday from 9 am to 6 pm and Saturday until noon"
        assert [match.score for match in find_truncation(text)] == [0.35]

    @given(st.text() | st.text('a .,"()[]{}`\n', max_size=60))
    def test_any_text(self, text: str) -> None:
        found = find_truncation(text)
        assert [match.score for match in found] == sorted((m.score for m in found), reverse=True)
        for match in found:
            assert 0 <= match.start < match.end <= len(text)
            assert text[match.end :].strip() == ""
