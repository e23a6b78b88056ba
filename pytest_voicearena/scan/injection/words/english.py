"""The English words behind the concepts that the rules speak of.

A line names a concept and its words, and may go on below, indented. A word that ends in ``*`` stands
for all words that begin so; a word may belong to several concepts.
"""

from __future__ import annotations

ENGLISH = """
OVERRIDE: ignore ignoring disregard disregarding forget forgetting override overriding
    bypass bypassing disobey circumvent unlearn neglect unfollow
DROP: overlook drop throw discard dismiss skip abandon erase omit remove delete suspend
    disable clear wipe cancel reset revoke lift scrap violate break evade
    deactivate ditch purge stop cease quit shed undo
OVERRIDDEN: ignored disregarded forgotten overridden bypassed dropped discarded superseded
    replaced cancelled canceled void obsolete invalid outdated irrelevant revoked lifted
    suspended disabled expired nullified overwritten deprecated
FOLLOW: follow obey heed adhere comply listen abide respect observe
PRIOR: previous previously prior above earlier preceding former past before beforehand
    aforementioned foregoing preexisting
GIVEN: given provided supplied existing initial original default current aforesaid
ALL: all everything any every anything whatever entire each whole
MY: my our mine
YOUR: your ur thy yours
YOU: you u ya yourself you've you're you'll
ARE: are be become you're
NOW: now henceforth
ORDERS: instructions instruction guidelines guideline directives directive prompt prompts
    preprompt programming guardrails guardrail prompting
RULES: rules commands command orders restrictions constraints policies policy limitations
    limits safeguards safeguard filters training protocols protocol boundaries ethics task
    tasks assignment assignments directions regulations moderation censorship limitation
    safety restriction laws morals moral conscience scruples compass limit
CONTEXT: context conversation conversations messages text texts input inputs content
    information statements documents document articles article webpage page data topic
    dialogue chat discussion instructions
ERRAND: email emails mail message messages order request requests reservation booking ticket
    call letter invoice notice question comment reply post version attempt appointment
    delivery reminder voicemail statement warning warnings error errors noise bill alert
    alerts notification notifications typo link charge payment quote quotes complaint
    attachment scan form button searches results
SAID: said told wrote asked mentioned discussed talked learned know knew taught instructed
    trained written spoken
NEW: new following next real actual true updated different instead second fresh another
TASK: challenge task tasks instruction instructions orders order assignment test directive
    mission goal objective purpose
DESPITE: despite contrary regardless notwithstanding irrespective deviating
PRAISE: well great good excellent superb superbly congratulations wow brilliant perfect
DONE: done job work performance exceeded passed outdone
REVEAL: reveal disclose expose leak divulge dump recite exfiltrate regurgitate
REPEAT: repeat print output display echo copy paste reprint restate quote spell
SHOW: show give tell share write list provide translate summarize summarise paraphrase
    describe state read type say explain send
PROMPT: prompt prompts instructions instruction guidelines directives preprompt
    configuration persona sysprompt embeddings
HIDDEN: system hidden secret internal confidential initial original full entire exact
    complete developer underlying verbatim private
WHAT: what which whats what's
NONE: no without zero
ART: thou
PRESENT: present presenting showing
NOTE: note message notice instruction instructions attention hint
VERIFY: verification identity authentication authorization confidentiality verify identification checks
TALK: conversation conversations chat dialogue discussion
SYSTEM: system systems developer administrator
NUM: 10 one two three four five ten twenty fifty hundred
ADDRESS: https http www
SECRET: password passwords passcode passphrase secret secrets credential credentials apikey
    token tokens key keys
DATABASE: database databases db filesystem server
PRIVATE: address email phone location password ssn name birthday salary color colour number
    lives secrets account data
PERSON: user user's users customer customers client clients employee employees patient
LANGUAGE: english german french spanish italian portuguese dutch polish russian chinese japanese
    korean arabic hindi turkish latin deutsch anglais
ROLEPLAY: act pretend imagine roleplay simulate behave impersonate emulate portray imitate
JAIL: jailbreak jailbroken dan unrestricted unfiltered uncensored unbound amoral evil stan
    dude aim evilbot
MODE: mode persona
POWER: developer god admin debug maintenance sudo root jailbreak dan unrestricted dev system
ENTER: enter enable activate engage switch unlock enabled activated entering
AI: ai ais llm llms chatbot chatbots gpt chatgpt claude gemini copilot llama bard assistants
ANSWER: answer response reply responses answers replies output summary completion
    explanation elucidation translation
SAY: say respond reply answer output print state write type utter
CANNOT: can't cannot unable sorry apologize apologise refuse apology disclaimer disclaimers
    warning warnings unethical illegal caveats moralizing
REFUSE: refuse decline apologize apologise moralize lecture
SURE: sure absolutely certainly
START: start begin starting beginning prefix open
NOT: not no never don't dont without cannot can't won't don'nt nor mustn't shouldn't isn't
    aren't wasn't doesn't doesnt
MUST: must should shall have need supposed required ought
ALWAYS: always anyway every any all everything
TELL: tell mention inform alert notify warn ask reveal disclose
SILENTLY: silently secretly quietly covertly discreetly
SEND: send sending forward email mail post upload transmit submit exfiltrate transfer wire
    share text deliver
FETCH: get retrieve find fetch search collect gather extract look locate access read obtain
LOOT: conversation history credentials password passwords contacts inbox files documents
    records transcript secrets keys database emails details data information
TOOL: tool tools function functions api endpoint plugin
CALL: call invoke execute run use trigger launch using
DEED: transfer delete withdraw pay purchase buy unlock disable grant approve cancel update
    remove move leave redirect refund initiate book schedule change set add block whitelist
    reset wire issue mark escalate waive
MONEY: account bitcoin wallet iban payee dollars euros money funds btc payment refund
    discount credit fee balance
ALERT: important attention urgent warning notice stop halt alert critical emergency priority
    caution
OVERRULE: overrides supersedes replaces precedence outranks
POLITE: please kindly then and so now also just instead finally additionally but next
PRODUCE: write compose draft generate translate summarize summarise paraphrase rewrite
    calculate compute convert encode decode spell recommend suggest list describe explain
    tell create craft design answer print say output repeat sing recite code produce give
    provide name define solve compare analyze analyse outline classify identify predict
    reverse propose plan formulate discuss
ALTER: modify alter change include incorporate insert append embed add enhance adjust infuse
    weave introduce adapt reframe twist rephrase shift replace reverse encode mention
    integrate assimilate supplement supplementing including appending inserting embedding
    adding incorporating integrating use end finish conclude start begin respond reply
    translate promote advertise
DO: determine evaluate estimate assess interpret review check verify validate ensure make
    rank rate sort count choose pick select remind help teach build develop implement
    organize prepare put place blend augment merge fuse upgrade boost improve optimize
    optimise incorporating consider apply state claim assert argue pretend imagine act speak
    simplify solve brainstorm research investigate elaborate illustrate demonstrate book
    order invite schedule play show guide debug refactor
SNIPPET: snippet block excerpt code fragment segment section
BELOW: below following subsequent next this given ensuing
WORK: codebase solution algorithm implementation
CREATION: poem essay story song joke haiku rap manifesto letter tweet headline rhyme python
    recipe limerick speech article code sql
DECODE: decode decrypt decipher unscramble deobfuscate
CIPHER: base64 hex hexadecimal morse rot13 cipher caesar binary encoded ciphertext encrypted
HYPOTHESIS: hypothetical hypothetically fictional fictitious theoretical theoretically
READER: reading reads processing summarizing summarising parsing indexing crawling sorts
    sorting quoting handling handles answering reviewing ranking crawlers readers crawler
CLAIM: authorized authorised approved asked requested confirmed wants instructed consented
READ: read see process summarize summarise encounter receive parse load open find
REPLYING: answering responding replying continuing proceeding summarizing anything
BOSS: creator developer maintainer administrator admin owner operator president ceo boss
    creators developers company provider
ABOUT: example examples phrase phrases term meaning means mean define definition called
    titled article paper blog talk book course lecture study research researchers says word
    words sentence
SECURITY: injection injections attack attacks attacker attackers vulnerability
    vulnerabilities defend defense defence detect detection mitigate mitigation jailbreaks
    adversarial cybersecurity phishing
TECH: css git linter eslint compiler python java javascript docker gitignore method subclass
    stylesheet config setting settings router firewall bios kernel yaml npm pytest mypy
    excel macro thermostat server
ONE: i we one someone people to he she they anyone somebody i'd
THEY: they he she it people users drivers employees players students kids children parents
    who which that developers managers patients
HUMBLE: feedback thoughts availability updates suggestions comments questions concerns input
    attendance calendars
QUESTION: how what why when should is does where did who can could would may which
SAYING: charging telling saying asking making going trying refusing getting having doing
    being giving showing able using offering taking putting sending working looking talking leaving entering
AGENT: assistant model models bot bots agent agents robot robots
META: configuration config setup initialization initialisation parameters persona context memory
    embeddings weights training prompt prompts backend source functions tools environment variables
SAFETY: safety filters filter guardrails moderation censorship restrictions safeguards
ABOVE: above preceding precedes
WORD: word
KEEP: hiding keeping guarding protecting hide keep keeps know protect guard protects holding
    hold
SPELL: spell encode reverse hint hints letters characters synonym synonyms acrostic rhyme
    rhymes backwards anagram riddle length digits base64
TERMINAL: terminal shell console linux bash compiler python
LIST: list enumerate show name print
TOOLS: tools functions plugins capabilities
NEXT: next last
FROM: from starting
"""

#: English words so frequent that to find one tells nothing about a text.
EVERYDAY = """
you your i my we the a an to of in on at for from with by and or but so as if that this these it is
are be was were have has had do did can could would will shall should must may not no all any every
now then when where what which who how why here there me us our her him his them their one two three
first last next new other more most some get give go know like make need put say see set show take
tell time use want way work write yes please just only also about after before back over out into up
down off than too very well still there's name number send list end start good ask help thing things
text word words line place part call card account find again
"""
