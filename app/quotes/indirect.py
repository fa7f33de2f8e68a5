"""Indirect and mixed quotes: cues outside marks and the clauses that they attribute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.content import has_predicate, skip_complementiser, with_fragments
from app.quotes.direct import enclitic, is_enclitic_cue, is_inverted_cue
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases import Form, Phrase, phrase_of
from app.quotes.reading import Passage
from app.quotes.sources import head_noun, left_phrase, right_phrase
from app.quotes.topics import topic
from app.quotes.types import EntityKind, QuoteType, Span
from app.quotes.words import Word

_TOPIC_PREPOSITIONS = frozenset(
    {"pada", "kepada", "tentang", "soal", "mengenai", "terkait", "atas", "terhadap", "perihal"}
)
_FEWEST_WORDS = 2
_LONGEST_LABEL = 20


def _finding(
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


def _sentence_end(items: Sequence[Word], start: int) -> int:
    """Where content that runs to the end of its sentence ends: bylines in brackets after the last stop left out."""
    end = len(items)
    for index in range(start, len(items) - 1):
        if items[index].text == "." and items[index + 1].text == "(" and items[-1].text == ")":
            end = index
    return end


def _is_connective(items: Sequence[Word], start: int, end: int) -> bool:
    """True where `items[start:end]` is only a connective (`Namun`, `Selain itu`), so no content."""
    words = [item.lower for item in items[start:end] if item.is_word]
    if any(item.quotation >= 0 for item in items[start:end]):
        return False
    return (
        not words
        or " ".join(words) in lexicon().connectives
        or (words[0] == "dan" and " ".join(words[1:]) in lexicon().connectives)
    )


def _around(items: Sequence[Word], start: int, cue_start: int, cue_end: int) -> tuple[int, int] | None:
    """The content around an attribution that stands at `items[cue_start:cue_end]` of a sentence that starts at `start`.

    None where nothing is left. GUIDELINES: an attribution that interrupts.
    """
    end = _sentence_end(items, cue_end)
    after = any(item.is_word or item.quotation >= 0 for item in items[cue_end:end])
    if _is_connective(items, start, cue_start):
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


_OCCASIONS = frozenset("dihubungi ditemui dikonfirmasi ditanya diwawancarai dimintai konferensi jumpa keterangan siaran rilis acara wawancara sela-sela sela kesempatan".split())


def label_before_clause(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Kepala Pos Pengamatan, Budi: gempa masih naik.` (The head of the post, Budi: tremors still rising.) A turn without marks."""
    items = passage.items
    if at != 0 or passage.index == 0:
        return
    colon = next((i for i in range(1, min(len(items), _LONGEST_LABEL)) if items[i].text == ":"), None)
    if colon is None or len(items) - colon <= _FEWEST_WORDS + 1 or any(item.quotation >= 0 for item in items[: colon + 2]):
        return
    if any(item.upos in {"VERB", "AUX"} and not item.is_capitalised for item in items[:colon]):
        return
    label = " ".join(item.lower for item in items[:colon])
    if label.startswith(tuple(lexicon().not_labels)) or items[-1].text not in {".", "!", "?"}:
        return
    phrase = phrase_of(reading.text, items, 0, colon, reading.known)
    if phrase is None or phrase.form is not Form.NAME or items[colon - 1].kind is not EntityKind.PERSON:
        return
    content, _ = with_fragments(reading.text, Span(items[colon + 1].span.start, items[-1].span.end), [])
    covered = tuple(item.quotation for item in items[colon:] if item.quotation >= 0)
    yield Finding("label_before_clause", QuoteType.DIRECT, content, passage.index, None, phrase, covered)


