"""Extensions by name, from plugins and from installed packages alike."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any, ClassVar

import pluggy
import pytest

from pytest_voicearena.assembly.assembly import Assembly
from pytest_voicearena.assembly.builtins import BuiltIns
from pytest_voicearena.assembly.settings import Settings
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.registry.hookspecs import PROJECT, hookimpl
from pytest_voicearena.registry.registry import Registry


class Shout:
    name: ClassVar[str] = "shout"
    about: ClassVar[str] = "in capitals"
    source: ClassVar[str] = "everyday life"
    example: ClassVar[tuple[str, str]] = ("Hi", "HI")

    def apply(self, turns: Sequence[str], random: Random) -> tuple[str, ...]:
        del random
        return tuple(turn.upper() for turn in turns)


class Whisper(Shout):
    name: ClassVar[str] = "whisper"


class Imposter(Shout):
    """Another class of the same name."""


class Plugin:
    def __init__(self, *variants: Any) -> None:
        self._variants = variants

    @hookimpl
    def voicearena_variants(self) -> Iterable[Any]:
        yield from self._variants


def registry(*plugins: object) -> Registry:
    return Registry(plugins, entry_points=False)


class TestPlugins:
    def test_built_in_ones_come_the_same_way(self) -> None:
        found = registry(BuiltIns(), Plugin(Shout))
        assert {"base64", "nato", "plain", "shout"} <= set(found.variants)
        assert list(found.variants) == sorted(found.variants)
        assert {"secret", "judge", "loop"} <= set(found.detectors)
        assert {"openai", "scripted", "http"} <= set(found.providers)

    def test_an_empty_registry_is_empty(self) -> None:
        found = registry()
        assert (found.variants, found.detectors, found.providers) == ({}, {}, {})

    def test_a_name_belongs_to_one(self) -> None:
        with pytest.raises(UserError, match=r"two variants are named 'shout': .*Shout.*Imposter"):
            registry(Plugin(Shout), Plugin(Imposter))

    def test_a_built_in_name_is_taken(self) -> None:
        mine = type("Mine", (Shout,), {"name": "plain"})
        with pytest.raises(UserError, match="two variants are named 'plain'"):
            registry(BuiltIns(), Plugin(mine))

    def test_the_same_class_twice_is_one(self) -> None:
        plugin = Plugin(Shout)
        assert list(registry(plugin, plugin, Plugin(Shout, Whisper)).variants) == [
            "shout",
            "whisper",
        ]

    @pytest.mark.parametrize("wrong", [object(), type("Nameless", (), {}), "shout", None])
    def test_what_has_no_name_is_no_extension(self, wrong: object) -> None:
        with pytest.raises(UserError, match="is no variant: it has no 'name' and 'about'"):
            registry(Plugin(wrong))

    def test_a_misspelt_hook_is_told(self) -> None:
        class Misspelt:
            @hookimpl
            def voicearena_variant(self) -> Iterable[Any]:
                return ()

        with pytest.raises(UserError, match="unknown hook 'voicearena_variant'"):
            registry(Misspelt())

    def test_what_each_says_about_itself(self) -> None:
        about = registry(BuiltIns(), Plugin(Shout)).about
        assert about["variant", "shout"] == "in capitals"
        assert about["detector", "loop"] == "the agent repeats itself"
        assert ("provider", "openai") in about
        assert all(about.values())

    def test_an_unknown_provider_is_suggested_one(self) -> None:
        found = registry(BuiltIns())
        assert found.provider("openai").name == "openai"
        with pytest.raises(UserError, match=r"unknown provider 'opnai'; did you mean 'openai'\?"):
            found.provider("opnai")
        with pytest.raises(UserError, match="unknown provider 'xyz'; known: anthropic, "):
            found.provider("xyz")
        with pytest.raises(UserError, match="unknown provider 'nope'; known: anthropic, "):
            found.provider("nope")


class TestInstalled:
    """Through a real entry point, as a package that pip installed offers it."""

    @pytest.fixture
    def install(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
        def install(module: str, source: str) -> None:
            (tmp_path / f"{module}.py").write_text(source)
            info = tmp_path / f"{module}-1.0.dist-info"
            info.mkdir()
            (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
            (info / "entry_points.txt").write_text(f"[{PROJECT}]\n{module}_ext = {module}\n")

        monkeypatch.syspath_prepend(str(tmp_path))
        before = set(sys.modules)
        yield install
        for name in set(sys.modules) - before:
            if name.startswith("arena_"):
                del sys.modules[name]

    GOOD = """\
from pytest_voicearena.registry.hookspecs import hookimpl

class Reverse:
    name = "reverse"
    about = "backwards"
    source = "everyday life"
    example = ("ab", "ba")

    def apply(self, turns, random):
        return tuple(turn[::-1] for turn in turns)

@hookimpl
def voicearena_variants():
    return [Reverse]
"""

    def test_it_is_found_and_can_be_named_in_suites(self, install: Any, tmp_path: Path) -> None:
        install("arena_good", self.GOOD)
        assert "reverse" in Registry([BuiltIns()]).variants
        assert "reverse" not in Registry([BuiltIns()], entry_points=False).variants
        assembly = Assembly(Settings(), run_id="r", root=tmp_path, environ={}, clock=SystemClock())
        suite = tmp_path / "a.attack.yaml"
        suite.write_text(
            "suite: a\ncategory: jailbreak\nbreached_if: [secret]\nvariants: [reverse]\n"
            "attacks: [{id: a, title: b, technique: [c], turns: [d]}]\n"
        )
        assert assembly.suite(suite).attacks[0].variants == ("reverse",)

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("import nowhere_at_all", "ModuleNotFoundError: No module named 'nowhere_at_all'"),
            ("1 / 0", "ZeroDivisionError: division by zero"),
            ("def (", "SyntaxError"),
        ],
    )
    def test_one_that_cannot_be_loaded_is_named(self, install: Any, source: str, said: str) -> None:
        install("arena_bad", source)
        with pytest.raises(UserError) as caught:
            Registry([])
        assert str(caught.value).startswith(
            "the extension 'arena_bad_ext' of arena_bad cannot be loaded: "
        )
        assert said in str(caught.value)

    def test_two_packages_may_not_offer_one_name(self, install: Any) -> None:
        install("arena_good", self.GOOD)
        install("arena_rival", self.GOOD)
        with pytest.raises(UserError, match="two variants are named 'reverse'"):
            Registry([])


def test_hooks_are_pluggys_own() -> None:
    manager = pluggy.PluginManager(PROJECT)
    plugin = SimpleNamespace()
    assert manager.register(plugin) is not None
