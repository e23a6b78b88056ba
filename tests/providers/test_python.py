from __future__ import annotations

import asyncio
import contextvars
import itertools
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from providers.asking import asking, connection, failure, run
from pytest_voicearena.core.conversation import (
    Conversation,
    Part,
    Role,
    Text,
    ToolCall,
    Usage,
    says,
)
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.protocols import Reply, Request, Traits
from pytest_voicearena.providers.python import PythonProvider

SAID = says(Role.AGENT, "Hello.")
_NUMBER = itertools.count()

Write = Callable[[str], str]


@pytest.fixture
def module(tmp_path: Path) -> Iterator[Write]:
    """Write a module below the agent's directory; gives its name."""
    path, modules = list(sys.path), set(sys.modules)

    def write(source: str) -> str:
        name = f"some_agent_{next(_NUMBER)}"
        (tmp_path / f"{name}.py").write_text(textwrap.dedent(source))
        return name

    yield write
    sys.path[:] = path
    for name in set(sys.modules) - modules:
        if name.startswith("some_agent"):
            del sys.modules[name]


def connect(target: str, root: Path | str = ".", **options: Any) -> PythonProvider:
    return PythonProvider.connect(connection(PythonProvider, target, root=str(root), **options))


def made_of(target: Any, **options: Any) -> PythonProvider:
    return PythonProvider(target, "python/it", PythonProvider.Options(**options))


def ask(provider: PythonProvider, *turns: Any, **fields: Any) -> Reply:
    async def test() -> Reply:
        try:
            return await provider.reply(asking(*(turns or ("Hi",)), **fields))
        finally:
            await provider.close()

    return run(test())


def answer(target: Any, *turns: Any) -> str:
    return _text(ask(made_of(target), *turns).parts)


def _text(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts if isinstance(part, Text))


def test_by_name(module: Write, tmp_path: Path) -> None:
    name = module(
        """
        import sys
        def reply(message): return f"you said {message}"
        class Bots:
            @staticmethod
            async def polite(message): return f"dear {message}"
        """
    )
    provider = connect(f"{name}:reply", tmp_path)
    assert ask(provider) == Reply((Text("you said Hi"),), Usage(1, dollars=None))
    assert provider.traits == Traits(acts=False)
    assert _text(ask(connect(f"{name}:Bots.polite", tmp_path)).parts) == "dear Hi"
    assert _text(ask(connect("", tmp_path, callable=f"{name}:reply")).parts) == "you said Hi"


def test_parameters_are_filled_by_name() -> None:
    def everything(  # noqa: PLR0917
        messages: Any,
        conversation: Any,
        prompt: str,
        session: str,
        seed: int,
        request: Any,
        other: int = 5,
        *rest: Any,
        message: str,
        **more: Any,
    ) -> str:
        assert messages == [
            {"role": "user", "content": "a"},
            {"role": "assistant", "content": "Hello."},
            {"role": "user", "content": "b"},
        ]
        assert isinstance(conversation, Conversation)
        assert isinstance(request, Request)
        assert (rest, more) == ((), {})
        return f"{message} {prompt} {session} {seed} {other}"

    assert answer(everything, "a", SAID, "b") == "b You are Ava. s1 7 5"


def test_other_signatures() -> None:
    assert answer(lambda words: f"<{words}>") == "<Hi>"
    assert answer(lambda words, session: f"<{words} {session}>") == "<Hi s1>"
    assert answer(lambda session, words="none": f"<{words} {session}>") == "<none s1>"
    assert answer(lambda message, /: f"<{message}>") == "<Hi>"
    assert answer(lambda: "nobody listens") == "nobody listens"
    assert answer("{}!".format) == "Hi!"
    for bad in (lambda a, b: "x", lambda message, *, knob: "x"):
        with pytest.raises(UserError, match=r"nothing fills its parameter '(b|knob)'; known: mess"):
            made_of(bad)
    with pytest.raises(UserError, match="int can neither be called nor has it a 'reply'"):
        made_of(5)


