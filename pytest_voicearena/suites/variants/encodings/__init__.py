"""Codes and ciphers: the request is there for whoever decodes it."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.encodings.ascii85 import Ascii85
from pytest_voicearena.suites.variants.encodings.atbash import Atbash
from pytest_voicearena.suites.variants.encodings.base32 import Base32
from pytest_voicearena.suites.variants.encodings.base64 import Base64
from pytest_voicearena.suites.variants.encodings.base85 import Base85
from pytest_voicearena.suites.variants.encodings.bijection import Bijection
from pytest_voicearena.suites.variants.encodings.binary import Binary
from pytest_voicearena.suites.variants.encodings.braille import Braille
from pytest_voicearena.suites.variants.encodings.caesar import Caesar
from pytest_voicearena.suites.variants.encodings.decimal import Decimal
from pytest_voicearena.suites.variants.encodings.flip_letters import FlipLetters
from pytest_voicearena.suites.variants.encodings.flip_text import FlipText
from pytest_voicearena.suites.variants.encodings.flip_words import FlipWords
from pytest_voicearena.suites.variants.encodings.hex import Hex
from pytest_voicearena.suites.variants.encodings.html_entities import HtmlEntities
from pytest_voicearena.suites.variants.encodings.json_escapes import JsonEscapes
from pytest_voicearena.suites.variants.encodings.morse import Morse
from pytest_voicearena.suites.variants.encodings.octal import Octal
from pytest_voicearena.suites.variants.encodings.quoted_printable import QuotedPrintable
from pytest_voicearena.suites.variants.encodings.rot13 import Rot13
from pytest_voicearena.suites.variants.encodings.url import Url
from pytest_voicearena.suites.variants.encodings.utf7 import Utf7
from pytest_voicearena.suites.variants.encodings.uuencode import Uuencode
from pytest_voicearena.suites.variants.encodings.vigenere import Vigenere

VARIANTS: tuple[type[Variant], ...] = (
    Ascii85,
    Atbash,
    Base32,
    Base64,
    Base85,
    Bijection,
    Binary,
    Braille,
    Caesar,
    Decimal,
    FlipLetters,
    FlipText,
    FlipWords,
    Hex,
    HtmlEntities,
    JsonEscapes,
    Morse,
    Octal,
    QuotedPrintable,
    Rot13,
    Url,
    Utf7,
    Uuencode,
    Vigenere,
)
