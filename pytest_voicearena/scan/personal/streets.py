"""Words of postal addresses."""

from __future__ import annotations

#: What streets end in, from appendix C1 of Publication 28 of the United States Postal Service.
TYPES = (
    "street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|square|sq"
    "|terrace|ter|way|parkway|pkwy|circle|cir|crescent|cres|close|highway|hwy|route|rte|trail|trl"
    "|alley|aly|row|grove|gardens?|mews|hills?|rise|quay|wharf|crossing|crossroads?|islands?|isle"
    "|rapids|union|fields?|ferry|forge|glens?|harbou?rs?|haven|heights|junction|keys?|knolls?"
    "|landing|loop|manors?|meadows?|mission|mountains?|neck|oval|park|pass|path|pike|pines?"
    "|plains?|plaza|points?|ports?|prairie|ramp|ranch|ridges?|rivers?|shoals?|shores?|springs?"
    "|spurs?|station|stravenue|streams?|summit|throughway|thruway|trace|track|tunnel|turnpike|tpke"
    "|valleys?|viaduct|views?|villages?|ville|vista|walks?|wall|wells?|bend|bluffs?|bottom|branch"
    "|bridge|brooks?|burgs?|bypass|camp|canyon|cape|causeway|centers?|centre|cliffs?|club|common"
    "|corners?|course|cove|creek|crest|curve|dale|dam|divide|estates?|expressway|extension|falls?"
    "|flats?|fords?|forest|forks?|fort|freeway|gateway|green|hollow|inlet|lakes?|light|locks?"
    "|lodge|mall|mills?|motorway|orchard|overpass|skyway|underpass"
)
#: Those that need no capitals.
STRONG_TYPES = (
    "street|avenue|road|boulevard|lane|drive|terrace|crescent|highway|parkway|st|ave|rd|blvd|ln"
)
#: What streets begin with in Romance and Slavic countries.
ROMANCE = (
    r"rue|avenue|av\.?|boulevard|bd\.?|chemin|allée|impasse|quai|cours|place|calle|c/|avda\.?"
    r"|avenida|plaza|paseo|carrera|carrer|camino|rua|rúa|travessa|praça|largo|rodovia|estrada"
    r"|alameda|via|viale|piazza|piazzetta|corso|vicolo|strada|bulevardul|ul\.|ulica|ulitsa"
)
#: What the names of streets end in where they are one word.
COMPOUNDS = (
    "straße", "strasse", "str.", "str", "weg", "gasse", "platz", "allee", "damm", "ufer", "steig", "chaussee",
    "straat", "laan", "plein", "gracht", "kade", "dreef", "dijk", "vej", "gade", "allé", "stræde", "vænget",
    "vang", "gata", "gatan", "vägen", "vegen", "väg", "gränd", "veien", "vei", "katu", "kuja", "polku", "vegur",
    "braut", "stígur", "markt", "utca", "útja", "gatve", "iela", "tänav", "maantee", "caddesi", "sokak", "tie",
)  # fmt: skip
UNITS = "apt|apartment|suite|ste|unit|flat|room|rm|floor|fl|bldg|building"
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
#: States of the United States and Australia, provinces of Canada, as post offices write them.
STATES = (
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
    "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY",
    "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV",
    "WI", "WY", "DC", "PR", "NSW", "VIC", "QLD", "TAS", "ACT", "NT", "ON", "QC", "BC", "AB", "MB",
    "SK", "NS", "NB", "NL", "PE",
)  # fmt: skip
