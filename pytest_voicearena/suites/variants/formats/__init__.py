"""Files, forms and programs that hold a request."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.formats.code_completion import CodeCompletion
from pytest_voicearena.suites.variants.formats.csv_row import CsvRow
from pytest_voicearena.suites.variants.formats.form import Form
from pytest_voicearena.suites.variants.formats.policy_ini import PolicyIni
from pytest_voicearena.suites.variants.formats.policy_json import PolicyJson
from pytest_voicearena.suites.variants.formats.policy_xml import PolicyXml
from pytest_voicearena.suites.variants.formats.ssml import Ssml
from pytest_voicearena.suites.variants.formats.table import Table

VARIANTS: tuple[type[Variant], ...] = (
    CodeCompletion,
    CsvRow,
    Form,
    PolicyIni,
    PolicyJson,
    PolicyXml,
    Ssml,
    Table,
)
