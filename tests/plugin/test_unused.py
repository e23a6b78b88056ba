"""Installed but unused, the plugin costs an unrelated run nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import NamedTuple

import pytest

from plugin.repo import Repo

#: Runs pytest, then tells what was imported and printed.
PROBE = """
import contextlib, io, json, sys
import pytest
out = io.StringIO()
with contextlib.redirect_stdout(out):
    status = pytest.main(sys.argv[1:])
print(json.dumps([int(status), sorted(sys.modules), out.getvalue()]))
"""
HEAVY = {"aiohttp", "asyncio", "httpx", "jinja2", "openai", "pydantic", "xdist", "yaml"}


class Probed(NamedTuple):
    status: int
    modules: set[str]
    output: str


def probe(repo: Repo, *arguments: str) -> Probed:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "-p", "no:cacheprovider", *arguments],
        cwd=repo.path,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    status, modules, output = json.loads(done.stdout.splitlines()[-1])
    return Probed(status, set(modules), output)


@pytest.mark.parametrize("arguments", [["--collect-only"], []])
def test_it_imports_prints_and_writes_nothing(repo: Repo, arguments: list[str]) -> None:
    (repo.path / "pytest.ini").unlink()
    if not arguments:
        repo.write("test_it.py", "def test_it():\n    pass\n")
    plugin = ["-p", "pytest_voicearena.plugin.hooks"]
    # Without assertion rewriting, so that no file is written and the output is the same.
    without = probe(repo, "--assert=plain", *arguments)
    with_it = probe(repo, "--assert=plain", *plugin, *arguments)
    assert with_it.status == without.status
    added = with_it.modules - without.modules
    top = {name.partition(".")[0] for name in added}
    assert top - set(sys.stdlib_module_names) == {"pytest_voicearena"}
    assert not top & HEAVY
    assert {name for name in added if name.startswith("pytest_voicearena")} == {
        "pytest_voicearena",
        "pytest_voicearena.core",
        "pytest_voicearena.core.taxonomy",
        "pytest_voicearena.plugin",
        "pytest_voicearena.plugin.arguments",
        "pytest_voicearena.plugin.catcher",
        "pytest_voicearena.plugin.hooks",
        "pytest_voicearena.plugin.options",
    }
    lines = zip(with_it.output.splitlines(), without.output.splitlines(), strict=True)
    assert [one for one, other in lines if one != other and " in 0." not in one] == []
    assert {path.name for path in repo.path.iterdir()} <= {"test_it.py", "__pycache__"}
