"""Speakers' turns: `Tanya: …` / `Jawab: …`, `DW: …`, `@akun: …`, with or without marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.quotes.clauses.borders import inner, trimmed, without_directions
from app.quotes.direct.paragraphs import first_paragraph, spoken
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import key_of
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.types import QuoteType, Span
from app.quotes.words import words_in

_LABEL = re.compile(
    r"(?:^|(?<=[.?!…”\"»)] ))[ ]*(?:\[[\d:.]+\][ ]*)?[-–—]?[ ]?"  # the start of a line or a sentence, a time, a dash
    r"(?P<label>@[\w.]+|[^\W\d_][^\n:“”\"«»()\[\].?!,]{0,40}?)"
    r"[ ]?(?:\([^()\n]{1,30}\)[ ]?)?:(?![/\d])[ ]*(?=\S)",  # a stage direction, the colon
    re.MULTILINE,
)
_MINUTES = re.compile(
    r"^(?P<office>[A-Z][A-Z .,/&'-]{2,80}?)[ ]?"
    r"(?:\((?:(?:[A-Z][A-Za-z]{0,4}\.)+[ ]?)*(?P<name>[A-Z][^()/,\n]{2,50})[^()\n]{0,40}\)[ ]?)?:[ ]*\n(?=\S)",
    re.MULTILINE,
)
"""`KETUA RAPAT (Dr. LARAS WENING/F-PR):` on a line of its own: the labels of minutes."""
_OPENING_MARK = re.compile(r"[\"“”„«‘'＂]+[ ]?")
_MOST_LABEL_WORDS = 4
_FEWEST_TURNS = 2
_FEWEST_LABELS = 4


@dataclass(frozen=True, slots=True)
class _Turn:
    """A label and the text up to the next one."""

    label: Span
    start: int
    end: int
    office: str | None = None
    """In minutes, as what the speaker speaks."""

    @property
    def span(self) -> Span:
        """What stands after the label."""
        return Span(self.start, self.end)


def turn_labels(reading: Reading) -> Iterator[Finding]:
    """`Jawab: Kami siap.` (Answer: We are ready.) A label counts where labels recur: one colon makes no interview.

    Nor do exercises with their answers (`Jawaban: C`), which nobody asks by name.
    """
    turns = _below_header(reading, _turns(reading.text))
    names = Counter(_name(reading, turn) for turn in turns)
    asking = _asking(reading, turns)
    headings = tuple(lexicon().not_labels)  # `KESIMPULAN:`
    spoken_in_minutes = (
        turn for turn in _minutes(reading.text) if not (turn.office or "").casefold().startswith(headings)
    )
    yield from (finding for turn in spoken_in_minutes for finding in _finding(reading, turn))
    for turn in turns:
        name = _name(reading, turn)
        counts = (
            names[name] >= _FEWEST_TURNS
            or name.startswith("@")
            or (len(turns) >= _FEWEST_LABELS and _is_somebody(reading, turn, name))
        )
        answers_nobody = name in lexicon().exercise_answers and not asking
        if counts and name not in asking and not answers_nobody and not _lists_names(reading, turn):
            yield from _finding(reading, turn)


def _lists_names(reading: Reading, turn: _Turn) -> bool:
    """`Pelatih: Budi Santoso` · `Persirandu: Guntur (gk), Salim, Wahyu, Iqbal.`: nothing but names, as a line-up or a header has them."""
    said = first_paragraph(reading.text, turn.span).of(reading.text).strip()
    words = re.findall(r"[^\W\d_][\w'’.-]*", re.sub(r"\([^()]*\)", "", said))
    ended = said.endswith((".", "?", "!", "…", "”", '"'))
    return len(words) >= (_FEWEST_LISTED if ended else 2) and all(word[0].isupper() for word in words)


_FEWEST_LISTED = 4


def _below_header(reading: Reading, turns: Sequence[_Turn]) -> Sequence[_Turn]:
    """The turns without the labels of a header: `Tayang: 3 Mei` · `Tamu: Budi, ahli tanah`, each once, above the turns whose labels recur."""
    speaking = [turn for turn in turns if _ends_sentence(reading, turn)]
    names = Counter(_name(reading, turn) for turn in speaking)
    first = next((turn for turn in speaking if names[_name(reading, turn)] >= _FEWEST_TURNS), None)
    if first is None:
        return turns
    return [turn for turn in turns if turn.start >= first.start or _ends_sentence(reading, turn)]


def _ends_sentence(reading: Reading, turn: _Turn) -> bool:
    return first_paragraph(reading.text, turn.span).of(reading.text).rstrip(" \"”»’')]").endswith((".", "?", "!", "…"))


def questions(reading: Reading) -> tuple[Span, ...]:
    """The first paragraphs of interviewers' turns: what is reported in a question is no report."""
    turns = _turns(reading.text)
    names = Counter(_name(reading, turn) for turn in turns)
    asking = _asking(reading, turns)
    return tuple(
        first_paragraph(reading.text, turn.span)
        for turn in turns
        if _name(reading, turn) in asking and names[_name(reading, turn)] >= _FEWEST_TURNS
    )


def label_keys(reading: Reading) -> frozenset[str]:
    """The keys of the single words that label turns: names that the article uses alone."""
    names = Counter(_name(reading, turn) for turn in _turns(reading.text))
    recurring = (name for name, count in names.items() if count >= _FEWEST_TURNS and " " not in name and len(name) > 1)
    return frozenset(key_of(name) for name in recurring if name not in lexicon().interview_parts)


