"""Lines broken at one width are joined again; every other line break stays where it is."""

from __future__ import annotations

import textwrap

import pytest

from app.quotes.text.wrapping import unwrapped

PARAGRAPHS = [
    "Bupati Randu Gatot Pribadi mengatakan warga di lereng utara harus pindah sebelum musim hujan tiba, karena tanah di atas kampung itu retak.",
    "Sungai kecil di bawah jembatan meluap sampai ke kebun. Beberapa perahu ditarik ke darat sebelum siang, dan anak-anak pulang lebih cepat.",
    '"Kami tidak akan memaksa siapa pun, tetapi jangan menunggu sampai lereng itu turun bersama rumah kalian," kata Gatot di balai desa.',
]


def filled(paragraph: str, width: int) -> str:
    return textwrap.fill(paragraph, width, break_on_hyphens=False)


@pytest.mark.parametrize("width", [45, 60, 72, 100])
def test_paragraphs_are_whole_again(width: int) -> None:
    text = "\n\n".join(filled(paragraph, width) for paragraph in PARAGRAPHS)
    assert text.count("\n") > len(PARAGRAPHS) * 2 - 2
    assert unwrapped(text) == "\n\n".join(PARAGRAPHS)


def test_without_blank_lines_a_new_sentence_keeps_its_line() -> None:
    text = "\n".join(filled(paragraph, 60) for paragraph in PARAGRAPHS)
    lines = unwrapped(text).split("\n")
    assert [line for line in lines if line.startswith(("Bupati Randu", "Sungai kecil", '"Kami tidak'))] == [
        line for paragraph in PARAGRAPHS for line in lines if paragraph.startswith(line)
    ]


def test_only_line_breaks_change() -> None:
    text = "\n\n".join(filled(paragraph, 60) for paragraph in PARAGRAPHS)
    assert unwrapped(text) != text
    assert unwrapped(text).replace("\n", " ") == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n".join(PARAGRAPHS), id="a paragraph to a line"),
        pytest.param("\n".join(PARAGRAPHS), id="a paragraph to a line, without blank lines"),
        pytest.param(
            "Hujan turun di lereng,\nair naik ke pintu,\nibu menutup jendela\ndan menyalakan lampu.\n" * 4, id="a poem"
        ),
        pytest.param(
            "Tanya: Kapan berangkat ke lereng utara itu?\nJawab: Besok, kalau hujan reda.\nTanya: Dengan siapa?\nJawab: Sendiri saja.\n"
            * 3,
            id="turns",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert unwrapped(text) == text
