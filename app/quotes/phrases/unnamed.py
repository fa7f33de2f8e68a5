"""A phrase in which no personal name was found: a body, a role noun, or a name that only its shape gives away."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_name_word, is_title, name_bounds
from app.quotes.phrases.after_cue import is_other_one
from app.quotes.phrases.descriptions import is_circumstance
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.named import named_phrase
from app.quotes.types import EntityKind
from app.quotes.words import Word, span_of

_SKIPPED_FIRST = {"oleh", "si", "sang", "para", "pula", "juga", "lagi", "dari"}


def unnamed_phrase(text: str, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """A phrase without a person's name: an organisation, a role noun, or a name that only its shape gives away."""
    lexical = lexicon()
    start = _start_of_abbreviated(items, start, end)
    end = _after_demonstrative(items, start, _before_clause(items, start, end))
    if items[start].lower in lexical.prepositions - {
        "oleh",
        "dari",
    }:  # `untuk guru swasta secara gamblang presiden menyebut`
        start = next((i for i in range(end - 1, start, -1) if items[i].lower in lexical.speaker_heads), start)
    head = next((item.lower for item in items[start:end] if item.is_word and item.lower not in _SKIPPED_FIRST), "")
    if end - start > 3 and items[end - 1].text == ")" and head not in lexical.speaker_heads:
        short = items[end - 2]
        if short.lower in lexical.organisations:  # `Kementerian Riset, dan Teknologi (Kemenristek)`, cut at its commas
            return Phrase(Form.ORGANISATION, short.text, short.span, name=short.text, head=short.lower)
    start -= start > 0 and items[start - 1].lower in {"sang", "si"}
    span = span_of(items, start, end)
    if is_other_one(items, start):
        return Phrase(Form.NOUN, span.of(text), span, name=span.of(text), head=head)
    one = (
        items[start].lower in {"sang", "si"} and head not in lexical.relations
    )  # `sang guru`, but `sang paman` is somebody's
    definite = one or any(item.lower in lexicon().demonstratives for item in items[max(start, end - 1) : end])
    if head in lexical.organisations or any(item.kind is EntityKind.ORGANISATION for item in items[start : start + 1]):
        body = span_of(items, start, _before_remark(items, start, end)).of(text).rstrip(".")
        return Phrase(Form.ORGANISATION, span.of(text), span, name=body, head=head, definite=definite)
    whose = items[start].has_enclitic and items[start].stem in lexical.people  # `Penjaganya`
    if whose or head in lexical.role_heads or items[start].lower in lexical.people or head in lexical.titles:
        named = _name_by_shape(text, items, start, end)
        return named or Phrase(Form.NOUN, span.of(text), span, name=span.of(text), head=head, definite=definite)
    if (
        (items[start].kind is EntityKind.PLACE and (end - start > 1 or items[start].lower in lexical.places))
        or (items[start].text.isupper() and len(items[start].text) > 1)
        or _are_places(items, start, end)
    ):
        return Phrase(Form.ORGANISATION, span.of(text), span, name=span.of(text), head=head, definite=definite)
    if all(item.lower in lexical.function_words or not item.is_word for item in items[start:end]):
        return None
    end = _before_way(items, start, end)
    span = span_of(items, start, end)
    offices = any(item.lower in lexical.role_heads for item in items[start:end])
    shaped = not offices and all(is_name_word(item) or not item.is_word for item in items[start:end])
    if items[start].text.startswith("@") or shaped:
        name = span_of(items, *name_bounds(items, start, _before_bracket(items, start, end)))
        return Phrase(Form.NAME, span.of(text), span, name=name.of(text), head=head)
    return Phrase(Form.NOUN, span.of(text), span, name=span.of(text), head=head, definite=definite)


def _are_places(items: Sequence[Word], start: int, end: int) -> bool:
    """`Tiongkok dan Rusia`: the capitals of a list are words of place names, whatever the name finder says."""
    words = [item for item in items[start:end] if item.is_word and item.lower != "dan"]
    places, directions = lexicon().places, lexicon().directions
    return len(words) < end - start and all(word.lower in places or word.lower in directions for word in words)


def _before_bracket(items: Sequence[Word], start: int, end: int) -> int:
    """`Budi (Fraksi Tani)`: the name ends before what a bracket says of it."""
    return next((i for i in range(start + 1, end) if items[i].text == "("), end)


def _before_remark(items: Sequence[Word], start: int, end: int) -> int:
    """`Bank Randu Tbk (kode saham: RAND)`: a body's name ends before a bracket that closes it and holds more than its short name."""
    bracket = _before_bracket(items, start, end)
    return bracket if end - bracket > _SHORT_NAME and items[end - 1].text == ")" else end


_SHORT_NAME = 3
"""`(RAND)`, in items."""


def _before_way(items: Sequence[Word], start: int, end: int) -> int:
    """`Budi lewat akun Instagram-nya [menulis]`, `Budi kepada pers [mengatakan]`: a name ends before how, where or to whom somebody spoke."""
    cut = next((i for i in range(start + 1, end) if items[i].lower in _WAYS), end)
    return cut if all(is_name_word(item) for item in items[start:cut]) else end


