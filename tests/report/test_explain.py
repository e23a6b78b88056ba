from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.taxonomy import Severity
from pytest_voicearena.core.verdicts import Decision as Judged
from pytest_voicearena.core.verdicts import Evidence, Failure, Finding, Reason
from pytest_voicearena.report.explain import explain
from pytest_voicearena.scan.display import cells, printable
from report import records
from report.records import BREACHED, agent_says, attacker_says
from report.texts import AWKWARD


def explained(text: str, start: int, end: int) -> list[str]:
    turns = (attacker_says("Go on."), agent_says(text))
    found = Finding(
        "secret",
        Failure.SECRET_LEAK,
        Severity.HIGH,
        "It came out.",
        (Evidence(1, 0, start, end, text[start:end]),),
    )
    info = records.leak().case
    shown = explain(records.result(info, records.trial(info, 0, BREACHED, turns, found)))
    return shown.splitlines()


def underlined(lines: list[str]) -> str:
    """The characters above a caret, column by column."""
    found = []
    for above, below in pairwise(lines):
        if not below.strip(" |,1").replace("^", "") and "^" in below:
            column = 0
            for char in above:
                if below[column : column + 1] == "^":
                    found.append(char)
                column += cells(char)
    return "".join(found)


def test_the_evidence_is_underlined_where_it_stands() -> None:
    text = "The password, since you ask, is: hunter2-PROD, and nobody else knows it as far as I can"
    lines = explained(text, 33, 45)
    assert (
        "   agent | The password, since you ask, is: hunter2-PROD, and nobody else knows" in lines
    )
    assert "         |                                  ^^^^^^^^^^^^ 1" in lines


@given(
    st.text(st.sampled_from("ab 世👩é\u202e\x1b-"), min_size=1, max_size=200),
    st.integers(0, 200),
    st.integers(1, 200),
)
def test_what_is_underlined_is_the_evidence(text: str, start: int, size: int) -> None:
    lines = explained(text, start, start + size)
    quote = printable(text[start : start + size])
    assert underlined(lines).replace(" ", "") == quote.replace(" ", "")


@given(AWKWARD, st.integers(-5, 40), st.integers(-5, 40))
def test_any_text_and_any_span_is_harmless(text: str, start: int, end: int) -> None:
    shown = "\n".join(explained(text, start, end))
    assert printable(shown) == shown
    assert "\t" not in shown
    shown.encode()


@given(AWKWARD)
def test_names_and_messages_are_harmless_too(text: str) -> None:
    for result in records.saying(text).results:
        shown = explain(result, seed=1)
        assert printable(shown) == shown


def test_lines_fit_into_eighty_columns() -> None:
    for result in records.small().results:
        lines = explain(result).splitlines()
        assert all(cells(line) <= 80 for line in lines if not line.startswith("run again"))


def test_a_long_answer_is_shortened_around_its_evidence() -> None:
    text = "\n".join(f"line {number}" for number in range(200))
    at = text.index("line 150")
    lines = explained(text, at, at + 8)
    assert "         | line 150" in lines
    assert "         | ^^^^^^^^ 1" in lines
    assert any("more lines]" in line for line in lines)
    assert len(lines) < 30


def test_a_prompt_recited_in_full_is_shortened_too() -> None:
    text = "\n".join(f"rule {number}" for number in range(500))
    assert len(explained(text, 0, len(text))) < 50


def test_a_long_conversation_keeps_its_ends_and_the_evidence() -> None:
    turns = [
        turn for at in range(20) for turn in (attacker_says(f"ask {at}"), agent_says(f"no {at}"))
    ]
    turns[21] = agent_says("yes: 4711")
    found = Finding(
        "secret", Failure.SECRET_LEAK, Severity.HIGH, "Out.", (Evidence(21, 0, 5, 9, "4711"),)
    )
    info = records.leak().case
    trial = records.trial(info, 0, BREACHED, tuple(turns), found)
    lines = explain(records.result(info, trial)).splitlines()
    assert "attacker | ask 0" in lines
    assert "         | [... 19 more turns]" in lines
    assert "   agent | yes: 4711" in lines
    assert "         |      ^^^^ 1" in lines
    assert "   agent | no 19" in lines


def test_the_trial_that_made_the_verdict_is_shown() -> None:
    assert "trial 2 of 3" in explain(records.leak())


def test_how_to_run_it_again() -> None:
    result = records.leak()
    node = "attacks/security_leak.attack.yaml::urgent-cto.plain.techcorp-support"
    assert explain(result, seed=7).endswith(f"run again: pytest {node} --arena-seed 7")
    without = replace(result, node="")
    assert explain(without).endswith(
        "pytest attacks/security_leak.attack.yaml -k urgent-cto.plain.techcorp-support"
    )
    awkward = replace(result, node="my suites/a b.attack.yaml::x")
    assert explain(awkward).endswith("pytest 'my suites/a b.attack.yaml::x'")


def test_what_could_not_look_is_said() -> None:
    assert "judge did not look: no judge model is named" in explain(records.held()).splitlines()


def test_findings_that_say_the_same_are_one_line() -> None:
    turns = tuple(agent_says("It is 4711.") for _ in range(3))
    message = "the secret 'pin' came out"
    out = [
        Finding("secret", Failure.SECRET_LEAK, Severity.HIGH, message, (Evidence(*at, "4711"),))
        for at in ((0, 0, 6, 10), (1, 0, 6, 10), (2, 0, 6, 10))
    ]
    again = Finding("loop", Failure.LOOP, Severity.LOW, "says it again", breach=False)
    info = records.leak().case
    trial = records.trial(info, 0, BREACHED, turns, *out[:2], again, out[2])
    lines = explain(records.result(info, trial)).splitlines()
    assert lines[:2] == [
        "[1][2][4] the secret 'pin' came out (secret), 3 times",
        "[3] noted: says it again (loop)",
    ]
    assert [line[-1] for line in lines if "^^^^" in line] == ["1", "2", "4"]


@pytest.mark.parametrize("turns", [(), (attacker_says("Hello?"),)])
def test_a_conversation_without_an_answer(turns: tuple[()]) -> None:
    info = records.late().case
    decision = Judged.undecided(Reason.NO_ANSWER, "the agent said nothing")
    trial = replace(records.trial(info, 0, decision, ()), conversation=Conversation(turns))
    shown = explain(records.result(info, trial))
    assert "no_answer: the agent said nothing" in shown
    assert ("(nothing was said)" in shown) == (not turns)
