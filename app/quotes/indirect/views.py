"""Views: `menurut` (according to) and its kin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses.around import THUS, around_attribution
from app.quotes.clauses.asides import OPPOSING
from app.quotes.clauses.beginning import source_end
from app.quotes.clauses.borders import has_predicate, skip_complementiser
from app.quotes.clauses.ending import sentence_end
from app.quotes.clauses.reported import finding_of
from app.quotes.connectives import is_connective
from app.quotes.cues import enclitic
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import opening_phrase, right_phrase
from app.quotes.phrases.heads import head_noun, is_human_head
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.presenting import OWN_VIEWS
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word


def according_to(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Menurut Budi, warga siap.` · `Warga, menurut Budi, siap.` · `Menurutnya, warga siap.` (According to Budi, …)"""
    items, lexical = passage.items, lexicon()
    word = items[at]
    if word.stem not in lexical.according and word.lower not in lexical.according:
        return
    if word.has_enclitic and word.stem != "menurut":  # `baginya`: for him
        return
    if word.lower in lexical.according - {"menurut"} and not (at == 0 and any(item.quotation >= 0 for item in items)):
        return
    phrase, end = _whose_view(reading, items, at)
    if phrase is None or phrase.head in lexical.documents or phrase.head in _HERE_AND_NOW:
        return
    if at > 0 and items[at - 1].lower == "yang":  # `satu hal yang menurutnya penting`: part of what somebody tells
        yield from _in_relative_clause(reading, passage, at, end, phrase)
        return
    thus = at > _FEWEST_BEFORE and items[at - 1].lower in THUS and items[at - 2].text == ","
    joined = _is_joined(items, at)
    parted = (
        thus
        or joined
        or at <= _FEWEST_BEFORE
        or items[at - 1].text in {",", "–", "-", "“”"}
        or is_connective(items, 0, at)
    )
    if not parted and not _closes_sentence(items, at, end, phrase):
        return
    if (
        at > 0
        and phrase.form is not Form.ENCLITIC
        and items[at + 1].lower in lexical.speech_nouns
        and not _is_told(items, at + 1)
    ):
        return  # `…, menurut pernyataan Gedung Putih.` tells where the words were published
    if end + 1 < len(items) and items[end].lower in {"lagi", "pula"} and items[end + 1].text == ",":
        end += 1
    relative = (
        at > 1 and items[at - 1].text == "," and items[at - 2].lower == "yang"
    )  # `beras yang, menurut dia, berkutu`
    bounds = around_attribution(items, at if joined or relative else 0, at - thus, end)
    if bounds is not None:
        rule = "after_menurut" if bounds[0] >= end else "around_menurut"
        yield from finding_of(reading, passage, rule, bounds, word, phrase)


_FEWEST_BEFORE = 3


def _in_relative_clause(reading: Reading, passage: Passage, at: int, end: int, phrase: Phrase) -> Iterator[Finding]:
    """`Jalan itu ditutup, yang menurut Budi akan merugikan pedagang.`: what somebody named thinks of what was just told."""
    items = passage.items
    if at < _FEWEST_BEFORE or items[at - 2].text != "," or phrase.form not in {Form.NAME, Form.ORGANISATION}:
        return
    start = skip_complementiser(items, end, len(items))
    stop = sentence_end(items, start)
    if not has_predicate(items, 0, at - 2):  # `Jalan itu, yang menurut Budi sempit, ditutup.`
        stop = next((i for i in range(start, stop) if items[i].text == ","), stop)
    if start < stop and (items[start].upos in {"VERB", "AUX", "ADJ"} or items[start].lower in lexicon().predicators):
        yield from finding_of(reading, passage, "after_menurut", (start, stop), items[at], phrase)


def _closes_sentence(items: Sequence[Word], at: int, end: int, phrase: Phrase) -> bool:
    """`Tidak ada perubahan menurut Budi.`: a clause, then the view's owner and no more."""
    named = phrase.form in {Form.NAME, Form.ORGANISATION, Form.ENCLITIC}
    compared = any(item.lower in {"sebagaimana", "seperti", "sesuai"} for item in items[:at])
    return named and not compared and has_predicate(items, 0, at) and not any(item.is_word for item in items[end:])


