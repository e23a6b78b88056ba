"""What is deselected is never started."""

from __future__ import annotations

import pytest

from plugin.repo import Repo

LOGGED = """
def reply(message):
    note("call", message)
    return "no"
"""


@pytest.fixture(autouse=True)
def suite(repo: Repo) -> None:
    repo.python_agent(LOGGED)
    repo.suite(
        [
            {"id": "leak-one", "severity": "critical", "technique": ["authority"]},
            {"id": "leak-two", "severity": "low", "technique": ["urgency"]},
            {"id": "talk", "category": "jailbreak", "technique": ["role_play"]},
        ]
    )


@pytest.mark.parametrize(
    ("arguments", "selected"),
    [
        (("-k", "leak"), {"leak-one", "leak-two"}),
        (("-k", "not leak"), {"talk"}),
        (("-k", "role_play"), {"talk"}),
        (("-k", "leak and urgency"), {"leak-two"}),
        (("-k", "demo and bot and plain and one"), {"leak-one"}),
        (("-m", "jailbreak"), {"talk"}),
        (("-m", "security_leak and critical"), {"leak-one"}),
        (("-m", "low or jailbreak"), {"leak-two", "talk"}),
        (("--deselect", "demo.attack.yaml::talk.plain.bot"), {"leak-one", "leak-two"}),
        (("demo.attack.yaml::talk.plain.bot",), {"talk"}),
    ],
)
def test_only_what_is_selected_is_played(
    repo: Repo, arguments: tuple[str, ...], selected: set[str]
) -> None:
    repo.run(*arguments).assert_outcomes(
        passed=len(selected), deselected=3 - len(selected) if "::" not in arguments[0] else 0
    )
    assert repo.called() == dict.fromkeys(selected, 1)
    assert set(repo.results()) == {f"{name}.plain.bot" for name in selected}


def test_what_a_conftest_deselects_is_not_played(repo: Repo) -> None:
    repo.write(
        "conftest.py",
        """
        def pytest_collection_modifyitems(config, items):
            config.hook.pytest_deselected(items=items[1:])
            del items[1:]
        """,
    )
    repo.run().assert_outcomes(passed=1, deselected=2)
    assert repo.called() == {"leak-one": 1}


def test_a_skip_marker_of_a_conftest_is_honoured(repo: Repo) -> None:
    repo.write(
        "conftest.py",
        """
        import pytest

        def pytest_collection_modifyitems(items):
            items[0].add_marker(pytest.mark.skip(reason="not today"))
            items[1].add_marker(pytest.mark.xfail(reason="known"))
        """,
    )
    found = repo.run("-rs")
    found.assert_outcomes(skipped=1, xpassed=1, passed=1)
    found.stdout.fnmatch_lines(["SKIPPED*not today"])
    assert "talk.plain.bot" in repo.results()
