"""Heads of noun phrases: whether a phrase opens with a human being, is one person, and where it ends as a subject."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.lexicon import lexicon
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.appositions import is_english_office, is_role_segment
from app.quotes.phrases.inner_marks import is_work_of, names_body
from app.quotes.types import EntityKind
from app.quotes.words import Word


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


def is_human_head(items: Sequence[Word], start: int) -> bool:
    """`Lurah …`, `seorang …`, `istrinya …`: the word at `start` is somebody, so a noun phrase that it opens can speak."""
    word, lexical = items[start], lexicon()
    if word.kind is EntityKind.PERSON or word.lower in {"seorang", "salah"} or word.lower in lexical.role_heads:
        return True
    account = word.lower == "sebuah" and start + 1 < len(items) and items[start + 1].lower == "akun"
    if word.lower in lexical.titles or account:
        return True
    return (word.has_enclitic and word.stem in lexical.people) or is_english_office(items, start)


def is_one_person(items: Sequence[Word], start: int, end: int) -> bool:
    """`Seorang pedagang`, `pedagang itu`, `Istrinya`; not `sebagian warga`, `salah satu prinsip`."""
    lexical = lexicon()
    words = [item for item in items[start:end] if item.is_word]
    if words[0].lower == "seorang" or words[0].has_enclitic:
        return True
    if words[0].lower in {"akun", "sumber", "sebuah"}:  # `Akun resmi klub`, `Sumber lain di tim itu`
        return len(words) > 1
    if words[-1].lower in {"saya", "kami"}:
        return words[0].lower in lexical.relations
    if words[0].lower == "salah":
        return len(words) > 2 and (words[1].lower == "seorang" or words[2].lower in lexical.people)
    return (
        words[-1].lower in {"itu", "tersebut", "ini"}
        and words[0].lower in lexical.people
        and words[0].lower not in lexical.indefinites
    )


def holds_office(items: Sequence[Word], start: int, end: int) -> bool:
    """`Rektor`, `Bupati`: an office that one person holds, by itself; `Gubernur Bali`: or of a place."""
    places = lexicon().places | lexicon().directions
    while end > start + 1 and items[end - 1].lower in places and items[end - 1].is_capitalised:
        end -= 1
    words = [item.lower for item in items[start:end] if item.is_word and item.lower not in {"sang", "sendiri"}]
    return " ".join(words) in _ONE_HOLDER or (len(words) == 1 and words[0] in lexicon().offices)


_ONE_HOLDER = frozenset(
    [
        "presiden",
        "menteri",
        "perdana menteri",
        "gubernur",
        "bupati",
        "wali kota",
        "rektor",
        "dekan",
        "camat",
        "lurah",
        "sultan",
        "kanselir",
    ]
)


def subject_end(items: Sequence[Word], start: int) -> int:
    """Where the noun phrase that opens at `start` ends: before its predicate, a comma or a preposition."""
    lexical = lexicon()
    for index in range(start, len(items)):
        item = items[index]
        if item.kind is EntityKind.PERSON:
            continue
        if item.text in {",", ":", ";", "(", "."} and not (
            item.text == "."
            and index + 1 < len(items)
            and items[index + 1].is_capitalised
            and len(items[index - 1].text) <= 3
        ):
            return index
        official = item.lower == "resmi" and index + 1 < len(items) and items[index + 1].upos != "VERB"  # `akun resmi`
        adverb = item.lower in lexical.adverbs and item.lower != "lain" and not official  # `Pembicara lain, Budi, …`
        verb = (item.upos in {"VERB", "AUX", "ADV"} or adverb) and not item.is_capitalised
        if item.lower in lexical.naming or (item.lower in {"sekaligus", "merangkap"} and _is_office(items, index + 1)):
            continue
        if (
            index > start
            and item.is_word
            and not item.is_capitalised
            and (
                verb
                or item.lower in lexical.predicators - {"itu"}
                or item.lower in {"yang", "juga", "pun", "lalu", "kemudian"}
            )
        ):
            return index
        if item.quotation >= 0 and not (is_work_of(items, index) or names_body(items, index)):
            return index
    return len(items)


def antecedent(items: Sequence[Word], comma: int, floor: int) -> tuple[int, int] | None:
    """`Ani menemui seorang pedagang[, yang berkata]`: the last person before a relative clause, where a verb or a preposition governs that one.

    None where the stretch before `comma` is nothing but the one described (`Ani, yang`), or tells what its subject is (`Ani adalah guru, yang`).
    """
    apposed = next((i for i in range(comma - 1, floor, -1) if items[i].text == ","), None)
    if (
        apposed is not None
        and items[apposed - 1].kind is EntityKind.PERSON
        and is_role_segment(items, apposed + 1, comma)
    ):
        comma = apposed  # `menemui Budi, lurah Randu[, yang berkata]`
    for index in range(comma - 1, floor, -1):
        before = items[index - 1]
        if before.text in {",", ";", ":"} or before.quotation >= 0 or before.lower in _EQUATING:
            return None
        verb = before.upos == "VERB" and before.text.islower()
        if not verb and before.lower not in lexicon().prepositions:
            continue
        if is_human_head(items, index) and items[index].lower not in lexicon().group_people - {"seorang", "salah"}:
            return index, comma
        if verb:
            return None
    return None


_EQUATING = frozenset("adalah ialah merupakan menjadi sebagai selaku yakni yaitu bernama bersama dan".split())


def _is_office(items: Sequence[Word], index: int) -> bool:
    """`penyanyi sekaligus Ketua Paguyuban`: what somebody is, too."""
    return index < len(items) and items[index].lower in lexicon().role_heads


def is_apposed(items: Sequence[Word], start: int) -> bool:
    """True where brackets or a comma part the office from its holder: `Ketua RT (03) Budi`, `Kepala Dinas, Budi,`."""
    first, end = subject_end(items, start), right_phrase(items, start)[1]
    if first < end and items[first].lower == "yang" and items[start].kind is not EntityKind.PERSON:
        comma = next((i for i in range(first, end) if items[i].text == ","), None)  # `Penjaganya yang sekarang, Budi,`
        return comma is not None and items[comma + 1].kind is EntityKind.PERSON
    return first < end and items[first].text in {",", "("} and items[start].kind is not EntityKind.PERSON
