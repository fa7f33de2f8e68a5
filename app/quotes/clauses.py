"""Where the clause that a cue attributes begins and ends: past addressees and circumstances, up to the narrator's next words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.content import THAT, has_predicate, names_topic, skip_complementiser, with_fragments
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases import Phrase
from app.quotes.reading import Passage
from app.quotes.sources import is_handle, is_role_segment, is_title_of_work
from app.quotes.subjects import skip_opening
from app.quotes.types import EntityKind, Span
from app.quotes.words import Word

_LISTENERS = frozenset({"wartawan", "pemberita", "reporter", "jurnalis", "pers", "media"})
_TOPIC_PREPOSITIONS = frozenset(
    {"pada", "kepada", "tentang", "soal", "mengenai", "terkait", "atas", "terhadap", "perihal"}
)


FEWEST_WORDS = 2


def finding_of(
    reading: Reading, passage: Passage, rule: str, bounds: tuple[int, int], cue: Word, phrase: Phrase | None
) -> Iterator[Finding]:
    """One finding whose content is `passage.items[bounds]`, if that holds any words."""
    items = passage.items[bounds[0] : bounds[1]]
    if not any(item.is_word or item.quotation >= 0 for item in items):
        return
    inside = [reading.quotations[item.quotation] for item in items if item.quotation >= 0]
    content, kind = with_fragments(reading.text, Span(items[0].span.start, items[-1].span.end), inside)
    if not len(content):
        return
    covered = tuple(item.quotation for item in items if item.quotation >= 0)
    yield Finding(rule, kind, content, passage.index, cue.span, phrase, covered)


def sentence_end(items: Sequence[Word], start: int) -> int:
    """Where content that runs to the end of its sentence ends: bylines in brackets after the last stop left out."""
    end = len(items)
    for index in range(start, len(items) - 1):
        if items[index].text == "." and items[index + 1].text == "(" and items[-1].text == ")":
            end = index
    return end


def is_connective(items: Sequence[Word], start: int, end: int) -> bool:
    """True where `items[start:end]` is only a connective (`Namun`, `Selain itu`), so no content."""
    words = [item.lower for item in items[start:end] if item.is_word]
    if any(item.quotation >= 0 for item in items[start:end]):
        return False
    return (
        not words
        or " ".join(words) in lexicon().connectives
        or (words[0] == "dan" and " ".join(words[1:]) in lexicon().connectives)
    )


def around_attribution(items: Sequence[Word], start: int, cue_start: int, cue_end: int) -> tuple[int, int] | None:
    """The content around an attribution that stands at `items[cue_start:cue_end]` of a sentence that starts at `start`.

    None where nothing is left. GUIDELINES: an attribution that interrupts.
    """
    end = sentence_end(items, cue_end)
    after = any(item.is_word or item.quotation >= 0 for item in items[cue_end:end])
    if is_connective(items, start, cue_start):
        return (skip_complementiser(items, _past_circumstance(items, cue_end), end), end) if after else None
    return (start, end) if after else (start, cue_start)


def _past_circumstance(items: Sequence[Word], index: int) -> int:
    """Past `, saat dihubungi, Senin (1/2),` between the source and its content."""
    while index + 1 < len(items) and items[index].text == "," and _is_occasion(items, index + 1):
        stop = next((i for i in range(index + 1, min(len(items), index + 16)) if items[i].text in {",", ":"}), None)
        if stop is None:
            break
        index = stop
    return index


def _is_occasion(items: Sequence[Word], index: int) -> bool:
    """Opens the time or the occasion of an attribution."""
    word = items[index].lower
    following = items[index + 1].lower if index + 1 < len(items) else ""
    if word in lexicon().days - {"hari"} or word in {"kepada", "dihubungi", "ditemui"}:
        return True
    return word in {"saat", "ketika", "usai", "seusai", "dalam", "di"} and following in _OCCASIONS


_OCCASIONS = frozenset(
    "dihubungi ditemui dikonfirmasi ditanya diwawancarai dimintai konferensi jumpa keterangan siaran rilis acara wawancara "
    "sela-sela sela kesempatan".split()
)


def bounds_around_inverted(items: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    """Content around an inverted cue; an adverbial of the attribution (`kata Budi di Jakarta.`) belongs to neither."""
    stop = sentence_end(items, end)
    if (
        at == 0
        and end < stop
        and items[end].text != ","
        and items[at].has_enclitic
        and not _is_adverbial_start(items[end])
    ):
        return end, stop  # `Katanya lift macet.`
    comma = next((i for i in range(end, len(items)) if items[i].text == ","), None)
    goes_on = end < len(items) and items[end].text == ","
    if not goes_on and comma is not None and end < comma < stop and _is_adverbial_start(items[end]):
        goes_on, end = _resumes(items, comma), comma
    if goes_on and (at == 0 or is_connective(items, 0, at) or _resumes(items, end)):
        return around_attribution(items, 0, at, end)
    if is_connective(items, 0, at):
        return None
    return 0, at


def _is_adverbial_start(word: Word) -> bool:
    return word.lower in lexicon().adverbial_stops | lexicon().days


def _resumes(items: Sequence[Word], comma: int) -> bool:
    """True where what follows the comma is content again and not a date or a place of the attribution."""
    following = items[comma + 1] if comma + 1 < len(items) else None
    if following is None or not (following.is_word or following.quotation >= 0):
        return False
    if following.lower in lexicon().days or following.text[0].isdigit():
        return False
    rest = items[comma + 1 :]
    return sum(item.is_word + 2 * (item.quotation >= 0) for item in rest) >= 2


def is_marked(items: Sequence[Word], at: int) -> bool:
    """True where a comma, a colon or a complementiser follows the cue."""
    return any(item.text in {",", ":"} or item.lower in lexicon().complementisers for item in items[at + 1 : at + 4])


def clause_floor(items: Sequence[Word], at: int) -> int:
    """The first item of the clause that the cue at `at` belongs to: after the last quotation or semicolon before it."""
    for index in range(at - 1, -1, -1):
        if items[index].text == ";" or (
            items[index].quotation >= 0
            and index + 1 < at
            and items[index + 1].text != ","
            and not items[index - 1].is_capitalised
            and not is_handle(items, index)
            and not is_title_of_work(items, index)
        ):
            return index + 1
    return 0


def after_addressee(items: Sequence[Word], at: int) -> int:
    """Past `kepada wartawan`, dates and places between the cue and its content."""
    index = at + 1 + (items[at].lower == "memberi")
    day = _past_day(items, index)
    if day > index and day < len(items) and items[day].is_word:
        return day
    if _opens_content(items, index):
        return index
    while index < len(items) and items[index].lower in _ADVERBS_OF_CUE:
        index += 1
    if items[at].lower in lexicon().with_addressee:
        return _past_addressee_object(items, index)
    listener = _past_listener(items, index)
    if listener is not None:
        return listener
    if index < len(items) and items[index].lower in _CIRCUMSTANTIAL | lexicon().days:
        return _past_circumstances(items, index)
    return index


_ADVERBS_OF_CUE = frozenset({"lagi", "pula", "juga", "kembali", "secara"})
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


def _past_listener(items: Sequence[Word], index: int) -> int | None:
    """Past `wartawan`, `kepadanya`; None where nobody is told."""
    if index + 1 >= len(items) or not (items[index].lower in _LISTENERS or items[index].stem == "kepada"):
        return None
    closed = items[index + 1].text == "," or items[index + 1].lower in THAT
    single = items[index].lower not in {"kepada", "media", "pers"} and items[index + 1].lower not in {"yang", "lain"}
    return index + 1 if closed or (single and items[index + 1].is_word) else None


def _past_circumstances(items: Sequence[Word], index: int) -> int:
    """Past the addressee, place or time that opens at `index`, and further ones after commas, where content follows."""
    stop = next(
        (
            i
            for i in range(index, len(items))
            if (items[i].text in {",", ":"} and not (i + 1 < len(items) and is_title_of_work(items, i + 1)))
            or items[i].lower in THAT
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
    if position >= len(items) or items[position].lower not in lexicon().days - {"hari"}:
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
        if items[position].lower in {"karena", "atas", "lantaran", "akibat"}:
            return len(items)
        if items[position].lower in THAT | {"agar", "supaya"} or (items[position].text == "," and not relative):
            return position
        if items[position].lower in {"untuk", "melakukan"} or items[position].quotation >= 0:
            return position
        if position > index and not relative and items[position].lower in {"tidak", "jangan", "tak", "segera"}:
            return position
        if position > index and items[position].upos == "VERB" and not relative:
            return position
    return len(items) if relative else index


def stands_after_content(items: Sequence[Word], subject: int, at: int, following: int) -> bool:
    """`…, Lee mengatakan pada CNBC.`: a comma before the subject, a clause before that, and no content after the cue."""
    if subject == 0 or (items[subject - 1].text not in {",", "-", "–", "—"} and items[subject - 1].quotation < 0):
        return False
    rest = items[following:]
    quiet = not any(item.is_word or item.quotation >= 0 for item in rest) or (
        following > at + 1 and following >= len(items)
    )
    only_adverbial = bool(rest) and _is_circumstance(rest[0]) and not any(item.text == "," for item in rest)
    return (
        (quiet or only_adverbial)
        and not is_connective(items, 0, subject)
        and sum(item.is_word for item in items[:subject]) >= 3
    )


def _is_circumstance(word: Word) -> bool:
    """Opens the time, place or addressee of an attribution, never content."""
    return (
        word.lower
        in {"kepada", "pada", "saat", "ketika", "melalui", "lewat", "usai", "seusai", "dalam", "di"} | lexicon().days
    )


def before_colon_quotation(items: Sequence[Word], start: int, end: int) -> int:
    """Content ends where a colon brings in a whole quotation: `Ia berkata rumahnya hancur: "Kami kehilangan semua."`"""
    for index in range(start + 2, end - 1):
        if items[index].text == ":" and items[index + 1].quotation >= 0:
            return index
    return end


def before_next_cue(items: Sequence[Word], start: int, end: int) -> int:
    """Content ends where a coordinated cue begins: `… dan berharap agar …`."""
    lexical = lexicon()
    for index in range(start + 2, end - 2):
        joins_cue = items[index + 1].lower in lexical.active_all and (
            items[index].lower in _JOINING or (items[index].lower in _OPPOSING and items[index + 2].lower in THAT)
        )
        if joins_cue or (items[index].lower in _JOINING | _OPPOSING and _starts_clause(items, index, end)):
            return index - (items[index - 1].text == ",")
        if items[index].text == "," and (_starts_aside(items, index + 1) or _is_trailing_source(items, index + 1, end)):
            return index
    return end


_JOINING = frozenset({"dan", "serta", "sambil", "sekaligus"})
_OPPOSING = frozenset({"tetapi", "tapi", "namun", "sedangkan"})


def _starts_clause(items: Sequence[Word], joint: int, end: int) -> bool:
    """`…, dan dia menyalahkan …` · `… „konser tanpa orkestra“ dan dengan demonstratif meninggalkan aula`: the narrator goes on."""
    lexical, following = lexicon(), items[joint + 1]
    human = following.lower in lexical.third_person or following.kind is EntityKind.PERSON
    if (
        human
        and items[joint - 1].text == ","
        and any(item.lower in lexical.active_all for item in items[joint + 2 : min(end, joint + 6)])
    ):
        return True
    return items[joint - 1].quotation >= 0 and following.lower == "dengan"


_REFERRING = frozenset({"laporan", "berdasar", "berdasarkan", "dilansir", "dikutip", "mengutip", "lapor", "menurut"})


def _is_trailing_source(items: Sequence[Word], index: int, end: int) -> bool:
    """`…, berdasarkan laporan Kabar Pagi.` at the end tells where the news has it from."""
    return (
        index + 1 < end
        and items[index].lower in _REFERRING
        and not any(item.text == "," for item in items[index:end])
        and any(item.is_capitalised for item in items[index:end])
    )


def _starts_aside(items: Sequence[Word], index: int) -> bool:
    """`…, di mana …` and `…, menyerukan agar …` are the narrator's."""
    if index + 1 >= len(items):
        return False
    word, following = items[index].lower, items[index + 1].lower
    return (word == "di" and following == "mana") or (
        word in lexicon().active_all and following in {"bahwa", "agar", "supaya", "begini", "begitu"}
    )


