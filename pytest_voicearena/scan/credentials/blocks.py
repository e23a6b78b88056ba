"""Credentials told by their shape: private keys, JSON Web Tokens, passwords in addresses."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator

from pytest_voicearena.scan.credentials.placeholders import is_made_up, is_placeholder
from pytest_voicearena.scan.match import Match

#: RFC 7468 for the frame; the words before PRIVATE KEY tell which program wrote it.
_BEGIN = re.compile(r"-----BEGIN (?P<kind>(?:[A-Z0-9]+ ){0,3})PRIVATE KEY(?P<pgp> BLOCK)?-----")
_NEXT = re.compile(r"-----(?P<what>END|BEGIN) [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
#: A longer key is none, and a text may be cut before the end of one.
_LONGEST_KEY = 12_000
_KEY_BODY = re.compile(r"(?:\\n|\\r|[A-Za-z0-9+/=\s:,.()-]){24,}")
_PUTTY = re.compile(r"PuTTY-User-Key-File-[23]: [^\n]{1,80}\n")
_LONGEST_AGE = 58
_AGE = re.compile(rf"AGE-SECRET-KEY-1[AC-HJ-NP-Z02-9]{{{_LONGEST_AGE}}}(?![A-Z0-9])")

_KINDS = {
    "RSA": "rsa-private-key",
    "EC": "ec-private-key",
    "DSA": "dsa-private-key",
    "OPENSSH": "ssh-private-key",
    "ENCRYPTED": "encrypted-private-key",
    "PGP": "pgp-private-key",
    "": "private-key",
}


def find_blocks(text: str) -> Iterator[Match]:
    """Private keys, JSON Web Tokens, and passwords in the addresses of services."""
    yield from _private_keys(text)
    yield from _web_tokens(text)
    yield from _addresses(text)
    yield from _users(text)


def _private_keys(text: str) -> Iterator[Match]:
    at = text.find("-----BEGIN ")
    while at >= 0:
        begin = _BEGIN.match(text, at)
        if begin and not is_placeholder(text[begin.end() : begin.end() + 24].strip()):
            stop = _end_of_key(text, begin.end())
            if stop:
                yield _private_key(text, begin, stop)
                at = stop - 1
        at = text.find("-----BEGIN ", at + 1)
    for mark, pattern, name in (
        ("AGE-SECRET-KEY-1", _AGE, "age-secret-key"),
        ("PuTTY-User-Key-File-", _PUTTY, "putty-private-key"),
    ):
        at = text.find(mark)
        while at >= 0:
            if found := pattern.match(text, at):
                yield Match(name, at, found.end(), 0.95, "the format of a private key")
            at = text.find(mark, at + 1)


def _end_of_key(text: str, at: int) -> int:
    """Where a key whose frame was opened before ``at`` ends; 0 where none follows."""
    last = min(len(text), at + _LONGEST_KEY)
    following = _NEXT.search(text, at, last)
    if following and following["what"] == "END":
        return following.end()
    body = _KEY_BODY.match(text, at, following.start() if following else last)
    return body.end() if body else 0


def _private_key(text: str, begin: re.Match[str], stop: int) -> Match:
    name = _KINDS.get(begin["kind"].strip(), "private-key")
    around = text[max(0, begin.start() - 400) : begin.start()]
    if "service_account" in around:
        name = "gcp-service-account"
    return Match(name, begin.start(), stop, 1.0, "the frame of a private key")


#: Three parts in base 64; the first is a JSON object: RFC 7519.
_JWT = re.compile(r"eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?")
_WORD_BEFORE = re.compile(r"[A-Za-z0-9_-]\Z")
_MOST_DECODED = 400


def _web_tokens(text: str) -> Iterator[Match]:
    at = text.find("eyJ")
    while at >= 0:
        follows = at > 0 and _WORD_BEFORE.match(text[at - 1]) and text[at - 2 : at] != "\\n"
        found = None if follows else _JWT.match(text, at)
        if found and _is_header(found[0].partition(".")[0]):
            yield Match("json-web-token", at, found.end(), 0.9, "the format of a JSON Web Token")
        at = text.find("eyJ", found.end() if found else at + 1)


def _is_header(part: str) -> bool:
    """Whether the first part of a token says how it is signed or sealed."""
    part = part[:_MOST_DECODED]
    try:
        header = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return False
    return isinstance(header, dict) and ("alg" in header or "typ" in header or "enc" in header)


#: The user info of an address: RFC 3986, section 3.2.1.
_USER_INFO = re.compile(
    r"(?P<user>[^\s:/@\"'<>|\\]{0,128}):(?P<password>[^\s/\"'<>]{1,256})@(?=[A-Za-z0-9_\[$.{-])"
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,30}\Z")
_LONGEST_SCHEME = 31
#: Addresses of databases and queues: what their drivers call connection strings.
_STORES = (
    "postgres", "postgresql", "mysql", "mariadb", "mongodb", "redis", "rediss", "amqp", "amqps",
    "mssql", "sqlserver", "oracle", "cockroachdb", "clickhouse", "snowflake", "redshift", "ldap",
    "ldaps", "kafka", "nats", "cassandra", "neo4j", "bolt", "smtp", "smtps", "imap", "imaps",
)  # fmt: skip
_LONG = 20
_WEAK = frozenset(
    {"password", "pass", "passwd", "pwd", "pw", "secret", "token", "user", "username"}
)


def _addresses(text: str) -> Iterator[Match]:
    at = text.find("://")
    while at >= 0:
        scheme = _SCHEME.search(text[max(0, at - _LONGEST_SCHEME) : at].lower())
        info = _USER_INFO.match(text, at + 3) if scheme else None
        if scheme and info and _is_password(info["password"]):
            store = scheme[0].partition("+")[0] in _STORES
            name = "connection-string" if store else "basic-auth-url"
            why = f"the password in an address of {scheme[0]}"
            yield Match(name, info.start("password"), info.end("password"), 0.9, why)
        at = text.find("://", at + 3)


def _is_password(value: str) -> bool:
    return value.lower() not in _WEAK and not is_placeholder(value) and not _is_mask(value)


def _is_mask(value: str) -> bool:
    return len(set(value)) == 1 or (len(value) >= _LONG and is_made_up(value))


#: What curl and its like are given: ``-u name:password``.
_USER = re.compile(
    r"(?:-u|--user|--proxy-user)[ =]{1,2}[\"']?[^\s:\"'=]{1,64}:(?P<it>[^\s\"']{1,128})"
)


def _users(text: str) -> Iterator[Match]:
    for mark in ("-u ", "--user", "--proxy-user"):
        at = text.find(mark)
        while at >= 0:
            found = _USER.match(text, at)
            if found and text[at - 1 : at] in {"", " "} and _is_password(found["it"]):
                yield Match("basic-auth", *found.span("it"), 0.8, "the password of a user")
            at = text.find(mark, at + 1)
