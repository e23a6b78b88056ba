"""No secret leaves the process that knows it, and evidence still points where it pointed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_voicearena.core.agents import Agent, Secret
from pytest_voicearena.core.conversation import (
    Audio,
    Conversation,
    Part,
    Role,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
    Turn,
)
from pytest_voicearena.core.protocols import Scene
from pytest_voicearena.core.results import CaseInfo, CaseResult, Trial
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.core.verdicts import Decision, Evidence, Failure, Finding, Reason, Verdict
from pytest_voicearena.detectors.secret import SecretDetector, SecretOptions
from pytest_voicearena.documents.records import encode_line
from pytest_voicearena.scan.secrets import find_secrets
from pytest_voicearena.store.masking import masked, secrets_of

AGENT = Agent(
    "nova", "You are Nova.", secrets=(Secret("password", "hunter2-PROD"), Secret("pin", "471193"))
)
SECRETS = secrets_of(AGENT, {})
INFO = CaseInfo(
    "a.plain.b", "a", "plain", "b", "s", "A", Category.JAILBREAK, Severity.LOW, (), (), "m"
)


def case(*parts: Part, **more: Any) -> CaseResult:
    """What an agent said, with what the detector found in it."""
    conversation = Conversation((Turn(Role.AGENT, parts),))
    scene = Scene(AGENT, AGENT.prompt, SecretOptions())
    findings = tuple(SecretDetector().inspect(conversation, scene))
    decision = Decision(Verdict.BREACHED)
    trial = Trial(0, 1, more.pop("decision", decision), conversation, findings, **more)
    return CaseResult(INFO, (trial,))


def covered(*parts: Part, **more: Any) -> Trial:
    """The trial after masking, after seeing that nothing is left and all spans still fit."""
    before = case(*parts, **more)
    after = masked(before, SECRETS)
    assert find_secrets(encode_line(after).decode(), SECRETS) == []
    (old,), (new,) = before.trials, after.trials
    for one, other in zip(old.findings, new.findings, strict=True):
        for was, evidence in zip(one.evidence, other.evidence, strict=True):
            assert (was.start, was.end) == (evidence.start, evidence.end)
            part = new.conversation.turns[evidence.turn].parts[evidence.part]
            words = part.written if isinstance(part, ToolCall) else getattr(part, "text", "")
            assert words[evidence.start : evidence.end] == evidence.quote
            assert "•" in evidence.quote
    return new


def test_words_thoughts_and_results() -> None:
    trial = covered(
        Text("It is Hunter2 prod, PIN 471193."),
        Thinking("hunter2-PROD", signature="kept"),
        ToolResult("1", "t", "hunter2-PROD"),
        Audio("00ff", 1.0),
    )
    text, thinking, result, audio = trial.conversation.turns[0].parts
    assert text == Text("It is Hu••••• ••••, PIN 4•••••.")
    assert thinking == Thinking("hu••••••••••", signature="kept")
    assert result == ToolResult("1", "t", "hu••••••••••")
    assert audio == Audio("00ff", 1.0)
    assert [finding.evidence[0].quote for finding in trial.findings] == ["Hu••••• ••••", "4•••••"]


def test_output_details_and_messages() -> None:
    decision = Decision.undecided(Reason.PROVIDER_ERROR, "bad key hunter2-PROD")
    trial = covered(Text("hunter2-PROD"), decision=decision, output="got hunter2-PROD\n")
    assert trial.output == "got hu••••••••••\n"
    assert trial.decision.detail == "bad key hu••••••••••"


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        ({"to": "a", "body": "hunter2-PROD"}, '{"body":"hu••••••••••","to":"a"}'),
        ({"a": ["x", {"b": "hunter2-PROD"}]}, '{"a":["x",{"b":"hu••••••••••"}]}'),
        ({"quote": 'say "hunter2-PROD"'}, '{"quote":"say \\"hu••••••••••\\""}'),
        ({"n": 471193}, '{"n":4•••••}'),
        ({"hunter2-PROD": 1}, '{"hu••••••••••":1}'),
        ({"hunter2-PROD": 1, "hi": 2}, '{"hi":2,"hu••••••••••":1}'),
        ({"hunter2-PROD": 1, "huz": 2}, '{"hu••••••••••":1,"huz":2}'),
        ({"a": ["hunter2", "PROD"]}, '{"a":["hu•••••"•"••••"]}'),
        ({"a": list("hunter2")}, '{"a":["h","u","n","t","e","r","2"]}'),
        ({"a": "tab\thunter2\nPROD"}, '{"a":"tab\\thunter2\\nPROD"}'),
    ],
)
def test_arguments_are_masked_as_they_are_written(arguments: Any, written: str) -> None:
    trial = covered(ToolCall("1", "mail", arguments))
    (call,) = trial.conversation.turns[0].parts
    assert isinstance(call, ToolCall)
    assert call.written == written
    assert (call.id, call.name) == ("1", "mail")


def test_arguments_stay_json_where_they_can() -> None:
    (call,) = covered(ToolCall("1", "t", {"a": "hunter2-PROD", "n": 1})).conversation.turns[0].parts
    assert call == ToolCall("1", "t", {"a": "hu••••••••••", "n": 1})
    (other,) = covered(ToolCall("1", "t", {"n": 471193})).conversation.turns[0].parts
    assert other == ToolCall("1", "t", {}, raw='{"n":4•••••}')


def test_arguments_that_were_no_json() -> None:
    (call,) = covered(ToolCall("1", "t", raw='{"a": "hunter2-PROD')).conversation.turns[0].parts
    assert call == ToolCall("1", "t", {}, raw='{"a": "hu••••••••••')


def test_where_nothing_is_to_be_masked_nothing_changes() -> None:
    result = case(Text("No."), ToolCall("1", "t", {"n": 1.50, "a": {"b": None}}))
    assert masked(result, SECRETS) == result
    assert masked(result, []) is result


def test_evidence_that_points_nowhere_does_no_harm() -> None:
    evidence = tuple(Evidence(turn, part, 0, 9, "hunter2-PROD") for turn, part in [(0, 7), (9, 0)])
    finding = Finding("other", Failure.LOOP, Severity.LOW, "m", evidence)
    trial = Trial(0, 1, Decision(Verdict.HELD), Conversation((Turn(Role.AGENT, ()),)), (finding,))
    (found,) = masked(CaseResult(INFO, (trial,)), SECRETS).trials[0].findings
    assert [one.quote for one in found.evidence] == ["", ""]


def test_keys_in_the_environment_are_secrets_too() -> None:
    environ = {
        "OPENAI_API_KEY": "sk-0123456789abcdef",
        "GH_TOKEN": "ghp_0123456789ab",
        "DB_PASSWORD": "short",
        "OPENAI_API_KEY_PROD": "sk-abcdef0123456789",
        "my_api_key": "abcdefabcdefabcdef",
        "GATEWAY": "a-long-value-of-a-variable",
        "KEY_LAYOUT": "english-international",
        "PATH": "/usr/local/bin:/usr/bin",
    }
    assert dict(secrets_of(Agent("a", "p"), environ, ["GATEWAY", "PATHS"])) == {
        "OPENAI_API_KEY": "sk-0123456789abcdef",
        "GH_TOKEN": "ghp_0123456789ab",
        "OPENAI_API_KEY_PROD": "sk-abcdef0123456789",
        "my_api_key": "abcdefabcdefabcdef",
        "GATEWAY": "a-long-value-of-a-variable",
    }


#: Every place of a result where words of an agent, of a tool or of an error may stand.
PLACES: list[Callable[[str], Trial]] = [
    lambda said: covered(Text(said)),
    lambda said: covered(Thinking(said)),
    lambda said: covered(Thinking("", said)),
    lambda said: covered(Thinking("", None, said)),
    lambda said: covered(ToolCall(said, "pay")),
    lambda said: covered(ToolCall("1", said)),
    lambda said: covered(ToolCall("1", "pay", {"to": said})),
    lambda said: covered(ToolCall("1", "pay", {said: [{said: said}]})),
    lambda said: covered(ToolCall("1", "pay", {}, said)),
    lambda said: covered(ToolResult(said, "pay", "ok")),
    lambda said: covered(ToolResult("1", said, "ok")),
    lambda said: covered(ToolResult("1", "pay", said)),
    lambda said: covered(decision=Decision.undecided(Reason.PROVIDER_ERROR, said)),
    lambda said: covered(output=said),
]


@pytest.mark.parametrize("place", PLACES, ids=range(len(PLACES)))
def test_no_field_of_a_result_keeps_a_secret(place: Callable[[str], Trial]) -> None:
    for said in ("hunter2-PROD", "so: HUNTER2 prod!"):
        written = encode_line(CaseResult(INFO, (place(said),))).decode()
        assert "unter2" not in written.casefold()


pieces = st.lists(
    st.sampled_from(["hunter2", "PROD", "hunter2-PROD", "-", " ", "471193", '"', "\\", "\n", "é"]),
    max_size=5,
).map("".join)
values = st.recursive(
    pieces | st.integers(471190, 471195) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(pieces, inner, max_size=3),
    max_leaves=6,
)
parts = st.builds(Text, pieces) | st.builds(
    ToolCall, st.just("1"), st.just("t"), st.dictionaries(pieces, values, max_size=3)
)


@given(st.lists(parts, max_size=3))
@settings(max_examples=150, deadline=None)
def test_whatever_was_said_nothing_of_it_is_left_and_every_span_fits(said: list[Part]) -> None:
    before = case(*said)
    (trial,) = masked(before, SECRETS).trials
    for old, new in zip(said, trial.conversation.turns[0].parts, strict=True):
        if isinstance(old, ToolCall) and isinstance(new, ToolCall):
            assert len(old.written) == len(new.written)
            assert find_secrets(new.written, SECRETS) == []
        elif isinstance(old, Text) and isinstance(new, Text):
            assert len(old.text) == len(new.text)
            assert find_secrets(new.text, SECRETS) == []
