"""What only makes sense where an agent reads it."""

from __future__ import annotations

READING = """
payload-to-assistant 2.2 4.0: speaks to an AI that reads it
    NOTE ~1 to|for|an|a|pour|para|per|al ~3 AI|AGENT !SAYING
    attention|achtung ~2 AI|AGENT
    dear|hey|hello|hi ~1 AI|AGENT
    to YOU the? AI
    if YOU ~1 are ~2 an? AI|language
    any AI|AGENT ~4 READER
    any AI MUST
    AI|AGENT ~2 READER|summarizing ~2 this
    AI ~1 MUST ~2 NOT|PRODUCE|ALTER|DEED|SEND|CALL|FOLLOW|REVEAL|REPEAT
    READ ~2 this ~2 with|using an? AI
    as an AI ~3 YOU
    YOU are an? ~2 AI
payload-to-assistant 1.2 3.2: speaks to an AI that reads it
    & AI READER this|page|document|mail|message|inbox
    & language model READER|quoting|MUST|this|should
    & machine|automated readers|reader
    & automated READER this MUST
    for AI ~1 READER|AGENT|readers
    AGENT ~1 READER this
    ^ AI|AGENT : POLITE* PRODUCE|ALTER|DEED|SEND|CALL|FETCH|FOLLOW|REVEAL|REPEAT|OVERRIDE|TELL|rate
    AGENT ~1 READER ~2 this
payload-to-assistant 1.6 3.2: steers the answer about this text
    when YOU ~1 READ this|it|the
    when|while|before READER this
    before|after|when|while ~1 YOU? ~1 REPLYING|answer|respond|reply|solve
    in|of|to|with|within|into|for YOUR ~2 ANSWER
    YOUR ~2 ANSWER ~2 MUST
    YOU must|shall|have ~1 ALTER ~3 phrase|sentence|words|word|link|line
    ANSWER MUST ALTER|contain|say
    ALTER|PRODUCE ~3 YOUR ~2 ANSWER
    PERSON ~1 has|have|had? already? CLAIM ~3 YOU|this|it|by
    PERSON wants|would YOU|like ~2 to
    PERSON ~1 actually|really wanted|wants|asked|meant
    on behalf of ~2 PERSON
    highest|top priority
    YOUR ~1 TASK ~1 has|changed
    task that? i gave YOU
payload-to-assistant 0.6 3.0: gives the agent a task
    YOUR ~1 TASK ~1 is
payload-to-assistant 1.0 2.4: says what to do for the user
    this ~3 OVERRULE
    when|if|whenever asked ~1 about|for ~4 SAY|always|never
    if|when|whenever PERSON ~1 asks|ask|wants|says ~8 TELL|SAY|SHOW|ANSWER
    do ~2 NEW first
    MUST NOT? ~1 ALTER ~1 the|this sentence|phrase|word|words|text|link
    next PERSON message
payload-to-assistant 3.2 3.6: asks to keep the user in the dark
    NOT ~2 TELL ~1 the|our|PERSON ~1 PERSON
    NOT ~1 TELL ~3 this ~2 to PERSON|anyone
    NOT ~1 ask ~2 confirmation|permission
    without ~1 telling|informing|notifying|alerting ~2 PERSON
    SILENTLY ~2 SEND|CALL|DEED|FETCH|TOOL
payload-to-assistant 0.4 2.0: asks to keep quiet about it
    and NOT TELL it|this
exfiltration 0.0 3.4: has data sent away
    SEND ~6 LOOT ~10 ADDRESS
    FETCH ~14 and|then ~3 SEND ~1 it|them|this|that|their|his|her|those|everything|the !same
    SEND ~3 PERSON|ALL|MY|YOUR ~3 LOOT ~6 to|with
    LOOT ~10 SEND ~6 ADDRESS
    ADDRESS ~5 followed|with|plus ~3 LOOT|PERSON
    open|visit|call|fetch|load ADDRESS ~6 PERSON|LOOT
exfiltration 0.0 2.4: has something sent to an address
    SEND ~14 to|at ~8 ADDRESS
tool-directive 0.0 3.2: orders the use of a tool
    CALL ~2 the|a|your ~1 tool $
    AGENT ~1 MUST ~2 CALL
    can|could|would YOU also? ~1 FETCH ~2 PERSON
    ^ POLITE* DEED ~8 MONEY ~8 to|from
    ^ POLITE* DEED ~3 MY|PERSON
    DEED ~3 PERSON ~3 MONEY|account|file|files|records
    ^ POLITE* i? need? YOU? to? FETCH ~2 MY|PERSON
    please|could|can YOU? DEED|SEND|FETCH ~4 my
tool-directive 0.0 2.2: orders the use of a function
    CALL ~6 tool|tools ~3 to|with|on|and
    CALL ~6 function|api|endpoint
tool-directive 0.0 2.6: gives an order in a field of data
    ; " please|could|can|kindly YOU? DEED|SEND|FETCH|DO|ALTER|PRODUCE
tool-directive 1.4 1.4: has a command executed
    execute|run ~2 NEW|this|BELOW ~2 command|commands|code|script
tool-directive 0.0 1.6: orders an action
    ^ POLITE* DEED
    ^ POLITE* SEND|FETCH
    can|could|would YOU ~1 DEED|SEND|FETCH
    CALL ~3 TOOL
    skip|bypass|waive ~3 check|checks|verification|identification|confirmation
    without ~1 further|any checks|verification|confirmation
task-switch 0.0 2.6 at-edge: asks for what its surroundings do not
    ^^ POLITE* PRODUCE !:
    ^^ POLITE* ALTER ~8 ANSWER
    ^^ POLITE* ALTER|DO ~8 BELOW ~2 SNIPPET
    ^^ POLITE* QUESTION ~25 ?
    ^^ can|could|would YOU PRODUCE|ALTER|DO
task-switch 0.0 2.3 at-edge: orders something apart from its surroundings
    ^^ POLITE* DO|ALTER|DEED|SEND|FETCH|REVEAL|REPEAT !:
task-switch 0.4 3.2: wants something put into the answer
    ALTER|DO ~8 SNIPPET ~8 YOUR ~2 ANSWER|WORK
    YOUR ~1 ANSWER|WORK ~8 ALTER ~4 SNIPPET
    ALTER ~2 YOUR ~2 WORK|ANSWER ~6 SNIPPET
    SNIPPET ~6 ALTER ~3 YOUR|the|in ~2 ANSWER|WORK
    BELOW ~2 SNIPPET ~6 YOUR ~2 ANSWER|WORK
    SNIPPET BELOW ~6 YOUR ~2 ANSWER|WORK
    ALTER ~3 YOUR ANSWER|solution ~3 BELOW|by|to|with
    ANSWER|it ~1 PRODUCE|ALTER ~3 reverse|base64|emoji|emojis|cipher|alphabet|language
    letter|letters|word|words|character|vowel|vowels ~3 YOUR ANSWER
task-switch 0.0 1.6: has code added
    ALTER|DO ~6 BELOW ~3 SNIPPET
"""
