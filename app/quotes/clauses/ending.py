"""Where content ends: at the sentence's end, a quotation of its own, the next cue, or the narrator's aside."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.clauses.asides import OPPOSING, is_aside
from app.quotes.clauses.borders import THAT
from app.quotes.clauses.objects import is_clause
from app.quotes.connectives import WHILE
from app.quotes.lexicon import lexicon
from app.quotes.types import EntityKind
from app.quotes.words import Word


def sentence_end(items: Sequence[Word], start: int) -> int:
    """Where content that runs to the end of its sentence ends: bylines in brackets after the last stop left out, and the first number of a list."""
    end = len(items)
    if [item.text for item in items[-3:]] in ([":", "1", "."], [":", "1", ")"]) and end - 3 > start:
        return end - 3
    for index in range(start, len(items) - 1):
        if items[index].text == "." and items[index + 1].text == "(" and items[-1].text == ")":
            end = index
    for index in range(max(start + 1, end - _LONGEST_BYLINE), end - 1):
        if items[index].text == "*" and items[index + 1].text in {"*", "("}:
            return index - (items[index - 1].text == ".")
    return end


_LONGEST_BYLINE = 8
"""`….**(ola/red)`, in words."""


def before_colon_quotation(items: Sequence[Word], start: int, end: int) -> int:
    """Content ends where a colon brings in a whole quotation: `Ia berkata rumahnya hancur: "Kami kehilangan semua."`"""
    for index in range(start + 2, end - 1):
        if items[index].text == ":" and items[index + 1].quotation >= 0:
            cue = items[index - 1]
            again = cue.lower in lexicon().active_all or (cue.has_enclitic and cue.stem in lexicon().inverted_all)
            if not again or items[index - 2].text != ",":
                return index
            joint = items[index - 3].lower in OPPOSING | _ALTHOUGH | _JOINING
            return index - 3 if joint else index - 2  # `…, menegaskan: “…”` · `…, meskipun, katanya: “…”`
    return end


def before_next_cue(items: Sequence[Word], start: int, end: int) -> int:
    """Content ends where a coordinated cue begins: `… dan berharap agar …`."""
    for index in range(start + 2, end - 2):
        cue = (_reports(items, index + 1) and not _says_nothing(items, index + 2)) or _takes_up(items, index + 1)
        joins_cue = cue and (
            (items[index].lower in _JOINING and not _goes_on_with_subject(items, start, index + 1, end))
            or (items[index].lower in OPPOSING and _is_own_report(items, start, index + 1, end))
        )
        if joins_cue or (items[index].lower in _JOINING | OPPOSING and _starts_clause(items, index, end)):
            return index - (items[index - 1].text == ",")
        if items[index].text == "," and items[index + 1].lower in _ALTHOUGH and _opens_report(items, index + 2, end):
            return index
        if items[index].text == "," and items[index + 1].lower in _WHILE and _reports(items, index + 2):
            return index
        if is_aside(items, start, index, end):
            return index - (items[index - 1].text == ",")
        if items[index].text == ";" and (
            _opens_report(items, index + 1, end) or _is_interrupted(items, index + 1, end)
        ):
            return index
        if items[index].text == "," and (_reports_that(items, index + 1, end) or _then_reports(items, index, end)):
            return index
        if items[index].text == "," and _starts_aside(items, index + 1, end):
            return index
    return end


def _says_nothing(items: Sequence[Word], after: int) -> bool:
    """`panik dan berteriak.` · `panik dan berteriak, dan …`: a verb of saying without content is part of what is told."""
    joined = items[after].text == "," and after + 1 < len(items) and items[after + 1].lower in _JOINING
    return joined or items[after].text == "."


_ALTHOUGH = frozenset({"meski", "meskipun", "walau", "walaupun", "kendati", "kendatipun"})
"""`…, meskipun dia meminta warga menunggu.`: the reporter sets one saying against another."""
_WHILE = WHILE | {"dengan"}
"""`…, dengan mengatakan warga siap.`: after a comma, what the sentence's subject says besides."""


