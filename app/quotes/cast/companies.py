"""Which body a common noun means: `perusahaan itu`, `perseroan`, `emiten`, by the names that the article has told of."""

from __future__ import annotations

from app.quotes.lexicon import lexicon

_COMPANY = frozenset({"perusahaan", "perseroan", "emiten", "maskapai", "operator", "pabrik", "pengembang"})
_FIRMS = frozenset({"pt", "cv", "ud", "tbk", "inc", "ltd", "corp", "persero"})
_NEAR = 3
"""Passages."""


def body_told_of(bodies: dict[str, int], head: str, passage: int) -> str | None:
    """The name, of `bodies` with the passages where they stood last, that `head` means in passage number `passage`; None where nothing fits.

    A company is one that its name shows to be one (`PT Randu Busana`), else the one named just before.
    """
    if head in _COMPANY and (firm := next((name for name in reversed(bodies) if _is_firm(name)), None)) is not None:
        return firm
    for name in reversed(bodies):
        near = head in _COMPANY and bodies[name] >= passage - _NEAR and _is_company(name)
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
