"""A conversation as a report shows it: the words of each part, and where the evidence lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pytest_voicearena.core.conversation import Audio, Part, ToolCall
from pytest_voicearena.core.jsonlines import compact
from pytest_voicearena.core.verdicts import Evidence, Finding
from pytest_voicearena.scan.display import Span

#: Spans by position of turn and part; their labels are positions in the trial's findings.
Marks = Mapping[tuple[int, int], list[Span]]


def words(part: Part) -> str:
    """The text in which spans of evidence count; for a sound, a note that there is one."""
    if isinstance(part, ToolCall):
        return compact(part.arguments) if part.raw is None else part.raw
    if isinstance(part, Audio):
        return f"{part.seconds:.1f} s of sound, {part.sha256[:12]}"
    return part.text


def marks(findings: Iterable[Finding]) -> Marks:
    """All evidence, sorted to the parts in which it lies."""
    found: dict[tuple[int, int], list[Span]] = {}
    for label, finding in enumerate(findings):
        for at in finding.evidence:
            found.setdefault((at.turn, at.part), []).append(Span(at.start, at.end, label))
    return found


def first_evidence(findings: Iterable[Finding]) -> Evidence | None:
    """The first place that any of the findings points to."""
    return next((at for finding in findings for at in finding.evidence), None)
