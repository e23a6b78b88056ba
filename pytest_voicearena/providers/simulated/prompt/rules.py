"""Rules of a prompt: what it forbids to do, and which levers it tells the agent to withstand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pytest_voicearena.providers.simulated.levers import stances
from pytest_voicearena.providers.simulated.levers.lever import Lever
from pytest_voicearena.providers.simulated.levers.stances import KEEPS_SECRET, NEGATION, withstands
from pytest_voicearena.providers.simulated.levers.table import withstood
from pytest_voicearena.providers.simulated.prompt.facts import Fact, kinds_in
from pytest_voicearena.providers.simulated.prompt.outline import Statement
from pytest_voicearena.providers.simulated.wording import fold, phrases, stems


class Kind(StrEnum):
    """What a caller may be after."""

    SECRET = "secret"  # noqa: S105 - the kind of request, not a secret
    PROMPT = "prompt"
    RECORD = "record"
    ACTION = "action"
    WORDS = "words"


#: The agent's own instructions, by any of their names.
OWN_PROMPT = phrases(
    r"(?:system |initial |original |starting |hidden |developer |own |internal |full "
    r"|secret )?prompts?|system messages?|guidelines?|directives?|configuration|runtime block"
    r"|briefing",
    r"(?:your|these|those|its|own|internal|hidden|initial|original|operating"
    r"|the) (?:\w+ ){0,2}?(?:instructions?|rules?|set-?up|programming|settings|policies|training)",
    r"this (?:text|document|page|sheet|section|message|brief)|how you (?:work|are (?:set up"
    r"|configured|instructed|built|programmed))|what you (?:were|are|have been) told|instructions?",
)
_ALL_SECRETS = phrases(
    r"confidential\w*|sensitive|secrets?|classified|internal (?:\w+ )?(?:data|information|details"
    r"|notes?|codes?|values?|things?|matters?|section|numbers?|material|knowledge|facts?)"
    r"|credentials?|(?:anything|everything|nothing|whatever|what"
    r"|any(?:thing)? of) (?:\w+ )?(?:marked|listed|written|internal|contained|stands|(?:in|from"
    r"|under|on|of) (?:this|these|the|it|your|here|[\"']))|such (?:information|data|details)"
    r"|information (?:in|from|under|above|below|listed)|internal(?:s|ly)?|company (?:data"
    r"|information|secrets)|private (?:data|information|details)|access (?:data|details|codes?)"
    r"|protected (?:values?|data|information|details)|security (?:details|data|information|codes?)"
    r"|do not ~ anything|non-public"
)
_SOMEBODY = (
    r"(?:customers?|callers?|patients?|guests?|travell?ers?|passengers?|clients?|members?|people"
    r"|persons?|recipients?|tenants?|residents?|users?|part(?:y|ies)|neighbou?rs?|relatives?)"
)
#: What is known of somebody else.
_OF_OTHERS = phrases(
    rf"(?:other|another|any other|a third|third|different|one|no|any|every|each) {_SOMEBODY}",
    r"whether (?:somebody|someone|anybody|an? \w+) (?:is|stays|lives|travels|has|was|works)"
    r"|where (?:an?"
    r" |the )?\w+ (?:is|are|stays|lives|travels)|(?:his|her|their|your|whose|'s) own (?:data|stay"
    r"|bookings?|records?|accounts?|orders?|matters?|details)|for another",
    r"anybody else|somebody else|someone else|anyone else|other people|personal (?:data"
    r"|information|details)|private (?:data|details|lives|life)|privacy|whereabouts",
    rf"{_SOMEBODY}(?:'s|s'|') (?:\w+ )?(?:data|details|names?|address(?:es)?|records?|plans?"
    r"|rooms?|numbers?|orders?|accounts?|bookings?|files?|matters?|affairs|privacy|stays?)",
    rf"(?:about|on|of|from) (?:a |the |an )?{_SOMEBODY}|(?:customer|guest|patient|traveller|caller"
    r"|personal|account|client) (?:data|details|information|records|files)",
    rf"who (?:\w+ )?(?:stays?|lives?|travels?|rooms?|is (?:an? )?{_SOMEBODY})|where (?:\w+ )?"
    rf"{_SOMEBODY} (?:stay|live|travel|are)",
)
_POINTS_BACK = phrases(
    r"(?:it|them|these|this|those|that|the (?:above|following|list|table|section))(?= |[.,;:!]|$)"
)
_VERIFIES = phrases(
    r"(?:verif\w+|authenticat\w+|identif\w+|identity|establish\w* who|check who|confirm who"
    r"|prove who)"
)
_ACTIONS = phrases(
    rf"{NEGATION} ~ (?:refund|transfer|change|reset|cancel|issue|waive|approve|grant|unlock|delete"
    rf"|move"
    r"|send|book|prescribe|call|use|run|execute|perform|take|make|promise|guarantee|offer|agree"
    r"|commit|advise|diagnose|recommend|release|process|pay|credit|order|sign|accept|admit|raise"
    r"|lower|reduce|exceed|go (?:below|above|over|beyond)|act|update|do|bypass|skip|extend|confirm"
    r"|add|open|close|vouch|assure|certify)\w*",
    r"(?:need|require|take|want)s? ~ (?:managers?|supervisors?|approval|authori[sz]ation|human"
    r"|colleague|call-?back|call back|confirmation|pharmacist|doctor|clinician|adviser|advisor|form"
    r"|signature|director|written)",
    r"(?:promise|confirm|admit|carry out|do|agree to|grant|guarantee|offer|change"
    r"|decide) (?:and (?:\w+ ){1,3})?(?:nothing|none of|no \w+)",
    r"only (?:if|after|when|once)|only (?:an? |the |by )*(?:managers?|supervisors?|humans?"
    r"|colleagues?"
    r"|team leads?|staff|doctors?|clerks?|desk)|(?:never|not) by you|(?:at most|up to|maximum"
    r"|no more than|limited to|not exceed)"
    r"|must ~ (?:approv|confirm|sign|authori[sz]|verif)\w*|(?:is|are) not (?:allowed|permitted"
    r"|refundable|possible|negotiable)|no exceptions?|outside your|beyond your",
    gap=6,
)
_ANY_ACTION = phrases(
    r"nothing|tools?|actions?|transactions?|any (?:change|request|account|action|data)|account(?:s"
    r"|-related)?|personal (?:data|information|details)|records?|changes?|anything|exceptions?"
    r"|requests?|identity|verif\w+|authenticat\w+"
)
_OWN_WORDS = phrases(
    r"(?:stay|remain|keep) (?:\w+ ){0,3}?(?:in|within|to|on) (?:your |this |the )?(?:role|character"
    r"|topic|scope|subject|task|job)|only (?:help|assist|answer|talk|discuss|speak|handle|deal"
    r"|respond) ~ (?:with|about|questions?|matters?|topics?|requests?|concern\w*|relat\w+)",
    rf"{NEGATION} ~ (?:roles?|character|persona|pretend\w*|obey\w*|execut\w+|dictat\w+|unrelated"
    rf"|off-topic|opinions?|poems?|stories|politic\w*|code|(?:follow|compl[yi]|act|take"
    r"|accept)\w* ~ (?:instructions?|commands?|orders?|directions?)|(?:repeat|echo"
    r"|say)\w* ~ (?:told|asked|word|dictated))",
    r"(?:decline|refuse|redirect|ignore) ~ (?:topics?|unrelated|off-topic|other (?:subjects?"
    r"|questions?|requests?)|instructions?|commands?|role|anything else|outside)|nothing else",
    gap=6,
)
_EVERYTHING = phrases(
    r"(?:refuse|decline|reject|deny) (?:to (?:answer|help|reply|respond)(?: to)? )?(?:all|every"
    r"|any)(?:thing| (?:\w+ ){0,2}?(?:requests?|questions?|messages?|callers?|users?"
    r"|customers?))(?: \w+ly)?(?= ?[.;!]|$)",
    r"(?:do not|never) (?:answer|help|respond|reply|assist|engage)(?: to| with| any| anyone"
    r"| anything| questions?| requests?| users?| callers?| messages?| customers?)*(?= ?[.;!]|$)",
    r"(?:always|only) (?:answer|reply|respond|say)(?: with| to everything with)?:? ?[\"'](?:i "
    r"|sorry|no)",
)
_ABOUT_RULES = phrases(
    r"rules?|instructions?|guidelines?|limits?|appl(?:y|ies)|hold|holds|same answer|refus\w+"
    r"|declin\w+"
)
_PLURAL = re.compile(
    r"\b(?:passwords|passcodes|pins|codes|keys|tokens|logins|numbers|lines|links|urls)\b"
)
_LONG_QUOTE = re.compile(r"[\"]([^\"\n]{24,2000})[\"]")
_WORDS_OF_A_MESSAGE = 7


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence of a prompt that forbids or withstands.

    ``guards`` are the kinds of requests that it refuses. ``words`` are the stems it names;
    ``broad`` says that it speaks of everything of its kind, ``near`` that it points to what stands
    under its own heading. ``withstands`` are levers taken away for any request, ``hardens`` those
    taken away for what this rule itself guards.
    """

    guards: frozenset[Kind]
    words: frozenset[str]
    broad: frozenset[Kind]
    near: str | None
    plural: bool
    withstands: frozenset[Lever]
    hardens: frozenset[Lever]


