"""Lost line breaks are put back where a reader sees a new line begin, and nowhere else."""

import pytest

from app.quotes.text.lines import restored

FILLER = (
    "Hujan turun sejak subuh di lereng utara. Sungai kecil di bawah jembatan meluap sampai ke kebun. Beberapa perahu ditarik ke darat sebelum siang. "
    "Anak-anak pulang lebih cepat karena jalan setapak licin. Lampu padam dua kali, lalu menyala lagi menjelang sore. "
) * 4


def relined(text: str) -> list[str]:
    """The lines of `text` when it stands at the end of one long line."""
    return restored(FILLER + text)[len(FILLER) :].split("\n")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            "Kami bertemu di dermaga. Tanya: Kapan berangkat? Jawab: Besok. Tanya: Dengan siapa? Jawab: Sendiri.",
            [
                "Kami bertemu di dermaga.",
                "Tanya: Kapan berangkat?",
                "Jawab: Besok.",
                "Tanya: Dengan siapa?",
                "Jawab: Sendiri.",
            ],
            id="turns of an interview",
        ),
        pytest.param(
            "Tanya: Kapan? Jawab: Besok, kalau kami siap. Usai wawancara, Wulan Sari menutup pintu. Tanya: Lalu? Jawab: Pulang.",
            [
                "Tanya: Kapan?",
                "Jawab: Besok, kalau kami siap.",
                "Usai wawancara, Wulan Sari menutup pintu.",
                "Tanya: Lalu?",
                "Jawab: Pulang.",
            ],
            id="the narrator after a turn",
        ),
        pytest.param(
            "Ramai di lini masa. @kopi_pagi: antre dua jam 😂 @roti_sore: saya pulang saja",
            ["Ramai di lini masa.", "@kopi_pagi: antre dua jam 😂", "@roti_sore: saya pulang saja"],
            id="posts",
        ),
        pytest.param(
            "Air naik. 14.02 WIB Tanggul retak. 13.40 WIB Warga mengungsi. 13.10 WIB Hujan reda.",
            ["Air naik.", "14.02 WIB", "Tanggul retak.", "13.40 WIB", "Warga mengungsi.", "13.10 WIB", "Hujan reda."],
            id="entries of a live blog",
        ),
        pytest.param(
            "Air surut pukul tiga Ia menambahkan, warga boleh pulang Menurut dia, lumpur masih tebal.",
            ["Air surut pukul tiga", "Ia menambahkan, warga boleh pulang", "Menurut dia, lumpur masih tebal."],
            id="lost full stops",
        ),
        pytest.param(
            "Air surut. Baca juga: Jembatan Gantung Randu Putus Kepala dinas itu menilai tanggul kuat.",
            ["Air surut.", "Baca juga: Jembatan Gantung Randu Putus", "Kepala dinas itu menilai tanggul kuat."],
            id="a notice and its headline",
        ),
        pytest.param(
            "Air surut. ADVERTISEMENT Warga pulang. SCROLL UNTUK LANJUT Tanggul diperbaiki.",
            ["Air surut.", "ADVERTISEMENT", "Warga pulang.", "SCROLL UNTUK LANJUT", "Tanggul diperbaiki."],
            id="notes of advertisers",
        ),
        pytest.param(
            "Nelayan itu menoleh. — Kami siap, — kata Budi. — Ayo! Joko Tirta mengatakan perahunya bocor.",
            ["Nelayan itu menoleh.", "— Kami siap, — kata Budi. — Ayo!", "Joko Tirta mengatakan perahunya bocor."],
            id="dialogue behind dashes",
        ),
        pytest.param(
            "« Kami menunggu lama. « Tidak ada yang datang. « Lalu kami pulang », kata Wulan Sari.",
            ["« Kami menunggu lama.", "« Tidak ada yang datang.", "« Lalu kami pulang », kata Wulan Sari."],
            id="paragraphs of one quotation",
        ),
        pytest.param(
            'Jalan itu disebut "pasar hantu" Wulan Sari, pedagang sayur, menyewa kios.',
            ['Jalan itu disebut "pasar hantu"', "Wulan Sari, pedagang sayur, menyewa kios."],
            id="a name after a fragment",
        ),
        pytest.param(
            'Kata Wulan Sari: "Kami menunggu lama. Tidak ada yang datang. Joko Tirta mengatakan perahunya bocor.',
            ['Kata Wulan Sari: "Kami menunggu lama. Tidak ada yang datang.', "Joko Tirta mengatakan perahunya bocor."],
            id="the narrator after a mark that nothing closes",
        ),
        pytest.param(
            "Berikut petikannya. Mengapa jamur? Karena cepat tumbuh. Anda anak petani. Sejak kapan menanam? Sejak 2011. Anda untung? Cukup.",
            [
                "Berikut petikannya.",
                "Mengapa jamur?",
                "Karena cepat tumbuh.",
                "Anda anak petani. Sejak kapan menanam?",
                "Sejak 2011.",
                "Anda untung?",
                "Cukup.",
            ],
            id="questions and answers without labels",
        ),
        pytest.param(
            "Air surut pelan. * * * Joko Tirta pulang. DENGAR, BUKAN LIHAT Lampu padam lagi. Reaksi Di balai desa warga berkumpul.",
            [
                "Air surut pelan.",
                "* * *",
                "Joko Tirta pulang.",
                "DENGAR, BUKAN LIHAT",
                "Lampu padam lagi.",
                "Reaksi",
                "Di balai desa warga berkumpul.",
            ],
            id="headings and stars",
        ),
    ],
)
def test_puts_back(text: str, lines: list[str]) -> None:
    assert relined(text) == lines


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        pytest.param(
            "Saksi Ngaku Antar Uang Pakai Kardus Sari Dewi - kabarrandu Selasa, 11 Mar 2025 19:20 WIB Surabaya - ",
            [
                "Saksi Ngaku Antar Uang Pakai Kardus",
                "Sari Dewi - kabarrandu Selasa, 11 Mar 2025 19:20 WIB",
                "Surabaya - ",
            ],
            id="byline, date and place",
        ),
        pytest.param(
            "Kolera menyebar di utara negeri itu PEMBA, 9 Maret (Kabar Lintas) - ",
            ["Kolera menyebar di utara negeri itu", "PEMBA, 9 Maret (Kabar Lintas) - "],
            id="a place in capitals",
        ),
        pytest.param("Kabar.com - RANDU - ", ["Kabar.com - RANDU - "], id="an outlet before the place"),
        pytest.param(
            "Bos Pabrik Bantah Buang Limbah Malam Hari RENGAT, KABAR TIMUR - ",
            ["Bos Pabrik Bantah Buang Limbah Malam Hari", "RENGAT, KABAR TIMUR - "],
            id="a place in capitals after a word without",
        ),
        pytest.param(
            "Pedagang Sebut Pasar Baru Sepi JAKARTA, KABARPASAR.CO – ",
            ["Pedagang Sebut Pasar Baru Sepi", "JAKARTA, KABARPASAR.CO – "],
            id="a place and a site",
        ),
        pytest.param(
            "Randu siap untuk putaran baru pembicaraan di Tirta MOSKOW, 14 Maret. /Kabar-Info/. ",
            ["Randu siap untuk putaran baru pembicaraan di Tirta", "MOSKOW, 14 Maret. /Kabar-Info/. "],
            id="an agency between strokes",
        ),
        pytest.param(
            "Presiden menanggapi ultimatum Brussel La Paz, 6 mar (Kabar Selatan).- ",
            ["Presiden menanggapi ultimatum Brussel", "La Paz, 6 mar (Kabar Selatan).- "],
            id="a place of two words and an agency",
        ),
        pytest.param(
            "Wulan van Sari Sebut Panen Padi Turun Petani setempat menunggu hujan. ",
            ["Wulan van Sari Sebut Panen Padi Turun", "Petani setempat menunggu hujan. "],
            id="a particle of a name",
        ),
        pytest.param(
            "Saksi Sebut Tanda Tangan Tidak Sama Rabu, 19 Maret 2025 | 16:05 ",
            ["Saksi Sebut Tanda Tangan Tidak Sama", "Rabu, 19 Maret 2025 | 16:05 "],
            id="a date with its hour",
        ),
        pytest.param(
            "Tiga Rumah Tertimbun, Lurah: Warga Sudah Mengungsi Tim Redaksi - Rabu, 12 Nov 2025 | 06:14 ",
            ["Tiga Rumah Tertimbun, Lurah: Warga Sudah Mengungsi", "Tim Redaksi - Rabu, 12 Nov 2025 | 06:14 "],
            id="the editors and a date",
        ),
        pytest.param(
            "Truk Hantam 5 Rumah di Turunan, Sopir Ngaku Rem Blong Sari Dewi - kabarrandu Selasa, 04 Mar 2025 15:20 ",
            [
                "Truk Hantam 5 Rumah di Turunan, Sopir Ngaku Rem Blong",
                "Sari Dewi - kabarrandu Selasa, 04 Mar 2025 15:20 ",
            ],
            id="a capital after a number in a headline",
        ),
        pytest.param(
            "Jalan itu dibuka kembali oleh bupati di Randu, 6 Maret. ",
            ["Jalan itu dibuka kembali oleh bupati di Randu, 6 Maret. "],
            id="a place and a day in a sentence",
        ),
    ],
)
def test_parts_the_head_of_a_page(head: str, lines: list[str]) -> None:
    """A headline, a byline and a dateline that ran together stand on lines of their own."""
    assert restored(head + FILLER)[: len(head)].split("\n") == lines


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ia lahir di Pasar Baru dan tinggal di Kota Lama sejak Januari lalu.", id="names of common words"),
        pytest.param('"Kami siap" Kata Wulan Sari.', id="a cue with a capital"),
        pytest.param("Rapat mulai pukul 14.02 WIB dan selesai pukul 15.00 WIB.", id="times in a sentence"),
        pytest.param("Ia menyebut dua syarat: Tanah harus rata dan air harus ada.", id="a colon alone"),
        pytest.param("Kereta Randu - Tirta lewat dua kali sehari.", id="a dash between names"),
    ],
)
def test_leaves_a_sentence_whole(text: str) -> None:
    assert relined(text) == [text]


def test_only_spaces_change() -> None:
    text = FILLER + "Tanya: Kapan? Jawab: Besok Ia tertawa. Baca juga: Dua Perahu Randu Hilang Lagi Petugas mencari."
    after = restored(text)

    assert after != text
    assert after.replace("\n", " ") == text


def test_leaves_paragraphs_as_they_are() -> None:
    text = "Tanya: Kapan? Jawab: Besok. Tanya: Lalu? Jawab: Pulang Ia tertawa.\n" * 20

    assert restored(text) == text
