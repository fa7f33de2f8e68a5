"""What a description of a person may be: of one, and without a clause."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.words import Word


def is_of_several(word: Word) -> bool:
    """`para pejabat pemerintahan Budi`, `banyak uang, Budi`: what opens so describes nobody alone."""
    return word.lower in lexicon().indefinites - _ONE


_ONE = frozenset({"seorang", "seseorang", "salah"})


def holds_clause(items: Sequence[Word], start: int, end: int) -> bool:
    """`Eropa bermain lebih baik sebagai tim dan memimpin jauh`: words with a predicate of their own, outside `yang`, are nobody.

    What a noun for somebody or a body opens ends before its predicate instead (`Guru membawa anaknya dan`).
    """
    lexical = lexicon()
    if items[start].lower in lexical.role_heads | lexical.organisations | lexical.indefinites:
        return False
    for index in range(start + 1, end - _FEWEST_AFTER_VERB):
        item = items[index]
        if item.lower == "yang":
            return False
        if item.upos == "VERB" and item.text.islower():
            return item.lower.startswith("me") or end - index > _FEWEST_IN_CLAUSE
    return False


_FEWEST_AFTER_VERB = 2
_FEWEST_IN_CLAUSE = 5
"""Words: `orang berusia 40 tahun` is short."""


def is_some_of(items: Sequence[Word], start: int, end: int) -> bool:
    """`setengah dari mereka`, `beberapa di antara mereka`: not all those whom the pronoun means."""
    part = end - start > _FEWEST_OF_MANY and items[end - 1].lower in {"mereka", "kami", "kita"}
    return (
        part and items[end - 2].lower in {"dari", "antara"} and items[start].lower not in lexicon().prepositions | _NONE
    )


_FEWEST_OF_MANY = 2
_NONE = frozenset({"tidak", "tak", "bukan", "belum"})


def before_clause(items: Sequence[Word], start: int, end: int) -> int:
    """The end of `items[start:end]` less a clause or an occasion: `kepala biro setelah rapat itu` is `kepala biro`; not less `saat itu`."""
    lexical = lexicon()
    for index in range(start + 1, end):
        word, following = items[index].lower, items[index + 1].lower if index + 1 < end else ""
        if following in {"itu", "ini"}:
            continue
        if is_occasion(items, index) or word in lexical.subordinating or word in lexical.complementisers:
            return index
    return end


def is_circumstance(items: Sequence[Word], start: int, index: int) -> bool:
    """`bupati di hadapan warga`, `Rektor dalam pidatonya`, `presiden dari balkon`: at `index` begins where, when or how the one of `start` spoke.

    Where one of many stands may be who they are: `pedagang di depan pasar`.
    """
    lexical, word = lexicon(), items[index].text
    if index + 1 >= len(items) or not word.islower() or items[index + 1].lower in {"itu", "ini"}:
        return False
    where = items[index + 1].lower.partition("-")[0]
    anybody = items[start].lower in lexical.indefinites | lexical.group_people
    if word == "di":
        return where in _BEFORE_WHOM or (not anybody and where in _BESIDE)
    return is_occasion(items, index) or word in _TIMES


def is_occasion(items: Sequence[Word], index: int) -> bool:
    """`dalam sebuah acara`, `dalam konferensi pers`, `dalam jawaban tertulisnya`; not `orang dalam industri`."""
    if items[index].text != "dalam" or index + 1 >= len(items):
        return False
    noun = items[index + 1]
    return noun.lower in {"sebuah", "suatu"} or (is_spoken(noun) and noun.text.islower())


def is_spoken(noun: Word) -> bool:
    """`sambutan`, `pernyataan`, `surat`: what somebody says or writes, or where; with -nya or without."""
    lexical = lexicon()
    return noun.stem in _OCCASIONS or noun.stem in lexical.speech_nouns or noun.stem in lexical.documents


def before_time(items: Sequence[Word], start: int, end: int) -> int:
    """`Polisi pada Kamis (5/6) [mengatakan]`, `Bank Sentral hari ini [menyebut]`: where the source ends that a time follows."""
    for index in range(start + 1, end):
        if _opens_time(items, index) and all(_is_of_time(item) for item in items[index:end]):
            return index
    return end


def _opens_time(items: Sequence[Word], index: int) -> bool:
    """`pada Kamis`, `Kamis lalu`, `hari ini`, `kemarin`; not the month that may be a name (`Siti Mei`), nor `polisi itu`, `Koran Minggu`."""
    word, lexical = items[index], lexicon()
    if word.lower == "tahun":  # `perempuan 54 tahun itu`, `umur enam tahun`
        return False
    if word.lower == "pada" or (word.is_capitalised and word.lower in lexical.weekdays):
        return items[index - 1].lower not in _SUNDAY_PAPERS
    other = word.lower in lexical.demonstratives or word.lower in lexical.adverbs
    return word.text.islower() and word.lower in lexical.times and not other


def _is_of_time(word: Word) -> bool:
    known = word.lower in lexicon().times or word.lower in _OF_TIME
    return known or word.text[0].isdigit() or word.text in {"(", ")", "/", "-"}


_OF_TIME = frozenset("pada baru-baru awal akhir pertengahan waktu setempat wib wita wit sebelumnya lokal".split())
_SUNDAY_PAPERS = frozenset({"koran", "harian", "tabloid", "majalah", "surat", "radar", "suara"})
_BEFORE_WHOM = frozenset("hadapan sela akhir awal penghujung".split())
"""`di hadapan para kader`, `di sela-sela rapat`"""
_BESIDE = frozenset("tengah depan bawah atas pinggir belakang samping".split())
_TIMES = frozenset("usai seusai selepas saat ketika sewaktu sesudah sesaat sembari sambil seraya".split())
_OCCASIONS = frozenset(
    (
        "acara arahan ceramah diskusi esai gugatan jumpa kampanye khotbah kolom konferensi kuliah makalah orasi paparan pembelaan pemaparan "
        "pengarahan perbincangan pertemuan pidato rapat rilis sambutan seminar sidang talkshow temu tuntutan wawancara webinar"
    ).split()
)
"""Besides what somebody says or writes (`keterangan`, `siaran`, `surat`)."""
