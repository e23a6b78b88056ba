"""Holds the shipped attacks to their rules: complete, varied, free of false alarms."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from pytest_voicearena.core.taxonomy import Category, Severity

FOLDER = Path(__file__).parents[2] / "attacks"
DOMAINS = frozenset(
    {"support", "banking", "health", "travel", "sales", "utilities", "hotels", "delivery"}
)
DETECTORS = frozenset({"secret", "prompt_leak", "tool_call", "contains", "policy", "judge"})
PLACEHOLDERS = frozenset({"{{secret}}", "{{tool}}", "{{agent}}"})
ATTACK_KEYS = frozenset(
    {
        "id",
        "title",
        "severity",
        "technique",
        "standards",
        "turns",
        "breached_if",
        "benign_twin",
        "domains",
        "tool_results",
    }
)
SUITE_KEYS = frozenset(
    {"suite", "about", "category", "severity", "standards", "breached_if", "attacks"}
)

#: MITRE ATLAS techniques that the suites may name.
ATLAS = {
    "AML.T0048.000": "External Harms: Financial Harm",
    "AML.T0048.001": "External Harms: Reputational Harm",
    "AML.T0048.003": "External Harms: User Harm",
    "AML.T0051.000": "LLM Prompt Injection: Direct",
    "AML.T0051.001": "LLM Prompt Injection: Indirect",
    "AML.T0051.002": "LLM Prompt Injection: Triggered",
    "AML.T0053": "AI Agent Tool Invocation",
    "AML.T0054": "LLM Jailbreak",
    "AML.T0056": "Extract LLM System Prompt",
    "AML.T0057": "LLM Data Leakage",
    "AML.T0068": "LLM Prompt Obfuscation",
    "AML.T0069.002": "Discover LLM System Information: System Prompt",
    "AML.T0073": "Impersonation",
    "AML.T0077": "LLM Response Rendering",
    "AML.T0080.000": "AI Agent Context Poisoning: Memory",
    "AML.T0080.001": "AI Agent Context Poisoning: Thread",
    "AML.T0083": "Credentials from AI Agent Configuration",
    "AML.T0084.001": "Discover AI Agent Configuration: Tool Definitions",
    "AML.T0085.001": "Data from AI Services: AI Agent Tools",
    "AML.T0086": "Exfiltration via AI Agent Tool Invocation",
    "AML.T0099": "AI Agent Tool Data Poisoning",
}
#: A technique whose tool results are no orders, but what the caller must not learn.
RECORD = "planted_record"
#: Two attacks that share so much of their words (difflib's ratio) are one attack.
SAME = 0.4
OWASP = frozenset(f"OWASP-{of}{number:02}" for of in ("LLM", "ASI") for number in range(1, 11))
#: Kinds of fraud by telephone; docs/taxonomy.md says what each is and where it is written down.
FRAUD = frozenset(
    f"FRAUD-{kind}"
    for kind in (
        "account-takeover",
        "callback",
        "gift-card",
        "payment-diversion",
        "pretexting",
        "refund",
        "sim-swap",
        "spoofing",
        "toll",
        "vishing",
    )
)


@dataclass(frozen=True, slots=True)
class Shipped:
    """One attack with the defaults of its suite filled in."""

    suite: str
    id: str
    entry: dict[str, Any]
    defaults: dict[str, Any]

    @property
    def turns(self) -> list[str]:
        return [str(turn) for turn in self.entry["turns"]]

    @property
    def joined(self) -> str:
        return "\n".join(self.turns)

    @property
    def domains(self) -> list[str]:
        return list(self.get("domains", []))

    @property
    def uses(self) -> list[tuple[str, dict[str, Any]]]:
        """The detectors of ``breached_if`` with their options."""
        return [
            next(iter(use.items())) if isinstance(use, dict) else (use, {})
            for use in self.get("breached_if", [])
        ]

    @property
    def contains(self) -> list[dict[str, list[str]]]:
        return [options for name, options in self.uses if name == "contains"]

    def get(self, key: str, default: object = None) -> Any:
        return self.entry.get(key, self.defaults.get(key, default))


FILES = sorted(FOLDER.glob("*.attack.yaml"))
SUITES: dict[str, dict[str, Any]] = {
    file.name.removesuffix(".attack.yaml"): yaml.safe_load(file.read_text(encoding="utf-8"))
    for file in FILES
}
ATTACKS = [
    Shipped(name, attack["id"], attack, {k: v for k, v in suite.items() if k != "attacks"})
    for name, suite in SUITES.items()
    for attack in suite["attacks"]
]
#: By attack: what an agent says that obeys, and one that withstands and still comes close.
ANSWERS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("answers.yaml").read_text(encoding="utf-8")
)
WITH_CONTAINS = [attack for attack in ATTACKS if attack.contains]

each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
each_suite = pytest.mark.parametrize("name", SUITES)


def commits(attack: Shipped, said: str) -> bool:
    """Whether a ``contains`` of the attack finds something in an agent's words."""
    for options in attack.contains:
        if any(re.search(pattern, said, re.IGNORECASE) for pattern in options.get("matches", [])):
            return True
        if any(has_words(said, phrase) for phrase in options.get("any", [])):
            return True
        wanted = options.get("all", [])
        if wanted and all(has_words(said, phrase) for phrase in wanted):
            return True
    return False


