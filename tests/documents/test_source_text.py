"""From bytes to text: every wrong byte gets a position, and none a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.core.errors import DocumentError
from pytest_voicearena.documents.text import MAX_BYTES, SourceText, read_source, source_of


def refused(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        source_of(data, "a.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            "a: 1\nb: café\n".encode("latin-1"),
            "a.yaml:2:7: byte 0xe9 is not UTF-8; save the file as UTF-8\n"
            "    b: caf\N{REPLACEMENT CHARACTER}\n"
            "          ^",
        ),
        (
            b"\xef\xbb\xbfa: 1\nb: \xff\n",
            "a.yaml:2:4: byte 0xff is not UTF-8; save the file as UTF-8\n"
            "    b: \N{REPLACEMENT CHARACTER}\n"
            "       ^",
        ),
        (
            b"a: b\x00c\n",
            "a.yaml:1:5: a NUL byte is not allowed in YAML\n"
            "    a: b\N{REPLACEMENT CHARACTER}c\n"
            "        ^",
        ),
        (
            "a: b\n".encode("utf-16-le"),
            "a.yaml:1:2: a NUL byte; the file seems to be UTF-16, save it as UTF-8\n",
        ),
        ("a: b\n".encode("utf-16"), "a.yaml:1:1: the file is UTF-16; save it as UTF-8"),
        (b"\xfe\xff\x00a", "a.yaml:1:1: the file is UTF-16; save it as UTF-8"),
        (
            "a: b\u2028c\n".encode(),
            "a.yaml:1:5: the invisible line break U+2028; remove it, or write "
            '"\\u2028" in quotes\n'
            "    a: b\N{REPLACEMENT CHARACTER}c\n"
            "        ^",
        ),
        (
            b"a: \x1b[31mred\n",
            "a.yaml:1:4: the character U+001B is not allowed in YAML\n"
            "    a: \N{REPLACEMENT CHARACTER}[31mred\n"
            "       ^",
        ),
    ],
    ids=["latin-1", "after-bom", "nul", "utf-16-bare", "utf-16", "utf-16-be", "u2028", "escape"],
)
def test_wrong_bytes(data: bytes, said: str) -> None:
    assert refused(data).startswith(said)


def test_each_kind_of_forbidden_character_is_told_of_once_and_in_order() -> None:
    message = refused(b"a: \x01\nb: \x02\nc: \x01\n")
    places = [line.split(" ")[0] for line in message.splitlines() if line.startswith("a.yaml")]
    assert places == ["a.yaml:1:4:", "a.yaml:2:4:"]


def test_a_byte_order_mark_is_no_text() -> None:
    assert source_of(b"\xef\xbb\xbfa: 1", "a.yaml").text == "a: 1"


def test_tabs_and_every_line_end_are_text() -> None:
    assert source_of(b"a:\t1\r\nb: 2\rc: 3\n", "a.yaml").text == "a:\t1\r\nb: 2\rc: 3\n"


@pytest.mark.parametrize("offset", range(12))
def test_an_offset_is_a_line_and_a_column(offset: int) -> None:
    text = "ab\r\ncd\re😀\n"
    mistake = SourceText("a", text).mistake_at(offset, "")
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert (mistake.line, mistake.column) == (len(before), len(before[-1]) + 1)


def test_a_place_beyond_the_end_is_moved_to_it() -> None:
    assert SourceText("a", "x\ny").mistake(99, 1, "").line == 2


class TestFiles:
    def test_too_large(self, tmp_path: Path) -> None:
        file = tmp_path / "big.yaml"
        with file.open("wb") as stream:
            stream.truncate(10_000_000)
        with pytest.raises(DocumentError, match=r"^big:1:1: .* the file has 10 MB; the limit is 8"):
            read_source(file, "big")

    def test_as_large_as_allowed(self, tmp_path: Path) -> None:
        file = tmp_path / "big.yaml"
        file.write_bytes(b"#" * MAX_BYTES)
        assert len(read_source(file, "big").text) == MAX_BYTES

    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError, match=r"^x:1:1: cannot be read: No such file"):
            read_source(tmp_path / "x", "x")

    def test_a_directory(self, tmp_path: Path) -> None:
        with pytest.raises(DocumentError, match="cannot be read: it is a directory"):
            read_source(tmp_path, "x")

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(DocumentError, match="it is no ordinary file"):
            read_source(tmp_path / "pipe", "x")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_forbidden(self, tmp_path: Path) -> None:
        file = tmp_path / "x"
        file.write_bytes(b"")
        file.chmod(0)
        with pytest.raises(DocumentError, match="Permission denied"):
            read_source(file, "x")


@given(st.binary())
def test_any_bytes_are_a_text_or_a_mistake_within_it(data: bytes) -> None:
    try:
        source = source_of(data, "a")
    except DocumentError as error:
        for mistake in error.mistakes:
            assert 1 <= mistake.line <= data.count(b"\n") + data.count(b"\r") + 1
            assert mistake.column >= 1
    else:
        assert source.text.encode() in data
