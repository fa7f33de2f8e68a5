"""Sentences of the working text.

A sentence here is a narrative one: a quotation, however many sentences it holds, belongs whole to the sentence whose attribution
frames it. The splitter works by rule, since the rules of Indonesian punctuation (Ejaan yang Disempurnakan, chapter III) are
regular and a splitter that knows the quotations cannot be led astray by a full stop inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.quotes.lexicon import lexicon
from app.quotes.text.attached import attributes_before, is_signature, is_signed_below, reports_anew
from app.quotes.text.marks import Quotation
from app.quotes.types import Span

# A character comes before what stands around it: the engine then tries few places.
_CANDIDATE = re.compile(
    r"(?P<blank>\n[ ]*\n\s*)"
    r"|(?P<line>[ ]*\n\s*)"
    r"|(?P<stop>[.?!…]+[\"”»’'“)\]]*)(?P<space>[ ]+|$)"
    r"|(?P<advertisement>(?<=\bAdvertisement)[ ]*(?=[A-Z]))"
    r"|(?P<glued>[.?!](?:(?<=[A-Za-z)][a-z)].)|(?<=[\w,.?!][”\"»)].))(?=[A-Z“\"«„‘'][^\W\d_.'‘]|''[A-Z]))"
    r"|(?P<figure>\.(?<=[\d%]\.)(?=[A-Z][a-z]+[\s,]))"
    r"|(?P<late>\.(?<=[a-z)”\"»][ ]\.)(?=[A-Z][a-z]))"
    r"|(?P<dateline>[ ]?(?:-{1,3}|[–—]-?|[|])[ ]+(?=[A-Z“\"])|[ ](?:-{1,2}|[–—|])(?=[A-Z“\"]))"
    r"|(?P<outlet>(?m:^)[A-Z]\w+\.(?i:com|id|co\.id|net), (?P<place>[A-Z][a-z]+(?: (?:Barat|Timur|Utara|Selatan|Tengah))?) (?=[A-Z]))"
    r"|(?P<agency>[ ](?<=\)[ ])(?=[A-Z]))"
    r"|(?P<reported>[ ](?<=[”“\"»][ ])(?=[A-Z][a-z]))"
    r"|(?P<lost>[ ](?=[A-Z][a-z]+\b)(?<=[a-z\d)][ ]))"
)
_OPENING = re.compile(r"(\w+)(?: (\w+))?")
_SMALL_WORD = re.compile(r"(?<![\w.])[a-z]+(?![\w.])")
_OUTLET = re.compile(r"\b[A-Z]{4,}\b|\b[a-z]+[A-Z]\w+|\w\.(?i:com|id|net|tv|org|news)\b")
_AGENCY = re.compile(r"[A-Z][\w .-]{1,30}, \d{1,2} [A-Z][a-z]{2,8}\.? \([A-Z][\w ]{1,30}\)")
"""`Quito, 5 Mar (Warta Kilat)`: a dateline with its agency in brackets."""
_FIGURE = re.compile(r"\b(?:19|20)\d\d$|\b[a-z]{2,} (?:[A-Z]{2,3} |[Rr][Pp] ?)?\d[\d.,]*%?$")
"""`hingga tahun 2031.Ia`, `naik 5%.Ia`: a year, or a figure after a word in small letters; not `Pasal 5.Ayat`, `Kabar24.Com`."""
_LONGEST_FIGURE = 40
"""Characters, the word before it included."""
_IN_BRACKETS = re.compile(r"\([^()]{1,40} [–—-] [^()]{1,40}\)$")
"""`Randu (Warta – Randu Utara)`"""
_BYLINE = re.compile(r"oleh (?:[A-Z][\w’'-]+ ?){1,3}(?:[•·|–—-]|$)", re.MULTILINE)
"""`oleh Sari Dewi • 22 Januari 2025`"""
_DOCTOR = re.compile(r"(?:dr|drg|drh|apt)\. [A-Z]")
"""`… di klinik. dr. Laras memeriksa`: a form of address that is written small opens a sentence."""
_DEGREE = re.compile(r", ?[SMDA]\.[A-Z][A-Za-z]{0,4}\.$")
_LONGEST_DATELINE = 80
_LATEST_DATELINE = 600
"""Characters. Headlines and bylines stand before a dateline, but no sentence."""
_ENDED = re.compile(r"[a-z)][.?!][\"”]?\s")
_LONGEST_ENDING = 4
"""Characters between a full stop and the end of its quotation: spaces and marks."""
_QUOTATION_NEXT = re.compile(r" [\"“„«][A-Z]")
"""`untuk Gen Z. “Kami siap”`: no initial stands before a quotation."""
_SMALL_BEFORE = re.compile(r"\b[a-z]+ $")
_LAST_WORD = re.compile(r"([\w.'-]+)$")
_BRACKETED = re.compile(r"\((?:Purn|Cand|H\.? ?C|c|Ret)$", re.IGNORECASE)
_CLOSED_SENTENCE = re.compile(r"[.?!…][\s\"”»’'“)\]]*$")
_STARTS_SENTENCE = re.compile(r"[\"“”„«‘'(\[–—-]*\s*[^\W_a-z]")
_AFTER_QUOTATION = re.compile(r"[\s\"”»’'“,]*")


def sentences(text: str, quotations: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """Split a working text into narrative sentences, in order; white space between them belongs to none."""
    starts = [0, *_boundaries(text, quotations)]
    spans = (_stripped(text, start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return tuple(span for span in spans if len(span))


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _boundaries(text: str, quotations: tuple[Quotation, ...]) -> Iterator[int]:
    """Where a new sentence starts, in order."""
    index, previous = 0, 0
    for match in _CANDIDATE.finditer(text):
        while index < len(quotations) and quotations[index].outer.end <= match.start():
            index += 1
        inside = (
            index < len(quotations)
            and quotations[index].outer.start < match.end()
            and match.start() < quotations[index].outer.end
        )
        if inside and match["stop"] is not None and match.start() < quotations[index].outer.start:
            boundary = (
                quotations[index].outer.start if match["stop"][0] != "…" else None
            )  # `… di desa." Kami siap, "katanya`
        elif inside:
            limit = quotations[index + 1].outer.start if index + 1 < len(quotations) else len(text)
            boundary = _after_quotation(text, quotations[index], match, limit)
        else:
            gap = match.start() - quotations[index - 1].outer.end if index > 0 else _LONGEST_ENDING
            closed = (gap < _LONGEST_ENDING and text[match.start() - gap : match.start()].isspace()) or gap == 0
            held = closed and (is_signed_below(text, match.end()) or attributes_before(text, match.end()))
            if match["reported"] is not None:
                boundary = match.end() if gap == 0 and reports_anew(text, quotations[index - 1], match.end()) else None
            else:
                boundary = None if held else _in_narrative(text, match, previous)
        if boundary is not None and boundary > previous:
            yield boundary
            previous = boundary


def _after_quotation(text: str, quotation: Quotation, match: re.Match[str], limit: int) -> int | None:
    """A sentence may end where its quotation ends: `"…." Ia pergi.` The next quotation starts at `limit`."""
    end = quotation.outer.end
    if match.end() < end - _LONGEST_ENDING or match.start() >= end or text[match.end() : end].strip(" \"”»’'“)]"):
        # A stop inside the quotation ends no narrative sentence; the one just before its closing mark may.
        return None
    if not _CLOSED_SENTENCE.search(text, quotation.outer.start, end):
        return None
    rest = _AFTER_QUOTATION.match(text, end, limit)
    start = rest.end() if rest else end
    if attributes_before(text, start) or is_signature(text, start):
        return None
    return start if start >= len(text) or _STARTS_SENTENCE.match(text, start) else None


def _in_narrative(text: str, match: re.Match[str], previous: int) -> int | None:
    blank, advertisement, late = match.group("blank", "advertisement", "late")
    if blank is not None or advertisement is not None or late is not None:
        return match.end()
    if match["line"] is not None:
        return match.end() if _line_ends(text, match, previous) else None
    if match["glued"] is not None or match["figure"] is not None:
        return match.end() if _ends_glued(text, match) else None
    if match["dateline"] is not None or match["outlet"] is not None or match["agency"] is not None:
        return match.end() if _ends_dateline(text, match, previous) else None
    if match["lost"] is not None:
        return match.end() if _opens_sentence(text, match.end()) and not _leads_to(text, match.start()) else None
    if not match["space"]:
        return None
    following = text[match.end() : match.end() + 1]
    if _DOCTOR.match(text, match.end()) and not _abbreviated(text, match.start(), match["stop"]):
        return match.end()
    if _opens_sentence(text, match.end()) and _DEGREE.search(text, max(0, match.start() - 12), match.start() + 1):
        return match.end()  # `… Budi, S.T., M.T. Menurut Budi, …`
    if following.islower() or following == "," or _abbreviated(text, match.start(), match["stop"]):
        return None
    return match.end()


def _ends_glued(text: str, match: re.Match[str]) -> bool:
    """`… mendatang.Ia` · `… hingga 2031.Ia`: no space after the full stop, and no abbreviation or name before it."""
    if match["figure"] is not None:
        return _FIGURE.search(text, max(0, match.start() - _LONGEST_FIGURE), match.start()) is not None
    return not _abbreviated(text, match.start(), match.group())


def _ends_dateline(text: str, match: re.Match[str], previous: int) -> bool:
    """`BANDUNG, Warta.id - ` · `Warta.com, Jakarta Jalan itu …` · `Quito, 5 Mar (Warta Kilat) ` · `Randu (Warta – Randu Utara) `."""
    end = match.start()
    if match["dateline"] is not None:
        return _is_dateline(text, end, previous)
    if match["outlet"] is not None:
        return match["place"].split()[0].casefold() in lexicon().places
    if _AGENCY.fullmatch(text, text.rfind("\n", 0, end) + 1, end) or _opens_sentence(text, match.end()):
        return True
    bracketed = _IN_BRACKETS.search(text, max(previous, end - _LONGEST_DATELINE), end) is not None
    return bracketed and _is_dateline(text, end, previous)


def _is_dateline(text: str, end: int, previous: int) -> bool:
    """`BANDUNG, Warta.id -`, `Bandung –` at the start of a line, before the first sentence of all: places, outlets, dates, but nobody."""
    start = max(previous, text.rfind("\n", 0, end) + 1)
    line_opens = start == 0 or text[start - 1] == "\n"
    stretch = text[start:end]
    if (
        not line_opens
        or not stretch.strip()
        or stretch.count("(") > stretch.count(")")
        or len(stretch) > _LONGEST_DATELINE
        or _SMALL_WORD.search(stretch)
    ):
        return False
    if _OUTLET.search(stretch):
        return True
    somebody = stretch.split()[0].casefold() in lexicon().role_heads | lexicon().titles
    return not somebody and start < _LATEST_DATELINE and not _ENDED.search(text, 0, start)


def _opens_sentence(text: str, start: int) -> bool:
    """`… terlalu deras Ia menambahkan`: a word that opens sentences, with a capital, after a full stop that was lost."""
    match = _OPENING.match(text, start)
    if match is None:
        return False
    one, two = match[1].casefold(), f"{match[1]} {match[2]}".casefold()
    return one in lexicon().sentence_openers or two in lexicon().sentence_openers


def _leads_to(text: str, end: int) -> bool:
    """`"Kami siap" kata Dia`: after a root that attributes or a preposition, a capital opens no sentence."""
    word = _LAST_WORD.search(text, max(0, end - _LONGEST_LEADING), end)
    return word is not None and word[1] in lexicon().inverted | lexicon().prepositions


_LONGEST_LEADING = 20
"""Characters."""


def _line_ends(text: str, match: re.Match[str], previous: int) -> bool:
    """A line break ends a sentence, unless the next line goes on in lower case or this line holds a lone first word."""
    following = text[match.end() : match.end() + 1]
    if following.islower() or following == ",":
        return _BYLINE.match(text, match.end()) is not None
    lone = text[previous : match.start()]
    glued_start = previous > 0 and not text[previous - 1].isspace()
    alone = glued_start and len(lone.split()) <= 1 and not _CLOSED_SENTENCE.search(lone)
    return not (alone or _abbreviated_line(text, match.start()) or _is_open(text, match.start(), match.end()))


def _is_open(text: str, end: int, following: int) -> bool:
    """`… gizi buruk di` and `Bupati Randu,` before `Dr. Budi`, at the end of a line: what they lead to stands in the next one."""
    if text[end - 1 : end] == ",":
        word = _OPENING.match(text, following)
        return word is not None and word[1].casefold() in lexicon().titles
    match = _LAST_WORD.search(text, max(0, end - 20), end)
    return match is not None and match[1] in lexicon().prepositions | _JOINING


_JOINING = frozenset({"dan", "atau", "serta", "yang", "bahwa", "para", "sang"})


def _abbreviated_line(text: str, end: int) -> bool:
    """`Rektor UKDW, Dr.` at the end of a line goes on in the next one; `ujar S.`, where a letter hides a name, does not."""
    match = _LAST_WORD.search(text, max(0, end - 20), end - 1) if text[end - 1 : end] == "." else None
    if match is None or match[1].casefold() not in lexicon().abbreviations - _LAST_IN_SENTENCES:
        return False
    return len(match[1]) > 1 or not _SMALL_BEFORE.search(text, max(0, match.start() - 20), match.start())


_LAST_IN_SENTENCES = frozenset({"a.s", "tbk", "dkk", "cs"})
"""Abbreviations that nothing need follow: at the end of a line they end the sentence too."""


def _closes_with_degree(text: str, start: int, degree: str, stop: int) -> bool:
    """`kata Budi, S.H. Hujan reda.`: a word with a capital after a comma and a degree opens a sentence; `M.A.` may be initials."""
    after_comma = text[:start].endswith(", ")
    if "." not in degree or not after_comma or degree.casefold().replace(".", "") not in lexicon().degrees:
        return False
    following = _NEXT_WORD.match(text, stop + 1)
    if following is None:
        return False
    opener = following[0].strip().casefold().removesuffix("nya") in lexicon().function_words
    return opener or degree[0] != "M" or len(degree) > _INITIALS


_NEXT_WORD = re.compile(r" +[A-Z][a-z]+(?![\w.])")
_INITIALS = 3
"""Characters of `M.A`."""


def _abbreviated(text: str, stop: int, punctuation: str) -> bool:
    """True where the full stop at `stop` belongs to an abbreviation or an initial: `Dr.`, `Komjen (Purn.)`."""
    if punctuation.strip() not in {".", ".)"} or (
        punctuation.strip() == ".)" and not _BRACKETED.search(text, max(0, stop - 8), stop)
    ):
        return False
    match = _LAST_WORD.search(text, max(0, stop - 20), stop)
    if match is None:
        return False
    word = match[1].casefold()
    if _closes_with_degree(text, match.start(), match[1], stop):
        return False
    short_title = word in lexicon().titles and not any(letter in "aiueo" for letter in word)
    return (
        word in lexicon().abbreviations
        or short_title
        or (len(word) == 1 and word.isalpha() and not _QUOTATION_NEXT.match(text, stop + 1))
        or ("." in word and len(word) <= 6 and not word[0].isdigit())
    )
