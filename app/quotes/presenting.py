"""Sentences that bring somebody up: `Hal senada disampaikan Budi.` · `Lihat saja Budi, pedagang pasar.` · `Acara itu dibuka oleh Budi.`"""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.connectives import skip_opening
from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import is_title
from app.quotes.phrases.after_cue import right_phrase
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.phrases.reader import phrase_of
from app.quotes.reading import Passage
from app.quotes.types import EntityKind
from app.quotes.words import Word, entity_ranges

_PRESENTING = frozenset(
    (
        "dikemukakan disampaikan diutarakan diungkapkan dikatakan dinyatakan diungkap dilontarkan "
        "dituturkan ditegaskan dirasakan dialami diakui dijelaskan "
        "diumumkan diajukan dipaparkan diucapkan diceritakan dibeberkan disuarakan dikeluhkan ditekankan diterangkan "
        "ditulis disambut didukung dikuatkan dipertanyakan disayangkan disesalkan ditolak disoroti ditampik ditambahkan ditimpali diiyakan disetujui "
        "diperkuat dipersoalkan digaungkan dipertegas "
        "dijawab ditangkis diluruskan diklarifikasi disangkal "
        "direspons ditanggapi dibalas dibantah ditepis dikritik dikecam disanggah diamini dibenarkan dikomentari"
    ).split()
)


_COMING = frozenset({"datang", "muncul", "terlontar", "meluncur", "keluar", "mengalir"})
"""`Nada serupa datang dari Budi.`"""


_VIEWS = frozenset(["penilaian", "pandangan", "kacamata", "pengamatan", "pengakuan", "penuturan", "mata", "pendapat"])
OWN_VIEWS = _VIEWS | frozenset(
    "ingatan hemat hitungan perhitungan perkiraan taksiran pengalaman keyakinan pemahaman perasaan analisis versi "
    "dugaan tafsiran".split()
)
"""`menurut ingatannya`: whose they are says it."""


BEING = frozenset({"adalah", "ialah", "yakni", "yaitu", "bernama"})


def presented(reading: Reading, items: Sequence[Word]) -> Phrase | None:
    """`Hal senada dikemukakan Ketua RT Budi.` (The same was put forward by …) · `Dalam pandangan Budi, …` · `Begitu kata Budi.`"""
    start = _past_introduction(items)
    introduced = _introduced(reading, items, start) if start else None
    if introduced is not None:
        return introduced
    for index, item in enumerate(items[:-1]):
        thus = index == 1 and items[0].lower in {"begitu", "demikian"} and item.lower in lexicon().inverted
        view = (item.lower in _VIEWS and index <= 1) or (
            item.lower == "bagi" and index == skip_opening(items, 0, len(items))
        )
        comes = item.lower == "dari" and index > 1 and items[index - 1].lower in _COMING
        if item.lower in _PRESENTING or view or thus or comes:
            start = past_by(items, index + 1)
            apposed = name_after_office(items, start)
            if apposed is not None:
                return phrase_of(reading.text, items, *apposed)
            phrase = _agent_at(reading, items, start)
            if phrase is not None and _is_somebody(items, start, phrase) and not only_describes(items, index, phrase):
                return phrase
    return None


def _agent_at(reading: Reading, items: Sequence[Word], start: int) -> Phrase | None:
    """The phrase of the agent at `start`; of one without a name, only what stands before its relative clause."""
    phrase = phrase_of(reading.text, items, *right_phrase(items, start)) if start < len(items) else None
    if phrase is None or phrase.form is not Form.NOUN:
        return phrase
    end = next((i for i in range(start, len(items)) if items[i].lower == "yang"), len(items))
    return phrase_of(reading.text, items, start, min(end, right_phrase(items, start)[1]))


def _is_somebody(items: Sequence[Word], start: int, phrase: Phrase) -> bool:
    """`Ketua RT Budi`, and who stays without a name: `dibantah seorang mantan karyawan yang enggan disebut namanya`."""
    if phrase.form is Form.NAME:
        return any(item.kind is EntityKind.PERSON for item in items if phrase.span.contains(item.span))
    first, whose = items[start].lower, items[start].lower in _ONE_OF_A_BODY and len(phrase.text.split()) > 1
    kin = items[start].has_enclitic and items[start].stem in lexicon().people  # `dibenarkan tetangganya`
    return phrase.form is Form.NOUN and (phrase.definite or whose or kin or first in {"seorang", "salah", "sumber"})


_ONE_OF_A_BODY = frozenset(
    "pengacara kuasa juru jubir ketua kepala direktur manajer pemilik pengelola sekretaris".split()
)
"""`ditepis pengacara perusahaan`"""


def _introduced(reading: Reading, items: Sequence[Word], start: int) -> Phrase | None:
    """The name at `start`, where it is the last one of the sentence: `Berbeda dengan Budi, Ani diam.` is about Ani."""
    bounds = right_phrase(items, start)
    phrase = phrase_of(reading.text, items, *bounds)
    rest = items[bounds[1] :]
    other = any(item.kind is EntityKind.PERSON or item.lower in lexicon().third_person for item in rest)
    labelled = any(item.kind is EntityKind.PERSON for item in items[slice(*bounds)])
    clause = len(rest) > 1 and rest[0].text == "," and rest[1].is_capitalised
    named = phrase is not None and phrase.form is Form.NAME and labelled
    return phrase if named and not other and not clause else None


_INTRODUCTIONS = tuple(
    tuple(words.split())
    for words in (
        "lihat|lihatlah|tengok|tengoklah|simak|ambil contoh|sebut|sebutlah|contohnya|misalnya|salah satunya|salah seorangnya|"
        "di antaranya|begitu pula|begitu juga|demikian pula|demikian juga|lain lagi|lain halnya|beda lagi|"
        "ada pula|ada juga|ada lagi|tidak demikian|tidak begitu|sama halnya|senasib|serupa"
    ).split("|")
)


