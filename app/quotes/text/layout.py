"""What stands on a line of its own, found where the line breaks are lost: entries, turns, posts, notes, bylines, dialogue dashes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from app.quotes.lexicon import lexicon
from app.quotes.text.asking import question_breaks

_FEWEST = 3
_ENDED = re.compile(r"(?:[.?!…][\"”»’'“)\]]*|[\"”»)\]]|[\u2600-\u27bf\U0001f000-\U0001faff])$")
"""What a line may end with: a stop, a closing mark or bracket, an emoji."""
_STAMP = re.compile(
    r"(?<= )(?P<time>\[\d{1,2}(?:[:.]\d{2}){1,2}\]|(?:\d{1,2}[:.]\d{2})(?P<zone> (?:WIB|WITA|WIT|GMT|MYT))?)"
    r"(?P<parted> [|—–-])?(?= [^\W\d_a-z]| [\"“„«(#@+])"
)
_CAPITALISED = r"[^\W\d_a-z][^\s:“”\"«»()\[\].?!,]{0,30}"
_LABEL = re.compile(
    rf"(?<= )(?P<label>@[\w.]+|{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})(?: \([^()\n]{{1,30}}\))? ?: ?(?=\S)"
)
_CAPS = re.compile(r"(?<=[|–—-]) [A-Z]{4,}(?P<gap> )(?=[A-Z][a-z])")
_NOTICE = re.compile(
    r"(?<!Berita) (?=(?i:(?:Baca|Lihat|Simak|Tonton) +(?:juga|selengkapnya|lebih banyak)\b)"
    r"|Oleh [A-Z]|[\^↑] ?[\"“„«A-Z]|(?:Penulis|Editor|Reporter|Pewarta|Foto|Kredit foto|Tag|Sumber|Terkait|Catatan(?: redaksi)?|Topik) ?: ?\S)"
)
_BREAK = re.compile(r" (?=(?:\* ?){3})|(?<=\* \*) (?=[^\s*])|(?<=\*\*\*) (?=[^\s*])")
"""`* * *` between two parts."""
_LOUD = re.compile(
    r"(?<=[.?!”\"»]) (?=[A-Z]{3,}(?:,? [A-Z]{2,}){1,6} [A-Z][a-z]+ [a-z])(?P<heading>[A-Z]{3,}(?:,? [A-Z]{2,})*)?"
)
"""`… dua kali. DENGAR, BUKAN LIHAT Ada banyak …`: a heading in capitals."""
_QUIET = re.compile(
    r"(?<=[.?!”\"»]) (?P<heading>[A-Z][\w-]+(?: (?:[A-Z][\w-]+|dan|di|yang|untuk)){0,4}?)"
    r" (?=(?:Di|Pada|Dalam|Menurut|Ketika|Setelah|Sesudah|Sebelum|Namun|Sementara|Saat|Untuk|Dari|Kepada|Sejak|Selain|Meski|Karena|Sebagai) \w)"
)
"""`… dari gunung. Reaksi Di Brussel …`: a heading shows by the word of grammar with a capital after it."""
_DASH = re.compile(r"(?<=[.?!…:»”\"]) (?=[—–-] ?[^\W\d_a-z])")


def layout_breaks(line: str) -> Iterator[int]:
    """Spaces before and after what stands on a line of its own."""
    yield from _stamps(line)
    yield from _labels(line)
    yield from (match.start("gap") for match in _CAPS.finditer(line))
    yield from (match.start() for match in _NOTICE.finditer(line))
    yield from (match.start() for match in _BREAK.finditer(line))
    yield from _headings(line)
    yield from _dashes(line)
    yield from question_breaks(line)


def _headings(line: str) -> Iterator[int]:
    """The spaces before and after a heading in capitals; an acronym that opens the next sentence goes with it (`… LIHAT PT Randu …`)."""
    for match in _LOUD.finditer(line):
        end = match.end("heading")
        if line[end : end + 1] == " ":
            yield match.start()
            yield end
    for match in _QUIET.finditer(line):
        if match["heading"].split()[0].casefold() not in lexicon().function_words:
            yield match.start()
            yield match.end("heading")


def _ends(line: str, place: int) -> bool:
    return _ENDED.search(line, max(0, place - 4), place) is not None


def _stamps(line: str) -> Iterator[int]:
    """Entries of a live blog or a chat: `14.02 WIB`, `15:58`, `[21:10]`; one time alone is no entry."""
    matches = [m for m in _STAMP.finditer(line) if m["time"][0] == "[" or _ends(line, m.start() - 1)]
    forms = Counter(_form(match) for match in matches)
    for match in matches:
        if forms[_form(match)] < _FEWEST:
            continue
        yield match.start() - 1
        if not match["parted"] and match["time"][0] != "[":
            yield match.end()


def _form(match: re.Match[str]) -> tuple[bool, str | None]:
    return match["time"][0] == "[", match["zone"]


def _labels(line: str) -> Iterator[int]:
    """Speakers' turns: the labels of interviews (`Tanya:`), those that recur, and the handles of posts."""
    lexical = lexicon()
    matches = list(_LABEL.finditer(line))
    names = Counter(match["label"].split()[-1] for match in matches)
    sure = {match["label"] for match in matches if _ends(line, match.start() - 1)}
    for match in matches:
        label, place = match["label"], match.start() - 1
        part = label.casefold() in lexical.interview_parts
        recurs = names[label.split()[-1]] > 1 or label[0] == "@" or line[match.end()] in '"“„«'
        if line[place - 1] == "]":  # `[21:10] Bu Sari:` is one label
            continue
        if recurs and (part or line[place - 1] == ":" or _ends(line, place)):
            yield place
        elif label not in sure and (space := _before_own(label, sure)) is not None:
            yield match.start() + space


def _before_own(label: str, sure: Collection[str]) -> int | None:
    """`Debat terakhir Sari: …`: where a heading runs into a label that stands by itself elsewhere, the space between the two."""
    words = label.split(" ")
    for number in range(1, len(words)):
        if " ".join(words[number:]) in sure and words[number - 1] in sure:
            return len(" ".join(words[:number]))
    return None


def _dashes(line: str) -> Iterator[int]:
    """`— Kami siap, — kata Budi. — Ayo!` starts one line: the dash after the attribution goes on with it."""
    for match in _DASH.finditer(line):
        sentence = re.split(r"[.?!…:] ", line[max(0, match.start() - 200) : match.start() - 1])[-1]
        if not re.search(r"[—–-] ?[a-z]", re.sub(r"\w-\w", "", sentence)):
            yield match.start()


def spoken_dashes(line: str) -> Iterator[int]:
    """`… tidak menjawab. -Kami menunggu, - dia berkata.`: the space before speech that a dash opens and an attribution behind another ends."""
    lexical = lexicon()
    openers = [match.start() for match in _SPEECH.finditer(line)]
    for match in _SAID.finditer(line) if openers else ():
        before = [place for place in openers if match.start() - _LONGEST_SPEECH < place < match.start()]
        verb = match["verb"].removesuffix("nya")
        spoken = verb in lexical.inverted_all or match["verb"] in lexical.active_all
        if spoken and before and not _MARKS.search(line, before[-1], match.start()):
            yield before[-1]


_SPEECH = re.compile(r"(?<=[a-z\d)][.?!:]) (?=[—–-] ?[^\W\d_a-z])")
_SAID = re.compile(r"[,.?!…] ?[—–-] ?(?:(?:dia|ia|beliau) )?(?P<verb>[a-z]{4,})")
_MARKS = re.compile(r"[\"“”„«»]")
_LONGEST_SPEECH = 700
"""Characters."""
