"""The source phrase left of its cue: the subject of the verb (`Budi mengatakan`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.connectives import skip_opening
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_title
from app.quotes.phrases.descriptions import is_some_of, is_spoken
from app.quotes.phrases.heads import is_human_head
from app.quotes.phrases.stretches import (
    describes_body,
    is_adverbial,
    is_aside,
    is_body_apposed,
    is_subject_like,
    is_verb_initial,
    stretches,
    without_adverbs,
)
from app.quotes.phrases.subjects import whole_subject
from app.quotes.types import EntityKind
from app.quotes.words import Word


def left_phrase(items: Sequence[Word], cue: int, floor: int) -> tuple[int, int] | None:
    """The item range of the subject of the verb at `cue`, searched from `cue` back to `floor`. None: it has none, or it is a document."""
    if (share := _share(items, cue, floor)) is not None:
        return share
    if is_document_by_tree(items, cue, floor):
        return None
    by_tree = _subject_by_tree(items, cue, floor)
    if by_tree is not None:
        return by_tree
    if (accompanied := _accompanied(items, cue, floor)) is not None:
        return accompanied
    segments = stretches(items, floor, cue)
    if (absolute := _after_dengan(items, segments, cue)) is not None:
        return absolute
    for number, (start, end) in enumerate(segments):
        more = number + 1 < len(segments)
        aside = more and (is_aside(items, start, end) or describes_body(items, (start, end), segments[number + 1]))
        if aside and not is_body_apposed(items, (start, end), segments[number + 1]):
            continue
        bare_end = without_adverbs(items, start, end)
        first = _after_connective(items, _own_clause(items, start, bare_end), bare_end)
        if bare_end <= first or is_adverbial(items, first, bare_end) or (end < cue and _is_occasion(items, first)):
            continue
        if number == 0 and len(segments) > 1 and is_verb_initial(items[first]):
            continue
        return (first, bare_end) if first > start else whole_subject(items, segments, number, bare_end)
    return _after_adverbial(items, segments)


def _share(items: Sequence[Word], cue: int, floor: int) -> tuple[int, int] | None:
    """`Dalam survei itu, hampir 35 persen responden [mengatakan]`: how many of those asked, between a comma and the cue."""
    comma = next((i for i in range(cue - 1, floor, -1) if items[i].text == ","), cue)
    start = comma + 1
    counted = [i for i in range(start, cue) if items[i].lower in SHARES]
    if not counted or not all(item.text[0].isdigit() or item.lower in _ROUGHLY for item in items[start : counted[-1]]):
        return None
    asked = items[counted[-1] + 1 : cue]
    verbs = any(item.upos in {"VERB", "AUX"} or not item.is_word for item in asked)
    return None if verbs or len(asked) > _LONGEST_ASKED else (start, cue)


SHARES = frozenset({"persen", "setengah", "separuh", "sepertiga", "seperempat"})
_ROUGHLY = frozenset("hampir sekitar kira-kira lebih dari kurang setidaknya sedikitnya hanya sebanyak dua tiga".split())
_LONGEST_ASKED = 3
"""`responden`, `dari mereka`, `warga yang lain`, in words."""


def _accompanied(items: Sequence[Word], cue: int, floor: int) -> tuple[int, int] | None:
    """`Kapolres Ani, didampingi Kasat Budi, S.H., dan Kasi Sari dalam rapat, [menjelaskan]`: who is accompanied, not who is with her."""
    at = next((i for i in range(floor + 1, cue - 1) if items[i].text in _ACCOMPANIED), None)
    if at is None or items[at - 1].upos in {"VERB", "AUX"} or _acts_before(items, at + 1, cue):
        return None
    before = at - (items[at - 1].lower in {",", "yang"})
    bounds = left_phrase(items, before, floor) if before > floor else None
    if bounds is None or bounds[1] < before or items[floor].lower in _SUBORDINATING:
        return None
    described = any(item.lower == "yang" for item in items[bounds[0] : at])
    if described and items[cue - 1].lower in lexicon().demonstratives:
        return None  # `Politisi yang meninjau lokasi bersama koleganya itu [mengatakan]`
    person = lexicon().third_person
    named = any(item.kind is EntityKind.PERSON or item.lower in person for item in items[slice(*bounds)])
    counted = items[at].lower == "termasuk" and items[bounds[0]].lower in lexicon().speaker_heads
    return bounds if named or counted or is_human_head(items, bounds[0]) else None


def _acts_before(items: Sequence[Word], start: int, cue: int) -> bool:
    """True where a verb of its own stands before the cue, outside a relative clause and an occasion (`saat ditemui`)."""
    aside = next(
        (i for i in range(start, cue) if items[i].lower in {"yang", "saat", "ketika", "usai", "seusai", "dalam"}), cue
    )
    return any(item.upos in {"VERB", "AUX"} and item.text.islower() for item in items[start:aside])


_ACCOMPANIED = frozenset({"didampingi", "ditemani", "disertai", "bersama", "termasuk"})
"""`Para pendukung, termasuk Bupati Budi, [berpendapat]`: nor is a group any one of those who belong to it."""


def _after_dengan(items: Sequence[Word], segments: list[tuple[int, int]], cue: int) -> tuple[int, int] | None:
    """`Warga terkejut, dengan seorang perawat [mengakui bahwa] …`: translated; what follows `dengan` up to the verb is its subject."""
    start, end = segments[0] if segments else (cue, cue)
    if end - start < _FEWEST_OF_BODY or items[start].lower != "dengan" or start == 0 or items[start - 1].text != ",":
        return None
    first = start + 1
    somebody = (
        is_some_of(items, first, end)
        or is_human_head(items, first)
        or items[first].lower in lexicon().group_people
        or _is_body(items[first])
    )
    acts = any(item.upos in {"VERB", "AUX"} and item.text.islower() for item in items[first:end])
    whose = items[first].has_enclitic  # `Budi, dengan istrinya [mengatakan]`
    return (first, end) if somebody and not acts and not whose and end == cue else None


def _is_occasion(items: Sequence[Word], start: int) -> bool:
    """`Ketua Budi, saat menghadiri rapat Sambara, [berpendapat]`: between commas an occasion holds no subject."""
    following = items[start + 1] if start + 1 < len(items) else None
    return items[start].lower in {"saat", "ketika", "usai", "seusai", "setelah", "sebelum"} and (
        following is not None and following.upos == "VERB"
    )


def _after_connective(items: Sequence[Word], start: int, end: int) -> int:
    """`Selain itu Pj Bupati [menyampaikan]`, `11.15 Raja Budi [bertanya]`: past a connective or the time of an entry before the office."""
    if start == 0 and _TIME.fullmatch(items[0].text) and end > 1 and items[1].is_capitalised:
        return 1
    opened = skip_opening(items, start, end)
    office = start < opened < end and items[opened].is_capitalised and items[opened].lower in lexicon().speaker_heads
    return opened if office else start


_TIME = re.compile(r"\d{1,2}[.:]\d{2}")
_SUBORDINATING = frozenset(
    "setelah sebelum ketika saat sejak usai seusai meski meskipun walau walaupun kendati kendatipun karena sebab padahal sementara sedangkan".split()
)
_CLAUSE_JOINING = _SUBORDINATING - {"saat", "sejak", "usai", "seusai"} | frozenset(
    "dan tetapi tapi namun sehingga lalu kemudian".split()
)


def _own_clause(items: Sequence[Word], start: int, end: int) -> int:
    """`mereka sudah pulang dan Fitri [mengaku]`: the subject after a conjunction that joins clauses is the cue's own."""
    for index in range(end - 2, start, -1):
        if items[index].lower in _CLAUSE_JOINING and any(
            (item.upos in {"VERB", "AUX"} or item.lower == "adalah") and not item.is_capitalised
            for item in items[start:index]
        ):
            following = items[index + 1 + (items[index + 1].lower in {"sang", "para"} and index + 2 < end)]
            if (
                following.kind is EntityKind.PERSON
                or following.lower in lexicon().third_person | lexicon().people
                or is_title(following)
                or (items[index].lower in _SUBORDINATING and _is_body(following))
            ):
                return index + 1
    return start + _opens_with_subject(items, start, end)


