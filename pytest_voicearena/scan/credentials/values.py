"""Whether a value could be a secret: what it looks like, whatever it is called."""

from __future__ import annotations

import re

from pytest_voicearena.scan.credentials.placeholders import entropy, is_made_up, is_placeholder

_LONGEST = 512
_SHORTEST_SECRET = 8
_LONG_SECRET = 16
#: Random digits and letters have more bits for each character; words and numbers have fewer.
_LEAST_ENTROPY = 3.0
#: Without a digit to tell them from words.
_LEAST_ENTROPY_OF_LETTERS = 3.5
_SHORTEST_PASSWORD = 4
_LONGEST_PASSWORD = 128

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_HEX = re.compile(r"(?:0x)?[0-9a-f]+", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,_:/ -]*")
#: ``settings.api_key``, ``self->token``, ``vault::read``.
_ATTRIBUTE = re.compile(r"\$?[A-Za-z_]\w{0,40}(?:(?:\.|->|::|\?\.)[A-Za-z_]\w{0,40})+")
_PLACE = re.compile(r"[a-z][a-z0-9+.-]*://|[./~]*/|[A-Za-z]:\\|arn:|data:")
_EVIDENT = re.compile(r"[A-Z0-9]|[^A-Za-z0-9'.-]")
#: Words and small numbers with hyphens between: the name of a secret, not the secret.
_NAME = re.compile(r"[A-Za-z]{1,16}(?:[-_./:][A-Za-z]{1,16}|[-_./:]?v?[0-9]{1,4})*")

#: What programs and forms write after "password" that is no password.
_NO_VALUES = frozenset({
    "true", "false", "null", "none", "nil", "undefined", "void", "yes", "no", "on", "off", "string",
    "str", "text", "bytes", "int", "bool", "boolean", "object", "any", "optional", "required",
    "mandatory", "empty", "blank", "unknown", "missing", "invalid", "incorrect", "wrong", "correct",
    "expired", "protected", "encrypted", "hashed", "hidden", "password", "passwd", "passphrase",
    "secret", "token", "env", "input", "prompt", "value", "default", "field", "type", "name", "username",
    "user", "n/a", "here", "below", "above", "varchar", "char", "this", "getpass", "stdin",
})  # fmt: skip


def is_secret(value: str) -> bool:
    """Whether a value looks random enough for a key or token that a machine made."""
    if not _SHORTEST_SECRET <= len(value) <= _LONGEST or not _is_random(value):
        return False
    if any(known.fullmatch(value) for known in (_UUID, _ATTRIBUTE, _NUMBER, _NAME)):
        return False
    return not (_PLACE.match(value) or " " in value or is_made_up(value))


def _is_random(value: str) -> bool:
    upper = value != value.lower()
    lower = value != value.upper()
    if not any(map(str.isdigit, value)):
        return (
            upper
            and lower
            and len(value) >= _LONG_SECRET
            and entropy(value) >= _LEAST_ENTROPY_OF_LETTERS
        )
    if len(value) < _LONG_SECRET:
        kinds = upper + lower + (not value.isalnum())
        return kinds > 1 or (bool(_HEX.fullmatch(value)) and len(value) > _SHORTEST_SECRET)
    return (upper or lower) and entropy(value) >= _LEAST_ENTROPY


def is_hash_like(value: str) -> bool:
    """Whether a value could as well be the digest of something."""
    return bool(_HEX.fullmatch(value) or _UUID.fullmatch(value))


def is_password(value: str) -> bool:
    """Whether a value that is called a password can be one."""
    if not _SHORTEST_PASSWORD <= len(value) <= _LONGEST_PASSWORD:
        return False
    if value.lower() in _NO_VALUES or is_placeholder(value):
        return False
    return not (_ATTRIBUTE.fullmatch(value) or "://" in value or value.startswith(("/", "./")))


def is_evident(value: str) -> bool:
    """Whether a value is no word of a sentence: a digit or a sign in it, or capitals within."""
    core = value.strip(".,;:!?")
    if core.isdigit() or (core.isalpha() and (core.islower() or core.isupper())):
        return False
    return core.isascii() and _EVIDENT.search(core, 1) is not None
