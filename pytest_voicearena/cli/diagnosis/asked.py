"""Which environment variables somebody looks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

#: A provider may well ask for PATH, or for where its server is.
_KEY = re.compile(r"(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)(_|$)", re.IGNORECASE)


def is_key(name: str) -> bool:
    """Whether a variable of that name holds a key."""
    return _KEY.search(name) is not None


class Asked(Mapping[str, str]):
    """An environment that remembers what it was asked for."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._names: dict[str, None] = {}

    def __getitem__(self, name: str) -> str:
        self._names[name] = None
        return self._environ[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._environ)

    def __len__(self) -> int:
        return len(self._environ)

    @property
    def keys_found(self) -> str:
        """What to say of the keys among the names that have a value; nothing if there is none."""
        given = [name for name in self._names if self._environ.get(name, "").strip()]
        keys = ", ".join(filter(is_key, given))
        return f"; key in {keys} (not tried)" if keys else ""

    @property
    def lacking(self) -> list[str]:
        """The names that have no value, in the order in which they were asked for."""
        return [name for name in self._names if not self._environ.get(name, "").strip()]
