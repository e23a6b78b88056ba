"""Any agent behind a URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self
from urllib.parse import quote, urlsplit

from pytest_voicearena.core.conversation import Text, Usage
from pytest_voicearena.core.errors import MissingExtra, ProviderError, UserError
from pytest_voicearena.core.protocols import Connection, Reply, Request, Traits
from pytest_voicearena.providers.environment import fill as fill_environment
from pytest_voicearena.providers.environment import fill_all, values_of
from pytest_voicearena.providers.failures import of_status, place
from pytest_voicearena.providers.http_paths import Path, keys_of
from pytest_voicearena.providers.http_template import as_text, fill, fill_text, strangers
from pytest_voicearena.providers.plain_messages import last_message, plain_messages
from pytest_voicearena.providers.shapes import encodable, parse_json
from pytest_voicearena.scan.display import one_line

if TYPE_CHECKING:
    import httpx

_CONNECT_SECONDS = 10.0
_RESET_SECONDS = 5.0
#: Shorter than servers keep a connection, so that a turn is not lost to one that just closed.
_IDLE_SECONDS = 2.0
#: An agent's answer is words. What is longer is a mistake, or an attack on the harness.
_MOST_BYTES = 8 * 1024 * 1024
_TOO_MANY = 429
_PATHS = ("answer", "tool_calls", "input_tokens", "output_tokens", "session")
_ENCODED = partial(quote, safe="")


@dataclass(frozen=True, slots=True)
class HttpOptions:
    """Options of an ``http`` agent.

    Each turn is sent to ``url`` by ``method``. ``request`` is a JSON object with ``{{message}}``,
    ``{{messages}}`` (a list of ``{role, content}``), ``{{prompt}}`` and ``{{session}}`` in its
    texts. ``send_as`` is ``json``, ``form``
    or ``query``; left out, ``query`` for GET and ``json`` otherwise. ``text`` is a body of plain
    text instead of ``request``. ``url`` and ``reset`` may hold ``{{session}}`` as well; they and
    ``headers`` may hold ``${NAME}``, an environment variable.

    ``answer``, ``tool_calls`` (calls that the agent has run, ``[{name, arguments}]``),
    ``input_tokens``, ``output_tokens`` and ``session`` are JMESPath expressions into the JSON that
    comes back; without ``answer``, plain text is expected. With ``session``, the other end names
    the conversation in its first answer, and ``{{session}}`` is null before that.

    ``stateful``: the other end remembers, so that no turn is sent twice. ``reset`` is a URL to POST
    to when a conversation is over.
    """

    url: str = ""
    method: str = "POST"
    request: Mapping[str, Any] = field(
        default_factory=lambda: {"message": "{{message}}", "session": "{{session}}"}
    )
    text: str = ""
    send_as: Literal["", "json", "form", "query"] = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    answer: str = ""
    tool_calls: str = ""
    input_tokens: str = ""
    output_tokens: str = ""
    session: str = ""
    stateful: bool = True
    reset: str = ""

    def __post_init__(self) -> None:
        if unknown := strangers([self.url, self.reset, self.request, self.text]):
            known = "{{message}}, {{messages}}, {{prompt}}, {{session}}"
            message = f"nothing fills {{{{{unknown[0]}}}}}; known: {known}"
            raise ValueError(message)


@dataclass(slots=True)
class _Session:
    """One conversation as the other end knows it."""

    name: str | None
    cookies: httpx.Cookies


class HttpProvider:
    """A URL that takes a message and gives an answer."""

    name: ClassVar[str] = "http"
    about: ClassVar[str] = "any agent behind a URL"
    Options: ClassVar[type] = HttpOptions
    #: The prompt is the other end's; an agent file may do without.
    self_prompted: ClassVar[bool] = True

    def __init__(
        self,
        client: httpx.AsyncClient,
        options: HttpOptions,
        paths: Mapping[str, Path],
        who: str,
        secrets: tuple[str, ...] = (),
    ) -> None:
        """``options`` are settled; ``who`` begins messages, from which ``secrets`` are kept out."""
        self._client = client
        self._options = options
        self._paths = paths
        self._who = who
        self._secrets = secrets
        self._sessions: dict[str, _Session] = {}

    @property
    def traits(self) -> Traits:
        """An agent that remembers cannot be taken back; calls are seen only if it reports them."""
        stateful = self._options.stateful
        address = urlsplit(self._options.url)
        return Traits(
            acts=bool(self._options.tool_calls),
            stateful=stateful,
            can_rewind=not stateful,
            endpoint=f"{address.scheme}://{address.netloc}",
        )

    @classmethod
    def connect(cls, connection: Connection) -> Self:
        """Make a client; nothing is sent yet.

        Raises:
            UserError: the URL, a variable or an expression is wrong, or a package is missing.
        """
        try:
            import httpx  # noqa: PLC0415 - only where an agent needs it
        except ImportError as error:
            message = "an http agent needs: pip install httpx"
            raise MissingExtra(message) from error
        given: HttpOptions = connection.options
        url = given.url or connection.base_url or connection.model
        who = f"http {place(url)}"
        options = _settled(given, url, connection.environ, who)
        named = ((name, getattr(options, name)) for name in _PATHS)
        paths = {name: Path(name, expression) for name, expression in named if expression}
        secrets = values_of([url, given.reset, *given.headers.values()], connection.environ)
        client = httpx.AsyncClient(
            headers=options.headers,
            # Cookies name conversations; those of one must not reach another by a common jar.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(None, connect=_CONNECT_SECONDS),
            limits=httpx.Limits(keepalive_expiry=_IDLE_SECONDS),
        )
        return cls(client, options, paths, who, secrets)

    async def reply(self, request: Request) -> Reply:
        """Answer.

        Raises:
            ProviderError: when there is no answer to be had.
        """
        session = self._session(request.session)
        response, body = await self._send(self._request(request, session))
        session.cookies.extract_cookies(response)
        if not response.is_success:
            raise self._refused(response, body)
        try:
            return self._read(response, body, session)
        except ProviderError as error:
            message = f"{self._who}: {error}"
            raise ProviderError(message) from None

    async def end(self, session: str) -> None:
        """Forget the conversation, and tell the other end if it has a ``reset``."""
        import httpx  # noqa: PLC0415

        known = self._sessions.pop(session, None)
        if known is None or not self._options.reset:
            return
        url = fill_text(self._options.reset, {"session": known.name}, _ENCODED)
        request = self._client.build_request("POST", url, timeout=_RESET_SECONDS)
        known.cookies.set_cookie_header(request)
        try:
            await self._client.send(request)
        except (httpx.HTTPError, httpx.InvalidURL):
            return  # the conversation is judged by what was said, not by how it was tidied up

    async def close(self) -> None:
        """Give the connections back."""
        await self._client.aclose()

    def _session(self, name: str) -> _Session:
        import httpx  # noqa: PLC0415

        if name not in self._sessions:
            ours = None if "session" in self._paths else name
            self._sessions[name] = _Session(ours, httpx.Cookies())
        return self._sessions[name]

    def _request(self, request: Request, session: _Session) -> httpx.Request:
        options, values = self._options, _values(request, session)
        url = fill_text(options.url, values, _ENCODED)
        make = partial(self._client.build_request, options.method, url)
        if options.text:
            kind = {"content-type": "text/plain; charset=utf-8", **options.headers}
            made = make(content=fill_text(options.text, values), headers=kind)
        else:
            filled = fill(options.request, values)
            if options.send_as == "json":
                made = make(json=filled)
            else:
                fields = {key: as_text(value) for key, value in filled.items()}
                made = make(data=fields) if options.send_as == "form" else make(params=fields)
        session.cookies.set_cookie_header(made)
        return made

    async def _send(self, request: httpx.Request) -> tuple[httpx.Response, bytes]:
        import httpx  # noqa: PLC0415

        try:
            response = await self._client.send(request, stream=True)
            try:
                body = bytearray()
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > _MOST_BYTES:
                        message = f"{self._who}: the answer is longer than {_MOST_BYTES} bytes"
                        raise ProviderError(message)
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._broken(error) from error
        return response, bytes(body)

    def _broken(self, error: Exception) -> ProviderError:
        import httpx  # noqa: PLC0415

        unsent = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
        lost = isinstance(error, httpx.TransportError) and not self._options.stateful
        reason = one_line(self._masked(str(error))) or type(error).__name__
        return ProviderError(f"{self._who}: no answer: {reason}", retryable=unsent or lost)

    def _refused(self, response: httpx.Response, body: bytes) -> ProviderError:
        """The error for a status; a stateful agent that failed may have heard the turn."""
        status = response.status_code
        about = f"{self._who}: the server answers {status} {response.reason_phrase}".rstrip()
        if target := response.headers.get("location"):
            about += f" and points to {place(self._masked(target))}: give that as 'url'"
        try:
            said = parse_json(body)
        except ProviderError:
            said = body[:1000].decode("utf-8", "replace")
        error = of_status(status, response.headers, said, about, self._secrets)
        if self._options.stateful and status != _TOO_MANY:
            error.retryable = False
        return error

    def _read(self, response: httpx.Response, body: bytes, session: _Session) -> Reply:
        if not self._paths:
            words = _plain(response, body)
            return Reply((Text(words),) if words else (), Usage(calls=1, dollars=None))
        paths, found = self._paths, parse_json(body)
        if "session" in paths and session.name is None:
            session.name = paths["session"].name(found)
        words = paths["answer"].words(found) if "answer" in paths else _bare(found)
        calls = paths["tool_calls"].calls(found) if "tool_calls" in paths else ()
        tokens_in, tokens_out = (
            paths[name].number(found) if name in paths else 0
            for name in ("input_tokens", "output_tokens")
        )
        parts = (*((Text(words),) if words else ()), *calls)
        return Reply(parts, Usage(1, tokens_in, tokens_out, dollars=None))

    def _masked(self, said: str) -> str:
        for secret in self._secrets:
            said = said.replace(secret, "***")
        return said


def _settled(given: HttpOptions, url: str, environ: Mapping[str, str], who: str) -> HttpOptions:
    """The options with everything filled in that is known before the first turn."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = "an http agent needs 'url' among its options: http://... or https://..."
        raise UserError(message)
    return replace(
        given,
        url=fill_environment(url, environ, f"{who}: 'url'"),
        reset=fill_environment(given.reset, environ, f"{who}: 'reset'"),
        headers=fill_all(given.headers, environ, who),
        send_as=given.send_as or ("query" if given.method.upper() == "GET" else "json"),
    )


def _values(request: Request, session: _Session) -> dict[str, Any]:
    return {
        "message": last_message(request.conversation),
        "messages": plain_messages(request.conversation),
        "prompt": encodable(request.prompt),
        "session": session.name,
    }


def _plain(response: httpx.Response, body: bytes) -> str:
    """An answer without any path: plain text, or a JSON text."""
    if "json" in response.headers.get("content-type", ""):
        return _bare(parse_json(body)) if body else ""
    try:
        return body.decode(response.charset_encoding or "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def _bare(found: Any) -> str:
    if isinstance(found, str):
        return found
    message = f"the answer is JSON; say where its words are with 'answer: path'{keys_of(found)}"
    raise ProviderError(message)
