"""An xdist scheduler that gives each worker the share that it can work out for itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadScheduling

from pytest_voicearena.plugin.shares import is_case, share

if TYPE_CHECKING:
    from xdist.workermanage import WorkerController


class ArenaScheduling:
    """xdist's own ``load`` where no case was collected; fixed shares where there are cases.

    Every item is sent once. What a dead worker leaves goes to the one that xdist starts instead.
    """

    def __init__(self, config: pytest.Config, log: Any) -> None:
        self._load = LoadScheduling(config, log)
        self._fixed = False
        self._pending: dict[WorkerController, list[int]] = {}
        self._left: list[int] = []

    @property
    def nodes(self) -> list[WorkerController]:
        """All workers."""
        return list(self._pending) if self._fixed else self._load.nodes

    @property
    def collection_is_completed(self) -> bool:
        """Whether all workers have collected."""
        return bool(self._load.collection_is_completed)

    @property
    def tests_finished(self) -> bool:
        """Whether nothing is left to be sent and each worker is at its last item."""
        if not self._fixed:
            return bool(self._load.tests_finished)
        return not self._left and all(len(items) <= 1 for items in self._pending.values())

    @property
    def has_pending(self) -> bool:
        """Whether anything is still to be run."""
        if not self._fixed:
            return bool(self._load.has_pending)
        return bool(self._left) or any(self._pending.values())

    def add_node(self, node: WorkerController) -> None:
        """A worker is there."""
        self._load.add_node(node)
        self._pending[node] = []

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        """A worker has collected."""
        self._load.add_node_collection(node, collection)

    def mark_test_complete(
        self, node: WorkerController, item_index: int, duration: float = 0
    ) -> None:
        """A worker has run an item."""
        if self._fixed:
            self._pending[node].remove(item_index)
        else:
            self._load.mark_test_complete(node, item_index, duration)

    def mark_test_pending(self, item: str) -> None:
        """An item is to be run again."""
        if not self._fixed:
            self._load.mark_test_pending(item)
            return
        collection = next(iter(self._load.node2collection.values()))
        self._left.insert(0, list(collection).index(item))
        self._send_what_is_left()

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
        if not self._fixed:
            self._pending.pop(node, None)
            crashed: str | None = self._load.remove_node(node)
            return crashed
        items = self._pending.pop(node)
        if not items:
            return None
        self._left += items[1:]
        self._send_what_is_left()
        return str(self._load.node2collection[node][items[0]])

    def schedule(self) -> None:
        """All have collected, or one has that came later."""
        if self._fixed:
            self._send_what_is_left()
            return
        collections = list(self._load.node2collection.values())
        first = collections[0]
        same = all(collection == first for collection in collections)
        if self._load.collection is not None or not same or not any(map(is_case, first)):
            self._load.schedule()
            return
        self._fixed = True
        workers = sorted(self._pending, key=lambda node: int(node.gateway.id.removeprefix("gw")))
        for number, node in enumerate(workers):
            self._send(node, share(first, number, len(workers)))

    def _send_what_is_left(self) -> None:
        for node in self._pending:
            if self._left and not node.shutting_down:
                items, self._left = self._left, []
                self._send(node, items)

    def _send(self, node: WorkerController, items: list[int]) -> None:
        if items:
            self._pending[node] += items
            node.send_runtest_some(items)
        # A worker begins its last item only when it knows that no other follows.
        node.shutdown()