class Counter:
    def __init__(self, prompt: str, start: int = 0) -> None:
        self.prompt = prompt
        self.turns = start

    def __call__(self, message: str) -> str:
        self.turns += 1
        return f"{self.turns} {message} {self.prompt}"


class Speaker:
    async def reply(self, message: str) -> str:
        await asyncio.sleep(0)
        return f"{id(self)} {message}"


async def factory(session: str) -> Counter:
    await asyncio.sleep(0)
    return Counter(session)


def test_a_class_remembers_one_conversation() -> None:
    async def test() -> None:
        provider = made_of(Counter)
        assert provider.traits == Traits(acts=False, stateful=True, can_rewind=False)

        async def say(session: str) -> str:
            return _text((await provider.reply(asking("Hi", session=session))).parts)

        assert [await say("a"), await say("a"), await say("b")] == [
            "1 Hi You are Ava.",
            "2 Hi You are Ava.",
            "1 Hi You are Ava.",
        ]
        await provider.end("a")
        assert await say("a") == "1 Hi You are Ava."
        assert await say("b") == "2 Hi You are Ava."

    run(test())


def test_what_else_can_remember() -> None:
    assert answer(Speaker).endswith(" Hi")
    assert answer(Speaker()).endswith(" Hi")
    assert _text(ask(made_of(factory, factory=True)).parts) == "1 Hi s1"
    assert made_of(lambda message: "x", stateful=True).traits.stateful
    assert made_of(lambda message: "x", reports_calls=True).traits.acts
    error = run(failure(made_of(lambda: 5, factory=True), asking("Hi")))
    assert "int can neither be called" in str(error)
    error = run(failure(made_of(lambda: lambda a, b: 5, factory=True), asking("Hi")))
    assert "nothing fills its parameter 'b'" in str(error)


def test_what_may_come_back() -> None:
    whole = Reply((Text("whole"),))
    assert ask(made_of(lambda: whole)) is whole
    assert ask(made_of(lambda: None)).parts == ()
    assert ask(made_of(lambda: "")).parts == ()
    assert answer(lambda: "a\ud800b") == "a?b"
    said = {
        "text": "Done.",
        "tool_calls": ({"name": "refund", "arguments": {"amount": 5}}, {"name": "log"}),
        "usage": {"input_tokens": 3, "output_tokens": 4},
    }
    assert ask(made_of(lambda: said)) == Reply(
        (Text("Done."), ToolCall("call_1_0", "refund", {"amount": 5}), ToolCall("call_1_1", "log")),
        Usage(1, 3, 4, dollars=None),
    )
    assert ask(made_of(lambda: {"text": None})).parts == ()


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (5, "it returned int; return text"),
        ({"txt": "x"}, "a mapping with 'txt'; known: text, tool_calls, usage"),
        ({"text": 5}, "'text' should be text, it is a number"),
        ({"tool_calls": [5]}, "should be an object"),
        ({"tool_calls": [{"name": 5}]}, "'name' should be text"),
        ({"usage": 5}, "'usage' should be an object"),
    ],
)
def test_what_may_not_come_back(result: Any, words: str) -> None:
    error = run(failure(made_of(lambda: result), asking("Hi")))
    assert str(error).startswith("python/it: ")
    assert words in str(error)
    assert not error.retryable


