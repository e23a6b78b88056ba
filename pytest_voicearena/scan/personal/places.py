"""Countries, peoples, and where somebody says that a person lives, comes from or is going to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pytest_voicearena.scan.match import Match

#: Countries, the states of the United States, and some of the largest cities.
_PLACES = frozenset({
    "afghanistan", "albania", "algeria", "andorra", "angola", "argentina", "armenia", "australia",
    "austria", "azerbaijan", "bahrain", "bangladesh", "barbados", "belarus", "belgium", "belize",
    "benin", "bhutan", "bolivia", "bosnia", "botswana", "brazil", "brunei", "bulgaria", "burundi",
    "cambodia", "cameroon", "canada", "chile", "china", "colombia", "congo", "costa rica",
    "croatia", "cuba", "cyprus", "czech republic", "czechia", "denmark", "djibouti", "ecuador",
    "egypt", "el salvador", "england", "eritrea", "estonia", "ethiopia", "fiji", "finland",
    "france", "gabon", "gambia", "georgia", "germany", "ghana", "great britain", "greece",
    "greenland", "grenada", "guatemala", "guinea", "guyana", "haiti", "honduras", "hong kong",
    "hungary", "iceland", "india", "indonesia", "iran", "iraq", "ireland", "israel", "italy",
    "ivory coast", "jamaica", "japan", "jordan", "kazakhstan", "kenya", "kosovo", "kuwait",
    "kyrgyzstan", "laos", "latvia", "lebanon", "lesotho", "liberia", "libya", "liechtenstein",
    "lithuania", "luxembourg", "macedonia", "madagascar", "malawi", "malaysia", "maldives", "mali",
    "malta", "mauritania", "mauritius", "mexico", "moldova", "monaco", "mongolia", "montenegro",
    "morocco", "mozambique", "myanmar", "namibia", "nepal", "netherlands", "new zealand",
    "nicaragua", "niger", "nigeria", "north korea", "norway", "oman", "pakistan", "palestine",
    "panama", "paraguay", "peru", "philippines", "poland", "portugal", "puerto rico", "qatar",
    "romania", "russia", "rwanda", "saudi arabia", "scotland", "senegal", "serbia", "seychelles",
    "sierra leone", "singapore", "slovakia", "slovenia", "somalia", "south africa", "south korea",
    "spain", "sri lanka", "sudan", "suriname", "sweden", "switzerland", "syria", "taiwan",
    "tajikistan", "tanzania", "thailand", "togo", "trinidad", "tunisia", "turkey", "turkmenistan",
    "uganda", "ukraine", "united arab emirates", "united kingdom", "united states", "uruguay",
    "uzbekistan", "venezuela", "vietnam", "wales", "yemen", "zambia", "zimbabwe", "america",
    "europe", "asia", "africa", "alabama", "alaska", "arizona", "arkansas", "california",
    "colorado", "connecticut", "delaware", "florida", "hawaii", "idaho", "illinois", "indiana",
    "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan",
    "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada", "new hampshire",
    "new jersey", "new mexico", "new york", "north carolina", "north dakota", "ohio", "oklahoma",
    "oregon", "pennsylvania", "rhode island", "south carolina", "south dakota", "tennessee",
    "texas", "utah", "vermont", "virginia", "washington", "west virginia", "wisconsin", "wyoming",
    "london", "paris", "berlin", "madrid", "rome", "vienna", "amsterdam", "brussels", "dublin",
    "lisbon", "athens", "stockholm", "oslo", "copenhagen", "helsinki", "warsaw", "prague",
    "budapest", "moscow", "kyiv", "istanbul", "cairo", "tokyo", "beijing", "shanghai", "sydney",
    "melbourne", "toronto", "chicago", "los angeles", "san francisco", "boston", "houston",
    "dallas", "seattle", "miami", "mumbai", "delhi",
})  # fmt: skip
#: Nations and creeds; a plural ending may follow.
_PEOPLES = frozenset({
    "shii", "shiite", "afghan", "agnostic", "albanian", "algerian", "american", "anglican", "arab",
    "argentine", "argentinian", "armenian", "atheist", "australian", "austrian", "azerbaijani",
    "bangladeshi", "baptist", "basque", "belarusian", "belgian", "bolivian", "bosnian",
    "brazilian", "british", "buddhist", "bulgarian", "cambodian", "canadian", "catalan",
    "catholic", "chechen", "chilean", "chinese", "christian", "colombian", "croat", "croatian",
    "cuban", "cypriot", "czech", "dane", "danish", "dutch", "ecuadorean", "ecuadorian", "egyptian",
    "english", "estonian", "ethiopian", "filipina", "filipino", "finn", "finnish", "french",
    "german", "ghanaian", "greek", "greenlander", "haitian", "hindu", "hungarian", "icelander",
    "icelandic", "indian", "indonesian", "iranian", "iraqi", "irish", "israeli", "italian",
    "jamaican", "japanese", "jehovah's witness", "jehovah's witnesses", "jew", "jewish",
    "jordanian", "kazakh", "kenyan", "korean", "kurd", "kurdish", "kuwaiti", "latvian", "lebanese",
    "libyan", "lithuanian", "lutheran", "macedonian", "malaysian", "maltese", "mexican",
    "moldovan", "mongolian", "mormon", "moroccan", "muslim", "nepalese", "nepali", "new zealander",
    "nicaraguan", "nigerian", "norwegian", "orthodox", "pakistani", "palestinian", "panamanian",
    "paraguayan", "persian", "peruvian", "pole", "polish", "portuguese", "protestant", "qatari",
    "romanian", "russian", "rwandan", "saudi", "scot", "scottish", "senegalese", "serb", "serbian",
    "shi'", "shi'is", "shi'ite", "shia", "shiais", "shiaite", "si'", "si'is", "si'ite", "sia",
    "siais", "siaite", "sikh", "singaporean", "slovak", "slovakian", "slovene", "slovenian",
    "somali", "south african", "spaniard", "spanish", "sudanese", "sunni", "swede", "swedish",
    "swiss", "syrian", "taiwanese", "tanzanian", "thai", "tibetan", "tunisian", "turk", "turkish",
    "ugandan", "ukrainian", "uruguayan", "uzbek", "venezuelan", "vietnamese", "welsh", "yemeni",
    "zambian", "zimbabwean",
})  # fmt: skip

#: Who is somewhere, and the verbs that say so.
_WHO = frozenset({
    "i", "i'm", "im", "we", "we're", "he", "he's", "she", "she's", "they", "they're", "who",
    "who's", "i've", "i'll", "we'll", "she'll", "he'll", "mother", "father", "sister", "brother",
    "wife", "husband", "son", "daughter", "family", "parents", "i'd", "we've", "me", "us",
})  # fmt: skip
_VERBS = frozenset({
    "am", "i'm", "im", "we're", "he's", "she's", "they're", "live", "lives", "lived", "living",
    "move", "moved", "moves", "moving", "came", "come", "comes", "coming", "grew", "born",
    "raised", "reside", "resides", "resided", "residing", "based", "stay", "stays", "stayed",
    "staying", "stuck", "travel", "travels", "traveling", "travelling", "traveled", "travelled",
    "fly", "flying", "flew", "flies", "going", "went", "are", "is", "was", "were", "arrived",
    "emigrated", "immigrated", "settled", "originally", "from", "stranded", "retired",
})  # fmt: skip
#: They tell of a person whoever is named.
_STRONG_VERBS = frozenset(
    {"flew", "grew", "born", "raised", "emigrated", "immigrated", "arrived", "originally"}
)
_WHERE = frozenset({"in", "from", "at", "to", "near"})
_SELF = re.compile(r"(?:an? |proud(?:ly)? |originally |half |all |both |part |born |also )*")
_SELVES = ("i am ", "i'm ", "we are ", "we're ", "he is ", "she is ", "they are ")


def is_whereabouts(words: Sequence[str]) -> bool:
    """Whether the words before a place, in lower case, say that somebody is there or from there."""
    if words and words[-1] == "the":
        words = words[:-1]
    if not words or words[-1] not in _WHERE:
        return False
    earlier = set(words[:-1])
    return bool(earlier & _STRONG_VERBS) or bool(earlier & _WHO and earlier & _VERBS)


_LABELS = frozenset({
    "where:", "location:", "city:", "town:", "country:", "hometown:", "birthplace:", "residence:",
    "place:", "state:", "region:", "venue:", "destination:", "origin:",
})  # fmt: skip


def is_labelled(words: Sequence[str]) -> bool:
    """Whether the last word before a run is a form's label of a place: "City:"."""
    return bool(words) and words[-1] in _LABELS


