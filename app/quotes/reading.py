"""An article as the rules see it: passages of words in which each quotation is a single item.

Inside a narrative sentence a quotation behaves like one constituent (the object of a reporting verb, or a fragment of its
complement), so the rules see it as one item, and the models are shown the sentence with long quotations left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.quotes.lexicon import lexicon
from app.quotes.text.bylines import is_byline
from app.quotes.text.footnotes import references
from app.quotes.text.marks import Quotation
from app.quotes.text.notices import CREDIT
from app.quotes.types import Depth, Draft, Sentence, Span
from app.quotes.words import Word, words_in

_ELIDED = "“…”"
_SHORT_QUOTATION = 40
_LONGEST_ADVERTISEMENT = 60
_LONGEST_PASSAGE = 250
"""Items. The longest sentences of the news have some 120 words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a draft's text that was copied from the working text."""

    draft_start: int
    working_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A narrative sentence, or a piece of an endless one: `items` are its words and, each as one item, its quotations."""

    index: int
    paragraph: int
    span: Span
    items: tuple[Word, ...]
    boilerplate: bool = False


def passages(text: str, quotations: Sequence[Quotation], sentences: Sequence[Span]) -> tuple[Passage, ...]:
    """Cut each sentence into items. `sentences` and `quotations` are in order and count from the start of the working text."""
    built: list[Passage] = []
    listed = references(text)
    first = paragraph = 0
    end = 0
    for span in sentences:
        while first < len(quotations) and quotations[first].outer.end <= span.start:
            first += 1
        paragraph += "\n" in text[end : span.start]
        end = span.end
        boilerplate = _is_boilerplate(text, span) or any(one.overlaps(span) for one in listed)
        items = tuple(_items(text, span, quotations, first))
        for part in _parts(items):
            built.append(Passage(len(built), paragraph, Span(part[0].span.start, part[-1].span.end), part, boilerplate))
    return tuple(built)


def _parts(items: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """An endless sentence in pieces, so that no rule has to look further than `_LONGEST_PASSAGE` items."""
    for start in range(0, len(items), _LONGEST_PASSAGE):
        yield items[start : start + _LONGEST_PASSAGE]


def _items(text: str, span: Span, quotations: Sequence[Quotation], first: int) -> Iterator[Word]:
    position = span.start
    for index in range(first, len(quotations)):
        outer = quotations[index].outer
        if outer.start >= span.end:
            break
        yield from words_in(text, [Span(position, max(position, outer.start))])
        yield Word.of("“”", outer, quotation=index)
        position = max(position, outer.end)
    yield from words_in(text, [Span(position, max(position, span.end))])


def _is_boilerplate(text: str, span: Span) -> bool:
    """`Baca juga: …`, bylines and the like say nothing; a longer sentence after `Advertisement` does."""
    opening = " ".join(text[span.start : span.start + 32].casefold().split())
    if opening.startswith(lexicon().advertisements):
        return len(span) < _LONGEST_ADVERTISEMENT
    credit = CREDIT.fullmatch(text, span.start, span.end) is not None
    return credit or opening.startswith(lexicon().boilerplate) or is_byline(text, span)


def draft(text: str, passage: Passage, depth: Depth) -> tuple[Draft, tuple[Piece, ...]]:
    """The passage as the models see it, long quotations elided, and the pieces that lead back."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length, position = 0, passage.span.start

    def copy(start: int, end: int) -> None:
        nonlocal length
        if end > start:
            parts.append(text[start:end].replace("\n", " "))
            pieces.append(Piece(length, start, end - start))
            length += end - start

    for item in passage.items:
        if item.quotation < 0 or len(item.span) <= _SHORT_QUOTATION:
            continue
        copy(position, max(position, item.span.start))
        parts.append(_ELIDED)
        length += len(_ELIDED)
        position = max(position, item.span.end)
    copy(position, passage.span.end)
    return Draft("".join(parts), depth), tuple(pieces)


def annotated(passage: Passage, sentence: Sentence, pieces: Sequence[Piece], first_entity: int) -> Passage:
    """Lay what the models said over the passage's words. `first_entity` numbers the first entity."""
    starts = [item.span.start for item in passage.items]
    owner: dict[int, int] = {}
    for index, token in enumerate(sentence.tokens):
        place = _working(pieces, token.span.start)
        if place is not None and (item := _item_at(passage.items, starts, place)) is not None:
            owner[index] = item
    items = list(passage.items)
    seen: set[int] = set()
    for index, item in owner.items():
        token = sentence.tokens[index]
        if item in seen:
            continue
        seen.add(item)
        head = None if token.head is None else owner.get(token.head, -1)
        if head == item:  # the head is another piece of this very word
            head = None
        items[item] = items[item].in_tree(token.upos, head, token.deprel)
    for number, entity in enumerate(sentence.entities):
        for item in _items_within(items, starts, pieces, entity.span):
            items[item] = items[item].in_entity(first_entity + number, entity.kind)
    return replace(passage, items=tuple(items))


def _working(pieces: Sequence[Piece], offset: int) -> int | None:
    """The working offset of a draft offset; None inside an elision."""
    for piece in pieces:
        if piece.draft_start <= offset < piece.draft_start + piece.length:
            return piece.working_start + offset - piece.draft_start
    return None


def _item_at(items: Sequence[Word], starts: Sequence[int], place: int) -> int | None:
    index = bisect_right(starts, place) - 1
    return index if index >= 0 and place < items[index].span.end and items[index].quotation < 0 else None


def _items_within(items: Sequence[Word], starts: Sequence[int], pieces: Sequence[Piece], span: Span) -> Iterator[int]:
    start, last = _working(pieces, span.start), _working(pieces, span.end - 1)
    if start is None or last is None:
        return
    for index in range(max(0, bisect_right(starts, start) - 1), len(items)):
        if items[index].span.start > last:
            break
        if items[index].span.end > start and items[index].is_word:
            yield index
