"""The source phrase right of an inverted cue: `kata Budi`, `menurut Kepala Desa, Budi,`."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.phrases.appositions import apposition_end
from app.quotes.phrases.descriptions import is_circumstance
from app.quotes.phrases.inner_marks import joins
from app.quotes.types import EntityKind
from app.quotes.words import Word

_MAX_PHRASE = 40


def right_phrase(items: Sequence[Word], start: int) -> tuple[int, int]:
    """The item range of the source phrase that opens at `start`, appositions included."""
    if (alone := _pronoun_length(items, start)) > 0:
        return start, start + alone
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
            following = apposition_end(items, start, index)
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


def _pronoun_length(items: Sequence[Word], start: int) -> int:
    """How many words a pronoun at `start` has, 0 where none stands there: `dia`, `yang lain`."""
    if is_other_one(items, start):
        return 1 + (items[start].lower == "yang")
    explained = [item.lower for item in items[start : start + 2]] == ["mereka", "yang"]  # `kata mereka yang selamat`
    return int(start < len(items) and not explained and items[start].lower in lexicon().subject_pronouns)


def is_other_one(items: Sequence[Word], index: int) -> bool:
    """`yang lain menambahkan`, `tulis lainnya`: one more of those who were told of, without a noun."""
    words = [item.lower for item in items[index : index + 2]]
    return words[:1] == ["lainnya"] or words in (["yang", "lain"], ["yang", "lainnya"])


def opening_phrase(items: Sequence[Word], start: int) -> tuple[int, int]:
    """The same where the content follows: `Menurut dokter, Budi akan sembuh` is the doctor's view, since a predicate comes right after the name."""
    first, end = right_phrase(items, start)
    commas = (i for i in range(first + 1, end - 1) if items[i].text == ",")
    return first, next((comma for comma in commas if _is_named_with_predicate(items, comma + 1)), end)


def _is_named_with_predicate(items: Sequence[Word], start: int) -> bool:
    """`(Menurut suaminya, yang ditemui di Randu,) Ani akan pulang`: a name, and a predicate right after it."""
    after = start
    while after < len(items) and items[after].kind is EntityKind.PERSON:
        after += 1
    if after == start or after >= len(items) or not items[after].text.islower():
        return False
    lexical = lexicon()
    return items[after].upos in {"VERB", "AUX", "ADJ"} or items[after].lower in lexical.predicators | lexical.adverbs


def _closing_bracket(items: Sequence[Word], start: int) -> int | None:
    """Where the bracket that opens at `start` closes; None if not soon."""
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
    if word.lower in {"dengan", "lewat", "melalui"} and any(
        item.text[0] == "@" for item in items[index + 1 : index + 4]
    ):
        return False  # `tulis warganet dengan akun @budi`
    if _describes(items, index, start) or _leads_to_holder(items, index, start):
        return False
    if word.lower in lexical.adverbial_stops and not (
        word.lower in {"dari", "untuk", "di"}
        and not _is_whence(items, index)
        and not is_circumstance(items, start, index)
        and (items[start].lower in lexical.people or (items[start].lower == "salah" and index == start + 2))
        and items[index - 1].kind is not EntityKind.PERSON
        and items[index - 1].lower not in lexical.demonstratives  # `kepala negara itu di hadapan para perwira`
    ):
        return True
    predicates = word.upos == "AUX" and items[index - 1].kind is EntityKind.PERSON
    predicates = predicates or (word.lower in lexical.opening_predicators and items[index - 1].is_capitalised)
    if predicates or _opens_content(items, index):
        return True
    if word.lower in lexical.naming | _ATTRIBUTIVE or items[index - 1].lower in lexical.naming:
        return False
    return (word.upos == "VERB" and not word.lower.startswith("pe")) or (
        word.upos is None and word.lower.startswith(("meng", "meny", "mem", "di")) and len(word.text) > 6
    )


def _is_whence(items: Sequence[Word], index: int) -> bool:
    """`kata ibunya dari balik pintu`: where the voice comes from; `pengamat dari dalam negeri` is an origin."""
    place, after = (item.lower for item in (*items[index + 1 : index + 3], items[index], items[index])[:2])
    return items[index].lower == "dari" and place in _WHENCE and after != "negeri"


_WHENCE = frozenset(
    (
        "balik atas bawah dalam luar seberang jauh kejauhan belakang depan samping tengah ujung dekat sebelah dapur kamar pintu jendela "
        "kursi podium panggung mimbar balkon beranda teras mobil"
    ).split()
)


def _describes(items: Sequence[Word], index: int, start: int) -> bool:
    """`pemain bernomor sepuluh itu`: after a noun for somebody, where a demonstrative closes · `dokter penyakit dalam`, `orang dalam industri`."""
    if items[index].lower == "dalam":
        following = items[index + 1].lower if index + 1 < len(items) else ""
        return items[index - 1].lower in {"penyakit", "orang"} or following == "negeri"
    closed = any(item.lower in lexicon().demonstratives for item in items[index + 1 : index + _LONGEST_DESCRIPTION])
    attribute = index == start + 1 and items[index].lower.startswith("ber")
    return attribute and closed and items[start].lower in lexicon().people


def _leads_to_holder(items: Sequence[Word], index: int, start: int) -> bool:
    """`Kepala Pusat Gizi pada Lembaga Pangan (LP) Budi Santoso`: an office at a body in capitals, and who holds it."""
    office = items[start].is_capitalised and items[start].lower in lexicon().role_heads
    if items[index].lower != "pada" or not office or any(i.kind is EntityKind.PERSON for i in items[start:index]):
        return False
    for item in items[index + 1 : index + _LONGEST_BODY]:
        if item.kind is EntityKind.PERSON:
            return True
        if not item.is_capitalised and item.text not in {"(", ")"}:
            return False
    return False


_LONGEST_BODY = 10
"""Words."""
_LONGEST_DESCRIPTION = 5
"""Words."""


def _opens_content(items: Sequence[Word], index: int) -> bool:
    """`Menurut Budi dinamika pasar …`: a noun in small letters right after a name, for no person and no origin, is the next clause's."""
    word, lexical = items[index], lexicon()
    if items[index - 1].kind is not EntityKind.PERSON or word.upos != "NOUN" or not word.text.islower():
        return False
    describing = (lexical.role_heads, lexical.titles, lexical.relations, _ATTRIBUTIVE, {"asal", "sapaan", "panggilan"})
    return word.stem not in lexical.people and not any(word.lower in words for words in describing)


_ATTRIBUTIVE = frozenset(
    {
        "berwenang",
        "berwajib",
        "berusia",
        "berumur",
        "berdarah",
        "berkebangsaan",
        "berkacamata",
        "berkerudung",
        "berlatar",
    }
)
