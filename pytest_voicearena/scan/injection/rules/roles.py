"""Who the agent is to be, and how it is to talk."""

from __future__ import annotations

ROLES = """
role-switch 3.2 3.0: tells the agent what it is now
    ^ POLITE* YOU ARE NOW !SAYING !the|at|on|one|connected|logged|ready|able|eligible|registered|subscribed|signed|of
    ^ POLITE* NOW NOW? ARE YOU !SAYING
    ^ POLITE* NOW NOW? ART
    ART NOW
    NOW YOU ARE|act !SAYING
    FROM ~2 NOW ~1 YOU|respond|answer|act|reply|behave|speak|ART|NOT !said
    FROM ~2 NOW ~4 RULES|ORDERS|AI|NONE
    NOW ~2 YOU ~3 NONE|AI|RULES
    YOU ~1 NOW ~1 AI|hacker|pirate
    YOU are no longer
    YOU|ART|NOT ~2 mehr|plus|mas|piu|mais|больше|meer|juz ~1 AI|AGENT|ein|een|un|una|uma
    YOU ~1 going to act|pretend|behave|roleplay
    YOU have been hacked|compromised|pwned|hijacked
    immerse yourself ~4 role
    take ~2 role ~1 of
    from this|that point|moment|message ~3 YOU|act|respond
    YOU ~1 ARE NOT ~3 AI|AGENT|sondern|but
    YOU will|shall NOW
    stop being ~1 a|an|the ~4 AI
role-switch 2.4 2.8: describes the agent to itself
    YOU are an? helpful|AI|unrestricted|evil ~2 AGENT|AI
    YOU|you've ~1 been jailbroken|unlocked|freed|liberated|reprogrammed
    NEW persona|role|identity|personality :
    switch|swap roles
    two|second|split personalities|personality
role-switch 1.8 2.4: wants a role played
    ROLEPLAY as|like|als|comme|como|come a|an|if|my|the|ein|eine|un|une|una|uma|her|him
    ROLEPLAY to be|you|that|yourself
    roleplay ~1 where|in|with|as
    imagine|pretend ~1 YOU ARE|can|have
    SAY|speak|talk ~3 like|as|style|stil ~2 a|an|of|eines|if
    als|as|like ~3 ROLEPLAY $
    if|when YOU were a|an|the
    NOT break|leave|fall ~3 character|role
    play|plays ~3 role|roles|character|characters
    what ~1 would ~2 say|do ~3 if
    HYPOTHESIS ~2 world|scenario|situation|story|universe
    in a|this|the world|universe|scenario where|wo
    SAY ~4 as yourself|both
    alter ego
    PRODUCE ~1 CREATION ~4 where|in
terminal 2.6 2.6: makes it a machine
    ROLEPLAY ~3 TERMINAL
    be ~2 TERMINAL
persona 3.0 3.4: wants it without limits
    & ROLEPLAY|TERMINAL NONE|NOT RULES
    & AI NONE|NOT RULES ROLEPLAY|YOU|YOUR|ARE
    & like|as|als|como|come|comme if|se|si|someone|wenn NOT|NONE RULES
    & YOU|YOUR evil|amoral|jailbroken ROLEPLAY|be|model|AI|confidant|twin|MODE
    & ANSWER|SAY NONE filter|filters|censorship|restrictions
    & second|two|both|pairs|twice ANSWER NONE|JAIL|without
role-bait 1.4 1.8: has the role act
    ROLEPLAY ~9 and DEED|REVEAL|SHOW|READ
persona 4.0 4.4: names a persona without limits
    do anything now
    dan ~1 MODE
    POWER ~1 MODE ~1 enabled|activated|unlocked|engaged|active
    ENTER ~3 POWER ~1 MODE
    YOU ~3 in POWER MODE
    < POWER MODE
    NOT ~3 abide|bound|obey|adhere|comply|follow|limited|restricted|constrained ~4 ORDERS|RULES
    broken|break|broke free ~4 AI|RULES|confines
    free ~1 from|of ~3 RULES|confines
    JAIL ~2 AI|MODE|chatgpt|persona|ego|self|alter
    JAIL yourself
    AI ~5 NONE ~3 RULES|ORDERS|filter|restrictions
    RULES ~1 NONE ~2 AI|YOU
    YOU|ART ~4 NONE ~2 RULES|ORDERS|filter|filters|restrictions|morals
    if|comme|como|als ~3 NONE|NOT ~2 RULES
    NONE RULES kennt|hat|tiene|ha|connait
    NOT obedece|obedezcas|obeisses|gehorchst
    YOU ~2 evil ~1 twin|AI|version|bot
    NOT need to? FOLLOW ~3 RULES
    never REFUSE
persona 2.4 2.6: does away with rules
    & RULES NOT exist|exists|apply|matter
    never say|says|refuse|refuses no
    whatever i say|ask|want|tell
persona 1.6 2.0: asks for answers without limits
    NONE ~2 RULES|filter|filters|restrictions|morals|ethics
    POWER MODE
    JAIL ~2 version|response|answer|answers
    anything goes
refusal-suppression 2.6 2.6: forbids to name the rules
    NOT ~1 mention ~1 YOUR|any|the ~1 RULES|ORDERS
refusal-suppression 2.6 2.6: forbids to refuse
    NOT ~2 say|mention|state|use|include|write|add|tell ~5 CANNOT
    NOT ~2 REFUSE
refusal-suppression 3.4 3.6: forbids to refuse
    never ~1 say|mention|state|use ~5 CANNOT
    MUST ~1 NOT REFUSE
    NONE ~3 disclaimer|disclaimers|refusing|apologizing|moralizing|caveats|apologies
    ANSWER|SAY ~6 NONE ~2 warning|warnings
    START ~2 YOUR ~2 ANSWER ~2 with|by
    START|answer|respond|reply ~3 with ~2 SURE
    YOU MUST|are ~3 answer|respond ~3 ALWAYS|at
    YOU MUST always ~1 comply|answer|respond
    NOT ~2 allowed|permitted ~2 to? refuse|decline|say
    if YOU ~1 NOT know ~4 make|invent
    if YOU ~1 NOT know say|answer|write
forced-output 3.2 3.4: dictates what is to be said
    tell me ~1 that YOU hate|love|like|support|admit
    SAY ~1 that? ~1 YOU hate|love|like|want|are|support|agree|admit
    SAY that ~3 is|are ~2 best|worst|stupid|bad
    only|just|stattdessen|nur|solo|seulement SAY ~1 "
    OVERRIDE ~6 and|und|et|y|e? SAY
    SAY ~1 nothing else|but
    " nothing else|but
    SAY ~3 pwned|hacked|owned
    SAY " ~6 " instead|regardless
    what YOU should|must|will|shall ~1 SAY
    when|if|si ~1 i|yo|ich say|says|digo|sage ~4 YOU SAY|dices|sagst
    answer|respond|reply ~1 only|always|just ~1 with
    stop|stopp ;|!|: write|say|print|state|output
    all|every|each ~1 ANSWER MUST
    access granted
forced-output 3.2 1.8: dictates what is to be said
    answer|respond|reply ~2 with ~3 word|words|phrase|sentence
forced-output 1.6 2.0: dictates the language
    answer|respond|reply|antworte|reponds|responde ~1 in|auf|en LANGUAGE
forced-output 2.9 2.4: dictates what is to be said
    & YOUR ANSWER MUST "
    & YOUR ANSWER START|end|finish "
    & each|every|all ANSWER|message|messages START|end|finish|contain with|by
    & instead SAY "
    & SAY " nothing|only|exactly
    & whatever SAY YOU|user|i|next
    & SAY word NUM times
forced-output 2.0 0.8: dictates what is to be said
    ^ POLITE* SAY "
    by|with writing|saying|replying|answering "
    NOW SAY
    no matter what
    answer|reply|respond twice
    second|two ANSWER ~2 that
forced-output 1.2 0.8: orders to print something
    SAY|PRODUCE "
    ^ POLITE* SAY that
    only|just SAY
    stop|stopp ;|!|: PRODUCE
    PRODUCE ~4 CREATION ~8 hate|hates|love|loves|best|worst
"""
