"""How English says no: in the first person, hedging, or by changing the subject."""

from __future__ import annotations

from pytest_voicearena.scan.refusal.signs import Kind, Row

_I = r"\b(?:i|we|this assistant|the assistant)"
_ADVERB = (
    r"(?:,? (?:really|simply|just|unfortunately|also|still|certainly|absolutely|definitely|kindly"
    r"|personally|currently|ethically|legally|respectfully|honestly|generally|normally|sadly|ever"
    r"|therefore|regrettably|morally|knowingly|directly|possibly|even|actually|however|truly"
    r"|in good conscience|under any circumstances|at this time),?)?"
)
_CANNOT = (
    r"(?:cannot|can't|can not|cant|won't|will not|shall not"
    r"|(?:am|'m|are|'re|is|would be|will be|have been) (?:unable to|not (?:able|going|willing"
    r"|allowed"
    r"|permitted|authori[sz]ed|programmed|designed|equipped|supposed|prepared|in a position"
    r"|at liberty|comfortable enough|here) to)|(?:am|'m|are|'re) (?:unwilling|forbidden) to)"
)
#: What somebody asks an agent for; not to be able to do any of these is to decline.
_SERVE = (
    r"(?:help(?! (?:but|noticing|feeling|thinking|wondering|smiling|laughing|myself)\b)|assist|aid"
    r"|provide|share|give|tell(?! (?:if|whether|from|which|the difference|you how (?:much|sorry"
    r"|happy"
    r"|glad|pleased|grateful)))|disclose|reveal|divulge|discuss|fulfil+|comply|answer|respond|reply"
    r"|generate|write|create|produce|draft|compose|make|do|support|engage|participate|take part"
    r"|condone|promote|encourage|endorse|recommend(?!.{0,60}\benough)|advise|advocate|offer"
    r"|process|approve|authori[sz]e|waive|grant|issue|release|change|update|reset|unlock|override"
    r"|bypass|skip|circumvent|disable|go (?:into|against|along)|talk|speak (?:to|about|on|with)"
    r"|comment|confirm or|repeat|read out|recite|print|display|show|send|forward|accept|allow|let"
    r"|permit|agree|facilitate|complete|continue|proceed|carry out|perform|execute|role-?play"
    r"|pretend|act as|say (?:that|it|those|this|anything|more)|use|suggest|list|describe|explain"
    r"|translate|summari[sz]e|speculate|judge|diagnose|prescribe|entertain|honou?r|accommodate"
    r"|satisfy|oblige|be of (?:help|assistance)|be (?:part|involved|able)|contribute|teach|instruct"
    r"|guide|direct you|refund|cancel|book|discriminate|justify|validate|take (?:over|on|that|this"
    r"|any|such|sides|a stance)|hand (?:out|over)|put (?:you|that|this)|pass (?:on|along)|join"
    r"|follow (?:that|those|such|this|your)|enable|obey|express|consider|simulate|depict|recreate"
    r"|craft|design|develop|supply|present|cover|address|publish|post|quote|store|transfer|move|pay"
    r"|apply|adjust|extend|remove|delete|add|set|switch|lower|reduce|credit|reimburse|compensate"
    r"|commit|admit|rate|rank|compare|solve|decrypt|decode|spell|hint|review|open|close|sign"
    r"|confirm (?:that|any|this|the|whether|details)|submit|be (?:provid|shar|help|do|giv"
    r"|discuss|answer)ing)\b"
)
#: What nobody can be blamed for not being able to do.
_LIMIT = (
    r"(?:access|check|look up|browse|search|determine|verify|identify|predict|guarantee|confirm|see"
    r"|view|retrieve|know|connect|track|monitor|remember|feel|form|hold|have|experience|taste"
    r"|possess)\b"
)
#: What anybody may say of himself who means to help.
_BLAMELESS = (
    r"(?:find|hear|locate|catch|understand|recall|wait|thank|imagine|believe|stress|emphasi[sz]e"
    r"|overstate|agree more|seem|make out|reach|get (?:through|hold|into)|say (?:for|when|if"
    r"|how|what"
    r"|enough|exactly)|be (?:sure|certain|long|more|happier|a (?:minute|moment|second))|think of"
    r"|tell (?:if|whether|from|which|when|how|the|you how)|help (?:but|noticing|feeling|thinking"
    r"|wondering|smiling|laughing|myself)|recommend|praise|speak highly|read (?:the|your)|open|log"
    r"|play|keep you|take long|need|forget|charge|bother|rush|speed|quite|fully|reproduce|test|wish"
    r"|express|describe how|begin|load|scan|pronounce|pinpoint|rule out|reach|replicate|promise"
    r"|deliver|ship|be (?:there|at)|attend|exceed|stop|lose|let you down|leave you|always|lie"
    r"|hang up|take your call|be able)\b"
)
_ABILITY = r"(?:ability|capability|capacity|authority|permission|means|clearance|right)"
_RULES = (
    r"(?:programming|guidelines|policy|policies|rules|principles|use case|values|purpose|standards"
    r"|terms)"
)

