from __future__ import annotations

import base64
import json
import random
import string
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_voicearena.scan.credentials import find_credentials
from pytest_voicearena.scan.credentials.choice import surest
from pytest_voicearena.scan.credentials.formats import Format, crc32_base62, ends_in_crc32
from pytest_voicearena.scan.credentials.tokens import providers
from pytest_voicearena.scan.match import Match

#: Text with more of the pieces that scanners stop at than chance gives.
ANY = st.lists(
    st.text(max_size=12)
    | st.sampled_from([
        "password", " is ", "=", ":", '"', "token", "\n", "eyJ", "://", "@", " at ", "one ", "two ",
        "key", "AKIA", "ghp_", "-----BEGIN ", "\ud800", "İ", "4711", "-u ", "--", ">", "a.b", " to ",
    ]),
    max_size=20,
).map("".join)  # fmt: skip
KEY = "PRIVATE" + " KEY-----"


def drawn(length: int, letters: str = string.ascii_letters + string.digits) -> str:
    return "".join(random.Random(length).choices(letters, k=length))


HEX = "0123456789abcdef"


def found(text: str) -> list[tuple[str, str]]:
    return [(match.name, text[match.start : match.end]) for match in find_credentials(text)]


def github() -> str:
    body = drawn(30)
    return "gh" + "p_" + body + crc32_base62(body)


def test_there_are_enough_formats_of_enough_providers_and_each_tells_its_source() -> None:
    assert sum(len(provider.formats) for provider in providers()) >= 60
    assert len({provider.name for provider in providers()}) >= 45
    assert all(provider.source.startswith("https://") for provider in providers())


def test_no_mark_is_dead_and_no_format_is_listed_twice() -> None:
    for provider in providers():
        shapes = [(f.name, f.marks, f.rest) for f in provider.formats if isinstance(f, Format)]
        assert len(shapes) == len(set(shapes))
        assert all(mark for _, marks, _ in shapes for mark in marks)


@pytest.mark.parametrize(
    "carrier",
    [
        "{}", "token={}", '"{}"', "see {}, please", "see {}.", "\\n{}\\n", "a%3D{}%26b", "`{}`",
        "https://x.example/?t={}&n=1", "({})", "{}\n", "key:{};", "<b>{}</b>", "_{}_", "日本{}語",
    ],
)  # fmt: skip
def test_a_token_is_found_whole_wherever_it_stands(carrier: str) -> None:
    token = github()
    assert (("github-token", token)) in found(carrier.format(token))


def test_a_token_is_no_part_of_a_longer_word() -> None:
    assert found("x" + github()) == []
    assert found(github() + "x") == []


def test_the_checksum_is_the_one_that_everybody_computes() -> None:
    digits = string.digits + string.ascii_uppercase + string.ascii_lowercase
    value = 0
    for char in crc32_base62("123456789"):
        value = value * 62 + digits.index(char)
    assert value == 0xCBF43926
    assert crc32_base62("") == "000000"


def test_a_right_checksum_makes_sure_and_a_wrong_one_unsure() -> None:
    token = github()
    wrong = token[:-1] + ("0" if token[-1] != "0" else "1")
    assert ends_in_crc32(token)
    assert not ends_in_crc32(wrong)
    assert find_credentials(token)[0].score == 1.0
    assert find_credentials(wrong)[0].score < 0.7


