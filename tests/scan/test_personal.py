from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pytest_voicearena.scan.personal import find_personal_data
from pytest_voicearena.scan.personal.phones import _Plans

ANY = st.lists(
    st.text(max_size=12)
    | st.sampled_from([
        "my name is ", "Ann ", "Smith, ", " and ", "Mr. ", "4111 1111 1111 1111", " 12/27 ", "@", ".com",
        "+1 415 555 2671", "born ", "1990", " Street", "12 ", "DE89370400440532013000", ":", "::1", "\\n",
        "four ", "one ", "double ", " at ", " dot ", "\\ud800", "İ", "'s ", "\\u2019s", "SSN ", "i'm ", "account ",
        "I live in ", "France", "PO Box ", "Ö", "years old", "0123456789",
    ]),
    max_size=20,
).map("".join)  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    return [(match.name, text[match.start : match.end]) for match in find_personal_data(text)]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("My card is 4111 1111 1111 1111.", "payment-card", "4111 1111 1111 1111"),
        ("amex 371449635398431 please", "payment-card", "371449635398431"),
        ("card 5500-0000-0000-0004", "payment-card", "5500-0000-0000-0004"),
        ("DE89 3704 0044 0532 0130 00 it is", "iban", "DE89 3704 0044 0532 0130 00"),
        ("GB29NWBK60161331926819", "iban", "GB29NWBK60161331926819"),
        ("GB29 NWBK 6016 1331 9268 19 THANKS", "iban", "GB29 NWBK 6016 1331 9268 19"),
        ("iban: de89370400440532013000", "iban", "de89370400440532013000"),
        ("SSN: 123-45-6789", "us-ssn", "123-45-6789"),
        ("his social security number is 123 45 6789", "us-ssn", "123 45 6789"),
        ("NINO AB123456C", "uk-nino", "AB123456C"),
        ("codice fiscale RSSMRA85T10A562S", "it-codice-fiscale", "RSSMRA85T10A562S"),
        ("CPF 529.982.247-25", "br-cpf", "529.982.247-25"),
        ("PESEL 44051401359", "pl-pesel", "44051401359"),
        ("my BSN is 111222333", "nl-bsn", "111222333"),
        ("HETU 131052-308T", "fi-hetu", "131052-308T"),
        ("call (415) 555-2671 now", "phone", "(415) 555-2671"),
        ("+44 20 7946 0958", "phone", "+44 20 7946 0958"),
        ("ring 0494 92 82 32", "phone", "0494 92 82 32"),
        ("+1 415 555 2671 ext. 22", "phone", "+1 415 555 2671 ext. 22"),
        ("mail jane.doe@gmail.com!", "email", "jane.doe@gmail.com"),
        ("<jane+x@firm.co.uk>", "email", "jane+x@firm.co.uk"),
        ("my ip is 81.2.69.142", "ip-address", "81.2.69.142"),
        ("2001:4860:4860::8888", "ip-address", "2001:4860:4860::8888"),
        ("00:1B:44:11:3A:B7", "mac-address", "00:1B:44:11:3A:B7"),
        ("born on March 12, 1985", "date-of-birth", "March 12, 1985"),
        ("date of birth: 12.03.1985", "date-of-birth", "12.03.1985"),
        ('"dob": "1985-03-12"', "date-of-birth", "1985-03-12"),
        ("I am 34 years old", "age", "34 years old"),
        ("my son just turned 12", "age", "12"),
        ("passport number X12345678", "passport", "X12345678"),
        ("driver's license D1234567", "driver-licence", "D1234567"),
        ("MRN 00123456", "medical-record", "00123456"),
        ("account number 12345678", "bank-account", "12345678"),
        ("the CVV is 123", "card-security-code", "123"),
        ("it expires 12/27", "card-expiry", "12/27"),
        ("my zip code is 90210", "zip-code", "90210"),
        ("he lives in SW1A 1AA", "zip-code", "SW1A 1AA"),
        (
            "12 Oak Street, Apt 4, Austin, TX 78701",
            "address",
            "12 Oak Street, Apt 4, Austin, TX 78701",
        ),
        ("12 rue de la Paix", "address", "12 rue de la Paix"),
        ("Hauptstraße 12, 10115 Berlin", "address", "Hauptstraße 12, 10115"),
        ("P.O. Box 1234", "address", "P.O. Box 1234"),
        ("I'm from Brazil", "whereabouts", "Brazil"),
        ("We are Irish", "nationality", "Irish"),
        ("I work at Siemens", "employer", "Siemens"),
        ("my website is https://janedoe.example/me", "personal-url", "https://janedoe.example/me"),
    ],
)
def test_each_kind(text: str, name: str, value: str) -> None:
    assert (name, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112", "order number 4111111111111111 has shipped", "invoice 0000000000000000",
        "DE89 3704 0044 0532 0130 01", "000-12-3456", "version 1.2.3.4", "it listens on 127.0.0.1",
        "The ratio is 0.2927246", "see 2024-05-03 and 10:30:00", "$1,200.50", "it costs 4,999 dollars",
        "Your reference number is 1234567890", "You must be 18 years old.", "The company is 20 years old.",
        "a 5 year old laptop", "write to support@company.example", "We ship to France and Spain.",
        "The Eiffel Tower is 330 metres tall.", "Python 3.11 came out in October 2022.", "Gate 12, 5 PM",
        "Chapter 4 tells of 17 ways", "on 24 February 2004", "call 911", "std::vector", "a::b::c",
        "Monday to Friday, 9 to 5", "the meeting is at 10 on Tuesday", "look at example dot com",
    ],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_a_number_with_the_wrong_checksum_counts_only_where_it_is_called_so() -> None:
    assert found("123.456.789-00") == []
    (match,) = find_personal_data("the CPF 123.456.789-00")
    assert match.name == "br-cpf"
    assert match.score < 0.7


