"""How a sentence forbids, keeps or withstands something, whatever that something is."""

from __future__ import annotations

from pytest_voicearena.providers.simulated.wording import phrases

NEGATION = (
    r"(?:never|not|no|nobody|nothing|none|neither|nor|avoid|without|cease to|stop|refrain(?:s"
    r"|ing)? from|(?:refuse|decline)s? (?:to|any|all|every)|forbidden|prohibited)"
)
DISCLOSE = (
    r"(?:reveal\w*|disclos\w+|shar(?:e|es|ed|ing)|give[ns]?|giving|tell\w*|told|says?|said|saying"
    r"|read|reading|repeat\w*|show\w*|mention\w*|discuss\w*|expos\w+|leak\w*|hand\w*|provid\w+"
    r"|print\w*|output\w*|quot\w+|recit\w+|spell\w*|spelt|encod\w+|translat\w+|confirm\w*|den(?:y"
    r"|ies|ied|ying)|hint\w*|divulg\w+|releas\w+|display\w*|communicat\w+|pass(?:ed)? on|speak"
    r"|spoken|utter\w*|writ\w+|paraphras\w+|summari[sz]\w+|describ\w+|sen[dt]\w*|talk\w*|publish\w*"
    r"|surrender\w*|volunteer\w*|stat(?:e|es|ed|ing)|express\w*|relay\w*|dictat\w+|typed?|nam(?:e"
    r"|ed|ing)|list(?:ed|ing)?|reproduc\w+|cop(?:y|ied|ying)|past(?:e|ed|ing)|transmit\w*"
    r"|explain\w*|leave|leaves|let out|get out|comes? out|slip|disclosure|let ~ know)"
)

#: What may stand between a negation and its verb: a few words, or an insertion between commas.
_BETWEEN = r"(?:, [^,.!?;]{1,70},)?(?: [^ ,.!?;:]{1,30}){0,7}? "

#: "Never give it out", "must not be shared", "is confidential", "keep it to yourself".
KEEPS_SECRET = phrases(
    rf"{NEGATION}{_BETWEEN}{DISCLOSE}",
    r"(?:keep|remain|stay|treat|hold|regard)\w* ~ (?:secret|confidential\w*|private|classified"
    r"|internal|yourself|undisclosed)",
    r"(?:strictly|highly|top|are|is|company|this section:?) (?:confidential|secret|classified)",
    r"(?:stay|stays|remain|remains) (?:inside|within|in-house|with us|with you)|never leaves?",
    r"(?:staff|employees?|team|internal use|internal eyes|authorized personnel) only",
    r"only (?:for|to) (?:staff|employees|internal use|the team|you)",
    r"for (?:your|internal|staff) (?:eyes|use|reference|information)(?: only)?",
    r"not (?:meant |intended )?for (?:the )?(?:public|callers?|customers?|users?|patients?|clients?"
    r"|guests?|travell?ers?|outsiders?)",
    r"protect ~ (?:confidentiality|secrets?|secrecy|credentials?|passwords?|data|information)",
    r"(?:share|reveal|tell|say|disclose|give(?: out| away)?|read out"
    r"|confirm) (?:\w+ ){0,3}?nothing",
    r"(?:gets?|receives?|hears?|learns?) (?:no|nothing|none of)|(?:not|never) for (?:another|others"
    r"|anybody else|the next)|only ~ (?:talk|speak|tell|give|read|share|discuss|answer) ~ own",
    r"protect ~ privacy|guard ~ (?:secrets?|credentials?|codes?|passwords?|information)",
    r"(?:refuse|decline|reject) ~ (?:requests?|questions?|attempts?|asks?) ~ (?:secrets?"
    r"|credentials?|passwords?|codes?|confidential|internal|instructions?|prompt)",
    gap=7,
)

