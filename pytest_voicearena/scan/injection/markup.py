"""What gives an injection away in marks rather than words: roles, envelopes, hidden places, links.

These look at the text as it is. No pattern looks farther than some hundred characters from where it
begins, so that all of them together are linear in the length of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple


class Mark(NamedTuple):
    """A pattern of characters, and what it weighs in what a user says and in what an agent reads.

    Both pattern and ``needles`` are in lower case; one of the needles is in whatever matches.
    """

    kind: str
    why: str
    user: float
    tool: float
    needles: tuple[str, ...]
    pattern: str
    disguise: str = ""


class Found(NamedTuple):
    """A mark at characters ``start`` to ``end``."""

    mark: Mark
    start: int
    end: int


#: Where a line begins, be it in a text that was escaped.
_LINE = r"[\n\\](?:(?<=\n)|n)"
_ITEM = f"{_LINE}[ \\t>*#]{{0,8}}"
_AFTER_ROLE = r"[ \t]{0,2}(?:\([^)\n]{0,30}\))?\*{0,2}[ \t]{0,2}:"
_DOCUMENT = (
    r"(?:document|text|context|input|prompt|data|e-?mail|article|content|message|quer(?:y|ie)|"
    r"instruction|output|result|page|conversation|example)s?\b"
)

_ROLES = (
    Mark(
        "fake-system",
        "markup of a chat template",
        4.6,
        5.0,
        ("<", "["),
        r"<\|\s?(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|"
        r"end_header_id|begin_of_text|channel|message)\s?\|?>|\[/?inst\]|<</?sys>>",
    ),
    Mark(
        "fake-system",
        "a message of a role inside of a text",
        3.4,
        3.8,
        ("role",),
        r"role[\\\"']{0,4}\s{0,3}[:=]\s{0,3}[\\\"']{1,4}(?:system|developer|assistant)[\\\"']",
    ),
    Mark(
        "fake-system",
        "a heading that only a prompt has",
        3.2,
        3.6,
        ("#", "==", "**"),
        rf"{_LINE}[ \t]{{0,8}}(?:#{{1,6}}|={{2,9}}|\*\*)[ \t]{{0,2}}(?:(?:new|updated|real)[ \t])?"
        r"(?:system|instructions?|assistant|human|response|prompt|admin|task)"
        r"(?:[ \t](?:prompt|message|note|instructions?|override|update))?"
        r"[ \t]{0,8}(?:[:#\n]|==|\*\*|$)",
    ),
    Mark(
        "fake-system",
        "an element that only a prompt has",
        3.3,
        3.8,
        ("<", "["),
        r"[<\[]\s?[/\\]?\s?"
        r"(?:system|admin|god|developer|debug|root|sudo|override|jailbreak|maintenance)"
        r"(?:[ _-](?:mode|prompt|message|note|instructions?|override|notice|command|alert|update))?"
        r"\s?[>\]]"
        r"|<\s?/?\s?(?:instructions?|prompt|assistant|developer|user_query|context|tool_result|"
        r"function_results|important|system-reminder)\s?>",
    ),
    Mark(
        "fake-system",
        "a turn of a conversation inside of a text",
        1.8,
        2.2,
        ("assistant", "human", "ai:", "ai*", "chatgpt", "admin"),
        f"{_ITEM}(?:assistant|human|ai|chatgpt|admin){_AFTER_ROLE}",
    ),
    Mark(
        "fake-system",
        "a turn of the system inside of a text",
        3.2,
        2.2,
        ("system",),
        f"{_ITEM}system{_AFTER_ROLE}",
    ),
)

_ENVELOPES = (
    Mark(
        "delimiter-break",
        "an end of the text that is none",
        3.3,
        3.8,
        ("--", "==", "##", "**", "__", "<", "[", "(("),
        r"[-=#*_<\[(](?:(?<=[<\[=#])|[-*_(])[-=#*_<\[(/ ]{0,9}+(?:this is |the )?"
        r"(?:end|stop|begin|start)(?: of|ing of)?(?: the| this| all| my)?"
        rf"(?: user| system| tool| external| original)?[ _-]?{_DOCUMENT}|={{4}}\s?end\b",
    ),
    Mark(
        "delimiter-break",
        "an end of the text that is none",
        2.6,
        2.4,
        ("end of",),
        rf"\bend of (?:the |this )?{_DOCUMENT}",
    ),
    Mark(
        "policy-file",
        "rules in the form of a configuration file",
        3.4,
        3.8,
        ("<",),
        r"<\s?(?:interaction-config|allowed-[\w-]{2,30}|blocked-[\w-]{2,30}|"
        r"[\w-]{2,30}-(?:mode|policy|override)s?)\b[^>\n]{0,80}>",
    ),
    Mark(
        "policy-file",
        "rules in the form of a configuration file",
        3.4,
        3.8,
        ("safety", "refus", "ethic", "moderation", "guardrail", "censor", "content_", "filter"),
        r"\b(?:safety|content|refusals?|ethic\w{0,4}|moderation|guardrails?|filters?|censorship)"
        r"(?:[_-](?:mode|polic\w{1,4}|filters?|checks?|enabled|level|override))?"
        r"[\"']?\s?[:=]\s?[\"']?(?:off|false|disabled?|none|bypass(?:ed)?|unrestricted)\b",
    ),
)

_HIDDEN = (
    Mark(
        "hidden-text",
        "a comment that no reader sees",
        0.9,
        1.4,
        ("<!--",),
        r"<!--(?:(?!-->|<!--).){12,600}",
        "html comment",
    ),
    Mark(
        "hidden-text",
        "text that is styled away",
        1.6,
        2.2,
        ("style", "display:", "color:", "font-size", "opacity:", "visibility:", " hidden"),
        r"display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?[01](?:px|pt|em|%)?\s?[;\"'}]|"
        r"opacity\s?:\s?0(?:\.0\d?)?\s?[;\"'}]|"
        r"(?<![\w-])color\s?:\s?(?:#?fff(?:fff)?|white|transparent)\b|"
        r"<\w{1,10}[^<>]{0,80}\shidden(?:>|\s|=)",
        "hidden style",
    ),
)

_LINKS = (
    Mark(
        "exfiltration",
        "an image or link that carries data away",
        1.6,
        2.6,
        ("](http",),
        r"!\[[^\[\]\n]{0,100}+\]\((?=https?://[^)\s]{1,400}(?:[{<$]|%7b|=\)|"
        r"[?&](?:data|secret|q|history|chat|token|info|d)=))[^)]{1,600}+\)",
    ),
    Mark(
        "exfiltration",
        "an address with a place for data",
        2.2,
        3.0,
        ("http",),
        r"https?://[^\s?)\"'<>]{3,100}+\?[^\s)\"'>]{0,100}?=(?:\{|<|\[|\$\{|%7b)",
    ),
    Mark(
        "payload",
        "code that harms or carries data away",
        0.4,
        1.6,
        ("import ", "requests.", "subprocess.", "rm -r", "curl "),
        r"requests\.(?:post|put)\(|subprocess\.\w{2,14}\(|os\.(?:system|remove|unlink|popen)\(|"
        r"\.sendall\(|pickle\.loads\(|\bcurl\s[^\n]{0,80}https?:|pyautogui|pyperclip|"
        r"shutil\.rmtree\(|\brm -rf?\s|from crypto|cryptography\.fernet|socket\.socket\(|urlopen\(",
    ),
)

MARKS: tuple[Mark, ...] = (*_ROLES, *_ENVELOPES, *_HIDDEN, *_LINKS)

#: Without any of these no mark matches.
_TELLING = re.compile(rb"[<\[#=*:{(]|--|__|end of|rm -")
#: More of one mark in one text say no more.
_MOST = 1000


def find_marks(text: str) -> Iterator[Found]:
    """All marks in a text, by kind of mark."""
    # As bytes: patterns without regard to case are slow, and lower() may change the length of text.
    raw = b"\n" + text.encode("ascii", "replace").lower()
    if not _TELLING.search(raw):
        return
    for mark, needles, pattern in _compiled():
        if any(map(raw.__contains__, needles)):
            for match in islice(pattern.finditer(raw), _MOST):
                yield Found(mark, max(0, match.start() - 1), match.end() - 1)


@cache
def _compiled() -> tuple[tuple[Mark, tuple[bytes, ...], re.Pattern[bytes]], ...]:
    return tuple(
        (
            mark,
            tuple(needle.encode() for needle in mark.needles),
            re.compile(mark.pattern.encode(), re.DOTALL),
        )
        for mark in MARKS
    )
