"""Who said it, told after a quotation without a verb: `"Kami siap," demikian pesan Budi.` · `"Kami siap." — Budi, lurah`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.cues import enclitic, quote_of
from app.quotes.direct.trailing import after_quotation, opens_sentence
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.kinds import Form
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.text.repairs import WORDINGS
from app.quotes.words import Word


def wording_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Cek nomor izin!" demikian bunyi unggahan tersebut.` · `"Kami siap," demikian Budi.` (…, ran the post; thus Budi.)"""
    items = passage.items
    index = after_quotation(items, at)
    if index + 1 >= len(items):
        return
    introduced = items[index].lower in _THUS
    word = items[index + introduced]
    if word.stem in WORDINGS | lexicon().speech_nouns and (introduced or word.lower == "bunyi"):
        last = _last_of_wording(items, index + introduced)
        if items[last].has_enclitic:  # `begitu jawabannya`
            yield quote_of(reading, passage, at, "wording_after_quotation", word, enclitic(items[last]))
            return
        owner = right_phrase(items, last + 1)
        phrase = phrase_of(reading.text, items, *owner) if owner[0] < owner[1] else None
        proper = phrase is not None and phrase.form is Form.ORGANISATION and any(map(str.isupper, phrase.text))
        named = phrase is not None and (proper or phrase.form in {Form.NAME, Form.PRONOUN})
        if named or word.stem in WORDINGS:
            yield quote_of(reading, passage, at, "wording_after_quotation", word, phrase if named else None)
    elif introduced and word.is_capitalised:  # `"…," demikian Budi.`
        phrase = phrase_of(reading.text, items, *right_phrase(items, index + 1))
        if phrase is not None and phrase.form in {Form.NAME, Form.NOUN, Form.ORGANISATION}:
            yield quote_of(reading, passage, at, "wording_after_quotation", items[index], phrase)


def _last_of_wording(items: Sequence[Word], index: int) -> int:
    """`bunyi pesan singkat` Budi: the last of the nouns for the words, and of what describes them."""
    words = WORDINGS | lexicon().speech_nouns | _DESCRIBING
    while not items[index].has_enclitic and index + 1 < len(items) - 1 and items[index + 1].stem in words:
        index += 1
    return index


_THUS = frozenset({"demikian", "begitu", "begitulah", "itulah", "itu"})
_DESCRIBING = frozenset("singkat pendek tegas terakhir resmi tertulis penutup lengkap lirih".split())


def signature_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`“Kami siap.” — Budi Santoso, lurah` ("We are ready." — Budi Santoso, village head) A name below, behind a dash or in brackets."""
    items = passage.items
    alone = opens_sentence(items, at) or items[at - 1].text == ":"  # `Kata-kata pekan ini: “…” — Budi`
    if not alone or at + 2 >= len(items) or items[at + 1].text not in {"–", "—", "-", "~", "("}:
        return
    start, end = right_phrase(items, at + 2)
    phrase = phrase_of(reading.text, items, start, end)
    signed = phrase is not None and phrase.form is Form.NAME and items[start].is_capitalised
    if signed and _describes(items[end:]):
        yield quote_of(reading, passage, at, "signature_after_quotation", None, phrase)


def _describes(rest: Sequence[Word]) -> bool:
    """Nothing, or after a comma what somebody is: `, 91 tahun, pembuat layang-layang`; no cue and nothing further said."""
    if not any(item.is_word for item in rest):
        return True
    lexical = lexicon()
    cues = lexical.active_all | lexical.inverted_all
    return rest[0].text in {",", "("} and not any(item.quotation >= 0 or item.stem in cues for item in rest)
