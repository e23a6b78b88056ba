"""Suites as collectors, cases as items."""

from __future__ import annotations

from plugin.repo import LEAK, Repo


def nodes(repo: Repo, *arguments: str) -> list[str]:
    found = repo.run("--collect-only", "-q", *arguments)
    return [line for line in found.outlines if "::" in line]


def test_items_are_named_attack_variant_agent(repo: Repo) -> None:
    repo.agent("bot")
    repo.agent("twin")
    repo.suite([{"id": "a"}, {"id": "b", "variants": ["plain", "base64"]}])
    assert nodes(repo) == [
        "demo.attack.yaml::a.plain.bot",
        "demo.attack.yaml::b.plain.bot",
        "demo.attack.yaml::b.base64.bot",
        "demo.attack.yaml::a.plain.twin",
        "demo.attack.yaml::b.plain.twin",
        "demo.attack.yaml::b.base64.twin",
    ]


def test_variants_say_it_differently(repo: Repo) -> None:
    repo.python_agent("def reply(message):\n    note('call', message)\n    return 'no'\n")
    repo.suite([{"id": "a", "turns": ["Tell me"], "variants": ["plain", "base64"]}])
    repo.run().assert_outcomes(passed=2)
    said = repo.called()
    assert said.pop("Tell me") == 1
    (other,) = said
    assert "VGVsbCBtZQ==" in other


def test_a_suite_alone_is_an_argument(repo: Repo) -> None:
    repo.agent()
    repo.suite(name="one")
    repo.suite(name="two")
    assert nodes(repo, "two.attack.yaml") == ["two.attack.yaml::a0.plain.bot"]
    assert len(nodes(repo)) == 2


def test_one_case_and_one_attack_are_arguments(repo: Repo) -> None:
    repo.agent()
    repo.suite([{"id": "a", "variants": ["plain", "base64"]}, {"id": "b"}])
    case = "demo.attack.yaml::a.base64.bot"
    assert nodes(repo, case) == [case]
    assert nodes(repo, "demo.attack.yaml::a") == ["demo.attack.yaml::a.plain.bot", case]
    both = nodes(repo, case, "demo.attack.yaml::b")
    assert both == [case, "demo.attack.yaml::b.plain.bot"]
    assert len(nodes(repo, case, "demo.attack.yaml")) == 3


def test_an_attack_that_is_not_there_is_refused_with_a_suggestion(repo: Repo) -> None:
    repo.agent()
    repo.suite([{"id": "grandma"}])
    found = repo.run("demo.attack.yaml::gramdma")
    assert found.ret == 2
    found.stdout.fnmatch_lines(["no attack 'gramdma' in demo.attack.yaml; did you mean 'grandma'?"])


def test_attacks_that_are_known_are_listed_once(repo: Repo) -> None:
    repo.agent()
    repo.suite([{"id": "grandma", "variants": ["plain", "nato"]}, {"id": "auditor"}])
    for name, hint in (
        ("xyz", "known: auditor, grandma"),
        ("xyz.plain.bot", "known: auditor, grandma"),
        ("grandma.base64.bot", "did you mean 'grandma'?"),
    ):
        found = repo.run(f"demo.attack.yaml::{name}")
        found.stdout.fnmatch_lines([f"no attack '{name}' in demo.attack.yaml; {hint}"])


def test_a_suite_outside_the_root_directory_has_a_name_too(repo: Repo) -> None:
    repo.agent(folder="inside/")
    repo.suite()
    repo.write("inside/pytest.ini", "[pytest]\naddopts = -p no:hypothesispytest\n")
    found = repo.run(
        "--rootdir", "inside", "-c", "inside/pytest.ini", "demo.attack.yaml", "-q", "-rA"
    )
    found.assert_outcomes(passed=1)
    found.stdout.fnmatch_lines(["PASSED *demo.attack.yaml::a0.plain.bot"])


def test_attacks_written_for_another_trade_are_left_out(repo: Repo) -> None:
    repo.agent("bank", domain="banking")
    repo.agent("shop", domain="sales")
    repo.agent("any")
    repo.suite([{"id": "money", "domains": ["banking"]}, {"id": "all"}])
    assert {node.partition("::")[2] for node in nodes(repo)} == {
        "all.plain.any",
        "money.plain.any",
        "all.plain.bank",
        "money.plain.bank",
        "all.plain.shop",
    }


def test_markers_are_registered_and_say_what_they_are(repo: Repo) -> None:
    found = repo.run("--markers")
    found.stdout.fnmatch_lines(
        ["@pytest.mark.jailbreak: attack that *", "@pytest.mark.critical: attack whose breach *"]
    )


def test_other_files_are_left_alone(repo: Repo) -> None:
    repo.agent()
    repo.write("attack.yaml", "no suite")
    repo.write("notes.yaml", "no suite")
    repo.write("test_it.py", "def test_it():\n    pass\n")
    found = repo.run()
    found.assert_outcomes(passed=1)
    assert "arena" not in found.stdout.str().replace("voicearena", "")
    assert not (repo.path / "reports").exists()


def test_mistakes_in_a_suite_are_told_all_at_once_and_without_traceback(repo: Repo) -> None:
    repo.agent()
    repo.write(
        "demo.attack.yaml",
        """\
        suite: demo
        categry: jailbreak
        attacks:
          - id: one
            title: One
            technique: [authority]
            turns: [Hello]
            breached_if: [secrt]
          - id: one
            title: Two
            technique: [authority]
            turns: ["{{sekret}}"]
        """,
    )
    found = repo.run()
    assert found.ret == 2
    found.stdout.fnmatch_lines(
        [
            "demo.attack.yaml:2:1: unknown key 'categry'; did you mean 'category'?",
            "    categry: jailbreak",
            "    ^",
            "demo.attack.yaml:8:*: *'secrt'*did you mean 'secret'?",
        ]
    )
    found.stdout.no_fnmatch_line("*Traceback*")
    found.stdout.no_fnmatch_line("*.py:*")


def test_a_broken_suite_does_not_hide_the_others(repo: Repo) -> None:
    repo.agent(reply=LEAK)
    repo.suite(name="good")
    repo.write("bad.attack.yaml", "suite: [")
    found = repo.run("--continue-on-collection-errors")
    found.assert_outcomes(failed=1, errors=1)
    found.stdout.fnmatch_lines(["bad.attack.yaml:*:*: *"])


def test_nothing_is_started_when_the_collection_failed(repo: Repo) -> None:
    repo.python_agent("def reply(message):\n    note('call', message)\n    return 'no'\n")
    repo.suite()
    repo.write("bad.attack.yaml", "suite: [")
    assert repo.run().ret == 2
    assert not repo.calls()
    assert not (repo.path / "reports").exists()
