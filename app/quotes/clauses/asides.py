"""What the narrator adds to the words of a source: when it was said, on what it leans, where the news has it from, what is left untold."""

from __future__ import annotations

from collections.abc import Sequence

from app.quotes.connectives import AS, WHILE
from app.quotes.lexicon import lexicon
from app.quotes.types import EntityKind
from app.quotes.words import Word

OPPOSING = frozenset({"tetapi", "tapi", "namun", "sedangkan", "sementara"})


_WHEN = frozenset({"saat", "ketika", "waktu", "sewaktu", "usai", "seusai"})
_MET = frozenset({"dihubungi", "ditemui", "dikonfirmasi", "diwawancarai", "diwawancara"})
"""`Budi mengaku belum menerima surat itu ketika dihubungi kemarin.`: the occasion of the saying."""


def is_aside(items: Sequence[Word], start: int, index: int, end: int) -> bool:
    """What the narrator adds to content that begins at `start`: `… ketika dihubungi`, `… seperti dilansir …`, what is left untold, a comment."""
    word, following = items[index].lower, items[index + 1].lower
    met = word in _WHEN and following in _MET and items[index - 1].text != ":"
    passed_on = word in AS and following in _PASSED_ON
    if met or passed_on or _leaves_untold(items, index, end) or _tells_where(items, index, end):
        return True
    if items[index].text != ",":
        return items[index].text in {"–", "—"} and _judges(items, index, end)
    return _contradicts(items, index, end) or (
        _comments(items, index, end) or _leans_on(items, start, index, end) or is_trailing_source(items, index + 1, end)
    )


def _tells_where(items: Sequence[Word], index: int, end: int) -> bool:
    """`… saat berbicara kepada wartawan.` · `… dalam sebuah wawancara dengan radio.`: the occasion of the saying, at the end of the sentence."""
    word, rest = items[index].lower, items[index + 1 : end]
    if index + _SHORTEST_OCCASION > end or any(item.text == "," and not item.is_word for item in rest[:-1]):
        return False
    if word in _WHEN and rest[0].lower == "berbicara":
        heard = rest[1].lower in {"kepada", "dengan", "di", "dalam", "pada"}
        return heard and any(item.is_capitalised or item.lower in _HEARERS for item in rest[2:4])
    during = word == "dalam" and rest[0].lower in {"sebuah", "suatu"} and rest[1].lower in _OCCASIONS
    return during and not any(item.upos in {"VERB", "AUX"} for item in rest[2:])


_SHORTEST_OCCASION = 4
_HEARERS = frozenset("wartawan pers media parlemen dewan sidang konferensi jumpa pendukung publik".split())


def _judges(items: Sequence[Word], dash: int, end: int) -> bool:
    """`… – komentar yang memicu kemarahan.`: what the narrator calls it, behind a dash."""
    noun = dash + 1 + (items[dash + 1].lower in {"sebuah", "suatu"})
    return noun + 1 < end and items[noun].lower in _WHAT_IT_WAS and items[noun + 1].lower == "yang"


def _contradicts(items: Sequence[Word], comma: int, end: int) -> bool:
    """`…, yang dibantah (oleh) Budi.` · `…, tetapi Budi tidak setuju.` · `…, sebelum meninggalkan ruangan.`: what others or he himself did then."""
    word, following = items[comma + 1].lower, items[comma + 2].lower if comma + 2 < end else ""
    if (word == "yang" and following in _REJECTED) or (word == "sebelum" and following in _LEAVING):
        return True
    name = comma + 2
    while name < end and items[name].kind is EntityKind.PERSON:
        name += 1
    opposed = word in OPPOSING and comma + 2 < name < end
    denied = opposed and items[name].lower in {"membantah", "menyangkal", "membantahnya", "menyangkalnya"}
    return denied or (opposed and [item.lower for item in items[name : name + 2]] in _DISAGREEING)


