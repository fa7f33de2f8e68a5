"""Direct quotes: what makes a quotation somebody's words.

Each rule looks at one quotation in its passage. Sources for the constructions: Alwi et al., Tata Bahasa Baku Bahasa Indonesia (direct
speech and inversion); PFSA-ID's patterns of Indonesian direct statements (Purnomo et al. 2022).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.quotes.content import has_predicate, inner
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases import Form, Phrase, phrase_of
from app.quotes.reading import Passage
from app.quotes.sources import head_noun, left_phrase, right_phrase
from app.quotes.types import EntityKind, QuoteType, Span
from app.quotes.words import Word

_SEPARATORS = {",", "-", "–", "—", ".", "…", "...", "“”", '"', "'"}
_LABEL_WORDS = 7
_GAP_WORDS = 25
_SHORT_SUBJECT = 3


def enclitic(word: Word) -> Phrase:
    """The source in `ujarnya`: the enclitic itself."""
    span = Span(word.span.end - 3, word.span.end)
    return Phrase(Form.ENCLITIC, "-nya", span, head="nya")


def _after(items: Sequence[Word], index: int) -> int:
    """The first item after the quotation at `index` that is no separator."""
    index += 1
    while (
        index < len(items)
        and not items[index].is_word
        and items[index].quotation < 0
        and items[index].text in _SEPARATORS
    ):
        index += 1
    return index


def _quote(reading: Reading, passage: Passage, at: int, rule: str, cue: Word | None, phrase: Phrase | None) -> Finding:
    number = passage.items[at].quotation
    return Finding(
        rule,
        QuoteType.DIRECT,
        inner(reading.text, reading.quotations[number]),
        passage.index,
        cue.span if cue else None,
        phrase,
        (number,),
    )


def _is_fragment(reading: Reading, items: Sequence[Word], at: int) -> bool:
    """True where the quotation goes on a clause that began before its mark: `penting untuk "belajar dari …," kata Budi`."""
    first = reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1]
    return at > 0 and items[at - 1].is_word and first.islower() and items[at - 1].lower not in lexicon().active_all


def is_inverted_cue(items: Sequence[Word], index: int, *, after_break: bool) -> bool:
    """True where `items[index]` is a cue that its source follows: `kata Budi`, `jelas dia`; not the noun in `kata kunci`."""
    word, lexical = items[index], lexicon()
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or word.lower not in lexical.inverted_all or word.text.isupper():
        return False
    if following.lower in lexical.third_person | lexical.plural | lexical.other_pronouns:
        return True
    named = (
        following.is_capitalised
        or following.text.startswith("@")
        or following.lower
        in lexical.people | lexical.organisations | {"si", "sang", "para", "seorang", "salah", "oleh"}
    )
    if word.lower in lexical.inverted:
        return named or (
            after_break
            and following.is_word
            and following.lower not in lexical.after_kata_noun
            and not following.text[0].isdigit()
        )
    return after_break and named


def is_enclitic_cue(word: Word) -> bool:
    """True for `katanya`, `ujarnya`, `lanjutnya`."""
    return word.has_enclitic and word.stem in lexicon().inverted_all


def inverted_cue_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," kata Budi.` ("We are ready," said Budi.)"""
    items = passage.items
    index = _after(items, at)
    if index < len(items) and items[index].lower == "demikian":
        index += 1
    if _is_fragment(reading, items, at) or index >= len(items) or not is_inverted_cue(items, index, after_break=True):
        return
    phrase = phrase_of(reading.text, items, *right_phrase(items, index + 1), reading.known)
    if phrase is not None:
        yield _quote(reading, passage, at, "inverted_cue_after_quotation", items[index], phrase)


def reporting_phrase_after(reading: Reading, items: Sequence[Word], cue: int) -> Phrase | None:
    """The source that follows the cue at `items[cue]`, or is its enclitic; None if nobody is named there."""
    if cue >= 0 and is_enclitic_cue(items[cue]):
        return enclitic(items[cue])
    return (
        phrase_of(reading.text, items, *right_phrase(items, cue + 1), reading.known) if cue + 1 < len(items) else None
    )


def enclitic_cue_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," ujarnya.` ("We are ready," he said.)"""
    items = passage.items
    index = _after(items, at)
    if not _is_fragment(reading, items, at) and index < len(items) and is_enclitic_cue(items[index]):
        yield _quote(reading, passage, at, "enclitic_cue_after_quotation", items[index], enclitic(items[index]))


