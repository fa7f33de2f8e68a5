"""Words that attribute, as they stand beside a quotation or a clause."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.clauses.beginning import after_addressee
from app.quotes.clauses.borders import THAT, has_predicate, inner
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import is_other_one, right_phrase
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.types import QuoteType, Span
from app.quotes.words import Word

SHORT_SUBJECT = 3


def enclitic(word: Word) -> Phrase:
    """The source in `ujarnya`: the enclitic itself."""
    span = Span(word.span.end - 3, word.span.end)
    return Phrase(Form.ENCLITIC, "-nya", span, head="nya")


def quote_of(
    reading: Reading, passage: Passage, at: int, rule: str, cue: Word | None, phrase: Phrase | None
) -> Finding:
    """The quotation at `items[at]` as a direct quote of the source that `phrase` points to."""
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


def is_fragment(reading: Reading, items: Sequence[Word], at: int) -> bool:
    """True where the quotation goes on a clause that began before its mark: `penting untuk "belajar dari …," kata Budi`."""
    first = reading.quotations[items[at].quotation].inner.of(reading.text).strip()[:1]
    return at > 0 and items[at - 1].is_word and first.islower() and items[at - 1].lower not in lexicon().active_all


def is_inverted_cue(items: Sequence[Word], index: int, *, after_break: bool) -> bool:
    """True where `items[index]` is a cue that its source follows: `kata Budi`, `jelas dia`; not the noun in `kata kunci`."""
    word, lexical = items[index], lexicon()
    following = items[index + 1] if index + 1 < len(items) else None
    if following is not None and after_break and word.lower in lexical.inverted_before_pronoun:
        return following.lower in lexical.third_person
    if following is None or word.lower not in lexical.inverted_all or word.text.isupper():
        return False
    if following.lower in lexical.author and after_break:  # `tanya saya`, below a byline
        return True
    if following.lower in lexical.pronouns:
        return not (word.lower in lexical.active_all and _opens_clause(items, index + 1))
    named = (
        (following.is_capitalised and following.lower not in lexical.prepositions)  # a heading: `Kritik Terhadap …`
        or following.text.startswith("@")
        or following.lower in lexical.speaker_heads
        or following.lower in lexical.titles
        or following.lower in {"si", "sang", "para", "seorang", "salah", "oleh"}
    )
    named = named or (following.has_enclitic and following.stem in lexical.people)  # `tulis pengirimnya, seorang …`
    named = named or (after_break and is_other_one(items, index + 1))
    if word.lower in lexical.active_all:  # `Budi, dosen, bilang kliennya sehat`: `bilang` stands on either side
        return following.is_capitalised or following.text.startswith("@")
    if word.lower in lexical.inverted:
        return named or (
            after_break
            and following.is_word
            and following.lower not in lexical.after_kata_noun
            and not following.text[0].isdigit()
        )
    return after_break and (named or _is_told_of(items, index + 1))


def _is_told_of(items: Sequence[Word], start: int) -> bool:
    """`(tambah) doktor lulusan Jerman tersebut.`: words in small letters up to a demonstrative that closes the clause: somebody told of before."""
    for index in range(start, min(len(items), start + _LONGEST_DESCRIPTION)):
        if not items[index].is_word or items[index].lower in lexicon().pronouns:
            return False
        if index > start and items[index].lower in lexicon().demonstratives:
            return index + 1 >= len(items) or not items[index + 1].is_word
    return False


_LONGEST_DESCRIPTION = 8
"""Words."""


def _opens_clause(items: Sequence[Word], pronoun: int) -> bool:
    """`Budi, dosen, bilang dia tidak tahu`: the pronoun after a verb that stands on either side has a predicate of its own."""
    following = items[pronoun + 1] if pronoun + 1 < len(items) else None
    if following is None or following.lower in lexicon().circumstances:
        return False
    return following.lower in lexicon().predicators or following.upos in {"VERB", "AUX"}


def is_enclitic_cue(word: Word) -> bool:
    """True for `katanya`, `ujarnya`, `lanjutnya`."""
    return word.has_enclitic and word.stem in lexicon().inverted_all


def reporting_phrase_after(reading: Reading, items: Sequence[Word], cue: int) -> Phrase | None:
    """The source that follows the cue at `items[cue]`, or is its enclitic; None if nobody is named there."""
    if cue >= 0 and is_enclitic_cue(items[cue]):
        return enclitic(items[cue])
    return phrase_of(reading.text, items, *right_phrase(items, cue + 1)) if cue + 1 < len(items) else None


def is_verb(word: Word) -> bool:
    """True for a verb by its tag or by its prefix; `pembuka`, `menteri` are nouns whatever the tagger says, `dia` and `di` no passives."""
    return (
        not word.is_capitalised
        and word.lower not in lexicon().role_heads
        and not word.lower.startswith("pe")
        and word.upos not in {"PRON", "ADP", "DET"}
        and (word.upos in {"VERB", "AUX"} or word.lower.startswith(("men", "mem", "meng", "meny", "ber", "di", "me")))
    )


def is_listed(reading: Reading, items: Sequence[Word], at: int) -> bool:
    """`kata-kata seperti “akan”, “diperkirakan”, dan “menargetkan”`: short words in marks, one beside the other, are named and not said."""
    after = at + 1 + (at + 1 < len(items) and items[at + 1].text == ",")
    after += after < len(items) and items[after].lower in {"dan", "atau", "serta"}
    before = at - 1 - (items[at - 1].lower in {"dan", "atau", "serta"})
    before -= before > 0 and items[before].text == ","
    beside = [i for i in (before, after) if 0 <= i < len(items) and abs(i - at) > 1 and items[i].quotation >= 0]
    return bool(beside) and all(_is_short(reading, items[i]) for i in (at, *beside))


def _is_short(reading: Reading, quotation: Word) -> bool:
    """A few words, without the punctuation that closes a clause."""
    words = reading.quotations[quotation.quotation].inner.of(reading.text).strip()
    return len(words.split()) <= _LONGEST_NAMED and words[-1:].isalnum()


_LONGEST_NAMED = 2


def is_whole(reading: Reading, items: Sequence[Word], at: int) -> bool:
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


def _publishes_clause(items: Sequence[Word], at: int) -> bool:
    """`mengunggah di X: Kami siap.`: a place, a colon and a clause with a capital; not `mengunggah di X: foto kucing`."""
    colon = next((i for i in range(at + 2, min(len(items), at + _LONGEST_PLACE)) if items[i].text == ":"), None)
    if colon is None or items[at + 1].lower not in {"di", "lewat", "melalui"} or colon + 1 >= len(items):
        return False
    return items[colon + 1].is_capitalised and has_predicate(items, colon + 1, len(items))


_LONGEST_PLACE = 7
"""`di akun X miliknya:`, in words."""


def is_active_cue(items: Sequence[Word], at: int) -> bool:
    """A verb of the list, or any verb but a silent one right before `bahwa`."""
    word, lexical = items[at], lexicon()
    if word.lower == "percaya" and at + 1 < len(items) and items[at + 1].lower == "diri":
        return False
    if word.lower in lexical.active_all or (
        word.lower == "memberi" and at + 1 < len(items) and items[at + 1].lower == "tahu"
    ):
        return True
    if word.lower in lexical.active_before_comma and at + 1 < len(items) and items[at + 1].text in {",", ":"}:
        return True
    if word.lower in lexical.publishing and _publishes_clause(items, at):
        return True
    before_clause = at + 1 < len(items) and items[at + 1].lower in THAT
    if word.has_enclitic and word.stem in lexical.active:  # `menjawabnya, bahwa …`
        that = at + 1 + (at + 1 < len(items) and items[at + 1].text in {",", ":"})
        return that < len(items) and items[that].lower in THAT
    if word.lower in lexical.active_before_that:
        told = after_addressee(items, at)  # `berbicara kepada pers bahwa …`
        return told < len(items) and items[told].lower in THAT
    return (
        before_clause
        and word.lower.startswith("me")
        and word.lower not in lexical.silent
        and not word.is_capitalised
        and not word.has_enclitic
    )
