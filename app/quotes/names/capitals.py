"""Runs of capitalised words, and what each word in a run is: title, office, body, place, degree, or part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.quotes.lexicon import lexicon
from app.quotes.names.areas import OF_AREAS, stands_between
from app.quotes.names.forms import is_degree, is_surname, is_title, key_of
from app.quotes.names.hints import Hints
from app.quotes.names.led import follows_office, goes_on_office, is_in_place, is_whole_body
from app.quotes.names.parts import (
    LETTERED,
    LONGEST_INITIAL,
    Class,
    are_initials,
    is_given_name,
    is_initial,
    is_inside_name,
    is_middle_name,
    is_name_suffix,
    is_short_name,
    opens_name,
    particles,
)
from app.quotes.types import EntityKind
from app.quotes.words import Word


def capital_runs(items: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised words with what joins them: `Dr. Ir. Budi bin Ali`."""
    index = 0
    while index < len(items):
        if not _opens_run(items[index]):
            index += 1
            continue
        end = index + 1
        while end < len(items) and (length := _joined(items, end)):
            end += length
        yield index, end
        index = end


def _opens_run(word: Word) -> bool:
    return word.is_word and (word.is_capitalised or (word.text[0] == "@" and len(word.text) > 1))


def _joined(items: Sequence[Word], index: int) -> int:
    """How many items from `index` on belong to the run before it."""
    word = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if word.is_word and word.is_capitalised:
        return 1
    if following is None:
        return 0
    before = items[index - 1]
    if word.text.isdigit() and before.lower in lexicon().capital_heads and following.is_capitalised:  # SDN 07 Randu
        return 2
    if (
        word.text == "." and following.text == "-" and index + 2 < len(items) and items[index + 2].is_capitalised
    ):  # Dr.-Ing.
        return 3
    if length := particles(items, index):
        return length
    if word.text == "." and len(before.text) == 1 and (length := particles(items, index + 1)):  # `J. van der Meulen`
        return 1 + length
    if not following.is_capitalised or not following.is_word:
        return 0
    short = len(before.text) <= LONGEST_INITIAL or before.lower in lexicon().short_given_names
    initial = word.text == "." and (short or is_title(before) or is_degree(before))
    nickname = word.quotation >= 0 and len(word.span) <= 24
    hyphen = word.text == "-" and word.span.start == before.span.end and following.span.start == word.span.end
    return 2 if initial or nickname or hyphen else 0


def classes_of(items: Sequence[Word], start: int, end: int, hints: Hints) -> list[Class]:
    """What each word of the run `items[start:end]` is."""
    classes: list[Class] = []
    for index in range(start, end):
        classes.append(_class(items, index, classes, hints, last=index == end - 1))
    return classes


def _class(items: Sequence[Word], index: int, before: Sequence[Class], hints: Hints, *, last: bool) -> Class:
    word = items[index]
    if word.text.isdigit():
        return before[-1] if before else Class.FUNCTION
    if not word.is_word or (word.lower in lexicon().particles and not is_short_name(word)):
        opens = word.is_capitalised and not last and (not before or before[-1] is not Class.NAME)
        return Class.NAME if opens else before[-1] if before else Class.FUNCTION
    if is_in_place(items, index):
        return Class.PLACE
    following = items[index + 1] if index + 1 < len(items) else None
    if (is_initial(items, index, before) and not _counts(items, index)) or are_initials(items, index):
        return Class.NAME
    if stands_between(items, index, hints):
        return Class.PLACE
    opens = opens_name(word, following)
    if (opens and (index > 0 or word.lower not in lexicon().connectives)) or (
        before and before[-1] is Class.NAME and word.lower in lexicon().inside_names
    ):
        return Class.NAME
    if is_surname(items, index) or is_given_name(items, index, before) or is_middle_name(items, index, before):
        return Class.NAME
    return (
        _by_article(items, index, hints)
        or _by_neighbour(items, index, before, last=last)
        or _by_list(word, before, hints, last=last)
        or _place(items, index, before, hints)
        or _rest(items, index, before, hints)
    )


def _counts(items: Sequence[Word], index: int) -> bool:
    """`Asisten I Budi`, `Wakil Ketua II Budi`: an office that is counted; `Ketua I Made Budi` opens as Balinese names do."""
    office = index > 0 and items[index - 1].lower in lexicon().role_heads
    following = items[index + 1].lower if index + 1 < len(items) else ""
    return office and following not in _BALINESE and _ROMAN.fullmatch(items[index].text) is not None


_BALINESE = frozenset(
    "made wayan nyoman ketut gede gde gusti gst putu komang kadek nengah dewa kt md nym wyn pt gd luh ngurah".split()
)


