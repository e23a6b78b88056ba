"""The words that everything else is written in."""

from __future__ import annotations

import ast
import dataclasses
import enum
import inspect
import math
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pytest_voicearena.core
from pytest_voicearena.core.agents import Secret
from pytest_voicearena.core.clocks import SystemClock
from pytest_voicearena.core.conversation import (
    Conversation,
    Role,
    Text,
    ToolCall,
    ToolResult,
    Turn,
    Usage,
    says,
)
from pytest_voicearena.core.errors import (
    ArenaError,
    DocumentError,
    MissingExtra,
    Mistake,
    ProviderError,
    UserError,
)
from pytest_voicearena.core.imports import load_object
from pytest_voicearena.core.jsonlines import DEEPEST, compact, plain, well_formed
from pytest_voicearena.core.results import CaseInfo, CaseResult, RunEnd, RunInfo, RunRecord, Tally
from pytest_voicearena.core.results import Trial as TrialResult
from pytest_voicearena.core.seeds import derive
from pytest_voicearena.core.statistics import wilson
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.core.verdicts import Decision, Failure, Finding, Reason, Verdict

CORE = Path(pytest_voicearena.core.__file__).parent
INFO = CaseInfo(
    "a.plain.b", "a", "plain", "b", "s", "A", Category.JAILBREAK, Severity.LOW, (), (), "m"
)


def trial(decision: Decision | None = None, *turns: Turn, **more: Any) -> TrialResult:
    given = decision or Decision(Verdict.HELD)
    return TrialResult(more.pop("index", 0), 1, given, Conversation(turns), **more)


class TestStatistics:
    @pytest.mark.parametrize(
        ("successes", "n", "low", "high"),
        [
            (0, 20, 0.000, 0.161),
            (10, 20, 0.299, 0.701),
            (20, 20, 0.839, 1.000),
            (1, 20, 0.009, 0.236),
            (0, 1, 0.000, 0.793),
            (1, 1, 0.207, 1.000),
            (5, 10, 0.237, 0.763),
            (81, 263, 0.255, 0.366),
            (500, 1000, 0.469, 0.531),
        ],
    )
    def test_known_intervals(self, successes: int, n: int, low: float, high: float) -> None:
        found = wilson(successes, n)
        assert found is not None
        assert found.share == successes / n
        assert (round(found.low, 3), round(found.high, 3)) == (low, high)

    @given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
    def test_the_share_is_inside_and_the_interval_inside_of_0_and_1(
        self, given_: tuple[int, int]
    ) -> None:
        successes, n = given_
        found, mirrored = wilson(successes, n), wilson(n - successes, n)
        assert found is not None
        assert mirrored is not None
        assert 0 <= found.low <= found.share <= found.high <= 1
        assert math.isclose(found.low, 1 - mirrored.high, abs_tol=1e-12)

    def test_of_nothing_there_is_none(self) -> None:
        assert wilson(0, 0) is None

    @pytest.mark.parametrize(("successes", "n"), [(-1, 5), (6, 5), (1, 0)])
    def test_what_is_no_share(self, successes: int, n: int) -> None:
        with pytest.raises(ValueError, match="is not a share"):
            wilson(successes, n)


class TestSeeds:
    def test_they_are_the_same_for_ever(self) -> None:
        assert derive(0) == 3456079177858693020
        assert derive(1, "plant", "nova", "audit_tag") == 6601214659877771186
        assert derive(42, "urgent-cto.plain.nova", 3) == 2078318218294037510

    @given(st.integers(), st.lists(st.text() | st.integers()))
    def test_any_names(self, seed: int, names: list[str | int]) -> None:
        found = derive(seed, *names)
        assert 0 <= found < 2**63
        assert found == derive(seed, *names)

    def test_names_do_not_run_together(self) -> None:
        found = {derive(1, "ab"), derive(1, "a", "b"), derive(1, "", "ab"), derive(11, "ab")}
        assert len(found) == 4

    def test_half_a_character_is_a_name_too(self) -> None:
        assert derive(1, "\ud800") != derive(1, "?")