def wording_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Cek nomor izin!" demikian bunyi unggahan tersebut.` (…, ran the post.) The wording of what was announced just before."""
    items = passage.items
    index = _after(items, at)
    if index + 1 < len(items) and items[index].lower in {"demikian", "begitu"} and items[index + 1].lower in {"bunyi", "isi", "petikan", "penggalan"}:
        yield _quote(reading, passage, at, "wording_after_quotation", items[index + 1], None)


def passive_cue_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," ditambahkan Budi.` ("We are ready," was added by Budi.)"""
    items = passage.items
    index = _after(items, at)
    if index < len(items) and items[index].lower == "demikian":
        index += 1
    if (
        _is_fragment(reading, items, at)
        or index + 1 >= len(items)
        or (items[index].stem not in lexicon().passive
        and items[index].lower not in lexicon().passive)
    ):
        return
    word = items[index]
    phrase = (
        enclitic(word)
        if word.stem in lexicon().passive and word.has_enclitic
        else phrase_of(reading.text, items, *right_phrase(items, index + 1), reading.known)
    )
    if phrase is not None:
        yield _quote(reading, passage, at, "passive_cue_after_quotation", word, phrase)


def subject_and_verb_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," Budi menjelaskan.` · `"Kami siap," dia percaya.` ("We are ready," Budi explained / he believes.)"""
    items, lexical = passage.items, lexicon()
    start = _after(items, at)
    if start >= len(items) or _starts_sentence(reading, items, at, start) or _is_fragment(reading, items, at):
        return
    if at > 0 and reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1].islower():
        return
    pronoun = items[start].lower in lexical.third_person | lexical.plural
    for index in range(start + 1, min(len(items), start + 16)):
        word = items[index]
        if word.quotation >= 0 or word.text in {".", ";", ":"}:
            return
        stem = word.lower.removesuffix("nya")
        spoken = (
            stem in lexical.active_all
            or (word.lower == "memberi" and index + 1 < len(items) and items[index + 1].lower == "tahu")
            or (pronoun and index <= start + 2 and _is_verb(word))
        )
        if spoken and _leads_on(items, index):
            return
        if spoken:
            phrase = phrase_of(reading.text, items, start, index, reading.known)
            if phrase is not None and (
                phrase.form is not Form.NOUN
                or phrase.head in lexical.people
                or (index - start <= _SHORT_SUBJECT and stem in lexical.active and _ends_clause(items, index + 1))
            ):
                yield _quote(reading, passage, at, "subject_and_verb_after_quotation", word, phrase)
            return


def _leads_on(items: Sequence[Word], cue: int) -> bool:
    """`"…" Budi menyampaikan kepada pers: "…"`: the verb belongs to what comes after it."""
    for index in range(cue + 1, min(len(items), cue + 10)):
        if items[index].text == ".":
            return False
        if items[index].lower == "bahwa" or (items[index].text == ":" and index + 1 < len(items)):
            return True
    return False


def _starts_sentence(reading: Reading, items: Sequence[Word], at: int, start: int) -> bool:
    """True where the words after the quotation open a sentence of their own: `"…." Budi mengatakan, …`."""
    quotation = reading.quotations[items[at].quotation]
    content = reading.text[quotation.outer.start : quotation.outer.end].rstrip("\"”»’'“ ")
    between = reading.text[quotation.outer.end : items[start].span.start]
    return content.endswith(".") and items[start].is_capitalised and "," not in between and "-" not in between


def _is_verb(word: Word) -> bool:
    return not word.is_capitalised and not word.lower.startswith("pe") and (
        word.upos in {"VERB", "AUX"} or word.lower.startswith(("men", "mem", "meng", "meny", "ber", "di", "me"))
    )


