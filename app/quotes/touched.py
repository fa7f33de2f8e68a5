"""Whom a thing touches, who turns up, who is given the floor: `Jawaban itu tidak memuaskan Budi.` · `Moderator memberi kesempatan kepada Budi.`"""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_title
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.presenting import BEING, name_after_office
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges, span_of


def touched(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """The only person of a sentence about a thing, whom it pleases, hits or reaches: who speaks of it next.

    `Kabar itu sampai ke telinga Budi, penjaga kantin.` · `Rencana itu menuai kritik dari Budi.` None where somebody does it: `Ia mengecewakan Budi.`
    """
    if len(list(entity_ranges(items))) > 1:
        return None
    if items[0].lower == "nama":  # `Nama Budi ikut disebut.`
        return _person_at(reading, items, 1)
    for index, item in enumerate(items[:-1]):
        if _is_somebody(item) or item.quotation >= 0:
            return None
        if item.is_capitalised and index:
            continue
        if item.lower in _TOUCHING or _reaches(items, index) or _is_heard(items, index):
            return _person_at(reading, items, _past_state(items, index + 1))
        if item.lower in _REACTIONS and index > 1 and items[index - 1].lower in _CALLING_FORTH:
            return _person_at(reading, items, _past_state(items, index + 1))
    return None


def turns_up(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """`Di barisan depan duduk Budi, guru SD.` · `Yang paling keras menolak adalah Budi.`: somebody after the verb, whom the sentence brings in."""
    if len(list(entity_ranges(items))) > 1 or items[0].lower not in _OPENING_SCENES | _JOINING:
        return None
    comma = next((i for i, item in enumerate(items[:-1]) if item.text == ","), None)
    if items[0].lower in _JOINING and comma is not None:  # `Turut memberi sambutan, Budi, ketua panitia.`
        return _person_at(reading, items, comma + 1)
    for index, item in enumerate(items[1:-1], 1):
        being = item.lower in BEING and items[0].lower in {"yang", "satu-satunya"}
        if _is_somebody(item) or item.text == ",":
            return None
        if being or (item.lower in _TURNING_UP and items[0].lower not in {"yang", "satu-satunya"}):
            return _person_at(reading, items, index + 1)
    return None


def given_floor(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """`Moderator lalu memberi kesempatan kepada Budi.` · `Giliran Budi yang bicara.`: who speaks next."""
    turn = next((i for i, item in enumerate(items[:_LATEST_TURN]) if item.lower == "giliran"), None)
    if turn is not None and all(item.lower in lexicon().times or item.upos == "NUM" for item in items[:turn]):
        return _person_at(reading, items, turn + 1)
    for index, item in enumerate(items[:-2]):
        asked = index and item.lower == "bertanya" and any(_is_reporter(before) for before in items[:index])
        invited = item.lower in _INVITING and not any(before.kind is EntityKind.PERSON for before in items[:index])
        if (invited and items[index + 1].lower != "pihak") or asked:
            return _person_at(reading, items, index + 1 + (items[index + 1].lower in {"kepada", "pada"}))
        if item.lower in _FLOOR and items[index + 1].lower in {"kepada", "pada", "ke"}:
            given = any(before.stem in _GIVING for before in items[max(0, index - 3) : index + 1])
            return _person_at(reading, items, index + 2) if given else None
    return None


def _is_reporter(item: Word) -> bool:
    return item.lower in _REPORTERS or item.lower in lexicon().narrators


def _person_at(reading: Reading, items: Sequence[Word], start: int) -> Phrase | None:
    """The named person whose phrase opens at `start`, an office before a comma included."""
    if start >= len(items):
        return None
    bounds = name_after_office(items, start) or right_phrase(items, start)
    phrase = phrase_of(reading.text, items, *bounds)
    if (
        phrase is not None
        and phrase.form is Form.NAME
        and any(i.kind is EntityKind.PERSON for i in items[slice(*bounds)])
    ):
        return phrase
    return _named_by_place(reading, items, start)


def _named_by_place(reading: Reading, items: Sequence[Word], start: int) -> Phrase | None:
    """`ke telinga Budi`, `mengecewakan Budi, penjaga kantin`: a person by where the name stands, whatever it looks like."""
    end = start
    while end < len(items) and items[end].is_word and items[end].text.istitle():
        end += 1
    described = items[end : end + 1] and items[end].text == "," and end + 1 < len(items)
    trade = described and items[end + 1].lower in lexicon().role_heads
    heads = lexicon().role_heads | lexicon().organisations
    if end == start or items[start].lower in heads or not (trade or items[start - 1].lower in _OF_THE_BODY):
        return None
    span = span_of(items, start, end)
    return Phrase(Form.NAME, span.of(reading.text), span, name=span.of(reading.text))


def _reaches(items: Sequence[Word], index: int) -> bool:
    """`ke telinga Budi`, `di mata Budi`, `menjadi sorotan Budi`."""
    before = items[index - 1].lower if index else ""
    blamed = items[index].lower in {"kepada", "pada"} and before in _AIMED and items[0].lower in _BLAME
    return (
        blamed or (before, items[index].lower) in _REACHING or (before == "menjadi" and items[index].lower in _CONCERNS)
    )


def _is_heard(items: Sequence[Word], index: int) -> bool:
    """`Jaksa menghadirkan saksi ahli, Budi.` · `Acara itu mengundang Budi.`: whom a body or an authority lets speak."""
    following = items[index + 1]
    named = following.kind is EntityKind.PERSON or is_title(following) or following.lower in lexicon().role_heads
    return index > 0 and named and items[index].lower in _HEARING


_HEARING = frozenset({"menghadirkan", "mengundang", "mendatangkan", "menampilkan", "mewawancarai"})
"""So that somebody speaks. Whom the police arrest is only spoken of: `Polisi menangkap Budi. "Ia kami tahan," katanya.`"""


def _past_state(items: Sequence[Word], start: int) -> int:
    """`membuat geram Budi`, `menuai kritik tajam dari Budi`: past what somebody feels, to who it is."""
    while start < len(items) - 1 and (
        items[start].lower in {"dari", "oleh", "pula", "juga", "hati", "perasaan", "nama"} or items[start].upos == "ADJ"
    ):
        if items[start].is_capitalised:
            break
        start += 1
    return start


def _is_somebody(item: Word) -> bool:
    lexical = lexicon()
    return item.kind is EntityKind.PERSON or item.lower in lexical.pronouns or item.lower in lexical.narrators


_TOUCHING = frozenset(
    (
        "memuaskan mengecewakan mengejutkan mengagetkan menggembirakan menyenangkan melegakan mengharukan menyedihkan membahagiakan "
        "menggelisahkan mengkhawatirkan mencemaskan meresahkan memberatkan menyulitkan memusingkan membingungkan menjengkelkan mengganggu "
        "merugikan menguntungkan menimpa menghampiri menghinggapi menenangkan "
        "menyentuh meyakinkan memukul membebani menyinggung mengusik menggugah menghibur "
        "memprihatinkan membanggakan menghantui menggelitik membuat mengherankan mengesankan menyeret"
    ).split()
)
"""What a thing does to somebody who feels it."""
_CALLING_FORTH = frozenset(
    "memancing menuai mengundang mendapat mendapatkan memperoleh menyulut memicu menerima beroleh mendulang dapat".split()
)
_REACTIONS = frozenset(
    (
        "kritik kritikan protes reaksi respons tanggapan kecaman pujian dukungan sorotan komentar amarah kemarahan perhatian simpati apresiasi "
        "bantahan penolakan sambutan cibiran sindiran teguran keluhan penilaian tepisan sanggahan"
    ).split()
)
_AIMED = frozenset({"diarahkan", "ditujukan", "dialamatkan", "tertuju", "mengarah"})
_BLAME = _REACTIONS | frozenset("tudingan tuduhan hujatan dugaan kecurigaan pertanyaan".split())
_CONCERNS = frozenset("sorotan perhatian keprihatinan kegelisahan keresahan kekhawatiran catatan harapan".split())
_REACHING = frozenset(
    {
        ("ke", "telinga"),
        ("di", "telinga"),
        ("di", "mata"),
        ("di", "benak"),
        ("dari", "mulut"),
        ("dari", "bibir"),
        ("dari", "lisan"),
        ("dari", "wajah"),
        ("di", "wajah"),
        ("dari", "raut"),
        ("di", "hati"),
        ("jatuh", "kepada"),
        ("diberikan", "kepada"),
        ("diserahkan", "kepada"),
        ("dianugerahkan", "kepada"),
        ("itu", "milik"),
        (",", "melalui"),
        (",", "lewat"),
        (",", "diwakili"),
    }
)
_INVITING = frozenset({"mempersilakan", "mempersilahkan", "menyilakan"})
_REPORTERS = frozenset({"wartawan", "reporter", "jurnalis", "pewarta", "penulis"})
_LATEST_TURN = 5
"""Words."""
_OPENING_SCENES = frozenset("di dari lalu kemudian tiba-tiba yang satu-satunya antara dalam tak tidak dekat".split())
_JOINING = frozenset({"turut", "ikut", "hadir", "tampak", "terlihat"})
_TURNING_UP = frozenset(
    "ada duduk berdiri muncul muncullah hadir datang datanglah terselip tampak terlihat tinggal".split()
)
_OF_THE_BODY = frozenset({"telinga", "mulut", "bibir", "benak", "mata"})
_FLOOR = frozenset("kesempatan giliran mikrofon pertanyaan waktu ruang panggung beralih berlanjut berpindah".split())
_GIVING = frozenset(
    "memberi memberikan diberikan menyerahkan diserahkan beralih berlanjut berpindah dilempar dilemparkan melempar mengajukan diajukan".split()
)
