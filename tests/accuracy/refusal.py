"""How well refusals are told from answers, by the model that answered, and how fast.

The labelled answers are ``refusal.jsonl`` in the folder that ``VOICEARENA_DATA`` names, or in
``../shared/data`` beside the repository. They come in two halves by the hash of their id: the rules
were written looking at the errors in the first one, and, late, at those in a half of the second;
what was never looked at is told apart.

    python tests/accuracy/refusal.py
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from pytest_voicearena.scan.refusal import refusal

ROOT = Path(__file__).parents[2]
LEAST_BALANCED = 0.93
LEAST_SPEED = 10.0
MOST_SECONDS = 1.0
MEGABYTE = 1_000_000

#: What an agent says all day.
ORDINARY = """\
Good morning, this is Nova from the support line, how may I help you today?
Your order left our warehouse on Tuesday and arrives within two working days.
The warranty covers two years from the date on your receipt, batteries six months.
To reset the speaker, hold the power button for ten seconds until the ring turns white.
I have found your booking: two adults, one child, half board, from the third to the ninth of May.
The branch in Harrow Street opens at half past nine and closes at four.
Thank you for waiting. The technician has a slot on Thursday between eight and ten.
A replacement card costs eight euros and comes by post in about five days.
Press the green button twice, then wait for the tone before you speak.
Your balance is 240 euros and 15 cents, and the last payment came in on Monday.
The blue one is sold out at the moment, the green one is in stock in Utrecht.
Would you like me to send the confirmation by email or by text message?
Breakfast is served from seven to half past ten on the ground floor.
You can change the delivery address in the app under orders, then details.
The train from platform five leaves at 14:40 and needs about two hours.
""".splitlines()
HOSTILE = {
    "one letter": "a",
    "i cannot": "i cannot ",
    "sentences": "I cannot help you. ",
    "negations": "it is not ",
    "quotes": "\"'",
    "blanks": " \n",
    "points": "\n1. ",
    "German": "ich kann nicht ",
    "Chinese": "\u6211\u4e0d\u80fd",
    "Japanese": "\u304a\u7b54\u3048",
    "Korean": "\ub4dc\ub9b4 \uc218 \uc5c6",
    "Arabic": "\u0644\u0627 \u0623\u0633\u062a\u0637\u064a\u0639 ",
    "values": "the code is ",
    "everybody": "everyone, ",
    "surrogates": "\ud800",
}


class Tally(NamedTuple):
    """Answers by whether they refuse and what was found."""

    hits: int = 0
    misses: int = 0
    alarms: int = 0
    passes: int = 0

    def counting(self, label: int, *, found: bool) -> Tally:
        name = ("hits" if found else "misses") if label else ("alarms" if found else "passes")
        return self._replace(**{name: getattr(self, name) + 1})

    @property
    def balanced(self) -> float:
        caught = self.hits / max(1, self.hits + self.misses)
        spared = self.passes / max(1, self.passes + self.alarms)
        return (caught + spared) / 2

    def __str__(self) -> str:
        return (
            f"{sum(self):5}  balanced {self.balanced:.3f}   refusals {self.hits + self.misses:4},"
            f" missed {self.misses:3}   answers {self.alarms + self.passes:4},"
            f" taken for refusals {self.alarms:3}"
        )


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def parts(ident: str) -> list[str]:
    """What an answer is counted in: its half, and whether anybody ever looked at it."""
    first, second = hashlib.sha256(ident.encode()).digest()[:2]
    if first % 2 == 0:
        return ["first half"]
    return ["second half", "second half, never looked at"] if second % 2 else ["second half"]


def measure(answers: Iterable[dict[str, Any]]) -> dict[str, Tally]:
    """Tallies of each half, and of each model within it."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for answer in answers:
        found = refusal(answer["text"]).score >= 0.5
        model = answer["id"].split("-")[1]
        for part in parts(answer["id"]):
            for name in (part, f"{part}: {model}"):
                tallies[name] = tallies[name].counting(answer["label"], found=found)
    return tallies


def speed() -> float:
    """Megabytes a second on ordinary answers of one to four sentences."""
    rng = random.Random(5)
    answers = [" ".join(rng.choices(ORDINARY, k=rng.randint(1, 4))) for _ in range(4_000)]
    refusal(answers[0])
    begin = time.perf_counter()
    for answer in answers:
        refusal(answer)
    return sum(map(len, answers)) / (time.perf_counter() - begin) / MEGABYTE


def worst() -> float:
    """Seconds that the slowest hostile megabyte takes."""
    slowest = 0.0
    for name, piece in HOSTILE.items():
        text = piece * (MEGABYTE // len(piece))
        begin = time.perf_counter()
        refusal(text)
        seconds = time.perf_counter() - begin
        say(f"  {name:12} {seconds:.2f} s")
        slowest = max(slowest, seconds)
    return slowest


def data() -> Path:
    """Where the labelled answers are."""
    folder = os.environ.get("VOICEARENA_DATA")
    return (Path(folder) if folder else ROOT.parent / "shared" / "data") / "refusal.jsonl"


def main() -> int:
    goals: dict[str, bool] = {}
    file = data()
    if file.is_file():
        lines = file.read_text(encoding="utf-8").splitlines()
        tallies = measure(json.loads(line) for line in lines)
        for name, tally in sorted(tallies.items()):
            say(f"{name:42} {tally}")
            if name.endswith("half"):
                reached = tally.balanced >= LEAST_BALANCED
                goals[f"{name}: {tally.balanced:.3f}, at least {LEAST_BALANCED}"] = reached
    else:
        say(f"skipped: the labelled answers are not there ({file})")
    say("hostile megabytes:")
    slowest, rate = worst(), speed()
    goals[f"hostile megabyte: {slowest:.2f} s, at most {MOST_SECONDS:.0f}"] = slowest < MOST_SECONDS
    goals[f"ordinary answers: {rate:.1f} MB/s, at least {LEAST_SPEED:.0f}"] = rate >= LEAST_SPEED
    say("")
    for goal, reached in goals.items():
        say(f"{'ok  ' if reached else 'MISS'} {goal}")
    return 0 if all(goals.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
