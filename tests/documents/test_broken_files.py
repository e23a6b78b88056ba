"""Whatever a file holds: a document, or mistakes that name file and line. No traceback, no hang."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_voicearena.core.errors import DocumentError
from pytest_voicearena.documents.agent_document import decode_agent
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.suite_document import decode_suite
from pytest_voicearena.documents.text import SourceText, source_of

ROOT = Path(__file__).parents[2]
SHIPPED = sorted([*ROOT.glob("attacks/*.attack.yaml"), *ROOT.glob("fixtures/*.agent.yaml")])
#: In seconds; most take a thousandth of it, the largest a tenth.
PATIENCE = 5.0
#: Pieces that mean something to YAML, or that it must not stumble over.
PIECES = [
    *"{}[]:,#&*!|>'\"%@`-?~=<\\\n\t \r",
    "\u2028",
    "\x00",
    "\ufeff",
    "\U0001f600",
    ": ",
    "- ",
    "? ",
    "---\n",
    "...\n",
    "%YAML 1.1\n---\n",
    "<<: *a\n",
    "&a ",
    "*a",
    "!!python/object/apply:os.system ",
    "!!binary ",
    "no",
    "012",
    "12:30",
    "9" * 400,
    "1e999",
    "[" * 50,
    "{a: " * 50,
    "'",
    '"\\ud800"',
    '"\\U00110000"',
]


def decode(data: bytes, name: str, catalog: Catalog) -> DocumentError | None:
    """What is wrong with a file; everything but a document and mistakes is a failure."""
    begin = time.monotonic()
    try:
        source = source_of(data, name)
        read: Callable[[SourceText, Catalog], object] = (
            decode_agent if name.endswith(".agent.yaml") else decode_suite
        )
        read(source, catalog)
    except DocumentError as error:
        return error
    finally:
        assert time.monotonic() - begin < PATIENCE
    return None


def check(error: DocumentError, data: bytes, name: str) -> None:
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert error.mistakes
    places = [(mistake.line, mistake.column) for mistake in error.mistakes]
    assert places == sorted(places)
    for mistake in error.mistakes:
        assert mistake.path == name
        assert 1 <= mistake.line <= lines
        assert mistake.column >= 1
        assert mistake.message
        assert "\n" not in mistake.message
        assert str(mistake).startswith(f"{name}:{mistake.line}:{mistake.column}: ")


def mutated(data: bytes, random: Random) -> bytes:
    """The file with one to four wounds."""
    for _ in range(random.randint(1, 4)):
        at, to = sorted(random.choices(range(len(data) + 1), k=2))
        near = min(to, at + random.randint(0, 40))
        piece = random.choice(PIECES).encode()
        lines = data.split(b"\n")
        line = random.randrange(len(lines))
        match random.randrange(8):
            case 0:
                data = data[:at] + piece + data[at:]
            case 1:
                data = data[:at] + data[near:]
            case 2:
                data = data[:at] + piece + data[near:]
            case 3:
                data = data[:at]
            case 4:
                data = data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
            case 5:
                lines.insert(line, random.choice(lines))
                data = b"\n".join(lines)
            case 6:
                lines[line] = b" " * random.randint(0, 8) + lines[line].strip()
                data = b"\n".join(lines)
            case _:
                data = data[:at] + data[at:near] * random.randint(2, 5) + data[near:]
    return data


def test_five_hundred_broken_files(catalog: Catalog) -> None:
    random = Random(20)
    broken = 0
    for number in range(700):
        file = SHIPPED[number % len(SHIPPED)]
        data = mutated(file.read_bytes(), random)
        error = decode(data, file.name, catalog)
        if error is not None:
            broken += 1
            check(error, data, file.name)
    assert broken >= 500


names = st.sampled_from(["a.attack.yaml", "a.agent.yaml"])
yamlish = st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join)


@given(data=yamlish.map(str.encode) | st.text().map(str.encode) | st.binary(), name=names)
@settings(max_examples=150, deadline=None)
def test_anything_at_all(catalog: Catalog, data: bytes, name: str) -> None:
    error = decode(data, name, catalog)
    if error is not None:
        check(error, data, name)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_anything_in_the_place_of_any_value(catalog: Catalog, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(SHIPPED))
    lines = file.read_text(encoding="utf-8").split("\n")
    line = data.draw(st.sampled_from([at for at, text in enumerate(lines) if ": " in text]))
    key = lines[line].partition(": ")[0]
    lines[line] = f"{key}: {data.draw(yamlish)}"
    text = "\n".join(lines).encode("utf-8", "replace")
    error = decode(text, file.name, catalog)
    if error is not None:
        check(error, text, file.name)


LIMIT = 120_000


@pytest.mark.parametrize(
    "text",
    [
        "- a\n" * (LIMIT // 4),
        "a: 1\n" * (LIMIT // 5),
        "a: &a b\nc: *a\n" * (LIMIT // 14),
        "".join(f"k{n}: v\n" for n in range(LIMIT // 12)),
        "[" + "a," * (LIMIT // 2) + "]",
        "{" + "a, " * (LIMIT // 3) + "}",
        "a\n---\n" * (LIMIT // 6),
        "- !!str a\n" * (LIMIT // 10),
        "attacks:\n" + "- {id: a, x: y}\n" * (LIMIT // 16),
        "attacks:\n- turns:\n" + '  - "{{a}}"\n' * (LIMIT // 12),
        "breached_if:\n" + "- secert\n" * (LIMIT // 9),
        "variants: [" + "plian," * (LIMIT // 6) + "]",
        "policies:\n" + "- {breached_if: [{tool_call: {tool: x}}]}\n" * (LIMIT // 42),
        "suite: '" + "x\n" * (LIMIT // 2),
        f'suite: "{"x" * LIMIT}',
        f"suite: {'x' * LIMIT}",
        "\t" * LIMIT,
        " " * LIMIT + "a: b",
        "\r" * LIMIT,
        "#\n" * (LIMIT // 2),
    ],
    ids=range(20),
)
@pytest.mark.parametrize("name", ["a.attack.yaml", "a.agent.yaml"])
def test_large_files_are_judged_in_time(name: str, text: str, catalog: Catalog) -> None:
    error = decode(text.encode(), name, catalog)
    assert error is not None
    check(error, text.encode(), name)
