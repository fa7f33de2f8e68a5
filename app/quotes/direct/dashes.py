"""Speech behind dashes, as in translated prose: `— Kami siap, — kata Budi. — Ayo!` · `— Kami siap, kata Budi. — Ayo!`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.quotes.clauses.borders import trimmed
from app.quotes.cues import is_enclitic_cue, is_inverted_cue, is_verb, reporting_phrase_after
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.pronouns import only_person
from app.quotes.reading import Passage
from app.quotes.types import QuoteType, Span
from app.quotes.words import Word

_LINE = re.compile(r"^[ ]*(?P<dash>[—–-])[ ]?(?=[^\W\d_a-z]|[\"«“¿¡])(?P<speech>[^\n]+)$", re.MULTILINE)


_DASH = re.compile(r"(?<=[\s,.?!…])[—–-](?=\s|[^\W\d_])|[—–-](?=[.,;]|$)")


def dash_lines(reading: Reading) -> Iterator[Finding]:
    """`— Kami siap, — kata Budi. — Ayo!` (We are ready, said Budi. Come on!) Speech and attribution take turns between dashes.

    A line without an attribution counts where the sentence before it ends in a colon.
    """
    run_in = _run_in(reading)
    for line in _LINE.finditer(reading.text):
        start, end = line.span("speech")
        parts = _parts(reading, start, end)
        passage = reading.passages[reading.passage_at(line.start("dash"))]
        attribution = _attribution(reading, parts[1]) if len(parts) > 1 else None
        if attribution is None and line.start() in run_in:
            yield from run_in[line.start()]
            continue
        if attribution is None:
            whole = len(parts) == 1 and _DASH.search(reading.text, start, end) is None
            below = passage.index > 0 and reading.passages[passage.index - 1].boilerplate
            listed = below or _is_entry(reading.text, line)
            if whole and not listed and _colon_before(reading.text, line.start()):
                yield _finding(reading, parts[0], passage, None, only_person(reading, passage.index - 1))
            elif whole and not listed and _answers(reading.text, line):
                yield _finding(reading, parts[0], passage, None, None)
            continue
        cue, phrase = attribution
        for number, part in enumerate(parts):
            if number % 2 == 0 and len(trimmed(reading.text, part)):
                yield _finding(
                    reading, part, passage, cue.span if number == 0 else None, phrase if number == 0 else None
                )


def _is_entry(text: str, line: re.Match[str]) -> bool:
    """`Harganya:`, and below it `- Beras: 12.000` on a line of its own, without a stop, and another such line: an entry of a list."""
    following = _LINE.match(text, min(line.end() + 1, len(text)))
    return following is not None and not line["speech"].rstrip(" \"”»’'").endswith((".", "?", "!", "…", ","))


def _finding(reading: Reading, part: Span, passage: Passage, cue: Span | None, phrase: Phrase | None) -> Finding:
    content = trimmed(reading.text, part)
    covered = tuple(reading.quotations_in(content))
    return Finding("dash_line", QuoteType.DIRECT, content, passage.index, cue, phrase, covered)


def _parts(reading: Reading, start: int, end: int) -> list[Span]:
    """What is said and who said it, in turn; a dash that no attribution follows is one of speech: `Catatan - ini kertas`."""
    cuts = [match.span() for match in _DASH.finditer(reading.text, start, end)]
    stretches = [
        Span(a, b)
        for a, b in zip([start, *(stop for _, stop in cuts)], [*(begin for begin, _ in cuts), end], strict=True)
    ]
    parts = stretches[:1]
    for stretch in stretches[1:]:
        spoken = len(parts) % 2 == 1
        if spoken and _attribution(reading, stretch) is None:
            parts[-1] = Span(parts[-1].start, stretch.end)
        else:
            parts.append(stretch)
    return parts


def _attribution(reading: Reading, part: Span) -> tuple[Word, Phrase | None] | None:
    """The cue and the source that a stretch between dashes opens with; None if it is speech."""
    items = [item for passage in reading.passages_in(part) for item in passage.items if part.contains(item.span)]
    first = next((i for i, item in enumerate(items) if item.is_word), None)
    if first is None:
        return None
    return _cue_at(reading, items, first)


def _cue_at(reading: Reading, items: Sequence[Word], first: int) -> tuple[Word, Phrase | None] | None:
    word = items[first]
    if (
        is_enclitic_cue(word)
        or is_inverted_cue(items, first, after_break=True)
        or (word.upos == "VERB" and not word.is_capitalised)
    ):
        phrase = reporting_phrase_after(reading, items, first)
        return (word, phrase) if phrase is not None else None
    if (
        word.lower in lexicon().third_person
        and first + 1 < len(items)
        and items[first + 1].lower in lexicon().active_all
    ):
        phrase = reporting_phrase_after(reading, items, first - 1)
        return (items[first + 1], phrase) if phrase is not None else None
    return None


def _answers(text: str, line: re.Match[str]) -> bool:
    """`- Anda tidak takut?` / `- Saya takut pada istri saya.`: the line before, behind a dash too, asks, and this one does not."""
    above = _LINE.match(text, text.rfind("\n", 0, max(0, line.start() - 1)) + 1)
    asked = above is not None and above.end() == line.start() - 1 and above["speech"].rstrip().endswith("?")
    return asked and not line["speech"].rstrip().endswith("?")


def _colon_before(text: str, start: int) -> bool:
    """True where the line before closes with a colon: `Budi berkata:`."""
    return text[:start].rstrip().endswith(":") if start < 1000 else text[start - 200 : start].rstrip().endswith(":")


def _run_in(reading: Reading) -> dict[int, list[Finding]]:
    """`— Kami siap, kata Budi. — Ayo!`: no dash stands before the attribution. By the start of its line, what each line says.

    Only where some line goes on behind a second dash: else lists look the same. There a line without an attribution is a turn, too, if it
    stands beside another one.
    """
    lines = [line for line in _LINE.finditer(reading.text) if line["dash"] in "—–"]
    turns = [_turn_of(reading, line) for line in lines]
    if not any(len(turn) > 1 and turn[0].phrase is not None for turn in turns):
        return {}
    found: dict[int, list[Finding]] = {}
    for number, (line, turn) in enumerate(zip(lines, turns, strict=True)):
        beside = (_stand_together(reading.text, *pair) for pair in pairwise(lines[max(0, number - 1) : number + 2]))
        if turn[0].cue is not None or any(beside):
            found[line.start()] = turn
    return found


def _stand_together(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return not text[one.end() : other.start()].strip()


def _turn_of(reading: Reading, line: re.Match[str]) -> list[Finding]:
    """What a line says between its dashes, each stretch with the attribution that closes it or none."""
    start, end = line.span("speech")
    cuts = [match.span() for match in _NEXT_SPEECH.finditer(reading.text, start, end)]
    passage = reading.passages[reading.passage_at(line.start("dash"))]
    found: list[Finding] = []
    for first, stop in zip([start, *(close for _, close in cuts)], [*(begin for begin, _ in cuts), end], strict=True):
        said, cue, phrase = _closed_by_attribution(reading, Span(first, stop), goes_on=stop < end)
        found.append(_finding(reading, said, passage, cue, phrase))
    return found


_NEXT_SPEECH = re.compile(r"(?<=[.?!…]) [—–] ?(?=[^\W\d_a-z])")


def _closed_by_attribution(reading: Reading, part: Span, *, goes_on: bool) -> tuple[Span, Span | None, Phrase | None]:
    """`Kami siap, kata Budi dari dapur.` · `Kami siap, Budi membela diri.`: the words, and the attribution after their last comma, if there is one.

    Where speech `goes_on` behind another dash, a person and any verb attribute.
    """
    items = [item for passage in reading.passages_in(part) for item in passage.items if part.contains(item.span)]
    at = next((i + 1 for i in range(len(items) - 2, 0, -1) if items[i].text in {",", "?", "!"}), None)
    if at is None:
        return part, None, None
    said = Span(part.start, items[at - 1].span.end)
    if (own := _own_cue(items, at)) is not None:
        cue, narrator = own
        return said, items[cue].span, phrase_of(reading.text, items, narrator, narrator + 1)
    if is_enclitic_cue(items[at]) or is_inverted_cue(items, at, after_break=True):
        phrase = reporting_phrase_after(reading, items, at)
        return (said, items[at].span, phrase) if phrase is not None else (part, None, None)
    verb = next((i for i in range(at, len(items)) if not items[i].is_capitalised), at)
    if goes_on and verb > at and is_verb(items[verb]):
        return said, items[verb].span, phrase_of(reading.text, items, at, verb)
    return part, None, None


def _own_cue(items: Sequence[Word], at: int) -> tuple[int, int] | None:
    """`Tidak takut? tanya saya.` · `…, saya membujuk.`: where the writer's own cue and the writer stand; who that is, a byline may tell."""
    if at + 1 >= len(items):
        return None
    narrators = lexicon().narrators
    if items[at + 1].lower in narrators and items[at].lower in lexicon().inverted_all:
        return at, at + 1
    closes = at + 2 >= len(items) or not items[at + 2].is_word
    return (at + 1, at) if items[at].lower in narrators and is_verb(items[at + 1]) and closes else None