def is_content(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """Marked by a comma, a colon or a complementiser, or a clause by itself."""
    lexical = lexicon()
    if names_topic(items, start, end):
        return False
    marked = any(item.text in {",", ":"} or item.lower in lexical.complementisers for item in items[at + 1 : start])
    if not marked and (
        items[start].lower in _TOPIC_PREPOSITIONS
        or (items[start].has_enclitic and items[start].stem in lexical.speech_nouns)
    ):
        return has_predicate(items, start + 1, end) and items[start].lower not in _TOPIC_PREPOSITIONS
    if (
        marked
        or (items[at].lower in lexical.clausal and end - start >= 3)
        or (items[at].lower in lexical.with_addressee and start > at + 1 and items[start].upos == "VERB")
    ):
        return True
    return has_predicate(items, start, end) or _has_clausal_complement(items, at, start, end)


def _has_clausal_complement(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """`membantah menolak Budi`: the tree makes a verb that opens the content a clause of the cue."""
    first = items[start]
    verbal = first.upos == "VERB" and not first.is_capitalised and first.lower.startswith(("me", "ber", "di"))
    return (
        verbal
        and end - start >= FEWEST_WORDS
        and items[at].lower in lexicon().active
        and first.head == at
        and (first.deprel or "").startswith(("ccomp", "xcomp"))
    )


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


def interrupts_content(items: Sequence[Word], subject: int) -> bool:
    """`Saat ini, ia menambahkan, …`: words of content stand before the subject, parted by a comma; an office is none."""
    if subject < 2 or items[subject - 1].text != "," or is_connective(items, 0, subject):
        return False
    opening = skip_opening(items, 0, subject - 1)
    while opening < subject - 1 and items[opening].text == ",":
        opening += 1
    return opening < subject - 1 and not is_role_segment(items, opening, subject - 1)
