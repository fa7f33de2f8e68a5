"""Content around an attribution that interrupts it or stands after it, and the clause that a cue belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.clauses.borders import THAT, has_finite_predicate, has_predicate, skip_complementiser
from app.quotes.clauses.ending import BESIDES, before_other_source, sentence_end
from app.quotes.clauses.objects import UNITS_OF_TIME, is_clause, is_list
from app.quotes.connectives import AS, WHILE, is_connective, skip_opening
from app.quotes.lexicon import lexicon
from app.quotes.phrases.appositions import is_role_segment
from app.quotes.phrases.inner_marks import is_handle, is_title_of_work
from app.quotes.words import Word


def clause_floor(items: Sequence[Word], at: int) -> int:
    """The first item of the clause that the cue at `at` belongs to: after the last quotation or semicolon before it."""
    for index in range(at - 1, -1, -1):
        if (items[index].text == ";" and not _is_in_brackets(items, index, at)) or (
            items[index].quotation >= 0
            and index + 1 < at
            and items[index + 1].text != ","
            and not items[index - 1].is_capitalised
            and items[index - 1].text != "("  # `Budi ("Si Botak") mengatakan`
            and not is_handle(items, index)
            and not is_title_of_work(items, index)
        ):
            return index + 1
    return 0


def _is_in_brackets(items: Sequence[Word], index: int, stop: int) -> bool:
    """`PT Randu Tbk (“Randu”; kode saham: RAND) [mengumumkan]`: the next bracket closes what is open here."""
    following = next((item.text for item in items[index + 1 : stop] if item.text in {"(", ")"}), "")
    return following == ")"


def around_attribution(items: Sequence[Word], start: int, cue_start: int, cue_end: int) -> tuple[int, int] | None:
    """The content around an attribution that stands at `items[cue_start:cue_end]` of a sentence that starts at `start`.

    None where nothing is left. GUIDELINES: an attribution that interrupts.
    """
    end = sentence_end(items, cue_end)
    after = any(item.is_word or item.quotation >= 0 for item in items[cue_end:end])
    after = after and not _tells_of_source(items, start, cue_start, cue_end)
    if is_connective(items, start, cue_start):
        first = skip_complementiser(items, _past_circumstance(items, cue_end), end)
        told = after and not (items[first].lower in AS and items[first + 1].lower.startswith("di"))
        return (first, before_other_source(items, first, end)) if told else None
    return (start, end) if after else (start, cue_start)


def _tells_of_source(items: Sequence[Word], start: int, cue_start: int, cue_end: int) -> bool:
    """`Warga siap, kata Budi, yang menambahkan bahwa …` · `…, kata Budi, seraya menutup rapat.`: after a whole clause, of the source.

    Where only a subject stands before the attribution, the relative clause is the subject's: `Warga, kata Budi, yang lapar menunggu.`
    """
    if cue_end + 2 >= len(items) or items[cue_end].text != "," or not has_predicate(items, start, cue_start):
        return False
    following, after = items[cue_end + 1].lower, items[cue_end + 2]
    beside = following in WHILE
    adds = following in lexicon().active and after.is_word
    comma = next((i for i in range(cue_end + 1, len(items)) if items[i].text == ","), len(items))
    relative = following == "yang" and (comma == len(items) or is_list(items, comma, len(items)))
    return beside or adds or relative


def _past_circumstance(items: Sequence[Word], index: int) -> int:
    """Past `, saat dihubungi, Senin (1/2),` between the source and its content."""
    while index + 1 < len(items) and items[index].text == "," and _is_occasion(items, index + 1):
        stop = next((i for i in range(index + 1, min(len(items), index + 16)) if items[i].text in {",", ":"}), None)
        if stop is None:
            break
        index = stop
    return index


def _is_occasion(items: Sequence[Word], index: int) -> bool:
    """Opens the time or the occasion of an attribution."""
    word = items[index].lower
    following = items[index + 1].lower if index + 1 < len(items) else ""
    if word in lexicon().weekdays or word in {"kepada", "dihubungi", "ditemui"}:
        return True
    return word in {"saat", "ketika", "usai", "seusai", "dalam", "di"} and following in _OCCASIONS


_OCCASIONS = frozenset(
    "dihubungi ditemui dikonfirmasi ditanya diwawancarai dimintai konferensi jumpa keterangan pernyataan siaran rilis acara wawancara "
    "pidato sambutan unggahan surat sela-sela sela kesempatan".split()
)


def bounds_around_inverted(items: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    """Content around an inverted cue; an adverbial of the attribution (`kata Budi di Jakarta.`) belongs to neither."""
    stop = sentence_end(items, end)
    if (
        at == 0
        and end < stop
        and items[end].text != ","
        and items[at].has_enclitic
        and not _is_adverbial_start(items[end])
    ):
        return end, stop  # `Katanya lift macet.`
    comma = next((i for i in range(end, len(items)) if items[i].text == ","), None)
    goes_on = end < len(items) and items[end].text == ","
    if not goes_on and comma is not None and end < comma < stop and _is_adverbial_start(items[end]):
        goes_on, end = _resumes(items, comma), comma
    resumes = goes_on and (at == 0 or is_connective(items, 0, at) or _resumes(items, end))
    if resumes or (not goes_on and runs_on(items, at, end)):
        return around_attribution(items, 0, at, end)
    if is_connective(items, 0, at):  # `Namun kata dia harga naik.`
        told = at > 0 and end < stop and items[end].is_word and not _is_adverbial_start(items[end])
        return (end, stop) if told and has_predicate(items, end, stop) else None
    return 0, at


def runs_on(items: Sequence[Word], at: int, end: int) -> bool:
    """`Hal ini, kata Budi sejalan dengan rencana.`: a subject before the attribution, its predicate right after, and no comma between them."""
    before = at - (items[at - 1].text == ",")
    opens = end < len(items) and items[end].lower in lexicon().opening_predicators
    return opens and before > 0 and not has_predicate(items, 0, before)


def closes_sentence(items: Sequence[Word], end: int) -> bool:
    """True where an attribution that ends at `end` is followed by nothing, or by where, when or to whom: `…, demikian Budi, Senin.`"""
    rest = [item for item in items[end:] if item.is_word]
    if not rest:
        return True
    resumed = any(items[i].text == "," and _resumes(items, i) for i in range(end, len(items)))
    return rest[0].lower in lexicon().circumstances and not resumed


def past_occasion(items: Sequence[Word], end: int) -> int:
    """`Rapat, demikian disampaikan Budi saat menutup sidang, ditunda.`: the comma after the occasion, where content goes on behind it."""
    comma = next((i for i in range(end, min(len(items), end + _LONGEST_OCCASION)) if items[i].text == ","), None)
    if comma is None or not _is_adverbial_start(items[end]) or not _resumes(items, comma):
        return end
    return comma


_LONGEST_OCCASION = 12
THUS = frozenset({"demikian", "begitu", "begitulah"})
"""`…, demikian kata Budi.`: points back to the content before an attribution."""


def _is_adverbial_start(word: Word) -> bool:
    """`kata Budi di Jakarta`, `kata dia suatu kali`: opens an adverbial of the attribution."""
    return word.lower in lexicon().circumstances or word.lower == "suatu"


def _resumes(items: Sequence[Word], comma: int) -> bool:
    """True where what follows the comma is content again and not a date or a place of the attribution."""
    following = items[comma + 1] if comma + 1 < len(items) else None
    if following is None or not (following.is_word or following.quotation >= 0):
        return False
    if following.lower in lexicon().days or (following.text[0].isdigit() and not _counts(items, comma + 1)):
        return False
    if following.lower in _PASSING_ON:
        return False
    after = items[comma + 2].lower if comma + 2 < len(items) else ""
    if following.lower in AS and after.startswith("di"):
        return False
    if _is_occasion(items, comma + 1) or _is_place(
        items, comma + 1
    ):  # `…, kata Budi, kepala dinas, saat ditemui di kantornya.`
        later = next((i for i in range(comma + 1, len(items)) if items[i].text == ","), None)
        return later is not None and _resumes(items, later)
    if following.lower in lexicon().active_all and after in THAT:  # `…, katanya, menambahkan bahwa …`
        return False
    if following.lower in BESIDES and after in lexicon().active_all:  # `…, kata Budi, dan menambahkan bahwa …`
        return False
    rest = items[comma + 1 :]
    return sum(item.is_word + 2 * (item.quotation >= 0) for item in rest) >= 2


def _counts(items: Sequence[Word], number: int) -> bool:
    """`Dari jumlah itu, kata Budi, [61 orang] di antaranya lansia.`: how many of what, with a predicate; not `3 hari lalu`, `5 Mei`."""
    counted = items[number + 1] if number + 1 < len(items) else None
    if (
        counted is None
        or counted.upos != "NOUN"
        or not counted.text.islower()
        or counted.lower in UNITS_OF_TIME | _TIME_ZONES
    ):
        return False
    return sum(item.is_word for item in items[number:]) > _LONGEST_DATE and counted.lower not in lexicon().times


_TIME_ZONES = frozenset({"wib", "wita", "wit"})
_LONGEST_DATE = 3
"""Words."""


def _is_place(items: Sequence[Word], index: int) -> bool:
    """`…, kata Budi, di Jakarta.` · `…, usai rapat, Senin.`: where or after what, without a predicate before the next comma."""
    end = next((i for i in range(index, len(items)) if items[i].text in {",", "."}), len(items))
    opens = items[index].lower in {"di", "dalam", "usai", "seusai"}
    return opens and index + 1 < end and not is_clause(items, index + 1, end)


def _is_office_of(items: Sequence[Word], subject: int) -> bool:
    """`Namanya mencuat setelah bekas manajer itu, Budi, bersaksi.`: before the name stands its office, in a clause that has its verb after it."""
    opened = [i for i in range(subject - 1) if items[i].lower in lexicon().subordinating]
    if not opened or items[subject - 1].text != ",":
        return False
    office = range(opened[-1] + 1, subject - 1)
    heads = any(items[i].lower in lexicon().role_heads for i in office[:3])
    return heads and not has_predicate(items, office.start, office.stop)


_PASSING_ON = frozenset({"mengutip", "merujuk", "mengacu", "menukil", "menirukan"})
"""`…, kata Budi, mengutip data pasar.`: what the source leans on."""


def stands_after_content(items: Sequence[Word], subject: int, at: int, following: int) -> bool:
    """`…, Lee mengatakan pada CNBC.`: a comma before the subject, a clause before that, and no content after the cue."""
    if subject == 0 or (items[subject - 1].text not in {",", "-", "–", "—"} and items[subject - 1].quotation < 0):
        return False
    dash = items[subject - 1].text in {"-", "–", "—"}
    if dash and not has_predicate(items, 0, subject - 1):  # `RANDU, WARTA.ID – Ikatan …`
        return False
    participle = items[0].upos == "VERB" and items[0].lower.startswith(("me", "di")) and items[subject - 1].text == ","
    if participle and not has_finite_predicate(items, 0, subject):
        return False  # `Mendengar keterangan itu, Budi membantah.`
    occasion = items[0].lower in lexicon().subordinating and all(item.text != "," for item in items[: subject - 1])
    if _is_office_of(items, subject) or occasion:  # `Ketika ditanya soal itu, Budi menjawab singkat.`
        return False
    rest = items[following:]
    quiet = not any(item.is_word or item.quotation >= 0 for item in rest) or (
        following > at + 1 and following >= len(items)
    )
    only_adverbial = bool(rest) and is_circumstance(rest[0]) and not any(item.text == "," for item in rest)
    return (
        (quiet or only_adverbial)
        and not is_connective(items, 0, subject)
        and not is_role_segment(items, 0, subject - 1)
        and (items[0].lower not in lexicon().prepositions or is_clause(items, 1, subject - 1))
        and sum(item.is_word for item in items[:subject]) >= 3
    )


def is_circumstance(word: Word) -> bool:
    """Opens the time, place or addressee of an attribution, never content."""
    return (
        word.lower
        in {"kepada", "pada", "saat", "ketika", "melalui", "lewat", "usai", "seusai", "dalam", "di"} | lexicon().days
    )


_TOPICAL = frozenset({"terkait", "soal", "mengenai", "tentang", "perihal", "menanggapi"})
"""`Terkait banjir, ia menambahkan, …`: what the saying is about, and no content."""


def interrupts_content(items: Sequence[Word], subject: int) -> bool:
    """`Saat ini, ia menambahkan, …`: words of content stand before the subject, parted by a comma; an office is none."""
    if subject < 2 or items[subject - 1].text != "," or is_connective(items, 0, subject):
        return False
    if items[0].lower in _TOPICAL:
        return False
    opening = skip_opening(items, 0, subject - 1)
    while opening < subject - 1 and items[opening].text == ",":
        opening += 1
    return opening < subject - 1 and not is_role_segment(items, opening, subject - 1)


def is_bare_subject(items: Sequence[Word], start: int, end: int) -> bool:
    """`Kakeknya`, `Desa kecil itu`: a noun phrase that is closed, says nothing by itself and is no time or place."""
    if start >= end or items[start].upos not in {"NOUN", "PROPN", "PRON", "DET", "NUM"}:
        return False
    first, last = items[start], items[end - 1]
    opening = lexicon().times | lexicon().circumstances | lexicon().prepositions
    closed = last.lower in lexicon().demonstratives or (last.has_enclitic and last.upos == "NOUN")
    return closed and first.lower not in opening and not has_predicate(items, start, end)
