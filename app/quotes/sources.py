"""Where the source phrase of a cue lies: right of an inverted cue (`kata …`), left of a verb (`… mengatakan`)."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.names import is_degree, is_title
from app.quotes.types import EntityKind
from app.quotes.words import Word

_MAX_PHRASE = 40
_BESIDE = frozenset(
    {
        "samping",
        "depan",
        "belakang",
        "hadapan",
        "antara",
        "atas",
        "bawah",
        "dekat",
        "sela",
        "sisi",
        "balik",
        "luar",
        "sekitar",
        "tangan",
        "pihak",
        "rumah",
        "kantor",
    }
)
_OPENING_ADVERBS = frozenset("kemarin tadi kini sekarang akhirnya lantas belakangan besoknya esoknya awalnya bagaimanapun".split())
_CLAUSE_JOINING = frozenset(
    {"dan", "tetapi", "tapi", "namun", "sedangkan", "sementara", "sehingga", "karena", "lalu", "kemudian"}
)
ADVERBS = frozenset(
    ["juga", "pun", "kemudian", "lalu", "lantas", "sendiri", "kembali", "sempat", "tetap", "pernah", "turut", "ikut", "telah", "sudah", "akan", "langsung", "hanya", "masih", "terus", "justru", "malah", "akhirnya", "sering", "kerap", "antara", "lain", "pula", "memang", "sedang", "baru", "bahkan", "selalu", "tak", "tidak", "belum", "bisa", "jauh", "sambil", "sekaligus", "secara", "dengan", "tegas", "jelas", "lebih", "lanjut", "sebelumnya", "selanjutnya", "berulang", "kali", "sekali", "lama", "singkat", "pagi", "siang", "sore", "malam", "tadi", "kali", "buru-buru", "terang-terangan", "lagi", "pernah", "saat", "berkali-kali", "gamblang", "resmi", "terbuka", "khusus"]
)


def right_phrase(items: Sequence[Word], start: int) -> tuple[int, int]:
    """The item range of the source phrase that opens at `start`, appositions included."""
    lexical = lexicon()
    if start < len(items) and items[start].lower in lexical.third_person | lexical.plural:
        return start, start + 1
    index, relative = start, False
    while index < min(len(items), start + _MAX_PHRASE):
        word = items[index]
        relative = relative or word.lower == "yang"
        if word.text == "(":
            close = _closing_bracket(items, index)
            if close is None or _is_date(items, index + 1):
                break
            index = close + 1
        elif word.text == ",":
            following = _apposition_end(items, start, index)
            if following is None:
                break
            index = following
        elif word.is_word:
            if _ends_phrase(items, index, start, relative):
                break
            index += 1
        elif _joins(items, index):
            index += 1
        else:
            break
    return start, index


def _closing_bracket(items: Sequence[Word], start: int) -> int | None:
    return next((i for i in range(start + 1, min(len(items), start + 12)) if items[i].text == ")"), None)


def _is_date(items: Sequence[Word], index: int) -> bool:
    """`(5/10/2020)` or `(2 / 12 / 2024)`, not `(26)`."""
    if index >= len(items) or not items[index].text[0].isdigit():
        return False
    return "/" in items[index].text or (index + 1 < len(items) and items[index + 1].text == "/")


def _ends_phrase(items: Sequence[Word], index: int, start: int, relative: bool) -> bool:
    """True where the word opens an adverbial, a new clause or a date."""
    word, lexical = items[index], lexicon()
    if index == start:
        return False
    if word.lower in lexical.days and (word.is_capitalised or items[index - 1].text == ","):
        return True
    if word.is_capitalised:
        return word.lower in lexical.connectives and items[index - 1].kind is EntityKind.PERSON and word.kind is None
    if relative:
        return False
    if word.lower in lexical.adverbial_stops and not (
        word.lower in {"dari", "untuk", "di"}
        and items[start].lower in lexical.people
        and items[index - 1].kind is not EntityKind.PERSON
    ):
        return True
    if word.lower in lexical.naming or items[index - 1].lower in lexical.naming:
        return False
    return (word.upos == "VERB" and not word.lower.startswith("pe")) or (
        word.upos is None and word.lower.startswith(("meng", "meny", "mem", "di")) and len(word.text) > 6
    )


def _joins(items: Sequence[Word], index: int) -> bool:
    """Punctuation inside a name or title: `Dr.`, `H. M. Said`, `Covid - 19`, `kabupaten / kota`."""
    word = items[index]
    if index + 1 >= len(items) or index == 0:
        return False
    before, after = items[index - 1], items[index + 1]
    if word.text == ".":
        return (
            after.is_capitalised and (is_title(before) or is_degree(before) or len(before.text) == 1) and before.is_word
        )
    if word.quotation >= 0:
        return before.is_capitalised and after.is_capitalised
    return (
        word.text in {"-", "/", "&"}
        and before.is_word
        and after.is_word
        and (after.is_capitalised or after.text[0].isdigit() or word.text == "/")
    )


def _apposition_end(items: Sequence[Word], start: int, comma: int) -> int | None:
    """Where an apposition after `comma` ends, or None if what follows is none.

    After a name: a degree, or a role noun phrase without a predicate (`Budi, kepala desa,`); after a role: the name (`Ketua RT, Budi,`).
    """
    following = comma + 1
    if following >= len(items) or not items[following].is_word:
        return None
    if is_degree(items[following]) and items[following].is_capitalised:
        return (
            following
            + 1
            + (
                following + 1 < len(items)
                and items[following + 1].text == "."
                and following + 2 < len(items)
                and items[following + 2].text == ","
            )
        )
    end = _segment_end(items, following)
    has_person = any(item.kind is EntityKind.PERSON for item in items[start:comma])
    opens_with_person = items[following].kind is EntityKind.PERSON or (
        is_title(items[following]) and any(i.kind is EntityKind.PERSON for i in items[following:end])
    )
    closed = end >= len(items) or items[end].text in {",", "."}
    if (
        not has_person
        and opens_with_person
        and closed
        and end - following <= 8
        and (
            items[start].lower in lexicon().people | lexicon().organisations
            or items[start].stem in lexicon().people
            or items[start].lower in lexicon().offices
        )
    ):
        return end
    if has_person and _is_role_segment(items, following, end) and closed:
        return end
    return None


def _segment_end(items: Sequence[Word], start: int) -> int:
    depth = 0
    for index in range(start, len(items)):
        depth += (items[index].text == "(") - (items[index].text == ")")
        if depth <= 0 and (items[index].text in {",", ";", ":"} or items[index].quotation >= 0):
            return index
        if items[index].text == "." and not _joins(items, index):
            return index
    return len(items)


def _is_role_segment(items: Sequence[Word], start: int, end: int) -> bool:
    """True for a noun phrase headed by what people are, without a predicate of its own."""
    lexical = lexicon()
    head = next(
        (i for i in range(start, min(end, start + 2)) if items[i].lower not in {"salah", "seorang", "satu", "sang"}),
        start,
    )
    if items[head].lower in lexical.indefinites:
        return False
    if (
        items[head].lower not in lexical.people
        and items[start].lower not in {"seorang", "salah"}
        and items[head].lower not in lexical.offices
    ):
        return False
    if items[start].lower == "seorang":
        return True
    clause = items[start:end]
    relative = next((i for i, item in enumerate(clause) if item.lower == "yang"), len(clause))
    return not any(_is_predicate(item) for item in clause[:relative])


def _is_predicate(word: Word) -> bool:
    return not word.is_capitalised and (
        word.upos == "AUX"
        or word.lower
        in {"akan", "sudah", "telah", "adalah", "tidak", "bisa", "harus", "belum", "dapat", "masih", "merupakan"}
        or (word.upos == "VERB")
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
        bare_end = _without_adverbs(items, start, _own_clause(items, start, end)[1])
        start = _own_clause(items, start, bare_end)[0]
        if bare_end <= start:
            continue
        if _is_adverbial(items, start, bare_end):
            continue
        if number == 0 and len(segments) > 1 and _is_verb_initial(items[start]):
            continue
        return _with_apposition(items, segments, number, bare_end)
    return _after_adverbial(items, segments)


def _is_aside(items: Sequence[Word], start: int, end: int) -> bool:
    """A stretch between commas that holds nobody who could speak: `masih muda`, `yang tinggal di Bogor`, `Maryland`."""
    relative = items[start].lower == "yang"
    return relative or _is_place(items, start, end) or not _is_subject_like(items, start, end)


def _own_clause(items: Sequence[Word], start: int, end: int) -> tuple[int, int]:
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
                return index + 1, end
    return start, end


def _is_subject_like(items: Sequence[Word], start: int, end: int) -> bool:
    """True where a stretch holds somebody who can speak."""
    lexical = lexicon()
    speakers = lexical.third_person | lexical.plural | lexical.other_pronouns | lexical.people | lexical.organisations
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
        opens = items[index].quotation >= 0 and not _joins(items, index)
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
    while end > start and (items[end - 1].lower in ADVERBS or items[end - 1].text == "-"):
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
    if last.lower in lexical.third_person | lexical.plural | lexical.other_pronouns:
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
    here = any(item.kind is EntityKind.PERSON for item in items[start:end])
    there = any(item.kind is EntityKind.PERSON for item in items[before_start:before_end])
    roleful = _has_role_head(items, before_start, before_end)
    if is_degree(items[start]) and there:
        return (
            _with_apposition(items, segments, number + 1, end) if number + 2 <= len(segments) else (before_start, end)
        )
    if here and not there and roleful and (items[start].kind is EntityKind.PERSON or is_title(items[start])):
        return before_start, end
    if not here and there and _is_role_segment(items, start, end):
        return _name_tail(items, before_start, before_end), end
    return start, end


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
    return None


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
