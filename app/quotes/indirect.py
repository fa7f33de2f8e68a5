"""Indirect and mixed quotes: cues outside marks and the clauses that they attribute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.quotes.clauses import (
    FEWEST_WORDS,
    after_addressee,
    around_attribution,
    before_colon_quotation,
    before_next_cue,
    bounds_around_inverted,
    clause_floor,
    finding_of,
    interrupts_content,
    is_connective,
    is_content,
    is_marked,
    past_topic,
    sentence_end,
    stands_after_content,
)
from app.quotes.content import THAT, has_predicate, skip_complementiser, with_fragments
from app.quotes.cues import enclitic, is_active_cue, is_enclitic_cue, is_inverted_cue
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.participles import participial_cue
from app.quotes.phrases import Form, Phrase, phrase_of
from app.quotes.reading import Passage
from app.quotes.sources import right_phrase
from app.quotes.subjects import head_noun, left_phrase
from app.quotes.types import EntityKind, QuoteType, Span
from app.quotes.words import Word

_LONGEST_LABEL = 20


def label_before_clause(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Kepala Pos Pengamatan, Budi: gempa masih naik.` (The head of the post, Budi: tremors still rising.) A turn without marks."""
    items = passage.items
    if at != 0 or passage.index == 0:
        return
    colon = next((i for i in range(1, min(len(items), _LONGEST_LABEL)) if items[i].text == ":"), None)
    if (
        colon is None
        or len(items) - colon <= FEWEST_WORDS + 1
        or any(item.quotation >= 0 for item in items[: colon + 2])
    ):
        return
    if any(item.upos in {"VERB", "AUX"} and not item.is_capitalised for item in items[:colon]):
        return
    label = " ".join(item.lower for item in items[:colon])
    if label.endswith("foto") or label.startswith(tuple(lexicon().not_labels)) or items[-1].text not in {".", "!", "?"}:
        return
    end = next((i for i in range(colon) if items[i].lower == "kepada"), colon)  # `Kepala Pos Budi kepada Kabar Pagi: …`
    phrase = phrase_of(reading.text, items, 0, end)
    if phrase is None or phrase.form is not Form.NAME or items[end - 1].kind is not EntityKind.PERSON:
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
    if word.has_enclitic and word.stem != "menurut":  # `baginya`: for him
        return
    if word.lower in lexical.according - {"menurut"} and not (at == 0 and any(item.quotation >= 0 for item in items)):
        return
    phrase, end = _whose_view(reading, items, at)
    if phrase is None or phrase.head in lexical.documents or phrase.head in {"saya", "kami", "aku", "kita", "anda"}:
        return
    if at > 0 and items[at - 1].text not in {",", "–", "-", "“”"} and not is_connective(items, 0, at) and at > 3:
        return
    if at > 0 and phrase.form is not Form.ENCLITIC and items[at + 1].lower in lexical.speech_nouns:
        return  # `…, menurut pernyataan Gedung Putih.` tells where the words were published
    if end + 1 < len(items) and items[end].lower in {"lagi", "pula"} and items[end + 1].text == ",":
        end += 1
    bounds = around_attribution(items, 0, at, end)
    if bounds is not None:
        rule = "after_menurut" if bounds[0] >= end else "around_menurut"
        yield from finding_of(reading, passage, rule, bounds, word, phrase)


def _whose_view(reading: Reading, items: Sequence[Word], at: int) -> tuple[Phrase | None, int]:
    """The source after `menurut` at `items[at]`, and where it ends; None for a document or nobody."""
    if items[at].has_enclitic and items[at].stem == "menurut":
        return enclitic(items[at]), at + 1
    start, end = right_phrase(items, at + 1)
    if start >= end:
        return None, end
    if items[start].has_enclitic and items[start].stem in lexicon().speech_nouns:
        return enclitic(items[start]), start + 1
    if head_noun(items, start, end) in lexicon().documents:
        return None, end
    return phrase_of(reading.text, items, start, end), end


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
        start, end = right_phrase(items, at + 1)
        phrase = phrase_of(reading.text, items, start, end)
    else:
        return
    if phrase is None or phrase.head in lexicon().documents:
        return
    bounds = bounds_around_inverted(items, at, end)
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