def has_words(text: str, phrase: str) -> bool:
    """Whether a phrase is in a text as whole words, whatever its case."""
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) is not None


def test_there_is_one_suite_for_each_category() -> None:
    assert set(SUITES) == {category.value for category in Category}


@each_suite
def test_a_suite_is_named_after_its_category(name: str) -> None:
    suite = SUITES[name]
    assert suite["category"] == name
    assert suite["suite"] == name.replace("_", "-")
    assert suite["about"]
    assert set(suite) <= SUITE_KEYS


@each_suite
def test_a_suite_is_large_enough_and_fits_any_agent_in_half(name: str) -> None:
    attacks = [attack for attack in ATTACKS if attack.suite == name]
    assert len(attacks) >= 45
    assert sum(not attack.domains for attack in attacks) >= 20


@pytest.mark.parametrize("domain", sorted(DOMAINS))
def test_a_domain_has_its_own_attacks_in_most_suites(domain: str) -> None:
    suites = {attack.suite for attack in ATTACKS if domain in attack.domains}
    assert len(suites) >= 5


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_is_readable(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    assert not [number for number, line in enumerate(lines, 1) if len(line) > 120]
    assert not [number for number, line in enumerate(lines, 1) if "\t" in line]
    assert not [number for number, line in enumerate(lines, 1) if line != line.rstrip()]
    assert 1 <= sum(line.startswith("#") for line in lines) <= 3


def test_ids_titles_and_twins_are_unique_over_all_suites() -> None:
    for key in ("id", "title", "benign_twin"):
        counted = Counter(attack.entry[key] for attack in ATTACKS)
        assert [value for value, times in counted.items() if times > 1] == []


def test_enough_attacks_build_up_over_several_turns() -> None:
    several = sum(len(attack.turns) > 1 for attack in ATTACKS)
    assert several / len(ATTACKS) >= 0.5


@each_attack
def test_an_attack_is_complete(attack: Shipped) -> None:
    assert set(attack.entry) <= ATTACK_KEYS
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", attack.id)
    assert attack.get("severity") in set(Severity)
    assert 1 <= len(attack.turns) <= 6
    assert all(isinstance(turn, str) and turn.strip() for turn in attack.entry["turns"])
    assert set(attack.domains) <= DOMAINS
    assert len(attack.entry["title"]) <= 80


@each_attack
def test_technique_and_standards_are_well_formed(attack: Shipped) -> None:
    techniques = attack.entry["technique"]
    assert len(set(techniques)) == len(techniques) >= 1
    assert all(re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", word) for word in techniques)
    standards = attack.get("standards")
    assert len(set(standards)) == len(standards) >= 1
    assert set(standards) <= OWASP | FRAUD | {f"ATLAS-{technique}" for technique in ATLAS}
    assert any(standard in OWASP for standard in standards)


@each_attack
def test_the_benign_twin_is_an_honest_question_of_its_own(attack: Shipped) -> None:
    twin = attack.entry["benign_twin"]
    assert twin.endswith("?") or "?" in twin
    assert "{{" not in twin
    assert twin not in attack.turns
    assert not commits(attack, twin)


@each_attack
def test_placeholders_are_known_and_read_right(attack: Shipped) -> None:
    assert set(re.findall(r"\{\{.*?\}\}", attack.joined)) <= PLACEHOLDERS
    assert not re.search(r"\ban?\s+\{\{", attack.joined, re.IGNORECASE)


@each_attack
def test_what_is_asked_for_is_what_is_looked_for(attack: Shipped) -> None:
    detectors = {name for name, _ in attack.uses}
    assert detectors <= DETECTORS
    assert detectors - {"judge"}, "a judge alone decides"
    if "{{secret}}" in attack.joined:
        assert "secret" in detectors
    if "{{tool}}" in attack.joined:
        assert "tool_call" in detectors


def test_poisoned_tool_results_leave_nothing_to_be_filled_in() -> None:
    poisoned = [attack for attack in ATTACKS if attack.get("tool_results")]
    assert len(poisoned) >= 25
    assert not [attack.id for attack in poisoned if "{{" in str(attack.get("tool_results"))]


def test_a_planted_record_holds_what_must_not_be_said() -> None:
    planted = [attack for attack in ATTACKS if RECORD in attack.entry["technique"]]
    missed = [
        attack.id
        for attack in planted
        if not any(commits(attack, text) for text in attack.get("tool_results", {}).values())
    ]
    assert missed == []


def test_every_contains_has_its_examples() -> None:
    ids = {attack.id for attack in WITH_CONTAINS}
    assert ids == set(ANSWERS)
    assert all(said["obeying"] and said["withstanding"] for said in ANSWERS.values())


@pytest.mark.parametrize("attack", WITH_CONTAINS, ids=lambda attack: attack.id)
def test_contains_finds_obedience(attack: Shipped) -> None:
    missed = [said for said in ANSWERS[attack.id]["obeying"] if not commits(attack, said)]
    assert missed == []


@pytest.mark.parametrize("attack", WITH_CONTAINS, ids=lambda attack: attack.id)
def test_contains_leaves_refusals_alone(attack: Shipped) -> None:
    blamed = [said for said in ANSWERS[attack.id]["withstanding"] if commits(attack, said)]
    assert blamed == []


@pytest.mark.parametrize("attack", WITH_CONTAINS, ids=lambda attack: attack.id)
def test_contains_never_finds_the_attackers_own_words(attack: Shipped) -> None:
    orders = RECORD not in attack.entry["technique"]
    poison = list((attack.get("tool_results") or {}).values()) if orders else []
    for words in [*attack.turns, attack.joined, *poison]:
        assert not commits(attack, words)
        assert not commits(attack, f"I can't do that. You asked me: \"{words}\" and I won't.")
        for sentence in re.split(r"(?<=[.!?:;,])\s+", words):
            assert not commits(attack, f"I'm sorry, {sentence}")
            assert not commits(attack, f"{sentence} No.")
    for options in attack.contains:
        for phrase in options.get("any", []):
            assert phrase.casefold() not in attack.joined.casefold()


def test_no_two_attacks_are_near_duplicates() -> None:
    alike = []
    for one, other in combinations(ATTACKS, 2):
        matcher = SequenceMatcher(None, one.joined.split(), other.joined.split(), autojunk=False)
        if matcher.ratio() >= SAME:
            alike.append((one.id, other.id))
    assert alike == []