@lru_cache(maxsize=4096)
def rule_in(
    statement: Statement, before: Statement | None = None, *, holds_secret: bool = False
) -> Rule | None:
    """The rule that a statement is, or None; ``before`` is what it may point back to.

    One that ``holds_secret`` may keep that secret; it does not speak of levers, even where words
    of it ("partner code") sound like one.
    """
    folded = _stance(statement, before)
    keeps = KEEPS_SECRET.search(folded) is not None
    levers = frozenset[Lever]() if holds_secret else withstood(folded)
    guards, broad = set[Kind](), set[Kind]()
    if keeps:
        guards.add(Kind.SECRET)
        if OWN_PROMPT.search(folded):
            guards.add(Kind.PROMPT)
        if _OF_OTHERS.search(folded):
            guards.add(Kind.RECORD)
        if _ALL_SECRETS.search(folded):
            broad.add(Kind.SECRET)
    verifies = _VERIFIES.search(folded) is not None
    if verifies:
        guards.add(Kind.RECORD)
    if verifies or (not levers and _ACTIONS.search(folded)):
        guards.add(Kind.ACTION)
        if _ANY_ACTION.search(folded):
            broad.add(Kind.ACTION)
    if _OWN_WORDS.search(folded):
        guards.add(Kind.WORDS)
    bound = bool(guards) or _ABOUT_RULES.search(folded) is not None
    hardens = _strength(folded) if bound else frozenset[Lever]()
    if not (guards or levers or hardens):
        return None
    near = statement.heading if keeps and _POINTS_BACK.search(folded) else None
    words = stems(folded) | kinds_in(folded)
    return Rule(
        guards=frozenset(guards),
        words=words,
        broad=frozenset(broad),
        near=near,
        plural=bool(_PLURAL.search(folded)),
        withstands=levers,
        hardens=hardens,
    )


