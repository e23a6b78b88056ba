from __future__ import annotations

import os
import pty
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.cli.terminal import Terminal


def on_a_screen(environ: Mapping[str, str], *parts: str | tuple[str, str | None]) -> str:
    """What arrives at a real pseudo-terminal."""
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w", encoding="utf-8") as stream:
        Terminal(stream, environ).line(*parts)
        stream.flush()
        shown = os.read(leader, 10_000).decode()
    os.close(leader)
    return shown.replace("\r\n", "\n")


def test_colour_on_a_screen() -> None:
    assert on_a_screen({}, ("no", "red"), " plain") == "\x1b[31mno\x1b[0m plain\n"


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(environ: Mapping[str, str]) -> None:
    assert on_a_screen(environ, ("no", "red")) == "no\n"


def test_an_empty_no_color_says_nothing() -> None:
    assert on_a_screen({"NO_COLOR": ""}, ("no", "red")) == "\x1b[31mno\x1b[0m\n"


def test_no_colour_and_no_width_in_a_pipe() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, encoding="utf-8") as reader:
        with os.fdopen(writing, "w", encoding="utf-8") as stream:
            terminal = Terminal(stream, {})
            terminal.line(("no", "red"))
        assert terminal.columns is None
        assert reader.read() == "no\n"


@given(st.text())
def test_no_text_moves_the_cursor(text: str) -> None:
    shown = on_a_screen({"NO_COLOR": "1"}, text[:500])
    assert not {char for char in shown if ord(char) < 32} - {"\n", "\t", " "}
    assert "\x7f" not in shown
