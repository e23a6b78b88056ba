"""Earlier instructions, and what is to be done instead of them."""

from __future__ import annotations

OVERRIDE = """
override 5.2 5.6: drops earlier instructions
    OVERRIDE ~4 PRIOR ~3 ORDERS|RULES
    OVERRIDE ~4 ORDERS|RULES ~5 PRIOR
    OVERRIDE ~4 GIVEN ~3 ORDERS
    OVERRIDE ~4 ORDERS ~2 YOU ~3 SAID|GIVEN
    OVERRIDE ~3 ALL ~3 ORDERS
    OVERRIDE ~3 YOUR|SYSTEM|HIDDEN ~3 ORDERS
    PRIOR ~3 ORDERS|RULES ~4 OVERRIDE
    ORDERS ~2 ALL ~3 OVERRIDE
    OVERRIDE ~3 ALL ~4 PRIOR !.
    ALL ~1 PRIOR ~3 OVERRIDE
    OVERRIDE ~2 ALL ~2 YOU|i ~3 said|told|wrote|taught|instructed|trained
    ALL ~2 PRIOR ~4 OVERRIDDEN
    FOLLOW ~1 NOT ~3 PRIOR|YOUR|SYSTEM ~2 ORDERS
override 4.2 4.8: drops earlier instructions
    OVERRIDE ~3 ALL ~3 RULES
    OVERRIDE ~4 YOUR ~2 RULES
    YOUR ~1 RULES|ORDERS ~3 OVERRIDE
    NOT ~1 FOLLOW ~3 PRIOR|YOUR|SYSTEM|ALL|GIVEN ~3 ORDERS|RULES|CONTEXT
    stop|cease|quit FOLLOW ~3 PRIOR|YOUR|SYSTEM|ALL|GIVEN|the ~2 ORDERS|RULES
    DROP ~3 ALL|PRIOR|SYSTEM|YOUR ~3 ORDERS
    DROP ~3 PRIOR|SYSTEM ~3 RULES
    DESPITE ~3 PRIOR|YOUR|SYSTEM|ALL|GIVEN ~3 ORDERS|RULES
    DESPITE ~2 what ~2 YOU|YOUR|PROMPT ~3 SAID|says
    opposite ~3 YOUR|SYSTEM ~2 ORDERS|RULES|META|SAID|says
    PRIOR|YOUR|SYSTEM|GIVEN ~2 ORDERS|RULES ~4 OVERRIDDEN
    PRIOR|YOUR|SYSTEM ~2 ORDERS|RULES ~3 no longer
    PRIOR ~3 CONTEXT ~6 OVERRIDDEN
    ALL ~3 PRIOR ~4 OVERRIDDEN
    OVERRIDE ~3 ALL|GIVEN|PRIOR ~2 CONTEXT
    OVERRIDE ~6 YOUR ~1 BOSS|META
    ORDERS ~3 OVERRIDE $
    NOT ~2 listen|attention ~3 PRIOR ~1 SAID|ORDERS|CONTEXT
    listen|attention|hore ~1 NOT ~3 PRIOR|ALL ~1 SAID|PRIOR
    pay no attention ~2 PRIOR|ALL|YOUR ~3 ORDERS|RULES|CONTEXT|PRIOR
    set|put|throw ~1 aside|away|out ~2 PRIOR|YOUR|ALL ~3 ORDERS|RULES
    set|put|throw ~1 PRIOR|YOUR|ALL ~3 ORDERS|RULES aside|away|out
    PRIOR ~2 CONTEXT|ORDERS|RULES|TASK ~3 hinter|behind|kopf|head|mind|memory
    YOUR|SAFETY ~1 SAFETY|RULES|META ~3 off|disabled|removed|lifted|deactivated|inactive|suspended
    nie|non|nao|no ~4 zadne|zadnych|ninguna|nessuna|nenhuma ~1 RULES
    NOT ~2 FOLLOW ~1 more|mais|mas|mehr|plus|longer ~3 RULES|ORDERS
override 3.0 3.2: drops earlier instructions
    OVERRIDE ~4 GIVEN ~3 RULES
    OVERRIDE ~4 RULES ~3 GIVEN
    OVERRIDE ~2 ALL ~2 YOU know|learned
override 3.2 4.0: drops earlier instructions
    OVERRIDE ~2 ORDERS
    ^ POLITE* OVERRIDE the|das|lo|ce|el|le|il|die ~1 PRIOR !.
    ^ POLITE* OVERRIDE PRIOR !.
    PRIOR ~2 ORDERS ~3 and|then|instead SHOW|SAY
    OVERRIDE ~2 ALL ~4 SAID
    DROP ~2 ALL ~2 RULES|PRIOR
    DROP ~2 YOUR ~1 RULES
    NEW ORDERS OVERRULE
    OVERRULE ~1 YOUR|all|any ~1 RULES|ORDERS
    PRIOR|ALL|this ~2 TALK ~3 OVERRIDE
    OVERRIDE ~3 PRIOR|ALL|this ~2 TALK
    ALL|YOUR|SYSTEM RULES ~3 OVERRIDDEN
    NOT what YOUR|the ~2 BOSS|RULES|ORDERS|META ~1 say|says|want|wants|told
    YOU ~1 do what i say
    NOT ~2 FOLLOW ~2 the|any RULES|ORDERS
    YOUR|the|real|actual ORDERS|RULES ~4 is|are|was|were ~1 wrong|OVERRIDDEN|changed|updated|different|fake
    BOSS ~2 updated|changed|replaced|rewrote YOUR ~1 ORDERS|RULES
override 2.2 3.0: drops what was said
    OVERRIDE ~2 RULES
    OVERRIDE ~1 ALL
    OVERRIDE ~3 ALL ~4 PRIOR
    ALL ~1 OVERRIDE $
    OVERRIDE ~2 what ~5 SAID|PRIOR
    ^ POLITE* OVERRIDE ~1 CONTEXT ~2 and
    we OVERRIDE ~1 CONTEXT
    NOT ~4 GIVEN ~1 CONTEXT
    NOT ~2 by|from ~1 CONTEXT
    leave|lassen|laat|put|push ~4 PRIOR ~4 behind|aside|hinter|achter
    real|actual|true RULES|ORDERS|TASK is|are
override 3.2 3.6: says that instructions do not count
    OVERRIDE ~6 ORDERS
    & OVERRIDE YOUR RULES
    & PRIOR ORDERS NOT apply|valid|count|hold|matter|FOLLOW
    & NOT FOLLOW YOUR RULES|ORDERS
    & NOT FOLLOW YOU GIVEN
    & RULES|ORDERS changed|updated YOU|AI can|may|allowed|permitted
    & NOT mind|care|matter YOUR RULES|ORDERS
    & OVERRIDE who|what YOU ARE
    & OVERRIDE SAID YOUR BOSS
override 2.4 2.6: wants checks left out
    & VERIFY DROP|OVERRIDE|OVERRIDDEN|aside
    & VERIFY NONE NEW|needed|required|BOSS
    & DROP|OVERRIDE|aside confidentiality|privacy|safety rule|RULES
override 1.8 2.0: drops what was said
    ^ POLITE* OVERRIDE ~3 PRIOR
    OVERRIDE about ~1 ALL|whole
    ^ POLITE* stop being
    was only|just a test
new-task 3.0 3.4: hands over new instructions
    here|these|this ARE|is ~1 YOUR NEW ORDERS|TASK|role
    YOUR NEW ORDERS|TASK|role is|are|:
new-task 2.4 3.2: sets a new task
    ^ POLITE* NEW PERSON request|query|message|task :
    YOUR|my NEW !order|orders|question ORDERS|TASK|RULES|role|persona|identity|owner|master|boss
    YOUR ~1 TASK|role|RULES ~1 has|have changed
    NEW ORDERS|TASK|RULES ~2 FOLLOW|comes|come|folgen|folgt|begins
    FOLLOW|folgen|comes|come ~2 NEW ~1 ORDERS|TASK
    focus|concentrate|konzentriere ~4 NEW|this|diese ~1 TASK
    strictly|only|exactly|carefully ~2 FOLLOW ~3 NEW ~1 ORDERS|TASK
    NOW|here ~2 NEW ~1 ORDERS|TASK|challenge
    START ~2 real|actual|NEW TASK|conversation
    ^ POLITE* NEW ORDERS|TASK|RULES|rule|statement|order|command|conversation :
    another|further|more ~1 task|challenge|assignment|mission|aufgabe
new-task 1.4 2.0: wants something else instead
    SAY|do|PRODUCE ~8 instead|stattdessen $
    SAY|do|PRODUCE ~3 NEW instead
    change the rules
    YOU ~1 NOW help|obey|serve|work
new-task 1.8 3.2: wants something else instead
    ^ instead of ~8 SAY|PRODUCE
    NOT summarize|summarise|translate|answer|describe ~1 this|the|it
    PRODUCE ~2 PERSON ~2 question|request|query with|by
praise 1.3 1.5: praises, then asks for something else
    ^ PRAISE ~3 DONE
    PRAISE ~6 NOW ~6 NEW|another|more
    DONE ~6 but? NOW
    passed ~2 NEW|first test
command-label 1.6 1.8: labels what follows as an order
    ^ POLITE* new statement|order|instruction|command|question|prompt|task
    ^ instruction|instructions|anweisung|command|orders :
command-label 1.6 0.0: labels what follows as an order
    ^ order :
"""