def _opens_report(items: Sequence[Word], index: int, end: int) -> bool:
    """`…; dia menyebut …`: after a semicolon somebody reports again."""
    human = items[index].lower in lexicon().third_person or items[index].kind is EntityKind.PERSON
    return human and any(
        item.lower in lexicon().active_all or (item.has_enclitic and item.stem in lexicon().active)
        for item in items[index + 1 : min(end, index + 5)]
    )


def _is_interrupted(items: Sequence[Word], start: int, end: int) -> bool:
    """`…; sisanya, sebut dia, rusak.`: what follows the semicolon has an attribution of its own between commas."""
    return any(
        items[index].text == ","
        and items[index + 1].lower in lexicon().inverted_all
        and (items[index + 2].lower in lexicon().third_person or items[index + 2].kind is EntityKind.PERSON)
        and any(item.text == "," for item in items[index + 3 : min(end, index + 3 + _LONGEST_SUBJECT)])
        for index in range(start + 1, end - 3)
    )


def _reports_that(items: Sequence[Word], index: int, end: int) -> bool:
    """`…, dia mengatakan bahwa …`: a pronoun, its verb and `bahwa` after a comma."""
    return (
        index + 2 < end
        and items[index].lower in lexicon().third_person
        and items[index + 1].lower in lexicon().active_all
        and items[index + 2].lower in THAT
    )


def _then_reports(items: Sequence[Word], comma: int, end: int) -> bool:
    """`…, lalu, dalam kalimat berikutnya, mengusulkan agar …`: what the source said next, past where or when."""
    if items[comma + 1].lower not in {"lalu", "kemudian"} or items[comma + 2].text != ",":
        return False
    close = next((i for i in range(comma + 3, end - 1) if items[i].text == ","), None)
    return close is not None and items[close + 1].lower in lexicon().active_all


def _reports(items: Sequence[Word], index: int) -> bool:
    """A verb of saying; `mendorong` and the like may be deeds too (`dan mendorong investasi`), unless a complement is near.

    `membaca dan menulis` is a skill.
    """
    if items[index].lower == "menulis" and index > 1 and items[index - 2].lower == "membaca":
        return False
    if items[index].lower not in _DEEDS:
        return items[index].lower in lexicon().active_all
    return any(item.lower in THAT | {"agar", "supaya", "untuk"} for item in items[index + 1 : index + 7])


_DEEDS = frozenset({"mendorong", "menginginkan", "mencatat", "menjamin", "melaporkan"})


def _is_own_report(items: Sequence[Word], start: int, cue: int, end: int) -> bool:
    """`…, namun mengakui jumlah itu kurang.`: a clause follows, and the content is about nobody who could be the subject of the verb."""
    if items[cue + 1].lower in THAT:
        return True
    first, lexical = items[start], lexicon()
    somebody = first.kind is EntityKind.PERSON or first.stem in lexical.people or first.lower in lexical.pronouns
    return items[cue].lower in lexical.active and not somebody and is_clause(items, cue + 1, end)


def _goes_on_with_subject(items: Sequence[Word], start: int, cue: int, end: int) -> bool:
    """`(bahwa) presiden mendukung calonnya dan mengharapkan sidang`: a verb without a clause, said of those whom the content is about."""
    lexical, first = lexicon(), items[start + (items[start].lower in {"para", "semua", "seluruh", "seorang"})]
    somebody = first.lower in lexical.speaker_heads or first.kind in {EntityKind.ORGANISATION, EntityKind.PERSON}
    if not somebody or items[start - 1].lower not in THAT or items[cue].lower not in lexical.active_optional:
        return False
    asks = any(item.lower in THAT | {"agar", "supaya", "untuk"} or item.quotation >= 0 for item in items[cue + 1 : end])
    return not asks and any(item.upos == "VERB" and item.lower.startswith("me") for item in items[start + 1 : cue])