def _opens_with_subject(items: Sequence[Word], start: int, end: int) -> bool:
    """`meskipun polisi [menyatakan]`: a conjunction, then somebody in particular; `saat anak [mengaku]` may be any child."""
    if items[start].lower not in _SUBORDINATING or start + 1 >= end:
        return False
    lexical, following = lexicon(), items[start + 1]
    rest = items[start + 1 : end]
    body = _is_body(following) or following.lower in lexical.group_people
    particular = any(item.is_capitalised or item.lower in lexical.demonstratives for item in rest)
    person = following.kind is EntityKind.PERSON or following.lower in lexical.role_heads
    verbs = any(
        item.upos in {"VERB", "AUX"} and not item.is_capitalised and item.lower not in {"berwenang", "berwajib"}
        for item in rest
    )
    return (body or (person and particular)) and not verbs


def _is_body(word: Word) -> bool:
    return word.kind is EntityKind.ORGANISATION or word.lower in lexicon().organisations


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
    return _after_own_occasion(items, segments) or _noun_that_closes(items, segments) or _body_within(items, segments)


def _after_own_occasion(items: Sequence[Word], segments: list[tuple[int, int]]) -> tuple[int, int] | None:
    """`Dalam sambutannya Pj. Bupati [menyampaikan]`: a speech or a text that is the subject's own, and no comma before the subject."""
    start, end = segments[0] if segments else (0, 0)
    first = start + 2
    if end <= first or items[start].lower not in {"dalam", "pada", "di", "lewat", "melalui"}:
        return None
    own = items[start + 1].has_enclitic and is_spoken(items[start + 1])
    somebody = is_human_head(items, first) or is_title(items[first]) or items[first].lower in {"para", "sang"}
    acts = any(item.upos in {"VERB", "AUX"} and item.text.islower() for item in items[first:end])
    return (first, end) if own and somebody and not acts else None


