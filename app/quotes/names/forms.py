"""Personal names: what belongs to them, what stands around them, and when two forms name one person.

Indonesian custom (single names, patronymics with `bin`, titles before and degrees after) decides what is stripped; the lists are in
`lexicon/names.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from app.quotes.lexicon import lexicon
from app.quotes.words import Word

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MAX_TITLE_WORDS = 8


@lru_cache(maxsize=16_384)
def key_of(word: str) -> str:
    """A word of a name without case, dots and diacritics: how names are compared."""
    word = _ENCLITIC.sub("", _HONORIFIC.sub("", re.sub(r"^al-", "", word.casefold())))
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c) and c != ".")


_ENCLITIC = re.compile(r"(?<=\w{2})-(?:lah|kah|nya|pun)$")
"""`Mei Hoa-lah`: stress, a question or a possessor, written with a hyphen behind a name."""
_HONORIFIC = re.compile(r"(?<=\w{4})-(?:san|sama|kun|chan|sensei|senpai|ssi|nim|hanim|bey|bhai)$")
"""`Murata-san`, `Seo-yeon-ssi`: forms of address behind the name; `Yo-san` may be a given name."""


@lru_cache(maxsize=4096)
def keys_of(name: str) -> tuple[str, ...]:
    """The words of a name as compared, without titles (unless nothing else is left)."""
    words = _TOKEN.findall(name)
    keys = tuple(key_of(word) for word in words)
    kept = tuple(
        key
        for key, following in zip_longest(keys, words[1:], fillvalue="")
        if key not in lexicon().titles or _KOREAN.fullmatch(following)
    )
    return kept or keys


_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""`Kang Min-seok`: before such a given name stands a surname, no form of address."""


def is_surname(items: Sequence[Word], index: int) -> bool:
    """`Kang Min-seok`, `Bang Si-hyuk`: a word that is a form of address elsewhere."""
    return (
        items[index].text in {"Kang", "Bang", "Pak"}
        and index + 1 < len(items)
        and _KOREAN.fullmatch(items[index + 1].text) is not None
    )


@lru_cache(maxsize=16_384)
def is_shorter_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True where the words of `short` stand in `full` in the same order: `Rudy` in `Rudy Salahuddin`; a letter alone hides a name.

    Nor is anybody called by the first word of so many names as `Muhammad`.
    """
    if len(short) == 1 and (len(short[0]) == 1 or short[0] in _NEVER_SHORT):
        return tuple(short) == tuple(full)
    rest = iter(full)
    if bool(short) and all(any(part == other or _is_initial(part, other) for other in rest) for part in short):
        return True
    surname = full[-1].split("-") if full else []  # `Harlow-Finch`, as others write it: `Harlow Finch`
    return len(surname) > 1 < len(short) and is_shorter_form(short, (*full[:-1], *surname))


_NEVER_SHORT = frozenset({"muhammad", "mohammad", "muhamad", "mohamad", "muh", "moh"})


_SPELLINGS = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        ("oe", "u"),  # Soekarno, Sukarno
        ("dj", "j"),
        ("tj|^ch", "c"),
        ("[kc]h", "h"),  # Achmad, Akhmad, Ahmad
        ("(?<=[dtbg])h", ""),
        ("s[hyj]|z", "s"),
        ("ph|[fv]", "p"),  # Yusuf, Yusup
        ("(?<=[kglmnbp])j|j$|(?<=.)y", "i"),  # Lukjanov, Lukyanov
        ("ae", "ai"),
        (r"(.)\1+", r"\1"),  # Hassan, Hasan
        ("^m[ou]h(?:amad|amed|d)?$", "muhamad"),
        ("^abd$", "abdul"),
    )
)


@lru_cache(maxsize=4096)
def respelt(key: str) -> str:
    """A word of a name as compared in one spelling, whichever of old, new, Arabic or Cyrillic custom it follows."""
    for pattern, spelling in _SPELLINGS:
        key = pattern.sub(spelling, key)
    return key


def fullness(name: str) -> tuple[int, int]:
    """How full a form of a name is: its words, and how many of them are written out (`Muhammad`, not `Moh.` or `M.`)."""
    keys = keys_of(name)
    return len(keys), sum(len(key) > 1 and key not in _SHORTENED for key in keys)


_SHORTENED = frozenset({"muh", "moh", "mohd", "abd"})


def is_one_letter_off(one: str, other: str) -> bool:
    """True where one letter more, less or other makes two words the same: `nendeng`, `nenden`."""
    short, long = sorted((one, other), key=len)
    if short == long or len(long) - len(short) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[start:] == long[start + 1 :] or short[start + 1 :] == long[start + 1 :]


def _is_initial(part: str, other: str) -> bool:
    return len(part) == 1 and len(other) > 1 and other.startswith(part)


def is_title(word: Word) -> bool:
    """True for a word that may stand before a name and is no part of it; the army's `AL` is one, the `Al` of `Al Hakim` none."""
    key = key_of(word.text)
    if (
        key.startswith("kadis") and key.isalpha() and len(key) > len("kadis") + 1
    ):  # `Kadisbudpar`, of whatever authority
        return True
    if key in _TITLES_IN_CAPITALS:
        return word.text.isupper()
    return key in lexicon().titles and (word.is_capitalised or key not in _CAPITALISED_TITLES)