def according_to(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Menurut Budi, warga siap.` · `Warga, menurut Budi, siap.` · `Menurutnya, warga siap.` (According to Budi, …)"""
    items, lexical = passage.items, lexicon()
    word = items[at]
    if word.stem not in lexical.according and word.lower not in lexical.according:
        return
    if word.lower in lexical.according - {"menurut"} and not (at == 0 and any(item.quotation >= 0 for item in items)):
        return
    if word.has_enclitic and word.stem == "menurut":
        phrase: Phrase | None = enclitic(word)
        end = at + 1
    else:
        start, end = right_phrase(items, at + 1)
        if start >= end:
            return
        if items[start].has_enclitic and items[start].stem in lexical.speech_nouns:
            phrase, end = enclitic(items[start]), start + 1
        elif head_noun(items, start, end) in lexical.documents:
            return
        else:
            phrase = phrase_of(reading.text, items, start, end, reading.known)
    if phrase is None or phrase.head in lexical.documents or phrase.head in {"saya", "kami", "aku", "kita", "anda"}:
        return
    if at > 0 and items[at - 1].text not in {",", "–", "-", "“”"} and not _is_connective(items, 0, at) and at > 3:
        return
    bounds = _around(items, 0, at, end)
    if bounds is not None:
        rule = "after_menurut" if bounds[0] >= end else "around_menurut"
        yield from _finding(reading, passage, rule, bounds, word, phrase)


def inverted_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Warga siap, kata Budi.` · `Warga, kata Budi, siap.` · `Kata Budi, warga siap.` · `Selain itu, lanjutnya, …`"""
    items = passage.items
    after_break = (
        at == 0
        or items[at - 1].text in {",", "-", "–", "—"}
        or items[at - 1].quotation >= 0
        or _is_connective(items, 0, at)
    )
    word = items[at]
    if is_enclitic_cue(word):
        opens = (
            at == 0
            and at + 1 < len(items)
            and (items[at + 1].text == "," or (word.stem == "kata" and len(items) > _FEWEST_WORDS + 1))
        )
        if not after_break or (at == 0 and not opens):
            return
        phrase: Phrase | None = enclitic(word)
        end = at + 1
    elif is_inverted_cue(items, at, after_break=after_break) and (after_break or _is_unmarked_interruption(items, at)):
        start, end = right_phrase(items, at + 1)
        phrase = phrase_of(reading.text, items, start, end, reading.known)
    else:
        return
    if phrase is None:
        return
    bounds = _inverted_bounds(items, at, end)
    if (
        bounds is not None
        and bounds[1] <= at
        and sum((item.is_word and not item.text[0].isdigit()) or item.quotation >= 0 for item in items[:at])
        < _FEWEST_WORDS
    ):
        return
    if bounds is not None:
        rule = (
            "inverted_cue_before_content"
            if bounds[0] >= end
            else "inverted_cue_in_content"
            if bounds[1] > end
            else "inverted_cue_after_content"
        )
        yield from _finding(reading, passage, rule, bounds, word, phrase)


def _is_unmarked_interruption(items: Sequence[Word], at: int) -> bool:
    """`Dengan dikenalkan sejak dini kata dia, mereka …`: the comma before the cue is missing, the one after is there."""
    return (
        items[at].lower == "kata"
        and at > 1
        and at + 2 < len(items)
        and items[at + 1].lower in lexicon().third_person
        and items[at + 2].text in {",", "."}
    )


def _inverted_bounds(items: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    """Content around an inverted cue; an adverbial of the attribution (`kata Budi di Jakarta.`) belongs to neither."""
    stop = _sentence_end(items, end)
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
    if goes_on and (at == 0 or _is_connective(items, 0, at) or _resumes(items, end)):
        return _around(items, 0, at, end)
    if _is_connective(items, 0, at):
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


def active_cue_after_content(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Warga siap, menganggap pengamat politik Budi.` (…, considers the analyst Budi.) Translated news puts the verb first."""
    items, lexical = passage.items, lexicon()
    word = items[at]
    if word.lower not in lexical.active_all or at < _FEWEST_WORDS + 1 or items[at - 1].text not in {",", "–", "—", "-"}:
        return
    start, end = right_phrase(items, at + 1)
    phrase = phrase_of(reading.text, items, start, end, reading.known) if end > start else None
    if phrase is None or any(item.is_word or item.quotation >= 0 for item in items[end:]):
        return
    human = phrase.form in {Form.NAME, Form.PRONOUN} or (
        phrase.form is Form.NOUN and phrase.definite and phrase.head in lexical.people
    )
    if human and has_predicate(items, 0, at - 1):
        yield from _finding(reading, passage, "active_cue_after_content", (0, at - 1), word, phrase)


def active_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi mengatakan (bahwa) warga siap.` · `Warga siap, Budi mengatakan.` · `Saat ini, ia menambahkan, warga siap.`"""
    items, lexical = passage.items, lexicon()
    word = items[at]
    if (
        not _is_active(items, at)
        or at == 0
        or items[at - 1].lower
        in {
            "untuk",
            "yang",
            "tidak",
            "tak",
            "enggan",
            "menolak",
            "belum",
            "ingin",
            "bisa",
            "dapat",
            "perlu",
            "harus",
            "akan",
            "dengan",
            "tanpa",
            "jangan",
            "guna",
            "agar",
            "dalam",
            "seperti",
            "usai",
            "setelah",
            "saat",
            "ketika",
            "mau",
            "sulit",
            "sambil",
            "seraya",
        }
        or (items[at - 1].lower == "dan" and at > 1)
    ):
        yield from _participial(reading, passage, at)
        return
    floor = _clause_floor(items, at)
    bounds = left_phrase(items, at, floor)
    phrase = phrase_of(reading.text, items, *bounds, reading.known) if bounds else None
    if (
        phrase is None
        and bounds is None
        and at == 1
        and items[0].lower in {"dan", "lalu", "kemudian"}
        and _is_marked(items, at)
    ):
        yield from _finding(
            reading,
            passage,
            "coordinated_cue",
            (skip_complementiser(items, at + 1, len(items)), len(items)),
            word,
            None,
        )
        return
    if phrase is None or not _can_speak(phrase, items, bounds) or _is_naming(items, at, bounds):
        return
    following = _after_addressee(items, at)
    end = _sentence_end(items, following)
    if bounds and _stands_after_content(items, bounds[0], at, following):
        yield from _finding(reading, passage, "subject_and_verb_after_content", (0, bounds[0]), word, phrase)
        return
    start = skip_complementiser(items, following, end)
    if start < end and items[start].lower in {"demikian", "begitu"}:
        return
    end = _before_next_cue(items, start, _before_colon_quotation(reading, items, start, end))
    if start >= end or not _is_content(items, at, start, end):
        return
    if following < len(items) and items[following].text == "," and bounds and _interrupts(items, bounds[0]):
        if word.lower in lexical.interrupting or has_predicate(items, 0, bounds[0] - 1):
            start = 0
    rule = "subject_of_cue" if word.lower in lexical.active else "subject_of_optional_cue"
    yield from _finding(reading, passage, rule, (start, end), word, phrase)


def _is_marked(items: Sequence[Word], at: int) -> bool:
    """True where a comma, a colon or a complementiser follows the cue."""
    return any(item.text in {",", ":"} or item.lower in lexicon().complementisers for item in items[at + 1 : at + 4])


def _participial(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi pergi, menyatakan bahwa warga siap.` · `… dengan menegaskan bahwa …` · `Ia tersenyum dan mengatakan, …` The sentence's subject speaks."""
    items = passage.items
    lexical = lexicon()
    if items[at].lower not in lexical.active_all or at < _FEWEST_WORDS or items[at - 1].lower not in _JOINING:
        return
    complement = any(item.lower in {"bahwa", "bahwasanya", "kalau"} for item in items[at + 1 : at + 3])
    if not complement and not (
        items[at - 1].lower == "dan" and at + 1 < len(items) and items[at + 1].text in {",", ":"}
    ):
        return
    phrase = topic(reading, passage)
    if phrase is None or phrase.span.start > items[at].span.start:
        return
    end = _sentence_end(items, at + 1)
    start = skip_complementiser(items, at + 1 + (items[at + 1].lower in {"pula", "juga", "lagi"}), end)
    end = _before_next_cue(items, start, _before_colon_quotation(reading, items, start, end))
    if end - start > _FEWEST_WORDS:
        yield from _finding(reading, passage, "participial_cue", (start, end), items[at], phrase)


_JOINING = frozenset({",", "dan", "lalu", "kemudian", "serta", "seraya", "sambil", "dengan"})


def _opening_participle(reading: Reading, passage: Passage) -> Iterator[Finding]:
    """`Menyatakan bahwa warga siap, Budi berkata …` (Stating that people are ready, Budi said …) The subject comes after the content."""
    items, lexical = passage.items, lexicon()
    if items[0].lower not in lexical.active_all or len(items) <= _FEWEST_WORDS or items[1].lower not in lexical.complementisers:
        return
    for comma in range(_FEWEST_WORDS + 1, len(items) - 1):
        if items[comma].text != ",":
            continue
        subject = items[comma + 1]
        cue = next((i for i in range(comma + 2, min(len(items), comma + 8)) if items[i].lower in lexical.active_all), None)
        if cue is not None and (subject.kind is EntityKind.PERSON or subject.lower in lexical.third_person):
            phrase = phrase_of(reading.text, items, comma + 1, cue, reading.known)
            if phrase is not None:
                yield from _finding(reading, passage, "opening_participle", (2, comma), items[0], phrase)
            return


def _is_active(items: Sequence[Word], at: int) -> bool:
    """A verb of the list, or any verb but a silent one right before `bahwa`."""
    word, lexical = items[at], lexicon()
    if word.lower in lexical.active_all or (
        word.lower == "memberi" and at + 1 < len(items) and items[at + 1].lower == "tahu"
    ):
        return True
    before_clause = at + 1 < len(items) and items[at + 1].lower in {"bahwa", "bahwasanya"}
    return (
        before_clause
        and word.lower.startswith("me")
        and word.lower not in lexical.silent
        and not word.is_capitalised
        and not word.has_enclitic
    )


def _is_naming(items: Sequence[Word], at: int, bounds: tuple[int, int] | None) -> bool:
    """`menyatakan dirinya sebagai presiden` names, `mengapa ia menyebut …` asks: neither reports; nor does a verb that governs the cue."""
    if (
        at + 1 < len(items)
        and items[at + 1].lower in {"dirinya", "diri"}
        and any(item.lower in {"sebagai", "siap", "mampu"} for item in items[at + 2 : at + 4])
    ):
        return True
    if (
        items[at - 1].upos == "VERB"
        and items[at - 1].lower.startswith("di")
        and items[at].lower in lexicon().active_optional
    ):
        return True
    return (
        bounds is not None
        and bounds[0] > 0
        and items[bounds[0] - 1].lower in {"mengapa", "kenapa", "bagaimana", "apakah", "jika", "bila", "apabila"}
    )


def _clause_floor(items: Sequence[Word], at: int) -> int:
    for index in range(at - 1, -1, -1):
        if items[index].text == ";" or (
            items[index].quotation >= 0
            and index + 1 < at
            and items[index + 1].text != ","
            and not items[index - 1].is_capitalised
        ):
            return index + 1
    return 0


def _can_speak(phrase: Phrase, items: Sequence[Word], bounds: tuple[int, int] | None) -> bool:
    """A common noun must be somebody: `hasil survei menyatakan`, `riset NoLimit mengungkapkan` have no source."""
    lexical = lexicon()
    head = head_noun(items, *bounds) if bounds else phrase.head
    if head in lexical.documents or phrase.head in lexical.documents:
        return False
    if phrase.form is not Form.NOUN:
        return True
    speakers = lexical.people | lexical.organisations | lexical.titles
    return head in speakers or phrase.head in speakers or head in lexical.offices


def _after_addressee(items: Sequence[Word], at: int) -> int:
    """Past `kepada wartawan`, dates and places between the cue and its content."""
    index = at + 1 + (items[at].lower == "memberi")
    lexical = lexicon()
    day = _past_day(items, index)
    if day > index and day < len(items) and items[day].is_word:
        return day
    if (
        index + 1 < len(items)
        and items[index].lower in {"di", "pada", "dalam"}
        and items[index + 1].lower
        in {"akhir", "awal", "tengah", "tahun", "masa", "era", "antara", "sisi", "satu", "bulan", "dasarnya"}
    ):
        return index
    while index < len(items) and items[index].lower in {"lagi", "pula", "juga", "kembali", "secara"}:
        index += 1
    if items[at].lower in lexical.with_addressee:
        return _past_addressee_object(items, index)
    if (
        index < len(items)
        and items[index].lower
        in {"kepada", "pada", "di", "dalam", "saat", "ketika", "melalui", "lewat", "seusai", "usai"} | lexical.days
    ):
        stop = next(
            (
                i
                for i in range(index, len(items))
                if items[i].text in {",", ":"} or items[i].lower == "bahwa" or items[i].quotation >= 0
            ),
            None,
        )
        while (
            stop is not None
            and items[stop].text == ","
            and stop + 1 < len(items)
            and (
                items[stop + 1].lower in lexical.days
                or items[stop + 1].text[0].isdigit()
                or items[stop + 1].lower in {"saat", "di", "usai", "seusai", "pada"}
            )
        ):
            later = next(
                (i for i in range(stop + 1, len(items)) if items[i].text in {",", ":"} or items[i].lower == "bahwa"),
                None,
            )
            if later is None:
                break
            stop = later
        if stop is not None and stop - index <= 14:
            return stop
        if items[index].lower == "kepada" or (stop is None and items[index].lower in {"pada", "di", "dalam"}):
            return len(items) if items[index].lower == "kepada" and stop is None else index
    return index


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
    for position in range(index, min(len(items), index + 16)):
        relative = relative or items[position].lower == "yang"
        if items[position].lower in {"karena", "atas", "lantaran", "akibat"}:
            return len(items)
        if items[position].lower in {"agar", "supaya", "bahwa"} or (items[position].text == "," and not relative):
            return position
        if items[position].lower in {"untuk", "melakukan"} or items[position].quotation >= 0:
            return position
        if position > index and items[position].upos == "VERB" and not relative:
            return position
    return len(items) if relative else index


def _stands_after_content(items: Sequence[Word], subject: int, at: int, following: int) -> bool:
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
        and not _is_connective(items, 0, subject)
        and sum(item.is_word for item in items[:subject]) >= 3
    )