def any_verb_after_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap", - menyela politikus itu.` ("We are ready", interrupted the politician.) Translated news takes any verb here.

    The quotation must open its sentence and the verb must follow at once and be followed by somebody; what is left of the sentence is adverbial.
    """
    items = passage.items
    index = _after(items, at)
    if (
        index + 1 >= len(items)
        or not _opens_sentence(items, at)
        or not _is_verb(items[index])
        or len(items[index].text) < 5
    ):
        return
    quotation = reading.quotations[items[at].quotation]
    if len(quotation.inner) < 12:
        return
    start, end = right_phrase(items, index + 1)
    phrase = phrase_of(reading.text, items, start, end, reading.known)
    if phrase is None or not _ends_clause(items, end):
        return
    human = (
        phrase.form in {Form.NAME, Form.PRONOUN, Form.PAIR} or phrase.head in lexicon().people | lexicon().organisations
    )
    if human:
        yield _quote(reading, passage, at, "any_verb_after_quotation", items[index], phrase)


def _opens_sentence(items: Sequence[Word], at: int) -> bool:
    """True where nothing but other quotations and marks stands before, or a whole sentence does."""
    before = [item for item in items[:at] if item.is_word]
    return not before


def _ends_clause(items: Sequence[Word], end: int) -> bool:
    return (
        end >= len(items)
        or items[end].text in {".", ",", "!", "?", ";"}
        or items[end].quotation >= 0
        or items[end].lower in lexicon().adverbial_stops | lexicon().days
    )


def label_before_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi: "Kami siap."` (Budi: "We are ready.") A speaker's turn."""
    items = passage.items
    if at < 2 or items[at - 1].text != ":" or at - 1 > _LABEL_WORDS:
        return
    if any(item.quotation >= 0 for item in items[:at]) or any(_is_verb(item) for item in items[: at - 1]):
        return
    label = " ".join(item.lower for item in items[: at - 1])
    if label.startswith(tuple(lexicon().not_labels)):
        return
    phrase = phrase_of(reading.text, items, 0, at - 1, reading.known)
    if phrase is not None and phrase.form in {Form.NAME, Form.NOUN, Form.ORGANISATION} and phrase.role is None:
        phrase = replace(phrase, form=Form.LABEL)
    if phrase is not None and (items[0].is_capitalised or items[0].text.startswith("@")):
        yield _quote(reading, passage, at, "label_before_quotation", None, phrase)