_TITLES_IN_CAPITALS = frozenset({"al", "ad", "au", "rd", "rp"})
_CAPITALISED_TITLES = frozenset({"kol", "mar"})
"""Small, these are a cabbage and nothing."""


def without_ranks(items: Sequence[Word], start: int, end: int) -> int:
    """The end of `items[start:end]` less the ranks and forms of address that close it: `Kabid Humas, Kombes Pol` less `, Kombes Pol`."""
    lexical = lexicon()
    while end > start:
        word = items[end - 1]
        rank = is_title(word) and word.lower not in lexical.role_heads
        if rank and key_of(word.text) in lexical.rank_parts:  # `Kepala Staf Angkatan Laut` keeps its last word
            rank = end - 2 >= start and is_title(items[end - 2]) and items[end - 2].lower not in lexical.people
        if word.text != ")" and (rank or not word.is_word):
            end -= 1
        else:
            break
    return end


def is_degree(word: Word) -> bool:
    """True for an academic degree: `S.H.`, `MKes`, `Ph.D`."""
    if "." in word.text and key_of(word.text) in lexicon().letters:
        return True
    if _LIKE_A_NAME.fullmatch(word.text):  # `Lim Mei Hoa`, `Budi Han`
        return False
    return key_of(word.text) in lexicon().degrees or bool(_DEGREE.fullmatch(word.text))


_LIKE_A_NAME = re.compile(r"[A-Z][aeiou][a-z]{1,2}")


_DEGREE = re.compile(r"(?:Sp\.[A-Z][A-Za-z.]*|[SM]\.(?:[A-Z][a-z]{0,3}\.)+[A-Za-z]*)(?:\(K\))?\.?")
"""`Sp.PD`, `S.Tr.Keb`; `M.Yusuf` is a name."""


def is_split_degree(items: Sequence[Word], index: int) -> bool:
    """True where a degree of two parts opens at `index`: `M. Pd`, `S. H`."""
    if index + 2 >= len(items) or items[index + 1].text != "." or not items[index + 2].is_capitalised:
        return False
    return items[index].text in {"M", "S"} and key_of(items[index].text + items[index + 2].text) in lexicon().degrees


def is_name_word(word: Word) -> bool:
    """True for a word that can be part of a name by its shape: capitalised, or a particle (`bin`)."""
    return word.is_capitalised or word.lower in lexicon().particles


def name_bounds(items: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Trim `items[start:end]` to the name proper: titles off the front, degrees and punctuation off the back."""
    keep = _kept_title_length(items, start, end)
    if not keep:
        start = _after_titles(items, start, end)
    while end - 1 > start and (not items[end - 1].is_word or is_degree(items[end - 1])):
        end -= 1
    return start, end


def _kept_title_length(items: Sequence[Word], start: int, end: int) -> int:
    """How many words of a title that belongs to the name open it: `Sri Sultan`."""
    text = " ".join(item.lower for item in items[start:end])
    for title in lexicon().part_of_name:
        if text.startswith(title + " "):
            return len(title.split())
    return 0


def _after_titles(items: Sequence[Word], start: int, end: int) -> int:
    """Skip titles and the dots that follow them, but never the last capitalised word."""
    position = start
    for _ in range(_MAX_TITLE_WORDS):
        if position + 1 >= end or not is_title(items[position]) or is_surname(items, position):
            break
        position += 1
        while position + 1 < end and items[position].text in {".", ",", "-"}:
            position += 1
    return position if position < end and items[position].is_word else start
