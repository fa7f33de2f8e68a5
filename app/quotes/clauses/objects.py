"""Plain objects: what a verb that also reports does something to (`menambah ruang rawat`), where no clause of its own follows."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.clauses.borders import PARTICIPLES, has_closed_relative, has_subject, is_finite, is_state
from app.quotes.lexicon import lexicon
from app.quotes.types import EntityKind
from app.quotes.words import VERB_PREFIXES, Word


def is_clause(items: Sequence[Word], start: int, end: int) -> bool:
    """`stok beras [masih] aman`, `uang itu [milik] nasabah`: with a predicate of its own; `tiga kemenangan di kandang` is a thing."""
    if items[start].quotation >= 0 or items[start].lower in lexicon().pronouns:
        return _is_followed_by_more(items, start, end)
    within = False
    for index in range(start, end):
        word = items[index]
        if word.quotation >= 0:
            return True
        if word.text == ",":
            return not is_list(items, index, end) and has_subject(items, start, end)
        if _opens_adverbial(items, index, end):
            within = True
        elif within:
            if is_finite(items, start, index) or _resumes(items, start, index):
                return True
        elif (
            _is_measured(items, index, start)
            or _is_predicate(items, index, start, end)
            or _is_nominal(items, index, start, end)
        ):
            return True
    return has_subject(items, start, end)


def _is_followed_by_more(items: Sequence[Word], start: int, end: int) -> bool:
    """`dia tidak tahu`, `“bodoh” orang itu`: after a pronoun or words in marks comes no preposition (`“sekolah gratis” bagi nelayan`)."""
    following = items[start + 1] if start + 1 < end else None
    quoted = items[start].quotation >= 0
    if following is not None and following.quotation >= 0:  # `pihaknya “bekerja siang dan malam”`
        return True
    return quoted if following is None or not following.is_word else following.lower not in lexicon().prepositions


def is_list(items: Sequence[Word], comma: int, end: int) -> bool:
    """`kebersihan, kerapian, dan kreativitas`: nouns one beside the other."""
    return all(not item.is_word or item.upos in {"NOUN", "PROPN", "CCONJ"} for item in items[comma:end])


def _opens_adverbial(items: Sequence[Word], index: int, end: int) -> bool:
    """`setelah menang`, `dengan geli`, `dalam menghadapi banjir`: a verb in what follows is not that of the content."""
    word, following = items[index].lower, items[index + 1] if index + 1 < end else None
    governs = following is not None and following.upos == "VERB" and following.lower.startswith("me")
    return word in _ADVERBIAL or (governs and word in lexicon().prepositions)


_ADVERBIAL = frozenset(
    (
        "yang saat ketika setelah sesudah sebelum karena demi meski meskipun sejak usai seusai untuk dengan agar guna tanpa "
        "selama hingga sampai menjelang menyusul sebagai melalui lewat seraya sambil"
    ).split()
)


def _is_predicate(items: Sequence[Word], index: int, start: int, end: int) -> bool:
    word, role = items[index], items[index].deprel or ""
    if word.is_capitalised or word.lower in _NO_PREDICATES:
        return False
    if is_state(items, index, end):
        return index > start
    known = word.lower in lexicon().predicators | lexicon().verdicts | _OPENING
    if index == start:
        return (known and word.upos != "ADJ") or word.upos in {"VERB", "AUX"}
    if role.startswith("amod"):
        second = items[index - 1].upos == "ADJ"  # `pasar baru [mubazir]`
        return (known or second) and _closes_phrase(items, index, start, end)
    if role.startswith("acl") and not known and not word.lower.startswith(VERB_PREFIXES):
        return False  # `pemutusan hubungan kerja`, `ruang rawat`: a bare root describes
    if word.upos == "ADJ" and not known:
        return items[index - 1].upos in {"ADV", "PROPN"} or role in {"ccomp", "xcomp"}
    return known or word.upos in {"VERB", "AUX"}


def _closes_phrase(items: Sequence[Word], index: int, start: int, end: int) -> bool:
    """`stok beras aman hingga akhir tahun`: an adjective with nothing of the noun phrase after it; `kabar baik`, `tiga pesan penting` are phrases."""
    counted = items[start].upos in {"NUM", "DET"} or items[start].lower in _COUNTING
    following = items[index + 1] if index + 1 < end else None
    closed = following is None or not following.is_word or following.lower in _TIME
    return closed and not counted and items[index].lower not in {"baik", "penting"}


_COUNTING = frozenset({"beberapa", "sejumlah", "berbagai", "banyak", "para", "sebuah", "seorang"})
_TIME = frozenset({"hingga", "sampai", "selama", "saat", "ketika", "meski", "meskipun", "karena", "sejak"})
_OPENING = frozenset({"terlalu", "semakin", "makin", "kian", "jangan"})
_NO_PREDICATES = (
    frozenset(
        (
            "itu juga lebih baru tengah sebesar sebanyak sebagai untuk yakni senilai beruntun berturut-turut bernilai berskala berusia "
            "berkapasitas beregu berukuran bersejarah tambahan menurut mengenai berikut bersama beserta"
        ).split()
    )
    | PARTICIPLES
)
"""Words that the lists of predicates or the tagger take for some, though they only measure or describe a noun."""


def _resumes(items: Sequence[Word], start: int, index: int) -> bool:
    """`gaji guru yang bersertifikat sebelum 2024 [naik]`, `warga yang mengungsi [biasanya] membawa kambing`.

    A verb that moves a quantity, or an adverb that tells how often, after a relative clause that has had its own verb.
    """
    relative = any(item.lower == "yang" for item in items[start:index])
    return relative and items[index].lower in _MOVING | _HOW_OFTEN and has_closed_relative(items, start, index)


_HOW_OFTEN = frozenset({"biasanya", "umumnya", "lazimnya", "kerap", "sering", "jarang", "cenderung"})
_MOVING = frozenset({"naik", "turun", "mencapai", "meningkat", "menurun", "berkurang", "bertambah", "tumbuh"})


def _is_measured(items: Sequence[Word], index: int, start: int) -> bool:
    """`jumlah pelamar [2.300] orang`: a measure, then its number."""
    return (
        items[start].stem in _MEASURES
        and items[index].upos == "NUM"
        and items[index - 1].upos == "NOUN"
        and index > start + 1
    )


_MEASURES = frozenset(
    {
        "jumlah",
        "total",
        "luas",
        "tinggi",
        "panjang",
        "usia",
        "kapasitas",
        "kecepatan",
        "suhu",
        "harga",
        "tarif",
        "bobot",
    }
)


def _is_nominal(items: Sequence[Word], index: int, start: int, end: int) -> bool:
    """`uang tersebut [milik] nasabah`, `ayahnya [guru]`: a noun or an adjective right after a noun phrase that is closed."""
    word, following = items[index], items[index + 1] if index + 1 < end else None
    closed = (index > start and word.lower in lexicon().demonstratives) or (word.has_enclitic and word.upos == "NOUN")
    closed = closed or word.kind is EntityKind.PERSON  # `menilai Budi Santoso calon terkuat`
    if not closed or following is None or following.is_capitalised or following.upos not in {"NOUN", "ADJ", "NUM"}:
        return False
    outside = _AFTER_OBJECT | lexicon().times | (lexicon().prepositions - {"milik"}) | lexicon().circumstances
    counts_time = following.upos == "NUM" and index + 2 < end and items[index + 2].lower in UNITS_OF_TIME
    return following.lower not in outside and not counts_time


UNITS_OF_TIME = frozenset({"detik", "menit", "jam", "hari", "malam", "pekan", "minggu", "bulan", "tahun"})
"""`membalas pesan itu sembilan jam kemudian`: when, not how many."""
_AFTER_OBJECT = frozenset({"sendiri", "satu", "secara", "bersama", "sekaligus", "kembali", "berkali-kali", "langsung"})