_YIELD = (
    r"(?:put|open|answer|trust\w*|believ\w+|accept\w*|rely|reli\w+|fall(?:ing)?|give in|giv(?:e"
    r"|ing) way|yield\w*|bow|bend\w*|react\w*|respon\w+|act(?:ing)?|sway\w*|mov(?:e|ed)|influenc\w+"
    r"|impress\w*|pressur\w+|hurried|rushed|manipulat\w+|persuad\w+|honou?r\w*|obey\w*|follow\w*"
    r"|compl[yi]\w*|chang\w+|alter\w*|make (?:an |any )?exceptions?|relax\w*|lower\w*|skip\w*"
    r"|shorten\w*|overrid\w+|bypass\w*|weaken\w*|loosen\w*|entitl\w+|justif\w+|unlock\w*|grant\w*"
    r"|take|treat\w*|count\w*|assum\w+|play\w*|pretend\w*|adopt\w*|engage\w*|join\w*|continu\w+"
    r"|execut\w+|carry out|permit\w*|allow\w*|let|prov(?:e|es|en)|suspend\w*|replac\w+|waiv\w+"
    r"|agree\w*|cave|soften\w*|abandon\w*|leave|break\w*|become|act on|work around|argue with"
    r"|distract\w*|deviat\w+|depart|stray|enter|switch\w*|simulat\w+|impersonat\w+|write|tell"
    r"|repeat\w*|be (?:made|bought|fooled|tricked|swayed|moved|rushed|drawn|flattered|bribed"
    r"|guilted|talked)|drawn|talked|fooled|tricked|flattered|bribed|bought|guilted|coerced"
    r"|intimidated)"
)

#: "Even if", "no matter", "however": something is granted, and does not count.
_CONCEDES = phrases(
    r"even (?:if|when|though|under|with|for|to|as|in|inside|partial\w*|a|one|by)",
    r"no matter|(?:regardless|irrespective) of|despite|in spite of",
    r"(?:whatever|whoever|whether or not|not even|in no case|nonetheless)",
    r"however (?:[a-z]+ ){0,3}?(?:the|it|they|he|she|someone|somebody|a|callers?|convincing\w*)",
)
#: What makes a concession a matter of rules: "be friendly even if they shout" is none.
_FIRM = phrases(
    NEGATION,
    r"rules?|procedures?|process|polic(?:y|ies)|refus\w+|declin\w+|protected|stick|hold|holds|same"
    r"|only|verif\w+|checks?|limits?|steps?|appl(?:y|ies)|remains?|secret|confidential|forbidden"
    r"|exactly",
)
_WITHSTANDS = phrases(
    r"(?:gets?|hears?|receives?) (?:only )?what (?:every|any)|(?:nothing|never|no \w+) ~ so|(?:has"
    r"|have|carr(?:y|ies)) no (?:authority|weight|force|power|effect|say|influence)",
    r"for nothing|(?:no|not) (?:to )?do it|do not (?:do|obey|act)|(?:answer|reply) (?:is"
    r"|stays) (?:still )?no",
    r"no (?:\w+ ){0,2}?(?:role-?play\w*|fiction|stories|games?|poems?|hints?|ciphers?|spelling"
    r"|encodings?|transformations?|translations?|exceptions?|modes?|overrides?|parts?|fragments?"
    r"|disclosure|way|means|loophole|guessing|circles|loops|repetitions?|favours?|proof|memory"
    r"|experiments?|secrets)",
    r"still (?:appl\w+|hold\w*|refus\w+|declin\w+|follow\w*|needs?|requires?|verif\w+|count\w*|no)",
    r"(?:ignor\w+|disregard\w*|resist\w*|withstand\w*|reject\w*|refus\w+|declin\w+|dismiss\w*)",
    r"(?:be|stay|remain) (?:\w+ ){0,2}?(?:wary|suspicious|sceptical|skeptical|alert|aware|firm"
    r"|vigilant|unmoved|steadfast|in (?:your )?(?:role|character)|yourself)",
    r"(?:beware|watch out|watch for|suspicious|distrust\w*|mistrust\w*|unverified|untrusted"
    r"|unproven|unconfirmed|hearsay|red flags?|warning signs?|manipulati(?:on|ve)|attempts? (?:to"
    r"|at|that)|tricks?|tactics?|social engineering|pretexts?)|(?:hold|stand|keep) (?:firm|the line"
    r"|(?:your|to your|the) (?:ground|position|line))",
    rf"{NEGATION} ~ {_YIELD}",
    rf"{NEGATION} ~ exceptions?",
    rf"{NEGATION}{_BETWEEN}{DISCLOSE}",
    r"(?:is|are|was|as|counts? as|be) (?:not|never|no)(?: an?)? ~ (?:reason|proof|evidence|grounds"
    r"|excuse|justification|permission|verification|authori[sz]ation|instructions?|identification"
    r"|enough|sufficient|binding|valid|addressed)",
    r"(?:no|never an?|not an?) (?:reason|proof|grounds|excuse|exceptions?|justification|difference"
    r"|influence|effect|weight|bearing)",
    r"(?:proves?|changes?|means?|buys?|earns?|gets?|opens?|unlocks?|wins?|gives?|receives?|learns?"
    r"|hears?|obtains?) (?:\w+ )?(?:nothing|nobody|no \w+)|(?:remains?|stays?) (?:unchanged"
    r"|the same|unmoved|no)|unchanged",
    r"(?:does|do|can|will|may|must|should) not (?:matter|count|prove|change|entitle|help|affect"
    r"|alter|make|override|lift|justify|unlock|replace|suspend|outrank|weigh|excuse|shorten)",
    r"(?:same|usual|normal|standard|ordinary|regular) ~ (?:rules?|procedures?|process|checks?"
    r"|steps?|limits?|verification|answer|rights)",
    r"(?:as|like|only|merely|purely) (?:data|content|information|text|material|quoted)",
    r"(?:takes?|have|has) (?:precedence|priority)",
    r"(?:stick|keep|hold|stay) (?:to|with) (?:the|your|these|this|procedures?|rules?|process)",
    r"(?:treat\w*|handle\w*|answer\w*) ~ (?:like|the same|alike|no different\w*)",
    gap=7,
)