def _is_unmarked_interruption(items: Sequence[Word], at: int) -> bool:
    """`Dengan dikenalkan sejak dini kata dia, mereka …`: the comma before the cue is missing, the one after is there."""
    return (
        items[at].lower == "kata"
        and at > 1
        and at + 2 < len(items)
        and items[at + 1].lower in lexicon().third_person
        and items[at + 2].text in {",", "."}
    )


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
    human = phrase.form in {Form.NAME, Form.PRONOUN} or (
        phrase.form is Form.NOUN and phrase.definite and phrase.head in lexical.people
    )
    if human and has_predicate(items, 0, at - 1):
        yield from finding_of(reading, passage, "active_cue_after_content", (0, at - 1), word, phrase)


def active_cue(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi mengatakan (bahwa) warga siap.` · `Warga siap, Budi mengatakan.` · `Saat ini, ia menambahkan, warga siap.`"""
    items, lexical = passage.items, lexicon()
    word = items[at]
    if not is_active_cue(items, at) or at == 0 or _is_governed(items, at):
        yield from participial_cue(reading, passage, at)
        return
    floor = clause_floor(items, at)
    bounds = left_phrase(items, at, floor)
    phrase = phrase_of(reading.text, items, *bounds) if bounds else None
    if (
        phrase is None
        and bounds is None
        and at == 1
        and items[0].lower in {"dan", "lalu", "kemudian"}
        and is_marked(items, at)
    ):
        colon = next((i for i in range(at + 1, min(len(items), at + 6)) if items[i].text == ":"), at + 1)
        start = skip_complementiser(items, colon, len(items))
        yield from finding_of(reading, passage, "coordinated_cue", (start, len(items)), word, None)
        return
    if phrase is None or not _can_speak(phrase, items, bounds) or _is_naming(items, at, bounds):
        return
    following = after_addressee(items, at)
    end = sentence_end(items, following)
    reported = bounds is not None and any(item.lower in lexical.active for item in items[: bounds[0]])
    if bounds and not reported and stands_after_content(items, bounds[0], at, following):
        yield from finding_of(reading, passage, "subject_and_verb_after_content", (0, bounds[0]), word, phrase)
        return
    start = past_topic(items, skip_complementiser(items, following, end), end)
    if start < end and items[start].lower in {"demikian", "begitu", "dan", "atau", "serta", "maupun"}:
        return  # `menyatakan demikian` points back; `membaca, menulis dan berhitung` is a list
    end = before_next_cue(items, start, before_colon_quotation(items, start, end))
    if start >= end or not is_content(items, at, start, end):
        return
    if word.lower in lexical.with_addressee and sum(item.is_word for item in items[start:end]) < FEWEST_WORDS:
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
    if bounds and interrupts and (word.lower in lexical.interrupting or has_predicate(items, 0, bounds[0] - 1)):
        start = 0
    rule = "subject_of_cue" if word.lower in lexical.active else "subject_of_optional_cue"
    yield from finding_of(reading, passage, rule, (start, end), word, phrase)


def _is_governed(items: Sequence[Word], at: int) -> bool:
    """`untuk mengatakan`, `tidak mengatakan`, `dengan langsung merekomendasikan`: the verb has no subject of its own, or is denied."""
    before = at - 1
    while before > 0 and items[before].lower in _BETWEEN:
        before -= 1
    return items[before].lower in _GOVERNING or (items[at - 1].lower == "dan" and at > 1)


_BETWEEN = frozenset({"langsung", "juga", "terus", "kembali", "turut", "ikut", "tetap"})
_GOVERNING = frozenset(
    (
        "untuk yang tidak tak enggan menolak belum ingin bisa dapat perlu harus akan dengan "
        "tanpa jangan guna agar dalam seperti usai setelah saat ketika mau mahu sulit sambil seraya"
    ).split()
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
        phrase = phrase_of(reading.text, items, start, end)
    elif word.has_enclitic and word.stem in lexical.passive:
        phrase, end = enclitic(word), at + 1
    else:
        return
    if phrase is None or end >= len(items):
        return
    start = at - (at > 1 and items[at - 1].lower in lexical.times | lexicon().adverbs and items[at - 2].text == ",")
    as_told = at == 1 and items[0].lower in {"seperti", "sebagaimana"}
    opens = at == 0 or as_told or is_connective(items, 0, at) or items[start - 1].text == ","
    if items[end].lower in {"lagi", "pula", "juga", "sendiri"} and end + 1 < len(items):
        end += 1
    marked = end < len(items) and (
        items[end].text in {",", ":"} or items[end].lower in THAT or (at == 0 and word.has_enclitic)
    )
    if opens and marked:
        bounds = around_attribution(items, 1 if as_told else 0, start, end)
        if bounds is not None:
            yield from finding_of(reading, passage, "passive_cue", bounds, word, phrase)