_REJECTED = frozenset({"dibantah", "disangkal", "ditepis", "ditampik"})
_LEAVING = frozenset({"meninggalkan", "pergi", "beranjak", "berlalu", "bergegas", "menutup"})
_DISAGREEING = (["tidak", "setuju"], ["tak", "setuju"], ["tidak", "sependapat"])


def _leaves_untold(items: Sequence[Word], index: int, end: int) -> bool:
    """`…, tanpa merinci kapan.` · `…, namun tidak menyebutkan kapan.` · `… dan enggan berkomentar.`: what the source doesn't tell."""
    joint = index + (items[index].text == ",")
    verb = joint + 1 + (items[joint + 1].lower in {"mau", "ia", "dia"})
    if items[joint].lower == "tanpa":
        matter = items[verb + 1].lower if verb + 1 < end else ""
        return items[verb].lower in _TELLING and (joint > index or matter in _UNTOLD)
    refused = items[joint].lower in OPPOSING | {"dan", "meski"} and items[verb].lower in _REFUSING
    return refused and verb + 1 < end and items[verb + 1].lower in _TELLING | {"berkomentar"}


def _comments(items: Sequence[Word], comma: int, end: int) -> bool:
    """`… “salah besar”, sementara perundingan tetap buntu.` · `…, sebuah tuduhan yang dibantah.` · `…, Senin (3/2).`"""
    word, following = items[comma + 1].lower, items[comma + 2].lower
    noun = comma + 1 + (word in {"sebuah", "suatu"})
    if noun > comma + 1 and following in _WHAT_IT_WAS:
        return True
    if noun + 2 < end and items[noun].lower in _WHAT_IT_WAS | _WHAT_IT_GIVES and items[noun + 1].lower == "yang":
        verb = noun + 2 + (items[noun + 2].lower in _ADVERBS_OF_DENIAL)
        return verb < end and items[verb].lower in _DENIED
    dated = word in lexicon().weekdays and items[comma + 1].is_capitalised
    if dated and not any(item.is_word and item.text.isalpha() for item in items[comma + 2 : end]):
        return True
    quoted_again = any(item.quotation >= 0 for item in items[comma + 1 : end])
    return items[comma - 1].quotation >= 0 and word in _AFTER_FRAGMENT and not quoted_again


def _leans_on(items: Sequence[Word], start: int, comma: int, end: int) -> bool:
    """`…, merujuk pada banjir itu.` · `…, dalam pidato di alun-alun.` · `agar …, dengan alasan keamanan.`: on what, where or why it was said."""
    word, following = items[comma + 1].lower, items[comma + 2].lower
    goes_on = any(items[i].text == "," and items[i + 1].lower in _ADDING for i in range(comma + 1, end - 1))
    if goes_on or comma < start + 2:
        return False
    if word in {"mengutip", "menukil"} or (word in {"merujuk", "mengacu"} and following in {"pada", "kepada", "ke"}):
        return True
    if word == "dengan" and following in {"alasan", "dalih"}:
        return items[start - 1].lower in {"agar", "supaya"}
    if word in WHILE:
        return following in _GESTURES
    noun = comma + 2 + (following in {"sebuah", "suatu", "satu"})
    resumed = any(items[i].text == "," and not _tells_when_or_where(items[i + 1]) for i in range(noun, end - 1))
    if resumed or noun >= end:
        return False
    opens = word in {"saat", "ketika", "usai", "seusai", "setelah", "sebelum"} and following in _ATTENDING
    during = word == "selama" and (items[noun].stem in _OCCASIONS or items[noun].lower in _CEREMONIES)
    return opens or during or (word == "dalam" and items[noun].stem in _OCCASIONS)


def _tells_when_or_where(word: Word) -> bool:
    return word.lower in lexicon().days | lexicon().prepositions or word.text[0].isdigit() or word.is_capitalised


