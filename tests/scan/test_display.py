from __future__ import annotations

import sys
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_voicearena.scan.display import (
    HIDDEN,
    Span,
    cells,
    cut,
    one_line,
    printable,
    wrapped,
)

#: Any code point at all, lone surrogates too, and more of the awkward ones than chance gives.
ANY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\t\x1b\x00\u202e\u200d\ufe0f\ud83d\ude00👩🏽💻1\u20e3\U000e0041"),
    )
)

#: Format characters which have a shape of their own: number signs of Arabic and Kaithi, and marks
#: of Egyptian and other scripts that newer versions of Unicode added among them.
SHAPED = {*range(0x600, 0x606), 0x6DD, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


def hidden(text: str) -> list[str]:
    return [char for char in text if any(a <= ord(char) <= z for a, z in HIDDEN)]


def test_every_control_format_and_separator_character_of_unicode_is_hidden() -> None:
    shown = {
        point
        for point in range(sys.maxunicode + 1)
        if unicodedata.category(chr(point)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and not hidden(chr(point))
    }
    assert shown == {ord("\n"), ord("\t"), *SHAPED} & shown
    assert {ord("\n"), ord("\t")} <= shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain ascii", "plain ascii"),
        ("a\nb\tc", "a\nb\tc"),
        ("a\r\nb", "a\nb"),
        ("over\rwritten", "over⟨U+000D⟩written"),
        ("\x1b[31mred\x1b[0m", "⟨U+001B⟩[31mred⟨U+001B⟩[0m"),
        ("\u202egnp.exe", "⟨U+202E⟩gnp.exe"),
        ("pass\u200bword", "pass⟨U+200B⟩word"),
        ("\U000e0068\U000e0069", "⟨U+E0068⟩⟨U+E0069⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("Grüße, 世界, שלום", "Grüße, 世界, שלום"),
        ("👩🏽\u200d💻 ⚠\ufe0f 1\ufe0f\u20e3", "👩🏽\u200d💻 ⚠\ufe0f 1\ufe0f\u20e3"),
        ("a\ufe0fb\u200dc", "a⟨U+FE0F⟩b⟨U+200D⟩c"),
        ("💻\u200d", "💻⟨U+200D⟩"),
    ],
)
def test_printable(raw: str, shown: str) -> None:
    assert printable(raw) == shown


@given(ANY)
@example("\ud83d\ude00")
def test_nothing_hidden_is_left_and_twice_is_once(text: str) -> None:
    shown = printable(text)
    assert printable(shown) == shown
    assert set(hidden(shown)) <= {"\ufe0f", "\u200d"}
    assert not ({"\ufe0f", "\u200d"} & set(shown) and shown.isascii())
    shown.encode()


@given(ANY)
def test_visible_text_stays(text: str) -> None:
    plain = "".join(char for char in text if not hidden(char))
    assert printable(plain) == plain


@pytest.mark.parametrize("unit", ["x", "é", "\u202e", "👩\u200d", "1\ufe0f", "\r"])
def test_a_megabyte_takes_no_time(unit: str) -> None:
    begin = time.perf_counter()
    printable(unit * 1_000_000)
    assert time.perf_counter() - begin < 5


@given(ANY, st.integers(1, 60))
def test_one_line_is_one_short_line(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert "\n" not in line
    assert "\t" not in line
    assert line.count("⟨U+") > 0 or len(line) <= limit or "⟨U+" in text


@given(ANY, st.lists(st.builds(Span, st.integers(-3, 30), st.integers(-3, 30), st.integers(0, 4))))
def test_pieces_join_to_the_text_and_know_their_spans(text: str, spans: list[Span]) -> None:
    pieces = cut(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        assert piece.text
        for place in range(at, at + len(piece.text)):
            covering = {s.label for s in spans if s.start <= place < s.end}
            assert set(piece.labels) == covering
        at += len(piece.text)


def test_pieces_are_not_cut_without_need() -> None:
    pieces = cut("the key is 4711!", [Span(11, 15, 0), Span(8, 15, 1)])
    assert pieces == [("the key ", ()), ("is ", (1,)), ("4711", (0, 1)), ("!", ())]


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("世界", 4), ("é", 1), ("e\u0301", 1)])
def test_cells(text: str, columns: int) -> None:
    assert cells(text) == columns


@given(st.text(), st.integers(1, 40))
def test_wrapped_lines_keep_the_words_and_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert " ".join(lines).split() == text.split()
    assert all(cells(line) <= width for line in lines if " " in line)
