"""Whose the named one's people are: `perwakilan Ani`, `keluarga Budi` speak, and neither Ani nor Budi does."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.cast.person import Person
from app.quotes.cast.roles import role_words
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import keys_of


def speaks_for(text: str, name: str, owner: Person) -> bool:
    """True where the phrase `text`, which ends in `name`, means somebody who belongs to or speaks for `owner`, whose name that is.

    `pengacara Ani` speaks for Ani where the article has called her something else before: `penyanyi Ani Lestari`. `pengacara Ani Lestari`, met
    so first, is Ani herself. `Keluarga Ani` is never Ani.
    """
    before = text[: max(0, text.rfind(name))]
    words = before.casefold().split()
    if not words or not before[-1].isspace() or not before.replace(" ", "").isalpha():
        return False
    head, rest = words[0], words[1:]
    if before[0].isupper() and head in _ADDRESSES:
        return False
    if head in _OF_BODIES and len(owner.keys) == 1:
        return False
    if head in _NEVER_NAMED and all(word in _CLOSER for word in rest):
        return head not in _SPOUSES or len(keys_of(name)) == 1 or _is_another(head, owner)
    if head not in lexicon().representatives or not _is_another(head, owner):
        return False
    titles = [word for word in rest if word not in _CLOSER]
    return not titles or _holds(owner, titles)


_SPOUSES = frozenset({"istri", "suami", "mertua", "menantu"})
"""Kin whom nobody addresses so: one name right after these is the owner's; `suami Budi Santoso` may be he."""
_NEVER_NAMED = frozenset({"keluarga", "pihak", "kubu", "tim", "pendukung", "penggemar"}) | _SPOUSES
_OF_BODIES = frozenset({"pihak", "manajemen", "agensi", "tim"})
"""A name of one word after these may be a body's."""
_CLOSER = frozenset(
    "hukum bicara besar inti pribadi media pers kandung sulung bungsu perempuan laki-laki tiri dekat pemenangan kampanye "
    "kuasa pengacara advokat penasihat pembela".split()
)
_ADDRESSES = frozenset({"ibu", "bapak", "kakak", "adik", "nenek", "kakek", "putra", "putri", "paman", "bibi"})
"""With a capital these are forms of address, or names."""
_OF_ARTISTS = frozenset("manajer agen asisten sopir ajudan penasihat teman rekan sahabat kawan kolega".split())
"""What many a person is called by name, too: they are somebody's only where the article says what else that one is."""
_ALIKE = (
    frozenset("pengacara advokat kuasa penasihat pembela".split()),
    frozenset("juru jubir humas sekretaris kepala perwakilan".split()),
    frozenset("manajer pelatih asisten".split()),
)


def _is_another(head: str, owner: Person) -> bool:
    """True where what the article first calls `owner` is something else than `head`."""
    first = role_words(owner.first_role or "")[:1]
    if not owner.introduced or (head in _OF_ARTISTS and not first):
        return False
    own = {word for role in owner.roles for word in role_words(role)[:1]} | set(first)
    return own.isdisjoint(next((group for group in _ALIKE if head in group), {head}))


def _holds(owner: Person, titles: Sequence[str]) -> bool:
    """`juru bicara Perdana Menteri Okafor`, where the article has told of `Perdana Menteri Amara Okafor`."""
    return any(role_words(role)[: len(titles)] == role_words(" ".join(titles)) for role in owner.roles)
