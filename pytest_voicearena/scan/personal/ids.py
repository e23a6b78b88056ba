"""National numbers of persons, by their checksums and by what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from stdnum import get_cc_module

from pytest_voicearena.scan.match import Match


@dataclass(frozen=True, slots=True)
class _Id:
    """A number that a country gives to persons.

    ``check`` is the country and module of python-stdnum that knows its checksum; ``words`` are what
    it is called, in lower case; ``shape`` is how it is written. Where the shape and the checksum
    are enough without the words, ``alone`` is how sure they are.
    """

    name: str
    check: tuple[str, str]
    words: str
    shape: str
    alone: float = 0.0


_IDS = (
    _Id("us-ssn", ("us", "ssn"), r"ssn|social sec|soc\.? sec", r"[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}"),
    _Id("us-ssn", ("us", "ssn"), "", "[0-9]{3}-[0-9]{2}-[0-9]{4}", 0.75),
    _Id("us-itin", ("us", "itin"), "itin|individual taxpayer", "9[0-9]{2}-?[0-9]{2}-?[0-9]{4}"),
    _Id("ca-sin", ("ca", "sin"), r"social insurance|\bsin\b", "[0-9]{3}[- ]?[0-9]{3}[- ]?[0-9]{3}"),
    _Id(
        "uk-nino", ("", ""), r"national insurance|\bnino?\b",
        "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]", 0.7,
    ),
    _Id("uk-nhs", ("gb", "nhs"), r"\bnhs\b", "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}"),
    _Id("ie-pps", ("ie", "pps"), r"\bppsn?\b", "[0-9]{7}[A-W][A-IW]?"),
    _Id(
        "fr-nir", ("fr", "nir"), r"sécurité sociale|securite sociale|\bnir\b|\bsecu\b|social security",
        r"[12] ?[0-9]{2} ?[0-9]{2} ?[0-9AB]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}", 0.85,
    ),
    _Id("de-idnr", ("de", "idnr"), r"steuer|tax id|\bidnr\b", "[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    _Id("es-dni", ("es", "dni"), r"\bdni\b|\bnif\b", "[0-9]{8}-?[A-Z]", 0.6),
    _Id("es-nie", ("es", "nie"), r"\bnie\b", "[XYZ]-?[0-9]{7}-?[A-Z]", 0.75),
    _Id(
        "it-codice-fiscale", ("it", "codicefiscale"), "codice fiscale|fiscal code",
        "[A-Z]{6}[0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]", 0.9,
    ),
    _Id("pt-nif", ("pt", "nif"), r"\bnif\b|contribuinte", "[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    _Id("nl-bsn", ("nl", "bsn"), r"\bbsn\b|burgerservice|sofinummer", r"[0-9]{4}[. ]?[0-9]{2}[. ]?[0-9]{3}"),
    _Id(
        "be-nn", ("be", "nn"), "rijksregister|registre national|national number",
        r"[0-9]{2}\.?[0-9]{2}\.?[0-9]{2}-?[0-9]{3}\.?[0-9]{2}",
    ),
    _Id("be-nn", ("be", "nn"), "", r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}\.[0-9]{2}", 0.85),
    _Id("ch-ahv", ("ch", "ssn"), r"\bahv\b|\bavs\b", r"756\.?[0-9]{4}\.?[0-9]{4}\.?[0-9]{2}", 0.85),
    _Id("se-personnummer", ("se", "personnummer"), "personnummer|personal identity", "[0-9]{6,8}[-+]?[0-9]{4}"),
    _Id("se-personnummer", ("se", "personnummer"), "", "(?:19|20)?[0-9]{6}[-+][0-9]{4}", 0.7),
    _Id("no-fodselsnummer", ("no", "fodselsnummer"), "f[øo]dselsnummer|personnummer", "[0-9]{6} ?[0-9]{5}"),
    _Id("dk-cpr", ("dk", "cpr"), r"\bcpr\b|personnummer", "[0-9]{6}-?[0-9]{4}"),
    _Id("fi-hetu", ("fi", "hetu"), r"hetu\b|henkil", "[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]", 0.85),
    _Id("is-kennitala", ("is", "kennitala"), "kennitala", "[0-9]{6}-?[0-9]{4}"),
    _Id("pl-pesel", ("pl", "pesel"), "pesel", "[0-9]{11}"),
    _Id("cz-rc", ("cz", "rc"), "rodn|birth number", "[0-9]{6}/?[0-9]{3,4}"),
    _Id("cz-rc", ("cz", "rc"), "", "[0-9]{6}/[0-9]{4}", 0.75),
    _Id("ro-cnp", ("ro", "cnp"), r"\bcnp\b", "[1-9][0-9]{12}"),
    _Id("bg-egn", ("bg", "egn"), r"\begn\b", "[0-9]{10}"),
    _Id("hr-oib", ("hr", "oib"), r"\boib\b", "[0-9]{11}"),
    _Id("gr-amka", ("gr", "amka"), r"\bamka\b", "[0-9]{11}"),
    _Id("ee-ik", ("ee", "ik"), "isikukood", "[1-8][0-9]{10}"),
    _Id("tr-tckimlik", ("tr", "tckimlik"), "kimlik", "[1-9][0-9]{10}"),
    _Id("ru-inn", ("ru", "inn"), r"\binn\b|инн", "[0-9]{12}"),
    _Id("il-id", ("il", "idnr"), "teudat|israeli id", "[0-9]{9}"),
    _Id("za-id", ("za", "idnr"), r"south african id|sa id|\bid number", "[0-9]{13}"),
    _Id("in-aadhaar", ("in_", "aadhaar"), "aadhaa?r|uidai", "[2-9][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}"),
    _Id("in-aadhaar", ("in_", "aadhaar"), "", "[2-9][0-9]{3} [0-9]{4} [0-9]{4}", 0.6),
    _Id("in-pan", ("in_", "pan"), r"\bpan\b|income tax", "[A-Z]{3}[ABCFGHLJPT][A-Z][0-9]{4}[A-Z]", 0.65),
    _Id("cn-id", ("cn", "ric"), "身份证|resident id", "[1-9][0-9]{16}[0-9X]", 0.85),
    _Id("kr-rrn", ("kr", "rrn"), "주민|resident registration", "[0-9]{6}-?[1-8][0-9]{6}"),
    _Id("kr-rrn", ("kr", "rrn"), "", "[0-9]{6}-[1-8][0-9]{6}", 0.85),
    _Id("jp-my-number", ("jp", "in_"), "my number|マイナンバー", "[0-9]{4} ?[0-9]{4} ?[0-9]{4}"),
    _Id("my-nric", ("my", "nric"), r"\bnric\b|mykad|ic number", "[0-9]{6}-?[0-9]{2}-?[0-9]{4}"),
    _Id("id-nik", ("id", "nik"), r"\bnik\b|\bktp\b", "[0-9]{16}"),
    _Id("pk-cnic", ("pk", "cnic"), r"\bcnic\b", "[0-9]{5}-[0-9]{7}-[0-9]", 0.85),
    _Id("th-id", ("th", "pin"), "thai id|บัตรประชาชน", "[0-9]-?[0-9]{4}-?[0-9]{5}-?[0-9]{2}-?[0-9]"),
    _Id("br-cpf", ("br", "cpf"), r"\bcpf\b", r"[0-9]{3}\.?[0-9]{3}\.?[0-9]{3}-?[0-9]{2}"),
    _Id("br-cpf", ("br", "cpf"), "", r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}", 0.9),
    _Id("mx-curp", ("mx", "curp"), r"\bcurp\b", "[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]", 0.95),
    _Id("ar-dni", ("ar", "dni"), r"\bdni\b", r"[0-9]{2}\.?[0-9]{3}\.?[0-9]{3}"),
    _Id("ar-cuit", ("ar", "cuit"), r"\bcui[tl]\b", "[0-9]{2}-[0-9]{8}-[0-9]", 0.75),
    _Id("cl-rut", ("cl", "rut"), r"\bru[tn]\b", r"[0-9]{1,2}\.?[0-9]{3}\.?[0-9]{3}-[0-9kK]"),
    _Id("cl-rut", ("cl", "rut"), "", r"[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9kK]", 0.85),
    _Id("au-tfn", ("au", "tfn"), r"\btfn\b|tax file", "[0-9]{3} ?[0-9]{3} ?[0-9]{2,3}"),
    _Id("nz-ird", ("nz", "ird"), r"\bird\b", "[0-9]{2,3}-?[0-9]{3}-?[0-9]{3}"),
)  # fmt: skip

#: Digits, and letters that go with them, as far as one number may go.
_CANDIDATE = re.compile(
    r"[0-9A-Z](?<![0-9A-Za-z.,$/-][0-9A-Z])"
    r"(?:(?<=[0-9])|(?=[A-Z]{0,5}-?[0-9]|[A-Z] [0-9]{2} [0-9]{2} ))(?=[0-9A-Z ./+-]{7})"
    r"[0-9A-Z]*(?:[ ./+-][0-9A-Z]+){0,7}"
)
_LEAST_DIGITS = 5
_LOOKED_BACK = 56
#: Called so, but the checksum is wrong: a slip of the tongue or of a model.
_CALLED = 0.65
_PROVEN = 0.9


#: One of these is in everything that the numbers are called: looking for them is fast.
_MARKS = (
    "ssn", "soc", "itin", "individual", "social", "sin", "insurance", "nin", "nhs", "pps", "sécu",
    "secu", "nir", "steuer", "tax", "idnr", "dni", "nif", "nie", "fiscal", "contribuinte", "bsn",
    "burger", "sofi", "register", "registre", "national", "ahv", "avs", "personnummer", "personal",
    "dselsnummer", "cpr", "hetu", "henkil", "kennitala", "pesel", "rodn", "birth", "cnp", "egn",
    "oib", "amka", "isikukood", "kimlik", "inn", "инн", "teudat", "israeli", "african", "id",
    "aadh", "uidai", "pan", "income", "身份证", "resident", "주민", "number", "マイナンバー", "nric", "mykad",
    "nik", "ktp", "cnic", "thai", "บัตร", "cpf", "curp", "cui", "ru", "tfn", "ird",
)  # fmt: skip


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile("|".join(dict.fromkeys(known.words for known in _IDS if known.words)))


class _Shape(NamedTuple):
    known: _Id
    pattern: re.Pattern[str]
    words: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _shapes() -> tuple[_Shape, ...]:
    return tuple(
        _Shape(
            known,
            re.compile(known.shape + "(?![0-9A-Za-z])"),
            re.compile(known.words) if known.words else None,
        )
        for known in _IDS
    )


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    """Any of the shapes that need no words."""
    shapes = "|".join(known.shape for known in _IDS if known.alone)
    return re.compile(f"(?:{shapes})(?![0-9A-Za-z])")


def find_ids(text: str, lower: str) -> Iterator[Match]:
    """Numbers of persons by their shape and checksum, or by what they are called."""
    for found in _CANDIDATE.finditer(text):
        raw = found[0]
        if sum(map(str.isdigit, raw)) < _LEAST_DIGITS:
            continue
        start = found.start()
        before = lower[max(0, start - _LOOKED_BACK) : start]
        called = any(mark in before for mark in _MARKS) and _words().search(before) is not None
        if not called and not _alone().match(raw):
            continue
        if best := _best(raw, before if called else ""):
            name, size, score = best
            why = f"the shape of a number of {name.partition('-')[0].upper()}"
            yield Match(name, start, start + size, score, why)


def _best(raw: str, before: str) -> tuple[str, int, float] | None:
    """The surest of the numbers that begin a text: its name, its length, how sure it is."""
    best = None
    for shape in _shapes():
        fits = shape.pattern.match(raw) if before or shape.known.alone else None
        score = _score(shape, fits[0], before) if fits else 0.0
        if fits and score > (best[2] if best else 0.0):
            best = shape.known.name, fits.end(), score
    return best


def _score(shape: _Shape, raw: str, before: str) -> float:
    named = shape.words is not None and shape.words.search(before) is not None
    if not named and not shape.known.alone:
        return 0.0
    if not _is_valid(shape.known, raw):
        return _CALLED if named else 0.0
    return max(_PROVEN if named else 0.0, shape.known.alone)


def _is_valid(known: _Id, raw: str) -> bool:
    country, module = known.check
    if not module:
        return True
    found = get_cc_module(country, module)
    return found is not None and any(found.is_valid(form) for form in {raw, raw.replace(" ", "")})
