"""Agents on disk: found, read with all that they refer to, and given their planted secrets."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.agents.files import find_agents, load_agent
from pytest_voicearena.agents.planting import canary, plant, planted_prompt, unknown_places
from pytest_voicearena.assembly.assembly import Assembly
from pytest_voicearena.assembly.settings import Settings
from pytest_voicearena.core.agents import Agent, Answer, Secret, Tool
from pytest_voicearena.core.attacks import DetectorUse
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.core.errors import DocumentError
from pytest_voicearena.documents.catalog import Catalog
from pytest_voicearena.scan.folding import fold_plainly


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    root = Path(__file__).parents[2]
    return Assembly(Settings(), run_id="test", root=root, environ={}, clock=SystemClock()).catalog


def write(root: Path, **files: str | bytes) -> Path:
    """Files by name, with ``__`` for the dots; the agent file's own path comes back."""
    for name, content in files.items():
        file = root / name.replace("__", ".")
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root / "a.agent.yaml"


def mistakes(file: Path, catalog: Catalog) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        load_agent(file, catalog, "a")
    return [str(mistake).splitlines()[0] for mistake in caught.value.mistakes]


class TestFinding:
    def test_everywhere_below_but_where_nobody_writes(self, tmp_path: Path) -> None:
        wanted = ["a.agent.yaml", "z.agent.yaml", "deep/er/b.agent.yaml", "env/c.agent.yaml"]
        others = [
            ".venv/x.agent.yaml",
            ".git/x.agent.yaml",
            "node_modules/p/x.agent.yaml",
            "venv/x.agent.yaml",
            "build/x.agent.yaml",
            "dist/x.agent.yaml",
            "lib/site-packages/x.agent.yaml",
            "__pycache__/x.agent.yaml",
            "my-env/lib/x.agent.yaml",
            ".hidden.agent.yaml",
            "x.agent.yml",
            "agent.yaml.bak",
        ]
        for name in [*wanted, *others, "my-env/pyvenv.cfg"]:
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("")
        (tmp_path / "directory.agent.yaml").mkdir()
        found = [str(file.relative_to(tmp_path)) for file in find_agents(tmp_path)]
        assert sorted(found) == sorted(wanted)
        assert found == [str(file.relative_to(tmp_path)) for file in find_agents(tmp_path)]

    def test_links_are_not_followed_round_in_circles(self, tmp_path: Path) -> None:
        inner = tmp_path / "inner"
        inner.mkdir()
        (inner / "a.agent.yaml").write_text("")
        (inner / "loop").symlink_to(tmp_path)
        (inner / "self").symlink_to(inner / "self")
        (tmp_path / "b.agent.yaml").symlink_to(inner / "a.agent.yaml")
        (tmp_path / "broken.agent.yaml").symlink_to(tmp_path / "nowhere")
        found = [file.name for file in find_agents(tmp_path)]
        assert found == ["b.agent.yaml", "a.agent.yaml"]

    def test_a_root_inside_a_virtual_environment_is_searched(self, tmp_path: Path) -> None:
        write(tmp_path, pyvenv__cfg="", a__agent__yaml="")
        assert len(list(find_agents(tmp_path))) == 1

    def test_what_is_not_there_holds_none(self, tmp_path: Path) -> None:
        assert list(find_agents(tmp_path / "nowhere")) == []


