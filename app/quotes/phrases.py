"""Source phrases: the words at an attribution that point to who said it.

`kata Ketua Umum PMI Jaya Rustam Effendi di Jakarta`: the phrase is `Ketua Umum PMI Jaya Rustam Effendi`, its name
`Rustam Effendi`, its role `Ketua Umum PMI Jaya`. A phrase may lie right of its cue (inverted clause) or left of it (subject).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.quotes.lexicon import lexicon
from app.quotes.names import is_degree, is_name_word, is_title, name_bounds, without_ranks
from app.quotes.sources import is_handle
from app.quotes.types import EntityKind, Span
from app.quotes.words import Word, span_of


class Form(StrEnum):
    """How a phrase points to its source."""

    NAME = "name"
    PRONOUN = "pronoun"
    ENCLITIC = "enclitic"
    PLURAL = "plural"
    ORGANISATION = "organisation"
    NOUN = "noun"
    PAIR = "pair"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that point to a source. `span` counts from the start of the working text.

    `name` is the proper name (NAME) or the whole phrase (ORGANISATION, NOUN, PAIR); `head` is the first content word in lower case;
    `definite` is True for `menteri itu`.
    """

    form: Form
    text: str
    span: Span
    name: str | None = None
    role: str | None = None
    head: str = ""
    definite: bool = False


_MARKS = " \"“”„«»‘’'"
_SKIPPED_FIRST = {"oleh", "si", "sang", "para", "pula", "juga", "lagi", "dari"}


