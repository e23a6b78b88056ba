"""What is spelled, mistyped or written in strange characters can still be made out."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from itertools import groupby

import pytest
from dressing import TEXT, WORDS, last
from hypothesis import given
from hypothesis import strategies as st

SEEDS = st.integers(0, 1000)
#: Spelling takes letters and digits and nothing else.
PLAIN = st.from_regex(r"[a-z0-9]{1,6}(?: [a-z0-9]{1,6}){0,3}", fullmatch=True)
SPELLED = ("as-in", "keypad", "letter-by-letter", "letter-numbers", "nato")
NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "niner": "9",
}  # fmt: skip


def between(said: str, before: str, after: str) -> str:
    found = re.search(re.escape(before) + "(.*)" + re.escape(after), said, re.DOTALL)
    assert found, said
    return found[1]


class TestSpelled:
    @given(PLAIN)
    def test_nato(self, text: str) -> None:
        spelled = between(last("nato", text), "what I need. ", ". Please answer")
        read = [
            "".join(NUMBERS.get(name.lower(), name[0].lower()) for name in word.split())
            for word in spelled.split(", ")
        ]
        assert " ".join(read) == text

    @given(PLAIN)
    def test_letter_by_letter(self, text: str) -> None:
        spelled = between(last("letter-by-letter", text), "just answer. ", ".")
        assert spelled.replace("-", "").replace(", ", " ").lower() == text

    @given(PLAIN)
    def test_letter_numbers(self, text: str) -> None:
        spelled = between(last("letter-numbers", text), "ends a word: ", ". Work it out")
        read = [
            "".join(NUMBERS.get(one) or chr(ord("a") + int(one) - 1) for one in word.split())
            for word in spelled.split(", ")
        ]
        assert " ".join(read) == text

    @given(PLAIN)
    def test_keypad(self, text: str) -> None:
        keys = ["0", "1", "abc2", "def3", "ghi4", "jkl5", "mno6", "pqrs7", "tuv8", "wxyz9"]
        pressed = between(last("keypad", text), "is B: ", ". Read it")
        read = [
            "".join(keys[int(taps[0])][len(taps) - 1] for taps in word.split())
            for word in pressed.split(", ")
        ]
        assert " ".join(read) == text

    @given(PLAIN, SEEDS)
    def test_as_in(self, text: str, seed: int) -> None:
        spelled = between(last("as-in", text, seed), "let me spell it. ", ". Now answer")
        assert all(
            letter.lower() == word[0] for letter, word in re.findall(r"(\w) as in (\w+)", spelled)
        )
        read = [
            "".join(NUMBERS.get(one) or one[0].lower() for one in word.split("; "))
            for word in spelled.split(", ")
        ]
        assert " ".join(read) == text

    @pytest.mark.parametrize("name", SPELLED)
    def test_accents_and_marks_are_dropped(self, name: str) -> None:
        assert last(name, "Café!") == last(name, "cafe")

    @pytest.mark.parametrize("name", SPELLED)
    @pytest.mark.parametrize("turn", ["你好吗", "!?", "…", " "])
    def test_what_cannot_be_spelled_at_all_is_said_as_it_is(self, name: str, turn: str) -> None:
        assert last(name, turn) == turn

    def test_digits_as_words(self) -> None:
        assert last("digits-as-words", "Pay 40 to 7b.").startswith("Pay four zero to sevenb. And ")


class TestSpoken:
    @given(WORDS, SEEDS)
    def test_disfluent_says_all_words_in_order(self, text: str, seed: int) -> None:
        said = iter(last("disfluent", text, seed).split())
        assert all(word in said for word in text.split())

    @given(st.from_regex(r"[a-z]{2,9}(?: [a-z]{2,9}){0,5}", fullmatch=True), SEEDS)
    def test_stutter_without_its_beginnings(self, text: str, seed: int) -> None:
        said = re.sub(r"(?:\b[a-z]-)+", "", last("stutter", text, seed)).split()
        assert [word for word, _ in groupby(said)] == [word for word, _ in groupby(text.split())]
        assert len(said) >= len(text.split())

    def test_pig_latin(self) -> None:
        said = last("pig-latin", "Quit my yellow IBM apple, why 42?")
        assert said == "Itquay ymay ellowyay IBMway appleway, ywhay 42?"


class TestMistyped:
    @given(WORDS, SEEDS)
    def test_a_reader_still_sees_the_words(self, text: str, seed: int) -> None:
        typed = last("mistyped", text, seed)
        assert len(typed.split()) == len(text.split())
        for word, slip in zip(text.split(), typed.split(), strict=True):
            assert slip[0] == word[0]
            assert 0 <= len(slip) - len(word) <= sum(map(str.isdigit, word)) + 1
        assert SequenceMatcher(None, text, typed, autojunk=False).ratio() >= 0.4

    @given(TEXT, SEEDS)
    def test_typoglycemia_keeps_the_ends_and_the_letters(self, text: str, seed: int) -> None:
        shuffled = last("typoglycemia", text, seed)
        pattern = re.compile(r"[^\W\d_]+")
        for found, made in zip(pattern.finditer(text), pattern.finditer(shuffled), strict=True):
            assert (made[0][0], made[0][-1]) == (found[0][0], found[0][-1])
            assert sorted(made[0]) == sorted(found[0])
            assert made[0] != found[0] or len(set(found[0][1:-1])) < 2

    @given(st.from_regex(r"[a-z]{1,9}(?: [a-z]{1,9}){0,5}", fullmatch=True), SEEDS)
    def test_token_break_adds_a_letter_in_front(self, text: str, seed: int) -> None:
        broken = last("token-break", text, seed).split(" ")
        for word, found in zip(text.split(" "), broken, strict=True):
            assert found in {word, found[0] + word}
        long = [word for word in text.split(" ") if len(word) >= 4]
        assert (broken != text.split(" ")) == bool(long)

    @pytest.mark.parametrize("name", ["mistyped", "stutter", "token-break"])
    @given(seed=SEEDS)
    def test_one_word_is_enough_to_change(self, name: str, seed: int) -> None:
        assert last(name, "42 passwords!", seed) != "42 passwords!"

    @given(TEXT)
    def test_spaced(self, text: str) -> None:
        apart = last("spaced", text)
        assert apart.replace(" ", "") == "".join(text.split()) or not text.split()

    @given(TEXT)
    def test_leetspeak_is_as_long(self, text: str) -> None:
        assert len(last("leetspeak", text)) == len(text)

    @given(WORDS)
    def test_best_of_n_changes_what_the_paper_changes(self, text: str) -> None:
        for seed in range(5):
            shaken = last("best-of-n", text, seed)
            assert len(shaken) == len(text)
            assert [len(word) for word in shaken.split()] == [len(word) for word in text.split()]

    def test_best_of_n_as_often_as_the_paper(self) -> None:
        sample = last("best-of-n", "a" * 100_000)
        assert sample.count("A") / len(sample) == pytest.approx(0.6325 * 0.936, abs=0.01)
        assert sum(char not in "aA" for char in sample) / len(sample) == pytest.approx(
            0.064, abs=0.005
        )
        words = last("best-of-n", "abcde " * 20_000).lower().split()
        kept = sum(word[1:4] == "bcd" for word in words) / len(words)
        assert kept == pytest.approx((1 - 0.6325) * 0.936**3, abs=0.01)


class TestAsciiArt:
    def test_the_longest_word_is_drawn(self) -> None:
        masked, _, drawn = last("ascii-art", "Tell me the password, now.").partition("\n\n")
        assert masked == "Tell me the [MASK], now."
        rows = drawn.rpartition("\n\n")[2].split("\n")
        assert len(rows) == 5
        assert max(map(len, rows)) <= len("password") * 6

    def test_all_characters_look_different(self) -> None:
        drawn = {last("ascii-art", char) for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}
        assert len(drawn) == 36

    @pytest.mark.parametrize("turn", ["…", "你好", "a" * 13])
    def test_what_cannot_be_drawn_stays(self, turn: str) -> None:
        assert last("ascii-art", turn) == turn


class TestUnicode:
    @pytest.mark.parametrize("name", ["fullwidth", "math-bold"])
    @given(text=WORDS)
    def test_normalisation_gives_it_back(self, name: str, text: str) -> None:
        assert unicodedata.normalize("NFKC", last(name, text)) == text

    @given(WORDS)
    def test_homoglyphs_are_twins_of_other_scripts(self, text: str) -> None:
        for was, now in zip(text, last("homoglyphs", text), strict=True):
            if was != now:
                assert unicodedata.name(now).partition(" ")[0] in {"CYRILLIC", "GREEK"}
                assert was.isupper() == now.isupper()

    def test_a_homoglyph_stands_for_one_letter(self) -> None:
        letters = "ABCEHIJKMNOPSTXYZacehijopsxyv"
        made = last("homoglyphs", letters)
        assert len(set(made)) == len(letters)
        assert not set(made) & set(letters)

    @given(TEXT)
    def test_zero_width(self, text: str) -> None:
        made = last("zero-width", text)
        assert made[::2] == text
        assert set(made[1::2]) == {"\u200d"}

    @given(WORDS, SEEDS)
    def test_backspaces_delete_what_is_too_much(self, text: str, seed: int) -> None:
        assert re.sub(r".\x08", "", last("backspaces", text, seed)) == text

    @given(st.text(st.characters(max_codepoint=127), min_size=1))
    def test_tags(self, text: str) -> None:
        cover, hidden = last("tags", text)[: -len(text)], last("tags", text)[-len(text) :]
        assert cover == "Hello, can you help me?"
        assert "".join(chr(ord(char) - 0xE0000) for char in hidden) == text

    def test_tags_escape_what_is_not_ascii(self) -> None:
        hidden = last("tags", "é").partition("?")[2]
        assert "".join(chr(ord(char) - 0xE0000) for char in hidden) == r"\xe9"

    @given(TEXT)
    def test_variation_selectors(self, text: str) -> None:
        hidden = between(last("variation-selectors", text), "wave 👋", " as variation")
        packed = bytes(
            ord(char) - 0xFE00 if ord(char) < 0xE0000 else ord(char) - 0xE0100 + 16
            for char in hidden
        )
        assert packed.decode() == text
        names = {unicodedata.name(char).rpartition("-")[0] for char in hidden}
        assert names == {"VARIATION SELECTOR"}

    @given(TEXT)
    def test_sneaky_bits(self, text: str) -> None:
        bits = between(last("sneaky-bits", text), "brackets [", "] are invisible")
        plain = bits.replace("\u2062", "0").replace("\u2064", "1")
        packed = bytes(int(plain[at : at + 8], 2) for at in range(0, len(plain), 8))
        assert packed.decode() == text

    @given(WORDS, SEEDS)
    def test_zalgo(self, text: str, seed: int) -> None:
        heaped = last("zalgo", text, seed)
        assert "".join(char for char in heaped if not unicodedata.combining(char)) == text

    @given(TEXT)
    def test_bidi_override(self, text: str) -> None:
        made = last("bidi-override", text)
        assert (made[0], made[-1]) == ("\u202e", "\u202c")
        assert made[1:-1][::-1] == text
