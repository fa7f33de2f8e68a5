"""Marks that are missing: where a reader puts them.

A closing mark stands before the attribution (`…, kata Budi`), else at the end of the sentence, or of the paragraph that the quotation fills; an
opening one stands at the start of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from heapq import merge

from app.quotes.lexicon import lexicon
from app.quotes.text.voices import is_attributed, is_narrated, is_told
from app.quotes.types import Span

_CUE = re.compile(r"(?<=[,.?!…])\s*(?P<word>[^\W\d_]{3,})")
WORD_AFTER = re.compile(r"[\s,.–—-]*([^\W\d_]+)")
_LOOK = 40
_NAMES = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_SOURCE = rf"(?:{_NAMES}|ia|dia|beliau|mereka|keduanya|(?:[a-z]+ ){{1,3}}(?:itu|tersebut))"
_SUBJECT_FIRST = re.compile(
    rf"[,?!]\s(?P<source>{_SOURCE} (?P<verb>(?:me|ber)[a-z]{{3,}}))(?=[^.?!\n]{{0,60}}(?:[.,:]\s|[.,:]?$))",
    re.MULTILINE,
)
_WORDING = re.compile(r"[,?!.]\s(?P<source>(?:demikian|begitu(?:lah)?) (?P<noun>[a-z]+))")
_DASHED = re.compile(
    r"[,.?!…] ?(?P<source>[—–-]) ?(?:(?P<verb>(?:me|ber|di)[a-z]{3,} )|(?P<cue>[a-z]{4,})\b|(?:dia|ia|beliau) (?P<active>[a-z]{5,}))"
)
_ATTRIBUTION = re.compile(r"(?:[,.?!…]\s*|(?<=\w)\s)([^\W\d_]+)(?=[\s.,]+([^\W\d_]+)|[\s.,]*$)")
_CARELESS_BOUNDARY = re.compile(r"(?<=[a-z]{4})[.?!…]\s+(?=[^\W\d_])|[.?!…]\s+(?=[^\W\d_a-z])|\n")
"""A sentence may be typed with a small first letter: `… tahunan. ganti pelat tetap harus ke kota," keluhnya`."""
_BOUNDARY = re.compile(r"[.?!…]\s+(?=[^\W\d_a-z])|\n")


def attributions(text: str) -> Iterator[int]:
    """The offsets just after the punctuation before each attribution: `…, kata Budi`, `…, Budi menegaskan`, `…, - mengeluh Budi`."""
    inverted = (match.start(1) for match in _CUE.finditer(text) if attributes(match[1]) or names_source(text, match))
    unparted = (match.start("source") for match in _unparted().finditer(text) if _is_source(match))
    size = len(text)
    yield from merge(
        inverted, unparted, _with_source_first(text, 0, size), _behind_dashes(text, 0, size), _wordings(text, 0, size)
    )


def sources_first(text: str) -> Iterator[int]:
    """The offset of each source that a comma parts from what it says: `Warga siap, Budi berkata.`"""
    yield from _with_source_first(text, 0, len(text))


def _with_source_first(text: str, start: int, end: int) -> Iterator[int]:
    """Where a comma and then a source with an active verb of saying follows, or a dash."""
    lexical = lexicon()
    for match in _SUBJECT_FIRST.finditer(text, start, end):
        if match["verb"] in lexical.active_all or match["verb"] in lexical.framing:
            yield match.start("source")


def _behind_dashes(text: str, start: int, end: int) -> Iterator[int]:
    """`… kami siap ,- mengeluh Budi` · `… kami siap. - jawab menteri`: translated news puts a dash before any verb that attributes."""
    for match in _DASHED.finditer(text, start, end):
        cue = match["cue"]
        if (
            match["verb"]
            or match["active"] in lexicon().active_all
            or (cue and cue.removesuffix("nya") in lexicon().inverted_all)
        ):
            yield match.start("source")


def _wordings(text: str, start: int, end: int) -> Iterator[int]:
    """`… kami siap, demikian isi surat itu`, `…, begitu kata Budi`: what the quotation was, told after it."""
    for match in _WORDING.finditer(text, start, end):
        if match["noun"] in WORDINGS or attributes(match["noun"]):
            yield match.start("source")


WORDINGS = frozenset(
    {
        "bunyi",
        "isi",
        "petikan",
        "penggalan",
        "kalimat",
        "pernyataan",
        "kata-kata",
        "ucapan",
        "pesan",
        "penegasan",
        "penuturan",
        "pengakuan",
        "kesaksian",
        "seruan",
        "jawaban",
    }
)
"""Nouns for the words of a text or a person: `demikian bunyi surat itu`."""


_CIRCUMSTANCES = "kepada|melalui|lewat|saat|ketika|usai|seusai|di|dalam|pada|sambil|seraya|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu"


@cache
def _unparted() -> re.Pattern[str]:
    """`kata Budi.`, `kata wali kota,`, `keluh ibu dua anak itu.` and `pungkasnya.` without a comma before."""
    cues, roots = ("|".join(sorted(words)) for words in (lexicon().inverted, lexicon().inverted_all))
    verbs = "|".join(sorted(lexicon().inverted | _HARDLY_NOUNS))
    return re.compile(
        rf"(?<=\w) (?P<source>(?:{roots}) {_NAMES}|(?:{cues}) (?P<noun>[a-z]+)(?: [a-z]+){{0,3}}"
        rf"|(?:{verbs}) (?:(?:dia|ia|beliau)|(?P<person>[a-z]+)(?: [\w-]+){{0,6}}? (?:itu|ini|tersebut))|(?:{verbs}) ?nya)"
        rf"(?= ?[.,]| (?:{_CIRCUMSTANCES})\b|\s*$)",
        re.MULTILINE,
    )


_HARDLY_NOUNS = frozenset(
    {"jelas", "tegas", "tambah", "lanjut", "terang", "keluh", "sambung", "pinta", "harap", "kenang", "jawab", "seru"}
)
"""Roots that need no comma before them where somebody follows: `keluh ibu itu`, `tegasnya`; `pesan ibu itu` is a message."""


def _is_source(match: re.Match[str]) -> bool:
    lexical, noun, person = lexicon(), match["noun"], match["person"]
    if person:
        return person in lexical.people or person in lexical.titles
    return not noun or noun in lexical.titles


def attributes(word: str) -> bool:
    """True for the first word of an attribution after a quotation: `kata`, `ujarnya`."""
    lexical = lexicon()
    root = word.removesuffix("nya")
    return root in lexical.inverted or (word != root and root in lexical.inverted_all)


def names_source(text: str, word: re.Match[str]) -> bool:
    """`jelas Yudha`, `lanjut dia`: a root that is other things too attributes where its source follows."""
    lexical = lexicon()
    if word[1] not in lexical.inverted_all:
        return False
    following = WORD_AFTER.match(text, word.end(), word.end() + _LOOK)
    return following is not None and (following[1][0].isupper() or following[1] in lexical.third_person)


def closing_place(text: str, mark: Span, limit: int, *, at_break: bool) -> int:
    """The offset at which a quotation that `mark` opens ends, at most `limit`; `at_break`: a line break stands there.

    It ends before the attribution that follows; else a quotation that fills its paragraph (or a speaker's turn, or follows a comma or a full stop)
    ends with it, or before the narrator's next sentence, and one that opens inside a sentence ends with that sentence.
    """
    attribution = _first_attribution(text, mark.end, limit)
    if attribution is not None:
        return attribution
    end = len(text[mark.end : limit].rstrip()) + mark.end
    whole = _opens_whole(text, mark.start)
    narrator = narrator_after(text, mark.end, end) if whole else None
    if narrator is not None:
        return narrator
    own = whole and (at_break or _ends_in_own_voice(text, mark.end, end))
    boundary = None if own else _BOUNDARY.search(text, mark.end, limit)
    if boundary is None or boundary.end() >= limit:
        return end
    return boundary.start() + (
        whole or text[boundary.start()] != "."
    )  # the full stop ends the sentence that a fragment is part of


def _ends_in_own_voice(text: str, start: int, end: int) -> bool:
    """`“Saya belum mundur. Kami bekerja. “Tunggu,” katanya`: the last sentence before the next mark is the speaker's, too."""
    last = max((boundary.end() for boundary in _BOUNDARY.finditer(text, start, end)), default=start)
    return _speaks(text[last:end])


def _opens_whole(text: str, start: int) -> bool:
    """True where what the mark opens is whole: at the start of a paragraph or a sentence, after a colon or a comma."""
    before = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    return not before or before[-1] in ":,.?!"


def narrator_after(text: str, start: int, end: int) -> int | None:
    """The end of the sentence before the first one that the narrator reports or tells in."""
    boundaries = list(_BOUNDARY.finditer(text, start, end))
    for number, boundary in enumerate(boundaries):
        stop = boundaries[number + 1].start() if number + 1 < len(boundaries) else end
        sentence, rest = text[boundary.end() : stop], text[stop:end]
        reported = is_narrated(sentence) and not _speaks(rest)  # `Menteri mengatakan itu cukup. Saya mengatakan …`
        if reported or is_told(sentence, sentence + rest):
            return boundary.start() + 1
    return None


def _speaks(text: str) -> bool:
    """True where somebody speaks of himself, or of a group that he belongs to."""
    return not lexicon().narrators.isdisjoint(_WORDS.findall(text.casefold()))


def _first_attribution(text: str, start: int, limit: int) -> int | None:
    """The offset just after the punctuation before the first attribution (`…, kata Budi`), or None."""
    kinds = (
        _inverted(text, start, limit),
        (match.start("source") for match in _unparted().finditer(text, start, limit) if _is_source(match)),
        _with_source_first(text, start, limit),
        _behind_dashes(text, start, limit),
        _wordings(text, start, limit),
    )
    places = [place for kind in kinds if (place := next(kind, None)) is not None]
    return start + len(text[start : min(places)].rstrip()) if places else None


def _inverted(text: str, start: int, limit: int) -> Iterator[int]:
    lexical, boundary = lexicon(), _BOUNDARY.search(text, start, limit)
    for match in _ATTRIBUTION.finditer(text, start, limit):
        word, following = match[1], match[2] or ""
        named = following[:1].isupper() or following in lexical.third_person
        parted = not match.group()[0].isspace()
        if not parted and boundary is not None and boundary.end() <= match.start():
            continue
        if (parted and attributes(word)) or (named and word in (lexical.inverted_all if parted else lexical.inverted)):
            yield match.start() + parted


def opening_place(text: str, floor: int, end: int) -> int:
    """Supply a missing opening mark: at the start of the sentence that ends here, or of one before it in the first person."""
    floor = max(floor, text.rfind("\n", floor, end - 1) + 1)
    starts = [floor, *(match.end() for match in _CARELESS_BOUNDARY.finditer(text, floor, max(floor, end - 1)))]
    start = starts[-1]
    for place, following in zip(starts[-2::-1], starts[:0:-1], strict=True):
        sentence = text[place:following]
        if is_attributed(sentence):
            break
        if _speaks(sentence):
            start = place
    while start < end and text[start].isspace():
        start += 1
    return start


_WORDS = re.compile(r"[^\W\d_]+")