def phrase_of(text: str, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """Read `items[start:end]` as one source phrase. None: it names nobody."""
    relative = next(
        (i for i in range(start + 1, end - 1) if items[i].text == "," and items[i + 1].lower == "yang"), end
    )
    start, end = _trimmed(items, start, relative)
    if start >= end:
        return None
    pronoun = _pronoun(items, start, end)
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
    people = [] if _describes_by_body(items, start, end) else list(_people(items, start, end))
    if len(people) >= 2 and _coordinated(items, people):
        return _pair(text, items, start, end, people)
    if people:
        return _named(text, items, start, end, _holder(items, start, people))
    return _unnamed(text, items, start, end)


def _describes_by_body(items: Sequence[Word], start: int, end: int) -> bool:
    """`anggota Fraksi Gotong Royong tersebut`: in a role noun phrase that `itu` closes, a name that follows a body is the body's."""
    lexical = lexicon()
    if (
        items[end - 1].lower not in lexicon().demonstratives
        or items[start].lower not in lexical.people
        or items[start].is_capitalised
    ):
        return False
    name = next((i for i in range(start, end) if items[i].kind is EntityKind.PERSON), None)
    bodies = lexical.organisations | lexical.group_nouns | lexical.place_heads | {"asal", "dari", "berlatar"}
    return name is not None and any(item.lower in bodies for item in items[max(start, name - 2) : name])


def _holder(items: Sequence[Word], start: int, people: list[tuple[int, int]]) -> tuple[int, int]:
    """Whose phrase it is: `kuasa hukum Budi, Hotman` is Hotman, though Budi comes first."""
    first, last = people[0], people[-1]
    full = sum(item.is_word and not is_degree(item) for item in items[last[0] : last[1]]) > 1
    office = items[start].lower in lexicon().relations or (
        items[start].lower in lexicon().people and (first[1] - first[0] == 1 or full)
    )
    owned = office and len(people) > 1 and items[last[0] - 1].text in {",", "."}
    between = items[first[1] : last[0]]
    parted = any(item.text in {",", "("} or (item.upos == "VERB" and not item.is_capitalised) for item in between)
    joined = len(people) > 1 and not parted
    return last if owned or joined else first


def _trimmed(items: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    while start < end and (not items[start].is_word or items[start].lower in {"oleh", "si", "sang"}):
        start += 1
    lexical = lexicon()
    while start + 1 < end and items[start].lower in lexical.times | {"padahal", "bahkan", "apalagi"}:
        start += 1
    while end > start + 1 and _trails(items, end - 1):
        end -= 1
    if end == start + 1 and not (items[start].is_word or is_handle(items, start)):
        end = start
    return start, end


def _trails(items: Sequence[Word], index: int) -> bool:
    """Punctuation and adverbs after the source: `Budi sendiri`, `Budi lagi`."""
    word = items[index]
    if not word.is_word:
        return word.text != ")" and not is_handle(items, index)
    return word.lower in lexicon().adverbs


def _pronoun(items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """A pronoun heads the phrase wherever it opens or closes it: `dia`, `Namun ia`, `ia juga`."""
    lexical = lexicon()
    for index in (start, end - 1):
        word = items[index]
        if word.lower in lexical.third_person or word.lower in lexical.other_pronouns:
            return Phrase(Form.PRONOUN, word.text, word.span, head=word.lower)
        if word.lower in lexical.plural:
            return Phrase(Form.PLURAL, word.text, word.span, head=word.lower)
    return None


def _people(items: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The personal names inside the phrase, outside brackets and relative clauses, as item ranges."""
    index, depth = start, 0
    while index < end:
        word = items[index]
        depth += (word.text == "(") - (word.text == ")")
        if depth <= 0 and _starts_name(items, index):
            stop = _name_end(items, index, end)
            bounds = name_bounds(items, index, stop)
            if bounds[1] > bounds[0]:
                yield bounds
            index = stop
        else:
            if word.lower == "yang" and not _introduces_name(items, index):
                return
            index += 1


def _introduces_name(items: Sequence[Word], index: int) -> bool:
    """`yang akrab disapa Gunawan`: a relative clause that gives the name."""
    return any(item.lower in {"disapa", "dipanggil", "bernama"} for item in items[index + 1 : index + 4])


def _starts_name(items: Sequence[Word], index: int) -> bool:
    word = items[index]
    if not word.is_word or not (word.is_capitalised or word.text.startswith("@")):
        return False
    if word.lower in lexicon().offices:
        return False
    return word.kind is EntityKind.PERSON and not is_title(word)


def _name_end(items: Sequence[Word], index: int, end: int) -> int:
    """The end of the name that starts at `index`: its entity, initials, particles and further capitalised words."""
    entity = items[index].entity
    stop = index + 1
    while stop < end:
        word = items[stop]
        if (word.kind is EntityKind.PERSON and (word.entity == entity or entity < 0)) or (
            word.text == "."
            and stop + 1 < end
            and (len(items[stop - 1].text) <= 2 or items[stop - 1].lower in lexicon().short_given_names)
            and items[stop + 1].is_capitalised
        ):
            stop += 1
        elif (
            word.lower in lexicon().particles
            and stop + 1 < end
            and items[stop + 1].is_capitalised
            and items[stop + 1].kind in (None, EntityKind.PERSON)
        ):
            stop += 2
        elif (
            word.is_capitalised
            and word.is_word
            and word.kind in (None, EntityKind.PERSON)
            and not is_degree(word)
            and (word.lower not in lexicon().people - lexicon().inside_names or word.kind is EntityKind.PERSON)
            and word.lower not in lexicon().offices
        ):
            stop += 1
        else:
            break
    return stop


def _coordinated(items: Sequence[Word], people: list[tuple[int, int]]) -> bool:
    """Two names are two sources only if `dan` joins them and nothing subordinates the second."""
    between = [item.lower for item in items[people[0][1] : people[-1][0]]]
    return (
        ("dan" in between or "maupun" in between)
        and not set(between) & lexicon().prepositions
        and not set(between) & {"yang", "melalui", "lewat"}
    )


def _pair(text: str, items: Sequence[Word], start: int, end: int, people: list[tuple[int, int]]) -> Phrase:
    names = [span_of(items, *bounds).of(text) for bounds in people]
    joined = (", ".join(names[:-1]) + "," if len(names) > 2 else names[0]) + " dan " + names[-1]
    span = span_of(items, start, end)
    return Phrase(Form.PAIR, span.of(text), span, name=joined)


def _named(text: str, items: Sequence[Word], start: int, end: int, bounds: tuple[int, int]) -> Phrase:
    name = span_of(items, *bounds)
    return Phrase(
        Form.NAME,
        span_of(items, start, bounds[1]).of(text),
        span_of(items, start, bounds[1]),
        name=name.of(text),
        role=_role(text, items, start, end, bounds),
    )


def _role(text: str, items: Sequence[Word], start: int, end: int, bounds: tuple[int, int]) -> str | None:
    """What describes the name: the words before it, or an apposition after it. None where there is neither."""
    before = _described(text, items, start, bounds[0])
    if before is not None:
        return before
    after = bounds[1]
    while after < end and (is_degree(items[after]) or items[after].text in ".,"):
        after += 1
    if after < end and items[after].text == "(":
        return None
    if after < end and items[after].lower == "yang":
        after += 2 if after + 1 < end and items[after + 1].lower in {"juga", "merupakan", "adalah"} else 1
    return _described(text, items, after, end)


def _described(text: str, items: Sequence[Word], start: int, end: int) -> str | None:
    """`items[start:end]` as a role: from the noun for what people are; a heading that ran into the name describes nobody."""
    end = without_ranks(items, start, end)
    head = next((i for i in range(start, end) if _heads_role(items[i])), None)
    if head is None and start < end and items[start].upos == "NOUN" and not items[start].is_capitalised:
        head = start
    if head is None or any(item.lower in _NOT_IN_ROLE for item in items[head:end]):
        return None
    span = span_of(items, head, end)
    return span.of(text) if len(span) > 2 else None


_NOT_IN_ROLE = frozenset({"kepada", "akan", "telah", "sudah", "tidak"})


def _heads_role(word: Word) -> bool:
    lexical = lexicon()
    return (word.lower in lexical.people - lexical.indefinites - {"sumber"}) or word.lower in lexical.offices


def _unnamed(text: str, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """A phrase without a person's name: an organisation, a role noun, or a name that only its shape gives away."""
    lexical = lexicon()
    head = next((item.lower for item in items[start:end] if item.is_word and item.lower not in _SKIPPED_FIRST), "")
    span = span_of(items, start - (start > 0 and items[start - 1].lower == "sang"), end)
    definite = any(item.lower in lexicon().demonstratives for item in items[max(start, end - 1) : end])
    if head in lexical.organisations or any(item.kind is EntityKind.ORGANISATION for item in items[start : start + 1]):
        return Phrase(Form.ORGANISATION, span.of(text), span, name=span.of(text), head=head, definite=definite)
    if (
        head in lexical.people
        or items[start].lower in lexical.people
        or head in lexical.offices
        or head in lexical.titles
    ):
        named = _name_by_shape(text, items, start, end)
        return named or Phrase(Form.NOUN, span.of(text), span, name=span.of(text), head=head, definite=definite)
    if (items[start].kind is EntityKind.PLACE and (end - start > 1 or items[start].lower in lexical.places)) or (
        items[start].text.isupper() and len(items[start].text) > 1
    ):
        return Phrase(Form.ORGANISATION, span.of(text), span, name=span.of(text), head=head, definite=definite)
    if all(item.lower in lexical.function_words or not item.is_word for item in items[start:end]):
        return None
    offices = any(item.lower in lexical.people or item.lower in lexical.offices for item in items[start:end])
    shaped = not offices and all(is_name_word(item) or not item.is_word for item in items[start:end])
    if items[start].text.startswith("@") or shaped:
        return Phrase(Form.NAME, span.of(text), span, name=span.of(text), head=head)
    return Phrase(Form.NOUN, span.of(text), span, name=span.of(text), head=head, definite=definite)


def _speaks_of_office(word: Word) -> bool:
    """A word of a field, a body or a place: what an office is about."""
    lexical = lexicon()
    return (
        word.lower in lexical.fields | lexical.organisations | lexical.place_heads | lexical.places
        or word.lower.startswith(lexical.body_prefixes)
    )


def _name_by_shape(text: str, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """`Pak Adam`, `Kapolres Siregar`: titles, then capitalised words that belong to no organisation or place."""
    first, last = name_bounds(items, start, end)
    run = items[first:last]
    if (
        first > start
        and run
        and len(run) <= 4
        and all(is_name_word(item) and item.kind is None for item in run)
        and run[0].lower not in lexicon().people
        and not any(_speaks_of_office(item) for item in run)  # `Menteri Agama`, `Bupati Sukabumi` alone name nobody
        and not is_title(run[-1])
    ):
        return _named(text, items, start, end, (first, last))
    if items[end - 1].lower in lexicon().demonstratives:
        return None
    if (
        items[start].lower in lexicon().people - lexicon().group_nouns
    ):  # a lower-case role noun, then a capitalised run: `petani Wardi`
        capital = next((i for i in range(start, end) if items[i].is_capitalised), end)
        run = items[capital:end]
        if items[capital - 1].lower in lexicon().group_nouns:  # `sebagian umat Muslim`
            return None
        if start < capital and 0 < len(run) <= 4 and all(is_name_word(item) and item.kind is None for item in run):
            return _named(text, items, start, end, (capital, end))
    return None
