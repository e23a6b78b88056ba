"""Agents on disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pytest_voicearena.core.agents import Agent, Answer, BenignTask, Policy, Secret, Tool
from pytest_voicearena.core.errors import DocumentError, Mistake
from pytest_voicearena.documents.agent_document import (
    ReadAgent,
    ToolDocument,
    decode_agent,
    expectation,
)
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.text import read_source

ENDING = ".agent.yaml"
#: Directories that are never the user's own; the same ones that pytest does not recurse into.
_SKIPPED = frozenset({"node_modules", "venv", "build", "dist", "__pycache__", "site-packages"})
#: A prompt that is one short line with such an ending names a file.
_PROMPT_ENDINGS = (".md", ".txt", ".prompt")


def find_agents(root: Path) -> Iterator[Path]:
    """The agent files below a directory, sorted; hidden and installed ones are left out."""
    for entry in sorted(root.iterdir()):
        if entry.name.startswith(".") or entry.name in _SKIPPED:
            continue
        if entry.is_dir() and not entry.is_symlink() and not (entry / "pyvenv.cfg").exists():
            yield from find_agents(entry)
        elif entry.name.endswith(ENDING) and entry.is_file():
            yield entry


def load_agent(file: Path, catalog: Catalog, shown_as: str | None = None) -> Agent:
    """The agent in a file, with its prompt and the files that its tools answer from.

    Planted secrets still have no value; see :func:`pytest_voicearena.agents.planting.plant`.

    Raises:
        DocumentError: with every mistake in it.
    """
    read = decode_agent(read_source(file, shown_as or str(file)), catalog)
    mistakes: list[Mistake] = []
    prompt, prompt_path = _prompt(read, file, mistakes)
    tools = tuple(_tool(read, at, file, mistakes) for at in range(len(read.document.tools)))
    if mistakes:
        raise DocumentError(mistakes)
    document = read.document
    return Agent(
        name=document.agent,
        prompt=prompt,
        path=read.source.path,
        prompt_path=prompt_path,
        domain=document.domain,
        model=document.model,
        options=read.options,
        base_url=document.base_url,
        api_key_env=document.api_key_env,
        sampling=read.sampling,
        price=read.price,
        secrets=tuple(Secret(s.name, s.value or "", s.plant) for s in document.secrets),
        policies=tuple(
            Policy(policy.id, policy.text, checks)
            for policy, checks in zip(document.policies, read.checks, strict=True)
        ),
        tools=tools,
        benign=tuple(BenignTask(task.ask, expectation(task.expect)) for task in document.benign),
        judge=document.judge,
    )


def _prompt(read: ReadAgent, file: Path, mistakes: list[Mistake]) -> tuple[str, str | None]:
    given = read.document.prompt.strip()
    if "\n" in given or not given.endswith(_PROMPT_ENDINGS):
        return read.document.prompt, None
    text = _sibling(read, ("prompt",), file, given, mistakes)
    return text, str(file.parent / given)


def _sibling(
    read: ReadAgent,
    location: tuple[str | int, ...],
    file: Path,
    name: str,
    mistakes: list[Mistake],
) -> str:
    """The text of a file named in another."""
    try:
        return (file.parent / name).read_text(encoding="utf-8")
    except OSError as error:
        mistakes.append(read.mistake(location, f"cannot read '{name}': {error.strerror}"))
    except (UnicodeDecodeError, ValueError):
        mistakes.append(read.mistake(location, f"'{name}' is no UTF-8 text"))
    return ""


def _tool(read: ReadAgent, at: int, file: Path, mistakes: list[Mistake]) -> Tool:
    tool = read.document.tools[at]
    parameters: dict[str, Any] = {"type": "object", "properties": {}}
    if tool.answer_file:
        location = ("tools", at, "answer_file")
        answer = Answer(_sibling(read, location, file, tool.answer_file, mistakes))
    else:
        answer = Answer(_as_text(tool), tool.answer_python)
    return Tool(
        name=tool.name,
        description=tool.description,
        parameters=tool.parameters or parameters,
        answer=answer,
        sensitive=tool.sensitive,
    )


def _as_text(tool: ToolDocument) -> str:
    if tool.answer is None:
        return "ok"
    if isinstance(tool.answer, str):
        return tool.answer
    return json.dumps(tool.answer, ensure_ascii=False)
