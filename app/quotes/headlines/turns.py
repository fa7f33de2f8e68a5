"""Whether words after a label and a colon in a headline are a turn: a statement, what a witness says, or anything after the news."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.clauses.reported import INTERROGATIVES
from app.quotes.findings import Reading
from app.quotes.headlines.sources import is_named_below, speaks_below
from app.quotes.headlines.statements import is_statement, is_verb_below
from app.quotes.lexicon import lexicon
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.words import Word

_SEPARATORS = frozenset({",", ":", ";", "|", "—", "–", "-"})


def after_separator(items: Sequence[Word], at: int) -> int:
    """Where the stretch that ends before `at` begins: after a comma, a colon, a quotation or a word that joins clauses."""
    for index in range(at - 1, -1, -1):
        if items[index].text in _SEPARATORS or items[index].quotation >= 0 or items[index].lower in _JOINING:
            return index + 1
    return 0


_JOINING = frozenset({"tapi", "tetapi", "namun", "sementara", "sedangkan", "lalu"})


def is_turn(reading: Reading, items: Sequence[Word], start: int, end: int, phrase: Phrase) -> bool:
    """A statement; of a body whose noun does not tell that it speaks, one in the first person: `Persara Randu: Menang Lagi` is a topic."""
    if start >= end or items[start].lower in _ASKING:  # `Dokter Gigi: Kapan Harus Periksa?`
        return False
    lexical = lexicon()
    known = (
        phrase.head in lexical.organisations or phrase.head.startswith(lexical.body_prefixes) or phrase.text.isupper()
    )
    spoken = any(item.lower in lexical.first_person for item in items[start:end])
    if phrase.form is Form.ORGANISATION and not (known or spoken or speaks_below(reading.text, phrase)):
        return False
    witness = phrase.form is Form.NOUN and phrase.head in _WITNESSES and end - start >= _FEWEST_TOLD
    # `Ekonom: Tiga Tanda Resesi` · `Hakim: Antara Palu dan Nurani`
    counted = items[start].upos == "NUM" or items[start].text[0].isdigit() or items[start].lower in _COUNTING
    witness = witness and not counted and items[start].lower not in lexical.prepositions | {"antara"}
    return witness or is_statement(items, start, end) or _verb_stands_below(reading, items, start + 1, end)


def closes_news(reading: Reading, items: Sequence[Word], start: int, colon: int, end: int, phrase: Phrase) -> bool:
    """`Gudang Randu Meledak, Warga: Seperti Guntur`: after the news and a comma, a noun for somebody or a body that the text gives the word.

    What is said may have any form. A name after the colon is whom the noun means (`…, Pelatih: Budi Santoso`), a question word asks.
    """
    lexical = lexicon()
    if start < _FEWEST_OF_NEWS or items[start - 1].text != "," or colon + 1 >= end:
        return False
    before = after_separator(items, start - 1)
    told = items[colon + 1 : end]
    listed = start - 1 - before < _FEWEST_OF_NEWS  # `Gaji Polisi, Guru: …`
    somebody = phrase.form is Form.NOUN and phrase.head in lexical.speaker_heads | lexical.titles | lexical.people
    somebody = somebody or (phrase.form is Form.ORGANISATION and _is_heard_below(reading.text, phrase))
    named = is_named_below(reading, items, colon + 1, end)
    heading = told[0].lower in _ASKING | _HEADING or told[0].text[0].isdigit()
    return somebody and not listed and not named and not heading


def _is_heard_below(text: str, phrase: Phrase) -> bool:
    """`BMKG mengatakan …` · `Kepala Dinas Kesehatan`: the body speaks in the text, or somebody at its head does."""
    led = rf"\b(?:{_LEADING}) {re.escape(phrase.text)}\b"
    return speaks_below(text, phrase) or re.search(led, text[phrase.span.end :]) is not None


_LEADING = "Kepala|Ketua|Direktur|Direktur Utama|Sekretaris|Juru Bicara|Humas|Anggota|Komisioner|Kabid|Kasi"
_FEWEST_OF_NEWS = 3
_HEADING = frozenset("daftar jadwal agenda profil peta cara syarat tips rincian hasil klasemen biodata".split())
"""Nouns that head what a page gives and nobody says."""
_WITNESSES = frozenset("ahli pakar saksi pengamat analis ekonom peneliti akademisi jaksa hakim pengacara".split())
"""Nouns for who is quoted and hardly ever told of: what follows their colon is said, whatever its predicate."""
_FEWEST_TOLD = 3
_COUNTING = frozenset("dua tiga empat lima enam tujuh delapan sembilan sepuluh sejumlah beberapa".split())


def _verb_stands_below(reading: Reading, items: Sequence[Word], start: int, end: int) -> bool:
    return any(is_verb_below(reading.text, item) for item in items[start:end] if item.quotation < 0)


_ASKING = INTERROGATIVES | {"apa", "mana"}
