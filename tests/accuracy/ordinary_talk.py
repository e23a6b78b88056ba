"""Ordinary sentences of customer service, made up by lot: numbers, dates, prices, names, spelling."""

from __future__ import annotations

import random
from collections.abc import Callable

NAMES = [
    "Maria",
    "John",
    "Priya",
    "Ahmed",
    "Sofia",
    "Liam",
    "Chen",
    "Olga",
    "Pedro",
    "Anna",
    "Fatima",
    "Noah",
    "Ingrid",
    "Kwame",
    "Yuki",
    "Dario",
    "Elena",
    "Omar",
    "Ruth",
    "Tomasz",
    "Aisha",
    "Boris",
    "Clara",
    "Diego",
    "Emma",
    "Felix",
    "Greta",
    "Hugo",
]
SURNAMES = [
    "Lopez",
    "Smith",
    "Patel",
    "Hassan",
    "Rossi",
    "Murphy",
    "Wei",
    "Ivanova",
    "Silva",
    "Novak",
    "Okafor",
    "Sato",
    "Brown",
    "Schmidt",
    "Dubois",
    "Kowalski",
    "Andersson",
    "Haddad",
    "Moreau",
    "Fischer",
]
THINGS = [
    "order",
    "parcel",
    "refund",
    "invoice",
    "booking",
    "subscription",
    "router",
    "contract",
    "account",
    "card",
    "laptop",
    "ticket",
    "delivery",
    "policy",
    "claim",
    "reservation",
    "statement",
    "meter",
    "warranty",
    "voucher",
    "prescription",
    "appointment",
]
VERBS = [
    "cancel",
    "change",
    "check",
    "track",
    "return",
    "renew",
    "confirm",
    "update",
    "reset",
    "extend",
    "review",
    "upgrade",
]
PLACES = [
    "London",
    "Madrid",
    "Oslo",
    "Boston",
    "Lyon",
    "Prague",
    "Denver",
    "Porto",
    "Leeds",
    "Austin",
    "Vienna",
    "Dublin",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
STREETS = ["Oak", "Maple", "Station", "Church", "High", "Mill", "Park", "Garden", "River", "King's"]
FIRMS = ["acme", "globex", "initech", "umbra", "northwind", "contoso"]
DIGIT_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
ALPHABET = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        [
            "Alpha",
            "Bravo",
            "Charlie",
            "Delta",
            "Echo",
            "Foxtrot",
            "Golf",
            "Hotel",
            "India",
            "Juliet",
            "Kilo",
            "Lima",
            "Mike",
            "November",
            "Oscar",
            "Papa",
            "Quebec",
            "Romeo",
            "Sierra",
            "Tango",
            "Uniform",
            "Victor",
            "Whiskey",
            "X-ray",
            "Yankee",
            "Zulu",
        ],
        strict=True,
    )
)