def _is_circumstance(word: Word) -> bool:
    """Opens the time, place or addressee of an attribution, never content."""
    return (
        word.lower
        in {"kepada", "pada", "saat", "ketika", "melalui", "lewat", "usai", "seusai", "dalam", "di"} | lexicon().days
    )


def _before_colon_quotation(reading: Reading, items: Sequence[Word], start: int, end: int) -> int:
    """Content ends where a colon brings in a whole quotation: `Ia berkata rumahnya hancur: "Kami kehilangan semua."`"""
    for index in range(start + 2, end - 1):
        if items[index].text == ":" and items[index + 1].quotation >= 0:
            return index
    return end


def _before_next_cue(items: Sequence[Word], start: int, end: int) -> int:
    """Content ends where a coordinated cue begins: `… dan berharap agar …`."""
    lexical = lexicon()
    for index in range(start + 2, end - 2):
        if items[index].lower in {"dan", "serta", "sambil", "sekaligus"} and (
            items[index + 1].lower in lexical.active_all or _starts_clause(items, index, end)
        ):
            return index - (items[index - 1].text == ",")
        if items[index].text == "," and _starts_aside(items, index + 1):
            return index
    return end


def _starts_clause(items: Sequence[Word], joint: int, end: int) -> bool:
    """`…, dan dia menyalahkan …` · `… „konser tanpa orkestra“ dan dengan demonstratif meninggalkan aula`: the narrator goes on."""
    lexical, following = lexicon(), items[joint + 1]
    human = following.lower in lexical.third_person or following.kind is EntityKind.PERSON
    if human and items[joint - 1].text == "," and any(item.lower in lexical.active_all for item in items[joint + 2 : min(end, joint + 6)]):
        return True
    return items[joint - 1].quotation >= 0 and (following.lower == "dengan" or (following.upos == "VERB" and following.lower.startswith("me")))


