"""Marks and punctuation inside a name or a title, which end no phrase: `“Kuda Kecil”`, `Dr.`, `Covid - 19`."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title
from app.quotes.words import Word

_LONGEST_LABEL = 30
PLATFORMS = frozenset(
    {
        "facebook",
        "instagram",
        "tiktok",
        "x",
        "twitter",
        "youtube",
        "threads",
        "telegram",
        "reddit",
        "linkedin",
        "whatsapp",
        "wa",
    }
)


def is_handle(items: Sequence[Word], index: int) -> bool:
    """`Netizen “Kuda Kecil” menulis`: a quotation that is what somebody calls himself."""
    if index == 0 or items[index].quotation < 0:
        return False
    before = index - 1 - (index > 1 and items[index - 1].lower in PLATFORMS)
    return items[before].lower in lexicon().handled


def self_named(items: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """`Penjual yang menggunakan nama gudang77`, `pengguna Reddit dengan nama u/gudang_tua`: the range of what somebody calls himself on the net."""
    for index in range(start + 1, end - 1):
        by = items[index].lower == "nama" and items[index - 1].lower in _GOING_BY
        if not by and items[index].lower not in {"bernama", "beralias"}:
            continue
        first = index + 1
        while first < end - 1 and items[first].lower in _NOT_REAL:
            first += 1
        stop = first + 1
        while stop < end and _goes_on(items, stop):
            stop += 1
        shaped = any(not char.isalpha() for item in items[first:stop] for char in item.text) and items[first].is_word
        return (first, stop) if shaped or (first > index + 1 and items[first].text.islower()) else None
    return None


def _goes_on(items: Sequence[Word], index: int) -> bool:
    """`gudang_tua`, `hujan.senja`: what stands without a space after the word before, less the punctuation that closes a clause."""
    joined = items[index].span.start == items[index - 1].span.end
    dotted = (
        items[index].text == "."
        and index + 1 < len(items)
        and items[index + 1].is_word
        and items[index + 1].span.start == items[index].span.end
    )
    return joined and (dotted or items[index].text not in _CLOSING)


_GOING_BY = frozenset({"dengan", "menggunakan", "memakai", "pakai", "atas", "bernama"})
_NOT_REAL = frozenset({"samaran", "pengguna", "akun", "layar", "panggung", "alias"})
_CLOSING = frozenset(',.;:!?)("”“»«')


def is_title_of_work(items: Sequence[Word], index: int) -> bool:
    """`dalam bukunya, “Negeri Rak”, menulis` · `dijuluki "Bu Seismo" itu mengaku`: a quotation that only names something."""
    if index == 0 or items[index].quotation < 0:
        return False
    if is_work_of(items, index):
        return True
    before = index - 1 - (items[index - 1].text == ",")
    return before >= 0 and items[before].stem in lexicon().titled


def is_work_of(items: Sequence[Word], index: int) -> bool:
    """`pelantun “Kuda Kecil” itu` · `pemeran film “Hujan” tersebut`: a work in marks that says who somebody is."""
    if index == 0 or index + 1 >= len(items) or items[index].quotation < 0 or len(items[index].span) > _LONGEST_WORK:
        return False
    somebody = any(item.lower in lexicon().people for item in items[max(0, index - 2) : index])
    return somebody and items[index - 1].is_word and items[index + 1].lower in lexicon().demonstratives


_LONGEST_WORK = 60


def names_body(items: Sequence[Word], index: int) -> bool:
    """`kepala pusat analitik «Dniester Plus»`: short marks after the noun of a body."""
    bodies = lexicon().organisations | lexicon().naming_bodies
    return len(items[index].span) <= _LONGEST_LABEL and any(
        item.lower in bodies for item in items[max(0, index - 2) : index]
    )


def joins(items: Sequence[Word], index: int) -> bool:
    """Punctuation inside a name or title: `Dr.`, `H. M. Said`, `Covid - 19`, `kabupaten / kota`."""
    word = items[index]
    if index + 1 >= len(items) or index == 0:
        return False
    before, after = items[index - 1], items[index + 1]
    if word.text == ".":
        return (
            (after.is_capitalised or (is_title(after) and is_title(before)))  # `Prof. Dr. dr. Budi`
            and (
                is_title(before)
                or is_degree(before)
                or len(before.text) == 1
                or before.lower in lexicon().short_given_names
            )
            and before.is_word
        )
    if word.quotation >= 0:
        return (before.is_capitalised and after.is_capitalised) or names_body(items, index) or is_work_of(items, index)
    return (
        word.text in {"-", "/", "&"}
        and before.is_word
        and after.is_word
        and (after.is_capitalised or after.text[0].isdigit() or word.text == "/")
    )
