"""The subject of a verb: the source phrase left of its cue (`… mengatakan`)."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names import is_degree, is_title
from app.quotes.sources import is_handle, is_role_segment, is_title_of_work, joins
from app.quotes.types import EntityKind
from app.quotes.words import Word

_BESIDE = frozenset(
    "samping depan belakang hadapan antara atas bawah dekat sela sisi balik luar sekitar tangan pihak rumah kantor".split()
)


_CLAUSE_JOINING = frozenset(
    {"dan", "tetapi", "tapi", "namun", "sedangkan", "sementara", "sehingga", "karena", "lalu", "kemudian"}
)


def left_phrase(items: Sequence[Word], cue: int, floor: int) -> tuple[int, int] | None:
    """The item range of the subject of the verb at `cue`, searched from `cue` back to `floor`. None: it has none, or it is a document."""
    if is_document_by_tree(items, cue, floor):
        return None
    by_tree = _subject_by_tree(items, cue, floor)
    if by_tree is not None:
        return by_tree
    segments = _segments(items, floor, cue)
    for number, (start, end) in enumerate(segments):
        if number + 1 < len(segments) and _is_aside(items, start, end):
            continue
        bare_end = _without_adverbs(items, start, end)
        first = _own_clause(items, start, bare_end)
        if bare_end <= first or _is_adverbial(items, first, bare_end):
            continue
        if number == 0 and len(segments) > 1 and _is_verb_initial(items[first]):
            continue
        return (first, bare_end) if first > start else _with_apposition(items, segments, number, bare_end)
    return _after_adverbial(items, segments)


def _is_aside(items: Sequence[Word], start: int, end: int) -> bool:
    """A stretch between commas that holds nobody who could speak: `masih muda`, `yang tinggal di Bogor`, `Maryland`."""
    relative = items[start].lower == "yang"
    return relative or _is_place(items, start, end) or not _is_subject_like(items, start, end)


def _own_clause(items: Sequence[Word], start: int, end: int) -> int:
    """`mereka sudah pulang dan Fitri [mengaku]`: the subject after a conjunction that joins clauses is the cue's own."""
    for index in range(end - 2, start, -1):
        if items[index].lower in _CLAUSE_JOINING and any(
            item.upos in {"VERB", "AUX"} and not item.is_capitalised for item in items[start:index]
        ):
            following = items[index + 1]
            if (
                following.kind is EntityKind.PERSON
                or following.lower in lexicon().third_person | lexicon().people
                or is_title(following)
            ):
                return index + 1
    return start


def _is_subject_like(items: Sequence[Word], start: int, end: int) -> bool:
    """True where a stretch holds somebody who can speak."""
    lexical = lexicon()
    speakers = lexical.pronouns | lexical.people | lexical.organisations
    return any(
        item.kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
        or item.lower in speakers
        or item.lower in lexical.offices
        for item in items[start:end]
    ) or (items[start].is_capitalised and end - start <= 2)


def _is_place(items: Sequence[Word], start: int, end: int) -> bool:
    """`…, Maryland,`: the end of an address."""
    return all((item.kind is EntityKind.PLACE or item.lower in lexicon().places) for item in items[start:end])


def _segments(items: Sequence[Word], floor: int, cue: int) -> list[tuple[int, int]]:
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
            and is_degree(items[index + 1])
            and items[index + 1].is_capitalised
        ):
            continue
        if (depth <= 0 and items[index].text in {",", ";", ":", "–", "—"}) or opens:
            cuts.append(index)
    spans = ((start + 1, end) for start, end in zip(reversed(cuts), reversed([*cuts[1:], cue]), strict=True))
    return [(start, end) for start, end in spans if end > start]


def _without_adverbs(items: Sequence[Word], start: int, end: int) -> int:
    while end > start and (items[end - 1].lower in lexicon().adverbs or items[end - 1].text == "-"):
        end -= 1
    return end


def _is_adverbial(items: Sequence[Word], start: int, end: int) -> bool:
    """A stretch that holds no subject: a date, a place, a subordinate clause, a bracket."""
    lexical, first = lexicon(), items[start]
    if not first.is_word:
        return True
    if first.lower in lexical.days | {"usia", "berusia", "umur", "berumur"} or first.text[0].isdigit():
        return not any(
            item.kind is EntityKind.PERSON or item.lower in lexical.third_person for item in items[start:end]
        )
    return (
        first.lower in lexical.adverbial_stops | lexical.prepositions
        and first.kind is not EntityKind.PERSON
        and not _ends_with_subject(items, start, end)
    )


def _ends_with_subject(items: Sequence[Word], start: int, end: int) -> bool:
    """`Terkait rantai pendingin Hendra` / `Saat itu ia`: an adverbial that runs into its subject without a comma."""
    lexical = lexicon()
    last = items[end - 1]
    if last.lower in lexical.pronouns:
        return True
    if last.kind is not EntityKind.PERSON:
        return False
    first = end - 1
    while first > start and items[first - 1].kind is EntityKind.PERSON and items[first - 1].entity == last.entity:
        first -= 1
    before = items[first - 1]
    return (
        first - start >= 2
        and before.lower not in lexical.prepositions | _BESIDE
        and before.lower not in {"dan", "dengan"}
    )


def _is_verb_initial(word: Word) -> bool:
    return word.upos == "VERB" and not word.is_capitalised