class TestMistakes:
    def test_with_its_line(self) -> None:
        mistake = Mistake("a.yaml", 3, 5, "unknown key 'x'", "  - x: 1")
        assert str(mistake) == "a.yaml:3:5: unknown key 'x'\n      - x: 1\n        ^"

    def test_without_one(self) -> None:
        assert str(Mistake("a.yaml", 1, 1, "the file is empty", "  ")) == (
            "a.yaml:1:1: the file is empty"
        )

    @pytest.mark.parametrize(
        ("source", "column", "shown", "caret"),
        [
            ("\tab", 2, " ab", 1),
            ("日本語x", 4, "日本語x", 6),
            ("e\u0301x", 3, "e\u0301x", 1),
            ("😀x", 2, "😀x", 2),
            ("a\x1b[0mb", 6, "a\N{REPLACEMENT CHARACTER}[0mb", 5),
            ("a\u202eb", 3, "a\N{REPLACEMENT CHARACTER}b", 2),
            ("ab", 99, "ab", 2),
            ("ab", 0, "ab", 0),
        ],
    )
    def test_the_caret_stands_below_its_character(
        self, source: str, column: int, shown: str, caret: int
    ) -> None:
        lines = str(Mistake("a", 1, column, "m", source)).split("\n")
        assert lines[1:] == [f"    {shown}", f"    {' ' * caret}^"]

    @given(st.text(), st.integers(-5, 500))
    def test_any_line_is_shown_short_and_on_one_line(self, source: str, column: int) -> None:
        lines = str(Mistake("a", 1, column, "m", source)).split("\n")
        assert len(lines) in {1, 3}
        assert all(len(line) <= 4 + 201 for line in lines)
        assert all(line.isprintable() for line in lines)

    def test_a_document_error_has_them_all(self) -> None:
        error = DocumentError([Mistake("a", 1, 1, "one"), Mistake("b", 2, 2, "two")])
        assert str(error) == "a:1:1: one\nb:2:2: two"
        assert len(error.mistakes) == 2

    def test_a_missing_extra_says_how_to_get_it(self) -> None:
        error = MissingExtra.named("embedded", "the embedded model")
        assert str(error) == "the embedded model needs: pip install 'pytest-voicearena[embedded]'"

    def test_who_can_mend_what(self) -> None:
        assert issubclass(DocumentError, UserError)
        assert issubclass(MissingExtra, UserError)
        assert not issubclass(ProviderError, UserError)
        assert {UserError, ProviderError} <= set(ArenaError.__subclasses__())


class TestConversations:
    def test_text_and_calls_of_a_turn(self) -> None:
        turn = Turn(
            Role.AGENT, (Text("a"), ToolCall("1", "t"), Text("b"), ToolResult("1", "t", "c"))
        )
        assert turn.text == "a\nb"
        assert [call.name for call in turn.calls] == ["t"]

    def test_a_longer_one_leaves_the_shorter_one_as_it_is(self) -> None:
        short = Conversation((says(Role.USER, "a"),))
        longer = short.and_then(says(Role.AGENT, "b"), says(Role.USER, "c"))
        assert (len(short), len(longer)) == (1, 3)
        assert [at for at, _ in longer.by(Role.USER)] == [0, 2]
        assert list(longer) == list(longer.turns)

    @pytest.mark.parametrize(
        ("turn", "answered"),
        [
            (says(Role.AGENT, "No."), True),
            (Turn(Role.AGENT, (ToolCall("1", "t"),)), True),
            (says(Role.AGENT, " \n"), False),
            (Turn(Role.AGENT, ()), False),
            (says(Role.USER, "Hi"), False),
            (Turn(Role.TOOL, (ToolResult("1", "t", "ok"),)), False),
        ],
    )
    def test_whether_the_agent_ever_answered(self, turn: Turn, answered: bool) -> None:  # noqa: FBT001
        assert Conversation((turn,)).answered is answered

    def test_usage_adds_up_and_an_unknown_price_stays_unknown(self) -> None:
        total = Usage(1, 2, 3, 0.5) + Usage(1, 1, 1, 0.25)
        assert total == Usage(2, 3, 4, 0.75)
        assert total.tokens == 7
        assert (total + Usage(1, 1, 1, None)).dollars is None

    def test_a_call_is_written_as_compact_json_or_as_it_came(self) -> None:
        assert ToolCall("1", "t", {"b": "é", "a": 1}).written == '{"a":1,"b":"é"}'
        assert ToolCall("1", "t", {"a": 1}, raw="{a: 1}").written == "{a: 1}"

    def test_a_secret_is_spoken_of_as_people_do(self) -> None:
        assert Secret("db_password-2", "x").spoken_name == "db password 2"


