"""What harmless texts with the same words have."""

from __future__ import annotations

DOUBTS = """
against -2.8 -2.4: asks whether or how
    ^ POLITE* QUESTION ~1 ONE ~1 OVERRIDE|DROP|REVEAL|ENTER|ROLEPLAY|DECODE|POWER
    ^ POLITE* QUESTION ~1 ONE make|get|tell|turn ~2 OVERRIDE|POWER
    ^ POLITE* QUESTION ~3 to OVERRIDE|DROP|REVEAL|ENTER|DECODE
    is it ~3 to OVERRIDE|DROP|ENTER|REVEAL
    want|like|trying|help to OVERRIDE|DROP|ENTER|REVEAL|DECODE
    ^ POLITE* what is|are|does|do !YOUR ~3 ORDERS|PROMPT|JAIL|MODE|SECURITY
    ^ how do|can|should|to i|we|one ~2 PRODUCE|turn
against -3.4 -2.8: takes back an errand
    OVERRIDE|DROP ~1 MY ~3 ERRAND
    OVERRIDE|DROP ~1 MY|the|this|that|previous|last|PRIOR ~2 ERRAND !from
    OVERRIDE|DROP ~2 if YOU ~2 already|did|have|received|paid
    OVERRIDE|DROP ~1 what i SAID ~1 about
    DROP ~3 PRIOR ERRAND|searches
against -2.6 -2.6: is a request to a company
    YOUR instructions|policy|policies|rules for|on|about|regarding|when
    rooms|room|tariff|plan|flight|ticket|hotel|account NONE RULES
against:forced-output|role-switch -0.9 -0.6: asks openly for a role
    i want|need|would YOU to
    YOU should|will only SAY|provide|answer
against:persona -2.0 -2.0: is the language of a licence
    including|included NONE
    NONE limitation|warranty
    may|use|used|distribute|copy|right|rights ~5 NONE RULES
against -5.5 -5.5: says not to
    NOT|didn't|doesn't OVERRIDE
    NOT ~1 want|like|try|going ~2 OVERRIDE
against:override -2.8 -2.4: tells of others
    THEY ~1 QUESTION? ~1 OVERRIDE|DROP
    THEY ~2 always|often|never|sometimes|keep|keeps|tend OVERRIDE
    told|asked|tells|asking ~2 me|us|him|her|them to OVERRIDE
    MY dog|cat|son|daughter|child|wife|husband|colleague|boss|mother ~1 OVERRIDE
against:override|prompt-extraction|role-switch|persona -3.4 -3.0: quotes it
    ABOUT ~2 " ~6 OVERRIDE|REVEAL|ROLEPLAY|YOU
    ABOUT ~2 " ~4 PROMPT|JAIL
    what does "
    " ~6 " mean|means
    wrote|writes|writing|says|sang|quoted :? "
against -2.2 -2.2: talks about such attacks
    SECURITY
    ABOUT ~4 SECURITY
    SECURITY ~6 ABOUT
against:override|persona|role-switch|secret-request -1.8 -1.4: is about software or devices
    TECH
against -2.0 -2.0: asks people for their views
    YOUR ~1 HUMBLE
    let us|me know
against:secret-request -2.8 -2.8: is the caller's own secret
    MY ~1 SECRET
against:prompt-extraction -2.4 -2.4: copies something for a purpose
    text|message|lines ABOVE into|for|to MY|the|a
against:payload-to-assistant -3.0 -3.0: is about doors and telephones
    answer|answering the|your door|phone|call|telephone
against:secret-request|exfiltration|tool-directive|task-switch 0.0 -3.0: is addressed to customers
    YOUR ~1 password|pin|code|passwords
    YOUR ~2 order|orders|form|forms|branch|friend|friends
    signed|form|forms|within ~3 days
    to YOU by|from
against -2.0 -3.0: is a line of a log or of code
    warn|info|debug ~2 OVERRIDE
    def|class|fn|func OVERRIDE
"""
