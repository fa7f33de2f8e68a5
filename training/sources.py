"""Where every piece of training data comes from, under which licence, and how to name it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """`trains`: which models saw it. `credit`: the attribution that NOTICE and the model card carry."""

    name: str
    url: str
    licence: str
    trains: str
    credit: str


SOURCES = (
    Source(
        "UD Indonesian-CSUI, train", "https://github.com/UniversalDependencies/UD_Indonesian-CSUI", "CC BY-SA 4.0",
        "tokenize, mwt, pos, depparse, ner, vectors", "UD Indonesian-CSUI, its contributors named in its README",
    ),
    Source(
        "UD Indonesian-PUD", "https://github.com/UniversalDependencies/UD_Indonesian-PUD", "CC BY-SA 3.0",
        "tokenize, mwt, pos, depparse, ner, vectors", "UD Indonesian-PUD, its contributors named in its README",
    ),
    Source(
        "UD Indonesian-GSD, dev (today's annotation)", "https://github.com/UniversalDependencies/UD_Indonesian-GSD",
        "CC BY-SA 4.0",
        "tokenize, mwt, pos, depparse, ner, vectors; the conversion",
        "UD Indonesian-GSD, its contributors named in its README",
    ),
    Source(
        "UD Indonesian-GSD, train and dev of 2017 (converted)",
        "https://github.com/UniversalDependencies/UD_Indonesian-GSD (history: commit 3beab3a)",
        "CC BY-SA 4.0 since 2019",
        "mwt, pos, depparse, ner, vectors; the conversion", "UD Indonesian-GSD, its contributors named in its README",
    ),
    Source(
        "ICON, train (for the parser its brackets, else text only)", "https://github.com/aisingapore/seacorenlp-data", "CC BY-SA 4.0",
        "pos, depparse, ner, vectors", "ICON, AI Singapore",
    ),
    Source(
        "IDNER-News-2k, train and dev", "https://github.com/khairunnisaor/idner-news-2k", "MIT", "ner, vectors",
        "IDNER-News-2k, © 2020 khairunnisaor (Khairunnisa, Imankulova, Komachi 2020)",
    ),
    Source(
        "NERGRIT, train and dev, as distributed with IndoNLU", "https://github.com/IndoNLP/indonlu", "Apache-2.0",
        "ner, vectors",
        "NERGRIT corpus (grit-id/nergrit-corpus), © 2019 NERGRIT developers: Riyanti Kusumawati; Yudi "
        "Wibisono; Husni Fahmi; Muhamad Jumadil Akbar, Irvan Rahadhian, Irfan Fadil, Ridwan Dwiki Ardiansyah, "
        "Irfan Fakri Ardian; annotators Panca Agung Kusuma, Hanif Razin, Isnadi, Listia Apritami, Suwito, "
        "Antonius Rony Hidajat, Hermawan Suheri, Taqiyuddin Fahmi, Nur Afdal, Ihsan Nur Kholis, Aldi Alpian, "
        "Nur Rokhman, Shyta Ramadhanty; "
        "with IndoNLU (Wilie et al. 2020)",
    ),
    Source(
        "NLP-ID: part-of-speech corpus and its sentences", "PyPI nlp-id 0.1.23.0", "MIT",
        "pos, depparse, ner, vectors",
        "NLP-ID, © 2025 kumparan.com",
    ),
    Source(
        "Indonesian Wikipedia, paragraphs of 2,438 articles, about 2022",
        "https://github.com/lgessler/microbert (data/indonesian/corpora)", "CC BY-SA 3.0", "pos, depparse, ner, vectors",
        "Indonesian Wikipedia contributors (articles listed in WIKIPEDIA_SOURCES.tsv beside the model card)",
    ),
    Source(
        "indocoref passages (Wikipedia)", "https://github.com/valentinakania/indocoref", "MIT; text CC BY-SA 3.0",
        "pos, depparse, ner, vectors",
        "indocoref, © 2021 Valentina Kania; Indonesian Wikipedia contributors",
    ),
    Source("TICO-19", "https://github.com/tico-19/tico-19.github.io", "CC0", "pos, depparse, ner, vectors", "TICO-19"),
    Source("NTREX-128, Indonesian", "https://github.com/MicrosoftTranslator/NTREX", "CC BY-SA 4.0",
           "pos, depparse, ner, vectors", "NTREX-128, Microsoft"),
)  # fmt: skip
