"""Subjects in several stretches: `Ketua RT, Budi, [berkata]` · `Budi, 52 tahun, ketua RT, [berkata]` · `Budi dan istrinya, Ani, [berkata]`."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.connectives import skip_opening
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title
from app.quotes.phrases.appositions import is_english_office, is_name_alone, is_predicate, is_role_segment
from app.quotes.phrases.stretches import is_adverbial, is_age
from app.quotes.types import EntityKind
from app.quotes.words import Word


def whole_subject(items: Sequence[Word], segments: list[tuple[int, int]], number: int, end: int) -> tuple[int, int]:
    """The subject that ends at `end` in `segments[number]`: the name and the role that commas part, and who is joined to it before `dan`.

    `Juru bicara X, Johansyah,` · `Anatoly Punchuk, wakil direktur Y,` · `Ani (45), pedagang sayur, dan Budi, pedagang ikan,`
    """
    if (leader := _leader(items, segments, number)) is not None:
        return leader
    start, end = _with_apposition(items, segments, number, end)
    joined = next((n for n in range(number, len(segments)) if segments[n][0] <= start), number)
    if items[segments[joined][0]].lower == "dan" and any(item.kind is EntityKind.PERSON for item in items[start:end]):
        start = _first_partner(items, segments, joined, start)
    return start, end


def _first_partner(items: Sequence[Word], segments: list[tuple[int, int]], joined: int, start: int) -> int:
    """Where `Ani (45), pedagang sayur, dan Budi` begins: with the first of the names, and their roles, before the stretch that `dan` opens."""
    for bounds in segments[joined + 1 :]:
        if is_name_alone(items, *bounds):
            start = bounds[0]
        elif not is_role_segment(items, *bounds) or any(
            item.kind is EntityKind.PERSON for item in items[slice(*bounds)]
        ):
            break
    return start


def _leader(items: Sequence[Word], segments: list[tuple[int, int]], number: int) -> tuple[int, int] | None:
    """`Ani bersama suaminya, Budi, [mengatakan]` · `Ani, didampingi suaminya, Budi, [mengatakan]`: whom the one named last is with."""
    if number + 1 >= len(segments) or items[segments[number][0]].kind is not EntityKind.PERSON:
        return None
    start, end = segments[number + 1]
    with_whom = next((i for i in range(start, end - 1) if items[i].lower in _WITH), None)
    kin = items[end - 1]
    if (
        with_whom is None
        or end - with_whom > _LONGEST_COMPANION
        or not (kin.has_enclitic and kin.stem in lexicon().people)
    ):
        return None
    if with_whom == start:
        return (
            whole_subject(items, segments, number + 2, segments[number + 2][1]) if number + 2 < len(segments) else None
        )
    return (start, with_whom) if is_name_alone(items, start, with_whom) else None


_WITH = frozenset({"bersama", "didampingi", "ditemani", "mendampingi", "menemani"})
_LONGEST_COMPANION = 4
"""Words: `didampingi kuasa hukumnya`."""


def _with_apposition(items: Sequence[Word], segments: list[tuple[int, int]], number: int, end: int) -> tuple[int, int]:
    """Join the role and the name where a comma parts them."""
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
        return (
            _with_apposition(items, segments, number + 1, end) if number + 2 <= len(segments) else (before_start, end)
        )
    if here and not there and roleful and (items[start].kind is EntityKind.PERSON or is_title(items[start])):
        return before_start, end
    described = there and (not here or _describes_name(items, (start, end), (before_start, before_end)))
    if described and is_role_segment(items, start, end):
        return _name_tail(items, before_start, before_end), end
    if not here and not there and roleful and _is_somebody(items, before_start, before_end):
        return (before_start, before_end) if is_role_segment(items, start, end) else (start, end)
    return start, end


def _is_somebody(items: Sequence[Word], start: int, end: int) -> bool:
    """`Seorang kawan, pemilik toko di Randu, [mengatakan]`: who is brought in unnamed; the role that follows says more of him."""
    return end - start > 1 and items[start].lower in {"seorang", "salah"} and items[start].entity < 0


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
    return opens and is_name_alone(items, *name) and (words > 1 or closed)


def _pairs(items: Sequence[Word], start: int, end: int) -> bool:
    """`Ani (33) dan suaminya`, of `Ani (33) dan suaminya, Budi,`: a name, `dan`, and what the one named next is."""
    joined = next((i for i in range(start + 1, end - 1) if items[i].lower == "dan"), None)
    if joined is None or not any(item.kind is EntityKind.PERSON for item in items[start:joined]):
        return False
    role = items[joined + 1]
    person = role.lower in lexicon().role_heads or (role.has_enclitic and role.stem in lexicon().people)
    return person and not any(item.kind is EntityKind.PERSON or is_predicate(item) for item in items[joined:end])


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
