"""What stands around a name and shows that it is one: titles before it, offices, brackets, degrees and appositions after it."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title, key_of
from app.quotes.names.hints import Hints
from app.quotes.names.parts import Class
from app.quotes.types import EntityKind
from app.quotes.words import Word

_LONGEST_OFFICE = 16


def after_other_word(items: Sequence[Word], start: int, end: int, hints: Hints) -> int:
    """`Bintang Film Tahta Kirana Laksana`: past a word that stands elsewhere without the name, where the name does without it, too."""
    while end - start >= _FEWEST_WITH_OTHER and items[start].lower not in lexicon().first_names:
        word, first, second = (key_of(items[i].text) for i in range(start, start + 3))
        name_alone = hints.sequences[first, second] > hints.sequences[word, first, second]
        word_alone = hints.sequences[word,] > hints.sequences[word, first]
        owned = start > 0 and items[start - 1].lower in lexicon().relations | {
            "hukum"
        }  # `kuasa hukum Ani Budi Santoso`
        named = word in hints.known or word in hints.name_words  # `Liong Mei Hwa` beside `Steven Liong`
        if not (name_alone and word_alone) or (named and not owned):
            break
        start += 1
    return start


_FEWEST_WITH_OTHER = 3


def is_joined_to_person(items: Sequence[Word], run: tuple[int, int], name: tuple[int, int]) -> bool:
    """`Kamarul dan Budi Santoso sepakat …`: a run that opens a sentence and is joined to a person."""
    end = name[1]
    return name == run and name[0] == 0 and end + 1 < len(items) and _joins_person(items, end)


def _joins_person(items: Sequence[Word], index: int) -> bool:
    return items[index].lower == "dan" and items[index + 1].kind is EntityKind.PERSON


def acts_as_person(items: Sequence[Word], run: tuple[int, int], name: tuple[int, int]) -> bool:
    """`Laras Wening datang sore hari`: a run of words that opens a sentence, or a clause in it, and does what only people do."""
    start, end = name
    opens = start == 0 or items[start - 1].lower in lexicon().subordinating
    if not opens or name != run or end + 1 >= len(items):
        return False
    return items[end].lower in lexicon().human_verbs | lexicon().active_all


def follows_address(items: Sequence[Word], start: int) -> bool:
    """True after a form of address or a rank: `Pak Budi`, `dr. Budi`, `Kompol Budi`; an office (`Kepala Pos`) alone shows no name."""
    index = start - 1
    if index > 0 and items[index].text == "." and items[index].span.end <= items[start].span.start:
        index -= 1
    if index < 0 or not is_title(items[index]):
        return False
    weak = lexicon().rank_parts | _OFFICES_ALONE
    return items[index].lower not in lexicon().people and key_of(items[index].text) not in weak


_OFFICES_ALONE = frozenset("kepala ketua direktur wakil wali menteri presiden mantan eks gubernur bupati".split())


def is_introduced(items: Sequence[Word], run: tuple[int, int], name: tuple[int, int], known: frozenset[str]) -> bool:
    """True where what stands around a run shows a person: `Sari (34)`, `Sari, warga Bogor,`, `Ketua RT, Sari,`, `bernama Sari`, `Sari, S.H.`"""
    lexical = lexicon()
    start, end = name
    before = items[start - 1] if start else None
    if before is not None and before.lower in lexicon().naming:
        return True
    if end != run[1] and not is_degree(items[end]):
        return False
    following = [items[i] for i in range(end, min(len(items), end + 4))]
    if (
        len(following) >= 3
        and following[0].text == "("
        and following[1].text.isdigit()
        and len(following[1].text) == 2
        and following[2].text in {")", "tahun"}
    ):
        return True
    if (
        len(following) >= 3
        and following[0].text == "("
        and following[2].text == ")"
        and key_of(following[1].text) in known
    ):
        return True
    if (
        before is not None
        and before.text == ","
        and (not following or following[0].text in {",", "(", ".", ":"})
        and _ends_office(items, start - 1)
    ):
        return True
    if _is_called(items, end):
        return True
    if len(following) < 2 or following[0].text != ",":
        return False
    second = following[1]
    if (is_degree(second) and second.is_capitalised) or (
        second.text.isdigit() and len(second.text) == 2 and len(following) > 2 and following[2].text in {",", "tahun"}
    ):
        return True
    opening = start == 0 or (
        before is not None
        and (
            before.lower in lexical.connectives
            or before.text in {",", "“”"}
            or before.lower in lexical.according | lexical.inverted_all
        )
    )
    met = before is not None and before.lower in _MEETING and _is_closed_description(items, end + 1)
    return (
        (opening or met)
        and start == run[0]
        and (
            second.lower in lexical.people - {"ibu", "bapak"}
            or second.lower in {"seorang", "salah", "satu"}
            or second.lower in lexical.offices
        )
    )


_MEETING = frozenset(
    "kepada dengan oleh bersama bertemu menemui mewawancarai menghubungi menjumpai antaranya satunya saja adalah ialah yakni".split()
)


def _is_closed_description(items: Sequence[Word], start: int) -> bool:
    """`(dengan Sari), pelancong asal Medan.` · `(kepada Sari), murid kelas lima di Randu,`: a trade up to the next comma, and no clause."""
    stop = next((i for i in range(start, min(len(items), start + _LONGEST_CLOSED)) if _closes(items[i])), None)
    lexical = lexicon()
    if stop is None or items[start].lower in lexical.group_people | {"juara", "wakil", "pemuncak"}:
        return False
    said = lexical.predicators | lexical.active_all
    return not any(item.upos in {"VERB", "AUX", "ADV"} or item.lower in said for item in items[start:stop])


def _closes(word: Word) -> bool:
    return word.text in {",", ".", "("} or word.lower == "yang"


_LONGEST_CLOSED = 12
"""Words."""


def _is_called(items: Sequence[Word], end: int) -> bool:
    """`Lestari, yang akrab disapa Tari,` · `Lestari alias Tari`: who has another name is somebody."""
    for item in items[end : end + _LONGEST_CALL]:
        if item.lower in {"disapa", "dipanggil", "alias"}:
            return True
        if item.lower not in {",", "(", "yang", "atau", "lebih", "akrab", "biasa", "kerap", "sering", "karib"}:
            return False
    return False


_LONGEST_CALL = 5


def _ends_office(items: Sequence[Word], comma: int) -> bool:
    """True where the comma-separated stretch that ends at `comma` is an office without a name: `Ketua RT 03,`."""
    lexical = lexicon()
    start = comma
    while (
        start > 0
        and comma - start < _LONGEST_OFFICE
        and items[start - 1].text not in {",", ".", ";", ":"}
        and items[start - 1].quotation < 0
    ):
        start -= 1
    area = start > 0 and items[start].lower in lexical.areas and all(item.is_capitalised for item in items[start:comma])
    if area and items[start - 1].text == ",":  # `Kepala Desa Randu, Kecamatan Sari,`
        return _ends_office(items, start - 1)
    breaks = [
        i
        for i in range(start, comma)
        if (items[i].upos == "VERB" and not items[i].is_capitalised)
        or items[i].lower in lexical.inverted_all | {"oleh", "dengan", "bersama"}
    ]
    stretch = items[max(breaks, default=start - 1) + 1 : comma]
    if any(item.kind is EntityKind.PERSON for item in stretch):
        return False
    return any(
        item.lower in lexical.people - {"warga", "orang"} or item.lower in lexical.offices for item in stretch[:4]
    )


def is_description(items: Sequence[Word], run: int, start: int, end: int) -> bool:
    """`eks pelatih Laskar Lamun tersebut`, `Duta Baca Randu ini`: what somebody is, closed by a determiner; the capitals name a body or a place."""
    if end >= len(items) or items[end].lower not in lexicon().demonstratives:
        return False
    if any(item.lower in lexicon().role_heads for item in items[run:start]):
        return True
    for item in reversed(items[max(0, start - _LONGEST_DESCRIPTION) : start]):  # `peraih dua Piala Randu tersebut`
        if item.lower in lexicon().role_heads:
            return True
        if item.upos not in {"NUM", "NOUN", "ADJ"} or not item.is_word:
            return False
    return False


_LONGEST_DESCRIPTION = 4


def is_doubtful(items: Sequence[Word], index: int, hints: Hints) -> bool:
    """A single word that the name finder alone takes for a person."""
    word = items[index]
    return (
        word.lower in hints.small
        or (word.has_enclitic and index == 0)
        or (index > 0 and items[index - 1].lower in lexicon().group_nouns)
    )


def follows_office(items: Sequence[Word], run: int, before: Sequence[Class]) -> bool:
    """True where the words before are an office: `Ketua DPRD Kota Malang …`, `juru bicara Kremlin …`."""
    if any(kind in {Class.TITLE, Class.ROLE} for kind in before):
        return True
    lexical = lexicon()
    for index in range(run - 1, max(-1, run - _LONGEST_OFFICE), -1):
        word = items[index]
        headed = index > 0 and items[index - 1].lower == "kepala"  # `kepala sekolah Budi`, not `sekolah Budi Utomo`
        if index == run - 1 and word.stem in lexical.naming_bodies and not headed:
            return False
        if word.lower in lexical.role_heads:
            return not _is_apposition(items, index)
        if (
            word.text in {".", ",", ";", ":"}
            or word.quotation >= 0
            or word.lower in lexical.prepositions | lexical.active_all | lexical.inverted_all
            or word.upos == "VERB"
        ):
            return False
    return False


def _is_apposition(items: Sequence[Word], office: int) -> bool:
    """`Anatoly Punchuk, wakil direktur Layanan Federal`: the office belongs to the name before the comma, and holds none itself."""
    lexical = lexicon()
    while office > 0 and items[office - 1].lower in lexical.role_heads:
        office -= 1
    if office < 2 or items[office - 1].text != ",":
        return False
    before = items[office - 2]
    return before.text == ")" or (before.is_capitalised and before.lower not in lexical.function_words)