def _starts_aside(items: Sequence[Word], index: int) -> bool:
    """`…, di mana …` and `…, menyerukan agar …` are the narrator's."""
    if index + 1 >= len(items):
        return False
    word, following = items[index].lower, items[index + 1].lower
    return (word == "di" and following == "mana") or (word in lexicon().active_all and following in {"bahwa", "agar", "supaya"})


def _is_content(items: Sequence[Word], at: int, start: int, end: int) -> bool:
    """Marked by a comma, a colon or a complementiser, or a clause by itself."""
    lexical = lexicon()
    marked = any(item.text in {",", ":"} or item.lower in lexical.complementisers for item in items[at + 1 : start])
    if not marked and items[start].lower in _TOPIC_PREPOSITIONS:
        return False
    if (
        marked
        or (items[at].lower in lexical.clausal and end - start >= 3)
        or (items[at].lower in lexical.with_addressee and items[start].upos == "VERB" and start > at + 1)
    ):
        return True
    return has_predicate(items, start, end)


def _interrupts(items: Sequence[Word], subject: int) -> bool:
    """`Saat ini, ia menambahkan, …`: words of content stand before the subject, parted by a comma."""
    if subject < 2 or items[subject - 1].text != ",":
        return False
    return not _is_connective(items, 0, subject)


