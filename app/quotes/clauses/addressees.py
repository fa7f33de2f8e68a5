"""Who is told or asked between a cue and its content, and what such a verb tells as done: `kepada wartawan`, `meminta warga [untuk tenang]`."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.clauses.borders import THAT
from app.quotes.clauses.objects import is_clause
from app.quotes.lexicon import lexicon
from app.quotes.types import EntityKind
from app.quotes.words import Word

_LISTENERS = frozenset({"wartawan", "pemberita", "reporter", "jurnalis", "pers", "media"})


def past_listener(items: Sequence[Word], index: int) -> int | None:
    """Past `wartawan`, `kepadanya`; None where nobody is told."""
    if index + 1 >= len(items) or not (items[index].lower in _LISTENERS or items[index].stem == "kepada"):
        return None
    closed = items[index + 1].text == "," or items[index + 1].lower in THAT
    single = items[index].lower not in {"kepada", "media", "pers"} and items[index + 1].lower not in {"yang", "lain"}
    return index + 1 if closed or (single and items[index + 1].is_word) else None


def past_told(items: Sequence[Word], at: int, index: int) -> int | None:
    """Past `kepada saya`, `kepada Kabar Pagi`, `(memberi tahu) ibunya`, where a clause follows without comma or `bahwa`; None elsewhere."""
    informs = items[at].lower in _INFORMING
    index -= informs  # no preposition stands before who is told
    if index + 2 >= len(items) or not (informs or _opens_hearer(items, index)):
        return None
    lexical, end = lexicon(), index + 1
    if items[end].lower in lexical.pronouns | _HEARERS | _LISTENERS:
        end += 1
    elif items[end].is_capitalised:
        while end < len(items) and items[end].is_word and (items[end].is_capitalised or items[end].kind):
            end += 1
    else:
        end = next((i + 1 for i in range(end, min(len(items), end + 3)) if _closes_noun(items[i])), end)
        opens = items[index + 1].lower in lexical.speaker_heads or items[index + 1].stem in lexical.people
        if end == index + 1 and opens and items[end + 1].lower in lexical.pronouns:
            end += 1
        if end == index + 1 or not opens:
            return None
    return _past_place(items, end) or _where_clause_follows(items, end)


def _where_clause_follows(items: Sequence[Word], end: int) -> int | None:
    """Past a day after who was told, where a clause in small letters follows; None elsewhere."""
    lexical = lexicon()
    if end < len(items) and past_day(items, end) > end:
        end = past_day(items, end)
    if end >= len(items) or not items[end].text.islower() or items[end].upos in {"VERB", "ADP", "CCONJ", "SCONJ"}:
        return None
    outside = lexical.prepositions | lexical.circumstances | lexical.times | lexical.complementisers | _OF_HEARER
    if items[end].lower in outside or not (is_clause(items, end, len(items)) or _is_counted_subject(items, end)):
        return None
    return end


def _is_counted_subject(items: Sequence[Word], start: int) -> bool:
    """`(kepada wartawan) [kedua nelayan itu, berusia 34 dan 51 tahun,] dirawat`: a counted noun phrase that `itu` closes before its apposition."""
    comma = next((i for i in range(start, min(len(items), start + _LONGEST_PLACE)) if items[i].text == ","), start)
    counted = items[start].upos in {"NUM", "DET"} or items[start].lower in _COUNTED
    return counted and comma > start + 1 and items[comma - 1].lower in lexicon().demonstratives


_COUNTED = frozenset({"kedua", "ketiga", "keempat", "seluruh", "semua", "para"})


def _past_place(items: Sequence[Word], index: int) -> int | None:
    """`kepada saya [di lift] dia akan pulang`: past a place or an occasion, where a pronoun with its predicate follows; None elsewhere."""
    if index >= len(items) or items[index].lower not in {"di", "dalam", "saat", "usai", "seusai"}:
        return None
    for position in range(index + 2, min(len(items) - 1, index + _LONGEST_PLACE)):
        word, following = items[position], items[position + 1]
        if not word.is_word or word.lower in THAT | {"yang"}:
            return None
        if word.lower in lexicon().third_person and (
            following.upos in {"AUX", "VERB"} or following.lower in _PREDICATING
        ):
            return position
    return None


_LONGEST_PLACE = 7
_PREDICATING = frozenset({"tidak", "tak", "akan", "sudah", "telah", "belum", "masih", "sedang", "pernah"})


def _opens_hearer(items: Sequence[Word], index: int) -> bool:
    """`kepada`, and `pada` before a body or `saya`: `mengatakan pada CNN`."""
    if items[index].lower != "pada":
        return items[index].lower == "kepada"
    following = items[index + 1]
    return following.kind is EntityKind.ORGANISATION or following.lower in lexicon().pronouns | _HEARERS


_INFORMING = frozenset({"memberi", "memberitahu"})


def _closes_noun(word: Word) -> bool:
    return word.lower in lexicon().demonstratives or (word.has_enclitic and word.upos == "NOUN")


_HEARERS = frozenset({"saya", "kami", "kita", "aku", "anda", "publik"})
_OF_HEARER = frozenset({"selaku", "sebagai", "yang", "dan", "serta", "atau", "beserta", "agar", "supaya", "seperti"})
"""What goes on a phrase for who is told."""


def past_addressee_object(items: Sequence[Word], index: int) -> int:
    """`meminta warga [untuk tenang]`: the content starts at `untuk`, `agar`, or where the verb does."""
    relative = False
    if index < len(items) and items[index].has_enclitic and items[index].stem in lexicon().topic_nouns:
        return len(items)  # `mengingatkan pentingnya menjaga …`
    for position in range(index, min(len(items), index + 16)):
        relative = relative or items[position].lower == "yang"
        if items[position].lower == "akan" and position + 1 < len(items) and _is_noun(items[position + 1]):
            return len(items)  # `mengingatkan warga akan bahaya banjir`
        purpose = position > index + 1 and not relative and _opens_purpose(items, position)
        if purpose or items[position].lower in {"karena", "atas", "lantaran", "akibat"}:
            return len(items)
        if items[position].lower in THAT | {"agar", "supaya"} or (items[position].text == "," and not relative):
            return position
        if items[position].lower in {"untuk", "melakukan"} or items[position].quotation >= 0:
            return position
        if position > index and not relative and items[position].lower in {"tidak", "jangan", "tak", "segera"}:
            return position
        if _starts_deed(items, position, index):
            return len(items)
        if (
            position > index
            and items[position].upos == "VERB"
            and items[position].lower not in lexicon().titled  # `melalui kuliah bertajuk …`
            and not relative
            and items[position - 1].text != "("  # `mendorong graduasi (naik kelas)`: a gloss
        ):
            return position
    return len(items) if relative else index


def _opens_purpose(items: Sequence[Word], position: int) -> bool:
    """`menyerukan pemotongan [guna membantu petani]` · `mendorong edukasi tentang cara memilih`: the verb is what a thing is for."""
    word = items[position].lower
    if word in {"guna", "demi"}:
        return True
    following = items[position + 1] if position + 1 < len(items) else None
    governs = following is not None and following.upos == "VERB" and following.lower.startswith("me")
    if word == "cara":
        return governs
    return word in {"sampai", "hingga"} and following is not None and following.upos in {"NOUN", "VERB"}


def _starts_deed(items: Sequence[Word], verb: int, start: int) -> bool:
    """`meminta dana tambahan dan menerima separuhnya`: after what is asked for, what the source does besides."""
    joined = verb - 1 > start and items[verb - 1].lower in {"dan", "lalu", "kemudian", "tetapi", "tapi", "namun"}
    return joined and items[verb].upos == "VERB" and items[verb].lower.startswith("me")


def _is_noun(word: Word) -> bool:
    return word.upos == "NOUN" or word.lower == "adanya"


def is_aside_to_addressee(items: Sequence[Word], at: int, start: int) -> bool:
    """`menuntut mantan lurah, Budi Santoso, …` · `meminta pembatalan, yang dikhawatirkan …`: what follows the comma says more of the object."""
    if items[at].lower not in lexicon().with_addressee or items[start - 1].text != ",":
        return False
    following = items[start + 1].lower if start + 1 < len(items) else ""
    relative = items[start].lower == "yang" and following not in {"penting", "terpenting", "jelas", "pasti", "utama"}
    return relative or items[start].kind is EntityKind.PERSON


def is_deed(items: Sequence[Word], at: int, start: int) -> bool:
    """`meminta para peserta mengenakan gelang` in a study, `pelaku mengajak korban bertemu`: told as done, not as said."""
    asked = [item.lower for item in items[at + 1 : start] if item.is_word]
    if items[at].lower not in lexicon().with_addressee or not asked:
        return False
    studied = (
        items[at].lower == "meminta" and items[start].upos == "VERB" and not _SUBJECTS_OF_STUDY.isdisjoint(asked[:2])
    )
    suspect = any(item.lower in _SUSPECTS for item in items[max(0, at - _LONGEST_SUBJECT) : at])
    kin = items[at + 1].has_enclitic and items[at + 1].stem in lexicon().relations  # `mengajak istrinya makan malam`
    return (
        studied or (kin and items[at].lower == "mengajak") or (suspect and items[at].lower in {"meminta", "mengajak"})
    )


_SUBJECTS_OF_STUDY = frozenset({"peserta", "responden", "partisipan", "sukarelawan", "subjek"})
_SUSPECTS = frozenset({"pelaku", "tersangka", "terdakwa", "terduga"})
_LONGEST_SUBJECT = 6


def is_addressee(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """`menjawab dia di media sosial: “…”`: who is answered, and where; a pronoun with a predicate is a clause (`menjawab dia tidak tahu`)."""
    answered = items[at].lower in {"menjawab", "membalas", "menimpali"} and items[start].lower in lexicon().pronouns
    return answered and start + 1 < end and items[start + 1].lower in CIRCUMSTANTIAL


def asks_somebody(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """`meminta (warga) untuk tetap tenang`: somebody shall do something; `meminta bantuan untuk korban` asks for a thing."""
    if items[at].lower not in lexicon().with_addressee - _IN_COURT or items[start].lower != "untuk" or start + 1 >= end:
        return False
    asked = next((item for item in items[at + 1 : start] if item.is_word and item.lower not in _BEFORE_ASKED), None)
    return (asked is None or _is_somebody(asked)) and items[start + 1].upos not in {"NOUN", "PROPN", "PRON", "NUM"}


_IN_COURT = frozenset({"menuntut", "menuduh", "menuding", "mendakwa"})
_BEFORE_ASKED = frozenset({"kepada", "juga", "kembali", "lagi", "langsung", "pula"})


def _is_somebody(word: Word) -> bool:
    lexical = lexicon()
    somebody = lexical.speaker_heads | lexical.titles | lexical.group_people | lexical.indefinites | lexical.pronouns
    return word.is_capitalised or word.lower in somebody or word.stem in lexical.people


def past_day(items: Sequence[Word], index: int) -> int:
    """Past `pada hari Minggu`, `pada Minggu (3/2)` right after the cue."""
    position = index
    if position < len(items) and items[position].lower == "pada":
        position += 1
    if position < len(items) and items[position].lower == "hari":
        position += 1
    if position >= len(items) or items[position].lower not in lexicon().weekdays:
        return index
    position += 1
    if position < len(items) and items[position].text == "(":
        position = next(
            (i + 1 for i in range(position, min(len(items), position + 8)) if items[i].text == ")"), position
        )
    return position


CIRCUMSTANTIAL = frozenset(
    {"di", "dalam", "pada", "saat", "ketika", "usai", "seusai", "kepada", "melalui", "lewat", "menanggapi", "setelah"}
)
"""Opens the time, the place or the occasion of an answer."""
