"""What a page's source writes for what a reader sees: HTML tags, entities (`&quot;`), the escapes of JSON, the signs of Markdown (`**`)."""

from __future__ import annotations

import html
import re
from array import array

from app.quotes.text.normalisation import WorkingText
from app.quotes.types import Span

_BLOCKS = "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|ol|p|section|table|td|th|tr|ul"
"""Elements that begin a line of their own (HTML Living Standard, 15.3: rendering of flow content)."""
_INLINE = "a|abbr|b|big|cite|code|del|em|font|i|iframe|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|video|wbr"
_SOURCE = re.compile(
    r"(?P<unread><!--(?:(?!<!--).)*?-->|<(?P<tag>script|style)\b[^<>]*>(?:(?!<(?P=tag)\b).)*?</(?P=tag)\s*>)"
    rf"|(?P<block></?(?:{_BLOCKS})(?:\s[^<>]*)?/?>)"
    rf"|(?P<inline></?(?:{_INLINE})(?:\s[^<>]*)?/?>)"
    r"|&(?:amp;)*(?P<entity>#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,8}\d{0,2});"
    r"|(?P<newline>(?:\\r)?\\n)(?=(?-i:[^a-z])|\\)"
    r"|\\(?P<escaped>[\"'/])",
    re.IGNORECASE | re.DOTALL,
)


_EMPHASIS = re.compile(r"(?P<open>\*\*)(?=\S)[^*\n]{1,600}(?<=\S)(?P<close>\*\*)")
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_LINK = re.compile(r"(?P<open>\[)[^\[\]\n]{1,300}(?P<close>\]\(https?://[^()\s]{1,500}\))")


def without_markup(text: str) -> WorkingText:
    """The text that a reader of the page sees. Linear in the length of `text`; what is no known markup stays."""
    read = _without_source(text)
    signs = [Span(*match.span()) for match in _HEADING.finditer(read.text)]
    pairs = (match for pattern in (_EMPHASIS, _LINK) for match in pattern.finditer(read.text))
    signs.extend(Span(*match.span(side)) for match in pairs for side in ("open", "close"))
    return read.without(sorted(signs, key=lambda sign: sign.start)) if signs else read


def _without_source(text: str) -> WorkingText:
    """Tags left out, or a line break where a block begins or ends; each entity and each escape one character."""
    if "<" not in text and "&" not in text and "\\" not in text:
        return WorkingText(text)
    out: list[str] = []
    starts, ends = array("L"), array("L")
    position = 0
    for match in _SOURCE.finditer(text):
        read = _read(match)
        if read is None:
            continue
        out.extend((text[position : match.start()], read))
        starts.extend([*range(position, match.start()), *[match.start()] * len(read)])
        ends.extend([*range(position + 1, match.start() + 1), *[match.end()] * len(read)])
        position = match.end()
    if position == 0:
        return WorkingText(text)
    out.append(text[position:])
    starts.extend(range(position, len(text)))
    ends.extend(range(position + 1, len(text) + 1))
    return WorkingText("".join(out), starts, ends)


def _read(match: re.Match[str]) -> str | None:
    """What a reader sees in its place; None: it is no markup."""
    if match["unread"] is not None or match["inline"] is not None:
        return ""
    if match["block"] is not None or match["newline"] is not None:
        return "\n"
    if match["escaped"] is not None:
        return match["escaped"]
    character = html.unescape(f"&{match['entity']};")
    return character if len(character) == 1 else None
