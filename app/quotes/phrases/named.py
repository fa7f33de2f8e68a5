"""A phrase with a name: the name and the role that describes it (`Ketua RT Budi`, `Budi, ketua RT`)."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, without_ranks
from app.quotes.phrases.descriptions import before_clause, is_of_several
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.names_inside import DEPUTISING
from app.quotes.types import EntityKind
from app.quotes.words import Word, span_of


def named_phrase(text: str, items: Sequence[Word], start: int, end: int, bounds: tuple[int, int]) -> Phrase:
    """`Ketua RT Budi`: the phrase of the name at `bounds`, with what describes it."""
    name = span_of(items, *bounds)
    return Phrase(
        Form.NAME,
        span_of(items, start, bounds[1]).of(text),
        span_of(items, start, bounds[1]),
        name=name.of(text),
        role=_role(text, items, start, end, bounds),
    )


def producer_phrase(text: str, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """`Kang PD`: a Korean surname, and behind it the title of who makes a programme. None for anything else."""
    surname, *title = items[start:end]
    if len(title) != 1 or title[0].text != "PD" or not surname.text.istitle():
        return None
    span = span_of(items, start, end)
    return Phrase(Form.NAME, span.of(text), span, name=surname.text)


def pair_phrase(text: str, items: Sequence[Word], start: int, end: int, people: list[tuple[int, int]]) -> Phrase:
    """`Budi dan Ani`: several names as one source."""
    names = [span_of(items, *bounds).of(text) for bounds in people]
    joined = (", ".join(names[:-1]) + "," if len(names) > 2 else names[0]) + " dan " + names[-1]
    span = span_of(items, start, end)
    return Phrase(Form.PAIR, span.of(text), span, name=joined)


def _role(text: str, items: Sequence[Word], start: int, end: int, bounds: tuple[int, int]) -> str | None:
    """What describes the name: the words before it, or an apposition after it. None where there is neither."""
    before = _described(text, items, start, bounds[0])
    if before is not None and before_clause(items, start, bounds[0]) == bounds[0]:
        return before
    after = bounds[1]
    while after < end and (is_degree(items[after]) or items[after].text in ".,"):
        after += 1
    if after < end and items[after].text == "(":
        return None
    if after < end and items[after].lower == "yang":
        after += 2 if after + 1 < end and items[after + 1].lower in {"juga", "merupakan", "adalah"} else 1
    if any(
        item.kind is EntityKind.PERSON and items[i - 1].is_capitalised for i, item in enumerate(items[after:end], after)
    ):
        return None  # `Ani menolak bertemu Menteri Budi`: another's office
    return _described(text, items, after, end)


def _described(text: str, items: Sequence[Word], start: int, end: int) -> str | None:
    """`items[start:end]` as a role: from the noun for what people are; a heading that ran into the name describes nobody."""
    end = without_ranks(items, start, end)
    start = next((i + 1 for i in range(end - 1, start - 1, -1) if items[i].lower in DEPUTISING), start)  # for another
    head = next((i for i in range(start, end) if _heads_role(items[i])), None)
    if head is None and start < end and items[start].upos == "NOUN" and not items[start].is_capitalised:
        head = start
    if head is None or is_of_several(items[head]) or any(item.lower in _NOT_IN_ROLE for item in items[head:end]):
        return None
    span = span_of(items, head, before_clause(items, head, end))
    return span.of(text) if len(span) > 2 else None


_NOT_IN_ROLE = frozenset({"kepada", "akan", "telah", "sudah", "tidak"})


def _heads_role(word: Word) -> bool:
    """`ketua`, `menkes`: opens a role; `seorang` and `sumber` tell no role."""
    lexical = lexicon()
    return (word.lower in lexical.people - lexical.indefinites - {"sumber"}) or word.lower in lexical.offices