@pytest.mark.parametrize("how", ["def", "async def"])
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("raise ValueError('no\\n\\x1bsuch order')", "ValueError: no ⟨U+001B⟩such order"),
        ("raise KeyError", "KeyError"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("import asyncio; raise asyncio.CancelledError", "CancelledError"),
        ("import json; json.loads('{')", "JSONDecodeError: Expecting property name"),
    ],
)
def test_exceptions_are_told_with_file_and_line(
    module: Write, tmp_path: Path, how: str, line: str, said: str
) -> None:
    name = module(f"{how} reply(message):\n    {line}\n")
    error = run(failure(connect(f"{name}:reply", tmp_path), asking("Hi")))
    assert str(error).startswith(f"python/{name}:reply raises {said}")
    assert str(error).endswith(f"({name}.py:2)")
    assert not error.retryable


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        (None, "no_such_module:x", "No module named 'no_such_module'"),
        (None, "no_colon", "name a callable as 'python/module:callable'"),
        ("x = 1", "{}:reply", "has no 'reply'"),
        ("1 / 0", "{}:reply", "ZeroDivisionError"),
        ("raise SystemExit(2)", "{}:reply", "SystemExit: 2"),
        ("x = 1", "{}:x", "can neither be called"),
    ],
)
def test_mistakes(
    module: Write, tmp_path: Path, source: str | None, target: str, words: str
) -> None:
    name = module(source) if source else ""
    with pytest.raises(UserError, match=words) as caught:
        connect(target.format(name), tmp_path)
    assert "\n" not in str(caught.value)


def test_two_modules_of_one_name_are_not_mistaken(module: Write, tmp_path: Path) -> None:
    name = module("def reply(): return 'first'")
    assert _text(ask(connect(f"{name}:reply", tmp_path)).parts) == "first"
    other = tmp_path / "other"
    other.mkdir()
    (other / f"{name}.py").write_text("def reply(): return 'second'")
    with pytest.raises(UserError, match=f"two modules are called '{name}'"):
        connect(f"{name}:reply", other)


def test_sync_code_runs_beside_the_loop_and_in_its_context() -> None:
    trial: contextvars.ContextVar[str] = contextvars.ContextVar("trial")
    seen: list[tuple[str, bool]] = []
    barrier = threading.Barrier(5)

    def reply(message: str) -> str:
        barrier.wait(5)
        seen.append((trial.get(), threading.current_thread().daemon))
        return message

    async def test() -> None:
        provider, before = made_of(reply), set(threading.enumerate())

        async def one(name: str) -> None:
            trial.set(name)
            await provider.reply(asking("Hi", session=name))

        for _ in range(2):
            await asyncio.gather(*(one(f"t{n}") for n in range(5)))
        threads = set(threading.enumerate()) - before
        assert len(threads) == 5
        await provider.close()
        for thread in threads:
            thread.join(5)
            assert not thread.is_alive()

    run(test())
    assert sorted(seen) == sorted([(f"t{n}", True) for n in range(5)] * 2)


def test_a_call_that_hangs_is_abandoned() -> None:
    release = threading.Event()

    def reply(message: str) -> str:
        if message == "hang":
            release.wait(20)
        return message

    async def test() -> None:
        provider = made_of(reply)
        begin = time.monotonic()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await provider.reply(asking("hang"))
        assert _text((await provider.reply(asking("Hi"))).parts) == "Hi"
        assert time.monotonic() - begin < 2
        release.set()
        await provider.close()

    run(test())


def test_cancelling_what_is_async_cancels_it() -> None:
    cancelled = []

    async def reply() -> None:
        try:
            await asyncio.sleep(30)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise

    async def test() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await made_of(reply).reply(asking("Hi"))

    run(test())
    assert cancelled


def test_the_interpreter_does_not_wait_for_a_call_that_hangs() -> None:
    program = """
import asyncio, time
from pytest_voicearena.core.conversation import Conversation
from pytest_voicearena.core.protocols import Request
from pytest_voicearena.providers.python import PythonOptions, PythonProvider

async def main():
    provider = PythonProvider(lambda: time.sleep(60), "it", PythonOptions())
    try:
        async with asyncio.timeout(0.2):
            await provider.reply(Request("", Conversation(), "s", 1))
    except TimeoutError:
        print("gave up")

asyncio.run(main())
"""
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "gave up\n", "")
    assert time.monotonic() - begin < 10
