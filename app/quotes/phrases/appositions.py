"""Appositions: the role after a name (`Budi, kepala desa,`) and the name after a role (`Ketua RT, Budi,`)."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.connectives import skip_opening
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title
from app.quotes.phrases.inner_marks import joins
from app.quotes.phrases.stretches import is_adverbial, is_age
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
    if is_degree(items[following]) and items[following].is_capitalised:
        return (
            following
            + 1
            + (
                following + 1 < len(items)
                and items[following + 1].text == "."
                and following + 2 < len(items)
                and items[following + 2].text == ","
            )
        )
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
    if has_person and origin and end - following <= _LONGEST_ORIGIN:
        return end
    name = _name_before_verb(items, following, end)
    if not has_person and name is not None and _opens_with_office(items, start):
        return name
    opens_with_person = items[following].kind is EntityKind.PERSON or (
        is_title(items[following]) and any(i.kind is EntityKind.PERSON for i in items[following:end])
    )
    closed = end >= len(items) or items[end].text in {",", "."}
    short = end - following <= _LONGEST_NAME or _is_name_alone(items, following, end)
    if not has_person and opens_with_person and closed and short and _opens_with_office(items, start):
        return end
    if has_person and is_role_segment(items, following, end) and closed:
        return end
    holds_name = items[end - 1].kind is EntityKind.PERSON and is_role_segment(items, following, end)
    if not has_person and holds_name and closed and _opens_with_office(items, start):
        return end  # `Pembicara lain, ahli delta Budi Santoso,`
    people = sum(item.kind is EntityKind.PERSON for item in items[start:comma])
    if people == 1 and opens_with_person and closed and short and items[start].lower in lexicon().people:
        return end  # `asisten pelatih Mahakam, Rahmad Darwis,`: what looked like a name is the team's
    return None


def _opens_with_office(items: Sequence[Word], start: int) -> bool:
    """`Ketua RT, Budi,` · `Pak RT, Budi,`: the phrase before the comma opens with what somebody is."""
    word, lexical = items[start], lexicon()
    if word.lower in {"salah", "seorang"}:  # `salah satu peserta, Budi,`
        return any(item.lower in lexical.people for item in items[start + 1 : start + 3])
    return (
        word.lower in lexical.speaker_heads
        or word.stem in lexical.people
        or is_title(word)
        or is_english_office(items, start)
    )


def is_english_office(items: Sequence[Word], start: int) -> bool:
    """`General Manager`, `Brand Manager`: an English office has its head last."""
    following = items[start + 1] if start + 1 < len(items) else None
    return (
        items[start].is_capitalised
        and following is not None
        and following.is_capitalised
        and following.lower in {"manager", "director", "president", "officer", "secretary", "engineer", "leader"}
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
    if items[head].lower not in lexical.role_heads and not (one_of or items[start].lower in {"seorang", "salah"}):
        return False
    if items[start].lower == "seorang":
        return True
    clause = items[start:end]
    relative = next((i for i, item in enumerate(clause) if item.lower == "yang"), len(clause))
    return not any(_is_predicate(item) for item in clause[:relative])


_DESCRIBING = frozenset(
    (
        "terpilih terdahulu berusia berumur bernama berasal bergelar berlisensi berjuluk berdarah bermarga berlatar berkacamata berkerudung "
        "berpangkat berkebangsaan bertubuh beranak"
    ).split()
)
"""`mantan wali kota berusia 58 tahun`"""


def _is_predicate(word: Word) -> bool:
    """`akan`, `adalah`, a verb: with one of these a stretch is a clause, no apposition."""
    return not word.is_capitalised and (
        word.upos == "AUX"
        or word.lower
        in {"akan", "sudah", "telah", "adalah", "tidak", "bisa", "harus", "belum", "dapat", "masih", "merupakan"}
        or (word.upos == "VERB" and word.lower not in _DESCRIBING)
    )


def with_apposition(items: Sequence[Word], segments: list[tuple[int, int]], number: int, end: int) -> tuple[int, int]:
    """Join the role and the name where a comma parts them: `Juru bicara X, Johansyah,` · `Anatoly Punchuk, wakil direktur Y,`."""
    first = segments[number][0]
    start = skip_opening(items, first, end)
    if number + 1 >= len(segments) or items[first].lower in {"dan", "tetapi", "tapi", "sedangkan", "sementara"}:
        return start, end
    before_start, before_end = _described_before(items, segments, number)
    before_start = skip_opening(items, before_start, before_end)
    if before_start >= before_end or is_adverbial(items, before_start, before_end):
        return start, end
    if _pairs(items, before_start, before_end) and end > start and items[end - 1].kind is EntityKind.PERSON:
        return before_start, end
    if items[before_start].upos == "VERB" and items[before_start].lower.startswith(
        ("di", "me")
    ):  # `Ditanya soal Budi, …`
        return start, end
    here = any(
        item.kind is EntityKind.PERSON and not _is_of_body(items, start, index)
        for index, item in enumerate(items[start:end], start)
    )
    there = any(item.kind is EntityKind.PERSON for item in items[before_start:before_end])
    roleful = _has_role_head(items, before_start, before_end)
    if is_degree(items[start]) and there:
        return with_apposition(items, segments, number + 1, end) if number + 2 <= len(segments) else (before_start, end)
    if here and not there and roleful and (items[start].kind is EntityKind.PERSON or is_title(items[start])):
        return before_start, end
    described = there and (not here or _describes_name(items, (start, end), (before_start, before_end)))
    if described and is_role_segment(items, start, end):
        return _name_tail(items, before_start, before_end), end
    return start, end


def _described_before(items: Sequence[Word], segments: list[tuple[int, int]], number: int) -> tuple[int, int]:
    """The stretch before `segments[number]`, past an age and other roles: `Budi, 52 tahun, nelayan Randu,` · `Budi, guru, petani kopi,`."""
    role = is_role_segment(items, *segments[number])
    for start, end in segments[number + 1 : -1]:
        named = any(item.kind is EntityKind.PERSON for item in items[start:end])
        if not (is_age(items, start, end) or (role and not named and is_role_segment(items, start, end))):
            return start, end
    return segments[-1]


def _describes_name(items: Sequence[Word], role: tuple[int, int], name: tuple[int, int]) -> bool:
    """`Paula Rindang, direktur pemasaran Sambara Jaya yang …,`: after nothing but a name of several words the capitals in its role are a firm's.

    So also after a name of one word where a comma closes the role: `Paula, direktur Sambara Jaya,`.
    """
    words = sum(item.kind is EntityKind.PERSON for item in items[slice(*name)])
    closed = role[1] < len(items) and items[role[1]].text == ","
    opens = items[role[0]].text.islower() or (closed and words > 1)  # `Budi Santoso, CEO Sambara Jaya,`
    return opens and _is_name_alone(items, *name) and (words > 1 or closed)


def _is_name_alone(items: Sequence[Word], start: int, end: int) -> bool:
    """`Dr. Budi Santoso, S.H. (45)`: a stretch that is one name, with what belongs to it."""
    bracket = next((i for i in range(start, end) if items[i].text == "("), end)
    name = [item for item in items[start:bracket] if item.is_word]
    people = {item.entity for item in name if item.kind is EntityKind.PERSON}
    return len(people) == 1 and all(
        item.kind is EntityKind.PERSON or is_title(item) or is_degree(item) or item.lower in lexicon().particles
        for item in name
    )


def _pairs(items: Sequence[Word], start: int, end: int) -> bool:
    """`Ani (33) dan suaminya`, of `Ani (33) dan suaminya, Budi,`: a name, `dan`, and what the one named next is."""
    joined = next((i for i in range(start + 1, end - 1) if items[i].lower == "dan"), None)
    if joined is None or not any(item.kind is EntityKind.PERSON for item in items[start:joined]):
        return False
    role = items[joined + 1]
    person = role.lower in lexicon().role_heads or (role.has_enclitic and role.stem in lexicon().people)
    return person and not any(item.kind is EntityKind.PERSON or _is_predicate(item) for item in items[joined:end])


def _is_of_body(items: Sequence[Word], start: int, name: int) -> bool:
    """`peneliti dari LSR Deni Jaya`: a name inside the body that a role noun belongs to."""
    while name > start and items[name - 1].kind is EntityKind.PERSON:
        name -= 1
    of = next((i for i in range(name - 1, start, -1) if items[i].lower in {"dari", "di", "pada"}), None)
    return of is not None and of < name - 1 and items[name - 1].is_capitalised and items[name - 1].is_word


def _has_role_head(items: Sequence[Word], start: int, end: int) -> bool:
    """`juru bicara X`, `salah seorang warga`: a stretch that says what somebody is, without a verb."""
    lexical = lexicon()
    head = start + (items[start].lower in {"salah", "seorang", "para"} and start + 1 < end)
    office = (
        items[head].lower in lexical.speaker_heads or items[start].lower == "salah" or is_english_office(items, start)
    )
    return office and not any(item.upos == "VERB" and not item.is_capitalised for item in items[start:end])


def _joins_person(items: Sequence[Word], start: int, index: int) -> bool:
    """`Ani dan Budi, perwakilan warga,`: both are what the apposition says."""
    return items[index].lower == "dan" and index > start and items[index - 1].kind is EntityKind.PERSON


def _name_tail(items: Sequence[Word], start: int, end: int) -> int:
    """Where the name that ends a stretch begins, its role included if the stretch is nothing but that phrase."""
    first = next((i for i in range(end - 1, start - 1, -1) if items[i].kind is EntityKind.PERSON), end - 1)
    while first > start and (items[first - 1].kind is EntityKind.PERSON or _joins_person(items, start, first - 1)):
        first -= 1
    return start if _has_role_head(items, start, end) else first
