"""What a run leaves behind comes back the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_voicearena.core.conversation import (
    Audio,
    Conversation,
    Role,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
    Turn,
    Usage,
    says,
)
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.jsonlines import plain
from pytest_voicearena.core.results import (
    AgentInfo,
    CaseInfo,
    CaseResult,
    RunEnd,
    RunInfo,
    Trial,
)
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.core.verdicts import Decision, Evidence, Failure, Finding, Reason, Verdict
from pytest_voicearena.documents.records import Line, decode_line, encode_line

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.integers(0, 10**9)
seconds = st.floats(0, 1e9)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)
usages = st.builds(Usage, numbers, numbers, numbers, st.none() | seconds)
parts = st.one_of(
    st.builds(Text, words),
    st.builds(Thinking, words, st.none() | words, st.none() | words),
    st.builds(Audio, words, seconds),
    st.builds(
        ToolCall, words, words, st.dictionaries(words, json_values, max_size=3), st.none() | words
    ),
    st.builds(ToolResult, words, words, words, st.booleans()),
)
turns = st.builds(
    Turn, st.sampled_from(Role), st.lists(parts, max_size=3).map(tuple), seconds, seconds
)
evidence = st.builds(Evidence, numbers, numbers, numbers, numbers, words)
findings = st.builds(
    Finding,
    words,
    st.sampled_from(Failure),
    st.sampled_from(Severity),
    words,
    st.lists(evidence, max_size=2).map(tuple),
    st.booleans(),
)
decisions = st.builds(
    Decision, st.sampled_from(Verdict), st.none() | st.sampled_from(Reason), words
)
trials = st.builds(
    Trial,
    index=numbers,
    seed=st.integers(0, 2**63 - 1),
    decision=decisions,
    conversation=st.builds(Conversation, st.lists(turns, max_size=3).map(tuple)),
    findings=st.lists(findings, max_size=2).map(tuple),
    usage=usages,
    started=seconds,
    seconds=seconds,
    output=words,
)
several = st.lists(words, max_size=3).map(tuple)
infos = st.builds(
    CaseInfo,
    id=words,
    attack=words,
    variant=words,
    agent=words,
    suite=words,
    title=words,
    category=st.sampled_from(Category),
    severity=st.sampled_from(Severity),
    technique=several,
    standards=several,
    model=words,
    path=words,
    line=numbers,
    benign_twin=st.none() | words,
)
results = st.builds(
    CaseResult, infos, st.lists(trials, max_size=2).map(tuple), words, st.none() | words, several
)
agents = st.builds(AgentInfo, words, words, words, words, st.booleans())
runs = st.builds(
    RunInfo, words, seconds, st.integers(), words, st.lists(agents, max_size=2).map(tuple), several
)
lines: st.SearchStrategy[Line] = st.one_of(
    results, runs, st.builds(RunEnd, seconds, st.none() | words)
)


@given(lines)
@settings(max_examples=150, deadline=None)
def test_a_line_comes_back_the_same(line: Line) -> None:
    data = encode_line(line)
    assert b"\n" not in data
    back = decode_line(data)
    assert back == line
    assert decode_line(data.decode()) == line
    assert encode_line(back) == data


def case(*turns_: Turn, **more: Any) -> CaseResult:
    info = CaseInfo(
        "a.plain.b", "a", "plain", "b", "s", "A", Category.JAILBREAK, Severity.LOW, (), (), "m"
    )
    trial = Trial(0, 1, Decision(Verdict.HELD), Conversation(turns_), **more)
    return CaseResult(info, (trial,))


def arguments_of(line: Line) -> Any:
    assert isinstance(line, CaseResult)
    (part,) = line.trials[0].conversation.turns[0].parts
    assert isinstance(part, ToolCall)
    return part.arguments


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\ud83d\ude00", "😀\ud800é"])
def test_halves_of_characters_are_replaced_one_by_one(text: str) -> None:
    back = decode_line(encode_line(case(says(Role.AGENT, text), output=text)))
    assert isinstance(back, CaseResult)
    (trial,) = back.trials
    for found in (trial.output, trial.conversation.turns[0].text):
        assert len(found) == len(text)
        assert found.encode()


class Stubborn:
    def __str__(self) -> str:
        raise RuntimeError


def nested(levels: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for _ in range(levels):
        found = {"a": found}
    return found


@pytest.mark.parametrize(
    "hostile",
    [
        {"a": object()},
        {"a": Stubborn()},
        {"a": {1, 2}, "b": b"\xff", "c": 1j},
        {"a": float("nan"), "b": float("inf")},
        {"a": 10**5000},
        {1: "a", None: "b", (1, 2): "c"},
        nested(220),
        nested(900),
        nested(5000),
        {"a": "\ud800", "\udfff": 1},
    ],
    ids=["object", "stubborn", "kinds", "nan", "huge", "keys", "deep", "deeper", "deepest", "half"],
)
def test_what_json_has_no_place_for_is_kept_as_text(hostile: dict[Any, Any]) -> None:
    call = Turn(Role.AGENT, (ToolCall("1", "t", plain(hostile)),))
    once = decode_line(encode_line(case(call)))
    assert arguments_of(once) == plain(hostile)
    # Even what was not made plain before must not take the record down.
    raw = Turn(Role.AGENT, (ToolCall("1", "t", hostile),))
    assert encode_line(case(raw))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"", "not a line of a run record"),
        (b"{", "not a line of a run record"),
        (b"[1]", "not a line of a run record"),
        (b"null", "not a line of a run record"),
        (b"\xff", "not a line of a run record"),
        (b"[" * 100_000, "not a line of a run record"),
        (b'{"v":1}', "not a line of a run record"),
        (b'{"v":"1","kind":"end","data":{}}', "not a line of a run record"),
        (b'{"v":1,"kind":[],"data":{}}', "not a line of a run record"),
        (b'{"v":1,"kind":"end","data":{}}', "not a line of a run record"),
        (b'{"v":1,"kind":"begin","data":{}}', "not a line of a run record"),
        (b'{"v":2,"kind":"end","data":{"finished":1}}', "the record has version 2; this program "),
        (b'{"v":2,"kind":"anew"}', "the record has version 2; this program reads up to 1"),
    ],
    ids=str,
)
def test_what_is_no_line_is_refused_in_one_line(line: bytes, said: str) -> None:
    with pytest.raises(UserError) as caught:
        decode_line(line)
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_torn_line_is_refused(data: st.DataObject) -> None:
    whole = encode_line(data.draw(lines))
    torn = whole[: data.draw(st.integers(0, len(whole) - 1))]
    with pytest.raises(UserError):
        decode_line(torn)


def test_what_a_later_program_adds_is_passed_over() -> None:
    line = json.loads(encode_line(RunEnd(1.0)))
    line["data"]["mood"] = "good"
    assert decode_line(json.dumps(line)) == RunEnd(1.0)
