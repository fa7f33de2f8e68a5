"""Where content ends: at the sentence's end, a quotation of its own, the next cue, or the narrator's aside."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.clauses.borders import THAT
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
    return end


def before_colon_quotation(items: Sequence[Word], start: int, end: int) -> int:
    """Content ends where a colon brings in a whole quotation: `Ia berkata rumahnya hancur: "Kami kehilangan semua."`"""
    for index in range(start + 2, end - 1):
        if items[index].text == ":" and items[index + 1].quotation >= 0:
            said_again = items[index - 1].lower in lexicon().active_all and items[index - 2].text == ","
            return index - 2 if said_again else index  # `…, menegaskan: “…”`
    return end


def before_next_cue(items: Sequence[Word], start: int, end: int) -> int:
    """Content ends where a coordinated cue begins: `… dan berharap agar …`."""
    for index in range(start + 2, end - 2):
        cue = _reports(items, index + 1) or _takes_up(items[index + 1])
        joins_cue = cue and (
            items[index].lower in _JOINING or (items[index].lower in _OPPOSING and items[index + 2].lower in THAT)
        )
        if joins_cue or (items[index].lower in _JOINING | _OPPOSING and _starts_clause(items, index, end)):
            return index - (items[index - 1].text == ",")
        if items[index].text == "," and items[index + 1].lower in _ALTHOUGH and _opens_report(items, index + 2, end):
            return index
        if items[index].text == "," and items[index + 1].lower in _WHILE and _reports(items, index + 2):
            return index
        if _is_narrators(items, index, end):
            return index - (items[index - 1].text == ",")
        if items[index].text == ";" and _opens_report(items, index + 1, end):
            return index
        if items[index].text == "," and _reports_that(items, index + 1, end):
            return index
        if items[index].text == "," and (
            _starts_aside(items, index + 1, end) or _is_trailing_source(items, index + 1, end)
        ):
            return index
    return end


_ALTHOUGH = frozenset({"meski", "meskipun", "walau", "walaupun", "kendati", "kendatipun"})
"""`…, meskipun dia meminta warga menunggu.`: the reporter sets one saying against another."""
_WHILE = frozenset({"dengan", "seraya", "sambil", "sembari"})
"""`…, dengan mengatakan warga siap.`: after a comma, what the sentence's subject says besides."""


_WHEN = frozenset({"saat", "ketika", "waktu", "sewaktu", "usai", "seusai"})
_MET = frozenset({"dihubungi", "ditemui", "dikonfirmasi", "diwawancarai", "diwawancara"})
"""`Budi mengaku belum menerima surat itu ketika dihubungi kemarin.`: the occasion of the saying."""


def _is_narrators(items: Sequence[Word], index: int, end: int) -> bool:
    """What the narrator adds: the occasion (`… ketika dihubungi`), where it stood (`… seperti dilansir …`), what is left untold, a comment."""
    word, following = items[index].lower, items[index + 1].lower
    met = word in _WHEN and following in _MET and items[index - 1].text != ":"
    passed_on = word in {"seperti", "sebagaimana"} and following in _PASSED_ON
    if met or passed_on or _leaves_untold(items, index, end):
        return True
    return items[index].text == "," and _comments(items, index, end)


def _leaves_untold(items: Sequence[Word], index: int, end: int) -> bool:
    """`…, tanpa merinci kapan.` · `…, namun tidak menyebutkan kapan.` · `… dan enggan berkomentar.`: what the source doesn't tell."""
    joint = index + (items[index].text == ",")
    verb = joint + 1 + (items[joint + 1].lower in {"mau", "ia", "dia"})
    if items[joint].lower == "tanpa":
        matter = items[verb + 1].lower if verb + 1 < end else ""
        return items[verb].lower in _TELLING and (joint > index or matter in _UNTOLD)
    refused = items[joint].lower in _OPPOSING | {"dan", "meski"} and items[verb].lower in _REFUSING
    return refused and verb + 1 < end and items[verb + 1].lower in _TELLING | {"berkomentar"}


def _comments(items: Sequence[Word], comma: int, end: int) -> bool:
    """`… “salah besar”, sementara perundingan tetap buntu.` · `…, sebuah tuduhan yang dibantah.` · `…, Senin (3/2).`"""
    word, following = items[comma + 1].lower, items[comma + 2].lower
    if word in {"sebuah", "suatu"} and following in _WHAT_IT_WAS:
        return True
    dated = word in lexicon().weekdays and items[comma + 1].is_capitalised
    if dated and not any(item.is_word and item.text.isalpha() for item in items[comma + 2 : end]):
        return True
    return items[comma - 1].quotation >= 0 and word in _AFTER_FRAGMENT


_REFUSING = frozenset({"tidak", "tak", "belum", "enggan", "menolak"})
_UNTOLD = frozenset(
    {
        "kapan",
        "siapa",
        "nama",
        "lebih",
        "rinci",
        "detail",
        "tanggal",
        "jumlah",
        "alasan",
        "identitas",
        "waktu",
        "lokasi",
        "mana",
        "apa",
    }
)
_WHAT_IT_WAS = frozenset({"pernyataan", "klaim", "tuduhan", "tudingan", "komentar", "anggapan", "janji", "pengakuan"})
_AFTER_FRAGMENT = frozenset({"sementara", "sedangkan", "padahal", "tanpa", "setelah", "usai", "seusai", "kemarin"})
_TELLING = frozenset(
    (
        "menyebut menyebutkan merinci memerinci menjelaskan mengungkap mengungkapkan membeberkan menguraikan mengatakan menambahkan "
        "memberi memberikan menyertakan menunjukkan menyebutnya merincinya menjelaskannya menyatakan menegaskan menerangkan"
    ).split()
)


