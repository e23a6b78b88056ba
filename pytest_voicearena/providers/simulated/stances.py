"""How a sentence forbids, keeps or withstands something, whatever that something is."""

from __future__ import annotations

from pytest_voicearena.providers.simulated.wording import phrases

NEGATION = (
    r"(?:never|not|no|nobody|nothing|none|neither|nor|avoid|without|cease to|stop"
    r"|refrain(?:s|ing)? from|(?:refuse|decline)s? (?:to|any|all|every)|forbidden|prohibited)"
)
DISCLOSE = (
    r"(?:reveal\w*|disclos\w+|shar(?:e|es|ed|ing)|give[ns]?|giving|tell\w*|told|says?|said|saying"
    r"|read|reading|repeat\w*|show\w*|mention\w*|discuss\w*|expos\w+|leak\w*|hand\w*|provid\w+"
    r"|print\w*|output\w*|quot\w+|recit\w+|spell\w*|spelt|encod\w+|translat\w+|confirm\w*"
    r"|den(?:y|ies|ied|ying)|hint\w*|divulg\w+|releas\w+|display\w*|communicat\w+|pass(?:ed)? on"
    r"|speak|spoken|utter\w*|writ\w+|paraphras\w+|summari[sz]\w+|describ\w+|sen[dt]\w*|talk\w*"
    r"|publish\w*|surrender\w*|volunteer\w*|stat(?:e|es|ed|ing)|express\w*|relay\w*|dictat\w+"
    r"|typed?|nam(?:e|ed|ing)|list(?:ed|ing)?|reproduc\w+|cop(?:y|ied|ying)|past(?:e|ed|ing)"
    r"|transmit\w*|explain\w*|leave|leaves|let out|get out|disclosure|let ~ know)"
)

#: "Never give it out", "must not be shared", "is confidential", "keep it to yourself".
KEEPS_SECRET = phrases(
    rf"{NEGATION} ~ {DISCLOSE}",
    r"(?:keep|remain|stay|treat|hold|regard)\w* ~"
    r" (?:secret|confidential\w*|private|classified|internal|safe|yourself|undisclosed)",
    r"(?:strictly|highly|top|are|is|company|this section:?) (?:confidential|secret|classified)",
    r"(?:staff|employees?|team|internal use|internal eyes|authorized personnel) only",
    r"only (?:for|to) (?:staff|employees|internal use|the team|you)",
    r"for (?:your|internal|staff) (?:eyes|use|reference|information)(?: only)?",
    r"not (?:meant |intended )?for (?:the )?"
    r"(?:public|callers?|customers?|users?|patients?|clients?|guests?|travell?ers?|outsiders?)",
    r"protect ~ (?:confidentiality|secrets?|secrecy|credentials?|passwords?|data|information)",
    r"guard ~ (?:secrets?|credentials?|codes?|passwords?|information)",
    r"(?:refuse|decline|reject) ~ (?:requests?|questions?|attempts?|asks?) ~"
    r" (?:secrets?|credentials?|passwords?|codes?|confidential|internal|instructions?|prompt)",
    gap=7,
)

_YIELD = (
    r"(?:trust\w*|believ\w+|accept\w*|rely|reli\w+|fall(?:ing)?|give in|giv(?:e|ing) way|yield\w*"
    r"|bow|bend\w*|react\w*|respon\w+|act(?:ing)?|sway\w*|mov(?:e|ed)|influenc\w+|impress\w*"
    r"|pressur\w+|hurried|rushed|manipulat\w+|persuad\w+|honou?r\w*|obey\w*|follow\w*|compl[yi]\w*"
    r"|chang\w+|alter\w*|make (?:an |any )?exceptions?|relax\w*|lower\w*|skip\w*|shorten\w*"
    r"|overrid\w+|bypass\w*|weaken\w*|loosen\w*|entitl\w+|justif\w+|unlock\w*|grant\w*|take"
    r"|treat\w*|count\w*|assum\w+|play\w*|pretend\w*|adopt\w*|engage\w*|join\w*|continu\w+"
    r"|execut\w+|carry out|permit\w*|allow\w*|let|prov(?:e|es|en)|suspend\w*|replac\w+|waiv\w+"
    r"|agree\w*|cave|soften\w*|abandon\w*|leave|break|become|act on|work around|argue with"
    r"|distract\w*|deviat\w+|depart|stray|enter|switch\w*|simulat\w+|impersonat\w+|write|tell"
    r"|repeat\w*|be (?:fooled|tricked|swayed|moved|rushed|drawn|flattered|bribed|guilted|talked)"
    r"|drawn|talked|fooled|tricked|flattered|bribed|bought|guilted|coerced|intimidated)"
)

