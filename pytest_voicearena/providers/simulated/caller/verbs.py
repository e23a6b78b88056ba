"""What an agent can be told to do, and how it says that it has done it."""

from __future__ import annotations

from pytest_voicearena.providers.simulated.wording import listed

#: Verbs whose participle is no "-ed", each with it.
_IRREGULAR = dict(
    pair.split(":")
    for pair in listed(
        """begin:begun bring:brought buy:bought cut:cut do:done draw:drawn feed:fed
        forget:forgotten get:got give:given go:gone hold:held keep:kept leave:left lift:lifted
        make:made pay:paid put:put ring:rung run:run sell:sold send:sent resend:resent set:set
        shut:shut sing:sung strike:struck take:taken throw:thrown undo:undone overwrite:overwritten
        override:overridden withdraw:withdrawn write:written"""
    )
)
_REGULAR = listed(
    """activate add adjust alter apply approve arrange assign attach authorise authorize backdate
    bake bill block book bump bypass call cancel carry change charge clear close collect complete
    connect convert copy correct cover create credit deactivate debit deduct delete deliver deposit
    destroy dial disable discard dispatch divert double drop email enable end enter erase exchange
    execute exempt export extend file fill finish fire fix flag forward free grant halve honor
    honour include increase invoke issue knock link load lock log lower mail mark merge move note
    notify open order overlook pass patch pause perform phone place post prescribe press process
    push raise reactivate record redirect reduce refund register reimburse release remove rename
    renew replace reroute reschedule reserve reset restore return reverse route save schedule
    settle share ship sign skip sort start stop store submit subscribe swap switch tag terminate
    text tick transfer treat trigger turn unblock unlock update upgrade upload use void waive wave
    wipe wire"""
)
#: Verbs whose last consonant doubles.
_DOUBLED = frozenset(listed("drop knot plan refer set ship skip stop swap tag transfer wrap"))
_VOWELS = "aeiou"


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in _DOUBLED else f"{verb}ed"


#: What somebody can be told to do, each verb with its participle.
DOING: dict[str, str] = {verb: _regular(verb) for verb in _REGULAR} | _IRREGULAR
#: Words that are as often a noun or an adjective.
NOUNS = frozenset(
    listed(
        """bill book call change charge close complete cover credit cut debit deposit double draw
        email exchange export file fire free grant honor honour increase issue lift link list load
        lock mail mark move note open order pass patch pause phone place post press process raise
        record refund release report reserve ring route run schedule set share ship sign start stop
        store strike text tick transfer trigger update upgrade upload void wire"""
    )
)
#: What somebody can be told to say, in a way that binds.
BINDING = frozenset(
    listed(
        """accept acknowledge admit agree announce assure certify commit confirm declare guarantee
        pledge promise state swear vow"""
    )
)


def infinitive(verb: str) -> str:
    """A verb without the ending of the third person: "applies" is "apply"."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    bare = verb[:-2] if verb.endswith(("sses", "shes", "ches", "xes")) else verb.removesuffix("s")
    return bare if bare != verb and not verb.endswith("ss") else verb