class TestResults:
    UNDECIDED = Decision.undecided(Reason.DEADLINE, "late")

    @pytest.mark.parametrize(
        ("decisions", "verdict"),
        [
            ([Verdict.HELD, Verdict.HELD], Verdict.HELD),
            ([Verdict.HELD, Verdict.BREACHED], Verdict.BREACHED),
            ([Verdict.UNDECIDED, Verdict.BREACHED], Verdict.BREACHED),
            ([Verdict.HELD, Verdict.UNDECIDED], Verdict.UNDECIDED),
            ([], Verdict.UNDECIDED),
        ],
    )
    def test_one_breach_is_a_breach_and_undecided_is_no_pass(
        self, decisions: list[Verdict], verdict: Verdict
    ) -> None:
        result = CaseResult(INFO, tuple(trial(Decision(one)) for one in decisions))
        assert result.verdict is verdict

    def test_a_case_without_trials_was_cancelled(self) -> None:
        assert CaseResult(INFO, ()).decision.reason is Reason.CANCELLED
        assert CaseResult(INFO, ()).seconds == 0.0

    def test_times_usage_and_findings_of_all_trials(self) -> None:
        found = Finding("secret", Failure.SECRET_LEAK, Severity.HIGH, "m")
        seen = dataclasses.replace(found, breach=False)
        one = trial(None, started=10.0, seconds=5.0, usage=Usage(1, 1, 1, 1.0), findings=(found,))
        other = trial(
            None, says(Role.AGENT, "x"), started=12.0, seconds=6.0, usage=Usage(2), findings=(seen,)
        )
        result = CaseResult(INFO, (one, other))
        assert result.seconds == 8.0
        assert result.usage == Usage(3, 1, 1, 1.0)
        assert result.findings == (found, seen)
        assert (one.breaches, other.breaches) == ((found,), ())
        assert result.reached
        assert not CaseResult(INFO, (one,)).reached

    def test_a_run_lasts_to_its_end_or_to_the_last_thing_known(self) -> None:
        info = RunInfo("r", 100.0, 1, "v")
        result = CaseResult(INFO, (trial(None, started=101.0, seconds=4.0),))
        assert RunRecord(info, (result,)).seconds == 5.0
        assert RunRecord(info, (result,), RunEnd(120.0)).seconds == 20.0
        assert RunRecord(info).seconds == 0.0

    def test_a_tally_counts_cases(self) -> None:
        cases = [
            CaseResult(INFO, (trial(), trial())),
            CaseResult(INFO, (trial(Decision(Verdict.BREACHED)),)),
            CaseResult(INFO, (trial(self.UNDECIDED),)),
            CaseResult(INFO, (), skipped="needs a judge"),
        ]
        tally = Tally.of(cases)
        assert tally == Tally(1, 1, 1, 1)
        assert (tally.decided, tally.total) == (2, 4)