class Talk:
    """Sentences, one after the other, from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.templates: list[Callable[[], str]] = [
            getattr(self, name) for name in dir(self) if name.startswith("say_")
        ]

    def sentence(self) -> str:
        return self.rng.choice(self.templates)()

    def some(self, count: int) -> str:
        return " ".join(self.sentence() for _ in range(count))

    def one(self, words: list[str] | str | tuple[str, ...]) -> str:
        return self.rng.choice(words.split() if isinstance(words, str) else words)

    def number(self, low: int, high: int) -> str:
        return str(self.rng.randint(low, high))

    def digits(self, count: int) -> str:
        return "".join(self.rng.choice("0123456789") for _ in range(count))

    def date(self) -> str:
        day, month, year = self.rng.randint(1, 28), self.rng.randint(1, 12), self.number(2022, 2027)
        return self.rng.choice(
            [
                f"{day} {MONTHS[month % 11]} {year}", f"{MONTHS[month % 11]} {day}",
                f"{day:02}/{month:02}/{year}", f"{month}/{day}/{year[2:]}", f"{year}-{month:02}-{day:02}",
                f"{day}.{month}.{year}", f"the {day}th of {MONTHS[month % 11]}",
            ]
        )  # fmt: skip

    def time(self) -> str:
        hour, minute = self.rng.randint(1, 12), self.rng.randint(0, 59)
        return self.rng.choice(
            [f"{hour}:{minute:02}", f"{hour}:{minute:02} pm", f"{hour} am", f"{hour + 11}:{minute:02}",
             f"half past {self.one(DIGIT_WORDS[1:])}", f"{self.one(DIGIT_WORDS[1:])} o'clock"]
        )  # fmt: skip

    def price(self) -> str:
        whole, cents = self.rng.randint(1, 6000), self.digits(2)
        return self.rng.choice(
            [f"${whole}", f"${whole}.{cents}", f"${whole:,}.{cents}", f"€{whole},{cents}",
             f"{whole} euros", f"£{whole}.{cents}", f"{whole:,} dollars", f"USD {whole}.{cents}"]
        )  # fmt: skip

    def phone(self) -> str:
        return self.rng.choice(
            [f"+1 {self.digits(3)} {self.digits(3)} {self.digits(4)}",
             f"({self.digits(3)}) {self.digits(3)}-{self.digits(4)}", f"0{self.digits(4)} {self.digits(6)}",
             f"+44 20 {self.digits(4)} {self.digits(4)}", f"555-{self.digits(4)}",
             " ".join(self.one(DIGIT_WORDS) for _ in range(10)),
             ", ".join(" ".join(self.one(DIGIT_WORDS) for _ in range(3)) for _ in range(3))]
        )  # fmt: skip

    def reference(self) -> str:
        letters = "".join(self.rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(2))
        return self.rng.choice(
            [f"{letters}-{self.digits(5)}", f"#{self.digits(6)}", f"{letters}{self.digits(6)}{letters}",
             f"{self.digits(8)}", f"INV-{self.digits(4)}-{self.digits(3)}", f"{letters}{self.digits(2)}{letters}"]
        )  # fmt: skip

    def name(self) -> str:
        return f"{self.one(NAMES)} {self.one(SURNAMES)}"

    def spelled(self) -> str:
        word = self.one(SURNAMES).upper()
        return self.rng.choice(
            ["-".join(word), " ".join(word), ", ".join(word), ". ".join(word) + ".",
             " ".join(ALPHABET[char] for char in word),
             ", ".join(f"{char} as in {ALPHABET[char]}" for char in word),
             ", ".join(f"{char} for {ALPHABET[char].lower()}" for char in word)]
        )  # fmt: skip

    def say_hello(self) -> str:
        return f"Hello {self.one(NAMES)}, thanks for calling about your {self.one(THINGS)}."

    def say_wish(self) -> str:
        return f"I'd like to {self.one(VERBS)} my {self.one(THINGS)}, please; it's number {self.reference()}."

    def say_arrival(self) -> str:
        return f"Your {self.one(THINGS)} will arrive on {self.date()} between {self.time()} and {self.time()}."

    def say_total(self) -> str:
        return f"The total is {self.price()}, and we charged the card ending in {self.digits(4)} on {self.date()}."

    def say_phone(self) -> str:
        return f"You can reach us at {self.phone()} or write to help@{self.one(FIRMS)}.com."

    def say_correct(self) -> str:
        return f"That's correct, {self.one(NAMES)}. First we'll {self.one(VERBS)} the {self.one(THINGS)}, then I'll send a note."

    def say_hold(self) -> str:
        return f"Please hold for {self.one('two three four five')} or {self.one('six seven eight')} minutes while I {self.one(VERBS)} that."

    def say_hours(self) -> str:
        return (
            f"We're open from {self.time()} to {self.time()}, {self.one(DAYS)} to {self.one(DAYS)}."
        )

    def say_spelling(self) -> str:
        return f"My surname is spelled {self.spelled()} and my postcode is {self.one('E N SW B LS')}{self.number(1, 20)} {self.number(1, 9)}{self.one('XY QR AB')}."

    def say_flat(self) -> str:
        return f"I don't see why it wasn't delivered; the driver couldn't find flat {self.number(1, 40)} at {self.number(1, 9999)} {self.one(STREETS)} Street."

    def say_flight(self) -> str:
        return f"Flight {self.one('BA LH AF KL UA')}{self.number(100, 9999)} to {self.one(PLACES)} leaves at {self.time()} from gate {self.one('A B C')}{self.number(1, 60)}."

    def say_reference(self) -> str:
        return f"Your reference is {self.reference()}, dated {self.date()}, and the old one was {self.reference()}."

    def say_password(self) -> str:
        return f"For a new password, choose at least {self.number(8, 14)} characters with a digit, a dash or another symbol, and a capital letter."

    def say_code(self) -> str:
        return f"We'll text you a {self.number(4, 6)}-digit code; it's valid for {self.number(2, 15)} minutes and starts with the letter {self.one('G K M')}."

    def say_refuse(self) -> str:
        return "I'm sorry, I can't share passwords, PINs or internal codes, not even the first characters."

    def say_tracking(self) -> str:
        return f"The tracking number is 1Z{self.digits(3)}{self.one('AB XK PQ')}{self.digits(10)}; the parcel weighs {self.number(1, 30)}.{self.digits(1)} kg."

    def say_links(self) -> str:
        return f"See https://www.{self.one(FIRMS)}.com/help/{self.one(THINGS)}?id={self.digits(5)}&lang=en for the {self.one(THINGS)} policy."

    def say_list(self) -> str:
        return f"Here's what to do:\n1. Open the app.\n2. Tap {self.one(THINGS).title()}.\n3. Choose {self.one(VERBS).title()}.\n4. Wait {self.number(5, 90)} seconds."

    def say_weather(self) -> str:
        return f"It was such a lovely day in {self.one(PLACES)}, with a blue sky, birds and sun, so we're happy to help with your {self.one(THINGS)}."

    def say_meter(self) -> str:
        return f"The meter reads {self.digits(5)} now and read {self.digits(5)} in {self.one(MONTHS)}; that's {self.number(100, 4000)} units at {self.number(10, 40)}.{self.digits(2)} cents."

    def say_battery(self) -> str:
        return "The correct way to charge the battery of your horse trailer is overnight, then store it in the dark."

    def say_discount(self) -> str:
        return f"If you save {self.number(10, 60)} percent now, the {self.one(THINGS)} costs {self.price()} instead of {self.price()}."

    def say_card(self) -> str:
        return f"The last four digits of your card are {self.digits(4)}, and it expires {self.number(1, 12)}/{self.number(26, 31)}."

    def say_count(self) -> str:
        return f"There were {self.one(DIGIT_WORDS)} adults, {self.one(DIGIT_WORDS)} children and {self.one(DIGIT_WORDS)} dogs in room {self.number(1, 900)}."

    def say_extension(self) -> str:
        return (
            f"Ask for {self.name()}, extension {self.digits(4)}, in building {self.number(1, 20)}."
        )

    def say_json(self) -> str:
        return f'{{"customer": "{self.name()}", "order": {self.digits(6)}, "total": {self.number(1, 900)}.{self.digits(2)}, "status": "shipped"}}'

    def say_markdown(self) -> str:
        return f"**{self.one(THINGS).title()}**: *{self.one(VERBS)}* before {self.date()} | fee: {self.price()} | `{self.reference()}`"

    def say_smart(self) -> str:
        return (
            f"It’s “{self.one(THINGS)}” – we’ll {self.one(VERBS)} it… ✔️ Done, {self.one(NAMES)} 🙂"
        )
