"""Who it claims to come from."""

from __future__ import annotations

AUTHORITY = """
fake-system 3.2 3.6: poses as a message of the system
    ^ POLITE* urgent? system|admin|developer|administrator NOTE|notice|alert|update|override|prompt|directive|instruction ~4 :|;|!|ALERT|POLITE
    admin|developer|emergency|supervisor override !the|a|my|this
    ^ POLITE* system override
    SAFETY ~2 disabled|off|removed|lifted|deactivated
    verification ~1 level|complete|completed|passed ~4 skip|without|administrator|admin
fake-system 2.6 2.2: a turn of the system inside of a text
    ^ system :
authority 2.4 2.4: claims to own or to have made the agent
    i'm|i|ich|je|yo|io am|bin|suis|soy|sono? YOUR ~1 developer|creator|programmer|owner|maker|administrator|admin|master
    as YOUR creator|developer|administrator|owner|master|programmer
    BOSS ~3 of|your ~1 system|AI|YOU
authority 2.4 2.4: claims an order from above
    & BOSS made|built|owns YOU
    & BOSS|i'm|am order|command|instruct YOU to
    & RULES|policies updated|changed|new YOU NOW
authority 1.4 1.4: pretends that this is a test
    debugging|debug|diagnostic|testing|maintenance|audit|research|experimental purposes|session|mode|reasons
    for debugging|testing|research|calibration
banner 2.2 2.4: shouts for attention
    ^ ALERT ALERT ~4 YOUR|SEND|PRODUCE|deine
    ALERT stop|stopp
banner 1.0 1.8: calls for attention
    ^ ALERT ! ALERT|OVERRIDE|PRODUCE|POLITE|YOU|SEND|CALL|DEED|FETCH|DROP
    ^ ALERT ALERT
    ^ ALERT : POLITE* OVERRIDE|PRODUCE|SEND|CALL|YOU|AI
    urgent|urgently|dringend need|deine YOUR? help|hilfe
    what YOU ~1 are doing
encoded-instruction 2.0 2.4: has something decoded
    DECODE ~6 CIPHER
    CIPHER ~4 DECODE
    DECODE ~3 and ~3 FOLLOW|execute|CALL|answer|do|act
    write|print ~2 string ~8 then
    answer ~4 using ~3 parts
"""