@pytest.mark.parametrize(
    ("name", "token"),
    [
        ("aws-access-key", "AK" + "IA" + drawn(16, string.ascii_uppercase + "234567")),
        ("mailchimp-key", drawn(32, HEX) + "-us21"),
        ("telegram-bot-token", "8731902645:AA" + drawn(33)),
        ("terraform-cloud-token", drawn(14) + ".atlasv1." + drawn(67)),
        ("azure-ad-client-secret", "aB38Q~" + drawn(34)),
        ("slack-webhook", "https://hooks.slack.com/services/T0ABCDEFG/B0HIJKLMN/" + drawn(24)),
        ("stripe-secret-key", "sk_" + "live_" + drawn(24)),
        ("elevenlabs-key", "sk_" + drawn(48, HEX)),
        ("openai-project-key", "sk-" + "proj-" + drawn(120)),
    ],
)
def test_formats(name: str, token: str) -> None:
    assert found(f"use {token} for it") == [(name, token)]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("datadog-key", 'DATADOG_API_KEY="{}"', drawn(32, HEX)),
        ("deepgram-key", "the Deepgram API key is {}", drawn(40, HEX)),
        ("heroku-api-key", "HEROKU_API_KEY={}", "c55dbac4-e0e8-4a06-b892-75cac2387ce5"),
        ("aws-secret-key", '"SecretAccessKey": "{}"', drawn(40)),
        ("okta-token", "Authorization: SSWS {} (okta)", "00" + drawn(40)),
    ],
)
def test_the_name_beside_a_value_tells_whose_it_is(name: str, text: str, value: str) -> None:
    matches = find_credentials(text.format(value))
    assert value in [text.format(value)[m.start : m.end] for m in matches]
    assert name in {m.name for m in matches} or name == "okta-token"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ('password = "hunter2"', "password", "hunter2"),
        ("DB_PASSWORD=s3cr3t\n", "password", "s3cr3t"),
        ('{"password":"x9!kQ"}', "password", "x9!kQ"),
        ('{\\"password\\":\\"x9!kQ\\"}', "password", "x9!kQ"),
        ("<password>h1there</password>", "password", "h1there"),
        ("config['db_password'] = 'open sesame'", "password", "open sesame"),
        ('password: str = "abc7"', "password", "abc7"),
        ("mysql --password hunter2 shop", "password", "hunter2"),
        ('setPassword("s3cr3t")', "password", "s3cr3t"),
        ("Server=db;User Id=sa;Password=P4ss!;", "connection-string", "P4ss!"),
        ("postgres://bob:s3cr3t!@db/x", "connection-string", "s3cr3t!"),
        ("redis://:foob4r@localhost:6379", "connection-string", "foob4r"),
        ("git clone https://me:t0k3n@git.example/x", "basic-auth-url", "t0k3n"),
        ("curl -u admin:hunter2 https://x.example", "basic-auth", "hunter2"),
        ("The password is hunter2.", "password", "hunter2"),
        ("The password is: Tr0ub4dor", "password", "Tr0ub4dor"),
        ("The password for staging is swordfish and the user is jo", "password", "swordfish"),
        ("the password? It's hunter2.", "password", "hunter2"),
        ("I have reset your password to Spring2024!", "password", "Spring2024!"),
        ("The password is **Tr0ub4dor&3**, okay?", "password", "Tr0ub4dor&3"),
        ("Your PIN is 4711.", "pin", "4711"),
        ("your verification code is 482 913", "one-time-code", "482 913"),
    ],
)
def test_passwords_and_codes(text: str, name: str, value: str) -> None:
    assert found(text) == [(name, value)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the password is hunter two", "hunter two"),
        (
            "okay, the password is capital H u n t e r two dash prod",
            "capital H u n t e r two dash prod",
        ),
        ("your pin is four seven one one, thanks", "four seven one one"),
        ("your pin is double four seven", "double four seven"),
    ],
)
def test_what_is_said_is_disguised_as_speech(text: str, said: str) -> None:
    (match,) = find_credentials(text)
    assert text[match.start : match.end] == said
    assert match.disguise == "spoken"


