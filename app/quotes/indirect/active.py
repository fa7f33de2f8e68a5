"""Verbs after their source: `Budi mengatakan (bahwa) …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses.around import clause_floor, interrupts_content, is_bare_subject, stands_after_content
from app.quotes.clauses.beginning import after_addressee, past_topic
from app.quotes.clauses.borders import THAT, has_predicate, skip_complementiser
from app.quotes.clauses.ending import (
    before_colon_quotation,
    before_main_clause,
    before_next_cue,
    before_own_deed,
    sentence_end,
)
from app.quotes.clauses.reported import FEWEST_WORDS, finding_of, is_content, is_marked
from app.quotes.cues import is_active_cue, is_enclitic_cue, is_inverted_cue
from app.quotes.findings import Finding, Reading
from app.quotes.indirect.participles import ACCUSING, participial_cue, source_before
from app.quotes.indirect.relatives import before_main_verb
from app.quotes.indirect.subjects import can_speak
from app.quotes.lexicon import lexicon
from app.quotes.phrases.before_cue import left_phrase
from app.quotes.phrases.kinds import Form
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.text.bylines import author
from app.quotes.words import Word


def active_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi mengatakan (bahwa) warga siap.` · `Warga siap, Budi mengatakan.` · `Saat ini, ia menambahkan, warga siap.`"""
    items, lexical = passage.items, lexicon()
    word = items[at]
    governed = at == 0 or (_is_governed(items, at) and not _says_author(reading, items, at))
    if governed or not is_active_cue(items, at) or _goes_on(reading, items, at):
        yield from participial_cue(reading, passage, at)
        return
    floor = clause_floor(items, at)
    bounds = left_phrase(items, at, floor)
    phrase = phrase_of(reading.text, items, *bounds) if bounds else None
    if phrase is None:
        yield from _without_subject(reading, passage, at, bounds)
        return
    if not can_speak(phrase, items, bounds, at) or _is_naming(items, at, bounds):
        return
    following = after_addressee(items, at)
    end = sentence_end(items, following)
    reported = bounds is not None and any(item.lower in lexical.active for item in items[: bounds[0]])
    feels = word.lower in _FEELING and phrase.form is not Form.PRONOUN  # `…, otoritas optimis.`
    if bounds and not reported and not feels and stands_after_content(items, bounds[0], at, following):
        yield from finding_of(reading, passage, "subject_and_verb_after_content", (0, bounds[0]), word, phrase)
        return
    start = _with_accused(items, at, past_topic(items, skip_complementiser(items, following, end), end), end)
    if start < end and items[start].lower in _NO_OPENING:
        return  # `menyatakan demikian` points back; `membaca, menulis dan berhitung` is a list
    end = before_next_cue(items, start, before_colon_quotation(items, start, end))
    if start >= end or not is_content(items, at, start, end):
        return
    end = _content_end(items, at, bounds, start, end)
    words = sum(item.is_word or item.quotation >= 0 for item in items[start:end])
    if word.lower in lexical.with_addressee and words < FEWEST_WORDS:
        return
    if (
        bounds
        and bounds[0] > 1
        and items[bounds[0] - 1].lower in {"demikian", "begitu"}
        and items[following].text == ","
    ):
        yield from finding_of(reading, passage, "subject_of_cue", (0, end), word, phrase)
        return
    interrupts = bounds is not None and items[following].text == "," and interrupts_content(items, bounds[0])
    interrupts = interrupts and bounds is not None and not _is_occasion(items, bounds[0] - 1)
    subject_before = interrupts and bounds is not None and _predicates_of_subject(items, bounds[0], start)
    said_before = (
        word.lower in lexical.interrupting or subject_before or (bounds and has_predicate(items, 0, bounds[0] - 1))
    )
    if interrupts and said_before:
        start = 0
    rule = "subject_of_cue" if word.lower in lexical.active else "subject_of_optional_cue"
    yield from finding_of(reading, passage, rule, (start, end), word, phrase)


def _is_occasion(items: Sequence[Word], comma: int) -> bool:
    """`Dalam ceramahnya, Budi menegaskan, …`: before the source's comma stands when it was, whatever the tagger says."""
    return 0 < comma <= _OCCASION and items[0].lower in lexicon().prepositions and items[comma - 1].has_enclitic


_OCCASION = 2
"""Words: `Dalam ceramahnya`."""


