"""Shares of a run: whoever asks, they are the same, and together they are everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pytest_voicearena.plugin.identity import Identity
from pytest_voicearena.plugin.shares import is_case, own_cases, share

NODES = st.lists(
    st.builds(
        str.format,
        st.sampled_from(["a.attack.yaml::{}.plain.bot", "builtin:jailbreak::{}", "test_a.py::{}"]),
        st.integers(0, 10_000),
    ),
    unique=True,
)


def test_cases_are_told_by_their_node_ids() -> None:
    assert is_case("sub/a.attack.yaml::x.plain.bot")
    assert is_case("builtin:jailbreak::x.plain.bot")
    assert not is_case("test_it.py::test_bot[x.plain.bot]")


@given(NODES, st.integers(1, 9))
def test_each_item_is_in_one_share(nodes: list[str], workers: int) -> None:
    shares = [share(nodes, worker, workers) for worker in range(workers)]
    assert sorted(at for one in shares for at in one) == list(range(len(nodes)))
    assert all(one == sorted(one) for one in shares)
    cases = [sum(is_case(nodes[at]) for at in one) for one in shares]
    assert max(cases) - min(cases) <= 1


@given(NODES, st.integers(1, 9))
def test_a_worker_knows_its_own_cases(nodes: list[str], workers: int) -> None:
    for worker in range(workers):
        own = Identity("run", 0, 0.0, worker, workers, sharded=True)
        mine = share(nodes, worker, workers)
        assert own_cases(nodes, own) == {nodes[at] for at in mine if is_case(nodes[at])}


@given(NODES)
def test_without_workers_all_are_its_own(nodes: list[str]) -> None:
    assert own_cases(nodes, Identity("run", 0, 0.0)) == set(filter(is_case, nodes))


@given(NODES, st.integers(1, 9))
def test_who_cannot_know_prefetches_nothing(nodes: list[str], workers: int) -> None:
    late = Identity("run", 0, 0.0, workers, workers, sharded=True)
    told = Identity("run", 0, 0.0, 0, workers, sharded=False)
    assert own_cases(nodes, late) == own_cases(nodes, told) == set()
