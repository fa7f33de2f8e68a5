"""Quotations that no word of saying brings in: a colon after any verb, or a sentence about somebody: `Ia menoleh: "Ayo."`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.cues import enclitic, is_enclitic_cue, is_listed, is_verb, is_whole, quote_of
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.before_cue import left_phrase
from app.quotes.phrases.heads import antecedent, holds_office, is_one_person
from app.quotes.phrases.inner_marks import PLATFORMS, is_title_of_work, names_body
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges

_FEWEST_SPOKEN = 4
_WORDS_LEFT = frozenset(
    {
        "catatan",
        "telegram",
        "sms",
        "surel",
        "wasiat",
        "nasihat",
        "petuah",
        "ucapan",
        "doa",
        "seruan",
        "alasan",
        "dalih",
        "permintaan",
        "pertanyaan",
        "perintah",
        "ancaman",
        "usul",
        "keluhan",
        "sindiran",
        "pembelaan",
        "bisikan",
        "teriakan",
    }
)
"""Nouns for what somebody wrote or said, beside the nouns of speech."""


def _is_of_words(items: Sequence[Word], index: int) -> bool:
    """A noun of speech or writing, `Buku harian Budi`, or a cue with the colon further on: `Jawabnya cepat: “…”`."""
    diary = items[index].lower == "buku" and items[index + 1].lower == "harian"
    return diary or items[index].stem in lexicon().speech_nouns | _WORDS_LEFT or is_enclitic_cue(items[index])


_WORDING = frozenset({"bunyi", "isi"})
_OF_WORDS = frozenset({"isi", "bunyi", "satu-satunya", "dua", "tiga", "beberapa", "penggalan", "petikan"})
_DESCRIBING = frozenset(
    "harian terakhir pertama singkat pendek tertulis resmi lengkap lain utama penutup pembuka lama".split()
)
_LONGEST_OWNED = 14
"""Items before the colon."""
_WRITTEN = frozenset({"moto", "motto", "semboyan", "slogan", "spanduk", "poster", "judul", "refrain", "tertulis"})
"""What such a thing says is nobody's."""