def _past_introduction(items: Sequence[Word]) -> int:
    """`Lihat saja Mang Dadan, penjual bubur.` · `Begitu pula dengan Budi.`: where the one begins whom a sentence only brings up, else 0."""
    words = tuple(item.lower for item in items[:_LONGEST_INTRODUCTION])
    end = next((len(opening) for opening in _INTRODUCTIONS if words[: len(opening)] == opening), 0)
    while 0 < end < len(items) - 1 and items[end].lower in _AFTER_INTRODUCTION:
        end += 1
    return end if end < len(items) else 0


_AFTER_INTRODUCTION = frozenset(
    {"saja", "adalah", "dengan", "halnya", "ceritanya", "cerita", "kisah", "yakni", "yaitu", "nama", ","}
)
_LONGEST_INTRODUCTION = 3
"""Words."""


def name_after_office(items: Sequence[Word], start: int) -> tuple[int, int] | None:
    """`Hal itu diungkapkan Kepala Dinas Pangan, Ir. Budi.` · `datang dari Fakultas Seni, yakni Budi`: the name after the comma that closes an office.

    None where the office has a name of its own before the comma; `cucu Raden Saleh, Budi` has another's.
    """
    comma = next(
        (i for i in range(start, min(len(items), start + _LONGEST_OFFICE)) if items[i].text in {",", ".", "("}), None
    )
    if comma is None or items[comma].text != ",":
        return None
    office = items[start:comma]
    if any(item.upos == "VERB" or item.quotation >= 0 for item in office) or _holds_name(office):
        return None
    first = comma + 1
    while first < len(items) and (is_title(items[first]) or items[first].text == "." or items[first].lower in BEING):
        first += 1
    for name, stop in entity_ranges(items):
        if name == first:
            following = items[stop] if stop < len(items) else None
            closed = following is None or following.quotation >= 0 or following.lower in {",", ".", "(", "yang"}
            return (name, stop) if closed else None
    return None


def _holds_name(office: Sequence[Word]) -> bool:
    """True where an office before a comma has its holder's name in it, and not only whose kin or of what firm he is.

    `cucu Raden Saleh, Budi` · `Analis Randu Metals di Bandung, Budi`
    """
    named = next((i for i, item in enumerate(office) if item.kind is EntityKind.PERSON), None)
    if named is None or (
        office[0].text.islower() and office[0].lower not in lexicon().role_heads - lexicon().relations
    ):
        return False
    seated = any(item.lower == "di" for item in office[named:])
    return not (seated and named > 0 and office[0].lower in lexicon().role_heads)


_LONGEST_OFFICE = 16
"""Words."""


def author_after(reading: Reading, passage: Passage) -> Phrase | None:
    """`Pertanyaan itu diajukan Budi kepada gurunya.` · `Begitulah pesan terakhir Budi.`: whose words stand just before."""
    items = passage.items
    thus = items[0].lower in _THUS
    if not thus and not (len(items) > 1 and _is_said(items[0]) and items[1].lower in lexicon().demonstratives):
        return None
    if (
        thus and len(items) > 1 and items[1].kind is EntityKind.PERSON
    ):  # `Begitu Zahra, siswi kelas IV, menirukan bunyinya.`
        return phrase_of(reading.text, items, *right_phrase(items, 1))
    for index in range(1, min(len(items) - 1, _FARTHEST_AUTHOR)):
        if items[index].lower not in _AUTHORED and not (thus and _is_said(items[index])):
            continue
        start = past_by(items, index + 1)
        while start < len(items) - 1 and items[start].lower in {"dari", "mulut", "bibir", "terakhir", "pertama"}:
            start += 1
        phrase = phrase_of(reading.text, items, *right_phrase(items, start))
        if phrase is not None and phrase.form is Form.NAME:
            return phrase
    return None


def _is_said(word: Word) -> bool:
    return word.stem in lexicon().speech_nouns | _SAID


_THUS = frozenset({"begitu", "begitulah", "demikian", "demikianlah", "itulah"})
_SAID = frozenset(
    "pertanyaan ucapan seruan teriakan perintah doa umpatan permintaan ajakan peringatan pujian celetukan bisikan kata".split()
)
_AUTHORED = frozenset(
    (
        "diajukan dilontarkan disampaikan diucapkan dikatakan ditulis dituturkan diteriakkan dibisikkan diungkapkan dikirim dikirimkan "
        "diunggah dipekikkan terlontar terucap meluncur keluar datang berasal"
    ).split()
)
_FARTHEST_AUTHOR = 8
"""Words."""


def past_by(items: Sequence[Word], start: int) -> int:
    """`dibuka langsung oleh Bupati Budi`: where the agent of a passive begins."""
    while start < len(items) - 1 and items[start].lower in _BEFORE_AGENT:
        start += 1
    return start


_BEFORE_AGENT = frozenset("oleh pula juga langsung sendiri baik hangat keras tegas antusias dingin".split())


def only_describes(items: Sequence[Word], passive: int, source: Phrase) -> bool:
    """`alokasi yang disampaikan Budi, yakni …`: the relative clause tells of a thing, unless it closes a sentence about nobody else."""
    if passive == 0 or items[passive - 1].lower != "yang":
        return False
    if any(
        item.kind is EntityKind.PERSON for item in items[: passive - 1]
    ):  # `Ani memuji kebijakan yang disampaikan Budi.`
        return True
    return any(item.is_word for item in items if item.span.start >= source.span.end)
