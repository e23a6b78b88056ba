"""Which process of a run plays which case, known to worker and controller alike.

A worker sees every item and is told only bit by bit which to run. To prefetch its own cases and no
others, it has to know its share from the start: the k-th case goes to worker k modulo n.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pytest_voicearena.plugin.arguments import is_case
from pytest_voicearena.plugin.identity import Identity


def share(nodes: Sequence[str], worker: int, workers: int) -> list[int]:
    """The positions of what a worker runs, in order.

    Cases are dealt out one by one; other tests go in blocks, so that those which share fixtures
    stay together.
    """
    cases = [at for at, node in enumerate(nodes) if is_case(node)]
    others = [at for at, node in enumerate(nodes) if not is_case(node)]
    begin = len(others) * worker // workers
    end = len(others) * (worker + 1) // workers
    return sorted([*cases[worker::workers], *others[begin:end]])


def own_cases(nodes: Iterable[str], own: Identity) -> set[str]:
    """The node ids of the cases that this process knows to be its own."""
    listed = list(nodes)
    if own.worker is None:
        return set(filter(is_case, listed))
    if not own.sharded or own.worker >= own.workers:
        # One that replaces a dead worker gets what was left, which the controller alone knows.
        return set()
    return {listed[at] for at in share(listed, own.worker, own.workers) if is_case(listed[at])}
