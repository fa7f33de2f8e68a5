"""Where content begins after its cue: past who was told, where and when, and past what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.clauses.borders import THAT, has_predicate
from app.quotes.lexicon import lexicon
from app.quotes.phrases.inner_marks import is_title_of_work
from app.quotes.words import Word


def after_addressee(items: Sequence[Word], at: int) -> int:
    """Past `kepada wartawan`, dates and places between the cue and its content."""
    index = at + 1 + (items[at].lower == "memberi")
    day = _past_day(items, index)
    if day > index and day < len(items) and items[day].is_word:
        return day
    if _opens_content(items, index):
        return index
    while index < len(items) and items[index].lower in _ADVERBS_OF_CUE and not _begins_predicate(items, index):
        index += 1
    if items[at].lower in lexicon().with_addressee:
        return _past_addressee_object(items, index)
    listener = _past_listener(items, index)
    if listener is not None:
        return listener
    if index < len(items) and items[index].lower in _CIRCUMSTANTIAL | lexicon().days:
        return _past_circumstances(items, index)
    return index


_LISTENERS = frozenset({"wartawan", "pemberita", "reporter", "jurnalis", "pers", "media"})


_ADVERBS_OF_CUE = frozenset({"lagi", "pula", "juga", "kembali", "secara", "keras", "tajam", "pedas"})


_CIRCUMSTANTIAL = frozenset({"kepada", "pada", "di", "dalam", "saat", "ketika", "melalui", "lewat", "seusai", "usai"})


_LONGEST_CIRCUMSTANCE = 14


def _opens_content(items: Sequence[Word], index: int) -> bool:
    """`mengatakan di masa depan …`: a place or time that the content is about, not one of the saying."""
    return (
        index + 1 < len(items)
        and items[index].lower in {"di", "pada", "dalam"}
        and items[index + 1].lower
        in {"akhir", "awal", "tengah", "tahun", "masa", "era", "antara", "sisi", "satu", "bulan", "dasarnya"}
    )


def _begins_predicate(items: Sequence[Word], index: int) -> bool:
    """`mengaku juga pernah menolak`: the adverb belongs to a predicate whose subject is the source."""
    following = items[index + 1] if index + 1 < len(items) else None
    return items[index].lower == "juga" and following is not None and following.lower in _AUXILIARIES


_AUXILIARIES = frozenset(
    {"pernah", "sudah", "telah", "akan", "belum", "tidak", "tak", "sempat", "sering", "masih", "ingin", "bisa", "harus"}
)


def _past_listener(items: Sequence[Word], index: int) -> int | None:
    """Past `wartawan`, `kepadanya`; None where nobody is told."""
    if index + 1 >= len(items) or not (items[index].lower in _LISTENERS or items[index].stem == "kepada"):
        return None
    closed = items[index + 1].text == "," or items[index + 1].lower in THAT
    single = items[index].lower not in {"kepada", "media", "pers"} and items[index + 1].lower not in {"yang", "lain"}
    return index + 1 if closed or (single and items[index + 1].is_word) else None


_ASKING = frozenset({"apakah", "siapa", "kapan", "mengapa", "kenapa", "bagaimana", "berapa"})
"""`bertanya kepada saksi apakah …`: what is asked follows who is asked."""


def _past_circumstances(items: Sequence[Word], index: int) -> int:
    """Past the addressee, place or time that opens at `index`, and further ones after commas, where content follows."""
    asked = _ASKING if items[index - 1].lower in {"bertanya", "menanyakan"} else frozenset[str]()
    stop = next(
        (
            i
            for i in range(index, len(items))
            if (items[i].text in {",", ":"} and not (i + 1 < len(items) and is_title_of_work(items, i + 1)))
            or items[i].lower in THAT | asked
            or (items[i].quotation >= 0 and not is_title_of_work(items, i))
        ),
        None,
    )
    while stop is not None and items[stop].text == "," and _goes_on_circumstantially(items, stop + 1):
        later = next(
            (i for i in range(stop + 1, len(items)) if items[i].text in {",", ":"} or items[i].lower in THAT), None
        )
        if later is None:
            break
        stop = later
    if stop is not None and stop - index <= _LONGEST_CIRCUMSTANCE:
        return stop
    return len(items) if items[index].lower == "kepada" and stop is None else index


def _goes_on_circumstantially(items: Sequence[Word], index: int) -> bool:
    """`…, Senin,` · `…, di Jakarta,`: after the comma comes one more circumstance."""
    return index < len(items) and (
        items[index].lower in lexicon().days | {"saat", "di", "usai", "seusai", "pada"}
        or items[index].text[0].isdigit()
    )


def _past_day(items: Sequence[Word], index: int) -> int:
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


def _past_addressee_object(items: Sequence[Word], index: int) -> int:
    """`meminta warga [untuk tenang]`: the content starts at `untuk`, `agar`, or where the verb does."""
    relative = False
    if index < len(items) and items[index].has_enclitic and items[index].stem in lexicon().topic_nouns:
        return len(items)  # `mengingatkan pentingnya menjaga …`
    for position in range(index, min(len(items), index + 16)):
        relative = relative or items[position].lower == "yang"
        if items[position].lower == "akan" and position + 1 < len(items) and _is_noun(items[position + 1]):
            return len(items)  # `mengingatkan warga akan bahaya banjir`
        if items[position].lower in {"karena", "atas", "lantaran", "akibat"}:
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


def _starts_deed(items: Sequence[Word], verb: int, start: int) -> bool:
    """`meminta dana tambahan dan menerima separuhnya`: after what is asked for, what the source does besides."""
    joined = verb - 1 > start and items[verb - 1].lower in {"dan", "lalu", "kemudian", "tetapi", "tapi", "namun"}
    return joined and items[verb].upos == "VERB" and items[verb].lower.startswith("me")


def _is_noun(word: Word) -> bool:
    return word.upos == "NOUN" or word.lower == "adanya"


def past_topic(items: Sequence[Word], start: int, end: int) -> int:
    """`menulis surat dengan kekhawatiran bahwa …`: past a noun phrase whose own `bahwa` brings in the content."""
    for index in range(start + 1, min(end - 1, start + _LONGEST_TOPIC)):
        word = items[index]
        if word.lower in THAT:
            return index + 1 if not has_predicate(items, start, index) or index == start + 1 else start
        if word.text in {",", ":", ";"}:
            return start
    return start


_LONGEST_TOPIC = 10
