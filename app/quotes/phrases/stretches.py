"""Stretches between the commas before a verb: which of them hold somebody who can speak, and which a date, a place or a circumstance."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.connectives import skip_opening
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_degree, is_split_degree
from app.quotes.phrases.inner_marks import is_handle, is_title_of_work, joins
from app.quotes.types import EntityKind
from app.quotes.words import Word


def stretches(items: Sequence[Word], floor: int, cue: int) -> list[tuple[int, int]]:
    """The comma-separated stretches before the cue, nearest first."""
    cuts = [floor - 1]
    depth = 0
    for index in range(floor, cue):
        depth += (items[index].text == "(") - (items[index].text == ")")
        names = joins(items, index) or is_handle(items, index) or is_title_of_work(items, index)
        opens = items[index].quotation >= 0 and not names
        if (
            items[index].text == ","
            and index + 1 < cue
            and (is_degree(items[index + 1]) or is_split_degree(items, index + 1))
            and items[index + 1].is_capitalised
        ):
            continue
        if depth <= 0 and (opens or items[index].text in {",", ";", ":", "–", "—"} or _ends_dateline(items, index)):
            cuts.append(index)
    spans = ((start + 1, end) for start, end in zip(reversed(cuts), reversed([*cuts[1:], cue]), strict=True))
    return [(start, end) for start, end in spans if end > start]


def _ends_dateline(items: Sequence[Word], index: int) -> bool:
    """`JAKARTA - Federasi …`, `WARTA.COM - Federasi …`: the hyphen after a place or an outlet."""
    before = items[index - 1].text if index else ""
    return (
        items[index].text == "-"
        and (before == "-" or (before.isupper() and len(before) > 2))
        and index + 1 < len(items)
        and items[index + 1].is_capitalised
        and not items[index + 1].text.isupper()
    )


def is_aside(items: Sequence[Word], start: int, end: int) -> bool:
    """A stretch between commas that holds nobody who could speak: `masih muda`, `yang tinggal di Bogor`, `Maryland`."""
    relative = items[start].lower == "yang"
    some = [item.lower for item in items[start : start + 2]] in (["sebagian", "dengan"], ["masing-masing", "dengan"])
    return relative or some or _is_place(items, start, end) or not is_subject_like(items, start, end)


def is_body_apposed(items: Sequence[Word], name: tuple[int, int], before: tuple[int, int]) -> bool:
    """`Produsen ponsel asal Swedia, Noriva, [mengatakan]`: capitals alone after a noun for a body, or for what a body may be."""
    lexical, words = lexicon(), items[slice(*name)]
    start = skip_opening(items, *before)
    named = any(
        item.is_capitalised and item.lower not in lexical.places and item.kind is not EntityKind.PLACE
        for item in items[start + 1 : before[1]]
    )  # `Polres Randu Hilir, Jambi,`
    head = items[start].lower
    return (
        (head in lexical.held_by_bodies or (head in lexical.organisations and not named))
        and all(
            word.is_capitalised and not (word.lower in lexical.days or word.lower in lexical.places) for word in words
        )
        and not any(item.lower in {"di", "ke"} for item in items[slice(*before)])
    )


def describes_body(items: Sequence[Word], stretch: tuple[int, int], before: tuple[int, int]) -> bool:
    """`PT Randu Pangan, produsen saus asal Tirta, [mengatakan]`: after a body that has a name, what it is."""
    lexical, (start, end) = lexicon(), stretch
    noun = items[start]
    known = noun.lower in lexical.held_by_bodies or noun.lower in lexical.organisations or noun.lower in _MAY_BE_BODY
    if not (known and noun.text.islower()) or items[end - 1].lower in lexical.demonstratives:
        return False
    body = items[skip_opening(items, *before) : before[1]]
    named = sum(item.is_capitalised for item in body) > 1 and (
        body[0].kind is EntityKind.ORGANISATION or body[0].lower in lexical.organisations
    )
    return named and not any(
        item.kind is EntityKind.PERSON or item.lower in lexical.role_heads for item in items[start + 1 : end]
    )


_MAY_BE_BODY = frozenset({"negara", "kota", "anak"})
"""`Kanada, negara asal perusahaan itu,` · `PT Tirta, anak usaha PT Randu,`"""


def is_subject_like(items: Sequence[Word], start: int, end: int) -> bool:
    """True where a stretch holds somebody who can speak."""
    lexical = lexicon()
    return any(
        item.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
        or item.lower in lexical.pronouns
        or item.lower in lexical.author
        or (item.lower in lexical.speaker_heads and not _opens_capital(items, index))
        for index, item in enumerate(items[start:end], start)
    ) or (items[start].is_capitalised and end - start <= 2)


def _opens_capital(items: Sequence[Word], index: int) -> bool:
    """`pinggiran ibu kota`: a town and no mother."""
    return items[index].lower == "ibu" and index + 1 < len(items) and items[index + 1].lower.startswith("kota")


def _is_place(items: Sequence[Word], start: int, end: int) -> bool:
    """`…, Maryland,`: the end of an address; not `Gedung Putih`, the seat of somebody who speaks."""
    if items[start].lower in lexicon().organisations | {"gedung"}:
        return False
    return all((item.kind is EntityKind.PLACE or item.lower in lexicon().places) for item in items[start:end])


def without_adverbs(items: Sequence[Word], start: int, end: int) -> int:
    """The end of a stretch without the adverbs before its verb: `Budi juga [menegaskan]`; `orang dalam` is an insider."""
    if end - start > 1 and items[end - 1].lower == "dalam" and items[end - 2].lower in {"orang", "sumber"}:
        return end
    while end > start and (is_adverb(items, start, end - 1) or items[end - 1].text == "-"):
        end -= 1
    return end


def is_adverb(items: Sequence[Word], start: int, index: int) -> bool:
    """`Budi juga`, `Budi antara lain`; not `pengguna lain`, `yang lain`: somebody else."""
    if items[index].lower == "lain" and index > start:
        return items[index - 1].lower == "antara"
    if items[index].lower == "setempat":  # `Bulan Sabit setempat`; `warga setempat` are somebody
        return index > start + 1 and all(item.is_capitalised for item in items[start:index])
    return items[index].lower in lexicon().adverbs or items[index].lower in _HEARD


_HEARD = frozenset({"terdengar", "tercatat"})
"""`Seorang petugas terdengar [mengatakan]`: how it is known that somebody says it."""


def is_adverbial(items: Sequence[Word], start: int, end: int) -> bool:
    """A stretch that holds no subject: a date, a place, a subordinate clause, a bracket."""
    lexical, first = lexicon(), items[start]
    if not first.is_word:
        return True
    if first.lower in lexical.days | {"usia", "berusia", "umur", "berumur"} or first.text[0].isdigit():
        return not any(
            item.kind is EntityKind.PERSON or item.lower in lexical.third_person for item in items[start:end]
        )
    compared = first.lower in _COMPARING and end - start > 1 and items[start + 1].lower == "dengan"
    return (
        (compared or first.lower in lexical.adverbial_stops | lexical.prepositions)
        and first.kind is not EntityKind.PERSON
        and not _ends_with_subject(items, start, end)
    )


_COMPARING = frozenset({"senada", "sejalan", "selaras", "serupa", "berbeda", "sependapat", "sama"})
"""`Senada dengan Budi, …`: with whom the speaker agrees or not."""


def _ends_with_subject(items: Sequence[Word], start: int, end: int) -> bool:
    """`Terkait rantai pendingin Hendra` / `Saat itu ia`: an adverbial that runs into its subject without a comma."""
    lexical = lexicon()
    last = items[end - 1]
    if last.lower in lexical.pronouns or last.lower in lexical.author:
        return True
    if last.kind is not EntityKind.PERSON:
        return False
    first = end - 1
    while first > start and items[first - 1].kind is EntityKind.PERSON and items[first - 1].entity == last.entity:
        first -= 1
    before = items[first - 1]
    transitive = before.upos == "VERB" and before.lower.startswith(("meng", "meny", "mem"))
    if (
        transitive or items[start].lower in _ACCOMPANYING
    ):  # `Setelah memeriksa Budi, polisi …` · `seizin Kapolres Budi,`
        return False
    return (
        first - start >= 2
        and before.lower not in lexical.prepositions | _BESIDE
        and before.lower not in {"dan", "dengan"}
    )


_ACCOMPANYING = frozenset("seizin mewakili didampingi mendampingi menggantikan".split())
"""What follows these is their object, an office or a rank before the name included."""
_BESIDE = frozenset(
    "samping depan belakang hadapan antara atas bawah dekat sela sisi balik luar sekitar tangan pihak rumah kantor".split()
)


def is_age(items: Sequence[Word], start: int, end: int) -> bool:
    """`52 tahun`, `39`, `usia 40 tahun`: between commas after a name."""
    words = [
        item
        for item in items[start:end]
        if item.lower not in {"tahun", "thn", "th", "usia", "berusia", "umur", "berumur"}
    ]
    return len(words) == 1 and words[0].text.isdigit() and len(words[0].text) <= _LONGEST_AGE


_LONGEST_AGE = 3
"""Digits."""


def is_verb_initial(word: Word) -> bool:
    """`Melihat itu, Budi mengatakan`: a stretch that opens with a verb is a clause of its own."""
    return word.upos == "VERB" and not word.is_capitalised