def _with_apposition(items: Sequence[Word], segments: list[tuple[int, int]], number: int, end: int) -> tuple[int, int]:
    """Join the role and the name where a comma parts them: `Juru bicara X, Johansyah,` · `Anatoly Punchuk, wakil direktur Y,`."""
    start = segments[number][0]
    start = skip_opening(items, start, end)
    if number + 1 >= len(segments):
        return start, end
    before_start, before_end = segments[number + 1]
    before_start = skip_opening(items, before_start, before_end)
    if before_start >= before_end or _is_adverbial(items, before_start, before_end):
        return start, end
    here = any(
        item.kind is EntityKind.PERSON and not _is_of_body(items, start, index)
        for index, item in enumerate(items[start:end], start)
    )
    there = any(item.kind is EntityKind.PERSON for item in items[before_start:before_end])
    roleful = _has_role_head(items, before_start, before_end)
    if is_degree(items[start]) and there:
        return (
            _with_apposition(items, segments, number + 1, end) if number + 2 <= len(segments) else (before_start, end)
        )
    if here and not there and roleful and (items[start].kind is EntityKind.PERSON or is_title(items[start])):
        return before_start, end
    if not here and there and is_role_segment(items, start, end):
        return _name_tail(items, before_start, before_end), end
    return start, end


def _is_of_body(items: Sequence[Word], start: int, name: int) -> bool:
    """`peneliti dari LSI Denny Jaya`: a name inside the body that a role noun belongs to."""
    while name > start and items[name - 1].kind is EntityKind.PERSON:
        name -= 1
    of = next((i for i in range(name - 1, start, -1) if items[i].lower in {"dari", "di", "pada"}), None)
    return of is not None and of < name - 1 and items[name - 1].is_capitalised and items[name - 1].is_word


def _has_role_head(items: Sequence[Word], start: int, end: int) -> bool:
    lexical = lexicon()
    head = start + (items[start].lower in {"salah", "seorang", "para"} and start + 1 < end)
    return (
        items[head].lower in lexical.people | lexical.organisations
        or items[head].lower in lexical.offices
        or items[start].lower == "salah"
    ) and not any(item.upos == "VERB" and not item.is_capitalised for item in items[start:end])


def _name_tail(items: Sequence[Word], start: int, end: int) -> int:
    """Where the name that ends a stretch begins, its role included if the stretch is nothing but that phrase."""
    first = next((i for i in range(end - 1, start - 1, -1) if items[i].kind is EntityKind.PERSON), end - 1)
    while first > start and items[first - 1].kind is EntityKind.PERSON:
        first -= 1
    return start if _has_role_head(items, start, end) else first


def skip_opening(items: Sequence[Word], start: int, end: int) -> int:
    """The first item after the connective that opens a clause: `Namun`, `Selain itu`, `dan`."""
    lexical = lexicon()
    for length in (4, 3, 2, 1):
        if (
            start + length < end
            and " ".join(item.lower for item in items[start : start + length]) in lexical.connectives
        ):
            return start + length
    return start + (items[start].lower == "dan" if start < end else 0)


def _after_adverbial(items: Sequence[Word], segments: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The last resort: the last person named before the cue, if no preposition governs it."""
    for start, end in segments:
        for index in range(end - 1, start - 1, -1):
            if items[index].kind is EntityKind.PERSON:
                first = index
                while first > start and items[first - 1].entity == items[index].entity:
                    first -= 1
                if first == start or items[first - 1].lower not in lexicon().prepositions:
                    return first, index + 1
    return _body_within(items, segments)


def _body_within(items: Sequence[Word], segments: list[tuple[int, int]]) -> tuple[int, int] | None:
    """`Dalam layanan pers kementerian menekankan …`: translated from Russian, where the body that speaks stands in the locative."""
    start, end = segments[-1] if segments else (0, 0)
    if len(segments) != 1 or end - start < _FEWEST_OF_BODY or items[start].lower not in {"di", "dalam", "pada"}:
        return None
    for index in range(start + 1, end):
        if items[index].lower in lexicon().organisations:
            return index, end
    return None


_FEWEST_OF_BODY = 2


def _subject_by_tree(items: Sequence[Word], cue: int, floor: int) -> tuple[int, int] | None:
    """The subject by the dependency tree, where the tree is sure enough: a person or pronoun as `nsubj` of the cue."""
    for index in range(floor, cue):
        word = items[index]
        if (
            word.head == cue
            and (word.deprel or "").startswith("nsubj")
            and word.lower in lexicon().third_person | lexicon().plural
        ):
            return (index, index + 1) if not any(item.kind is EntityKind.PERSON for item in items[index:cue]) else None
    return None


def head_noun(items: Sequence[Word], start: int, end: int) -> str:
    """The first word of a noun phrase that is no determiner, in lower case without -nya; empty if there is none."""
    lexical = lexicon()
    return next(
        (
            item.stem
            for item in items[start:end]
            if item.is_word
            and item.lower not in lexical.indefinites | {"satu", "sebuah", "suatu", "oleh", "berbagai", "pihak"}
        ),
        "",
    )


def is_document_by_tree(items: Sequence[Word], cue: int, floor: int) -> bool:
    """`setelah hasil tes … mengatakan`: the tree makes a document the subject, and nobody stands nearer to the cue."""
    for index in range(floor, cue):
        word = items[index]
        subject = word.head == cue and (word.deprel or "").startswith("nsubj") and word.lower in lexicon().documents
        if subject and not (index + 1 < cue and _is_subject_like(items, index + 1, cue)):
            return True
    return False
