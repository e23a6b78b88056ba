"""Addresses on the net: mail, sites of one's own, computers."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from pytest_voicearena.scan.match import Match
from pytest_voicearena.scan.speech import spoken_emails

_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+\Z")
_DOMAIN = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24}(?![A-Za-z0-9-])"
)
_LONGEST_LOCAL = 64
#: Mail to these reaches an office, not a person: RFC 2142 and custom.
_OFFICES = re.compile(
    r"(?:no-?reply|do-?not-?reply|info|support|help|helpdesk|sales|contact|admin|administrator"
    r"|billing|service|customer-?service|customer-?care|hello|team|office|press|media|jobs|careers"
    r"|hr|privacy|legal|abuse|postmaster|webmaster|hostmaster|security|noc|marketing|feedback"
    r"|enquiries|inquiries|orders|accounts|payments|reservations|notifications?|news|newsletter"
    r"|mail|mailer-daemon|root|test|user|username|email|example|someone|you|name)",
    re.IGNORECASE,
)
_HIDDEN_AT = re.compile(r"[\[({<]\s?at\s?[\])}>]\s{0,2}")
_HIDDEN_LOCAL = re.compile(r"[\w.+-]{1,64}\s{0,2}\Z")
_HIDDEN_DOMAIN = re.compile(
    r"[\w-]{1,63}(?:\s{0,2}(?:[\[({<]\s?dot\s?[\])}>]|\.)\s{0,2}[\w-]{1,63}){1,4}"
)


def find_emails(text: str, lower: str) -> Iterator[Match]:
    """Mail addresses of persons, as they are written, hidden from robots, and said."""
    at = text.find("@")
    while at >= 0:
        domain = _DOMAIN.match(text, at + 1)
        local = _LOCAL.search(text[max(0, at - _LONGEST_LOCAL) : at]) if domain else None
        if local and domain and not _OFFICES.fullmatch(local[0].strip("'`*")):
            start = at - len(local[0].lstrip("'`*{|/=.!"))
            if start < at:
                yield Match("email", start, domain.end(), 0.95, "a mail address")
        at = text.find("@", at + 1)
    for found in _HIDDEN_AT.finditer(lower):
        hidden = _HIDDEN_LOCAL.search(lower, max(0, found.start() - _LONGEST_LOCAL), found.start())
        domain = _HIDDEN_DOMAIN.match(lower, found.end())
        if hidden and domain:
            why = "a mail address with words for its signs"
            yield Match("email", hidden.start(), domain.end(), 0.85, why, "obfuscated")
    for start, end, written in spoken_emails(text):
        joined = any(char in "._+-0123456789" for char in written.partition("@")[0])
        if joined or _MAIL.search(lower, max(0, start - _LOOKED_BACK), start):
            score = 0.85 if joined else 0.7
            yield Match("email", start, end, score, f"the mail address {written}", "spoken")


_MAIL = re.compile(r"e-?mail|address|reach|write to|contact|log-?in")
_V4 = re.compile(r"[0-9](?<![0-9A-Za-z.][0-9])[0-9]{0,2}(?:\.[0-9]{1,3}){3}(?![0-9A-Za-z]|\.[0-9])")
#: From the first colon on; what stands before it is looked at then.
_COLONS = re.compile(r":(?:[0-9A-Fa-f]{0,4}:){1,6}[0-9A-Fa-f]{0,4}(?![0-9A-Za-z:])")
_FIRST_GROUP = re.compile(r"(?<![0-9A-Za-z:.])[0-9A-Fa-f]{0,4}\Z")
_MAC = re.compile(r"[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}")
_VERSION = re.compile(r"(?:version|release|build|firmware|v|ver\.?|python|update)\s*\Z")
_ADDRESS = re.compile(r"\bip\b|address|host|from|client|server|login")


def find_computers(text: str, lower: str) -> Iterator[Match]:
    """Addresses of computers on the public net, and of network cards."""
    for found in _V4.finditer(text):
        before = lower[max(0, found.start() - 24) : found.start()]
        if _is_public(found[0]) and not _VERSION.search(before):
            small = all(int(part) < _SMALL for part in found[0].split("."))
            if not small or _ADDRESS.search(before):
                yield Match("ip-address", *found.span(), 0.65, "an address on the public net")

    for found in _COLONS.finditer(text):
        group = _FIRST_GROUP.search(text, max(0, found.start() - _LONGEST_GROUP), found.start())
        if group is None:
            continue
        address = group[0] + found[0]
        if _MAC.fullmatch(address):
            yield Match(
                "mac-address", group.start(), found.end(), 0.7, "the address of a network card"
            )
        elif _is_public(address):
            yield Match(
                "ip-address", group.start(), found.end(), 0.7, "an address on the public net"
            )


#: Version numbers are made of such parts.
_SMALL = 20
_LONGEST_GROUP = 5


def _is_public(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_global
    except ValueError:
        return False


_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]{4,200}", re.IGNORECASE)
_OWN_SITE = re.compile(
    r"(?:\b(?:my|his|her|their)\s+(?:own\s+|personal\s+)?|\bpersonal\s+|(?:\A|[\n"
    r"|>•*-])\s*)(?:web ?site|site|blog|home ?page|profile|portfolio|linkedin|facebook|instagram"
    r"|twitter|github)(?:\s+(?:page|profile|account|is|at|on|address|url))*\s?:?\s{0,3}\Z"
)
_LOOKED_BACK = 48


def find_sites(text: str, lower: str) -> Iterator[Match]:
    """Sites and profiles that somebody calls his own."""
    for mark in ("http", "www."):
        at = lower.find(mark)
        while at >= 0:
            own = _OWN_SITE.search(lower[max(0, at - _LOOKED_BACK) : at])
            if own and (site := _URL.match(text, at)):
                yield Match("personal-url", *site.span(), 0.6, "a site of one's own")
            at = lower.find(mark, at + len(mark))
