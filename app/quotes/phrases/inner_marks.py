"""Marks and punctuation inside a name or a title, which end no phrase: `“Kuda Kecil”`, `Dr.`, `Covid - 19`."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title
from app.quotes.words import Word

_LONGEST_LABEL = 30
_PLATFORMS = frozenset({"facebook", "instagram", "tiktok", "x", "twitter", "youtube", "threads", "telegram"})


def is_handle(items: Sequence[Word], index: int) -> bool:
    """`Netizen “Kuda Kecil” menulis`: a quotation that is what somebody calls himself."""
    if index == 0 or items[index].quotation < 0:
        return False
    before = index - 1 - (index > 1 and items[index - 1].lower in _PLATFORMS)
    return items[before].lower in lexicon().handled


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
