"""What an agent says or prints moves no cursor and turns no text around."""

from __future__ import annotations

import pytest

from plugin.repo import SECRET, Repo

BAD = "\x1b[2J\x1b]0;title\x07\x9b31m\r\x08\x00\u202e\u2066\u200b\u2028\ufeff\ud83d\x85\x0c"


@pytest.fixture(autouse=True)
def hostile(repo: Repo) -> None:
    repo.python_agent(
        f"""
        BAD = {BAD!r}

        def reply(message):
            print("printed", BAD)
            logging.getLogger(BAD).warning("logged %s", BAD)
            if message == "raises":
                raise ValueError("raised " + BAD)
            return "said " + BAD + SECRET
        """
    )
    repo.suite([{"id": "says"}, {"id": "raises"}])


@pytest.mark.parametrize("arguments", [(), ("-s",), ("-vv", "-rA"), ("-n1",), ("--tb=line",)])
def test_none_of_it_reaches_the_terminal(repo: Repo, arguments: tuple[str, ...]) -> None:
    found = repo.run(*arguments)
    found.assert_outcomes(failed=1, errors=1)
    text = found.stdout.str() + found.stderr.str()
    bad = {char for char in BAD if not char.isprintable()}
    assert not bad & set(text), sorted(bad & set(text))
    if "--tb=line" not in arguments:
        solid = "".join(text.replace("|", "").split())
        for word in ("said", "raised", "printed", "logged"):
            assert f"{word}⟨U+001B⟩[2J" in solid
    assert SECRET not in text


def test_it_is_on_record_and_comes_back(repo: Repo) -> None:
    repo.run()
    (trial,) = repo.results()["says.plain.bot"].trials
    (turn,) = [turn for turn in trial.conversation if turn.role == "agent"]
    assert "\x1b[2J" in turn.text
    assert "\u202e" in turn.text
    assert SECRET not in turn.text
