from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cli.conftest import Voicearena


def schema_in(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.validators.validator_for(found).check_schema(found)
    return found


def test_where_they_are_and_how_to_use_them(voicearena: Voicearena, directory: Path) -> None:
    outcome = voicearena("schema")
    assert (outcome.code, outcome.err) == (0, "")
    schema_in(directory / "schemas", "agent")
    schema_in(directory / "schemas", "attack")
    lines = outcome.out.splitlines()
    assert lines[:2] == [
        "wrote schemas/agent.schema.json",
        "wrote schemas/attack.schema.json",
    ]
    assert "# yaml-language-server: $schema=../schemas/agent.schema.json" in lines
    assert "# yaml-language-server: $schema=../schemas/attack.schema.json" in lines
    setting = json.loads(outcome.out[outcome.out.index("{") :])
    assert setting == {
        "yaml.schemas": {
            "./schemas/agent.schema.json": "*.agent.yaml",
            "./schemas/attack.schema.json": "*.attack.yaml",
        }
    }


@pytest.mark.parametrize("above", ["", "{directory}/"])
def test_another_directory(voicearena: Voicearena, directory: Path, above: str) -> None:
    outcome = voicearena("schema", above.format(directory=directory) + "deep/er")
    assert "wrote deep/er/agent.schema.json\n" in outcome.out
    assert "$schema=../deep/er/agent.schema.json" in outcome.out


def test_a_directory_elsewhere(voicearena: Voicearena, tmp_path: Path) -> None:
    outcome = voicearena("schema", str(tmp_path / "elsewhere"))
    assert f"$schema={tmp_path}/elsewhere/agent.schema.json" in outcome.out
    assert f'"{tmp_path}/elsewhere/agent.schema.json": "*.agent.yaml"' in outcome.out


def test_a_misspelt_key_does_not_fit(voicearena: Voicearena, directory: Path) -> None:
    voicearena("schema")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(
            {"agent": "a", "prompt": "x", "secrts": []},
            schema_in(directory / "schemas", "agent"),
        )