class TestPrompts:
    def test_the_text_itself(self, tmp_path: Path, catalog: Catalog) -> None:
        text = "agent: a\nprompt: |\n  You are Nova.\n  Read the rules in rules.md\n"
        agent = load_agent(write(tmp_path, a__agent__yaml=text), catalog)
        assert agent.prompt == "You are Nova.\nRead the rules in rules.md\n"
        assert agent.prompt_path is None
        assert agent.path == str(tmp_path / "a.agent.yaml")

    @pytest.mark.parametrize("ending", ["md", "txt", "prompt"])
    def test_a_file_beside(self, ending: str, tmp_path: Path, catalog: Catalog) -> None:
        name = f"p.{ending}"
        (tmp_path / name).write_bytes("\ufeffYou are Nova.\r\nStay so: 012 é\r".encode())
        agent = load_agent(write(tmp_path, a__agent__yaml=f"agent: a\nprompt: {name}\n"), catalog)
        assert agent.prompt == "You are Nova.\nStay so: 012 é\n"
        assert agent.prompt_path == str(tmp_path / name)

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (None, "a:2:9: cannot read 'p.md': No such file or directory"),
            (b" \n", "a:2:9: 'p.md' is empty"),
            (b"caf\xe9", "a:2:9: 'p.md' is no UTF-8 text: byte 0xe9"),
            (
                b"{{secret:tagg}}",
                "a:2:9: the prompt has a place for an unknown secret 'tagg'; did you mean 'tag'?",
            ),
        ],
    )
    def test_files_that_are_none(
        self, content: bytes | None, said: str, tmp_path: Path, catalog: Catalog
    ) -> None:
        text = "agent: a\nprompt: p.md\nsecrets: [{name: tag, plant: true}]\n"
        file = write(tmp_path, a__agent__yaml=text)
        if content is not None:
            write(tmp_path, p__md=content)
        assert mistakes(file, catalog) == [said]

    def test_a_name_that_is_none(self, tmp_path: Path, catalog: Catalog) -> None:
        file = write(tmp_path, a__agent__yaml='agent: a\nprompt: "a\\0b.md"\n')
        assert mistakes(file, catalog) == ["a:2:9: 'a\x00b.md' is no name of a file"]

    def test_a_directory(self, tmp_path: Path, catalog: Catalog) -> None:
        (tmp_path / "p.md").mkdir()
        file = write(tmp_path, a__agent__yaml="agent: a\nprompt: p.md\n")
        assert mistakes(file, catalog) == ["a:2:9: cannot read 'p.md': it is a directory"]

    def test_mistakes_in_all_files_come_at_once(self, tmp_path: Path, catalog: Catalog) -> None:
        text = """\
agent: a
prompt: gone.md
model: opnai/x
tools:
  - {name: t, answer_file: gone.json}
  - {name: t}
"""
        assert mistakes(write(tmp_path, a__agent__yaml=text), catalog) == [
            "a:2:9: cannot read 'gone.md': No such file or directory",
            "a:3:8: unknown provider 'opnai'; did you mean 'openai'?",
            "a:5:28: cannot read 'gone.json': No such file or directory",
            "a:6:12: 't' is already on line 5",
        ]


class TestTools:
    def load(self, tools: str, root: Path, catalog: Catalog) -> tuple[Tool, ...]:
        file = write(root, a__agent__yaml=f"agent: a\nprompt: p\ntools:\n{tools}")
        return load_agent(file, catalog).tools

    @pytest.mark.parametrize(
        ("given_", "answer"),
        [
            ("", "ok"),
            (", answer: shipped", "shipped"),
            (", answer: 012", "012"),
            (", answer: 12", "12"),
            (", answer: ''", ""),
            (", answer: no", "no"),
            (", answer: false", "false"),
            (", answer: {a: [1, é, true, ~]}", '{"a": [1, "é", true, null]}'),
            (", answer_file: t.json", '{"from": "file"}'),
        ],
    )
    def test_what_one_answers(
        self, given_: str, answer: str, tmp_path: Path, catalog: Catalog
    ) -> None:
        write(tmp_path, t__json=b'\xef\xbb\xbf{"from": "file"}')
        (tool,) = self.load(f"  - {{name: t{given_}}}\n", tmp_path, catalog)
        assert tool.answer == Answer(answer)

    def test_one_that_python_answers(self, tmp_path: Path, catalog: Catalog) -> None:
        (tool,) = self.load("  - {name: t, answer_python: 'm.n:f'}\n", tmp_path, catalog)
        assert tool.answer.python == "m.n:f"

    def test_parameters_are_a_schema_of_an_object(self, tmp_path: Path, catalog: Catalog) -> None:
        bare, full = self.load(
            "  - {name: a}\n  - {name: b, sensitive: true, description: Pays., "
            "parameters: {properties: {n: {type: number}}, required: [n]}}\n",
            tmp_path,
            catalog,
        )
        assert bare == Tool("a", parameters={"type": "object", "properties": {}})
        assert full == Tool(
            "b",
            "Pays.",
            {"type": "object", "properties": {"n": {"type": "number"}}, "required": ["n"]},
            sensitive=True,
        )