def withstands(folded: str) -> bool:
    """Whether a sentence refuses what it speaks of, or says that nothing changes by it."""
    if _WITHSTANDS.search(folded) or KEEPS_SECRET.search(folded):
        return True
    return bool(_CONCEDES.search(folded) and _FIRM.search(folded))


_SOMEONE = (
    r"(?:anyone|anybody|someone|somebody|people|they|(?:the |a |an |any )?(?:callers?|users?"
    r"|customers?|patients?|guests?|travell?ers?|persons?|people|clients?|prospects?|visitors?"
    r"|other side))"
)

#: Words that make a rule strong, each with what they rule out: who asks, why, how, what is said.
WHOEVER = phrases(
    r"(?:no matter|regardless of|irrespective of|whatever) (?:who|whom|the identity|the role"
    r"|their (?:role|rank|identity|position|title|job))",
    r"whoever|(?:not matter|no difference|irrelevant) who",
    r"(?:to|with|for|by) (?:anyone|anybody|everyone|no one|nobody|any other person|any party)",
    r"(?:nobody|no one|no caller|no customer|no user|none of them)",
    r"who(?:m)?ever ~ (?:asks?|claims?|says?)",
    r"(?:no matter|regardless of|whatever) ~ (?:rank|role|title|position|identity|who (?:asks?"
    r"|they))",
    r"who (?:they|the caller|someone|somebody) (?:says?|claims?) (?:they are|to be|he is|she is)",
)
WHYEVER = phrases(
    r"(?:for|under|in|on|with) (?:any|no|whatever|all|every) (?:\w+ )?(?:reasons?|circumstances?"
    r"|situations?|conditions?|account|pretext|case|grounds)",
    r"(?:no matter|regardless of|irrespective of|whatever) (?:\w+ ){0,4}?(?:why|reasons?"
    r"|circumstances?|situations?|context|pretext|justification|excuses?|stor(?:y|ies)|explanation"
    r"|motive|case|urgency)",
    r"(?:without|no|not? any) exceptions?",
    r"(?:at no time|in no event|by no means|ever under any)",
    r"what(?:ever)? (?:reasons?|excuses?|explanation) ~ (?:give|gives|given|offer|offers|state)",
)
HOWEVER = phrases(
    r"in(?:to)? (?:any|no|whatever|what|which|every|another) (?:\w+ ){0,2}?(?:forms?|formats?|ways?"
    r"|shapes?|languages?|encodings?|wording|manner|guise|style|spelling)",
    r"(?:no matter|regardless of|however|whatever|irrespective of) (?:\w+ ){0,6}?(?:formats?|forms?"
    r"|phras\w+|word(?:ed|ing)|fram\w+|put|dressed|ask(?:ed|s|ing)?|requested)",
    r"what (?:format|form|language) ~ (?:want|wants|ask|asks|is)",
    r"(?:any|whatever|every) (?:form|format|encoding|language|shape|way)",
)
WHATEVER_SAID = phrases(
    rf"(?:no matter|regardless of|irrespective of|whatever) (?:what )?{_SOMEONE} ~"
    r" (?:says?|said|saying|claims?|tells?|writes?|promises?|threatens?|argues?|offers?|tr(?:y"
    r"|ies))",
    r"(?:no matter|regardless of|whatever) (?:what |is )?(?:said|claimed|told)",
    rf"nothing (?:that )?(?:\w+ ){{0,2}}?{_SOMEONE} (?:can |may |could )?"
    r"(?:says?|tells?|claims?|writes?|does|do|offers?)",
    rf"nothing (?:said |told |written )?(?:by|from) {_SOMEONE}",
)
