"""Letters after a name and a comma: degrees, orders, licences: `Budi Santoso, S.H., LL.M.,` · `Yohanes Budi, OFM,`.

The rules read the sentence without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_title, key_of
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word

_PIECE = re.compile(
    r"[A-Z][A-Za-z]*(?:[.-][A-Z][A-Za-z]*)*(?: ?\([A-Z][A-Za-z]{0,4}\))?\.?"  # S.H., MIKom, SpPD-KHOM, Sp.A(K), M.Si (Han)
)
_SPLIT = re.compile(r"(?:[A-Z][a-z]?|Lic|Hum|Subsp)\.(?: [A-Z][A-Za-z]{0,3}\b\.?)+|[A-Z]{2,5} (?:Cap|Conv|Eng)\b\.?")
"""`M. Pd`, `Ph. D.`, `OFM Cap.`, `ASEAN Eng.`: letters with a space inside."""
_SPECIALIST = re.compile(r"Sp\.?[A-Z][A-Za-z.]{0,6}(?:-[A-Z]{1,5})?")
"""`Sp.PD`, `SpPD-KHOM`, `SpJP`: every specialist's degree."""
_GRADUATE = re.compile(r"[SM]\.?(?:I\.?|H\.?|Tr\.?|Pd\.?)?[A-Z][a-z]{1,3}")
"""`S.Gz`, `M.Kn`, `MIKom`, `S.Pd.I`"""
_INSIDE_TITLES = re.compile(
    r"\b(?:Dr|Prof|Ph\.? ?D)\.?"
    r"(?P<rest>(?: ?- ?Ing| ?Eng| ?rer\. ?(?:nat|pol|soc|oec)| ?(?:h\.? ?c|H\.? ?C)| ?\((?i:h\.? ?c\.?|cand\.?|c)\)| Cand)\.?)(?= [A-Z])"
)
"""`Dr. Eng.`, `Dr.-Ing.`, `Dr. (H.C.)`, `Dr. rer. nat.` before a name: what of the title is no word of the lists."""
_CLOSED = re.compile(r"\s?(?:[,;(]|\.?\s*$)")
_CAPITAL = re.compile(r"\s?[A-Z]")
_SMALL = re.compile(r" [a-z]")
_LISTED = re.compile(r"\s?,? (?:dan|serta|atau|maupun|hingga)\b")
"""`Budi, PSM, dan Persik`: a list."""
_LONGEST_LETTERS = 8


def without_letters(passages: Sequence[Passage], text: str) -> list[Passage]:
    """The passages of `text` less these letters and the comma before them; the word before the comma counts as a person's."""
    elsewhere = _capitals_without_comma(passages)
    return [_without(passage, text, elsewhere) for passage in passages]


def _capitals_without_comma(passages: Sequence[Passage]) -> frozenset[str]:
    """The words in capitals that the article has somewhere without a comma before them: bodies, not letters after a name."""
    return frozenset(
        word.text
        for passage in passages
        for before, word in zip((None, *passage.items), passage.items, strict=False)
        if word.text[1:2].isupper() and (before is None or before.text != ",")
    )


def _without(passage: Passage, text: str, elsewhere: frozenset[str]) -> Passage:
    """One passage without the letters in its middle; those at its end stay, since content may end with them."""
    items = passage.items
    found = list(_letters_in(passage, text, elsewhere))
    dropped = {index for first, end in found if _goes_on(items, end) for index in range(first, end)}
    for match in _INSIDE_TITLES.finditer(text, passage.span.start, passage.span.end):
        dropped.update(i for i, item in enumerate(items) if match.start("rest") <= item.span.start < match.end())
    if not found and not dropped:
        return passage
    people = {first - 1 for first, _ in found if not _ends_degree(items, first)}
    bodies = {items[last].entity for last in people if items[last].kind is not EntityKind.PERSON} - {-1}
    places = [index for index in range(len(items)) if index not in dropped]
    moved = {old: new for new, old in enumerate(places)}
    kept = [_moved(items[index], moved, index in people, bodies) for index in places]
    return replace(passage, items=tuple(kept))


def _goes_on(items: Sequence[Word], end: int) -> bool:
    return any(item.is_word or item.quotation >= 0 for item in items[end:])


def _moved(word: Word, moved: dict[int, int], person: bool, bodies: set[int]) -> Word:
    """The word with the new place of its head; as a person where `person`, and as nobody where it was of a body that ends in one."""
    head = word.head if word.head is None or word.head < 0 else moved.get(word.head)
    word = word._replace(head=head)
    if word.entity in bodies:
        word = word.in_entity(-1, None)
    return word._replace(kind=EntityKind.PERSON) if person else word