_HERE_AND_NOW = frozenset({"saya", "kami", "aku", "kita", "anda", "kalian", "kamu", "kau"})
"""`menurut kalian`: writer and readers are no sources."""


def _whose_view(reading: Reading, items: Sequence[Word], at: int) -> tuple[Phrase | None, int]:
    """The source after `menurut` at `items[at]`, and where it ends; None for a document or nobody."""
    if items[at].has_enclitic and items[at].stem == "menurut":
        return enclitic(items[at]), at + 1
    start, end = (opening_phrase if _leaves_content(items, at) else right_phrase)(items, at + 1)
    if start >= end:
        return None, end
    if end - start > 1 and _is_account(items, start):
        start, end = right_phrase(items, start + 1)
    elif items[start].has_enclitic and items[start].stem in _ACCOUNTS | _OPINIONS:
        return enclitic(items[start]), start + 1  # `Menurut pengamatannya, …`
    end = _past_origin(items, _closed(items, start, end))
    if _leaves_content(items, at):  # `Menurut Budi, guru yang baik tidak marah.`
        end = source_end(items, start, end, surely=True)
    if items[start].has_enclitic and items[start].stem in lexicon().speech_nouns | OWN_VIEWS:
        return enclitic(items[start]), start + 1
    if head_noun(items, start, end) in lexicon().documents:
        return None, end
    return phrase_of(reading.text, items, start, end), end


def _closed(items: Sequence[Word], start: int, end: int) -> int:
    """`Menurut ekonom tersebut [angka itu naik]`: `tersebut` closes the noun phrase, and a noun in small letters opens the content."""
    for index in range(start + 1, end - 1):
        if items[index].lower in lexicon().demonstratives:
            opens = items[index + 1].text.islower() and items[index + 1].lower not in {
                "sendiri",
                "yang",
                "dan",
                "di",
                "dari",
            }
            return index + 1 if opens else end
        if items[index].text == "," or items[index].lower == "yang":
            return end
    return end


def _past_origin(items: Sequence[Word], end: int) -> int:
    """`Menurut Budi dari Institut Randu, …`: past where the source is from, to the comma before the content."""
    comma = next((i for i in range(end, min(len(items), end + _LONGEST_ORIGIN)) if items[i].text == ","), None)
    if comma is None or items[end].lower not in {"dari", "asal"} or items[end - 1].kind is not EntityKind.PERSON:
        return end
    plain = not any(item.upos in {"VERB", "AUX"} for item in items[end:comma])
    return comma if plain and not items[end + 1].text[0].isdigit() else end


_LONGEST_ORIGIN = 8
_OPINIONS = frozenset(
    (
        "perhitungan pengamatan perkiraan ingatan hitungan taksiran hemat pandangan penilaian dugaan keyakinan pengalaman analisis "
        "pemahaman pendapat tafsiran versi"
    ).split()
)
"""`menurut perhitungan Budi`: how somebody comes by a view."""
_ACCOUNTS = frozenset({"keterangan", "penuturan", "pengakuan", "kesaksian", "penjelasan", "cerita"})
"""`menurut penuturan Budi`: what somebody tells is that person's view."""


def _is_told(items: Sequence[Word], start: int) -> bool:
    """`cerita kakaknya`: told by mouth; `pernyataan Gedung Putih` was published."""
    return _is_account(items, start) and items[start].lower in {"cerita", "penuturan", "kesaksian"}


def _is_account(items: Sequence[Word], start: int) -> bool:
    """`cerita kakaknya`, `penuturan Budi`: what somebody tells."""
    told = start + 1 < len(items) and items[start].lower in _ACCOUNTS | _OPINIONS
    return told and is_human_head(items, start + 1)


def _is_joined(items: Sequence[Word], at: int) -> bool:
    """`…, sedangkan menurut Rini, harga naik.`: opens the second half of its sentence."""
    return at > _FEWEST_BEFORE and items[at - 1].lower in OPPOSING and items[at - 2].text == ","


def _leaves_content(items: Sequence[Word], at: int) -> bool:
    """True where `menurut` opens its sentence or its second half, so that the content must come after it."""
    return at == 0 or is_connective(items, 0, at) or _is_joined(items, at)
