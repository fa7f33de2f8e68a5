"""Whom the sentences just before brought in without a role that a noun could name: an account, who was asked, `seorang pria`, a spokesman."""

from __future__ import annotations

from app.quotes.cast.person import Person
from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.inner_marks import is_handle
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.speakers.attention import Attention
from app.quotes.types import SpeakerKind
from app.quotes.words import Word, span_of


def asked_before(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`"Masih sakit, Om?" tanya Budi. Lelaki tua itu memejamkan mata.`: who was asked, and not who asked."""
    focus, passages = attention.focus, attention.reading.passages
    if not phrase.definite or phrase.head not in ANYBODY or passage == 0 or passage - 1 not in attention.spoken:
        return None
    if not any(item.lower in {"tanya", "tanyanya", "bertanya"} for item in passages[passage - 1].items):
        return None
    for before in reversed(passages[max(0, passage - _FARTHEST_ASKED) : passage - 1]):
        others = [person for person in attention.named_in(before) if person is not focus]
        if others:
            return others[0] if len(others) == 1 else None
    former = attention.former
    return former if former is not None and former.kind is SpeakerKind.PERSON else None


_FARTHEST_ASKED = 4
"""Passages."""


_SPEAKING_FOR = frozenset("perwakilan wakil juru jubir pejabat diplomat politisi politikus pengacara".split())


def announced_before(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`Ini dinyatakan oleh sekretaris pers Presiden, Budi. "Kami siap," kata perwakilan Istana.` In translated news the same one in other words."""
    if passage == 0 or phrase.head not in _SPEAKING_FOR or passage - 1 in attention.spoken:
        return None
    before = attention.reading.passages[passage - 1]
    opens = before.items[0].lower in {"ini", "hal", "demikian"}
    said = any(item.lower in lexicon().passive for item in before.items[:_PASSIVE_BEGINS])
    return attention.only_person_before(passage) if opens and said else None


_PASSIVE_BEGINS = 4
"""Words."""


def account_before(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`Akun Facebook "Kabar Sehat" mengunggah video. "…," tulis akun itu.`: the account that was named last."""
    if not phrase.definite or phrase.head != "akun":
        return None
    for before in reversed(attention.reading.passages[max(0, passage - _NEAR_ACCOUNT) : passage]):
        for index, item in enumerate(before.items):
            if is_handle(before.items, index) or item.text.startswith("@"):
                name = item.span.of(attention.reading.text).strip(_MARKS)
                return attention.cast.named(name, SpeakerKind.PERSON, before.index)
    return None


_MARKS = " \"“”„«»‘’'"


def met_before(attention: Attention, phrase: Phrase, passage: int) -> Person | None:
    """`Video itu memperlihatkan seorang pria berjas putih. Pria itu berkata …`: whoever a sentence just before brought in by that noun."""
    if not phrase.definite:
        return None
    for before in reversed(attention.reading.passages[max(0, passage - _NEAR) : passage]):
        items = before.items
        if before.index in attention.spoken:
            continue
        for index in range(len(items) - 2, -1, -1):
            if items[index].lower == "seorang" and items[index + 1].lower == phrase.head:
                return _brought_in(attention, before, index)
    return None


def _brought_in(attention: Attention, before: Passage, start: int) -> Person:
    """The person of the phrase `seorang …` at `start`: by name where the phrase has one, else by the words before its relative clause."""
    items = before.items
    end = right_phrase(items, start)[1]
    named = phrase_of(attention.reading.text, items, start, end)
    if named is not None and named.form is Form.NAME and named.name is not None:
        return attention.cast.named(named.name, SpeakerKind.PERSON, before.index)
    end = start + 2
    while end < len(items) and _describes(items[end]):
        end += 1
    text = span_of(items, start, end).of(attention.reading.text)
    return attention.cast.other(text, SpeakerKind.UNNAMED, before.index)


def _describes(word: Word) -> bool:
    """`paruh baya`, `berjaket hijau`: what follows a noun for somebody within its phrase."""
    return word.text.islower() and (
        word.upos in {"NOUN", "ADJ", "NUM"} or word.lower.startswith("ber") or word.lower == "asal"
    )


_NEAR = 2
"""Passages."""


_NEAR_ACCOUNT = 5
"""Passages."""


ANYBODY = frozenset(
    "perempuan wanita pria lelaki laki-laki pemuda pemudi remaja gadis nenek kakek ibu bapak orang admin".split()
)
"""Nouns that fit whoever was told of."""
