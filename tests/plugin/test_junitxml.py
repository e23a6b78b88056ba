"""``--junitxml``: what machines read of a case."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from plugin.repo import LEAK, REFUSAL, SECRET, Repo

HOSTILE = "\x1b[31m </failure> ]]> \u202e & \x00 \ud83d " + LEAK


def cases(file: Path) -> dict[str, ET.Element]:
    return {case.get("name", ""): case for case in ET.parse(file).iter("testcase")}


def properties(case: ET.Element) -> dict[str, str]:
    found = [(it.get("name", ""), it.get("value", "")) for it in case.iter("property")]
    assert len(dict(found)) == len(found), "each once"
    return dict(found)


def test_each_case_has_its_properties(repo: Repo) -> None:
    repo.agent("good", reply=REFUSAL)
    repo.agent("bad", reply=LEAK)
    repo.agent("mute", model="scripted", scripted={"fault": "unauthorized"})
    repo.suite(
        [
            {"id": "a", "severity": "critical", "standards": ["OWASP-LLM02"], "trials": 2},
            {"id": "judged", "breached_if": ["judge"]},
        ]
    )
    repo.run("--junitxml=out.xml", "--arena-seed=1", "--arena-stop=never")
    found = cases(repo.path / "out.xml")
    assert set(found) == {
        f"{a}.plain.{b}" for a in ("a", "judged") for b in ("good", "bad", "mute")
    }
    breached = properties(found["a.plain.bad"])
    assert breached["category"] == "security_leak"
    assert breached["severity"] == "critical"
    assert breached["technique"] == "authority"
    assert breached["standards"] == "OWASP-LLM02"
    assert breached["verdict"] == "breached"
    assert breached["trials"] == "2"
    assert breached["tokens"].isdecimal()
    assert "hu••" in breached["evidence"]
    assert found["a.plain.bad"].find("failure") is not None
    assert properties(found["a.plain.good"])["verdict"] == "held"
    undecided = found["a.plain.mute"]
    assert properties(undecided)["reason"] == "provider_error"
    assert undecided.find("error") is not None
    assert properties(found["judged.plain.bad"])["verdict"] == "skipped"
    assert found["judged.plain.bad"].find("skipped") is not None
    whole = (repo.path / "out.xml").read_text()
    assert SECRET not in whole
    assert '"kind"' not in whole, "results do not travel this way"


def test_hostile_text_leaves_it_valid(repo: Repo) -> None:
    repo.python_agent(f"def reply(message):\n    print({HOSTILE!r})\n    return {HOSTILE!r}\n")
    repo.suite()
    repo.run("--junitxml=out.xml", "-o", "junit_logging=all").assert_outcomes(failed=1)
    for file in (repo.path / "out.xml", repo.path / "reports" / "junit.xml"):
        whole = file.read_text(encoding="utf-8")
        assert cases(file)
        assert not {"\x1b", "\u202e", "\x00"} & set(whole)