def _stands_alone(items: Sequence[Word], index: int) -> bool:
    """No capital before or after it that could be of its phrase."""
    beside = (items[i] for i in (index - 1, index + 1) if 0 <= i < len(items))
    return not any(item.is_word and item.is_capitalised and item.lower not in lexicon().prepositions for item in beside)


def _by_article(items: Sequence[Word], index: int, hints: Hints) -> Class | None:
    """What the article itself says of the word."""
    word, key = items[index], key_of(items[index].text)
    if _is_of_group(items, index):
        return Class.FIELD
    if index and items[index - 1].lower in _ORIGINS and not items[index - 1].is_capitalised:
        return Class.PLACE
    if index and items[index - 1].text in _ENGLISH:  # `Bintang Game of Thrones Budi`
        return Class.ACRONYM
    if key in hints.given and _stands_alone(items, index):
        return Class.NAME  # `Putri mengatakan`, where the article has a Putri Wulandari
    if word.text[0] == "@" or (key in hints.known and word.kind is EntityKind.PERSON):
        return Class.NAME
    if key in hints.outlets or key in hints.acronyms or _BRAND.match(word.text) or is_whole_body(items, index):
        return Class.ACRONYM
    if index == 0 and word.lower in lexicon().role_heads:
        return None
    common = _opens_as_common_noun(items, index) and key not in hints.known
    return Class.FUNCTION if common or _is_function(word, hints, first=index == 0) else None


_ENGLISH = frozenset({"of", "the"})
"""What follows these words belongs to an English title or name of a body."""
_ORIGINS = frozenset(
    {"kelahiran", "asal", "berdarah", "keturunan", "berkebangsaan", "berpaspor", "jebolan", "lulusan", "tamatan"}
)
"""`perempuan kelahiran Randu itu`: what follows is where somebody is from."""
_CLUB = re.compile(r"Pers(?!ada|ia\b)[aeiou][a-z]{2,9}")
"""`Persikra`, `Persemar`: football clubs are named so; `Persada` is a surname."""
_BRAND = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Al|El|Abd|St|O)[A-Z][a-z]{2,}[A-Z][a-z]")
"""`KirimYuk`: a capital inside makes a brand, but for `McDonald` and the like."""


def _is_of_group(items: Sequence[Word], index: int) -> bool:
    """`umat Muslim`, `topan Lekima`: the kind of a group or a thing; not `kapten kapal Budi`."""
    groups, people = lexicon().group_nouns, lexicon().people
    if not index or items[index - 1].lower not in groups or items[index - 1].is_capitalised:
        return False
    before = items[index - 2].lower if index > 1 else ""
    return before not in people and not (items[index - 1].lower in _AREAS and before in OF_AREAS)


_AREAS = frozenset({"kota", "desa", "provinsi", "kabupaten", "distrik"})


def _by_neighbour(items: Sequence[Word], index: int, before: Sequence[Class], *, last: bool) -> Class | None:
    """After `bernama`, after `bin`, or a title: `Mao Ning` ends in a word that is a title elsewhere."""
    lexical = lexicon()
    previous = items[index - 1].lower if index else ""
    if previous in lexical.naming or (previous in lexical.particles and before):
        return Class.NAME
    ends_name = last and before and before[-1] is Class.NAME
    if is_inside_name(items, index, before):
        return Class.NAME
    return Class.TITLE if is_title(items[index]) and not ends_name else None


def _by_list(word: Word, before: Sequence[Class], hints: Hints, *, last: bool) -> Class | None:
    """Offices, known names, degrees, bodies and acronyms."""
    lexical = lexicon()
    if word.lower in lexical.role_heads and not (
        last and before and before[-1] is Class.NAME and _is_surname_too(word)
    ):
        return Class.ROLE
    if key_of(word.text) in hints.known:
        return Class.NAME
    lettered = len(word.text) > 1 and not word.text[1:].islower()  # `MSi`, `SH`
    if is_degree(word) and (before or "." in word.text or lettered):
        return Class.DEGREE
    if word.lower in lexical.capital_heads:
        return Class.BODY
    if word.lower in lexical.place_heads and not (before and before[-1] in {Class.ROLE, Class.TITLE}):
        return Class.BODY
    if word.lower in lexical.place_heads and Class.BODY in before and not last:
        return Class.FIELD  # `Serikat Buruh Pelabuhan Randu Budi`
    if word.lower in lexical.organisations:
        return Class.ACRONYM if word.text.isupper() or word.lower in lexical.complete_bodies else Class.BODY
    if word.lower.startswith(lexical.body_prefixes) or _CLUB.fullmatch(word.text):
        return Class.ACRONYM
    if last and before and before[-1] is Class.NAME and is_name_suffix(word):
        return Class.NAME
    return Class.ACRONYM if len(word.text) > 1 and word.text.isupper() else None


