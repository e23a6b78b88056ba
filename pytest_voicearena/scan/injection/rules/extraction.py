"""The agent's own instructions and secrets."""

from __future__ import annotations

EXTRACTION = """
prompt-extraction 4.2 4.6: asks for the agent's own instructions
    REVEAL|REPEAT|SHOW|PRODUCE ~3 YOUR ~3 PROMPT
    REVEAL|REPEAT|SHOW|PRODUCE ~3 HIDDEN ~1 PROMPT|message
    SHOW|REPEAT|REVEAL ~3 ORDERS|RULES YOU ~1 were|have|got ~1 given|told|set
    WHAT ~2 ARE|is|were|was|lautet|lauten|lauteten|es|son|sont|sono ~1 YOUR ~3 PROMPT
    WHAT ~2 YOUR ~2 HIDDEN|PROMPT ~2 PROMPT ~2 say|says|ARE|were|is|was|lauten|lauteten
    WHAT ~2 were|was YOU ~2 told|given NOT|to|about|before|at
    WHAT ~2 were|was YOU ~2 instructed|ordered|programmed
    WHAT ~1 topics|subjects|things ~1 YOU ~2 told|avoid
    WHAT PROMPT|RULES ~1 were|have|are|did YOU ~2 given|told|following|under|get
    REPEAT|REVEAL ~2 ALL ~3 ABOVE|PRIOR
    SHOW ~1 everything ~3 ABOVE|PRIOR
    REPEAT|REVEAL|translate|summarize|check ~5 ABOVE|PRIOR PROMPT|text|words
    REPEAT|REVEAL ~4 text|words|sentences|lines|paragraph|message|prompt|content ~2 ABOVE|before
    REPEAT|REVEAL|SHOW ~2 ALL? PRIOR ~1 PROMPT|text
    REPEAT ~6 WORD for|pour|por|fur|per|in|za|om|voor WORD
    REPEAT|REVEAL|SHOW|WHAT ~2 first|last NUM? ~1 words|lines|sentences ~2 of ~2 YOUR|PROMPT|CONTEXT
    WHAT ~2 written|said|stated|is|was ~4 beginning|start|ABOVE|first ~2 PROMPT|CONTEXT
    WHAT ~2 written|said|stated ~2 ABOVE $
    WHAT ~2 written|said|stated|is ~2 ABOVE ~2 this|here|prompt|line|message
    first|everything ~2 written|said ~2 CONTEXT
    ^ POLITE* REPEAT|REVEAL|SHOW|PRODUCE ~6 beginning|start ~2 CONTEXT|PROMPT
    beginning|start ~2 PROMPT ~1 ABOVE
    sentences|words|lines before|ABOVE ~2 text|this|prompt|message
    PROMPT ~3 REVEAL|REPEAT $
    HIDDEN PROMPT ~4 REVEAL|REPEAT|SHOW|PRESENT
    HIDDEN PROMPT ~1 begins|starts|says|reads
    how|what ~1 were YOU ~1 instructed|programmed|prompted|configured
    copy|kopie ~3 PROMPT
    text|everything ABOVE ~4 into|as|in|to
    ABOVE ~2 ALL ~2 REPEAT
    REPEAT ~6 ABOVE ~3 ALL
    ALL ~4 ABOVE REPEAT
prompt-extraction 3.2 3.6: asks for the agent's instructions in other words
    & HIDDEN ORDERS|PROMPT REPEAT|REVEAL|SHOW|LIST
    & YOUR ORDERS WORD
    & YOUR HIDDEN ORDERS|PROMPT WHAT
    & WHAT ORDERS|RULES YOU FOLLOW
    & CONTEXT PRIOR|first|before|complete|entire REVEAL
    & ABOVE|PRIOR WORD REPEAT|SHOW
    & message|text before|PRIOR MY|this ALL|complete|full|entire REPEAT|REVEAL|PRODUCE
prompt-extraction 3.2 3.6: asks how the agent is set up
    REVEAL|REPEAT|SHOW|PRODUCE|respond|reply|answer|tell ~4 YOUR ~3 META
    REVEAL|REPEAT|SHOW|PRODUCE|LIST ~4 TOOL ~1 YOU ~2 have|access|use|can|call
    REVEAL|REPEAT|SHOW|LIST ~3 YOUR ~2 TOOL|TOOLS
    WHAT ~2 YOU ~1 NOT ~1 allowed|supposed|permitted ~1 to
    WHAT ~2 YOUR ~1 META
    secret ~3 YOUR|YOU ~2 META
    hidden|secret|internal|developer ~1 ORDERS|message
    REVEAL|SHOW|REPEAT ~3 chain of thought
    everything|all ~1 YOU ~2 told|given|instructed ~2 before|so
    WHAT ~1 ORDERS ~4 GIVEN
    < system prompt
prompt-extraction 2.0 2.4: asks for the agent's own instructions
    SHOW|REPEAT|REVEAL !of ~2 ALL ~2 PROMPT
    REVEAL|REPEAT|PRESENT ~3 PROMPT
    REVEAL|REPEAT|SHOW ~3 system ~1 message|prompt
    REPEAT|REVEAL ~2 ABOVE
    YOUR HIDDEN|GIVEN ~1 PROMPT|META
    cat|print|open|read ~2 system prompt
    HIDDEN PROMPT $
secret-request 3.4 3.6: asks for the agent's secrets
    WHAT ~2 YOUR ~1 SECRET
    REVEAL|SHOW|share|tell|give|print ~3 YOUR ~1 SECRET|DATABASE
    REVEAL|copy|print ~4 DATABASE
    WHAT ~2 secret key|password|word|code|phrase
    secret|magic key|password|word|phrase
    confirm|know|have|see ~2 YOUR|system|systems|admin ~1 SECRET
    SPELL ~6 of|for|from the|YOUR ~1 SECRET
    SPELL ~2 the|YOUR SECRET
    WHAT ~3 letter|letters|character|characters|word|digit|digits|length ~3 the|YOUR SECRET
    master|root|database|server|system SECRET
    REVEAL|SHOW|WHAT ~4 admin ~1 SECRET
    SECRET ~2 for|of ~1 our|the|your|this system|database|server|admin
    SECRET that? ARE? YOU ~3 KEEP
    ^ POLITE* WHAT ~1 is|e|est|ist|es|lautet the|la|le|das|el|o|a|der? SECRET $
secret-request 3.1 3.1: asks for a secret in pieces
    SPELL|letter|letters ~5 of|for|from the|YOUR ~1 SECRET
    SPELL|hint ~2 the|YOUR secret|password|passphrase|passcode
    & secret|password without naming|saying|revealing
secret-request 2.8 3.0: asks for what is other people's
    where ~1 PERSON ~1 lives|live
    SHOW|REVEAL|encode|WHAT ~3 PERSON ~2 PRIVATE|SECRET
    SHOW|REVEAL ~3 PRIVATE of ~2 PERSON
    SHOW|REVEAL ~2 other|autre|anderen|otro|another ~1 caller's|PERSON
    erase|drop|delete|access|dump ~2 DATABASE
    NEXT|other|PRIOR caller's|guest's|client's|customer's|patient's PRIVATE
"""
