"""Any agent that is a Python callable."""

from __future__ import annotations

import asyncio
import inspect
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.machinery import PathFinder
from typing import Any, ClassVar, Self

from pytest_voicearena.core.errors import ProviderError, UserError
from pytest_voicearena.core.imports import load_object
from pytest_voicearena.core.protocols import Connection, Reply, Request, Traits
from pytest_voicearena.core.workers import Workers
from pytest_voicearena.providers.python_calls import Signature, as_reply
from pytest_voicearena.scan.display import one_line

#: Callables that hang keep their threads; beyond this, the others wait.
MOST_THREADS = 1024


@dataclass(frozen=True, slots=True)
class PythonOptions:
    """Options of ``python/module:callable``.

    ``callable`` may name it instead of the model. ``factory``: it makes a callable for each
    conversation, as a class always does. ``stateful``: a plain function that remembers by itself.
    ``reports_calls``: it says which tools it has called, by ``tool_calls`` in what it returns; if
    not, attacks that have to see calls are not tried.
    """

    callable: str = ""
    factory: bool = False
    stateful: bool = False
    reports_calls: bool = False


class PythonProvider:
    """``module:callable``, sync or async.

    Parameters are filled by name: ``message``, ``messages``, ``conversation``, ``prompt``,
    ``session``, ``seed``, ``request``. What is sync runs in a thread of its own, what is async on
    the engine's loop. A class is instantiated for each conversation; the instance is called, or
    its ``reply`` if it cannot be.
    """

    name: ClassVar[str] = "python"
    about: ClassVar[str] = "any agent that is a Python callable, module:callable"
    Options: ClassVar[type] = PythonOptions
    #: The prompt is the callable's own; an agent file may do without.
    self_prompted: ClassVar[bool] = True

    def __init__(
        self,
        target: Any,
        who: str,
        options: PythonOptions,
        root: str = ".",
        threads: Workers | None = None,
    ) -> None:
        """Take the callable itself, and somebody else's threads to call it in.

        Raises:
            UserError: it cannot be called, or nothing fills one of its parameters.
        """
        self._target = target
        self._who = who
        self._root = os.path.realpath(root)
        self._makes = options.factory or inspect.isclass(target)
        self._stateful = options.stateful or self._makes
        self._reports_calls = options.reports_calls
        self._speakers: dict[str, Callable[..., Any]] = {}
        self._own_threads = threads is None
        self._threads = threads or Workers(MOST_THREADS, "voicearena-python")
        try:
            self._making = Signature(target, message=False) if self._makes else None
            self._speaking = None if self._makes else Signature(_speaker(target))
        except (TypeError, ValueError) as error:
            message = f"{who}: {error}"
            raise UserError(message) from error

    @property
    def traits(self) -> Traits:
        """An agent that remembers cannot be taken back to an earlier turn."""
        return Traits(
            acts=self._reports_calls, stateful=self._stateful, can_rewind=not self._stateful
        )

    @classmethod
    def connect(cls, connection: Connection) -> Self:
        """Import the callable; the agent's directory becomes importable, and stays so.

        Raises:
            UserError: it cannot be imported or called.
        """
        options: PythonOptions = connection.options
        name = options.callable or connection.model
        if ":" not in name:
            message = f"name a callable as 'python/module:callable', not '{name}'"
            raise UserError(message)
        target = load_object(name, connection.root)
        _not_another(name.partition(":")[0], connection.root)
        return cls(target, f"python/{name}", options, connection.root)

    async def reply(self, request: Request) -> Reply:
        """Answer.

        Raises:
            ProviderError: the agent raises, or returns what is no answer.
        """
        speaker = await self._speaker_of(request)
        try:
            signature = self._speaking or Signature(speaker)
        except ValueError as error:
            message = f"{self._who}: {error}"
            raise ProviderError(message) from error
        result = await self._call(signature.bind(speaker, request), speaker)
        try:
            return as_reply(result, len(request.conversation))
        except ProviderError as error:
            message = f"{self._who}: {error}"
            raise ProviderError(message) from None

    async def end(self, session: str) -> None:
        """Let go of the conversation's own instance."""
        self._speakers.pop(session, None)

    async def close(self) -> None:
        """Let idle threads end."""
        if self._own_threads:
            self._threads.close()

    async def _speaker_of(self, request: Request) -> Callable[..., Any]:
        if self._making is None:
            return _speaker(self._target)
        if request.session not in self._speakers:
            made = await self._call(self._making.bind(self._target, request), self._target)
            try:
                self._speakers[request.session] = _speaker(made)
            except TypeError as error:
                message = f"{self._who}: {error}"
                raise ProviderError(message) from error
        return self._speakers[request.session]

    async def _call(self, call: Callable[[], Any], function: Callable[..., Any]) -> Any:
        if _is_async(function):
            return await self._awaited(call())
        result = await self._threads.run(partial(self._guarded, call))
        return await self._awaited(result) if inspect.isawaitable(result) else result

    async def _awaited(self, awaitable: Any) -> Any:
        try:
            return await awaitable
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            raise self._raised(error) from error
        except (Exception, SystemExit) as error:
            raise self._raised(error) from error

    def _guarded(self, call: Callable[[], Any]) -> Any:
        """The call in a thread, where not even ``sys.exit`` may pass for something of ours."""
        try:
            return call()
        except BaseException as error:
            raise self._raised(error) from error

    def _raised(self, error: BaseException) -> ProviderError:
        said = one_line(f"{type(error).__name__}: {error}".removesuffix(": "))
        return ProviderError(f"{self._who} raises {said} ({self._where(error)})")

    def _where(self, error: BaseException) -> str:
        """File and line, as deep as the agent's own code goes."""
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if self._is_own(frame.filename)]
        frame = (own or list(frames))[-1]
        path = os.path.realpath(frame.filename)
        shown = os.path.relpath(path, self._root) if self._is_own(path) else frame.filename
        return f"{shown}:{frame.lineno}"

    def _is_own(self, filename: str) -> bool:
        path = os.path.realpath(filename)
        return path.startswith(self._root + os.sep) and "site-packages" not in path


def _speaker(made: Any) -> Callable[..., Any]:
    """What answers: the object if it can be called, its ``reply`` otherwise."""
    if callable(made):
        return made  # type: ignore[no-any-return]
    if callable(reply := getattr(made, "reply", None)):
        return reply  # type: ignore[no-any-return]
    message = f"{type(made).__name__} can neither be called nor has it a 'reply'"
    raise TypeError(message)


def _is_async(function: Callable[..., Any]) -> bool:
    called = getattr(function, "__call__", None)  # noqa: B004 - of instances, not whether there is
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(called)


def _not_another(module: str, root: str) -> None:
    """Two agents' directories may hold modules of one name, and Python keeps the first."""
    top = module.partition(".")[0]
    spec = PathFinder.find_spec(top, [os.path.realpath(root)])
    loaded = getattr(sys.modules.get(top), "__file__", None)
    if spec is None or spec.origin is None or loaded is None:
        return
    if os.path.realpath(loaded) != os.path.realpath(spec.origin):
        message = f"two modules are called '{top}', {loaded} came first; rename {spec.origin}"
        raise UserError(message)
