"""Where the source phrase of a cue lies: right of an inverted cue (`kata …`), left of a verb (`… mengatakan`)."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names import is_degree, is_title
from app.quotes.types import EntityKind
from app.quotes.words import Word

_MAX_PHRASE = 40
_LONGEST_RELATIVE = 12
_LONGEST_ORIGIN = 8
_LONGEST_LABEL = 30


def right_phrase(items: Sequence[Word], start: int) -> tuple[int, int]:
    """The item range of the source phrase that opens at `start`, appositions included."""
    lexical = lexicon()
    if start < len(items) and items[start].lower in lexical.third_person | lexical.plural:
        return start, start + 1
    index, relative = start, False
    while index < min(len(items), start + _MAX_PHRASE):
        word = items[index]
        relative = relative or word.lower == "yang"
        if word.text == "(":
            close = _closing_bracket(items, index)
            if close is None or _is_date(items, index + 1):
                break
            index = close + 1
        elif word.text == ",":
            following = _apposition_end(items, start, index)
            if following is None:
                break
            index = following
        elif word.is_word:
            if _ends_phrase(items, index, start, relative):
                break
            index += 1
        elif joins(items, index):
            index += 1
        else:
            break
    return start, index


def _closing_bracket(items: Sequence[Word], start: int) -> int | None:
    return next((i for i in range(start + 1, min(len(items), start + 12)) if items[i].text == ")"), None)


def _is_date(items: Sequence[Word], index: int) -> bool:
    """`(5/10/2020)` or `(2 / 12 / 2024)`, not `(26)`."""
    if index >= len(items) or not items[index].text[0].isdigit():
        return False
    return "/" in items[index].text or (index + 1 < len(items) and items[index + 1].text == "/")


def _ends_phrase(items: Sequence[Word], index: int, start: int, relative: bool) -> bool:
    """True where the word opens an adverbial, a new clause or a date."""
    word, lexical = items[index], lexicon()
    if index == start:
        return False
    if word.lower in lexical.days and (word.is_capitalised or items[index - 1].text == ","):
        return True
    if word.is_capitalised:
        return word.lower in lexical.connectives and items[index - 1].kind is EntityKind.PERSON and word.kind is None
    if relative:
        return items[index - 1].lower in {"itu", "tersebut"} and word.lower in lexical.adverbial_stops
    if word.lower in lexical.adverbial_stops and not (
        word.lower in {"dari", "untuk", "di"}
        and items[start].lower in lexical.people
        and items[index - 1].kind is not EntityKind.PERSON
    ):
        return True
    if word.lower in lexical.naming | _ATTRIBUTIVE or items[index - 1].lower in lexical.naming:
        return False
    return (word.upos == "VERB" and not word.lower.startswith("pe")) or (
        word.upos is None and word.lower.startswith(("meng", "meny", "mem", "di")) and len(word.text) > 6
    )


_ATTRIBUTIVE = frozenset({"berusia", "berumur", "berdarah", "berkebangsaan", "berkacamata", "berkerudung", "berlatar"})


def is_handle(items: Sequence[Word], index: int) -> bool:
    """`Netizen “Kuda Kecil” menulis`: a quotation that is what somebody calls himself."""
    return index > 0 and items[index].quotation >= 0 and items[index - 1].lower in lexicon().handled


def _names_body(items: Sequence[Word], index: int) -> bool:
    """`kepala pusat analitik «Dniester Plus»`: short marks after the noun of a body."""
    bodies = lexicon().organisations | lexicon().naming_bodies
    return len(items[index].span) <= _LONGEST_LABEL and any(
        item.lower in bodies for item in items[max(0, index - 2) : index]
    )


def is_title_of_work(items: Sequence[Word], index: int) -> bool:
    """`dalam bukunya, “Negeri Rak”, menulis` · `dijuluki "Bu Seismo" itu mengaku`: a quotation that only names something."""
    if index == 0 or items[index].quotation < 0:
        return False
    before = index - 1 - (items[index - 1].text == ",")
    return before >= 0 and items[before].stem in lexicon().titled


def joins(items: Sequence[Word], index: int) -> bool:
    """Punctuation inside a name or title: `Dr.`, `H. M. Said`, `Covid - 19`, `kabupaten / kota`."""
    word = items[index]
    if index + 1 >= len(items) or index == 0:
        return False
    before, after = items[index - 1], items[index + 1]
    if word.text == ".":
        return (
            after.is_capitalised
            and (
                is_title(before)
                or is_degree(before)
                or len(before.text) == 1
                or before.lower in lexicon().short_given_names
            )
            and before.is_word
        )
    if word.quotation >= 0:
        return (before.is_capitalised and after.is_capitalised) or _names_body(items, index)
    return (
        word.text in {"-", "/", "&"}
        and before.is_word
        and after.is_word
        and (after.is_capitalised or after.text[0].isdigit() or word.text == "/")
    )


def _apposition_end(items: Sequence[Word], start: int, comma: int) -> int | None:
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
    if not has_person and opens_with_person and closed and end - following <= 8 and _opens_with_office(items, start):
        return end
    if has_person and is_role_segment(items, following, end) and closed:
        return end
    people = sum(item.kind is EntityKind.PERSON for item in items[start:comma])
    if people == 1 and opens_with_person and closed and end - following <= 8 and items[start].lower in lexicon().people:
        return end  # `asisten pelatih Mahakam, Rahmad Darwis,`: what looked like a name is the team's
    return None


def _opens_with_office(items: Sequence[Word], start: int) -> bool:
    word, lexical = items[start], lexicon()
    return (
        word.lower in lexical.people | lexical.organisations
        or word.stem in lexical.people
        or word.lower in lexical.offices
    )


def _name_before_verb(items: Sequence[Word], start: int, end: int) -> int | None:
    """Where the name ends in `Ketua RT, Budi Santoso mengeluh`: right before a verb; None where no name opens the stretch."""
    index = start
    while index < end and (
        items[index].kind is EntityKind.PERSON
        or is_title(items[index])
        or is_degree(items[index])
        or items[index].text == "."
    ):
        index += 1
    named = any(item.kind is EntityKind.PERSON for item in items[start:index])
    verb = (
        index < end
        and not items[index].is_capitalised
        and (items[index].upos in {"VERB", "AUX", "ADV"} or items[index].lower in lexicon().adverbs)
    )
    return index if named and verb else None


def _segment_end(items: Sequence[Word], start: int) -> int:
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
        (i for i in range(start, min(end, start + 2)) if items[i].lower not in {"salah", "seorang", "satu", "sang"}),
        start,
    )
    if items[head].lower in lexical.indefinites:
        return False
    if (
        items[head].lower not in lexical.people
        and items[start].lower not in {"seorang", "salah"}
        and items[head].lower not in lexical.offices
    ):
        return False
    if items[start].lower == "seorang":
        return True
    clause = items[start:end]
    relative = next((i for i, item in enumerate(clause) if item.lower == "yang"), len(clause))
    return not any(_is_predicate(item) for item in clause[:relative])


def _is_predicate(word: Word) -> bool:
    return not word.is_capitalised and (
        word.upos == "AUX"
        or word.lower
        in {"akan", "sudah", "telah", "adalah", "tidak", "bisa", "harus", "belum", "dapat", "masih", "merupakan"}
        or (word.upos == "VERB")
    )
