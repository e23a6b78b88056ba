"""A run as one page that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote as percent_encoded

from pytest_voicearena.core.results import CaseResult, RunRecord
from pytest_voicearena.core.taxonomy import Category
from pytest_voicearena.report import figures, judgement, wording
from pytest_voicearena.report.island import island
from pytest_voicearena.report.outcomes import (
    OUTCOMES,
    Outcome,
    breached_trials,
    gist,
    outcome,
    worst_first,
)
from pytest_voicearena.scan.display import one_line, printable

_TEMPLATES = Path(__file__).with_name("templates")


class _CaseRow(NamedTuple):
    """What the line of a case in the list shows; the template takes the fields by position."""

    outcome: str
    severity: str
    title: str
    id: str
    message: str
    quote: str
    category: str
    technique: str
    trials: str


def render_html(record: RunRecord) -> str:
    """The page: summary and rows are plain HTML, conversations are made from JSON on demand.

    Everything that is printed goes through autoescape and
    :func:`~pytest_voicearena.scan.display.printable`. The content security policy allows the
    page's own style and script by their hashes, and nothing else.
    """
    from jinja2 import Environment  # noqa: PLC0415  (slow to import)
    from markupsafe import Markup  # noqa: PLC0415

    def finalize(value: object) -> object:
        """Not for what is markup already."""
        return printable(value) if type(value) is str else value

    environment = Environment(
        autoescape=True, finalize=finalize, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(spoken=_spoken, fragment=_fragment)
    style, script = _source("report.css"), _source("report.js")
    results = worst_first(record.results)
    return environment.from_string(_source("report.html.j2")).render(
        **_summary(record),
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704  (our own file)
        script=Markup(script),  # noqa: S704
        island=Markup(island(results, record.info)),  # noqa: S704  (escapes by itself)
        rows=[_row(result) for result in results],
    )


def _source(name: str) -> str:
    """With newlines as a browser sees them, which the hash of the policy depends on."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _summary(record: RunRecord) -> dict[str, Any]:
    whole = figures.total(record)
    tables = [
        ("Category", "category", figures.by_category(record), whole),
        ("Severity", "severity", figures.by_severity(record), None),
    ]
    by_agent = figures.by_agent(record)
    if len(by_agent) > 1:
        tables.append(("Agent", "agent", by_agent, None))
    return {
        "run": record.info.id,
        "version": record.info.version,
        "headline": figures.headline(record),
        "agents": _listed(figures.agents(record)),
        "warnings": _warnings(record),
        "gates": [(gate.passed, judgement.gate_words(gate)) for gate in judgement.gates(record)],
        "more": [
            text
            for text in (
                judgement.repeated(record),
                judgement.over_refusal(record),
                judgement.corrected(record),
            )
            if text
        ],
        "facts": _facts(record),
        "coverage": figures.coverage(record),
        "total": whole,
        "outcomes": _shares(record),
        "reasons": figures.reasons(record),
        "skips": figures.skips(record),
        "failures": figures.failures(record),
        "tables": tables,
        "techniques": figures.by_technique(record),
        "about": {category.value: category.about for category in Category},
        "counted": wording.counted,
        "rate": wording.rate,
        "percent": wording.percent,
        "spread": wording.spread,
    }


def _warnings(record: RunRecord) -> list[str]:
    told = (
        figures.advice(record),
        figures.ending(record),
        judgement.habits(record),
        figures.lost(record),
        figures.simulation(record),
        figures.blind(record),
        figures.pacing(record),
    )
    return [wording.sentence(text) for text in told if text]


def _facts(record: RunRecord) -> list[tuple[str, str]]:
    """What stands above the tables; what is not known is left out."""
    info, used = record.info, figures.usage(record)
    tokens = f"{used.input_tokens:,} / {used.output_tokens:,}"
    facts = [
        (
            "Agent" if len(figures.agents(record)) == 1 else "Agents",
            _listed(figures.agents(record)),
        ),
        (
            "Model" if len(figures.models(record)) == 1 else "Models",
            _listed(figures.models(record)),
        ),
        ("Started", f"{wording.moment(info.started):%Y-%m-%d %H:%M} UTC"),
        ("Took", wording.duration(record.seconds)),
        ("Model calls", f"{used.calls:,}"),
        ("Tokens in / out", tokens if used.tokens else ""),
        ("Cost", wording.cost(used)),
        ("Seed", str(info.seed)),
        ("Version", info.version),
    ]
    return [fact for fact in facts if fact[1]]


def _listed(names: list[str], limit: int = 4) -> str:
    rest = [f"{len(names) - limit} more"] if len(names) > limit else []
    return ", ".join((*names[:limit], *rest)) or "\N{EN DASH}"


def _shares(record: RunRecord) -> list[tuple[Outcome, int, float, float]]:
    """Outcome, number of cases, and where its part of the bar begins and how wide it is, in %."""
    tally = figures.total(record).tally
    shares, begin = [], 0.0
    for word in OUTCOMES:
        number: int = getattr(tally, word)
        width = 100 * number / (tally.total or 1)
        shares.append((word, number, round(begin, 3), round(width, 3)))
        begin += width
    return shares


def _row(result: CaseResult) -> _CaseRow:
    info = result.case
    message, quote = gist(result)
    trials, breached = len(result.trials), breached_trials(result)
    counted = wording.counted(trials, "trial") if trials > 1 else ""
    return _CaseRow(
        outcome=outcome(result),
        severity=info.severity.value,
        title=info.title,
        id=info.id,
        message=one_line(message, 240),
        quote=one_line(quote, 120),
        category=_spoken(info.category.value),
        technique=", ".join(map(_spoken, info.technique)),
        trials=f"{breached} of {counted}" if counted and breached else counted,
    )


def _fragment(name: str) -> str:
    """A name as it stands in the part of an address after ``#``."""
    return percent_encoded(name, safe="", errors="replace")


def _spoken(name: str) -> str:
    """A name of the taxonomy as people read it."""
    return name.replace("_", " ")