_WAYS = frozenset(
    {"lewat", "melalui", "via", "dalam", "kepada", "pada", "di", "dari", "saat", "ketika", "usai", "dengan"}
)


def _after_demonstrative(items: Sequence[Word], start: int, end: int) -> int:
    """`mantan sekretaris dinas ini blak-blakan` · `Aktor itu malah balik [bertanya]`: a noun phrase ends with its demonstrative."""
    if items[start].lower not in lexicon().role_heads | lexicon().titles:
        return end
    close = next((i + 1 for i in range(start + 1, end - 1) if items[i].lower in {"ini", "itu", "tersebut"}), end)
    rest = items[close:end]
    adverbial = all(item.text.islower() and item.lower not in lexicon().prepositions | {"yang", "dan"} for item in rest)
    return close if adverbial else end


def _before_clause(items: Sequence[Word], start: int, end: int) -> int:
    """`Komisi Randu yang menyusun …`, `Guru memiliki … dan [mengaku]`: ends before its predicate and its circumstance, a body before `yang`."""
    body = items[start].kind is EntityKind.ORGANISATION or items[start].lower in lexicon().organisations
    if not body and items[start].lower not in lexicon().role_heads:
        return end
    stops = (
        i
        for i in range(start + 1, end)
        if items[i].lower == "yang" or _predicates(items, i) or is_circumstance(items, start, i)
    )
    cut = next(stops, end)
    if cut < end and items[cut].lower == "yang":
        return cut if body else end
    while cut < end and cut > start + 1 and (items[cut - 1].lower in lexicon().adverbs or items[cut - 1].upos == "AUX"):
        cut -= 1  # `Sambara tidak dapat mengatakan …`
    return cut


def _predicates(items: Sequence[Word], index: int) -> bool:
    """True for a verb or what stands before one."""
    word = items[index].lower
    verb = items[index].upos == "VERB" and word.startswith("me") and not items[index].is_capitalised
    return verb or word in _PREDICATING


_PREDICATING = frozenset({"akan", "telah", "sudah", "adalah", "merupakan", "hingga"})


def _start_of_abbreviated(items: Sequence[Word], start: int, end: int) -> int:
    """`Warga Senang Persatuan Guru Randu (PGR)`: a headline that ran into a body's name, which begins where its acronym does."""
    bracket = next((i for i in range(start, end - 1) if items[i].text == "("), None)
    if bracket is None or not items[bracket + 1].text.isupper():
        return start
    letters = items[bracket + 1].text
    words = [i for i in range(start, bracket) if items[i].is_capitalised]
    first = words[-len(letters)] if len(letters) <= len(words) else start
    if any(item.lower in lexicon().role_heads for item in items[start:first]):  # `anggota Partai Tani Sejahtera (PTS)`
        return start
    initials = "".join(items[i].text[0] for i in words[-len(letters) :])
    return first if initials == letters and items[first].lower in lexicon().organisations else start


def _is_acronym_of_body(office: Word, run: Sequence[Word]) -> bool:
    """`Direktur Utama PDAM`: capitals alone after an office that is not written in capitals itself."""
    return len(run) == 1 and run[0].text.isupper() and len(run[0].text) > 2 and not office.text.isupper()


def _speaks_of_office(word: Word) -> bool:
    """A word of a field, a body or a place: what an office is about."""
    lexical = lexicon()
    return (
        word.lower in lexical.fields | lexical.organisations | lexical.place_heads | lexical.places
        or word.lower.startswith(lexical.body_prefixes)
    )


def _name_by_shape(text: str, items: Sequence[Word], start: int, end: int) -> Phrase | None:
    """`Pak Adam`, `Kapolres Siregar`: titles, then capitalised words that belong to no organisation or place."""
    first, last = name_bounds(items, start, end)
    run = items[first:last]
    if (
        first > start
        and run
        and len(run) <= 4
        and all(is_name_word(item) and item.kind is None for item in run)
        and run[0].lower not in lexicon().people
        and not any(_speaks_of_office(item) for item in run)  # `Menteri Agama`, `Bupati Sukabumi` alone name nobody
        and not is_title(run[-1])
        and not _is_acronym_of_body(items[start], run)
    ):
        return named_phrase(text, items, start, end, (first, last))
    if items[end - 1].lower in lexicon().demonstratives:
        return None
    if (
        items[start].lower in lexicon().people - lexicon().group_nouns
    ):  # a lower-case role noun, then a capitalised run: `petani Wardi`
        capital = next((i for i in range(start, end) if items[i].is_capitalised), end)
        run = items[capital:end]
        if (
            items[capital - 1].lower in lexicon().group_nouns | lexicon().of_things
        ):  # `sebagian umat Muslim`, `peraih Nobel`
            return None
        if any(_speaks_of_office(item) for item in run):  # `juru bicara Kremlin`, `kepala Negara`
            return None
        if start < capital and 0 < len(run) <= 4 and all(is_name_word(item) and item.kind is None for item in run):
            return named_phrase(text, items, start, end, (capital, end))
    return None
