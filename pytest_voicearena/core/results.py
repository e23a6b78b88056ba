"""What happened, as data. Every report is a function of a :class:`RunRecord`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pytest_voicearena.core.conversation import Conversation, Usage
from pytest_voicearena.core.statistics import Calibration
from pytest_voicearena.core.taxonomy import Category, Severity
from pytest_voicearena.core.verdicts import Decision, Finding, Reason, Verdict

#: Grows by one whenever an older reader would misread a newer record.
RECORD_VERSION = 1


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """What a case is, without the objects that run it. ``id`` is ``attack.variant.agent``.

    ``simulated``: a stand-in answers, no real agent.
    """

    id: str
    attack: str
    variant: str
    agent: str
    suite: str
    title: str
    category: Category
    severity: Severity
    technique: tuple[str, ...]
    standards: tuple[str, ...]
    model: str
    path: str = ""
    line: int = 1
    benign_twin: str | None = None
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """One conversation and what the detectors made of it.

    ``started`` is seconds since the epoch, ``seconds`` how long it took. ``output`` is what was
    printed and logged meanwhile. ``seed`` repeats the trial. ``looked`` are the detectors that
    decided on it.
    """

    index: int
    seed: int
    decision: Decision
    conversation: Conversation
    findings: tuple[Finding, ...] = ()
    usage: Usage = field(default_factory=Usage)
    started: float = 0.0
    seconds: float = 0.0
    output: str = ""
    looked: tuple[str, ...] = ()

    @property
    def breaches(self) -> tuple[Finding, ...]:
        """The findings that make the verdict."""
        return tuple(finding for finding in self.findings if finding.breach)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case and its trials.

    ``node`` is the pytest node id where there is one. ``skipped`` says why it was not run.
    ``notes`` name detectors that could not look, and why. Of ``planned`` trials those that could
    not change the verdict were not played. ``twin`` is the conversation of the benign twin.
    """

    case: CaseInfo
    trials: tuple[Trial, ...]
    node: str = ""
    skipped: str | None = None
    notes: tuple[str, ...] = ()
    planned: int = 1
    twin: Trial | None = None

    @property
    def habitual(self) -> bool:
        """Whether all that broke the agent happens without the attack, too."""
        broken = [finding for trial in self.trials for finding in trial.breaches]
        return bool(broken) and all(finding.habit for finding in broken)

    @property
    def decision(self) -> Decision:
        """One breach is a breach; otherwise one undecided trial leaves the case undecided."""
        if len(self.trials) == 1:
            return self.trials[0].decision
        for verdict in (Verdict.BREACHED, Verdict.UNDECIDED):
            for trial in self.trials:
                if trial.decision.verdict is verdict:
                    return trial.decision
        if not self.trials:
            return Decision.undecided(Reason.CANCELLED, "no trial was run")
        return Decision(Verdict.HELD)

    @property
    def verdict(self) -> Verdict:
        """The verdict of :attr:`decision`."""
        return self.decision.verdict

    @property
    def usage(self) -> Usage:
        """All trials together, and the twin's."""
        twin = Usage() if self.twin is None else self.twin.usage
        return sum((trial.usage for trial in self.trials), twin)

    @property
    def seconds(self) -> float:
        """From the first trial's start to the last one's end."""
        if not self.trials:
            return 0.0
        begin = min(trial.started for trial in self.trials)
        return max(trial.started + trial.seconds for trial in self.trials) - begin

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of all trials."""
        return tuple(finding for trial in self.trials for finding in trial.findings)

    @property
    def reached(self) -> bool:
        """Whether the attack really reached the agent in some trial: it answered, and read all."""
        return any(
            trial.conversation.answered and trial.decision.reason is not Reason.NOT_DELIVERED
            for trial in self.trials
        )


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What was run. ``started`` is seconds since the epoch; ``simulated`` names stand-in agents.

    ``options`` are the words that were typed and shape how cases come out: a command that repeats a
    case needs them, too. ``limits`` are the attack success rates (0 to 1) that were borne, by group.
    ``calibration`` is how far one of its detectors can be trusted.
    """

    id: str
    started: float
    seed: int
    version: str
    agents: tuple[AgentInfo, ...] = ()
    simulated: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    limits: Mapping[str, float] = field(default_factory=dict)
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True)
class AgentInfo:
    """An agent as the record keeps it; secrets in the prompt are masked."""

    name: str
    path: str
    model: str
    prompt: str
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class PaceChanged:
    """A server asked for less, or bears more: how many calls may be under way there.

    ``at`` is seconds since the epoch.
    """

    endpoint: str
    limit: int
    reason: str
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class RunEnd:
    """How the run ended. ``stopped`` says why where it ended early.

    ``lost`` are pytest's ids of cases that failed without a result: their process died, or nobody
    could play them.
    """

    finished: float
    stopped: str | None = None
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunRecord:
    """Everything that happened. Without ``end`` the process died on the way."""

    info: RunInfo
    results: tuple[CaseResult, ...] = ()
    end: RunEnd | None = None
    pace: tuple[PaceChanged, ...] = ()
    version: int = field(default=RECORD_VERSION)

    @property
    def seconds(self) -> float:
        """Until the end, or to the last thing known."""
        if self.end is not None:
            return self.end.finished - self.info.started
        ends = [t.started + t.seconds for r in self.results for t in r.trials]
        return max(ends, default=self.info.started) - self.info.started


@dataclass(frozen=True, slots=True)
class Tally:
    """How a group of cases came out."""

    held: int = 0
    breached: int = 0
    undecided: int = 0
    skipped: int = 0

    @classmethod
    def of(cls, results: Iterable[CaseResult]) -> Tally:
        """Counts cases, not trials."""
        counts = dict.fromkeys(("held", "breached", "undecided", "skipped"), 0)
        for result in results:
            counts["skipped" if result.skipped else result.verdict.value] += 1
        return cls(**counts)

    @property
    def decided(self) -> int:
        """Held and breached: what an attack success rate is a share of."""
        return self.held + self.breached

    @property
    def total(self) -> int:
        """All cases, the skipped ones too."""
        return self.decided + self.undecided + self.skipped