def _letters_in(passage: Passage, text: str, elsewhere: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The item ranges of letters after a name, each from its comma."""
    items, index = passage.items, 1
    while index < len(items) - 1:
        after_degree = items[index].text == "," and _ends_degree(items, index)
        if items[index].text == "," and (after_degree or _ends_name(items[index - 1])):
            limit = next((item.span.start for item in items[index:] if item.quotation >= 0), passage.span.end)
            person, opens = after_degree or _is_person(items, index - 1), _opens_sentence(items, index)
            stop = _end_of_letters(text, items[index].span.end, limit, person, elsewhere, opens)
            end = next((i for i in range(index, len(items)) if items[i].span.start >= stop), len(items))
            if end > index + 1:
                yield index, end
                index = end
        index += 1


def _ends_name(word: Word) -> bool:
    return word.is_word and word.is_capitalised and word.lower not in lexicon().organisations


def _ends_degree(items: Sequence[Word], comma: int) -> bool:
    """`Budi Santoso SH., MH.,`: the first degree has no comma before it."""
    last = comma - 1 - (items[comma - 1].text == ".")
    return last > 0 and items[last - 1].is_capitalised and is_degree(items[last]) and items[last].is_capitalised


def _opens_sentence(items: Sequence[Word], comma: int) -> bool:
    """`Direktur Balai Randu Dr. Budi Santoso, QIA mengatakan …`: before the comma stands nothing but an office and a name."""
    first = items[0].lower
    adverbial = first in lexicon().function_words | lexicon().subordinating
    return not adverbial and not any(item.upos in {"VERB", "AUX"} or item.text == "," for item in items[:comma])


def _is_person(items: Sequence[Word], last: int) -> bool:
    """`Budi Santoso`, by the name finder, or by a form of address before it: `RP Yohanes Budi`."""
    if items[last].kind is EntityKind.PERSON:
        return True
    first = last
    while first > 0 and (items[first - 1].is_capitalised or items[first - 1].text == "."):
        first -= 1
    offices = lexicon().role_heads
    titled = any(is_title(item) and item.lower not in offices for item in items[first:last])
    return titled or (first == 0 and items[0].lower in offices and _opens_sentence(items, last + 1))


def _end_of_letters(text: str, start: int, limit: int, person: bool, elsewhere: frozenset[str], opens: bool) -> int:
    """Where the letters end that begin after the comma at `start`; `start` where none do.

    Sure ones (`S.H.`) count wherever they stand; other capitals (`OFM`) after a person or other letters, with a comma or a stop behind them, or
    where the sentence opens with the name, so that its verb has its subject there.
    """
    end, known = start, person
    while True:
        segment_end, sure = _segment(text, end, limit)
        if segment_end == end or not (
            sure or (known and _are_letters(text, end, segment_end, limit, elsewhere, opens))
        ):
            return max(start, end - 1)
        if not text.startswith(",", segment_end):
            return segment_end
        end, known = segment_end + 1, True


def _are_letters(text: str, start: int, end: int, limit: int, elsewhere: frozenset[str], opens: bool) -> bool:
    """True for capitals between commas that are no body of the article, and no part of a list."""
    if text[start:end].split(maxsplit=1)[0].strip(".") in elsewhere or _LISTED.match(text, end, limit):
        return False
    return _CLOSED.match(text, end, limit) is not None or (opens and _SMALL.match(text, end, limit) is not None)


def _segment(text: str, start: int, limit: int) -> tuple[int, bool]:
    """Where the letters after a comma end, and whether they are surely a degree; `start` where there are none."""
    end, sure = start, True
    while match := _piece(text, end + text.startswith(" ", end), limit):
        certain = _is_sure(match.group())
        follows = _CAPITAL.match(text, match.end(), limit) is not None
        title = key_of(match.group()) in lexicon().titles  # `Randu, Apt. Budi Santoso`
        if (follows and (title or not certain)) or not (certain or _may_be(match.group())):  # `KPK Randu`
            break
        sure, end = sure and certain, match.end()
    return end, sure and end > start


def _piece(text: str, start: int, limit: int) -> re.Match[str] | None:
    split = _SPLIT.match(text, start, limit)
    return split if split is not None and _is_sure(split.group()) else _PIECE.match(text, start, limit)


def _is_sure(piece: str) -> bool:
    """A degree or other letters of the lists, with or without dots, or what is made as degrees are."""
    lexical = lexicon()
    bare = re.sub(r" ?\(\w+\)", "", piece).strip(".")
    key = key_of(re.sub(r"[ -]", "", bare))
    if len(bare) == 1 or key in _WRITTEN_OUT:
        return False
    if key in lexical.letters and (key in lexical.degrees or not (bare.isupper() and len(bare) <= _SHORTEST_SURE)):
        return True
    return bool(_SPECIALIST.fullmatch(bare) or _GRADUATE.fullmatch(bare))


_SHORTEST_SURE = 3
_WRITTEN_OUT = frozenset({"spesialis", "gelar"})
"""`Budi Santoso, Spesialis Anak,`: what somebody is, with more words behind."""


def _may_be(piece: str) -> bool:
    """Capitals that are no body and no country that readers know."""
    bare, lexical = piece.strip("."), lexicon()
    if key_of(bare) in lexical.organisations | lexical.places | lexical.capital_heads or len(bare) > _LONGEST_LETTERS:
        return False
    return bare[1:] != bare[1:].lower() and len(bare) > 1