def _noun_that_closes(items: Sequence[Word], segments: list[tuple[int, int]]) -> tuple[int, int] | None:
    """`Pada akhir pidatonya presiden itu bercanda: “…”`: an adverbial that runs into a definite noun for a person."""
    start, end = segments[0] if segments else (0, 0)
    if (office := _office_that_closes(items, start, end)) is not None:
        return office
    if end - start < _FEWEST_WITH_NOUN or items[end - 1].lower not in {"itu", "tersebut"}:
        return None
    heads = [i for i in range(max(start + 2, end - 4), end - 1) if items[i].lower in lexicon().role_heads]
    if not heads or items[heads[0] - 1].lower in lexicon().prepositions:
        return None
    return heads[0], end


_FEWEST_WITH_NOUN = 4


def _office_that_closes(items: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """`Sebelum turun dari panggung presiden [menyimpulkan]`: an opening without a comma runs into an office in small letters."""
    words = [item.lower for item in items[start:end]]
    first = end - (2 if " ".join(words[-2:]) in _ONE_HOLDER else 1)
    if end - start < _FEWEST_WITH_OFFICE or " ".join(words[first - start :]) not in _ONE_HOLDER:
        return None
    before = items[first - 1]
    governed = before.upos == "VERB" or before.lower in lexicon().prepositions | _OTHER_OFFICES
    opens = items[start].lower in lexicon().prepositions | lexicon().subordinating | {"sebelum", "setelah"}
    return (first, end) if opens and not governed and items[first].text.islower() else None


_ONE_HOLDER = frozenset(
    {"presiden", "menteri", "perdana menteri", "gubernur", "bupati", "wali kota", "kanselir", "sultan"}
)
_OTHER_OFFICES = frozenset({"wakil", "calon", "mantan", "bersama"})
_FEWEST_WITH_OFFICE = 3


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
        if word.head == cue and (word.deprel or "").startswith("nsubj") and word.lower in lexicon().subject_pronouns:
            whole = index == 0 or items[index - 1].lower not in {"dari", "antara"}  # `salah seorang dari mereka`
            summing = word.lower in lexicon().plural and index > 0 and items[index - 1].kind is EntityKind.PERSON
            explained = items[index + 1].lower == "yang"  # `mereka yang selamat`
            alone = (
                whole
                and not summing
                and not explained
                and not any(item.kind is EntityKind.PERSON for item in items[index:cue])
            )
            return (index, index + 1) if alone else None
    return None


def is_document_by_tree(items: Sequence[Word], cue: int, floor: int) -> bool:
    """`setelah hasil tes … mengatakan`: the tree makes a document the subject, and nobody stands nearer to the cue."""
    for index in range(floor, cue):
        word = items[index]
        subject = word.head == cue and (word.deprel or "").startswith("nsubj") and word.lower in lexicon().documents
        if subject and not (index + 1 < cue and is_subject_like(items, index + 1, cue)):
            return True
    return False
