"""Invented names of persons (a trial): a name finder must not need to have read a name before.

The parts of the names are Faker's lists of first and last names (MIT), Indonesian ones for the larger half; Russian and
Ukrainian ones spelt as Indonesian newspapers spell them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from random import Random
from typing import Any

HOME = "id_ID"
FOREIGN = (
    "en_US", "en_GB", "en_IN", "en_PK", "en_NG", "en_KE", "de_DE", "fr_FR", "es_ES", "pt_BR", "it_IT", "nl_NL", "tr_TR",
    "cs_CZ", "hr_HR", "sv_SE", "vi_VN", "fi_FI", "hu_HU", "ru_RU", "uk_UA", "ro_RO", "no_NO", "da_DK",
)  # fmt: skip
_LATIN = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґ'ʼ’",
    ("a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
     "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "ye", "i", "yi", "g", "", "", ""),
    strict=True,
))  # fmt: skip
_NAME = re.compile(r"[A-ZÀ-ÞŠŽČŁŞİ][\w'’-]+")
_BEFORE = ("Muhammad", "Ahmad", "Abdul", "Siti", "Nur", "Sri", "Dewi", "Raden", "Andi", "Teuku", "Cut", "M.", "A.")
_BALINESE = ("I Wayan", "I Made", "I Nyoman", "I Ketut", "I Gede", "Ni Wayan", "Ni Made", "Ni Luh", "Ni Putu", "Ida Bagus")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """First and last names of one locale."""

    first: tuple[str, ...]
    last: tuple[str, ...]


def locale(name: str) -> Parts:
    """The lists of one of Faker's locales, in Latin letters."""
    provider = import_module(f"faker.providers.person.{name}").Provider
    return Parts(_listed(provider, "first_names"), _listed(provider, "last_names"))


def _listed(provider: Any, kind: str) -> tuple[str, ...]:
    found: set[str] = set()
    for attribute in (kind, f"{kind}_male", f"{kind}_female"):
        names = getattr(provider, attribute, ())
        if not isinstance(names, property):
            found |= {latin(name) for name in names}
    return tuple(sorted(name for name in found if _NAME.fullmatch(name)))


def latin(name: str) -> str:
    """Cyrillic letters as newspapers write them."""
    spelt = "".join(_LATIN.get(letter, letter) for letter in name.lower())
    return spelt.capitalize() if spelt != name.lower() else name


class Inventor:
    """Makes names up."""

    def __init__(self, rng: Random) -> None:
        """Read the lists of names."""
        self._rng = rng
        self._home = locale(HOME)
        self._foreign = [parts for name in FOREIGN if (parts := locale(name)).first and parts.last]

    def person(self) -> list[str]:
        """The tokens of a new name: two or three mostly."""
        return self._indonesian() if self._rng.random() < 0.6 else self._from_abroad()

    def _indonesian(self) -> list[str]:  # noqa: PLR0911 - one for each shape of a name
        rng, any_part = self._rng, self._home.first + self._home.last
        kind = rng.random()
        first = rng.choice(self._home.first)
        if kind < 0.4:
            return [first, rng.choice(self._home.last)]
        if kind < 0.55:
            return [first, rng.choice(any_part)]
        if kind < 0.7:
            return [first, rng.choice(any_part), rng.choice(self._home.last)]
        if kind < 0.8:
            return [rng.choice(_BEFORE), rng.choice(any_part)]
        if kind < 0.85:
            return [*rng.choice(_BALINESE).split(), rng.choice(any_part)]
        if kind < 0.88:
            return [first, rng.choice(("bin", "binti", "boru")), rng.choice(any_part)]
        return [first, f"{rng.choice('ABDHKMPRSTW')}.", rng.choice(any_part)]

    def _from_abroad(self) -> list[str]:
        parts = self._rng.choice(self._foreign)
        name = [self._rng.choice(parts.first), self._rng.choice(parts.last)]
        kind = self._rng.random()
        return [name[0], f"{self._rng.choice('ABCDEFHJKLMRSTW')}.", name[1]] if kind < 0.15 else name
