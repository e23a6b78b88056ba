"""An xdist scheduler that gives each worker the share that it can work out for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadScheduling

from pytest_voicearena.plugin.arguments import is_case
from pytest_voicearena.plugin.shares import share

if TYPE_CHECKING:
    from xdist.workermanage import WorkerController

#: How many items a worker has been sent and not run: enough to never wait for more, and where the
#: first failures end the run, as few as xdist can do with. A worker runs all it was sent.
_AHEAD, _LEAST_AHEAD = 32, 2


@dataclass(slots=True)
class _Share:
    """The items of one worker, by their positions, in order."""

    unsent: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)


class ArenaScheduling:
    """xdist's own ``load`` where no case was collected; fixed shares where there are cases.

    Every item is sent once. What a dead worker leaves goes to those that xdist starts instead.
    """

    def __init__(self, config: pytest.Config, log: Any) -> None:
        #: Other plugins read it, as with xdist's own schedulers.
        self.config = config
        self._load = LoadScheduling(config, log)
        self._ahead = _LEAST_AHEAD if config.getoption("maxfail") else _AHEAD
        #: What all workers collected, once shares are dealt out.
        self._dealt: list[str] | None = None
        self._shares: dict[WorkerController, _Share] = {}
        #: Workers that have collected and have no share.
        self._idle: list[WorkerController] = []
        self._left: list[int] = []

    @property
    def nodes(self) -> list[WorkerController]:
        """All workers."""
        return list(self._shares)

    @property
    def collection_is_completed(self) -> bool:
        """Whether all workers have collected."""
        return bool(self._load.collection_is_completed)

    @property
    def tests_finished(self) -> bool:
        """Whether nothing is left to be sent and each worker is at its last item."""
        if self._dealt is None:
            return bool(self._load.tests_finished)
        shares = self._shares.values()
        return not self._left and all(not it.unsent and len(it.sent) <= 1 for it in shares)

    @property
    def has_pending(self) -> bool:
        """Whether anything is still to be run."""
        if self._dealt is None:
            return bool(self._load.has_pending)
        return bool(self._left) or any(it.unsent or it.sent for it in self._shares.values())

    def add_node(self, node: WorkerController) -> None:
        """A worker is there."""
        self._shares[node] = _Share()
        if self._dealt is None:
            self._load.add_node(node)

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        """A worker has collected; one that came later has to have found the same."""
        if self._dealt is None:
            self._load.add_node_collection(node, collection)
        elif list(collection) != self._dealt:
            node.shutdown()
            return
        self._idle.append(node)

    def mark_test_complete(
        self, node: WorkerController, item_index: int, duration: float = 0
    ) -> None:
        """A worker has run an item."""
        if self._dealt is None:
            self._load.mark_test_complete(node, item_index, duration)
            return
        self._shares[node].sent.remove(item_index)
        self._send(node)

    def mark_test_pending(self, item: str) -> None:
        """An item is to be run again."""
        if self._dealt is None:
            self._load.mark_test_pending(item)
        else:
            self._left.insert(0, self._dealt.index(item))

    def remove_pending_tests_from_node(
        self, node: WorkerController, indices: Sequence[int]
    ) -> None:
        """Nothing is ever stolen.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError

    def remove_node(self, node: WorkerController) -> str | None:
        """A worker is gone; returns what it was running when it died, if anything."""
        gone = self._shares.pop(node)
        if node in self._idle:
            self._idle.remove(node)
        if self._dealt is None:
            crashed: str | None = self._load.remove_node(node)
            return crashed
        self._left += [*gone.sent[1:], *gone.unsent]
        return self._dealt[gone.sent[0]] if gone.sent else None

    def schedule(self) -> None:
        """All have collected, or one has that came later."""
        if self._dealt is None and not self._deal():
            self._load.schedule()
        elif self._idle:
            self._share_what_is_left()

    def _deal(self) -> bool:
        """Deal shares out, if there are cases and all workers collected the same."""
        first, *others = self._load.node2collection.values()
        already = self._load.collection is not None
        if already or any(other != first for other in others) or not any(map(is_case, first)):
            return False
        self._dealt = first
        by_name = {node.gateway.id: node for node in self._idle}
        for number in range(self._load.numnodes):
            items = share(first, number, self._load.numnodes)
            if node := by_name.get(f"gw{number}"):
                self._begin(node, items)
            else:
                self._left += items
        return True

    def _share_what_is_left(self) -> None:
        left, self._left = self._left, []
        idle = list(self._idle)
        for at, node in enumerate(idle):
            self._begin(node, left[at :: len(idle)])

    def _begin(self, node: WorkerController, items: list[int]) -> None:
        self._idle.remove(node)
        self._shares[node].unsent = items
        self._send(node)

    def _send(self, node: WorkerController) -> None:
        if node.shutting_down:
            return
        own = self._shares[node]
        items = own.unsent[: max(0, self._ahead - len(own.sent))]
        if items:
            del own.unsent[: len(items)]
            own.sent += items
            node.send_runtest_some(items)
        if not own.unsent:
            # A worker begins its last item only when it knows that no other follows.
            node.shutdown()
