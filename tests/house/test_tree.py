"""What the repository's tree may and may not hold."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = {
    ".ci", ".github", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "attacks", "docs",
    "fixtures", "pyproject.toml", "pytest_voicearena", "reports", "tests", "tox.ini",
}  # fmt: skip
#: Formats of real keys of vendors.
KEYS = re.compile(
    r"\b(sk-[A-Za-z0-9]{20,}|sk-ant-[\w-]{20,}|gsk_[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16})\b"
)


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_top_level() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP


def test_no_keys_and_no_homes() -> None:
    for path in tracked():
        if path.suffix in {".png", ".wav"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not KEYS.search(text), path
        assert not re.search(r"/(?:root|home/\w+)/", text.replace("/home/x.txt", "")), path