def _is_somebody(reading: Reading, turn: _Turn, name: str) -> bool:
    """A label that stands only once must be a person known otherwise, or an office, and no headline."""
    if turn.label.start == 0:
        return False
    lexical = lexicon()
    return any(
        key_of(word) in reading.known or word in lexical.titles or word in lexical.role_heads for word in name.split()
    )


@lru_cache(maxsize=1)
def _turns(text: str) -> tuple[_Turn, ...]:
    """The turns of a working text; asked for three times for each article."""
    labels = [match for match in _LABEL.finditer(text) if _is_label(match["label"])]
    ends = [*(match.start() for match in labels[1:]), len(text)]
    return tuple(_Turn(Span(*match.span("label")), match.end(), end) for match, end in zip(labels, ends, strict=False))


def _minutes(text: str) -> tuple[_Turn, ...]:
    """The turns of the minutes of a meeting, if the text is some: everything up to the next label or a note in brackets."""
    labels = list(_MINUTES.finditer(text))
    if len(labels) < _FEWEST_LABELS:
        return ()
    ends = [*(match.start() for match in labels[1:]), len(text)]
    notes = [text.find("\n(", match.end(), end) for match, end in zip(labels, ends, strict=True)]
    return tuple(
        _Turn(
            Span(*match.span("name" if match["name"] else "office")),
            match.end(),
            note if note >= 0 else end,
            match["office"],
        )
        for match, end, note in zip(labels, ends, notes, strict=True)
    )


def _name(reading: Reading, turn: _Turn) -> str:
    """The label in lower case, in the fullest form in which it labels turns."""
    label = turn.label.of(reading.text).strip().casefold()
    return _fullest(reading.text).get(label, label)


@lru_cache(maxsize=1)
def _fullest(text: str) -> dict[str, str]:
    """`Rina Kartika` for `Rina`, `Budi Santoso` for `BS`: the one longer label that a shorter one stands for."""
    labels = {turn.label.of(text).strip().casefold() for turn in _turns(text)} - lexicon().interview_parts
    longer = {short: [full for full in labels if full != short and _shortens(short, full)] for short in labels}
    return {short: full[0] for short, full in longer.items() if len(full) == 1}


def _shortens(short: str, full: str) -> bool:
    words = full.split()
    initials = len(words) > 1 and short == "".join(word[0] for word in words)
    return initials or (" " not in short and short in words)


def _is_label(label: str) -> bool:
    if label.strip().casefold() in lexicon().interview_parts:
        return label[0].isupper()
    words = label.split()
    if len(words) > _MOST_LABEL_WORDS or not (label[0].isupper() or label[0] == "@"):
        return False
    lexical = lexicon()
    if label.strip().casefold() in lexical.places:  # `Jakarta: Pustaka Randu, 1994`
        return False
    if any(word.casefold() in lexical.active_all or word.casefold() in lexical.function_words for word in words):
        return False
    return not label.casefold().startswith(tuple(lexical.not_labels)) and all(
        word[0].isupper() or word[0] == "@" for word in words
    )


def _asking(reading: Reading, turns: Sequence[_Turn]) -> frozenset[str]:
    """The labels of interviewers: they are called so, or most of their turns are questions."""
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for turn in turns:
        name = _name(reading, turn)
        total[name] += 1
        asked[name] += first_paragraph(reading.text, turn.span).of(reading.text).rstrip(" \"”»’'").endswith("?")
    named = frozenset(name for name in total if name in lexicon().questions)
    mostly = frozenset(name for name in total if total[name] >= _FEWEST_TURNS and asked[name] * 2 > total[name])
    return named | (mostly if len(mostly) < len(total) else frozenset())


def _finding(reading: Reading, turn: _Turn) -> Iterator[Finding]:
    label = turn.label.of(reading.text).strip()
    phrase = Phrase(Form.LABEL, label, turn.label, name=label, role=turn.office)
    quoted = _quotation_at(reading, turn.start)
    if quoted is not None and reading.quotations[quoted].outer.end <= turn.end:
        content = inner(reading.text, reading.quotations[quoted])
        if _has_cue_after(reading, reading.quotations[quoted].outer.end):
            return
        covered: tuple[int, ...] = (quoted,)
    else:
        content = (
            spoken(reading, turn.span, post=label[0] == "@")
            if turn.office is None
            else trimmed(reading.text, Span(turn.start, turn.end))
        )
        content = without_directions(reading.text, content)
        covered = tuple(reading.quotations_in(Span(turn.start, max(turn.start, content.end))))
    if len(content):
        yield Finding(
            "turn_label", QuoteType.DIRECT, content, reading.passage_at(turn.label.start), None, phrase, covered
        )


def _quotation_at(reading: Reading, start: int) -> int | None:
    """The quotation that opens the turn's text."""
    if not _OPENING_MARK.match(reading.text, start):
        return None
    return next(iter(reading.quotations_in(Span(start, start + 3))), None)


def _has_cue_after(reading: Reading, end: int) -> bool:
    """`J: "…" tutur Rotua`: the quotation has an attribution of its own."""
    following = words_in(reading.text, [Span(end, min(len(reading.text), end + 40))])
    word = next((word for word in following if word.is_word), None)
    return word is not None and word.stem in lexicon().inverted_all
