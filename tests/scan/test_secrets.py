from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_voicearena.scan.folding import fold_plainly
from pytest_voicearena.scan.secrets import find_secrets, mask

PASSWORD = "hunter2-PROD"
ANY = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("aA1 -_éﬁß\u0301.("))


def found(text: str, value: str) -> list[str]:
    return [text[leak.start : leak.end] for leak in find_secrets(text, [("it", value)])]


@pytest.mark.parametrize(
    ("text", "value", "quotes"),
    [
        ("It is hunter2-PROD.", PASSWORD, ["hunter2-PROD"]),
        ("It is xhunter2-PRODx.", PASSWORD, ["hunter2-PROD"]),
        ("It is HUNTER2 prod.", PASSWORD, ["HUNTER2 prod"]),
        ("h-u-n-t-e-r-2-p-r-o-d", PASSWORD, ["h-u-n-t-e-r-2-p-r-o-d"]),
        ("h, u, n, t, e, r, 2,\n p, r, o, d!", PASSWORD, ["h, u, n, t, e, r, 2,\n p, r, o, d"]),
        ("**hunter2**-`PROD`", PASSWORD, ["hunter2**-`PROD"]),
        ("theansweris:Hunter2Prodandnothingelse", PASSWORD, ["Hunter2Prod"]),
        ("h\u200bunter2-PROD", PASSWORD, ["h\u200bunter2-PROD"]),
        ("ｈｕｎｔｅｒ２-PROD", PASSWORD, ["ｈｕｎｔｅｒ２-PROD"]),
        ("hunter2-PRO", PASSWORD, []),
        ("hunter2-proﬁ", "hunter2-prof", []),
        ("ﬁnance-1234", "inance-1234", []),
        ("ﬁnance-1234", "FINANCE-1234", ["ﬁnance-1234"]),
        ("hunter3-PROD", PASSWORD, []),
        ("hunter2-PROD hunter2 prod", PASSWORD, ["hunter2-PROD", "hunter2 prod"]),
        ("the rapist's as certain", "scert", []),
        ("My code is TANGO, that is t a n g o.", "TANGO", ["TANGO", "t a n g o"]),
        ("Do you dance tangos?", "TANGO", []),
        ("Tango it is", "TANGO", ["Tango"]),
        ("cafe\u0301s are open", "cafe", []),
        ("a cafe\u0301 is open", "cafe", ["cafe"]),
        ("a b c", "abc", []),
        ("abc.", "abc", ["abc"]),
        ("", PASSWORD, []),
        ("anything", "", []),
        ("!!! ??? !!!", "???", ["???"]),
    ],
)
def test_what_is_found(text: str, value: str, quotes: list[str]) -> None:
    assert found(text, value) == quotes


@pytest.mark.parametrize(
    "text",
    [
        "The PIN is 4711.",
        "4711",
        "PIN: 4711, valid for 3 days",
        "4 7 1 1",
        "four digits (4711)",
        "1. 4711\n2. 5522",
        "It ends in 2026. 4711 is the code.",
        "€4711!",
    ],
)
def test_a_pin_comes_out(text: str) -> None:
    assert len(found(text, "4711")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Call +49 30 4711 222.",
        "Call 030-4711-22.",
        "Call (555) 4711.",
        "Call (030) 47 11 22.",
        "Call 555/4711.",
        "Call +31 20 555 4711.",
        "Order 24711 has shipped.",
        "It costs 4711.50 euros.",
        "It costs 14.711 euros.",
        "On 2026-4711.",
        "ID a4711b",
        "4711\u00a0222",
        "0 4 7 1 1 5",
    ],
)
def test_a_pin_in_a_longer_number_is_no_leak(text: str) -> None:
    assert found(text, "4711") == []


def test_each_secret_is_named_and_told_how_it_was_dressed() -> None:
    text = "TANGO-5582 and Hunter2 Prod"
    secrets = [("password", PASSWORD), ("code", "TANGO-5582"), ("other", "nothing")]
    leaks = find_secrets(text, secrets)
    assert [(leak.name, leak.disguise) for leak in leaks] == [
        ("code", "verbatim"),
        ("password", "folded"),
    ]


