"""Roles: the descriptions that an article gives of a person, and which description fits which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_title, without_ranks
from app.quotes.phrases.descriptions import before_clause, is_of_several
from app.quotes.types import EntityKind
from app.quotes.words import Word, span_of

_LONGEST_ROLE = 16


@lru_cache(maxsize=8192)
def role_words(text: str) -> tuple[str, ...]:
    """A description as words, short forms of offices written out."""
    words: list[str] = []
    plain = " ".join(text.casefold().replace(". ", " ").replace(",", " ").replace("(", " ").replace(")", " ").split())
    for other, office in lexicon().equal_offices.items():
        plain = plain.replace(other, office)
    if plain.partition(" ")[0] not in _OF_ANY_AGE:
        plain = _AGE.sub(" ", plain)
    for word in plain.split():
        words.extend(lexicon().offices.get(word, word).split())
    people = lexicon().people
    words = [word.removesuffix("nya") if word.removesuffix("nya") in people else word for word in words]
    return tuple(word for word in words if word not in {"itu", "tersebut", "ini", "tadi", "sang", "si", "para", "juga"})


_AGE = re.compile(r"\b(?:berusia |berumur )?\d{1,3} tahun\b")
"""`peneliti 47 tahun itu`: how old somebody is belongs to no office."""
_OF_ANY_AGE = frozenset(
    "pria lelaki laki-laki perempuan wanita orang warga ibu bapak kakek nenek pemuda pemudi gadis remaja anak bocah janda duda".split()
)
"""Of these, only the age tells one from another."""


def fits(wanted: Sequence[str], role: Sequence[str]) -> bool:
    """True where every word of the shorter description stands in the longer one, whose head it shares: no `wakil` or `juru bicara` of it."""
    if not wanted or not set(wanted) <= set(role):
        return False
    return any(
        word == wanted[0] and (place == 0 or role[place - 1] in _SAME_OFFICE)
        for place, word in enumerate(role[:_LONGEST_ROLE])
    )


_SAME_OFFICE = frozenset(
    "mantan eks bekas pj plt plh pjs penjabat pelaksana harian tugas sekaligus juga dan / selaku yakni yaitu adalah calon".split()
)


_COLLEAGUES = frozenset({"kolega", "rekan", "teman", "sahabat", "sejawat", "kawan"})


def description_before(text: str, items: Sequence[Word], name: int) -> str | None:
    """The role noun phrase that runs into a name: `Wakil Direktur Utama PLN Darmawan`."""
    lexical = lexicon()
    end = name
    while end > 0 and items[end - 1].text in {",", "."}:
        end -= 1
    start = end
    while (
        start > 0
        and end - start < _LONGEST_ROLE
        and (items[start - 1].is_word or items[start - 1].text in "-/&,()" or _is_short_title(items, start - 1))
        and items[start - 1].kind is not EntityKind.PERSON
    ):
        # `ahli dari Kampus Randu, Budi`: where the ahli is from belongs to the role
        origin = items[start - 1].lower == "dari" and start > 1 and items[start - 2].lower in lexical.role_heads
        governs = items[start - 1].lower in lexical.prepositions - {"dan"} and not origin
        if governs or items[start - 1].upos == "VERB":
            break
        if items[start - 1].text == "," and start < end and items[start].lower in lexical.role_heads:
            break
        start -= 1
    addressed = start > 0 and items[start - 1].lower == "kepada" and not (start < end and items[start].has_enclitic)
    if end < name and end == start + 1 and addressed:  # `Kepada polisi, Budi …`
        return None
    if end < name and _opens_view(items, start, name):
        return None
    while start < end and not _heads_role(items[start]):
        start += 1
    end = without_ranks(items, start, end)
    if start >= end or (items[start].has_enclitic and items[start].stem in _COLLEAGUES):  # `koleganya, Budi`
        return None
    if is_of_several(items[start]) or before_clause(items, start, end) < end:  # `wanita itu yakin jika Budi`
        return None
    return span_of(items, start, end).of(text)


def _is_short_title(items: Sequence[Word], stop: int) -> bool:
    """The full stop of `Wakil Bupati Ny. dr. Budi`."""
    return stop > 0 and items[stop].text == "." and is_title(items[stop - 1])


def _opens_view(items: Sequence[Word], start: int, name: int) -> bool:
    """`Menurut dokter, Budi akan sembuh.`: whose view it is, and then somebody who is spoken of; no comma closes the name."""
    opens = any(item.lower in {"menurut", "kata"} for item in items[: min(start + 1, _OPENING)])
    whose = opens and start <= _OPENING and all(item.quotation < 0 for item in items[:start])
    after = next((item for item in items[name:] if item.kind is not EntityKind.PERSON), None)
    return whose and after is not None and after.text.islower()


_OPENING = 3
"""Items: `Namun, menurut`."""


def _heads_role(word: Word) -> bool:
    """`menteri`, and `gurunya` of `kepada gurunya, Budi`."""
    lexical = lexicon()
    whose = word.has_enclitic and word.stem in lexical.people - lexical.relations
    return word.lower in lexical.role_heads or whose


_OF_AGE = frozenset({"berusia", "berumur"})


def description_after(text: str, items: Sequence[Word], name: int, end: int) -> str | None:
    """The role noun phrase between commas after the name at `items[name:end]`: `Budi, kepala desa Sukamaju, …` · `Budi (45), pedagang, …`."""
    lexical = lexicon()
    aged = [item.text for item in items[end : end + 3]]
    initial = len(items[end - 1].text) == 1  # `S (12)`: hidden by the article, so nobody that it names
    if not initial and len(aged) == 3 and aged[0] == "(" and aged[1].isdigit() and aged[2] == ")":
        end += 3
    if end + 1 >= len(items) or items[end].text != "," or items[end + 1].lower not in lexical.role_heads:
        return None
    stop = next(
        (
            i
            for i in range(end + 1, min(len(items), end + _LONGEST_ROLE))
            if items[i].text in {",", "."}
            or items[i].lower == "yang"
            or (items[i].upos == "VERB" and items[i].lower not in _OF_AGE)
            or items[i].lower in lexical.active_all
        ),
        None,
    )
    if stop is None or items[stop].lower not in {",", ".", "yang"}:
        return None
    sourced = name > 0 and items[name - 1].lower in lexical.according
    if sourced and items[stop].text == ".":  # `Menurut Budi, warga gembira.`
        return None
    if is_of_several(items[end + 1]):
        return None
    return span_of(items, end + 1, before_clause(items, end + 1, stop)).of(text)
