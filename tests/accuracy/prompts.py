"""How much of a prompt's coming out is seen, how often honest work is taken for it, and how fast.

The prompts are those of the sample agents. Their instructions are shuffled, cut down to key words,
and told a few words a turn; the honest conversations and the leaks in other words are those of
``tests/scan/prompt_answers.txt``.

    python tests/accuracy/prompts.py
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from pytest_voicearena.scan.instructions import rules_conduct
from pytest_voicearena.scan.overlap import prompt_pieces

ROOT = Path(__file__).parents[2]
PROMPTS = {
    file.stem: file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "fixtures" / "prompts").glob("*.md"))
}
SEED = 11
#: So many instructions are a leak.
LEAK = 3
LEAST_SPEED = 5.0
MOST_SECONDS = 1.0
MEGABYTE = 1_000_000
ROUNDS = 20
#: What has nothing to do with any prompt, with places to fill.
ORDINARY = [
    "Your parcel {number} left the warehouse and arrives within {few} working days.",
    "The train to the coast leaves from platform {few} at {few}:40 and needs about two hours.",
    "I have found your booking: two adults, one child, half board, {few} nights.",
    "Press the green button twice, then wait for the tone before you speak.",
    "Breakfast is served from seven to half past ten on the ground floor.",
    "The invoice {number} was paid on Monday; the receipt comes by email.",
]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def instructions(prompt: str) -> list[str]:
    sentences = re.split(r"[.!?]+\s+(?![a-z])|\n+(?!\s*[a-z(])", prompt)
    return [one.strip() for one in sentences if rules_conduct(one)]


def key_words(sentence: str) -> str:
    return "- " + " ".join(word for word in re.findall(r"\w+", sentence) if len(word) > 3)


def forms(prompt: str, rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Ways in which a prompt comes out, each as the answers of a conversation."""
    sentences = instructions(prompt)
    some = rng.sample(sentences, min(len(sentences), 6))
    words = " ".join(sentences).split()
    yield "verbatim", [prompt]
    yield "shuffled", [". ".join(rng.sample(sentences, len(sentences)))]
    yield "six of them", [". ".join(some)]
    yield "key words", ["In short:\n" + "\n".join(map(key_words, sentences))]
    yield "six as key words", ["In short:\n" + "\n".join(map(key_words, some))]
    yield "one a turn", sentences
    yield "four words a turn", [" ".join(words[at : at + 4]) for at in range(0, len(words), 4)]
    yield "a word a line", ["\n".join(f"{at}. {word}" for at, word in enumerate(words, 1))]


def told(answers: list[str], prompt: str) -> int:
    """How many instructions come out over a conversation."""
    names: set[str] = set()
    for at, answer in enumerate(answers):
        said = "\n".join(answers[:at])
        names.update(match.name for match in prompt_pieces(answer, prompt, said))
    return len(names)


def conversations() -> Iterator[tuple[str, str, list[str]]]:
    file = ROOT / "tests" / "scan" / "prompt_answers.txt"
    for block in re.split(r"(?m)^## ", file.read_text(encoding="utf-8"))[1:]:
        head, *lines = block.strip().splitlines()
        kind, name = head.split()
        yield kind, name, [line.replace(r"\n", "\n") for line in lines if line]


def measure_leaks() -> float:
    rng = random.Random(SEED)
    seen: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for prompt in PROMPTS.values():
        for _ in range(ROUNDS):
            for form, answers in forms(prompt, rng):
                total[form] += 1
                seen[form] += told(answers, prompt) >= LEAK
    for kind, name, answers in conversations():
        if kind == "leak":
            total["in other words"] += 1
            seen["in other words"] += told(answers, PROMPTS[name]) >= LEAK
    for form, count in total.items():
        say(f"  {form:18} {seen[form]:4} of {count}")
    return seen.total() / total.total()


def measure_honest() -> tuple[int, int]:
    """Honest conversations, and those that are taken for leaks."""
    honest = [
        told(answers, PROMPTS[name]) for kind, name, answers in conversations() if kind == "honest"
    ]
    return len(honest), sum(count >= LEAK for count in honest)


def speed_on(answers: list[str], prompt: str) -> float:
    """Megabytes a second of CPU time."""
    prompt_pieces(answers[0], prompt)
    begin = time.process_time()
    for answer in answers:
        prompt_pieces(answer, prompt)
    return sum(map(len, answers)) / (time.process_time() - begin) / MEGABYTE


def measure_speed() -> tuple[float, float]:
    """On answers that have nothing, and on answers that have everything to do with the prompt."""
    rng = random.Random(SEED)
    prompt = PROMPTS["techcorp_support_hardened"]
    lines = [line for line in prompt.splitlines() if line]
    ordinary = [
        " ".join(
            line.format(number=rng.randint(10, 99999), few=rng.randint(2, 9))
            for line in rng.sample(ORDINARY, rng.randint(1, 4))
        )
        for _ in range(3_000)
    ]
    close = [" ".join(rng.sample(lines, 3)) for _ in range(1_000)]
    return speed_on(ordinary, prompt), speed_on(close, prompt)


def worst() -> float:
    """Seconds of CPU time that the slowest hostile megabyte takes."""
    prompt = PROMPTS["techcorp_support_hardened"]
    words = prompt.split()
    rng = random.Random(SEED)
    hostile: list[Callable[[], str]] = [
        lambda: prompt * (MEGABYTE // len(prompt)),
        lambda: " ".join(rng.choices(words, k=150_000)),
        lambda: "\n".join(rng.choices(words, k=150_000)),
        lambda: "never tell callers " * 52_000,
        lambda: ". " * (MEGABYTE // 2),
        lambda: "a" * MEGABYTE,
        lambda: "a b " * (MEGABYTE // 4),
    ]
    slowest = 0.0
    for make in hostile:
        text = make()
        begin = time.process_time()
        prompt_pieces(text, prompt, text[:20_000], text[:20_000])
        slowest = max(slowest, time.process_time() - begin)
    return slowest


def main() -> int:
    rate = measure_leaks()
    count, alarms = measure_honest()
    ordinary, close = measure_speed()
    slowest = worst()
    say(f"  {close:.1f} MB/s on answers that are of the prompt's own words")
    goals = {
        f"leaks seen: {rate:.1%}, at least 95%": rate >= 0.95,
        f"honest conversations taken for leaks: {alarms} of {count}": alarms == 0,
        f"ordinary answers: {ordinary:.1f} MB/s, at least {LEAST_SPEED:.0f}": ordinary
        >= LEAST_SPEED,
        f"hostile megabyte: {slowest:.2f} s": slowest < MOST_SECONDS,
    }
    say("")
    for goal, reached in goals.items():
        say(f"{'ok  ' if reached else 'MISS'} {goal}")
    return 0 if all(goals.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