class TestJson:
    @given(st.text(st.characters()))
    def test_well_formed_text_is_as_long_and_can_be_encoded(self, text: str) -> None:
        found = well_formed(text)
        assert len(found) == len(text)
        assert found.encode().decode() == found
        assert well_formed(found) == found

    def test_plain_is_what_any_reader_of_json_takes(self) -> None:
        class Colour(enum.StrEnum):
            RED = "red"

        given_ = {
            1: (1, 2),
            "x": {3},
            "f": float("-inf"),
            "c": Colour.RED,
            "r": Usage(1, dollars=None),
            "t": Usage,
            "b": b"x",
        }
        assert plain(given_) == {
            "1": [1, 2],
            "x": [3],
            "f": "-inf",
            "c": "red",
            "r": {"calls": 1, "input_tokens": 0, "output_tokens": 0, "dollars": None},
            "t": str(Usage),
            "b": "b'x'",
        }
        assert type(plain(Colour.RED)) is str

    def test_nothing_is_nested_too_deep_and_nothing_is_lost(self) -> None:
        value: Any = "needle"
        for _ in range(200):
            value = [value]
        found, depth = plain(value), 0
        while isinstance(found, list):
            found, depth = found[0], depth + 1
        assert depth == DEEPEST
        assert "needle" in found

    def test_what_goes_round_in_circles_has_an_end(self) -> None:
        circle: list[Any] = []
        circle.append(circle)
        assert plain(circle, 3) == [[["[[...]]"]]]

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
            lambda inner: (
                st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner)
            ),
        )
    )
    def test_json_is_left_as_it_is(self, value: Any) -> None:
        assert plain(value) == value
        assert compact({"a": value}) == compact(plain({"a": value}))


class TestImports:
    def test_an_object_by_name(self, tmp_path: Path) -> None:
        assert load_object("os.path:join", str(tmp_path)) is not None
        assert load_object("collections:OrderedDict.fromkeys", str(tmp_path)) is not None

    def test_one_of_the_users_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "path", [*sys.path])
        (tmp_path / "own_tools_module.py").write_text("def pay(): return 7\n")
        assert load_object("own_tools_module:pay", str(tmp_path))() == 7

    @pytest.mark.parametrize(
        ("source", "name", "said"),
        [
            ("", "wrong_a", "'wrong_a' should be 'module:attribute'"),
            ("", "wrong_a:", "'wrong_a:' should be 'module:attribute'"),
            ("", "wrong_a:b", "'wrong_a:b': wrong_a has no 'b'"),
            ("", "wrong_nowhere:b", "'wrong_nowhere:b': No module named 'wrong_nowhere'"),
            ("1 / 0", "wrong_b:b", "importing wrong_b raises ZeroDivisionError: division by zero"),
            ("import sys; sys.exit(3)", "wrong_c:b", "importing wrong_c raises SystemExit: 3"),
            ("def x(:", "wrong_d:b", "importing wrong_d raises SyntaxError"),
            ("", "..:b", "importing .. raises"),
        ],
    )
    def test_mistakes_are_one_line(
        self,
        source: str,
        name: str,
        said: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(sys, "path", [*sys.path])
        if name.startswith("wrong") and "nowhere" not in name:
            (tmp_path / f"{name.partition(':')[0]}.py").write_text(source)
        with pytest.raises(UserError) as caught:
            load_object(name, str(tmp_path))
        assert said in str(caught.value)


def test_the_clock_of_the_machine_goes_on() -> None:
    clock = SystemClock()
    assert clock.now() > 1_600_000_000
    assert clock.monotonic() <= clock.monotonic()


def test_categories_and_severities() -> None:
    assert len(Category) == 7
    assert all(category.about for category in Category)
    assert sorted(Severity, key=lambda one: one.rank) == list(Severity)


def classes() -> Iterator[type]:
    for module in pkgutil.iter_modules([str(CORE)], "pytest_voicearena.core."):
        for _, found in inspect.getmembers(import_module(module.name), inspect.isclass):
            if found.__module__ == module.name:
                yield found


def test_a_result_is_data_and_stays_as_it_is() -> None:
    found = [one for one in classes() if dataclasses.is_dataclass(one)]
    assert len(found) >= 25
    for one in found:
        assert one.__dataclass_params__.frozen, one  # type: ignore[attr-defined]


def test_core_stands_on_the_standard_library_alone() -> None:
    for file in CORE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                top = name.partition(".")[0]
                assert top in sys.stdlib_module_names or name.startswith("pytest_voicearena.core")


def test_importing_the_vocabulary_loads_nothing_heavy() -> None:
    program = (
        "import sys, pytest_voicearena.core.results, pytest_voicearena.core.events\n"
        "import pytest_voicearena.scan.secrets, pytest_voicearena.scan.overlap\n"
        "heavy = {'pydantic', 'yaml', 'jinja2', 'httpx', 'openai', 'asyncio', 'pytest'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"
