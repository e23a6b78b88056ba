"""Indirect injection: carriers that tools bring in."""

from __future__ import annotations

from pytest_voicearena.core.protocols import Variant
from pytest_voicearena.suites.variants.delivery.calendar_entry import CalendarEntry
from pytest_voicearena.suites.variants.delivery.caller_name import CallerName
from pytest_voicearena.suites.variants.delivery.crm_note import CrmNote
from pytest_voicearena.suites.variants.delivery.file_name import FileName
from pytest_voicearena.suites.variants.delivery.hidden_text import HiddenText
from pytest_voicearena.suites.variants.delivery.html_comment import HtmlComment
from pytest_voicearena.suites.variants.delivery.json_field import JsonField
from pytest_voicearena.suites.variants.delivery.log_line import LogLine
from pytest_voicearena.suites.variants.delivery.mail import Mail
from pytest_voicearena.suites.variants.delivery.tool_note import ToolNote

VARIANTS: tuple[type[Variant], ...] = (
    CalendarEntry,
    CallerName,
    CrmNote,
    FileName,
    HiddenText,
    HtmlComment,
    JsonField,
    LogLine,
    Mail,
    ToolNote,
)