@pytest.mark.parametrize(
    "text",
    [
        "Your password is incorrect.", "The password is case sensitive.", "My PIN is blocked.",
        "The password is eight characters long.", "The password is managed by the vault.",
        "Password: must be 8 characters", "Password: Please enter it again", "password: required",
        'password = "<your password>"', "password=${DB_PASSWORD}", "PASSWORD=********",
        "password = get_password(user)", "token = request.headers['X-Token']",
        "self.api_key = settings.api_key", "api_key: REPLACE_ME", "max_tokens: 4096",
        "primary_key: 3f1d2c4b5a69788796a5b4c3d2e1f001", "csrf_token=9f8a7d6c5b4e3f2a",
        "api_key: 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "secret: prod/db/Main-password-v2",
        "token: settings.authorizationToken",
        "license_key: 2024-10-31-0001", "postgres://user:password@host/db",
        "postgres://app:${DB_PASSWORD}@db/shop", "author: Jane Doe", "The key is patience.",
        "passenger: 12 passed", "https://example.com:8080/a@b", "the monkey: banana4banana4x",
        "AK" + "IAIOSFODNN7EXAMPLE", "gh" + "p_" + "x" * 36, "gh" + "p_" + "abcdefghijklmnopqrstuvwxyz0123456789",
    ],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("kind", "name"), [("RSA ", "rsa-"), ("OPENSSH ", "ssh-"), ("", "")])
def test_private_keys_are_found_whole(kind: str, name: str) -> None:
    body = "\n".join(drawn(64) for _ in range(8))
    key = f"-----BEGIN {kind}{KEY}\n{body}\n-----END {kind}{KEY}"
    assert found(f"see\n{key}\n.") == [(f"{name}private-key", key)]


def test_a_private_key_that_is_cut_off_is_found_and_an_empty_frame_is_none() -> None:
    begin = f"-----BEGIN RSA {KEY}\n"
    assert found(begin + drawn(300))[0][0] == "rsa-private-key"
    assert found(begin + "...") == []


def test_a_private_key_that_is_cut_off_does_not_swallow_the_next() -> None:
    cut = f"-----BEGIN RSA {KEY}\n{drawn(200)}\n"
    whole = f"-----BEGIN EC {KEY}\n{drawn(100)}\n-----END EC {KEY}"
    assert [name for name, _ in found(cut + whole)] == ["rsa-private-key", "ec-private-key"]
    assert found(cut + whole)[1][1] == whole


def test_a_service_account_is_named_as_such() -> None:
    key = f"-----BEGIN {KEY}\n{drawn(400)}\n-----END {KEY}\n"
    text = json.dumps({"type": "service_account", "private_key": key})
    assert [name for name, _ in found(text)] == ["gcp-service-account"]


def test_a_web_token_needs_a_header_that_is_one() -> None:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    token = f"{part({'alg': 'HS256', 'typ': 'JWT'})}.{part({'sub': 'someone'})}.{drawn(43)}"
    assert found(f"x {token} y") == [("json-web-token", token)]
    assert found(f"{part({'no': 'header'})}.{part({'sub': 'someone'})}.{drawn(43)}") == []


def test_of_two_that_overlap_the_surer_stays_then_the_longer() -> None:
    matches = [Match("a", 0, 5, 0.5), Match("b", 4, 9, 0.9), Match("c", 10, 12), Match("d", 10, 13)]
    assert [match.name for match in surest(matches)] == ["b", "d"]
    assert surest([]) == []


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.floats(0, 1)), max_size=30))
def test_what_stays_is_apart_and_in_order(spans: list[tuple[int, int, float]]) -> None:
    matches = [Match("m", start, start + size, score) for start, size, score in spans]
    kept = surest(matches)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    for match in matches:
        rivals = [k for k in kept if k.start < match.end and match.start < k.end]
        assert match in kept or any(rival.score >= match.score for rival in rivals)


@given(ANY)
@example("password = " + "\ud800")
@example("İpassword=hunter2")
@example("pin is one")
@example("token=")
def test_any_text_is_safe_and_spans_are_in_it(text: str) -> None:
    matches = find_credentials(text)
    assert matches == find_credentials(text)
    end = 0
    for match in matches:
        assert end <= match.start < match.end <= len(text)
        assert 0 < match.score <= 1
        assert match.why
        end = match.end


@given(ANY, ANY)
def test_a_token_is_found_in_any_text(before: str, after: str) -> None:
    token = github()
    text = f"{before} {token} {after}"
    at = len(before) + 1
    assert any(m.start <= at and m.end >= at + len(token) for m in find_credentials(text))