def passive_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Dijelaskan Budi, warga siap.` · `Warga, dikatakan oleh Budi, siap.` · `Ditambahkannya, …` (It was explained by Budi, …)"""
    items, lexical = passage.items, lexicon()
    word = items[at]
    if word.lower in lexical.passive and at + 1 < len(items):
        first = items[at + 1]
        agent = (
            first.lower == "oleh"
            or first.is_capitalised
            or first.lower in lexical.third_person | lexical.people | lexical.organisations
        )
        if not agent:
            return
        start, end = right_phrase(items, at + 1 + (first.lower == "oleh"))
        phrase = phrase_of(reading.text, items, start, end, reading.known)
    elif word.has_enclitic and word.stem in lexical.passive:
        phrase, end = enclitic(word), at + 1
    else:
        return
    if phrase is None or end >= len(items):
        return
    opens = at == 0 or _is_connective(items, 0, at) or items[at - 1].text == ","
    if at == 0 and word.has_enclitic and items[end].lower in {"lagi", "pula", "juga"}:
        end += 1
    marked = end < len(items) and (items[end].text in {",", ":"} or items[end].lower == "bahwa" or (at == 0 and word.has_enclitic))
    if opens and marked:
        bounds = _around(items, 0, at, end)
        if bounds is not None:
            yield from _finding(reading, passage, "passive_cue", bounds, word, phrase)