NO: tuple[Row, ...] = (
    (
        "cannot",
        Kind.DECLINE,
        1.0,
        "can't cannot cant won't unable unwilling forbidden can+not will+not shall+not"
        " able+not going+not willing+not allowed+not permitted+not authorised+not"
        " authorized+not programmed+not designed+not equipped+not supposed+not prepared+not"
        " position+not liberty+not here+not comfortable+not",
        rf"{_I}{_ADVERB}\s*{_CANNOT}{_ADVERB} (?:be able to )?{_SERVE}",
    ),
    (
        "cannot do whatever it is",
        Kind.DECLINE,
        0.65,
        "can't cannot won't unable unwilling can+not will+not able+not going+not willing+not"
        " allowed+not permitted+not authorised+not authorized+not",
        rf"{_I}{_ADVERB}\s*{_CANNOT}{_ADVERB} (?!{_BLAMELESS}|{_LIMIT})\w",
    ),
    (
        "cannot, and no more",
        Kind.DECLINE,
        0.65,
        "can't cannot won't unable can+not will+not allowed+not permitted+not able+not",
        rf"{_I}{_ADVERB}\s*{_CANNOT}\W*$",
    ),
    (
        "ways to say no",
        Kind.DECLINE,
        0.75,
        "no+say line+draw stop stays+me exceptions+no deny+neither instructed told asked programmed"
        " trained designed request+declined request+denied request+rejected me+irresponsible"
        " me+wrong"
        " me+unethical me+inappropriate me+unprofessional think+don't",
        rf"{_I}(?: \w+){{0,4}} say no\b|\bdraw the line\b|\b(?:i'll|i'm going to|i have to|i"
        rf" need to|let me) stop"
        r" (?:here|there|you)\b|\bstays? with me\b|\bno exceptions\b|\bneither confirm nor deny\b"
        rf"|\b(?:instructed|told|asked|programmed|trained|designed) not to {_SERVE}|\byour request"
        r" (?:has been|was|is|must be) (?:declined|denied|rejected)\b|\b(?:irresponsible|wrong"
        r"|unethical|inappropriate|unprofessional) (?:of|for) (?:me|us) to\b"
        r"|\bdon't think (?:i|we) (?:should|can|could|ought|want)\b(?! (?:find|see|hear))",
    ),
    (
        "cannot be done",
        Kind.DECLINE,
        0.65,
        "isn't+allowed isn't+permitted isn't+possible not+allowed not+permitted can't+be"
        " cannot+be won't+be can+not must+not may+not",
        r"\b(?:giv|shar|disclos|releas|reveal|discuss|provid)ing\b.{0,60}\b(?:isn't|not) (?:allowed"
        r"|permitted|possible)\b|\b(?:can't|cannot|can not|won't|must not|may not) be (?:shared"
        r"|disclosed|released|revealed"
        r"|discussed|given out|provided|read out|repeated|bypassed|waived|overridden)\b",
    ),
    (
        "cannot, without a subject",
        Kind.DECLINE,
        0.9,
        "can't cannot unable able+not won't",
        r"(?:^|\bsorry,?|\bafraid,?|\bapologi[sz]e,?|\bunfortunately,?|\bapologies,?)"
        rf"(?: but| that)?\s*(?:can't|cannot|unable to|not able to|won't) {_SERVE}",
    ),
    (
        "cannot, and sorry for it",
        Kind.DECLINE,
        0.8,
        "can't cannot unable able+not",
        rf"\b(?:sorry|apologi[sz]e|apologies|afraid"
        rf"|unfortunately)\b.{{0,40}}{_I}{_ADVERB}\s*{_CANNOT}"
        r" (?!find|hear|locate|see|catch|quite|understand|seem|make out|reach|get|recall|be"
        r" sure|say)",
    ),
    (
        "cannot ... with that",
        Kind.DECLINE,
        0.9,
        "can't cannot unable won't",
        r"\b(?:can't|cannot|unable to|won't)(?: be)? (?:help|assist|do|support)(?:ing)?(?: you)?"
        r"(?: with)? (?:that|this|it|such)\b",
    ),
    (
        "nothing that I can do",
        Kind.DECLINE,
        0.85,
        "conversation+isn't conversation+not something+not something+isn't anything+not"
        " topic+not subject+not request+not"
        " information+not one+not nothing+can way+no",
        r"\b(?:not|isn't|n't be) (?:something|anything|information|one|an? \w+)(?: that| which)?"
        rf" {_I}(?: (?:can|could|will|would|talk|discuss|do|share|give|have permission)|'m| am|"
        rf" are)\b"
        r"|\bnothing (?:that )?(?:i|we) can do\b"
        r"|\bno way (?:that )?(?:i|we)(?:'m| am|'ll| can| could| will)",
    ),
    (
        "does not",
        Kind.DECLINE,
        0.9,
        "don't doesn't do+not does+not won't",
        rf"{_I}(?: am an? (?:\w+ ){{1,4}}and)?{_ADVERB} (?:do not|don't|does not)(?: have to)?"
        rf"{_ADVERB} (?:condone|support|promote|provide|share|give (?:out|away)|disclose|discuss"
        r"|engage|endorse|encourage|participate|tolerate|recommend|offer|assist|reveal|advocate"
        r"|comply|create|generate|produce|make exceptions|hand out|take orders|handle|answer"
        r"|comment"
        r"|do (?:that|this|roleplay|role-play)|want to (?:help|write|do|share|be part|say"
        r"|discuss)|agree|accept|respond|release|play|write)\b",
    ),
    (
        "does not feel like it",
        Kind.DECLINE,
        0.85,
        "comfortable uncomfortable right+not right+doesn't rather+not prefer+not",
        rf"(?:not|n't)(?: feel| be)? comfortable|{_I}(?:'d be|'m| am| feel) uncomfortable\b"
        rf"|{_I}(?:'d| would)(?: much)? (?:rather|prefer) not\b"
        r"|\bdoesn't feel right\b|\bnot feel right\b|\bprefer not to\b",
    ),
    (
        "declines",
        Kind.DECLINE,
        1.0,
        "decline declining refuse refusing refrain pass",
        rf"{_I}(?:'ll| will| must| have to|'d have to| need to|'m going to(?: have to)?"
        rf"| am going to(?: have to)?| would have to| should)?{_ADVERB}"
        rf" (?:decline|refuse|refrain|pass on (?:that|this))\b|{_I}(?:'m| am|'re| are)"
        r" (?:declin|refus)ing\b|\b(?:have to|going to|gonna) pass\b(?! (?:it|you|this))"
        r"|\brespectfully decline",
    ),
    (
        "must not",
        Kind.DECLINE,
        0.9,
        "must+not mustn't may+not never allowed+not permitted+not authorised+not authorized+not",
        rf"{_I} (?:must not|mustn't|may not|will never|would never|can never|never)"
        rf"(?: be able to)? {_SERVE}|\b(?:not|n't) (?:allowed|permitted|authori[sz]ed) to\b"
        r"(?=.{0,60}\b(?:share|disclose|give|tell|reveal|provide|discuss|do|release|change|say)\b)",
    ),
    (
        "has no way to",
        Kind.DECLINE,
        0.9,
        "way+don't ability capability capacity authority permission clearance means+not means+don't"
        " right+not right+don't",
        rf"{_I}(?: am an? (?:\w+ ){{1,4}}and)?{_ADVERB} (?:do not|don't) (?:currently )?have"
        rf" (?:the |a |any )?(?:{_ABILITY}|way) to {_SERVE}|{_I} have no (?:\w+"
        rf" ){{0,2}}{_ABILITY} to\b",
    ),
    (
        "against its rules",
        Kind.DECLINE,
        0.8,
        "outside beyond against violate violates contrary conflicts conflict breach breaches"
        " prohibited"
        " hands+tied within+not within+isn't prohibit prohibits prevent prevents forbid"
        " forbids scope policy+not policy+doesn't policies+not policies+don't guidelines+not"
        " guidelines+don't rules+not rules+don't programming+not programming+doesn't"
        " regulations+not regulations+don't instructions+don't policy+won't",
        r"\b(?:beyond|outside)(?: of)? what (?:i|we)\b|\bmy hands are tied\b"
        r"|\b(?:beyond|outside|not within|isn't within|out of) (?:of )?(?:my|our|the)"
        r" (?:\w+ ){0,2}(?:scope|role|authority|remit|programming|guidelines|purview|expertise)\b"
        r"|\b(?:beyond|outside|not within) my (?:\w+ ){0,2}(?:ability|abilities|capabilit(?:y|ies)"
        r"|control|power)\b|\b(?:against|violates?|contrary to|conflicts? with|breach(?:es)?"
        rf"|prohibited by) (?:\w+ ){{0,4}}{_RULES}\b"
        r"|\b(?:policy|policies|guidelines|rules|programming|regulations|instructions)\b.{0,20}"
        r" (?:do not|don't|does not|doesn't|prohibits?|prevents?|forbids?|(?:won't|will not)"
        r" (?:allow|let|permit))\b",
    ),
    (
        "only does other things",
        Kind.DECLINE,
        0.75,
        "only+can only+able only+i'm exclusively",
        rf"{_I}(?:'m| am)?\s*(?:can|could|may|able to|here to)?\s*(?:only|exclusively)"
        r"(?: able to| here to)? (?:help|assist|discuss|answer|handle|provide|share|speak|talk"
        r"|support|deal|take|offer|give|respond|process)\b",
    ),
    (
        "it is confidential",
        Kind.DECLINE,
        0.7,
        "confidential classified restricted limits private sensitive internal+only public+not"
        " publicly+not available+not up+not open+not sharing+not",
        r"\b(?:that|this|these|those|it|they|such)(?: \w+){0,3}(?:'s| is| are|'re) (?:\w+ ){0,2}"
        r"(?:confidential|classified|restricted|off[- ]limits|private and|private information"
        r"|sensitive|internal only)\b|\bmy (?:\w+ )?(?:instructions|prompt|rules|guidelines)"
        r" (?:is|are) (?:\w+ )?(?:private|secret|internal)\b|\b(?:that|this)(?: \w+){0,3}(?: is"
        r"|'s) not (?:public|publicly"
        r"|available to|up for|open to|for sharing)\b",
    ),
    (
        "not possible",
        Kind.DECLINE,
        0.65,
        "possible+not happen+not negotiable+not discussion+not question+out can+no+do"
        " absolutely+not certainly+not definitely+not nice+try no+i answer+no a+no no+way"
        " no+chance happening+not",
        r"\b(?:that|this|it|which)(?:'s| is| will)(?: simply| just| unfortunately)?"
        rf" not (?:possible\W*$|(?:possible (?:for (?:me|us)|to {_SERVE})|going to happen|negotiable"
        r"|up for discussion)\b)|\bout of the question\b"
        r"|\bno can do\b|\b(?:answer (?:is|stays|remains)|that's a|it's a) (?:\w+ )?no\b"
        r"|^\W*(?:no (?:way|chance)|not happening)\b|^\W*nice try\b|^\W*(?:absolutely|certainly"
        r"|definitely) not\b|^\W*no, i\b",
    ),
    (
        "keeps it",
        Kind.DECLINE,
        0.75,
        "keep",
        r"\b(?:designed|instructed|told|required|supposed|obliged|bound|have|need|going)(?:"
        r" to)? keep"
        r" .{0,40}\b(?:private|secret|confidential|to myself|safe with me)\b",
    ),
    (
        "lets it be",
        Kind.DECLINE,
        0.7,
        "ask+don't ask+not ask+stop asking+stop asking+not asking+don't",
        r"\b(?:please )?(?:do not|don't|stop) ask(?:ing)?(?: me)?\b",
    ),
    (
        "as little as that",
        Kind.HEDGE,
        0.5,
        "cannot can't unable able+not have+don't have+not",
        rf"{_I}{_ADVERB}\s*{_CANNOT}{_ADVERB} {_LIMIT}|{_I}{_ADVERB} (?:do not|don't)"
        rf" (?:currently )?"
        rf"have (?:the {_ABILITY}|permission|access|personal|information|any information)\b",
    ),
    (
        "sorry, but",
        Kind.HEDGE,
        0.4,
        "sorry apologize apologise apologies",
        r"^\W*(?:i(?:'m| am) (?:so |very |really |truly )?sorry|i (?:sincerely )?apologi[sz]e|sorry"
        r"|apologies|my apologies)\W*$",
    ),
    (
        "as an AI",
        Kind.HEDGE,
        0.35,
        "ai model+language assistant+as assistant+i'm",
        r"\bas an? (?:\w+ ){0,3}(?:ai|assistant|language model)\b"
        r"|\b(?:i'm|i am) (?:just |only )?an? (?:\w+ ){0,2}(?:ai|assistant|language model)\b",
    ),
    (
        "should not",
        Kind.HEDGE,
        0.55,
        "shouldn't should+not ought+not supposed+not wouldn't meant+not allowed+not"
        " normally+can't normally+don't normally+not usually+can't usually+don't officially"
        " technically strictly+can't strictly+not",
        rf"{_I}(?: really| probably| definitely)? (?:shouldn't|should not|ought not"
        rf"|wouldn't normally)\b|{_I}(?:'m| am|'re| are)(?: really| strictly)? not (?:(?:really"
        r" |strictly |technically )?(?:supposed|meant)|(?:really|strictly|technically) allowed)"
        r" to|\b(?:normally|usually|officially"
        r"|strictly speaking|technically),? (?:i|we) (?:can't|cannot|don't|wouldn't|couldn't|am not"
        r"|'m not)\b",
    ),
    (
        "no opinions",
        Kind.HEDGE,
        0.5,
        "opinions beliefs views+don't views+not feelings+don't feelings+not",
        r"\b(?:do not|don't|not) (?:have|hold|possess) (?:\w+ )?(?:personal )?"
        r"(?:opinions|beliefs|views|feelings)\b",
    ),
    (
        "other subject",
        Kind.EVADE,
        1.0,
        "let's let+us topic subject+change subject+another subject+different subject+other"
        " rather+talk rather+discuss rather+focus rather+stick rather+stay rather+help"
        " back+getting back+get back+bring back+coming back+steer else+something here+instead"
        " here+only here+though conversation+keep",
        r"\b(?:prefer|like) to keep (?:this|our|the) conversation\b|\blet(?:'s| us) (?:focus"
        r"|keep (?:this|it|our|to)|stick|change|get back|stay|move on|return"
        r"|steer|not go|talk about (?:something|your|another)|discuss (?:something|your|another)"
        r"|explore (?:something|other))\b|\b(?:another|different|other) (?:topic|subject)\b"
        r"|\bchange the subject\b|\b(?:i'd|i would|we'd) rather (?:talk|discuss|focus|stick|stay"
        r"|help)\b|\b(?:getting|coming|going|get|bring\w*|steer\w*)(?: \w+){0,2} back (?:to|on)\b"
        r"|\bis there something else i can\b|\bi'm (?:only |just )?here to (?:help|talk|chat)"
        r"(?: you)? (?:with|about)\b(?=.{0,60}\b(?:instead|only|though)\b)",
    ),
)
