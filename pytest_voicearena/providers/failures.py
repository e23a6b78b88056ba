"""What an HTTP status says about asking again, and what a server says about its reasons."""

from __future__ import annotations

import email.utils
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from pytest_voicearena.core.errors import ProviderError
from pytest_voicearena.scan.display import one_line

#: Statuses after which the same request may succeed; every 5xx is one, too.
_TRANSIENT = frozenset({408, 409, 425, 429})
#: Too many requests, and Anthropic's "overloaded".
_THROTTLED = frozenset({429, 529})
_UNAVAILABLE = 503
_SERVER_ERROR = 500
#: A quota that is used up does not come back by waiting.
_SPENT = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?")
_MESSAGE_LIMIT = 200


def of_status(
    status: int, headers: Mapping[str, str], body: Any, about: str, secrets: Iterable[str] = ()
) -> ProviderError:
    """The error for a status that is no success.

    ``headers`` has lower-case names or finds them in any case; ``body`` is JSON already read, or
    text; ``about`` begins the message; ``secrets`` must not appear in it.
    """
    wait = seconds_to_wait(headers)
    spent = error_code(body) in _SPENT
    retryable = (status in _TRANSIENT or status >= _SERVER_ERROR) and not spent
    if (said := headers.get("x-should-retry")) in {"true", "false"} and not spent:
        retryable = said == "true"
    throttled = status in _THROTTLED or (status == _UNAVAILABLE and wait is not None)
    reason = server_message(body, secrets)
    return ProviderError(
        f"{about}: {reason}" if reason else about,
        retryable=retryable,
        throttled=throttled and not spent,
        retry_after=wait,
    )


def server_message(body: Any, secrets: Iterable[str] = ()) -> str:
    """What the server says went wrong, on one short line; empty if it says nothing."""
    found = _message_in(body)
    for secret in secrets:
        if secret:
            found = found.replace(secret, "***")
    return one_line(found, _MESSAGE_LIMIT)


def error_code(body: Any) -> str:
    """The machine's word for the reason; empty if there is none."""
    error = body.get("error", body) if isinstance(body, dict) else None
    code = error.get("code") or error.get("type") if isinstance(error, dict) else None
    return code if isinstance(code, str) else ""


def seconds_to_wait(headers: Mapping[str, str]) -> float | None:
    """How long the server asks to be left alone; None if it does not say.

    Read from ``retry-after-ms``, ``retry-after`` (seconds, or a date, which is compared with the
    server's own ``date``), or the ``x-ratelimit-reset-*`` of a limit that has nothing remaining.
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    after = headers.get("retry-after")
    seconds = _number(after)
    if seconds is not None:
        return seconds
    if after is not None and (until := _until(after, headers.get("date"))) is not None:
        return until
    waits = [
        wait
        for limit in ("requests", "tokens")
        if _number(headers.get(f"x-ratelimit-remaining-{limit}")) == 0
        and (wait := _duration(headers.get(f"x-ratelimit-reset-{limit}", ""))) is not None
    ]
    return max(waits, default=None)


def place(url: str) -> str:
    """A URL as a message may show it: no password, no query."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return one_line(f"{parts.scheme}://{host}{parts.path}".rstrip("/"))


def _message_in(body: Any) -> str:
    if isinstance(body, str):
        return body
    if not isinstance(body, dict):
        return ""
    for key in ("error", "message", "detail", "status_msg", "base_resp"):
        if found := _message_in(body.get(key)):
            return found
    return ""


def _number(value: str | None) -> float | None:
    try:
        number = float(value) if value is not None else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _until(date: str, now: str | None) -> float | None:
    try:
        then = email.utils.parsedate_to_datetime(date)
        return max(0.0, (then - email.utils.parsedate_to_datetime(now or "")).total_seconds())
    except (ValueError, TypeError):
        return None


def _duration(value: str) -> float | None:
    """``6m0s``, ``1.5s``, ``20ms`` or bare seconds, in seconds."""
    if (bare := _number(value)) is not None:
        return bare
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds, milliseconds = (float(group or 0) for group in match.groups())
    return hours * 3600 + minutes * 60 + seconds + milliseconds / 1000
