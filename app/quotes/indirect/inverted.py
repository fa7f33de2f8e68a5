"""Verbs before their source: inverted cues (`kata Budi`), and active ones that translated news puts there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses.around import THUS, bounds_around_inverted, closes_sentence, is_bare_subject, runs_on
from app.quotes.clauses.beginning import source_end
from app.quotes.clauses.borders import THAT, has_predicate
from app.quotes.clauses.reported import FEWEST_WORDS, finding_of
from app.quotes.connectives import AS, is_connective
from app.quotes.cues import enclitic, is_active_cue, is_enclitic_cue, is_inverted_cue
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_title
from app.quotes.phrases.after_cue import opening_phrase, right_phrase
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word


def inverted_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Warga siap, kata Budi.` · `Warga, kata Budi, siap.` · `Kata Budi, warga siap.` · `Selain itu, lanjutnya, …`"""
    items, word = passage.items, passage.items[at]
    if not (is_enclitic_cue(word) or is_inverted_cue(items, at, after_break=True)):
        return
    after_break = (
        at == 0
        or items[at - 1].text in {",", "-", "–", "—"}
        or items[at - 1].quotation >= 0
        or is_connective(items, 0, at)
    )
    thus = at > FEWEST_WORDS and items[at - 1].lower in THUS and items[at - 2].text == ","
    as_said = _follows_as(items, at) and word.lower in lexicon().inverted
    after_break = after_break or thus or as_said
    if is_enclitic_cue(word):
        opens = (
            at == 0
            and at + 1 < len(items)
            and (items[at + 1].text == "," or (word.stem == "kata" and len(items) > FEWEST_WORDS + 1))
        )
        if not after_break or (at == 0 and not opens):
            return
        phrase: Phrase | None = enclitic(word)
        end = at + 1
    elif is_inverted_cue(items, at, after_break=after_break) and (after_break or _is_unmarked_interruption(items, at)):
        start, end = _source(items, at)
        phrase = phrase_of(reading.text, items, start, end)
    else:
        return
    if phrase is None or phrase.head in lexicon().documents or phrase.text.lower() in _HEARSAY:
        return
    if _relays(items, at) or _is_subject(items, at, end):
        return
    bounds = bounds_around_inverted(items, at - thus - as_said, end)
    if (
        bounds is not None
        and bounds[1] <= at
        and sum((item.is_word and not item.text[0].isdigit()) or item.quotation >= 0 for item in items[:at])
        < FEWEST_WORDS
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
        yield from finding_of(reading, passage, rule, bounds, word, phrase)


_HEARSAY = frozenset({"orang", "orang-orang"})
"""`kata orang`: as they say, and nobody in particular."""


def _follows_as(items: Sequence[Word], at: int) -> bool:
    """`Seperti kata Budi, warga siap.` · `Warga, seperti kata Budi, siap.`"""
    return at > 0 and items[at - 1].lower in AS and (at == 1 or items[at - 2].text == ",")


def _source(items: Sequence[Word], at: int) -> tuple[int, int]:
    """The range of the source right of the cue; content that must follow it is no apposition (`Namun, kata Budi, warga yang datang dilayani.`)."""
    start, end = (right_phrase if at else opening_phrase)(items, at + 1)
    if at == 0 or is_connective(items, 0, at):
        return start, source_end(items, start, end, surely=at > 0)
    closes = not any(item.is_word or item.quotation >= 0 for item in items[end:])
    if closes and is_bare_subject(items, 0, at - 1):  # `Ibunya, kata Rina, penjual jamu.`
        return start, next((i for i in range(start, end) if items[i].text == ","), end)
    return start, end


def _relays(items: Sequence[Word], at: int) -> bool:
    """`Budi mengatakan bahwa …, lapor Reuters.` The outlet passes on what somebody before it in the sentence said."""
    return items[at].lower == "lapor" and any(
        items[index].lower in lexicon().active and is_active_cue(items, index) for index in range(1, at)
    )


def _is_subject(items: Sequence[Word], at: int, end: int) -> bool:
    """`Bagi pencinta mainan, cerita Budi dari Randu adalah bukti.`: the account that somebody gives is itself spoken of."""
    if items[at].lower not in _ACCOUNTS:
        return False
    comma = next((i for i in range(end, len(items)) if items[i].text == ","), len(items))
    return any(item.lower in _COPULAS for item in items[end:comma])


_ACCOUNTS = frozenset({"cerita", "kisah", "pesan", "saran", "klaim"})
_COPULAS = frozenset({"adalah", "ialah", "merupakan", "menjadi", "menunjukkan", "membuktikan"})


def _is_unmarked_interruption(items: Sequence[Word], at: int) -> bool:
    """`Dengan dikenalkan sejak dini kata dia, mereka …` · `Semua itu kata Menteri Budi akan butuh waktu.`: no comma before the cue.

    It stands after the attribution, or the predicate follows at once.
    """
    if items[at].lower != "kata" or at + 2 >= len(items):
        return False
    start, end = right_phrase(items, at + 1)
    pronoun = items[at + 1].lower in lexicon().third_person
    if at > 1 and pronoun and items[at + 2].text in {",", "."}:
        return True
    person = pronoun or items[start].kind is EntityKind.PERSON or is_title(items[start])
    comma = end + 1 < len(items) and items[end].text == "," and items[end + 1].upos in {"VERB", "AUX"}
    bare = items[at - 1].lower in lexicon().demonstratives and comma  # `Ini kata Rina, terjadi saat …`
    return person and (runs_on(items, at, end) or bare)


def active_cue_after_content(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Warga siap, menganggap pengamat politik Budi.` (…, considers the analyst Budi.) Translated news puts the verb first."""
    items, lexical = passage.items, lexicon()
    word = items[at]
    if (
        at < FEWEST_WORDS + 1
        or items[at - 1].text not in {",", "–", "—", "-"}
        or not (word.lower in lexical.active_all or word.lower in lexical.framing)
    ):
        return
    start, end = right_phrase(items, at + 1)
    phrase = phrase_of(reading.text, items, start, end) if end > start else None
    if phrase is None or any(item.is_word or item.quotation >= 0 for item in items[end:]):
        return
    itself = items[start].lower in {"pihaknya", "dirinya"}  # `Budi yang hadir, membantah pihaknya lalai.`
    if itself or (items[start].has_enclitic and items[start].stem not in lexical.people):
        return  # `…, mengakui kekalahannya dari Budi.`
    human = phrase.form in {Form.NAME, Form.PRONOUN} or (
        phrase.form is Form.NOUN
        and (phrase.definite or items[start].lower == "seorang")
        and phrase.head in lexical.people
    )
    if human and has_predicate(items, 0, at - 1):
        yield from finding_of(reading, passage, "active_cue_after_content", (0, at - 1), word, phrase)


def active_cue_before_subject(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Menegaskan Menteri Budi bahwa warga siap.` (Affirms the minister Budi that …) Translated news from languages that put the verb first."""
    items, lexical = passage.items, lexicon()
    if items[at].lower not in lexical.active_all or not items[at].lower.startswith(("me", "ber")):
        return
    if not _only_opens(items, at):
        return
    start, end = right_phrase(items, at + 1)
    that = next((i for i in range(end, min(len(items), end + _LONGEST_OCCASION)) if items[i].lower in THAT), None)
    if end <= start or that is None or any(item.upos == "VERB" for item in items[end:that]):
        return
    if not (items[start].is_capitalised or items[start].stem in lexical.people | lexical.titles | {"seorang"}):
        return  # `Membantah tuduhan Budi bahwa harga naik, Rini …`
    phrase = phrase_of(reading.text, items, start, end)
    one = phrase is not None and (phrase.form in {Form.NAME, Form.ORGANISATION} or items[start].lower == "seorang")
    if phrase is None or not one or phrase.head in lexical.documents:
        return
    content = (that + 1, len(items))
    if sum(item.is_word or item.quotation >= 0 for item in items[that + 1 :]) > 1:
        yield from finding_of(reading, passage, "active_cue_before_subject", content, items[at], phrase)


def _only_opens(items: Sequence[Word], at: int) -> bool:
    """Nothing but connectives stands before the verb (`Dan`, `Kemudian,`), or what parts a side from another (`Dari sisinya,`)."""
    words = [item.lower for item in items[:at] if item.is_word]
    lexical = lexicon()
    if len(words) > _LONGEST_OPENING or (at > 0 and items[at - 1].text != "," and len(words) > 1):
        return False
    parted = at > 1 and items[at - 1].text == "," and items[at - 2].has_enclitic
    aside = parted and bool(words) and words[0] in {"dari", "sebagai", "di"}
    return aside or all(word in lexical.connectives or word == "serta" for word in words)


_LONGEST_OPENING = 3
"""Words before the verb."""
_LONGEST_OCCASION = 9
"""Words and commas between the source and `bahwa`: `pada Ahad`, `, dalam siaran pers,`."""


def thus_after_content(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Warga siap, demikian Budi.` · `Warga siap, demikian keterangan Polda Randu.` (…, thus Budi / thus the statement of the police.)"""
    items = passage.items
    if at < FEWEST_WORDS + 1 or at + 1 >= len(items) or items[at].lower not in THUS or items[at - 1].text != ",":
        return
    noun = items[at + 1].stem in lexicon().speech_nouns
    first = at + 1 + noun
    if first >= len(items) or not (items[first].is_capitalised or items[first].lower in lexicon().speaker_heads):
        return
    start, end = right_phrase(items, first)
    phrase = phrase_of(reading.text, items, start, end)
    human = phrase is not None and phrase.form in {Form.NAME, Form.ORGANISATION}
    if phrase is not None and human and closes_sentence(items, end) and has_predicate(items, 0, at - 1):
        yield from finding_of(reading, passage, "inverted_cue_after_content", (0, at - 1), items[at], phrase)