def _is_surname_too(word: Word) -> bool:
    """`Rita Mendes`: the short name of an office (Menteri Desa) that people are called too."""
    return word.lower in lexicon().offices and word.text.istitle()


def _place(items: Sequence[Word], index: int, before: Sequence[Class], hints: Hints) -> Class | None:
    lexical, word = lexicon(), items[index]
    key = key_of(word.text)
    last = before[-1] if before else None
    named = word.lower in lexical.places or key in hints.places
    guessed = key in hints.guessed_places and (
        last not in {Class.NAME, Class.TITLE, Class.PLACE} or follows_office(items, index, before, hints)
    )
    direction = word.lower in lexical.directions and last in {Class.PLACE, Class.BODY, Class.FIELD}
    between = word.lower in lexical.places_like_names and follows_office(items, index, before, hints)
    return Class.PLACE if named or guessed or direction or between else None


def _rest(items: Sequence[Word], index: int, before: Sequence[Class], hints: Hints) -> Class:
    """A word of a field of office, a common noun with a capital, or part of a name."""
    word = items[index]
    common = index > 0 and word.lower in hints.small and word.kind is not EntityKind.PERSON
    in_office = before[-1] is not Class.NAME if before else index > 0 and items[index - 1].text.islower()
    resources = word.lower == "alam" and items[index - 1].lower == "daya"  # `Sumber Daya Alam Manna`
    lettered = _counts(items, index) or (len(word.text) == 1 and index > 0 and items[index - 1].lower in LETTERED)
    abstract = resources or lettered or (in_office and _ABSTRACT.fullmatch(word.lower))
    office = abstract or (in_office and goes_on_office(items, index, before, hints))
    return Class.FIELD if common or office or word.lower in lexicon().fields else Class.NAME


_ROMAN = re.compile("I{1,3}|I?V|VI{0,3}")
"""`Asisten II Budi`: an office that is counted; `I Made Budi` opens as many names do, and is none."""
_ABSTRACT = re.compile(r"nusantara|ke[a-z]{6,}an|pe[a-z]{7,}an|[a-z]{2,}(?:krasi|grafi|logi|isasi|ikasi|ukasi)")
"""`Kantor Komunikasi Kepresidenan Budi`, `Serikat Pekerja untuk Demokrasi Budi`: nouns that are no names, whatever their capital."""


def _opens_as_common_noun(items: Sequence[Word], index: int) -> bool:
    """`Sundulan Wanggai`: the first word of a sentence is a capital anyway; the tagger or its form says that it is no name."""
    if (
        index == 0 and len(items) > 1 and items[1].text in {"itu", "ini", "tersebut"}
    ):  # `Gurauan itu`, whatever the name finder says
        return True
    return (
        index == 0
        and len(items) > 1
        and items[1].is_capitalised
        and (
            (items[0].kind is None and items[0].upos in {"NOUN", "VERB", "ADV", "ADJ", "ADP", "SCONJ"})
            or bool(_NOMINALISED.fullmatch(items[0].lower))
        )
    )


_NOMINALISED = re.compile(r"(?:ke|pe)[a-z]{4,}an")
"""`Pernyataan Himran`, `Keberhasilan Budi`: nouns made of a verb or an adjective, whatever the tagger says."""


def _is_function(word: Word, hints: Hints, *, first: bool) -> bool:
    """A word that opens a sentence is capitalised whatever it is; some words are never part of a name."""
    lexical = lexicon()
    credit = word.lower.endswith("-foto")  # `… M.Pd.I-Foto: Dokumen`, glued to what stands before it
    if credit or word.lower in lexical.function_words or (word.has_enclitic and word.stem in hints.small):
        return True
    glued = first and word.lower.removeprefix("di") in _AFTER_DI  # `Diakhir pidatonya`, written as one
    return glued or (first and word.lower in hints.small)


_AFTER_DI = frozenset("akhir awal sisi samping sela sela-sela tengah antara dalam luar depan hadapan saat".split())


def name_stretches(classes: Sequence[Class], offset: int) -> Iterator[tuple[int, int]]:
    """Maximal stretches of words that are of class NAME, as item ranges."""
    places = enumerate(classes, offset)
    for is_name, stretch in groupby(places, key=lambda place: place[1] is Class.NAME):
        if is_name:
            indices = [index for index, _ in stretch]
            yield indices[0], indices[-1] + 1