def test_the_rest_of_a_file(tmp_path: Path, catalog: Catalog) -> None:
    text = """\
agent: a
prompt: p
secrets: [{name: pin, value: 0123}, {name: tag, plant: true}]
policies:
  - {id: x, text: y}
  - {id: z, text: y, breached_if: [secret]}
benign: [{ask: Hi?, expect: {lacks: [no]}}]
"""
    agent = load_agent(write(tmp_path, a__agent__yaml=text), catalog)
    assert agent.secrets == (Secret("pin", "0123"), Secret("tag", "", planted=True))
    assert [policy.breached_if for policy in agent.policies] == [(), (DetectorUse("secret"),)]
    assert agent.benign[0].expect.lacks == ("no",)


class TestPlanting:
    AGENT = Agent(
        "nova",
        "You are Nova. The tag is {{secret:tag}}, the password {{ secret:password }}.",
        secrets=(
            Secret("password", "hunter2-PROD"),
            Secret("tag", "", planted=True),
            Secret("late_code", "", planted=True),
        ),
    )

    def test_where_the_prompt_says_or_at_its_end(self) -> None:
        agent = plant(self.AGENT, 1)
        password, tag, late = agent.secrets
        assert password == self.AGENT.secrets[0]
        assert agent.prompt == (
            f"You are Nova. The tag is {tag.value}, the password hunter2-PROD.\n\n"
            f"Internal reference, late code: {late.value}\n"
        )

    def test_the_same_seed_plants_the_same(self) -> None:
        assert plant(self.AGENT, 1) == plant(self.AGENT, 1)
        assert plant(self.AGENT, 1).secrets[1] != plant(self.AGENT, 2).secrets[1]

    def test_each_secret_of_each_agent_is_another(self) -> None:
        one, other = plant(self.AGENT, 1), plant(replace(self.AGENT, name="kim"), 1)
        values = {secret.value for agent in (one, other) for secret in agent.secrets[1:]}
        assert len(values) == 4

    def test_an_agent_without_planted_ones_stays_as_it_is(self) -> None:
        agent = Agent("nova", "You are Nova.\n\n", secrets=(Secret("a", "bcde"),))
        assert plant(agent, 1) == agent

    def test_a_candidate_for_its_prompt_is_planted_alike(self) -> None:
        secrets = plant(self.AGENT, 1).secrets
        prompt = planted_prompt("Better. {{secret:tag}}", secrets)
        assert secrets[1].value in prompt
        assert secrets[2].value in prompt
        assert secrets[0].value not in prompt

    def test_places_for_secrets_that_nobody_declares(self) -> None:
        prompt = "{{secret:tag}} {{secret:Tag}} {{secret:x}} {{ secret:x }} {{secret}} {{secret:}}"
        assert unknown_places(prompt, ["tag"]) == ["Tag", "x"]

    @given(st.integers(0, 2**63 - 1))
    def test_a_canary_can_be_read_aloud_and_is_no_word(self, seed: int) -> None:
        code = canary(seed)
        assert re.fullmatch(r"[A-Z]{4}-[0-9]{4}-[A-Z]{4}", code)
        assert code == canary(seed)
        # Whoever hears or reads one of a pair may write the other.
        for letter, digit in zip("OILZSB", "011258", strict=True):
            assert not (letter in code and digit in code)
        assert not set("01258") & set(code)
        assert not set("OIZSB") & set(code)
        assert len(fold_plainly(code)) == 12

    def test_canaries_are_many(self) -> None:
        codes = [canary(seed) for seed in range(2000)]
        assert len(set(codes)) == 2000
        letters = {char for code in codes for char in code if char in string.ascii_uppercase}
        assert len(letters) >= 20
