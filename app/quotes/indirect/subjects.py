"""Who may be the subject of a verb of saying: `Budi`, `pembuat kapal itu`; not `hasil survei`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.clauses.borders import THAT
from app.quotes.lexicon import lexicon
from app.quotes.phrases.before_cue import SHARES
from app.quotes.phrases.heads import head_noun
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.types import EntityKind
from app.quotes.words import Word


def can_speak(phrase: Phrase, items: Sequence[Word], bounds: tuple[int, int] | None, at: int) -> bool:
    """A common noun must be somebody: `hasil survei menyatakan`, `riset NoLimit mengungkapkan` have no source."""
    lexical = lexicon()
    head = head_noun(items, *bounds) if bounds else phrase.head
    if phrase.form is Form.NAME and head == "legenda":  # `Legenda bulu tangkis Budi`; by itself a legend is a tale
        return True
    if head in lexical.documents or phrase.head in lexical.documents:
        return False
    if phrase.form is not Form.NOUN or phrase.head in lexical.plural:  # `mereka yang selamat`
        return True
    names_somebody = head in lexical.speaker_heads or head in lexical.titles or _can_only_be_somebody(items, head, at)
    if bounds and _is_body_by_capitals(items, *bounds):
        return True
    if head == "kali":  # `beberapa kali hampir berteriak`
        return False
    if bounds and head in {"dari", "di"}:  # `salah seorang dari mereka`
        return any(item.lower in lexical.plural | lexical.people for item in items[slice(*bounds)])
    return names_somebody or any(
        phrase.head in nouns for nouns in (lexical.people, lexical.organisations, lexical.titles)
    )


def _can_only_be_somebody(items: Sequence[Word], head: str, at: int) -> bool:
    """`Pembuat kapal itu mengatakan bahwa …`, `Hampir setengah responden mengatakan …`: who says so is somebody; not `kenyataan`, `hati`."""
    lexical = lexicon()
    if (
        items[at].lower not in _ONLY_PEOPLE
        or head in _TELLS | lexical.speech_nouns | lexical.matter_nouns | lexical.times
    ):
        return False
    clause = at + 1 < len(items) and items[at + 1].lower in THAT
    definite = items[at - 1].lower in lexical.demonstratives
    counted = any(item.lower in SHARES for item in items[max(0, at - _COUNTED) : at])
    return counted or ((clause or definite) and not _ABSTRACT.fullmatch(head))


_ONLY_PEOPLE = frozenset({"mengatakan", "berkata", "menuturkan", "mengaku", "berpendapat", "menjawab"})
_TELLS = frozenset(
    {"fakta", "hati", "nurani", "firasat", "naluri", "akal", "insting", "realitas", "orang", "kali", "itu", "ini"}
)
"""Things that tell somebody something."""
_COUNTED = 6
_ABSTRACT = re.compile(r"(?:ke|pe)[a-z]{3,}an")


def _is_body_by_capitals(items: Sequence[Word], start: int, end: int) -> bool:
    """`Misi Pengamat Organisasi Randu (OR)`: a phrase in capitals with a body's name in it is a body, whatever its first noun."""
    words = [item for item in items[start:end] if item.is_word]
    return len(words) > 1 and all(item.is_capitalised for item in words) and words[-1].kind is EntityKind.ORGANISATION