def cue_before_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi mengatakan, "Kami siap."` · `Kata Budi: "Kami siap."` (Budi said, "We are ready.")"""
    items = passage.items
    found = _nearest_cue(items, at)
    if found is None or _is_mixed(reading, items, at):
        return
    cue, kind = found
    if _continues_clause(reading, items, cue, kind, at):
        return
    if kind == "active":
        bounds = _subject_of(items, cue)
        if bounds is None and items[cue - 1].lower not in _COORDINATING:
            return
        phrase = phrase_of(reading.text, items, *bounds, reading.known) if bounds else None
    elif kind == "enclitic":
        phrase = enclitic(items[cue])
    else:
        phrase = phrase_of(reading.text, items, *right_phrase(items, cue + 1), reading.known)
    if _whole(reading, items, at):
        yield _quote(reading, passage, at, "cue_before_quotation", items[cue], phrase)


_COORDINATING = frozenset({"dan", "lalu", "kemudian", "seraya", "sambil", "serta", "sembari", "pun", ","})


def _subject_of(items: Sequence[Word], cue: int) -> tuple[int, int] | None:
    """The subject of the active cue at `items[cue]`; None if it has none of its own, or if a document speaks."""
    relative = items[cue - 1].lower == "yang"
    bounds = left_phrase(items, cue - relative, _floor(items, cue))
    if bounds is None or is_enclitic_cue(items[bounds[0]]) or head_noun(items, *bounds) in lexicon().documents:
        return None
    if relative:  # `Reporter kami, Yudhistira, yang mengaku "…"`, but not `pesan yang menyebut "…"`
        person = any(item.kind is EntityKind.PERSON for item in items[bounds[0] : bounds[1]])
        return bounds if person and items[cue - 2].text == "," else None
    return bounds


def _continues_clause(reading: Reading, items: Sequence[Word], cue: int, kind: str, at: int) -> bool:
    """`Tidak ada retakan, jelasnya, "cuma ada anak muda"`: content stands before the attribution and goes on inside the marks."""
    start = cue
    if kind == "active":
        bounds = _subject_of(items, cue)
        start = bounds[0] - 1 if bounds is not None and bounds[0] > 1 and items[bounds[0] - 1].text == "," else 0
    before = [item for item in items[:start] if item.is_word]
    first = reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1]
    if len(before) < _SHORT_SUBJECT or not first.islower() or any(item.quotation >= 0 for item in items[:cue]):
        return False
    return kind != "active" or has_predicate(items, 0, start)


def _is_mixed(reading: Reading, items: Sequence[Word], at: int) -> bool:
    """`menegaskan bahwa "perang hampir selesai" di Suriah`, `menyalahkan "beberapa negara" sebab …`: a fragment of a clause that goes on."""
    before, first = items[at - 1], reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1]
    following = items[at + 1] if at + 1 < len(items) and items[at + 1].is_word else None
    if following is None or not before.is_word or not first.islower():
        return False
    lexical = lexicon()
    circumstance = (lexical.adverbial_stops | lexical.days | {"dan"}) - {"sebab", "karena", "untuk", "seperti"}
    return before.lower in lexical.complementisers or following.lower not in circumstance


def _floor(items: Sequence[Word], cue: int) -> int:
    """The first item of the clause that a cue belongs to: after the last quotation or full stop before it."""
    for index in range(cue - 1, -1, -1):
        if items[index].text in {";"} or (items[index].quotation >= 0 and not _inside_name(items, index)):
            return index + 1
    return 0


def _inside_name(items: Sequence[Word], index: int) -> bool:
    return 0 < index < len(items) - 1 and items[index - 1].is_capitalised and items[index + 1].is_capitalised


def _nearest_cue(items: Sequence[Word], at: int) -> tuple[int, str] | None:
    """The cue that governs the quotation at `at`: only separators, `bahwa`, an addressee or adverbials may lie between."""
    lexical = lexicon()
    index = at - 1
    if (
        index < 0
        or (items[index].is_word
        and items[index].lower not in lexical.active_all | lexical.complementisers
        and not is_enclitic_cue(items[index]))
    ):
        return None
    for position in range(index, max(-1, index - _GAP_WORDS), -1):
        word = items[position]
        if word.quotation >= 0:
            return None
        if word.lower in lexical.active_all:
            return (position, "active") if _is_adverbial_gap(items, position + 1, at) else None
        if is_enclitic_cue(word) and position < at:
            return (position, "enclitic") if _is_adverbial_gap(items, position + 1, at) else None
        if word.lower in lexical.inverted and is_inverted_cue(items, position, after_break=position == 0):
            return (
                (position, "inverted")
                if right_phrase(items, position + 1)[1] >= at - 2
                or _is_adverbial_gap(items, right_phrase(items, position + 1)[1], at)
                else None
            )
    return None


def _is_adverbial_gap(items: Sequence[Word], start: int, end: int) -> bool:
    """True where only an adverbial lies between the cue and the content."""
    while start < end and not items[start].is_word:
        start += 1
    if start >= end:
        return True
    first, lexical = items[start].lower, lexicon()
    if first in lexical.complementisers and any(item.is_word for item in items[start + 1 : end]):
        return False
    return (
        first in lexical.complementisers | lexical.adverbial_stops | lexical.days | {"oleh", "hal", "sebagai"}
        or items[start].text[0].isdigit()
    )


def _whole(reading: Reading, items: Sequence[Word], at: int) -> bool:
    """True where the quotation is all of the content: no words of the same clause go on after it."""
    following = at + 1
    while following < len(items) and not items[following].is_word and items[following].quotation < 0:
        following += 1
    if following >= len(items) or items[following].quotation >= 0:
        return True
    quotation = reading.quotations[items[at].quotation]
    content = reading.text[quotation.inner.start : quotation.inner.end].rstrip()
    if content.endswith((".", "!", "?")) or items[following].lower in lexicon().adverbial_stops | {
        "dan",
        "yang",
        "lalu",
    }:
        return True
    return items[at + 1].text == "," and len(quotation.inner) > 25


def colon_before_quotation(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`Budi naik ke mimbar dan menutup rapat: "Kita menang."` (Budi … closed the meeting: "We won.") Any verb, then a colon."""
    items = passage.items
    if at < 3 or items[at - 1].text != ":" or any(item.quotation >= 0 for item in items[:at]):
        return
    verbs = [i for i in range(at - 1) if _is_verb(items[i])]
    if not verbs:
        return
    bounds = left_phrase(items, verbs[0], 0)
    phrase = phrase_of(reading.text, items, *bounds, reading.known) if bounds else None
    if (
        phrase is not None
        and phrase.form in {Form.NAME, Form.PRONOUN, Form.ORGANISATION}
        and _whole(reading, items, at)
    ):
        yield _quote(reading, passage, at, "colon_before_quotation", items[verbs[-1]], phrase)


def continued_in_sentence(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," kata Budi, "dan kami menang."` ("We are ready," said Budi, "and we win.") The second half has no cue of its own."""
    items = passage.items
    earlier = [i for i in range(at) if items[i].quotation >= 0]
    if earlier and _whole(reading, items, at) and items[at - 1].text in {",", ".", "-", "–", "—", ":", "“”"}:
        yield _quote(reading, passage, at, "continued_in_sentence", None, None)


def quotation_alone(reading: Reading, passage: Passage, at: int) -> Iterator[Finding]:
    """`"Kami siap," kata Budi. "Kami menang."` (… "We win.") A quotation that is a sentence by itself continues its speaker's words."""
    items = passage.items
    if any(item.is_word for item in items) or len(reading.quotations[items[at].quotation].inner) < 2:
        return
    yield _quote(reading, passage, at, "quotation_alone", None, None)


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
            phrase_of(reading.text, items, *right_phrase(items, person), reading.known)
            if person is not None and items[at - 1].text == ":"
            else None
        )
        yield _quote(reading, passage, at, "clause_then_quotation", None, phrase)
