"""Agents on disk."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pytest_voicearena.agents.planting import unknown_places
from pytest_voicearena.core.agents import Agent, Answer, BenignTask, Policy, Secret, Tool
from pytest_voicearena.core.errors import Mistake
from pytest_voicearena.documents.agent_document import (
    ReadAgent,
    ToolDocument,
    expectation,
    read_agent,
)
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.documents.decoding import suggestion
from pytest_voicearena.documents.text import document_error, read_limited, read_source

ENDING = ".agent.yaml"
#: Directories that are never the user's own; the same ones that pytest does not recurse into.
_SKIPPED = frozenset({"node_modules", "venv", "build", "dist", "__pycache__", "site-packages"})
#: A prompt that is one short line with such an ending names a file.
_PROMPT_ENDINGS = (".md", ".txt", ".prompt")


def find_agents(root: Path) -> Iterator[Path]:
    """The agent files below a directory, sorted; hidden and installed ones are left out.

    Links to directories are not followed, so that no circle is walked; what cannot be read is left
    out too.
    """
    for parent, directories, files in os.walk(root):
        if parent != str(root) and "pyvenv.cfg" in files:
            directories.clear()
            continue
        directories[:] = sorted(
            name for name in directories if not name.startswith(".") and name not in _SKIPPED
        )
        for name in sorted(files):
            file = Path(parent, name)
            if name.endswith(ENDING) and not name.startswith(".") and file.is_file():
                yield file


def load_agent(file: Path, catalog: Catalog, shown_as: str | None = None) -> Agent:
    """The agent in a file, with its prompt and the files that its tools answer from.

    Planted secrets still have no value; see :func:`pytest_voicearena.agents.planting.plant`.

    Raises:
        DocumentError: with every mistake in it.
    """
    read = read_agent(read_source(file, shown_as or str(file)), catalog)
    mistakes = list(read.mistakes)
    prompt, prompt_path = _prompt(read, file, mistakes)
    tools = tuple(_tool(read, at, file, mistakes) for at in range(len(read.document.tools)))
    if mistakes:
        raise document_error(mistakes)
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
    """The prompt's text, and its file where it has one of its own."""
    given = read.document.prompt.strip()
    text, path = read.document.prompt, None
    if "\n" not in given and given.endswith(_PROMPT_ENDINGS):
        known = len(mistakes)
        text, path = _sibling(read, ("prompt",), file, given, mistakes), str(file.parent / given)
        if not text.strip() and len(mistakes) == known:
            mistakes.append(read.mistake(("prompt",), f"'{given}' is empty"))
    elif _names_a_file(given, file.parent):
        endings = ", ".join(_PROMPT_ENDINGS)
        message = f"'{given}' looks like a file; a prompt's file ends in one of {endings}"
        mistakes.append(read.mistake(("prompt",), message))
    secrets = [secret.name for secret in read.document.secrets]
    for name in unknown_places(text, secrets):
        message = f"the prompt has a place for an unknown secret '{name}'"
        mistakes.append(read.mistake(("prompt",), f"{message}{suggestion(name, secrets)}"))
    return text, path


def _names_a_file(given: str, directory: Path) -> bool:
    """Whether a prompt of one word is rather the name of a file, with an ending of its own."""
    if not given or any(char.isspace() for char in given):
        return False
    try:
        return "/" in given or (directory / given).is_file()
    except (OSError, ValueError):
        return False


def _sibling(
    read: ReadAgent,
    location: tuple[str | int, ...],
    file: Path,
    name: str,
    mistakes: list[Mistake],
) -> str:
    """The text of a file named in another."""
    try:
        text = read_limited(file.parent / name).decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        mistakes.append(read.mistake(location, f"cannot read '{name}': {error.strerror}"))
    except UnicodeDecodeError as error:
        message = f"'{name}' is no UTF-8 text: byte 0x{error.object[error.start]:02x}"
        mistakes.append(read.mistake(location, message))
    except ValueError:
        mistakes.append(read.mistake(location, f"'{name}' is no name of a file"))
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
        parameters=parameters | (tool.parameters or {}),
        answer=answer,
        sensitive=tool.sensitive,
    )


def _as_text(tool: ToolDocument) -> str:
    if tool.answer is None:
        return "ok"
    if isinstance(tool.answer, str):
        return tool.answer
    return json.dumps(tool.answer, ensure_ascii=False)
