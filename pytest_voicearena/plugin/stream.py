"""The run's events on their way to those who listen, and the answers that wait for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from pytest_voicearena.core.events import Event

#: Takes events of one burst, in order; must not block.
Listener = Callable[[Sequence[Event]], None]
#: Called when what was told before has been heard; with the error if somebody failed to hear.
Then = Callable[[Exception | None], None]


class Stream:
    """Lives on the engine's loop. Events of one burst are told together, in order.

    Answers come in bursts; one write for all of a burst spares a thousand waits for the
    interpreter's lock, which each write gives up.
    """

    def __init__(self) -> None:
        self.listeners: list[Listener] = []
        self._told: list[Event] = []
        self._then: list[Then] = []

    def tell(self, event: Event) -> None:
        """Something happened."""
        self._soon()
        self._told.append(event)

    def then(self, heard: Then) -> None:
        """Call back when everybody has heard what was told so far."""
        self._soon()
        self._then.append(heard)

    def flush(self) -> None:
        """Have heard now what was told."""
        told, self._told = self._told, []
        waiting, self._then = self._then, []
        trouble: Exception | None = None
        for listener in self.listeners:
            try:
                listener(told)
            except Exception as error:  # noqa: BLE001 - raised where somebody waits for it
                trouble = error
        for heard in waiting:
            heard(trouble)

    def _soon(self) -> None:
        if not self._told and not self._then:
            asyncio.get_running_loop().call_soon(self.flush)