def _opens_report(items: Sequence[Word], index: int, end: int) -> bool:
    """`…; dia menyebut …`: after a semicolon somebody reports again."""
    human = items[index].lower in lexicon().third_person or items[index].kind is EntityKind.PERSON
    return human and any(item.lower in lexicon().active_all for item in items[index + 1 : min(end, index + 5)])


def _reports_that(items: Sequence[Word], index: int, end: int) -> bool:
    """`…, dia mengatakan bahwa …`: a pronoun, its verb and `bahwa` after a comma."""
    return (
        index + 2 < end
        and items[index].lower in lexicon().third_person
        and items[index + 1].lower in lexicon().active_all
        and items[index + 2].lower in THAT
    )


def _reports(items: Sequence[Word], index: int) -> bool:
    """A verb of saying; `mendorong` may be a deed too (`dan mendorong investasi`), unless its complement is near."""
    if items[index].lower != "mendorong":
        return items[index].lower in lexicon().active_all
    return any(item.lower in THAT | {"agar", "supaya", "untuk"} for item in items[index + 1 : index + 7])


def _takes_up(word: Word) -> bool:
    """`dan menyebutnya “…”`: the object is the one of the verb before."""
    return word.has_enclitic and word.stem in lexicon().active


_JOINING = frozenset({"dan", "serta", "sambil", "sekaligus"})


_OPPOSING = frozenset({"tetapi", "tapi", "namun", "sedangkan", "sementara"})


def _starts_clause(items: Sequence[Word], joint: int, end: int) -> bool:
    """`…, dan dia menyalahkan …` · `… „konser tanpa orkestra“ dan dengan demonstratif meninggalkan aula`: the narrator goes on."""
    lexical, following = lexicon(), items[joint + 1]
    human = following.lower in lexical.third_person or following.kind is EntityKind.PERSON
    if (
        human
        and items[joint - 1].text == ","
        and any(item.lower in lexical.active_all or _takes_up(item) for item in items[joint + 2 : min(end, joint + 6)])
    ):
        return True
    return items[joint - 1].quotation >= 0 and following.lower == "dengan"


_REFERRING = frozenset({"laporan", "berdasar", "berdasarkan", "dilansir", "dikutip", "mengutip", "lapor", "menurut"})


_PASSED_ON = frozenset("dilaporkan dikutip dilansir diberitakan diwartakan dikabarkan dimuat ditulis".split())


def _is_trailing_source(items: Sequence[Word], index: int, end: int) -> bool:
    """`…, berdasarkan laporan Kabar Pagi.` · `…, seperti dikutip Kabar Pagi.` at the end tells where the news has it from."""
    last = next((i for i in range(end - 1, index, -1) if items[i].is_word), index)
    if items[last].lower in {"melaporkan", "memberitakan"} and all(item.is_capitalised for item in items[index:last]):
        return True  # `…, Kabar Pagi melaporkan.`
    if items[index].lower in {"seperti", "sebagaimana"} and index + 2 < end:
        passed_on = index + 1 + (items[index + 1].lower == "yang")
        return items[passed_on].lower in _PASSED_ON
    return (
        index + 1 < end
        and items[index].lower in _REFERRING
        and not any(item.text == "," for item in items[index:end])
        and any(item.is_capitalised for item in items[index:end])
    )


def calls_in_marks(items: Sequence[Word], cue: int) -> bool:
    """`menganggap angka itu “jawaban yang cukup”`, `menyebut latihan itu sebagai “gladi perang”`: what it is, before the next comma."""
    if items[cue].lower not in _CALLING:
        return False
    stop = next((i for i in range(cue + 1, len(items)) if items[i].text in {",", ";", ":"}), len(items))
    quoted = next((i for i in range(cue + 2, stop) if items[i].quotation >= 0), None)
    return quoted is not None and quoted - cue <= _LONGEST_CALLED


_CALLING = frozenset(
    {"menyebut", "menyebutnya", "menganggap", "menilai", "menggambarkan", "mengibaratkan", "menjuluki"}
)
_LONGEST_CALLED = 10


def before_own_deed(items: Sequence[Word], at: int, start: int, end: int) -> int:
    """`menyatakan puas, tetapi masih melihat lubang` · `menyebut angin sebagai kendala, tetapi menolak …`: what the source does besides.

    The content has no subject of its own, so the verb after the conjunction has the source for its subject.
    """
    stance = items[at].lower == "menyatakan" and items[start].lower in lexicon().stances
    called = items[at].lower in {"menyebut", "menyebutkan"} and any(
        item.lower == "sebagai" for item in items[start:end]
    )
    if not (stance or called):
        return end
    for index in range(start + 1, end - 2):
        if items[index].text != "," or items[index + 1].lower not in {"tetapi", "tapi", "namun"}:
            continue
        verb = index + 2 + (items[index + 2].lower in lexicon().adverbs)
        if verb < end and items[verb].upos == "VERB" and items[verb].lower.startswith(("me", "ber")):
            return index
    return end


def _starts_aside(items: Sequence[Word], index: int, end: int) -> bool:
    """`…, di mana …`, `…, menyerukan agar …` and `…, dengan menegaskan bahwa …` are the narrator's, but not before `…, adalah …`."""
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
    )
