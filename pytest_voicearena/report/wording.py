"""How numbers are written in every report."""

from __future__ import annotations

from datetime import UTC, datetime

from pytest_voicearena.core.conversation import Usage
from pytest_voicearena.core.statistics import Interval, wilson

_MINUTE, _HOUR = 60, 3600

#: Seconds below which tenths are shown; 9.96 would round to 10.0.
_FINE = 9.95

#: Sums that are written in cents, and the smallest that is written at all, in dollars.
_CENT, _LEAST = 0.01, 0.0001


def percent(share: float) -> str:
    """A share in whole per cent; only nothing is 0 % and only all is 100 %."""
    shown = f"{share:.0%}".replace("%", " %")
    if 0 < share < 1:
        return {"0 %": "<1 %", "100 %": ">99 %"}.get(shown, shown)
    return shown


def spread(interval: Interval) -> str:
    """The two ends of a 95 % interval: ``0-24 %``, with an en dash."""
    return f"{round(interval.low * 100)}\N{EN DASH}{round(interval.high * 100)} %"


def rate(interval: Interval | None) -> str:
    """``25 % (9-53 %)``, or a dash where nothing was decided."""
    return "\N{EN DASH}" if interval is None else f"{percent(interval.share)} ({spread(interval)})"


def share_of(successes: int, n: int) -> str:
    """``0 of 12 (95 % interval: 0-24 %)``."""
    interval = wilson(successes, n)
    shown = "" if interval is None else f" (95 % interval: {spread(interval)})"
    return f"{successes} of {n}{shown}"


def cost(used: Usage) -> str:
    """In dollars; nothing where no tokens were told, so that nothing can be known."""
    return money(used.dollars) if used.tokens or used.dollars else ""


def spent(used: Usage) -> list[str]:
    """Calls, tokens and dollars, as far as they are known; some providers tell no tokens."""
    tokens = f"{used.input_tokens:,} tokens in, {used.output_tokens:,} out" if used.tokens else ""
    return [known for known in (counted(used.calls, "call"), tokens, cost(used)) if known]


def sentence(text: str) -> str:
    """The text with a full stop."""
    return text if text.endswith(".") else f"{text}."


def counted(number: int, thing: str) -> str:
    """``1 case``, ``2,000 cases``."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def duration(seconds: float) -> str:
    """``0.4 s``, ``12 s``, ``3 min 05 s``, ``1 h 02 min``."""
    if seconds < _FINE:
        return f"{max(seconds, 0.0):.1f} s"
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE:02} s"
    return f"{whole // _HOUR:,} h {whole % _HOUR // _MINUTE:02} min"


def money(dollars: float | None) -> str:
    """``$1.23``; below a cent ``$0.0042``; ``price unknown`` for None."""
    if dollars is None:
        return "price unknown"
    if 0 < dollars < _CENT:
        return f"${dollars:.4f}" if dollars >= _LEAST else f"<${_LEAST:.4f}"
    return f"${dollars:,.2f}"


def moment(seconds: float) -> datetime:
    """A time since the epoch, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
