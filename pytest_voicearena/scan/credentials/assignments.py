"""Values that are assigned to a name which says secret: in programs, settings, headers and URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pytest_voicearena.scan.credentials.placeholders import is_made_up
from pytest_voicearena.scan.credentials.sayings import SAYINGS
from pytest_voicearena.scan.credentials.tokens import keyed_formats
from pytest_voicearena.scan.credentials.values import (
    is_evident,
    is_hash_like,
    is_password,
    is_secret,
)
from pytest_voicearena.scan.match import Match

_KEYWORD = re.compile(r"pass|pwd|secret|token|key|credential|auth|bearer")
_LONGEST_NAME = 60
_NAME_BEFORE = re.compile(r"[\w.-]*\Z")
_NAME_AFTER = re.compile(rf"[\w-]{{0,{_LONGEST_NAME}}}")
#: What stands between the end of a name and its value.
_GIVEN = re.compile(
    r"""[*_`]{0,3} (?:\\?["']|&quot;)? [*_`]{0,3} \]? [ \t]{0,16}
        (?P<sign> :=|=>|->|<-|={1,3}|:|>|\((?=\\?["'])|,(?=[ ]?\\?["']) )
        [*`]{0,3} [ \t]{0,16}
        (?:[A-Za-z_][\w.\[\]]{0,30}[ \t]{0,4}=[ \t]{0,4}(?=["']))?
        (?:[bfru]{0,2}(?P<quote>\\?["'`]|&quot;))?
    """,
    re.VERBOSE,
)
_FLAG = re.compile(r"[ \t]{1,4}(?P<sign>)(?P<quote>[\"'])?(?=[^\s-])")
_LONGEST_VALUE = 300
_SHORTEST_VALUE = 4
_MOST_REFUSED = 3
_SPACE = re.compile(r"\s{1,4}")
_PLAIN = re.compile(rf"[^\s\"'`,;&<>()\[\]{{}}|\\]{{1,{_LONGEST_VALUE}}}")
#: What the formats of providers that go by a name are made of.
_KEYED = re.compile(r"[A-Za-z0-9_~.:/+=-]{14,100}")

_PASSWORD_NAME = re.compile(r"(?:pass(?:wor[dt]|wd|phrase|code)?|pwd|passwd)[0-9]{0,2}\Z")
_SECRET_NAME = re.compile(
    r"(?:secret|token|credentials?|authorization|auth|bearer|key)"
    r"(?:[_-]?(?:key|value|string|base|prod|production|dev|live|test|staging|v?[0-9]))?\Z"
)
#: Keys and tokens that are public, or no credentials.
_PUBLIC_NAME = re.compile(
    r"public|publishable|foreign|primary|partition|sort|cache|idempoten|hot|site_?key|csrf|xsrf"
    r"|next|page|continu|cursor|[beps]os_|pad_|unk_|mask_|object|bucket|s3|routing|host_?key|mon\Z"
    r"|(?<![a-z])(?:i18n|map|dict|row|column|group|index|range|hash|translation|message|data)_?key"
    r"|max_|min_|num_|n_token|key_?board|author\Z"
)
_HASH_NAME = re.compile(
    r"hash|sha-?[0-9]|md5|digest|checksum|commit|etag|integrity|fingerprint|revision"
)
_SERVER = re.compile(r"(?:server|host|data source|uid|user id)=")
#: So much before a name tells whose key it is.
_LINE_BEFORE = 48
_LOOKED_AFTER = 40
_SCHEMES = ("bearer", "basic", "token", "apikey", "ssws", "negotiate", "digest")
_AFTER_RULE = re.compile(
    r"[ \t]*(?:-|to|or|\+)?[ \t]*[0-9]*[ \t]*(?:char|digit|letter|symbol|word)"
)


class _Given(NamedTuple):
    """A name, in lower case, its value, and what tells whose it is."""

    name: str
    before: str
    value: str
    start: int
    quoted: bool
    sign: str

    @property
    def end(self) -> int:
        """Where the value ends."""
        return self.start + len(self.value)


def find_assigned(text: str, lower: str) -> Iterator[Match]:
    """Passwords, keys and tokens that a name is given; ``lower`` is the text in lower case."""
    done, refused = 0, 0
    for keyword in _KEYWORD.finditer(lower):
        if keyword.start() < done:
            continue
        end = _NAME_AFTER.match(lower, keyword.end())
        done = end.end() if end else keyword.end()
        given = _given(text, lower, keyword.start(), done)
        if given is None:
            continue
        if match := _judged(text, given):
            yield match
        elif refused < _MOST_REFUSED:
            # Names may stand in a value, as in the query of an address, but not one in another in
            # another: that would be read over and over.
            refused += 1
            continue
        refused, done = 0, given.end


def _given(text: str, lower: str, inside: int, end: int) -> _Given | None:
    """What the name around ``inside`` that ends at ``end`` is given."""
    found = _GIVEN.match(text, end)
    if found is None:
        found = _FLAG.match(text, end) if text[end : end + 1] in {" ", "\t"} else None
    if found is None:
        return None
    start = inside - len(_last_word(lower[max(0, inside - _LONGEST_NAME) : inside]))
    if not _may_give(lower, start, found["sign"]):
        return None
    value, at = _value(text, found.end(), found["quote"])
    if value.lower() in _SCHEMES:
        following = _SPACE.match(text, at + len(value))
        value, at = _value(text, following.end(), None) if following else ("", at)
    if len(value) < _SHORTEST_VALUE:
        return None
    line = lower[max(0, start - _LINE_BEFORE) : start].rpartition("\n")[2]
    return _Given(lower[start:end], line, value, at, bool(found["quote"]), found["sign"])


def _last_word(before: str) -> str:
    """The part of a name that stands before the keyword in it."""
    begin = _NAME_BEFORE.search(before)
    return begin[0] if begin else ""


def _may_give(lower: str, start: int, sign: str) -> bool:
    """Whether the sign gives a value to the name there: ``>`` to a tag, a space to a flag."""
    if sign == ">":
        return lower[start - 1 : start] in {"<", ":"}
    return bool(sign) or lower.startswith("--", start)


def _value(text: str, at: int, quote: str | None) -> tuple[str, int]:
    if quote:
        end = text.find(quote, at, at + _LONGEST_VALUE)
        if end >= 0 and "\n" not in text[at:end]:
            return text[at:end], at
    plain = _PLAIN.match(text, at)
    value = plain[0].rstrip(".:?") if plain else ""
    return value, at


def _judged(text: str, given: _Given) -> Match | None:
    if named := of_provider(given.value, given.before + given.name):
        name, provider = named
        why = f"the format of {provider}, which {given.name} is for"
        return Match(name, given.start, given.end, 0.9, why)
    if _PASSWORD_NAME.search(given.name):
        score = _password_score(text, given)
        name = "connection-string" if _SERVER.search(given.before) else "password"
        return _match(given, name, score) if score else None
    if not _SECRET_NAME.search(given.name) or _PUBLIC_NAME.search(given.name):
        return None
    if not is_secret(given.value) or _follows_call(text, given):
        return None
    if is_hash_like(given.value) and (
        _HASH_NAME.search(given.before + given.name) or _is_bare_key(given)
    ):
        return None
    return _match(given, _kind(given), 0.6 if _is_bare_key(given) else 0.8)


def _match(given: _Given, name: str, score: float) -> Match:
    why = f"what {given.name} is given"
    return Match(name, given.start, given.end, score, why)


def of_provider(value: str, context: str) -> tuple[str, str] | None:
    """The format that a provider's name close by makes of a value, and the provider.

    ``context`` is what stands before, in lower case; the last name in it wins.
    """
    if not _KEYED.fullmatch(value) or is_made_up(value):
        return None
    known, words = keyed_formats()
    named = None
    for word in words.finditer(context):
        for form, pattern, provider in known[word[0]]:
            if pattern.fullmatch(value):
                named = form.name, provider
    return named


def _password_score(text: str, given: _Given) -> float:
    """How sure it is that a value which is called a password is one; 0 if it is none."""
    value = given.value
    after = text[given.end : given.end + _LOOKED_AFTER]
    if not is_password(value) or _follows_call(text, given) or _AFTER_RULE.match(after):
        return 0.0
    if given.quoted or is_evident(value):
        return 0.85
    if value.isdigit():
        return 0.7
    if value.lower() in SAYINGS or value.endswith(("ed", "ing")):
        return 0.0
    goes_on = re.match(r"[ \t]+[A-Za-z]", after) or after.startswith(
        "\N{RIGHT SINGLE QUOTATION MARK}"
    )
    return 0.0 if goes_on and given.sign in {":", ">"} else 0.6


def _follows_call(text: str, given: _Given) -> bool:
    """Whether a bare value is the name of what is called or looked into."""
    return not given.quoted and text[given.end : given.end + 1] in {"(", "["}


def _is_bare_key(given: _Given) -> bool:
    """Whether the name is but ``key``: of a dictionary, a cache, a table as well as of a door."""
    return given.name in {"key", "auth", "credential", "credentials"} and not re.search(
        r"(?:api|access|secret|private|account|encryption|signing|master|shared|license|service)"
        r"[ _-]?\Z",
        given.before,
    )


def _kind(given: _Given) -> str:
    if "bearer" in given.name or given.name.endswith("authorization"):
        return "authorization"
    if given.name.endswith("key"):
        return "api-key" if "api" in given.name + given.before[-5:] else "secret-key"
    return "token" if "token" in given.name else "secret"