_ADDING = frozenset({"dan", "atau", "serta", "lalu", "kemudian"})
_OCCASIONS = frozenset(
    (
        "pidato wawancara konferensi jumpa pernyataan keterangan siaran sambutan kesaksian surat unggahan cuitan pesan paparan rilis kuliah "
        "ceramah khotbah pertemuan diskusi debat seminar webinar podcast siniar acara program sesi kunjungan rapat sidang persidangan "
        "orasi kultum dengar artikel kolom esai tulisan buku video taklimat pengarahan"
    ).split()
)
_CEREMONIES = frozenset(
    "pelantikan peresmian pembukaan penutupan upacara perayaan peringatan peluncuran penandatanganan penyerahan pemakaman tur lawatan".split()
)
_ATTENDING = frozenset(
    {"meresmikan", "membuka", "menutup", "menghadiri", "meninjau", "memimpin", "mengunjungi", "melantik"}
)
"""`…, saat meresmikan bendungan itu.`: what the source did when saying it."""
_GESTURES = frozenset(
    (
        "menunjuk menunjukkan memperlihatkan memegang mengangkat tersenyum tertawa terkekeh terbahak menangis terisak menggeleng mengangguk "
        "menepuk mengusap menyeka menatap menoleh menghela melambaikan memeluk menahan mengacungkan mengelus menarik berlinang berurai "
        "bercanda berkelakar berseloroh"
    ).split()
)
"""What a speaker does while saying it."""


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
_WHAT_IT_GIVES = frozenset({"angka", "jumlah", "data", "kabar", "informasi", "versi", "hal", "fakta", "dakwaan"})
_ADVERBS_OF_DENIAL = frozenset(
    {"tidak", "tak", "belum", "langsung", "kemudian", "segera", "sudah", "telah", "kini", "sulit"}
)
_DENIED = frozenset(
    (
        "dibantah disangkal ditolak ditepis ditampik dikonfirmasi diverifikasi dibenarkan diragukan dipertanyakan dikecam dikritik "
        "dipastikan diakui dibuktikan terbukti"
    ).split()
)
"""`…, (sebuah) angka yang belum dikonfirmasi oleh bank itu`: what others make of it."""
_AFTER_FRAGMENT = frozenset(
    (
        "sementara sedangkan padahal tanpa setelah usai seusai kemarin saat ketika seraya sambil sembari menanggapi merespons menyinggung "
        "menyusul menjelang dalam"
    ).split()
)
_TELLING = frozenset(
    (
        "menyebut menyebutkan merinci memerinci menjelaskan mengungkap mengungkapkan membeberkan menguraikan mengatakan menambahkan "
        "memberi memberikan menyertakan menunjukkan menyebutnya merincinya menjelaskannya menyatakan menegaskan menerangkan"
    ).split()
)


_LONGEST_OUTLET = 5
_REFERRING = frozenset({"laporan", "berdasar", "berdasarkan", "dilansir", "dikutip", "mengutip", "lapor", "menurut"})


_PASSED_ON = frozenset("dilaporkan dikutip dilansir diberitakan diwartakan dikabarkan dimuat ditulis".split())


def is_trailing_source(items: Sequence[Word], index: int, end: int) -> bool:
    """`…, berdasarkan laporan Kabar Pagi.` · `…, seperti dikutip Kabar Pagi.` at the end tells where the news has it from."""
    last = next((i for i in range(end - 1, index, -1) if items[i].is_word), index)
    outlet = items[index:last]
    if items[last].lower in {"melaporkan", "memberitakan"} and len(outlet) <= _LONGEST_OUTLET:
        return any(
            item.is_capitalised for item in outlet
        )  # `…, Kabar Pagi melaporkan.` · `…, afiliasi Kabar TV melaporkan.`
    if items[index].lower in AS and index + 2 < end:
        passed_on = index + 1 + (items[index + 1].lower == "yang")
        return items[passed_on].lower in _PASSED_ON
    return (
        index + 1 < end
        and items[index].lower in _REFERRING
        and not any(item.text == "," for item in items[index:end])
        and any(item.is_capitalised for item in items[index:end])
    )
