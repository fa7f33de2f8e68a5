"""Where content begins after its cue: past who was told, where and when, and past what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.clauses.addressees import past_addressee_object, past_day, past_listener, past_told
from app.quotes.clauses.around import is_circumstance
from app.quotes.clauses.borders import THAT, has_predicate
from app.quotes.clauses.ending import CALLING
from app.quotes.clauses.objects import is_clause
from app.quotes.clauses.reported import ASKING_VERBS, INTERROGATIVES, MANNERS
from app.quotes.lexicon import lexicon
from app.quotes.phrases.inner_marks import is_title_of_work
from app.quotes.text.attached import STATEMENTS
from app.quotes.types import EntityKind
from app.quotes.words import Word


def after_addressee(items: Sequence[Word], at: int) -> int:
    """Past `kepada wartawan`, dates and places between the cue and its content."""
    index = at + 1 + (items[at].lower == "memberi")
    day = past_day(items, index)
    if day > index and day < len(items) and items[day].is_word:
        return day
    that = _past_when(items, index) or _past_inserted(items, index) or _past_manner(items, index)
    if that is not None:
        return that
    if _opens_content(items, index):
        return index
    while index < len(items) and items[index].lower in _ADVERBS_OF_CUE and not _begins_predicate(items, index):
        index += 1
    if items[at].lower in lexicon().with_addressee:
        return past_addressee_object(items, index)
    listener = past_listener(items, index)
    if listener is not None:
        return listener
    told = past_told(items, at, index)
    if told is not None:
        return told
    opens = index < len(items) and is_circumstance(items[index])
    return _past_circumstances(items, index) if opens else index


_ADVERBS_OF_CUE = frozenset(
    (
        "lagi kemudian pula juga kembali secara keras tajam pedas singkat pendek ringkas lantang lirih ketus enteng santai datar"
    ).split()
)


_LONGEST_CIRCUMSTANCE = 14


def _opens_content(items: Sequence[Word], index: int) -> bool:
    """`mengatakan di masa depan …`: a place or time that the content is about, not one of the saying."""
    return (
        index + 1 < len(items)
        and items[index].lower in {"di", "pada", "dalam"}
        and items[index + 1].lower
        in {"akhir", "awal", "tengah", "tahun", "masa", "era", "antara", "sisi", "satu", "bulan", "dasarnya"}
    )


def _begins_predicate(items: Sequence[Word], index: int) -> bool:
    """`mengaku juga pernah menolak`: the adverb belongs to a predicate whose subject is the source."""
    following = items[index + 1] if index + 1 < len(items) else None
    if items[index].lower == "kemudian":  # `mengatakan kemudian hari warga akan berterima kasih`
        return following is not None and following.lower not in THAT | lexicon().prepositions
    return items[index].lower == "juga" and following is not None and following.lower in _AUXILIARIES


_AUXILIARIES = frozenset(
    {"pernah", "sudah", "telah", "akan", "belum", "tidak", "tak", "sempat", "sering", "masih", "ingin", "bisa", "harus"}
)


def _past_circumstances(items: Sequence[Word], index: int) -> int:
    """Past the addressee, place or time that opens at `index`, and further ones after commas, where content follows.

    After `bertanya kepada saksi` also what is asked: `apakah …`.
    """
    asked = INTERROGATIVES if items[index - 1].lower in ASKING_VERBS else frozenset[str]()
    stop = next(
        (
            i
            for i in range(index, len(items))
            if (items[i].text in {",", ":"} and not (i + 1 < len(items) and is_title_of_work(items, i + 1)))
            or items[i].lower in THAT | asked | {"agar", "supaya"}
            or (items[i].quotation >= 0 and not is_title_of_work(items, i) and not _names_outlet(items, i))
        ),
        None,
    )
    while stop is not None and items[stop].text == "," and _goes_on_circumstantially(items, stop + 1):
        later = next(
            (i for i in range(stop + 1, len(items)) if items[i].text in {",", ":"} or items[i].lower in THAT), None
        )
        if later is None:
            break
        stop = later
    if stop is not None and stop - index <= _LONGEST_CIRCUMSTANCE:
        return stop
    nothing = items[index].lower == "kepada" or _is_statement_alone(items, index)
    return len(items) if nothing and stop is None else index


def _is_statement_alone(items: Sequence[Word], index: int) -> bool:
    """`“Kami siap.” Budi berkata dalam pernyataan yang dikirim lewat surel.`: where the words stood, and no others."""
    if index + 2 >= len(items) or items[index].lower not in {"dalam", "lewat", "melalui"}:
        return False
    stated = items[index + 1].lower in STATEMENTS or items[index + 2].lower in STATEMENTS
    after = [item.lower for item in items[index + 2 : index + 5]]
    closed = after[0] in lexicon().demonstratives and after[1:2] in ([], ["."])
    return stated and (closed or "yang" in after)


def _names_outlet(items: Sequence[Word], index: int) -> bool:
    """`menulis di akunnya di “Pasar Kita”: “Kami siap”`: words in marks right before a colon and others in marks."""
    return index + 2 < len(items) and items[index + 1].text == ":" and items[index + 2].quotation >= 0


def _goes_on_circumstantially(items: Sequence[Word], index: int) -> bool:
    """`…, Senin,` · `…, di Jakarta,`: after the comma comes one more circumstance."""
    return index < len(items) and (
        items[index].lower in lexicon().days | {"saat", "di", "usai", "seusai", "pada"}
        or items[index].text[0].isdigit()
    )


def _past_when(items: Sequence[Word], index: int) -> int | None:
    """`mengatakan [pekan lalu] bahwa …`, `menegaskan [pada akhir Mei] bahwa …`: where `bahwa` stands after nothing but a time."""
    times, days = lexicon().times, lexicon().days
    for position in range(index, min(len(items), index + _LONGEST_TIME)):
        word = items[position]
        if word.lower in THAT or (word.quotation >= 0 and items[index - 1].lower not in CALLING):
            return position if position > index else None
        when = word.lower in times or word.lower in days or word.lower in _WHEN
        if not when and not word.text[0].isdigit() and word.text not in {"(", ")"}:
            return None
    return None


def _past_manner(items: Sequence[Word], index: int) -> int | None:
    """`berkata[, pelan sekali,] rumahnya hanyut` · `berkata[, dengan suara pelan,] …`: how it was said, between commas."""
    if index + 3 >= len(items) or items[index].text != ",":
        return None
    spoken = items[index + 1].lower == "dengan" and items[index + 2].stem in MANNERS
    longest = _LONGEST_MANNER if spoken else 1 + (items[index + 2].lower in {"sekali", "saja"})
    close = next((i for i in range(index + 2, index + 2 + longest) if items[i : i + 1] and items[i].text == ","), None)
    return close if spoken or items[index + 1].lower in _MANNERLY else None


_MANNERLY = frozenset(
    "pelan pelan-pelan perlahan lirih singkat pendek tegas lantang ketus dingin datar tenang santai lugas enteng sinis geram".split()
)
_LONGEST_MANNER = 5
"""Words after `dengan`."""


def _past_inserted(items: Sequence[Word], index: int) -> int | None:
    """`berkata[, sebelum pintu tertutup,] bahwa …`: what stands between commas before `bahwa`."""
    if index >= len(items) or items[index].text != ",":
        return None
    stop = next(
        (i for i in range(index + 2, min(len(items), index + _LONGEST_CIRCUMSTANCE)) if items[i].text == ","), None
    )
    return stop if stop is not None and stop + 1 < len(items) and items[stop + 1].lower in THAT else None


_WHEN = frozenset(
    "pada di awal akhir pertengahan tengah setelah sesudah itu waktu setempat yang lewat terakhir sebelumnya sesudahnya "
    "baru-baru berkali-kali lagi juga".split()
)
_LONGEST_TIME = 9


def past_topic(items: Sequence[Word], start: int, end: int) -> int:
    """`menulis surat dengan kekhawatiran bahwa …`: past a noun phrase whose own `bahwa` brings in the content."""
    for index in range(start + 1, min(end - 1, start + _LONGEST_TOPIC)):
        word = items[index]
        if word.lower in THAT:
            return index + 1 if not has_predicate(items, start, index) or index == start + 1 else start
        if word.text in {",", ":", ";"}:
            return start
    return start


_LONGEST_TOPIC = 10


def source_end(items: Sequence[Word], start: int, end: int, *, surely: bool) -> int:
    """Where the source at `items[start:end]` of an attribution that opens its sentence really ends.

    `Menurut Budi, warga yang datang akan dilayani, bukan diusir.`: what stands like an apposition is the content, where it has a
    predicate of its own, or where no clause that could be the content comes after it. `surely`: there must be content, where
    `kata Budi, ketua RT.` may close the sentence before.
    """
    commas = [i for i in range(start + 1, end) if items[i].text == ","]
    if not commas:
        return end
    for comma, close in zip(commas, [*commas[1:], end], strict=True):
        if _is_main_clause(items, comma + 1, close):
            return comma
    following = next((i for i in range(end, len(items)) if items[i].is_word or items[i].quotation >= 0), None)
    if following is not None and items[following].lower not in _GOING_ON:
        return end
    comma = next((i for i in commas if items[i + 1].kind is not EntityKind.PERSON), commas[-1])
    return comma if surely or following is not None or is_clause(items, comma + 1, end) else end


def _is_main_clause(items: Sequence[Word], start: int, end: int) -> bool:
    """`orang yang pertama datang adalah Rina` · `yang perlu diubah bukan moral`: a predicate after the relative clause, if there is one."""
    relative = next((i for i in range(start, end) if items[i].lower == "yang"), None)
    if relative is None:
        return False
    verb = next((i for i in range(relative + 1, end) if items[i].upos in {"VERB", "ADJ"}), end)
    equated = any(item.lower in _EQUATING for item in items[verb + 1 : end])
    return equated or (relative > start and is_clause(items, start, end))


_EQUATING = frozenset({"adalah", "ialah", "merupakan", "bukan", "bukanlah", "hanyalah", "kebanyakan"})
_GOING_ON = frozenset(
    (
        "melainkan bukan tetapi tapi namun sedangkan sehingga karena sebab meski meskipun walau walaupun padahal bahkan apalagi dan atau "
        "serta terutama khususnya termasuk yakni yaitu misalnya seperti asalkan hingga sampai lalu kemudian agar supaya"
    ).split()
)
"""What goes on a clause and opens none: before it stands content already."""