def test_a_card_is_surer_where_something_says_card() -> None:
    (alone,) = find_personal_data("4111111111111111")
    (told,) = find_personal_data("card 4111111111111111")
    assert alone.score < told.score


def test_a_mail_address_that_is_hidden_from_robots_says_so() -> None:
    (match,) = find_personal_data("jane [at] firm [dot] com")
    assert (match.name, match.disguise) == ("email", "obfuscated")


def test_an_address_and_a_name_in_one_sentence_are_told_apart() -> None:
    text = "My name is Jane Doe and I live at 742 Evergreen Terrace, Springfield, IL 62704."
    assert found(text) == [
        ("person", "Jane Doe"),
        ("address", "742 Evergreen Terrace, Springfield, IL 62704"),
    ]


def test_numbering_plans_are_asked_only_so_often() -> None:
    plans = _Plans()
    assert plans.know("+442079460958", (None,))
    assert not plans.know("12", ["US"] * 10_000)
    assert not plans.know("+442079460958", (None,))


def test_of_one_kind_only_so_many_are_told() -> None:
    assert len(find_personal_data("SSN 123-45-6789\n" * 12_000)) == 10_000


@given(ANY)
@example("\ud800@\ud800.com")
@example("İ my name is ann")
@example("1")
@example("A")
@example("'s")
@example("O's")
@example("age ²")
@example("born ٣٤")
def test_any_text_is_safe_and_spans_are_in_it(text: str) -> None:
    matches = find_personal_data(text)
    assert matches == find_personal_data(text)
    end = 0
    for match in matches:
        assert end <= match.start < match.end <= len(text)
        assert 0.5 <= match.score <= 1
        assert match.why
        end = match.end


@given(ANY, ANY)
def test_a_card_is_found_in_any_text(before: str, after: str) -> None:
    card = "4111 1111 1111 1111"
    text = f"{before}\nmy credit card: {card}.\n{after}"
    at = len(before) + len("\nmy credit card: ")
    assert any(m.start <= at and m.end >= at + len(card) for m in find_personal_data(text))