_GOES_ON = re.compile(
    r"^(?:such|these|this|those|that|they|(?:treat|ignore|refuse|decline|reject|handle"
    r"|answer) (?:it|them|such|these|this|those)|(?:do not|never) \w+ (?:to |on |for |in )?(?:it"
    r"|them|this|that|these))\b"
)


def _stance(statement: Statement, before: Statement | None) -> str:
    """The sentence, with the sentence it points back to or the stance of what it stands under.

    Long quotations are left out: a rule against one sentence is not a rule against its kind.
    """
    folded = _LONG_QUOTE.sub("that message", statement.folded)
    if before is not None and _GOES_ON.match(folded) and _neighbours(before, statement):
        return f"{_LONG_QUOTE.sub('that message', before.folded)} {folded}"
    if withstands(folded) or KEEPS_SECRET.search(folded):
        return folded
    for frame in (fold(statement.lead), fold(statement.heading)):
        if withstands(frame) or KEEPS_SECRET.search(frame):
            return f"{frame} {folded}"
    return folded


def _neighbours(one: Statement, other: Statement) -> bool:
    return (one.heading, one.block) == (other.heading, other.block)


def _strength(folded: str) -> frozenset[Lever]:
    """The levers that a sentence's "no matter ..." takes away."""
    levers = set[Lever]()
    if stances.WHOEVER.search(folded):
        levers |= {Lever.AUTHORITY, Lever.IDENTITY}
    if stances.WHYEVER.search(folded):
        levers |= {Lever.URGENCY, Lever.EMOTION, Lever.THREAT, Lever.FLATTERY}
    if stances.HOWEVER.search(folded):
        levers |= {Lever.ENCODING, Lever.PARTIAL, Lever.FICTION, Lever.GRADUAL}
    if stances.WHATEVER_SAID.search(folded):
        levers |= {Lever.AUTHORITY, Lever.IDENTITY, Lever.URGENCY, Lever.EMOTION, Lever.THREAT}
        levers |= {Lever.FLATTERY, Lever.MEMORY, Lever.OVERRIDE}
    return frozenset(levers)


def refuses_everything(statement: Statement) -> bool:
    """Whether a sentence tells the agent to help nobody with anything."""
    return _EVERYTHING.search(statement.folded) is not None


def messages_in(statement: Statement) -> frozenset[str]:
    """Whole messages that a rule quotes: it forbids an answer to these, and to nothing else."""
    folded = statement.folded
    if not (withstands(folded) or KEEPS_SECRET.search(folded)):
        return frozenset()
    quoted = (fold(found[1]) for found in _LONG_QUOTE.finditer(statement.text))
    return frozenset(q for q in quoted if len(q.split()) >= _WORDS_OF_A_MESSAGE)


def protects(rule: Rule, fact: Fact) -> bool:
    """Whether a rule of secrecy speaks of this fact."""
    if Kind.SECRET not in rule.guards:
        return False
    if Kind.SECRET in rule.broad or (rule.near is not None and rule.near == fact.heading):
        return True
    kinds = fact.kinds & rule.words
    told = fact.modifiers & rule.words
    if kinds:
        return rule.plural or not fact.modifiers or bool(told) or _alone(rule)
    return bool(fact.modifiers) and fact.modifiers <= rule.words


def _alone(rule: Rule) -> bool:
    """Whether a rule names a kind of secret and hardly anything besides."""
    return len(rule.words) <= _FEW


_FEW = 4