def words_before_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Catatan terakhirnya hanya satu baris: "Hari ini ada pepaya."` · `Jawaban Budi pendek: "Tidak."` (His last note was one line: …)"""
    items = passage.items
    if not 1 < at <= _LONGEST_OWNED or items[at - 1].text != ":" or any(item.quotation >= 0 for item in items[:at]):
        return
    if items[0].has_enclitic and items[0].stem in _WORDING and at == 2:  # `Bunyinya: “…”`
        yield quote_of(reading, passage, at, "words_before_quotation", None, None)
        return
    start = next((i for i in range(at) if items[i].lower not in _OF_WORDS | lexicon().connectives), at)
    if start >= at - 1 or not _is_of_words(items, start):
        return
    if any(item.lower in lexicon().active_all or is_enclitic_cue(item) for item in items[start + 1 : at]):
        return
    owner = start
    while owner < at - 1 and not items[owner].has_enclitic and items[owner + 1].stem in _DESCRIBING | PLATFORMS:
        owner += 1
    owner += items[owner + 1].lower.endswith("-nya")  # `Status WhatsApp-nya`
    if items[owner].has_enclitic or items[owner].lower.endswith("-nya"):
        phrase: Phrase | None = enclitic(items[owner])
    elif (handle := next((item for item in items[owner + 1 : at - 1] if item.text[0] == "@"), None)) is not None:
        phrase = Phrase(Form.LABEL, handle.text, handle.span, name=handle.text)
    else:
        phrase = phrase_of(reading.text, items, *right_phrase(items, owner + 1))
    if (
        phrase is not None
        and (phrase.form is not Form.NOUN or phrase.head in lexicon().people)
        and is_whole(reading, items, at)
    ):
        yield quote_of(reading, passage, at, "words_before_quotation", items[start], phrase)


def colon_before_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi naik ke mimbar dan menutup rapat: "Kita menang."` (Budi … closed the meeting: "We won.") Any verb, then a colon."""
    items = passage.items
    gesture = at > 1 and items[at - 1].text == "," and any(item.lower in _GESTURES for item in items[:at])
    if (
        at < 2
        or not (gesture or (items[at - 1].text == ":" and at > 2))
        or any(_speaks(items, index) for index in range(at))
        or is_listed(reading, items, at)
    ):
        return
    if not gesture and (_gives_in_full(items, at) or _tells_when(items, at - 1)):
        yield quote_of(reading, passage, at, "colon_before_quotation", None, None)
        return
    if (agent := _passed_on_by(reading, items, at)) is not None:
        yield quote_of(reading, passage, at, "colon_before_quotation", None, agent)
        return
    floor = _past_occasion(items, at)
    verbs = [i for i in range(floor, at - 1) if is_verb(items[i])]
    if not verbs or items[at - 2].stem in _WRITTEN:
        return
    named = (bounds for bounds in entity_ranges(items) if bounds[1] == verbs[-1] - 1)
    relative = items[verbs[-1] - 1].lower == "yang"  # `dari Budi yang menulis tweet: “…”`
    met = antecedent(items, verbs[-1] - 2, floor) if relative and items[verbs[-1] - 2].text == "," else None
    bounds = (next(named, None) if relative else None) or met or left_phrase(items, verbs[0], floor)
    phrase = phrase_of(reading.text, items, *bounds) if bounds else None
    if phrase is None or bounds is None or not is_whole(reading, items, at):
        return
    said = reading.quotations[items[at].quotation].inner.of(reading.text).split()
    one = holds_office(items, *bounds) or is_one_person(items, *bounds)  # `Presiden tersenyum: “…”`
    words = items[at - 2 - (items[at - 2].lower in _DESCRIBING)].lower  # `mengirim surel: “…”`
    enough = len(said) >= _FEWEST_SPOKEN or words in lexicon().speech_nouns | _WORDS_LEFT
    one = one and phrase.form is Form.NOUN and enough
    if one or phrase.form in {Form.NAME, Form.PRONOUN, Form.ENCLITIC, Form.ORGANISATION}:
        yield quote_of(reading, passage, at, "colon_before_quotation", items[verbs[-1]], phrase)


def _passed_on_by(reading: Reading, items: Sequence[Word], at: int) -> Phrase | None:
    """`Unggahan itu dibagikan oleh Budi dengan satu kata: "Tepat."`: the agent of a passive, who adds words of his own."""
    added = items[at - 2].lower in _ADDED_WORDS and any(item.lower == "dengan" for item in items[max(0, at - 5) : at])
    by = next((i for i in range(2, at - 3) if items[i].lower == "oleh"), None)
    if not added or by is None or not any(item.lower.startswith("di") and is_verb(item) for item in items[:by]):
        return None
    phrase = phrase_of(reading.text, items, *right_phrase(items, by + 1))
    human = phrase is not None and phrase.form in {Form.NAME, Form.PRONOUN, Form.ORGANISATION}
    return phrase if human and is_whole(reading, items, at) else None


_ADDED_WORDS = frozenset({"kata", "kalimat", "baris", "catatan", "pesan", "komentar", "takarir"})
_GESTURES = frozenset(
    "berbicara bersuara tersenyum tertawa terkekeh terbahak menggeleng mengangguk menghela terisak menangis bergumam mendesah meringis"
    " menyeringai menoleh mengelak mengelus mengusap menyeka".split()
)
"""What somebody does who speaks: `Budi menggeleng pelan, "Bukan itu."` A comma will do before the words."""


def _tells_when(items: Sequence[Word], colon: int) -> bool:
    """`Lalu, dua puluh menit kemudian: "…"`: only that the same speaker went on, and when."""
    words = [item for item in items[:colon] if item.is_word]
    told = any(item.kind is not None or item.lower in lexicon().pronouns or item.upos == "VERB" for item in words)
    return not told and words[-1].lower in _LATER and len(words) <= _LABEL_OF_TIME


_LATER = frozenset(
    {"kemudian", "berselang", "berikutnya", "setelahnya", "sesudahnya", "lagi", "lalu", "berlalu", "selanjutnya"}
)
_LABEL_OF_TIME = 8
"""Words."""


def _gives_in_full(items: Sequence[Word], at: int) -> bool:
    """`Berikut pernyataan lengkapnya: "…"`: the words that a sentence before announced; whose, only that one says."""
    words = items[1 : at - 1]
    spoken = any(item.stem in lexicon().speech_nouns | {"isi"} for item in words)
    return items[0].lower == "berikut" and at == len(items) - 1 and spoken and any(item.has_enclitic for item in words)


def _past_occasion(items: Sequence[Word], at: int) -> int:
    """`Ditanya wartawan apakah Budi mundur, Ani menjawab: "…"`: the first item after the comma that closes the occasion, else 0."""
    first = items[0].lower
    comma = next((i for i in range(1, at - 2) if items[i].text == ","), None)
    return comma + 1 if comma is not None and (first in lexicon().subordinating or first.startswith("dita")) else 0


def _speaks(items: Sequence[Word], index: int) -> bool:
    """A quotation that is neither the name of a body nor the title of a work."""
    return items[index].quotation >= 0 and not (names_body(items, index) or is_title_of_work(items, index))


def clause_then_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi tertawa. "Kami siap."` · `Ia menoleh: "Ayo."` A whole quotation that closes a sentence about a person."""
    items = passage.items
    quotation = reading.quotations[items[at].quotation]
    content = quotation.inner.of(reading.text).strip()
    if (
        at != len(items) - 1
        or at == 0
        or not content.endswith((".", "!", "?"))
        or len(content.split()) < 4
        or not content[0].isupper()
    ):
        return
    if items[at - 1].text in {".", ":", "?", "!"}:
        person = next((i for i in range(at) if items[i].kind is EntityKind.PERSON), None)
        phrase = (
            phrase_of(reading.text, items, *right_phrase(items, person))
            if person is not None and items[at - 1].text == ":"
            else None
        )
        if phrase is None and items[at - 1].text == ":":  # `resepnya: "Alah bisa karena biasa."` is nobody's
            return
        yield quote_of(reading, passage, at, "clause_then_quotation", None, phrase)
