"""Where the narrator takes over again in an article without line breaks: after a speaker's turn, a quotation, a fragment in marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from app.quotes.lexicon import lexicon
from app.quotes.text.marks import Quotation
from app.quotes.text.repairs import narrator_after, sources_first
from app.quotes.text.segmentation import sentences
from app.quotes.text.voices import is_attributed, is_narrated
from app.quotes.types import Span

_TURN = re.compile(
    r"^(?:\[[\d:.]+\] ?)?(?:(?P<label>@[\w.]+|[^\W\d_a-z][^\n:“”\"«»()\[\].?!,]{0,40}?)(?: \([^()\n]{1,30}\))? ?:|[—–-] ?) ?(?=\S)",
    re.MULTILINE,
)
_MARK = re.compile(r"[“”„\"«»]|''")
_SHAPED = re.compile(r"[«»“”„]")
_SENTENCE_OPENING = re.compile(r" ?[^\W\d_a-z]")
_SUBJECT = re.compile(
    r" (?P<name>[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]*|\([A-Z]+\))){0,10})(?:, (?=[a-z])| (?P<verb>[a-z]+))"
)


def narration_starts(text: str, marked: Sequence[Quotation]) -> Iterator[int]:
    """Spaces at which a sentence of the narrator's, or another paragraph of a quotation, starts a new line."""
    closed = tuple(quotation for quotation in marked if quotation.closed and not _holds_marks(text, quotation))
    starts = [span.start for span in sentences(text, closed)]
    quoted = [quotation.outer for quotation in closed]
    for voice in (*_turns(text), *_unclosed(text, marked)):
        place = _narrator_in(text, voice, starts, quoted)
        if place is not None:
            yield place
    yield from _after_fragments(text, closed, frozenset(starts))
    yield from _reopened(text, marked)
    yield from _reopened_in_shape(text)


def _holds_marks(text: str, quotation: Quotation) -> bool:
    """True where a closing mark may be missing inside: other marks stand between the two."""
    return _MARK.search(text, quotation.inner.start, quotation.inner.end) is not None


def _turns(text: str) -> Iterator[Span]:
    """The lines that a turn's label or a dash opens: labels that recur, that name a part in an interview, that marks follow."""
    lexical = lexicon()
    matches = list(_TURN.finditer(text))
    names = Counter(match["label"] for match in matches)
    for match in matches:
        label = (match["label"] or "").casefold()
        recurs = names[match["label"]] > 1 or label in lexical.answers
        turn = not label or label[0] == "@" or recurs or text[match.end()] in '"“„«'
        if turn and label not in lexical.questions and not label.startswith(tuple(lexical.not_labels)):
            stop = text.find("\n", match.end())
            yield Span(match.end(), stop if stop >= 0 else len(text))


def _unclosed(text: str, marked: Sequence[Quotation]) -> Iterator[Span]:
    """From each mark that nothing closes, or nothing near, to the next quotation or the end of the line."""
    for number, quotation in enumerate(marked):
        doubtful = _holds_marks(text, quotation)
        if quotation.opened and (doubtful or not quotation.closed):
            following = marked[number + 1].outer.start if number + 1 < len(marked) else len(text)
            stop = text.find("\n", quotation.outer.end, following)
            yield Span(quotation.inner.start, quotation.outer.end if quotation.closed else max(stop, 0) or following)


def _narrator_in(text: str, voice: Span, starts: Sequence[int], quoted: Sequence[Span]) -> int | None:
    """The space before the first sentence after the voice's own that reports in the third person."""
    inside = starts[bisect_right(starts, voice.start) : bisect_left(starts, voice.end)]
    for start, following in zip(inside, [*inside[1:], voice.end], strict=False):
        sentence = _without(text, Span(start, following), quoted)
        if text[start - 1] == " " and is_narrated(sentence) and not _ends_in_attribution(sentence):
            return start - 1
    return None


def _ends_in_attribution(sentence: str) -> bool:
    """`Warga siap, Budi berkata.`: still the speaker's; not `Menyatakan bahwa warga siap, Budi …`, nor where other words stand in marks."""
    if "“”" in sentence or sentence.split(maxsplit=1)[0].casefold() in lexicon().active_all:
        return False
    place = next(sources_first(sentence), None)
    return place is not None and not lexicon().active.isdisjoint(re.findall(r"[a-z]+", sentence[place:]))


def _without(text: str, stretch: Span, quoted: Sequence[Span]) -> str:
    """The stretch with what stands in marks left out."""
    parts, position = [], stretch.start
    first = bisect_left(quoted, stretch.start, key=lambda span: span.start)
    for span in quoted[first:]:
        if span.start >= stretch.end:
            break
        parts.append(text[position : span.start])
        position = span.end
    return "“”".join([*parts, text[min(position, stretch.end) : stretch.end]])


def _reopened(text: str, marked: Sequence[Quotation]) -> Iterator[int]:
    """A mark that opens while another is open starts a new paragraph of the same quotation."""
    for one, following in pairwise(marked):
        start = following.outer.start
        if one.closed or not following.opened or start == 0 or text[start - 1] != " ":
            continue
        between = text[one.outer.end : start]
        if "\n" not in between and not is_attributed(between) and narrator_after(text, one.inner.start, start) is None:
            yield start - 1


def _reopened_in_shape(text: str) -> Iterator[int]:
    """The same, where the marks show by their shape that two open in a row: `« A. « B. »`."""
    previous: re.Match[str] | None = None
    for match in _SHAPED.finditer(text):
        if (
            previous is not None
            and match.group() == previous.group()
            and match.group() in "«“"
            and _SENTENCE_OPENING.match(text, match.end())
            and text[match.start() - 2 : match.start()] in {". ", "? ", "! "}
            and not is_attributed(text[previous.end() : match.start()])
            and narrator_after(text, previous.end(), match.start()) is None
        ):
            yield match.start() - 1
        previous = match


def _after_fragments(text: str, closed: Sequence[Quotation], starts: Collection[int]) -> Iterator[int]:
    """`… disebut "pasar hantu" Wulan Sari, pedagang sayur, …`: after a fragment that ends its sentence, a name and what is said of it."""
    for quotation in closed:
        end = quotation.outer.end
        fragment = text[quotation.inner.start : quotation.inner.end].strip()
        if quotation.outer.start in starts or fragment.endswith((",", ".", "?", "!")):
            continue
        match = _SUBJECT.match(text, end)
        if (
            match
            and match["name"].split()[0].casefold() not in lexicon().inverted_all
            and (not match["verb"] or match["verb"] in lexicon().active_all)
        ):
            yield end