def _without_subject(reading: Reading, passage: Passage, at: int, bounds: tuple[int, int] | None) -> Iterator[Finding]:
    """`Lalu menegaskan, …` · `… di beberapa “gudang”, tetapi membantah jika …`: the subject of the sentence before, or of the verb before."""
    items, word = passage.items, passage.items[at]
    if bounds is None and at == 1 and items[0].lower in {"dan", "lalu", "kemudian"} and is_marked(items, at):
        colon = next((i for i in range(at + 1, min(len(items), at + 6)) if items[i].text == ":"), at + 1)
        start = skip_complementiser(items, colon, len(items))
        yield from finding_of(reading, passage, "coordinated_cue", (start, len(items)), word, None)
        return
    yield from participial_cue(reading, passage, at)


def _content_end(items: Sequence[Word], at: int, bounds: tuple[int, int] | None, start: int, end: int) -> int:
    """Before what the source does besides, and before the main clause where the attribution stands in the one that opens the sentence."""
    end = before_own_deed(items, at, start, _before_attributed(items, start, end))
    end = before_main_verb(items, at, start, end)
    return before_main_clause(items, start, end) if bounds and _opens_subordinate(items, bounds[0]) else end


def _before_attributed(items: Sequence[Word], start: int, end: int) -> int:
    """`mengatakan bahwa dia tidak terburu-buru[, “Kita lihat”, katanya]`: a quotation with a cue of its own is a quote of its own."""
    for index in range(start + 2, end - 2):
        comma = items[index].text == "," and items[index + 1].quotation >= 0
        if not comma and not _runs_into_quotation(items, index):
            continue
        if _is_attributed(items, index + comma, end) and has_predicate(items, start, index):
            return index
        if comma:
            return end
    return end


def _is_attributed(items: Sequence[Word], quotation: int, end: int) -> bool:
    """`“Kita lihat”, katanya`: an attribution follows the quotation."""
    cue = quotation + 1 + (items[quotation + 1].text == ",")
    return cue < end and (is_enclitic_cue(items[cue]) or is_inverted_cue(items, cue, after_break=True))


def _runs_into_quotation(items: Sequence[Word], index: int) -> bool:
    """`mengatakan, ada tiga desa yang dilewati "Mulai di pantai," kata Budi`: a stop is missing before a long quotation."""
    long = items[index].quotation >= 0 and len(items[index].span) >= _LONG_QUOTATION
    return long and items[index - 1].is_word and items[index - 1].lower not in lexicon().function_words


_LONG_QUOTATION = 30
"""Characters."""


def _opens_subordinate(items: Sequence[Word], source: int) -> bool:
    """`Ketika Budi mengatakan …, warga tertawa.`: the subject of the cue stands right after the conjunction that opens the sentence."""
    joined = 0 < source <= _LONGEST_OPENING and items[source - 1].lower in lexicon().subordinating | _SET_AGAINST
    return joined and not any(item.text == "," for item in items[:source])


_SET_AGAINST = frozenset({"kalau", "jika", "bila", "apabila"})
"""`Kalau Budi menilai harga itu murah, Rini menganggapnya mahal.`"""
_LONGEST_OPENING = 3
"""`Namun ketika Budi`, in words."""
_NO_OPENING = frozenset(
    {"oleh", "demikian", "begitu", "dan", "atau", "serta", "maupun", "tetapi", "tapi", "melainkan", "lalu"}
)
"""What content never opens with: `dikutip mengatakan oleh AFP`."""


def _with_accused(items: Sequence[Word], at: int, start: int, end: int) -> int:
    """`menuduh Budi "bermain api"`: of whom it is said belongs to what is said."""
    return at + 1 if items[at].lower in ACCUSING and start < end and items[start].quotation >= 0 else start


_FEELING = frozenset({"optimis", "optimistis", "khawatir", "yakin", "berkomitmen"})
"""Adjectives: after a clause they tell how somebody is."""


def _predicates_of_subject(items: Sequence[Word], source: int, start: int) -> bool:
    """`Versi kedua, dia bersikeras, telah lebih baik.` · `Kakeknya, ia bercerita, juru api.`: the subject stands before the cue."""
    if is_bare_subject(items, 0, source - 1):
        return True
    opening = lexicon().times | lexicon().circumstances
    first = items[1] if items[0].upos in {"NUM", "DET"} else items[0]
    noun = first.upos in {"NOUN", "PROPN", "PRON"} and items[0].lower not in opening and first.lower not in opening
    verb = items[start].upos in {"VERB", "AUX"} and not items[start].is_capitalised
    return noun and (verb or items[start].lower in lexicon().opening_predicators)