_VISITED = re.compile(r"\s+(?:was|has been)\s+(?:\w+\s+){1,3}to\s+(?:visit|see|explore|live in)\b")
_WORKING = frozenset({"work", "works", "worked", "working", "employed", "hired"})
_FOR = frozenset({"for", "at", "by"})


def is_visited(after: str) -> bool:
    """Whether the words after a place say that somebody was there: "was fun to visit"."""
    return _VISITED.match(after) is not None


def is_employer(words: Sequence[str]) -> bool:
    """Whether the words before a name, in lower case, say that somebody works there."""
    if not words or words[-1] not in _FOR:
        return False
    earlier = set(words[:-1])
    return bool(earlier & _WORKING and earlier & _WHO)


def find_peoples(lower: str) -> Iterator[Match]:
    """Nations and creeds that somebody is said to be of."""
    for who in _SELVES:
        at = lower.find(who)
        while at >= 0:
            begin = _SELF.match(lower, at + len(who))
            word = _WORD.match(lower, begin.end() if begin else at)
            if word and _is_people(word[0]):
                why = f"what somebody is, after '{who.strip()}'"
                yield Match("nationality", *word.span(), 0.55, why)
            at = lower.find(who, at + len(who))


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def _is_people(folded: str) -> bool:
    return folded in _PEOPLES or (folded[-1:] == "s" and folded[:-1] in _PEOPLES)


def is_place(folded: str) -> bool:
    """Whether words in lower case are a country, a large city, or the people of a country."""
    return folded in _PLACES or _is_people(folded)


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """The words that names of places begin with."""
    return frozenset(place.partition(" ")[0] for place in _PLACES)


def place_at(lower: str, start: int, end: int) -> int:
    """Where the name of a place ends whose first word stands there; 0 if it is none."""
    longer = _WORDS.match(lower, end)
    while longer and longer.end() > end:
        if lower[start : longer.end()] in _PLACES:
            return longer.end()
        longer = _WORDS.match(lower, end, lower.rfind(" ", end, longer.end()))
    return end if lower[start:end] in _PLACES else 0


_WORDS = re.compile(r"(?: [a-z]+){0,2}")