def before_main_clause(items: Sequence[Word], start: int, end: int) -> int:
    """`Ketika Budi mengatakan jalan rusak, warga tertawa.`: content in an opening clause ends at its comma."""
    for index in range(start + 1, end - 1):
        if (
            items[index].text == ","
            and items[index + 1].lower not in OPPOSING | _JOINING
            and is_clause(items, index + 1, end)
        ):
            return index
    return end


def before_other_source(items: Sequence[Word], start: int, end: int) -> int:
    """`Menurut Budi, harga turun, sedangkan menurut Rini harga naik.`: content ends where another source has the word."""
    for index in range(start + 2, end - 2):
        joint = items[index].lower in OPPOSING | {"dan"} and items[index - 1].text == ","
        if joint and (items[index + 1].lower == "menurut" or _somebody_reports(items, index + 1, end)):
            return index - 1
    return end


def _takes_up(items: Sequence[Word], index: int) -> bool:
    """`dan menyebutnya “…”`, `dan menilainya sebagai …`: the object is the one of the verb before, and what it is called follows."""
    word = items[index]
    called = any(item.quotation >= 0 or item.lower in {"sebagai", "bahwa"} for item in items[index + 1 : index + 4])
    return called and word.has_enclitic and word.stem in lexicon().active


_JOINING = frozenset({"dan", "serta", "sambil", "sekaligus"})


def _starts_clause(items: Sequence[Word], joint: int, end: int) -> bool:
    """`…, dan dia menyalahkan …` · `… „konser tanpa orkestra“ dan dengan demonstratif meninggalkan aula`: the narrator goes on."""
    lexical, following = lexicon(), items[joint + 1]
    human = following.lower in lexical.third_person or following.kind is EntityKind.PERSON
    if (
        human
        and items[joint - 1].text == ","
        and any(
            items[i].lower in lexical.active_all or _takes_up(items, i) for i in range(joint + 2, min(end, joint + 6))
        )
    ):
        return True
    if items[joint - 1].text == "," and _somebody_reports(items, joint + 1, end):
        return True
    return items[joint - 1].quotation >= 0 and following.lower == "dengan"


def _somebody_reports(items: Sequence[Word], start: int, end: int) -> bool:
    """`…, sementara para penentang mengatakan …`: a noun for somebody, and with no other verb between a verb of saying.

    A name between commas may explain the noun: `…, sedangkan pengacara itu, Rini Sari, menuding …`.
    """
    lexical, first = lexicon(), items[start]
    somebody = first.lower in lexical.speaker_heads or first.lower in lexical.indefinites
    if not somebody and first.kind not in {EntityKind.ORGANISATION, EntityKind.PLACE}:
        return False
    explained = _past_name_between_commas(items, start, end)
    if explained is not None and items[explained].lower in lexical.active_all:
        return is_clause(items, explained + 1, end)
    for index in range(start + 1, min(end - 1, start + _LONGEST_SUBJECT)):
        if items[index].lower in lexical.active:
            return items[index - 1].lower != "yang" and is_clause(items, index + 1, end)
        if items[index].lower in lexical.active_optional and items[index + 1].lower in THAT | {"agar", "supaya"}:
            return items[index - 1].lower != "yang"
        if items[index].text == "," or items[index].lower == "yang" or items[index].upos in {"VERB", "AUX"}:
            return False
    return False


_LONGEST_SUBJECT = 7
"""Words."""


def _past_name_between_commas(items: Sequence[Word], start: int, end: int) -> int | None:
    """`pengacara itu, Rini Sari, [menuding]`: the word after a personal name between commas near `start`, or None."""
    opens = next((i for i in range(start + 1, min(end, start + _LONGEST_SUBJECT)) if items[i].text == ","), None)
    if opens is None:
        return None
    close = next((i for i in range(opens + 1, min(end - 1, opens + _LONGEST_SUBJECT)) if items[i].text == ","), None)
    named = close is not None and all(item.kind is EntityKind.PERSON for item in items[opens + 1 : close])
    return close + 1 if close is not None and close > opens + 1 and named else None


