"""Appositions: the role after a name (`Budi, kepala desa,`) and the name after a role (`Ketua RT, Budi,`)."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title
from app.quotes.phrases.inner_marks import joins
from app.quotes.types import EntityKind
from app.quotes.words import Word

_LONGEST_RELATIVE = 12


_LONGEST_ORIGIN = 8
_LONGEST_NAME = 8
"""Words and punctuation, with titles and what a bracket says: `Komjen Pol (Purn) Budi`."""


def apposition_end(items: Sequence[Word], start: int, comma: int) -> int | None:
    """Where an apposition after `comma` ends, or None if what follows is none.

    After a name: a degree, or a role noun phrase without a predicate (`Budi, kepala desa,`); after a role: the name (`Ketua RT, Budi,`).
    """
    following = comma + 1
    if following >= len(items) or not items[following].is_word:
        return None
    if (settled := _degree_end(items, following) or _list_end(items, start, comma)) is not None:
        return settled
    end = _segment_end(items, following)
    if (
        items[following].lower == "yang"
        and end < len(items)
        and items[end].text == ","
        and end - following <= _LONGEST_RELATIVE
    ):
        return end
    has_person = any(item.kind is EntityKind.PERSON for item in items[start:comma])
    origin = items[following].lower in {"dari", "asal"} and end < len(items) and items[end].text == ","
    origin = origin and not items[following + 1].text[0].isdigit()  # `Menurut Budi, dari 20 desa, tiga terendam.`
    if has_person and origin and end - following <= _LONGEST_ORIGIN:
        return end
    name = _name_before_verb(items, following, end)
    if not has_person and name is not None and _opens_with_office(items, start):
        return name
    opens_with_person = items[following].kind is EntityKind.PERSON or (
        is_title(items[following]) and any(i.kind is EntityKind.PERSON for i in items[following:end])
    )
    closed = end >= len(items) or items[end].text in {",", "."}
    short = end - following <= _LONGEST_NAME or is_name_alone(items, following, end)
    if not has_person and opens_with_person and closed and short and _opens_with_office(items, start):
        return end
    if has_person and is_role_segment(items, following, end) and closed:
        return end
    holds_name = _holds_name(items, following, end) and is_role_segment(items, following, end)
    if not has_person and holds_name and closed and _opens_with_office(items, start):
        return end  # `Pembicara lain, ahli delta Budi Santoso,`
    people = sum(item.kind is EntityKind.PERSON for item in items[start:comma])
    if people == 1 and opens_with_person and closed and short and items[start].lower in lexicon().people:
        return end  # `asisten pelatih Mahakam, Rahmad Darwis,`: what looked like a name is the team's
    return None


def _degree_end(items: Sequence[Word], start: int) -> int | None:
    """Where a degree ends that opens at `start`, with its full stop where more follows: `Budi, S.H.,`; None where none does."""
    if not (is_degree(items[start]) and items[start].is_capitalised):
        return None
    stopped = start + 2 < len(items) and items[start + 1].text == "." and items[start + 2].text == ","
    return start + 1 + stopped


def _list_end(items: Sequence[Word], start: int, comma: int) -> int | None:
    """Where `Budi, Ani, dan Sari` ends, of which the first name ends at `comma`; None where no such list stands there."""
    if not is_name_alone(items, start, comma):
        return None
    while comma < len(items) and items[comma].text == ",":
        first = comma + 1
        if first + 1 < len(items) and items[first].lower == "dan":
            last = first + 1
            while last < len(items) and items[last].kind is EntityKind.PERSON:
                last += 1
            return last if last > first + 1 else None
        comma = _segment_end(items, first)
        if not is_name_alone(items, first, comma):
            return None
    return None


def _holds_name(items: Sequence[Word], start: int, end: int) -> bool:
    """`ahli delta Budi Santoso`, `ahli delta Budi Santoso dari Universitas Randu`: a name closes the stretch, or where the one named is from."""
    origin = next((i for i in range(start + 1, end) if items[i].lower in {"dari", "di"}), end)
    return items[origin - 1].kind is EntityKind.PERSON or items[end - 1].kind is EntityKind.PERSON


def _opens_with_office(items: Sequence[Word], start: int) -> bool:
    """`Ketua RT, Budi,` · `Pak RT, Budi,`: the phrase before the comma opens with what somebody is."""
    word, lexical = items[start], lexicon()
    if word.lower in {"salah", "seorang"}:  # `salah satu peserta, Budi,`
        several = any(item.lower in {"mereka", "antaranya"} for item in items[start + 1 : start + _LONGEST_ONE_OF])
        return several or any(item.lower in lexical.people for item in items[start + 1 : start + 3])
    return (
        word.lower in lexical.speaker_heads
        or word.stem in lexical.people
        or is_title(word)
        or is_english_office(items, start)
    )


_LONGEST_ONE_OF = 6
"""`salah seorang di antara mereka`, in words."""


def is_english_office(items: Sequence[Word], start: int) -> bool:
    """`General Manager`, `Marketing & Brand Director`, `Chief Executive Officer`: an English office has its head last."""
    if not items[start].is_capitalised:
        return False
    for item in items[start + 1 : start + _LONGEST_ENGLISH]:
        if item.kind is EntityKind.PERSON or not (item.is_capitalised or item.text in {"&", "and", "of"}):
            return False
        if item.lower in _ENGLISH_HEADS:
            return True
    return False


_LONGEST_ENGLISH = 5
"""Words."""
_ENGLISH_HEADS = frozenset(
    {"manager", "director", "president", "officer", "secretary", "engineer", "leader", "specialist", "editor"}
)


def _name_before_verb(items: Sequence[Word], start: int, end: int) -> int | None:
    """Where the name ends in `Ketua RT, Budi Santoso mengeluh`: right before a verb or an occasion; None where no name opens the stretch."""
    index = start
    while index < end and (
        items[index].kind is EntityKind.PERSON
        or is_title(items[index])
        or is_degree(items[index])
        or items[index].text in {".", "(", ")"}  # `Komjen Pol (Purn) Budi`
    ):
        index += 1
    named = any(item.kind is EntityKind.PERSON for item in items[start:index])
    verb = (
        index < end
        and not items[index].is_capitalised
        and (
            items[index].upos in {"VERB", "AUX", "ADV"}
            or items[index].lower in lexicon().adverbs | {"saat", "ketika", "usai", "seusai"}
        )
    )
    return index if named and verb else None


def _segment_end(items: Sequence[Word], start: int) -> int:
    """Where the stretch that opens at `start` ends: at a comma, a stop or a quotation outside brackets that joins no name."""
    depth = 0
    for index in range(start, len(items)):
        depth += (items[index].text == "(") - (items[index].text == ")")
        marked = items[index].quotation >= 0 and not joins(items, index)
        if depth <= 0 and (items[index].text in {",", ";", ":"} or marked):
            return index
        if items[index].text == "." and not joins(items, index):
            return index
    return len(items)


def is_role_segment(items: Sequence[Word], start: int, end: int) -> bool:
    """True for a noun phrase headed by what people are, without a predicate of its own."""
    lexical = lexicon()
    head = next(
        (
            i
            for i in range(start, min(end, start + 3))
            if items[i].lower not in {"salah", "seorang", "satu", "sang", "selaku", "mantan", "bekas", "eks", "calon"}
        ),
        start,
    )
    one_of = items[start].lower == "satu" and start + 2 < end and items[start + 1].lower in {"dari", "di"}
    if items[head].lower in lexical.indefinites:
        return False
    someone = one_of or items[start].lower in {"seorang", "salah"} or is_english_office(items, start)
    if items[head].lower not in lexical.role_heads and not someone:
        return False
    if items[start].lower == "seorang":
        return True
    relative = next((i for i in range(start, end) if items[i].lower == "yang"), end)
    return not any(is_predicate(items[i]) and not _is_attribute(items, head, i, end) for i in range(start, relative))


def _is_attribute(items: Sequence[Word], head: int, index: int, end: int) -> bool:
    """`ahli pasar berkembang di Bank Sambara`: a verb without object that describes the noun before it, where that is not the head."""
    describes = items[index].lower.startswith(("ber", "ter")) and index > head + 1 and items[index - 1].upos == "NOUN"
    return describes and (index + 1 == end or items[index + 1].lower in lexicon().prepositions)


_DESCRIBING = frozenset(
    (
        "terpilih terdahulu berusia berumur bernama berasal bergelar berlisensi berjuluk berdarah bermarga berlatar berkacamata berkerudung "
        "berpangkat berkebangsaan bertubuh beranak"
    ).split()
)
"""`mantan wali kota berusia 58 tahun`"""


def is_predicate(word: Word) -> bool:
    """`akan`, `adalah`, a verb: with one of these a stretch is a clause, no apposition."""
    return not word.is_capitalised and (
        word.upos == "AUX"
        or word.lower
        in {"akan", "sudah", "telah", "adalah", "tidak", "bisa", "harus", "belum", "dapat", "masih", "merupakan"}
        or (word.upos == "VERB" and word.lower not in _DESCRIBING)
    )


def is_name_alone(items: Sequence[Word], start: int, end: int) -> bool:
    """`Dr. Budi Santoso, S.H. (45)`: a stretch that is one name, with what belongs to it."""
    bracket = next((i for i in range(start, end) if items[i].text == "("), end)
    name = [item for item in items[start:bracket] if item.is_word]
    people = {item.entity for item in name if item.kind is EntityKind.PERSON}
    return len(people) == 1 and all(
        item.kind is EntityKind.PERSON or is_title(item) or is_degree(item) or item.lower in lexicon().particles
        for item in name
    )