def _is_governed(items: Sequence[Word], at: int) -> bool:
    """`untuk mengatakan`, `tidak mengatakan`, `katanya, menambahkan`, `tidak hanya berteori;`: no subject of its own, denied, or without content."""
    if at + 1 < len(items) and items[at + 1].text == ";":
        return True
    if (
        items[at].lower in _FEELING
        and items[at - 1].lower == "lebih"
        and items[min(at + 1, len(items) - 1)].lower not in THAT
    ):
        return True  # `berpandangan lebih optimis dalam pidatonya`
    before = at - 1
    while before > 0 and items[before].lower in _BETWEEN:
        before -= 1
    if items[before].lower == "dalam" and items[before - 1].lower in {"orang", "sumber"}:  # `orang dalam`: an insider
        return False
    possessor = items[before].lower in lexicon().narrators and before > 0 and _is_somebody(items[before - 1])
    if possessor:  # `teman saya mengatakan`: a friend's words
        return False
    if items[before].lower in {"tak", "tidak"} and items[at].lower in _ADMITTING:
        return False
    second = at > 1 and (items[at - 1].lower == "dan" or (items[at - 1].text == "," and is_enclitic_cue(items[at - 2])))
    return items[before].lower in _GOVERNING or second


def _says_author(reading: Reading, items: Sequence[Word], at: int) -> bool:
    """`Tiga tahun silam, saya pernah menulis bahwa …`, below a byline; `Saya percaya …` is what the column thinks."""
    before = at - 1
    while before > 0 and items[before].lower in lexicon().adverbs:
        before -= 1
    opens = (before == 0 or items[before - 1].text == ",") and items[at].lower in lexicon().active
    return opens and items[before].lower in lexicon().author and author(reading.text) is not None


def _is_somebody(word: Word) -> bool:
    """A noun for a person, as an owner may follow one: `teman (saya)`."""
    return word.lower in lexicon().people | lexicon().relations


def _goes_on(reading: Reading, items: Sequence[Word], at: int) -> bool:
    """`…, kata Budi, menambahkan bahwa …`: the source of the attribution before is the subject."""
    return items[at - 1].text == "," and source_before(reading, items, at) is not None


_ADMITTING = frozenset({"memungkiri", "menampik", "menyangkal", "membantah", "menepis", "mengelak", "menutupi"})
"""`tak memungkiri harga naik`: not to deny is to admit."""
_BETWEEN = frozenset(
    {
        "saban",
        "setiap",
        "hari",
        "malam",
        "pagi",
        "langsung",
        "juga",
        "terus",
        "kembali",
        "turut",
        "ikut",
        "tetap",
        "telah",
        "sudah",
        "berulang",
        "kali",
        "sering",
        "kerap",
        "selalu",
        "pernah",
        "sempat",
    }
)


_GOVERNING = frozenset(
    (
        "untuk yang tidak tak enggan menolak belum ingin bisa dapat perlu harus akan dengan "
        "tanpa jangan adalah ialah wajib berhak guna agar dalam seperti usai setelah saat ketika mau mahu sulit sambil seraya "
        "berhasil bertujuan berupaya berusaha bermaksud berniat kami kita saya aku"
    ).split()
)


def _is_naming(items: Sequence[Word], at: int, bounds: tuple[int, int] | None) -> bool:
    """`menyatakan dirinya sebagai presiden` names, `mengapa ia menyebut …` asks: neither reports; nor does a verb that governs the cue."""
    if at + 1 < len(items) and items[at + 1].lower in {"dirinya", "diri"}:
        named = any(item.lower in {"sebagai", "siap", "mampu"} for item in items[at + 2 : at + 4])
        named = named and not any(item.quotation >= 0 for item in items[at + 2 : at + 5])
        return named and items[at].lower not in {"mengatakan", "menyebut"}
    if at + 1 < len(items) and items[at + 1].lower in {"memanggilnya", "menjulukinya"}:
        return True
    if bounds is not None and items[at].lower in {"bertanya", "menanyakan"} and _opens_subordinate(items, bounds[0]):
        return True  # `Ketika warga bertanya siapa pemiliknya, …`
    if bounds is not None and items[at].lower == "menyebut" and items[bounds[0]].lower in {"masyarakat", "penduduk"}:
        return True  # `Masyarakat menyebut bukit itu “Puncak Sari”.`
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
