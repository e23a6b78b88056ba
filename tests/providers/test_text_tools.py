from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.asking import LOOKUP
from pytest_voicearena.core.agents import Tool
from pytest_voicearena.core.conversation import (
    Conversation,
    Role,
    Text,
    Thinking,
    ToolCall,
    ToolResult,
    Turn,
    says,
)
from pytest_voicearena.providers.text_tools import (
    chat_messages,
    parts_of,
    spoken_call,
    system_prompt,
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
encodable = st.text(st.characters(codec="utf-8"))
calls = st.builds(
    ToolCall,
    st.just("c1"),
    st.text(st.characters(codec="utf-8"), min_size=1),
    st.dictionaries(encodable, st.integers() | encodable | st.lists(encodable)),
)


def test_without_tools_the_prompt_is_itself() -> None:
    assert system_prompt("You are Ava.", ()) == "You are Ava."


def test_tools_are_listed_below_the_prompt() -> None:
    prompt = system_prompt("You are Ava.", (LOOKUP, Tool("ping")))
    assert prompt.startswith("You are Ava.\n\n")
    assert (
        f"- lookup_order: Looks an order up. Arguments: {json.dumps(LOOKUP.parameters)}" in prompt
    )
    assert '- ping: Arguments: {"type": "object"}' in prompt
    assert '{"tool": "name", "arguments": {...}}' in prompt
    assert system_prompt("", (LOOKUP,)).startswith("You can use")


@given(calls, st.text())
def test_a_call_that_is_spoken_is_heard(call: ToolCall, words: str) -> None:
    assert parts_of(spoken_call(call), "c1") == (call,)
    *said, heard = parts_of(f"{words}\n{spoken_call(call)}", "c1")
    assert heard == call
    assert all(isinstance(part, Text) for part in said)


@given(st.text())
def test_words_without_a_call_stay_as_they_are(answer: str) -> None:
    if '"tool"' not in answer:
        assert parts_of(answer, "c1") == ((Text(answer),) if answer else ())


@given(json_values, st.text())
def test_any_json_gives_parts(value: Any, words: str) -> None:
    for part in parts_of(f"{words}\n{json.dumps({'tool': 't', 'arguments': value})}", "c1"):
        assert isinstance(part, Text | ToolCall)


@pytest.mark.parametrize(
    ("answer", "parts"),
    [
        ('{"tool": "a", "arguments": {"x": 1}}', (ToolCall("c1", "a", {"x": 1}),)),
        ('{"tool": "a"}', (ToolCall("c1", "a"),)),
        ('{\n "tool": "a",\n "arguments": {}\n}', (ToolCall("c1", "a"),)),
        ('```json\n{"tool": "a"}\n```', (ToolCall("c1", "a"),)),
        ('```\n{"tool": "a"}\n```\n', (ToolCall("c1", "a"),)),
        ('Wait.\n{"tool": "a"}\n', (Text("Wait."), ToolCall("c1", "a"))),
        ('Wait.\n```json\n{"tool": "a"}\n```', (Text("Wait."), ToolCall("c1", "a"))),
        ('{"tool": "a", "arguments": "x"}', (ToolCall("c1", "a", raw="x"),)),
        ('{"tool": "a", "arguments": [1]}', (ToolCall("c1", "a", raw="[1]"),)),
        ('{"tool": ""}', (Text('{"tool": ""}'),)),
        ('{"tool": 5}', (Text('{"tool": 5}'),)),
        ('{"tool": "a", "why": 1}', (Text('{"tool": "a", "why": 1}'),)),
        ('{"tool": "a"} said I', (Text('{"tool": "a"} said I'),)),
        ('{"tool": "a', (Text('{"tool": "a'),)),
        ("```", (Text("```"),)),
        ("", ()),
    ],
)
def test_what_calls_and_what_does_not(answer: str, parts: tuple[Any, ...]) -> None:
    assert parts_of(answer, "c1") == parts


def test_a_conversation_with_tools_in_words() -> None:
    conversation = Conversation(
        (
            says(Role.USER, "Where is 7?"),
            Turn(Role.AGENT, (Thinking("hm"), Text("Wait."), ToolCall("c1", "lookup", {"id": 7}))),
            Turn(Role.TOOL, (ToolResult("c1", "lookup", "shipped"),)),
            says(Role.USER, "And?"),
            Turn(Role.AGENT, (ToolCall("c2", "lookup", raw="{"),)),
            Turn(Role.TOOL, (ToolResult("c2", "lookup", "no JSON", is_error=True),)),
        )
    )
    assert chat_messages(conversation) == [
        {"role": "user", "content": "Where is 7?"},
        {
            "role": "assistant",
            "content": 'Wait.\n{"tool": "lookup", "arguments": {"id": 7}}',
        },
        {"role": "user", "content": "The tool lookup says: shipped\nAnd?"},
        {"role": "assistant", "content": '{"tool": "lookup", "arguments": "{"}'},
        {"role": "user", "content": "The tool lookup failed: no JSON"},
    ]


@given(st.lists(st.builds(says, st.sampled_from([Role.USER, Role.AGENT]), st.text())))
def test_roles_take_turns_and_no_word_is_lost(turns: list[Turn]) -> None:
    messages = chat_messages(Conversation(tuple(turns)))
    roles = [message["role"] for message in messages]
    assert all(one != other for one, other in pairwise(roles))
    said = "\n".join(turn.text for turn in turns)
    assert "\n".join(message["content"] for message in messages) == said
