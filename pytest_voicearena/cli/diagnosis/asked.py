"""Which environment variables somebody looks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


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
    def found(self) -> list[str]:
        """The names that have a value, in the order in which they were asked for."""
        return [name for name in self._names if self._environ.get(name, "").strip()]

    @property
    def lacking(self) -> list[str]:
        """The names that have none."""
        return [name for name in self._names if not self._environ.get(name, "").strip()]
