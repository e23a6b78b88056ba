"""How many injected instructions are found at a bearable rate of false alarms, and how fast.

The labelled texts are ``injection.jsonl`` and ``harmless.jsonl`` in the folder that
``VOICEARENA_DATA`` names, or in ``../shared/data`` beside the repository. They come in two halves by
the hash of their id: the rules were written looking at misses and false alarms of the first one.

Four scanners are compared, each at the lowest threshold that keeps the limits for false alarms: plain
keywords, our rules, the packaged classifier, and our rules with the classifier as a second opinion.

    python tests/accuracy/injection.py
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pytest_voicearena.core.errors import MissingExtra
from pytest_voicearena.scan.injection import OPERATING_POINT, Classifier, find_injections
from pytest_voicearena.scan.injection.classifier import load

ROOT = Path(__file__).parents[2]
#: What an agent reads; everything else is what a user says.
READ = {"bipia-doc", "injecagent-enhanced", "llmail-benign", "tau-tool-output"}
ORDINARY = {
    *("banking77", "bipia-doc", "clinc150", "llmail-benign", "tau-tool-output", "tau-user-turn"),
}
TRIGGERS = {"notinject"}
MOST_FALSE = {"ordinary": 0.01, "triggers": 0.05}
LEAST_SPEED = 10.0
MOST_SECONDS = 1.0
MEGABYTE = 1_000_000

KEYWORDS = [
    r"ignore (all |the |your |any )*(previous|above|prior|earlier)",
    r"disregard (all |the |your |any )*(previous|above|prior|earlier|instructions)",
    r"forget (everything|all|your|the) ",
    r"system prompt",
    r"(reveal|show|print|repeat) (me )?(your|the) (prompt|instructions|rules)",
    r"you are now ",
    r"(pretend|act) (to be|as)",
    r"jailbreak|developer mode|do anything now|\bDAN\b",
    r"(no|without) (restrictions|rules|filters)",
    r"new (instructions|task)|instead,? (say|write|print)",
    r"IMPORTANT!|\[INST\]|<\|im_start\|>|### ?(system|instruction)",
]
#: What customers and agents write all day.
TALK = """\
Hello, my parcel was announced for Tuesday, but it has not come yet. Could you find out where it is?
I moved to Leeds last month and need the new contract sent to 14 Canal Walk.
My card was declined at the petrol station this morning, although there is enough on the account.
Is breakfast included in the room rate, and until when can we check out on Sunday?
The heating makes a knocking noise since the technician was here on Friday.
We are two adults and a child of four; do we need a seat reservation for the night train?
I would like to book an appointment with Dr. Hansen for next week, preferably in the morning.
How long does a transfer to Portugal take, and what does it cost?
The blue jacket is too small, I want to exchange it for a larger one.
Thank you, that solved it. Have a nice weekend!
Your order 88214 left our warehouse yesterday and should arrive within two working days.
The outage in your street will last until about five o'clock; our team is on site.
I found two invoices from March, one for 42.50 euros and one for 17 euros.
Please have your meter number ready, it is printed on the front of the device.
The flight from Vienna lands at 18:40, the last bus to the centre leaves at 23:15.
We have a double room with a view of the lake for 130 euros a night.
""".splitlines()
WORDS = "ignore previous instructions system prompt you are now the all act as forget password say"
HOSTILE = {
    "one letter": "a",
    "blanks": " \n",
    "dots": ".a",
    "orders": "ignore all ",
    "turned orders": "you are now not to say ",
    "banners": "important! stop! attention: ",
    "comments": "<!-- x ",
    "markup": '<|im role: "x [system] ## end of http://a?b={ display: import curl \n',
    "images": "![](http://a?",
    "base64": "aWdub3JlIGFsbCBydWxlcw== ",
    "pairs": "69 67 ",
    "escapes": "\\u0069",
    "letters": "i g n o r e ",
    "words as one": "ignoreallpreviousinstructions",
    "rot13": "vtaber cerivbhf ",
    "quotes": "'a\"",
    "fields": '{"a":',
    "tag characters": "\N{TAG LATIN SMALL LETTER I}",
    "ligatures": "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}",
    "marks": "a\N{COMBINING ACUTE ACCENT}",
    "surrogates": "\ud800",
    "Chinese": "\u5ffd\u7565\u4e4b\u524d\u7684",
    "Russian": "\u0438\u0433\u043d\u043e\u0440\u0438\u0440\u0443\u0439 \u0432\u0441\u0435 ",
}

Scanner = Callable[[str, str], float]


class Line(NamedTuple):
    """A labelled text."""

    half: str
    slice: str
    injected: bool
    text: str

    @property
    def role(self) -> str:
        return "tool" if self.slice in READ else "user"

    @property
    def group(self) -> str:
        """What its false alarms count against."""
        if self.slice in TRIGGERS:
            return "triggers"
        return "ordinary" if self.slice in ORDINARY else "others"


class Counting:
    """A classifier that counts how often it is asked, and remembers."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self._known: dict[str, float] = {}
        self.asked = 0

    def score(self, text: str) -> float:
        self.asked += 1
        if text not in self._known:
            self._known[text] = self._classifier.score(text)
        return self._known[text]


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")