def calls_in_marks(items: Sequence[Word], cue: int) -> bool:
    """`menganggap angka itu “jawaban yang cukup”`, `menyebut latihan itu sebagai “gladi perang”`: what it is, before the next comma."""
    if items[cue].lower not in CALLING:
        return False
    stop = next((i for i in range(cue + 1, len(items)) if items[i].text in {",", ";", ":"}), len(items))
    quoted = next((i for i in range(cue + 2, stop) if items[i].quotation >= 0), None)
    return quoted is not None and quoted - cue <= _LONGEST_CALLED


CALLING = frozenset({"menyebut", "menyebutnya", "menganggap", "menilai", "menggambarkan", "mengibaratkan", "menjuluki"})
_LONGEST_CALLED = 10


def before_own_deed(items: Sequence[Word], at: int, start: int, end: int) -> int:
    """`menyatakan puas, tetapi masih melihat lubang` · `menyebut tuduhan itu “bohong” dan menolak …`: what the source does besides.

    The content has no subject of its own, or only an object and what it is called: the verb after the conjunction has the source for its subject.
    """
    stance = items[at].lower == "menyatakan" and items[start].lower in lexicon().stances
    naming = items[at].lower in {"menyebut", "menyebutkan"}
    called = naming and any(item.lower == "sebagai" for item in items[start:end])
    for index in range(start + 1, end - 2):
        opposed = items[index].text == "," and items[index + 1].lower in {"tetapi", "tapi", "namun"}
        after = naming and items[index - 1].quotation >= 0
        if after and items[index].lower in {"saat", "ketika", "usai", "seusai"}:
            return index
        joined = after and items[index].lower in BESIDES
        if not (opposed and (stance or called)) and not joined:
            continue
        verb = index + 1 + opposed
        verb += items[verb].lower in lexicon().adverbs
        if verb < end and items[verb].upos == "VERB" and items[verb].lower.startswith(("me", "ber")):
            return index
    return end


BESIDES = frozenset({"dan", "lalu", "serta", "seraya", "sambil", "sembari", "kemudian"})


def _starts_aside(items: Sequence[Word], index: int, end: int) -> bool:
    """`…, di mana …`, `…, menyerukan agar …`, `…, meminta warga untuk …` and `…, dengan menegaskan bahwa …` are the narrator's.

    But not before `…, adalah …`.
    """
    if any(items[i].text == "," and items[i + 1].lower in {"adalah", "merupakan"} for i in range(index, end - 1)):
        return False
    if index + 1 < len(items) and items[index].lower == "dengan":
        index += 1
    if index + 1 >= len(items):
        return False
    word, following = items[index].lower, items[index + 1].lower
    return (
        (word == "di" and following == "mana")
        or calls_in_marks(items, index)
        or (word in lexicon().active_all and following in {"bahwa", "agar", "supaya", "begini", "begitu", ":"})
        or (word in _ADDING and following in _OF_WHAT)
        or (word in lexicon().active_all and any(item.lower == "untuk" for item in items[index + 2 : index + 5]))
        or (
            word in lexicon().active_all
            and following == ","
            and items[index + 2 : index + 3]
            and items[index + 2].quotation >= 0
        )
        or (word in {"sebuah", "suatu"} and items[index + 1].stem in _WORDINGS)
    )


_ADDING = frozenset(
    {"memperingatkan", "menekankan", "menegaskan", "menggarisbawahi", "menyoroti", "menambahkan", "mengingatkan"}
)
_OF_WHAT = frozenset({"tentang", "akan", "mengenai", "pada", "perlunya", "pentingnya", "perlu", "bahaya"})
"""`…, memperingatkan tentang kekeringan`, `…, menekankan perlunya bantuan`: translated participles, which tell what the source does besides."""
_WORDINGS = frozenset("ungkapan pernyataan kalimat istilah tuduhan klaim frasa perumpamaan ucapan kiasan".split())
"""`…, sebuah ungkapan yang tidak ia jelaskan`: what the narrator says of the words."""
