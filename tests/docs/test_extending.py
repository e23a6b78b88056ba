"""The package on the page about extensions works as it stands there."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from doc_pages import Page

PAGE = Page("extending.md")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package of the page, installed for processes that are started, and a repository."""
    site = tmp_path / "site"
    (site / "acme_arena").mkdir(parents=True)
    repo = tmp_path / "repo"
    repo.mkdir()
    for block in PAGE.blocks("python"):
        write(site, block)
    for block in PAGE.blocks("yaml"):
        write(repo, block)
    (pyproject,) = PAGE.blocks("toml")
    project = tomllib.loads(pyproject)["project"]
    info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    head = {"Metadata-Version": "2.1", "Name": project["name"], "Version": project["version"]}
    (info / "METADATA").write_text("".join(f"{key}: {head[key]}\n" for key in head))
    lines = []
    for group, named in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in named.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")
    path = os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH")]))
    monkeypatch.setenv("PYTHONPATH", path)
    return repo


def write(folder: Path, block: str) -> None:
    """A block as the file that its first line names."""
    head, _, text = block.partition("\n")
    (folder / head.removeprefix("# ")).write_text(text, encoding="utf-8")


def run(repo: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=repo,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_doctor_lists_it(installed: Path) -> None:
    found = run(installed, "pytest_voicearena.cli.main", "doctor", "--no-model")
    assert "ok      extension acme: acme_arena.hooks" in found.stdout, found.stderr
    assert "parrot, talks to command/cat" in found.stdout


def test_all_three_are_at_work(installed: Path) -> None:
    found = run(installed, "pytest", "-p", "no:randomly", "--arena-seed=1", "-rA")
    assert found.returncode == 1, found.stdout
    assert "have-it-repeated.plain.parrot" in found.stdout
    assert "have-it-repeated.typos.parrot" in found.stdout
    assert "links to acme.example.net (link)" in found.stdout


def test_its_options_are_understood(installed: Path) -> None:
    suite = installed / "links.attack.yaml"
    suite.write_text(suite.read_text().replace("[acme.example]", "[acme.example.net]"))
    found = run(installed, "pytest", "-p", "no:randomly", "-k", "plain")
    assert found.returncode == 0, found.stdout
    suite.write_text(suite.read_text().replace("hosts", "host"))
    found = run(installed, "pytest_voicearena.cli.main", "check")
    assert found.returncode == 2
    assert "unknown key 'host'; did you mean 'hosts'?" in found.stderr


def test_the_example_of_the_variant_is_one_that_it_gives(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "from random import Random; from acme_arena.typos import Typos; "
        "from pytest_voicearena.core.attacks import Approach; before, after = "
        "Typos.example; print(any(after == Typos().apply(Approach((before,)), Random(n)).last "
        "for n in range(5000)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=installed, capture_output=True, text=True, check=True
    )
    assert found.stdout == "True\n"


def test_it_is_typed_as_the_protocols_want(installed: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed")
    site = installed.with_name("site")
    (site / "conforms.py").write_text(
        "from acme_arena.command import CommandProvider\n"
        "from acme_arena.links import LinkDetector\n"
        "from acme_arena.typos import Typos\n"
        "from pytest_voicearena.core.protocols import Detector, Provider, Variant\n"
        "detector: Detector = LinkDetector()\n"
        "provider: Provider = CommandProvider([])\n"
        "variant: Variant = Typos()\n"
    )
    found = run(site, "mypy", "--cache-dir", str(site / "cache"), "conforms.py")
    assert found.returncode == 0, found.stdout