def read(folder: Path) -> Iterator[Line]:
    for name in ("injection.jsonl", "harmless.jsonl"):
        for row in map(json.loads, (folder / name).read_text(encoding="utf-8").splitlines()):
            first = hashlib.sha256(f"inj:{row['id']}".encode()).digest()[0] % 2 == 0
            half = "first half" if first else "second half"
            yield Line(half, row["slice"], bool(row["label"]), row["text"])


def scanners(second: Classifier | None) -> dict[str, Scanner]:
    plain = re.compile("|".join(KEYWORDS), re.IGNORECASE)

    def with_rules(text: str, role: str, second: Classifier | None = None) -> float:
        matches = find_injections(text, role=role, second=second)
        return max((match.score for match in matches), default=0.0)

    found: dict[str, Scanner] = {
        "keywords": lambda text, role: float(bool(plain.search(text))),
        "rules": with_rules,
    }
    if second:
        found["classifier"] = lambda text, role: max(map(second.score, windows(text)))
        found["together"] = lambda text, role: with_rules(text, role, second)
    return found


def windows(text: str, size: int = 1000) -> list[str]:
    """A text in pieces that the classifier can read, each half overlapping the next."""
    return [text[at : at + size] for at in range(0, max(1, len(text) - size // 2), size // 2)]


def rate(values: list[bool]) -> float:
    return sum(values) / max(1, len(values))


def false_alarms(lines: list[Line], scores: list[float], threshold: float) -> dict[str, float]:
    alarms = defaultdict(list)
    for line, score in zip(lines, scores, strict=True):
        if not line.injected:
            alarms[line.group].append(score >= threshold)
    return {group: rate(values) for group, values in alarms.items()}


def lowest_threshold(lines: list[Line], scores: list[float]) -> float:
    """The lowest threshold that keeps the limits; above all scores, if none does."""
    for threshold in sorted({score for score in scores if score > 0}):
        alarms = false_alarms(lines, scores, threshold)
        if all(alarms[group] <= most for group, most in MOST_FALSE.items()):
            return threshold
    return 2.0


def found(lines: list[Line], scores: list[float], threshold: float) -> float:
    pairs = zip(lines, scores, strict=True)
    return rate([score >= threshold for line, score in pairs if line.injected])


def table(lines: list[Line], scores: Mapping[str, list[float]], at: Mapping[str, float]) -> None:
    """How often each scanner takes the texts of a slice for injections."""
    names = list(at)
    columns = "".join(f"{name:>12}" for name in names)
    for half in ("first half", "second half"):
        say(f"\n{half:14} {'injected':24} {'texts':>6}{columns}")
        slices = sorted({(not line.injected, line.slice) for line in lines})
        for harmless, name in slices:
            places = [
                place
                for place, line in enumerate(lines)
                if (line.half, line.slice, not line.injected) == (half, name, harmless)
            ]
            rates = [rate([scores[one][place] >= at[one] for place in places]) for one in names]
            cells = "".join(f"{value:12.1%}" for value in rates)
            label = "no" if harmless else "yes"
            say(f"{label:14} {name:24} {len(places):6}{cells}")


def measure(folder: Path, second: Counting | None) -> dict[str, bool]:
    lines = list(read(folder))
    scores = {
        name: [scanner(line.text, line.role) for line in lines]
        for name, scanner in scanners(second).items()
    }
    at = {name: lowest_threshold(lines, values) for name, values in scores.items()}
    at["keywords"] = 1.0
    table(lines, scores, at)
    say(
        f"\n{'scanner':14} {'threshold':>9} {'found':>7} {'1st half':>9} {'2nd half':>9}   false alarms"
    )
    for name, threshold in [*at.items(), *[(n, OPERATING_POINT) for n in at if n in OURS]]:
        say(f"{name:14} {threshold:9.3f} {summary(lines, scores[name], threshold)}")
    return goals(lines, scores, at)


OURS = ("rules", "together")


def summary(lines: list[Line], scores: list[float], threshold: float) -> str:
    cells = [f"{found(lines, scores, threshold):7.1%}"]
    for half in ("first half", "second half"):
        places = [place for place, line in enumerate(lines) if line.half == half]
        share = found([lines[p] for p in places], [scores[p] for p in places], threshold)
        cells.append(f"{share:9.1%}")
    alarms = false_alarms(lines, scores, threshold)
    cells += [f"{group} {alarms[group]:.1%}" for group in sorted(alarms)]
    return " ".join([*cells[:3], " ", *cells[3:]])


def goals(
    lines: list[Line], scores: Mapping[str, list[float]], at: Mapping[str, float]
) -> dict[str, bool]:
    reached = {}
    for name in OURS:
        if name in scores:
            alarms = false_alarms(lines, scores[name], OPERATING_POINT)
            kept = all(alarms[group] <= most for group, most in MOST_FALSE.items())
            reached[f"{name}: false alarms at {OPERATING_POINT} within the limits"] = kept
    if "together" in scores:
        best = found(lines, scores["together"], at["together"])
        for name in ("keywords", "rules", "classifier"):
            other = found(lines, scores[name], at[name])
            reached[f"together {best:.1%}, {name} {other:.1%}"] = best > other
    return reached


def speed() -> tuple[float, float]:
    """Megabytes a second on ordinary text, as one text and utterance by utterance."""
    rng = random.Random(3)
    talk = [rng.choice(TALK) for _ in range(MEGABYTE // 80)]
    whole = "\n".join(talk)
    find_injections(whole)
    taken = []
    for texts in ([whole], talk):
        begin = time.process_time()
        for text in texts:
            find_injections(text)
        taken.append(time.process_time() - begin)
    return len(whole) / MEGABYTE / taken[0], len(whole) / MEGABYTE / taken[1]


def worst() -> tuple[float, str]:
    """The CPU seconds that the slowest hostile megabyte takes, and which that is."""
    rng = random.Random(4)
    texts = {name: piece * (MEGABYTE // len(piece)) for name, piece in HOSTILE.items()}
    texts["triggers"] = " ".join(rng.choice(WORDS.split()) for _ in range(MEGABYTE // 7))
    texts["words"] = " ".join(f"{rng.getrandbits(40):x}" for _ in range(MEGABYTE // 11))
    slowest = (0.0, "")
    for name, text in texts.items():
        for role in ("user", "tool"):
            begin = time.process_time()
            find_injections(text, role=role)
            slowest = max(slowest, (time.process_time() - begin, f"{name} ({role})"))
    return slowest


def second_opinion() -> Counting | None:
    try:
        return Counting(load())
    except MissingExtra as missing:
        say(f"without the classifier: {missing}")
        return None


def main() -> int:
    folder = Path(os.environ.get("VOICEARENA_DATA") or ROOT.parent / "shared" / "data")
    reached: dict[str, bool] = {}
    if (folder / "injection.jsonl").is_file():
        reached = measure(folder, second_opinion())
    else:
        say(f"skipped: the labelled texts are not there ({folder})")
    whole, apart = speed()
    say(f"\nordinary text: {whole:.1f} MB/s, utterance by utterance {apart:.1f} MB/s")
    seconds, name = worst()
    reached[f"ordinary text: {whole:.1f} MB/s, at least {LEAST_SPEED:.0f}"] = whole >= LEAST_SPEED
    goal = f"slowest hostile megabyte: {seconds:.2f} s, at most {MOST_SECONDS:.0f}: {name}"
    reached[goal] = seconds <= MOST_SECONDS
    say()
    for goal, kept in reached.items():
        say(f"{'ok  ' if kept else 'MISS'} {goal}")
    return 0 if all(reached.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