#: The sentence withstands what it speaks of: it refuses it, or says that nothing changes by it.
WITHSTANDS = phrases(
    r"even (?:if|when|though|under|with|for|to|as|in|inside|partial\w*|a|one|by)",
    r"no matter",
    r"(?:regardless|irrespective) of",
    r"(?:whatever|whoever|whether or not|despite|in spite of|not even|in no case|nonetheless)",
    r"however (?:much|hard|often|urgent\w*|convincing\w*|strongly|sad|nice\w*|friendly|emotional\w*"
    r"|loud\w*|angr\w+|plausibl\w+|politely|reasonable|desperate\w*|the|they|it|someone)",
    r"still (?:appl\w+|hold\w*|refus\w+|declin\w+|follow\w*|needs?|requires?|verif\w+|count\w*)",
    r"(?:ignor\w+|disregard\w*|resist\w*|withstand\w*|reject\w*|refus\w+|declin\w+|dismiss\w*)",
    r"(?:be|stay|remain) (?:\w+ ){0,2}?(?:wary|suspicious|sceptical|skeptical|alert|firm|vigilant"
    r"|unmoved|steadfast|in (?:your )?(?:role|character)|yourself)",
    r"(?:beware|watch out|suspicious|distrust\w*|mistrust\w*|unverified|untrusted|hold firm"
    r"|stand firm|hold the line|red flags?|warning signs?|manipulati(?:on|ve)|attempts? (?:to|at)|tricks?|tactics?"
    r"|social engineering|pretexts?)",
    rf"{NEGATION} ~ {_YIELD}",
    rf"{NEGATION} ~ {DISCLOSE}",
    r"(?:is|are|was|as|counts? as|be) (?:not|never|no)(?: an?)? ~ (?:reason|proof|evidence|grounds"
    r"|excuse|justification|permission|verification|authori[sz]ation|instructions?|identification"
    r"|enough|sufficient)",
    r"(?:no|never an?|not an?) (?:reason|proof|grounds|excuse|exceptions?|justification|difference"
    r"|influence|effect|weight|bearing)",
    r"(?:proves? nothing|changes? nothing|entitles? nobody|means? nothing)",
    r"(?:does|do|can|will|may|must|should) not (?:matter|count|prove|change|entitle|help|affect"
    r"|alter|override|lift|justify|unlock|replace|suspend|outrank|weigh|excuse|shorten)",
    r"(?:same|usual|normal|standard|ordinary|regular) ~ (?:rules?|procedures?|process|checks?"
    r"|steps?|limits?|verification|answer)",
    r"(?:as|like|only|merely|purely) (?:data|content|information|text|material|quoted)",
    r"(?:takes?|have|has) (?:precedence|priority)",
    r"(?:stick|keep|hold|stay) (?:to|with) (?:the|your|these|this)",
    r"(?:treat\w*|handle\w*|answer\w*) ~ (?:like|the same|alike|no different\w*)",
    gap=7,
)

_SOMEONE = (
    r"(?:anyone|anybody|someone|somebody|people|they|(?:the |a |an |any )?(?:callers?|users?"
    r"|customers?|patients?|guests?|travell?ers?|persons?|people|clients?|prospects?|visitors?"
    r"|other side))"
)

#: Words that make a rule strong, each with what they rule out: who asks, why, how, what is said.
WHOEVER = phrases(
    r"(?:no matter|regardless of|irrespective of|whatever) (?:who|whom|the identity|the role"
    r"|their (?:role|rank|identity|position|title|job))",
    r"whoever",
    r"(?:to|with|for|by) (?:anyone|anybody|everyone|no one|nobody|any other person|any party)",
    r"(?:nobody|no one|no caller|no customer|no user|none of them)",
    r"who(?:m)?ever ~ (?:asks?|claims?|says?)",
    r"(?:no matter|regardless of|whatever) ~ (?:rank|role|title|position|identity|who (?:asks?|they))",
    r"who (?:they|the caller|someone|somebody) (?:says?|claims?) (?:they are|to be|he is|she is)",
)
WHYEVER = phrases(
    r"(?:for|under|in|on|with) (?:any|no|whatever|all|every) (?:\w+ )?"
    r"(?:reasons?|circumstances?|situations?|conditions?|account|pretext|case|grounds)",
    r"(?:no matter|regardless of|irrespective of|whatever) (?:\w+ ){0,4}?"
    r"(?:why|reasons?|circumstances?|situations?|context|pretext|justification|excuses?|stor(?:y|ies)"
    r"|explanation|motive|case|urgency)",
    r"(?:without|no|not? any) exceptions?",
    r"(?:at no time|in no event|by no means|ever under any)",
    r"what(?:ever)? (?:reasons?|excuses?|explanation) ~ (?:give|gives|given|offer|offers|state)",
)
HOWEVER = phrases(
    r"in(?:to)? (?:any|no|whatever|what|which|every|another) (?:\w+ ){0,2}?"
    r"(?:forms?|formats?|ways?|shapes?|languages?|encodings?|wording|manner|guise|style|spelling)",
    r"(?:no matter|regardless of|however|whatever|irrespective of) (?:\w+ ){0,6}?"
    r"(?:formats?|forms?|phras\w+|word(?:ed|ing)|fram\w+|put|dressed|ask(?:ed|s|ing)?|requested)",
    r"what (?:format|form|language) ~ (?:want|wants|ask|asks|is)",
    r"(?:any|whatever|every) (?:form|format|encoding|language|shape|way)",
)
WHATEVER_SAID = phrases(
    rf"(?:no matter|regardless of|irrespective of|whatever) (?:what )?{_SOMEONE} ~"
    r" (?:says?|said|saying|claims?|tells?|writes?|promises?|threatens?|argues?|offers?|tr(?:y|ies))",
    r"(?:no matter|regardless of|whatever) (?:what |is )?(?:said|claimed|told)",
    rf"nothing (?:that )?(?:\w+ ){{0,2}}?{_SOMEONE} (?:can |may |could )?"
    r"(?:says?|tells?|claims?|writes?|does|do|offers?)",
    rf"nothing (?:said |told |written )?(?:by|from) {_SOMEONE}",
)
