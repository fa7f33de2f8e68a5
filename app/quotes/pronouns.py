"""Pronouns and the names they take up: antecedents, pronouns as subjects, names that are introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.connectives import skip_opening
from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_title
from app.quotes.phrases.kinds import Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges, span_of


def pronoun_subject(passage: Passage) -> int | None:
    """Where a third person's pronoun stands as the subject that opens a sentence, or follows its opening clause; None if nowhere."""
    third = lexicon().third_person
    for index, item in enumerate(passage.items[:_LATEST_PRONOUN]):
        if item.lower in third:
            return index if index == 0 or passage.items[index - 1].text == "," else None
    return None


_LATEST_PRONOUN = 20


def owns(passage: Passage) -> bool:
    """`Keluarga Budi datang.`: the person named first only says whose the noun before is."""
    for start, _ in entity_ranges(passage.items):
        before = passage.items[start - 1] if start else None
        return (
            before is not None and before.upos == "NOUN" and before.lower not in lexicon().people - lexicon().relations
        )
    return False


_IN_OFFICE = frozenset("juru kuasa penasihat pengacara asisten utusan penggugat tim pihak kubu".split())


def only_says_whose(items: Sequence[Word], name: int) -> bool:
    """`nenek Budi`, `cucu Raden Saleh`, `peraih dua Piala Citra`: the name at `name` only says whose kin another is, or what they won."""
    kin = lexicon().relations - _IN_OFFICE | lexicon().of_things | _MORE_KIN
    for item in reversed(items[max(0, name - _KIN) : name]):
        if not item.is_word:
            return False
        if item.lower in kin and (item is items[0] or not item.is_capitalised):
            return True
    return False


_MORE_KIN = frozenset("keturunan almarhum mendiang sepupu ipar besan kemenakan tunangan kekasih pacar saudara".split())
_KIN = 3
"""Words."""


def may_introduce_name(passage: Passage) -> bool:
    """A cheap look before `introduced_name`: whether a sentence opens with words that can give somebody a name."""
    return any(item.lower in _INTRODUCING for item in passage.items[:_LONGEST_INTRODUCTION])


_INTRODUCING = frozenset("namanya nama adalah ialah bernama memperkenalkan mengenalkan mengaku lain sebut".split())
"""Each opening that `_INTRODUCES` matches has one of these; `nama lengkapnya` has `nama`."""
_LONGEST_INTRODUCTION = 12
"""Items."""


def introduced_name(reading: Reading, passage: Passage, unnamed: str, by_noun: bool = False) -> str | None:
    """The name that `Namanya Ir. Parjono.`, `Pria itu bernama Parjono.` gives to who is `unnamed` so far; None where it gives none.

    `by_noun`: only where the sentence says by the same noun whom it means.
    """
    items = passage.items
    for start, end in entity_ranges(items):
        opening = " ".join(item.lower for item in items[:start] if item.is_word and not is_title(item))
        match = _INTRODUCES.fullmatch(opening)
        noun = (match["noun"] or match["named"]) if match else None
        same = noun in unnamed.casefold().split()
        fits = same if by_noun else noun is None or noun in _ANYBODY or same
        return span_of(items, start, end).of(reading.text) if match and fits else None
    return None


_INTRODUCES = re.compile(
    r"(?:(?:(?:belakangan|kemudian|kelak|ternyata|baru|saya|kami|tahu|diketahui) )*"
    r"(?:(?:namanya|nama (?:lengkap|asli|panggilan)nya|nama (?P<named>[\w-]+) (?:[\w-]+ ){0,2}(?:itu|tersebut))(?: (?:adalah|ialah))?"
    r"|(?:ia|dia|beliau|(?:(?:identitas|sosok) )?(?P<noun>[\w-]+) (?:[\w-]+ ){0,2}(?:itu|tersebut|ini))"
    r"(?: (?:belakangan|kemudian|akhirnya|lalu|diketahui|ternyata))*"
    r" (?:adalah|ialah|ternyata|bernama|(?:diketahui|dikenali) sebagai|(?:memperkenalkan|mengenalkan) diri(?: sebagai)?"
    r"|mengaku bernama|ti?dak lain adalah|tak lain adalah))"
    r"|sebut saja(?: namanya| ia| dia)?)"
)
"""The words before a name that give it to somebody who had none, less its titles."""


_ANYBODY = frozenset(
    "pria lelaki laki-laki perempuan wanita orang pemuda pemudi gadis remaja bocah anak ibu bapak kakek nenek".split()
)


def antecedent(reading: Reading, passage: Passage, before: int) -> str | None:
    """The name that opens a sentence, or its subordinate clause, before the offset `before`; None if there is none."""
    items = [item for item in passage.items if item.span.end <= before]
    for start, end in entity_ranges(items):
        opening = [item for item in items[:start] if item.is_word]
        if [item.lower for item in opening[-2:-1]] == ["menurut"] and opening[-1].stem in lexicon().speech_nouns:
            return span_of(items, start, end).of(reading.text)  # `Menurut keterangan Budi, ia …`
        offices = lexicon().people | lexicon().titles
        if all(
            item.lower in lexicon().subordinating or item.is_capitalised or item.lower in offices for item in opening
        ) and not any(item.lower in lexicon().prepositions - lexicon().subordinating for item in opening):
            return span_of(items, start, end).of(reading.text)
        return span_of(items, start, end).of(reading.text) if _owns_subject(items, start, opening) else None
    return None


def _owns_subject(items: Sequence[Word], name: int, opening: Sequence[Word]) -> bool:
    """`Nada pidato Budi berbeda saat ia mengatakan …`: whose thing the subject is, alone named before a clause that says when or why."""
    if items[-1].lower not in _WHEN_OR_WHY or any(
        item.kind is EntityKind.PERSON for item in items[name:] if item.entity != items[name].entity
    ):
        return False
    first = skip_opening(opening, 0, len(opening))
    lexical, owned = lexicon(), opening[first:]
    somebody = lexical.people | lexical.relations | lexical.role_heads
    return 0 < len(owned) <= _LONGEST_OWNED and all(
        item.upos == "NOUN" and item.stem not in somebody and item.lower not in somebody for item in owned
    )


_WHEN_OR_WHY = frozenset({"saat", "ketika", "setelah", "sebelum", "sejak", "karena"})
_LONGEST_OWNED = 3
"""`nada pidato pertama (Budi)`, in words."""


def only_person(reading: Reading, index: int) -> Phrase | None:
    """The one person whom passage `index` names; None if it names nobody or several."""
    if not 0 <= index < len(reading.passages):
        return None
    items = reading.passages[index].items
    people = [i for i, item in enumerate(items) if item.kind is EntityKind.PERSON]
    if not people or len({items[i].entity for i in people}) > 1:
        return None
    return phrase_of(reading.text, items, people[0], people[-1] + 1)
