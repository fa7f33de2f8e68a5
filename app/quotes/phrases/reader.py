"""Reads a range of words as one source phrase."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.phrases.descriptions import before_time, holds_clause, is_some_of
from app.quotes.phrases.inner_marks import is_handle, self_named
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.named import named_phrase, pair_phrase, producer_phrase
from app.quotes.phrases.names_inside import are_coordinated, holder, people_in
from app.quotes.phrases.stretches import is_adverb, is_verb_initial
from app.quotes.phrases.unnamed import unnamed_phrase
from app.quotes.text.bylines import author
from app.quotes.types import Span
from app.quotes.words import Word, span_of

_MARKS = " \"“”„«»‘’'"


def phrase_of(text: str, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """Read `items[start:end]` as one source phrase. None: it names nobody."""
    relative = next(
        (i for i in range(start + 1, end - 1) if items[i].text == "," and items[i + 1].lower == "yang"), end
    )
    start, end = _trimmed(items, start, relative)
    if start >= end:
        return None
    if _are_those(items, start, end):
        return _as_it_stands(text, items, start, end, head=items[start].lower)
    pronoun = _pronoun(items, start, end) or _author(text, items, start, end)
    if pronoun is not None:
        return pronoun
    if (
        items[start].has_enclitic and items[start].stem in lexicon().speech_nouns
    ):  # `Takarirnya berbunyi …`: its owner's
        span = Span(items[start].span.end - 3, items[start].span.end)
        return Phrase(Form.ENCLITIC, "-nya", span, head="nya")
    handle = next((i for i in range(start, end) if is_handle(items, i)), None)
    if handle is not None:
        name = items[handle].span.of(text).strip(_MARKS)
        return Phrase(Form.NAME, span_of(items, start, end).of(text), span_of(items, start, end), name=name)
    called = self_named(items, start, end)
    if called is not None:
        name = span_of(items, *called).of(text)
        return Phrase(Form.NAME, span_of(items, start, end).of(text), span_of(items, start, end), name=name)
    people = [] if _is_body_with_acronym(items, start, end) else list(people_in(items, start, end))
    if len(people) >= 2 and are_coordinated(items, people):
        return pair_phrase(text, items, start, end, people)
    if people:
        return _of_person(text, items, start, end, people)
    if holds_clause(items, start, end):
        return None
    return producer_phrase(text, items, start, end) or unnamed_phrase(text, items, start, end)


def _author(text: str, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """`tanya saya`, `Kepada penjaga itu saya sendiri [mengatakan]`, below a byline: who wrote the article."""
    lexical = lexicon()
    while end > start + 1 and (items[end - 1].lower in lexical.adverbs or items[end - 1].lower == "sendiri"):
        end -= 1
    word = items[end - 1]
    alone = word.lower in lexical.author and (end == start + 1 or items[start].lower in lexical.prepositions)
    name = author(text) if alone else None
    return Phrase(Form.AUTHOR, word.text, word.span, name=name) if name is not None else None


def _as_it_stands(text: str, items: Sequence[Word], start: int, end: int, *, head: str) -> Phrase:
    """A source that is called by these words and no others."""
    span = span_of(items, start, end)
    return Phrase(Form.NOUN, span.of(text), span, name=span.of(text), head=head)


def _are_those(items: Sequence[Word], start: int, end: int) -> bool:
    """`Mereka yang selamat [mengatakan]`, `setengah dari mereka`: a pronoun of which these are some, or that is explained, takes up nobody."""
    return is_some_of(items, start, end) or (
        2 < end - start <= _LONGEST_CLAUSE and [items[start].lower, items[start + 1].lower] == ["mereka", "yang"]
    )


_LONGEST_CLAUSE = 7
"""`mereka yang selamat dari kecelakaan itu`, in words."""


def _of_person(text: str, items: Sequence[Word], start: int, end: int, people: list[tuple[int, int]]) -> Phrase | None:
    """The one named, or one of his who has no name."""
    if _is_of_person(items, start, people, end):
        return _as_it_stands(text, items, start, end, head=items[start + 1].lower)
    return named_phrase(text, items, start, end, holder(items, start, people))


def _is_of_person(items: Sequence[Word], start: int, people: Sequence[tuple[int, int]], end: int) -> bool:
    """`Seorang juru bicara Budi [mengatakan]`: one of those who speak for or are close to somebody named, and not he."""
    first, last = people[0]
    nouns = [item.lower for item in items[start + 1 : first] if item.lower != "untuk"]
    alone = len(people) == 1 and last == end and items[start].lower in {"seorang", "para", "beberapa"}
    close = bool(nouns) and (nouns[0] in lexicon().relations or nouns[0] in _SPEAKING_FOR)
    between = (item for item in items[start + 1 : first] if item.lower not in {"bicara", "untuk"})
    return (
        alone
        and close
        and all(item.text.islower() and not is_verb_initial(item) and item.upos != "VERB" for item in between)
    )


_SPEAKING_FOR = frozenset(
    {"juru", "jubir", "penasihat", "ajudan", "asisten", "perwakilan", "staf", "pembantu", "sekutu"}
)


def _is_body_with_acronym(items: Sequence[Word], start: int, end: int) -> bool:
    """`Perhimpunan Tani Budi Sentosa (PTBS)`: nothing but the capitals of a body and its short name, whoever it is called after."""
    if items[start].lower not in lexicon().organisations:
        return False
    bracket = next((i for i in range(start, len(items) - 2) if items[i].text == "("), end)
    capitals = all(item.is_capitalised or item.lower in {"dan", "untuk"} for item in items[start:bracket])
    acronym = bracket < len(items) - 2 and items[bracket + 1].text.isupper() and items[bracket + 2].text == ")"
    initials = acronym and items[bracket + 1].text[0] == items[start].text[0]
    return capitals and initials and bracket in {end, end - 3}


def _trimmed(items: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """The range without what surrounds the source: `oleh Budi`, `kemarin Budi`, `Budi lagi`."""
    while start < end and (not items[start].is_word or items[start].lower in {"oleh", "si", "sang"}):
        start += 1
    lexical = lexicon()
    while start + 1 < end and items[start].lower in _BEFORE_SUBJECT | lexical.times:
        start += 1
    if start + 2 < end and items[start + 1].text == "," and items[start].lower in lexical.plural:
        start += 2  # `Dari mereka, 70 persen [mengatakan]`
    end = before_time(items, start, end)
    while end > start + 1 and _trails(items, start, end - 1):
        end -= 1
    if end == start + 1 and not (items[start].is_word or is_handle(items, start)):
        end = start
    return start, end


_BEFORE_SUBJECT = frozenset(
    {"padahal", "bahkan", "apalagi", "meski", "meskipun", "walau", "walaupun", "kendati", "sementara"}
)
"""`meskipun Budi [mengatakan]`: what joins the clause to another is no part of who spoke."""


def _trails(items: Sequence[Word], start: int, index: int) -> bool:
    """Punctuation and adverbs after the source: `Budi sendiri`, `Budi lagi`; a preposition whose noun stands in marks: `pengarang dari “…”`."""
    word = items[index]
    if word.lower in lexicon().prepositions and index + 1 < len(items) and items[index + 1].quotation >= 0:
        return True
    if not word.is_word:
        return word.text != ")" and not is_handle(items, index)
    return is_adverb(items, start, index) or _sums_up(items, start, index)


def _sums_up(items: Sequence[Word], start: int, index: int) -> bool:
    """`Budi dan Rina keduanya [mengatakan]`: a pronoun for the two that have just been named."""
    joined = any(item.lower == "dan" for item in items[start + 1 : index - 1])
    return joined and items[index].lower in lexicon().plural and items[index - 1].lower not in {"dan", ","}


def _pronoun(items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """A pronoun heads the phrase wherever it opens or closes it: `dia`, `Namun ia`, `ia juga`."""
    lexical = lexicon()
    if [item.lower for item in items[start:end]] == [
        "yang",
        "bersangkutan",
    ]:  # who was just told of, as the police put it
        return Phrase(Form.PRONOUN, f"{items[start].text} bersangkutan", span_of(items, start, end), head="ia")
    one_of_them = (
        items[start].lower in {"salah", "seorang", "satu"} | lexical.indefinites
    )  # `salah seorang dari mereka`
    for index in (start,) if one_of_them else (start, end - 1):
        word = items[index]
        if word.lower in lexical.third_person or word.lower in lexical.other_pronouns:
            return Phrase(Form.PRONOUN, word.text, word.span, head=word.lower)
        if word.lower in lexical.plural:
            return Phrase(Form.PLURAL, word.text, word.span, head=word.lower)
    return None
