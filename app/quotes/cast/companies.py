"""Which body a common noun means: `perusahaan itu`, `perseroan`, `emiten`, by the names that the article has told of."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.firms import FIRM_NOUNS
from app.quotes.words import Word

_FIRMS = frozenset({"pt", "cv", "ud", "tbk", "inc", "ltd", "corp", "persero"})
_NEAR = 3
"""Passages."""


def kind_told(items: Sequence[Word], start: int, end: int) -> str | None:
    """`agensi` of `agensi Randu Nada` and of `Randu Nada, agensi penyanyi itu,`: what a body in `items[start:end]` is said to be."""
    kinds = lexicon().organisations | lexicon().held_by_bodies
    before = items[start - 1] if start else None
    if before is not None and before.lower in kinds:
        return before.lower
    after = items[end : end + 2]
    apposed = len(after) > 1 and after[0].text == "," and after[1].text in kinds
    return after[1].text if apposed else None


def body_told_of(bodies: dict[str, int], kinds: dict[str, str], head: str, passage: int) -> str | None:
    """The name, of `bodies` with the passages where they stood last, that `head` means in passage number `passage`; None where nothing fits.

    First the one that the article last called so (`kinds`). A company is one that its name shows to be one (`PT Randu Busana`), else the one
    named just before.
    """
    if (told := next((name for name in reversed(bodies) if kinds.get(name) == head), None)) is not None:
        return told
    if head in FIRM_NOUNS and (firm := next((name for name in reversed(bodies) if _is_firm(name)), None)) is not None:
        return firm
    for name in reversed(bodies):
        near = head in FIRM_NOUNS and bodies[name] >= passage - _NEAR and _is_company(name)
        if head in name.casefold().split() or near:
            return name
    return None


def _is_firm(name: str) -> bool:
    """`PT Randu Busana`, `Randu Busana Tbk.`"""
    return not _FIRMS.isdisjoint(name.casefold().replace(".", "").split())


def _is_company(name: str) -> bool:
    """True where a body's name does not say that it is something else than a company."""
    heads = set(name.casefold().split()) & lexicon().organisations
    return not heads - {"pt", "cv", "ud", "perum", "bank", "grup", "maskapai", "operator"}