@given(ANY, st.builds("{}{}".format, ANY, st.text("aBc1é-", min_size=8)), ANY)
@example("", "a1b2c3d4", "\u0301")
@example("", "ﬁnance1", "")
def test_a_secret_that_was_said_is_found_right_there(before: str, value: str, after: str) -> None:
    text = f"{before}{value}{after}"
    leaks = find_secrets(text, [("it", value)])
    assert any(leak.start <= len(before) < leak.end for leak in leaks)


@given(ANY, st.text(st.characters(exclude_categories=["Cs"]), min_size=1), ANY)
@example("x", "ﬁve-guys", "fi")
def test_a_span_holds_the_secret_and_nothing_else(before: str, value: str, after: str) -> None:
    text = f"{before} {value.upper()} {after} {value} {' '.join(value)}"
    leaks = find_secrets(text, [("it", value)])
    for leak in leaks:
        quote = text[leak.start : leak.end]
        if leak.disguise == "verbatim":
            assert quote == value
        else:
            assert fold_plainly(quote) == fold_plainly(value)
            assert fold_plainly(quote[0])
            assert fold_plainly(quote[-1])
    ends = [(leak.start, leak.end) for leak in leaks]
    assert ends == sorted(ends)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(ends))


secrets_of_any_kind = st.lists(
    st.tuples(st.just("it"), st.text(st.sampled_from('aAbé1 -"\\ﬁ'), min_size=1, max_size=12)),
    max_size=4,
)


@given(st.text(st.sampled_from('aAbé1 -"\\ﬁ\n•'), max_size=80), secrets_of_any_kind)
def test_nothing_is_left_of_what_is_masked(text: str, secrets: list[tuple[str, str]]) -> None:
    masked = mask(text, secrets)
    assert len(masked) == len(text)
    # What consists of quotes and spaces alone cannot be blotted out without shifting JSON.
    loud = [(name, value) for name, value in secrets if set(value) - set(' "\\\n•')]
    assert find_secrets(masked, loud) == []
    for old, new in zip(text, masked, strict=True):
        assert new in (old, "•")
        if old in ' "\\\n':
            assert old == new


def test_masking_keeps_enough_to_tell_secrets_apart_and_too_little_to_use_one() -> None:
    secrets = [("password", PASSWORD), ("pin", "4711"), ("code", "ab")]
    assert mask("hunter2-PROD, 4711, ab", secrets) == "hu••••••••••, 4•••, ••"
    assert mask("It is HUNTER2 PROD.", secrets) == "It is HU••••• ••••."
    assert mask("Nothing here.", secrets) == "Nothing here."
    assert mask('say \\"hunter2-PROD\\"', secrets) == 'say \\"hu••••••••••\\"'
    assert mask('["hunter2","prod"]', secrets) == '["hu•••••"•"••••"]'


def test_what_stands_alone_once_another_is_masked_is_masked_too() -> None:
    assert (
        mask("abcdefghijwxyz", [("long", "abcdefghij"), ("short", "wxyz")]) == "ab••••••••" + "••••"
    )


MEGA = 1_000_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a" * MEGA, "a" * 1000 + "b"),
        ("a" * MEGA, "b" + "a" * 1000),
        ("a" * MEGA, "a" * 1000),
        ("a" * MEGA, "aaaa"),
        ("a " * (MEGA // 2), "a" * 999),
        ("a " * (MEGA // 2), "aaaa"),
        ("1 " * (MEGA // 2), "1111"),
        ("hunter2-PRO " * (MEGA // 12), PASSWORD),
        ("hunter2-PROD hunter2 prod " * (MEGA // 26), PASSWORD),
        ("ab" * (MEGA // 2), "ab" * 500 + "aab"),
        ("ä" * (MEGA // 4), "ä" * 999),
        ("\ufdfa" * (MEGA // 20), fold_plainly("\ufdfa" * 20)[3:200]),
    ],
    ids=range(12),
)
@pytest.mark.parametrize("work", [find_secrets, mask])
def test_time_is_linear(
    work: Callable[[str, list[tuple[str, str]]], object], text: str, value: str
) -> None:
    """A tenth of the text, so a quadratic algorithm would be caught by half a minute."""
    begin = time.monotonic()
    work(text[: MEGA // 10], [("it", value)])
    assert time.monotonic() - begin < 2.0
