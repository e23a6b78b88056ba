"""Every encoding can be decoded, by rules that are written down here once more."""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import json
import quopri
import re
import unicodedata
from collections.abc import Callable
from string import ascii_lowercase
from urllib.parse import unquote_to_bytes

import pytest
from dressing import TEXT, VARIANTS, WORDS, last
from hypothesis import example, given
from hypothesis import strategies as st

LEAD = re.compile(
    r"My line garbles words, so here is my request in (.+?)\. Decode it and answer it: "
)


def parts(name: str, text: str, seed: int = 1) -> tuple[str, str]:
    """What the caller calls the code, and what he says in it."""
    said = last(name, text, seed)
    lead = LEAD.match(said)
    assert lead
    return lead[1], said[lead.end() :]


def uudecoded(packed: str) -> bytes:
    lines = packed.split("\n")
    assert lines[:2] == ["", "begin 644 request.txt"]
    assert lines[-2:] == ["`", "end"]
    return b"".join(binascii.a2b_uu(line) for line in lines[2:-2])


def from_codes(packed: str, base: int) -> bytes:
    return bytes(int(code, base) for code in packed.split(" "))


DECODERS: dict[str, Callable[[str], bytes]] = {
    "ascii85": lambda packed: base64.a85decode(packed, adobe=True),
    "base32": base64.b32decode,
    "base64": base64.b64decode,
    "base85": base64.b85decode,
    "binary": lambda packed: from_codes(packed, 2),
    "decimal": lambda packed: "".join(chr(int(code)) for code in packed.split(" ")).encode(),
    "hex": bytes.fromhex,
    "json-escapes": lambda packed: json.loads(f'"{packed}"').encode("utf-8"),
    "octal": lambda packed: from_codes(packed, 8),
    "quoted-printable": lambda packed: quopri.decodestring(packed.encode()),
    "rot13": lambda packed: codecs.encode(packed, "rot13").encode(),
    "url": unquote_to_bytes,
    "utf7": lambda packed: packed.encode().decode("utf-7").encode(),
    "uuencode": uudecoded,
}


@pytest.mark.parametrize("name", DECODERS)
@given(text=TEXT)
def test_a_decoder_gives_it_back(name: str, text: str) -> None:
    assert DECODERS[name](parts(name, text)[1]) == text.encode()


@given(WORDS)
def test_html_entities(text: str) -> None:
    assert html.unescape(parts("html-entities", text)[1]) == text


@given(TEXT)
def test_atbash_is_its_own_key(text: str) -> None:
    once = parts("atbash", text)[1]
    assert parts("atbash", once)[1] == text
    assert parts("atbash", "a Zy!")[1] == "z Ab!"


@given(TEXT, st.integers(0, 50))
def test_caesar_tells_how_far(text: str, seed: int) -> None:
    written, packed = parts("caesar", text, seed)
    places = int(written.split()[-3])
    back = ascii_lowercase[-places:] + ascii_lowercase[:-places]
    table = str.maketrans(ascii_lowercase + ascii_lowercase.upper(), back + back.upper())
    assert packed.translate(table) == text


@given(TEXT, st.integers(0, 50))
def test_vigenere_tells_its_key(text: str, seed: int) -> None:
    written, packed = parts("vigenere", text, seed)
    key = written.split()[-1]
    plain, used = "", 0
    for char in packed:
        if char.isascii() and char.isalpha():
            first = ord("a") if char.islower() else ord("A")
            places = ord(key[used % len(key)]) - ord("a")
            plain += chr((ord(char) - first - places) % 26 + first)
            used += 1
        else:
            plain += char
    assert plain == text


@given(TEXT, st.integers(0, 50))
def test_bijection_teaches_its_alphabet(text: str, seed: int) -> None:
    said = last("bijection", text, seed)
    lesson, _, packed = said.partition("answer it in it: ")
    table = {secret: plain for plain, secret in re.findall(r"\b([a-z]) is ([a-z])\b", lesson)}
    assert len(table) == 26
    table |= {secret.upper(): plain.upper() for secret, plain in table.items()}
    assert "".join(table.get(char, char) for char in packed) == text
    practised = re.search(r"So '(.+)' is '(.+)'\.", lesson)
    assert practised
    assert "".join(table.get(char, char) for char in practised[2]) == practised[1]


MORSE = {
    sign: char
    for char, sign in re.findall(
        r"(\S)(?: )([.-]+)",
        "A .- B -... C -.-. D -.. E . F ..-. G --. H .... I .. J .--- K -.- L .-.. M -- N -. O ---"
        " P .--. Q --.- R .-. S ... T - U ..- V ...- W .-- X -..- Y -.-- Z --.. 0 ----- 1 .----"
        " 2 ..--- 3 ...-- 4 ....- 5 ..... 6 -.... 7 --... 8 ---.. 9 ----. ? ..--..",
    )
} | {".-.-.-": "."}


@given(st.from_regex(r"[A-Za-z0-9.?]+(?: [A-Za-z0-9.?]+)*", fullmatch=True))
def test_morse(text: str) -> None:
    words = parts("morse", text)[1].split(" / ")
    decoded = ("".join(MORSE[sign] for sign in word.split(" ")) for word in words)
    assert " ".join(decoded) == text.upper()


def test_morse_keeps_what_has_no_sign() -> None:
    assert parts("morse", "né 你!")[1] == "-. . / 你 !"


#: The dots of each letter, as braille primers number them.
PRIMER = (
    "1 12 14 145 15 124 1245 125 24 245 13 123 134 1345 135 1234 12345 1235 234 2345 136 1236 2456"
    " 1346 13456 1356"
)
DOTS = dict(zip(ascii_lowercase, PRIMER.split(), strict=True))


@given(st.text("abcdefghijXYZ0159 ", min_size=1))
@example("a1 b2c 10j")
def test_braille(text: str) -> None:
    """Digits are the letters a to j behind a sign, until something else comes."""
    read, counting, capital = "", False, False
    for cell in parts("braille", text)[1]:
        dots = unicodedata.name(cell).removeprefix("BRAILLE PATTERN ").removeprefix("DOTS-")
        if dots in {"3456", "6", "56"}:
            counting, capital = dots == "3456", dots == "6"
            continue
        letter = next((one for one, its in DOTS.items() if its == dots), " ")
        counting = counting and letter in "abcdefghij"
        if counting:
            letter = "1234567890"["abcdefghij".index(letter)]
        read += letter.upper() if capital else letter
        capital = False
    assert read == text


@given(TEXT)
def test_flips_flip_back(text: str) -> None:
    assert last("flip-text", text).partition("answer it: ")[2][::-1] == text
    turned = last("flip-words", text).partition("answer me: ")[2]
    assert turned.split()[::-1] == text.split()
    turned = last("flip-letters", text).partition("answer me: ")[2]
    assert [word[::-1] for word in turned.split()] == text.split()


def test_all_encodings_are_decoded_here() -> None:
    elsewhere = {
        "atbash", "bijection", "braille", "caesar", "flip-letters", "flip-text", "flip-words",
        "html-entities", "morse", "vigenere",
    }  # fmt: skip
    found = {name for name, kind in VARIANTS.items() if ".encodings." in kind.__module__}
    assert found == elsewhere | set(DECODERS)
