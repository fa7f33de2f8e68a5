"""Scores on the test parts, which no step of the chain reads: trees by the CoNLL-2018 scorer, names by span."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import stanza
import torch
from stanza.models.common.doc import Document
from stanza.utils.conll import CoNLL
from udtools import udeval

from training import conllu, running, treebanks
from training.entities import Tagged, read_bio
from training.named import as_bio
from training.places import Places

TREE_SETS = {
    "GSD test (web)": ("id_gsd-ud-test", treebanks.GSD),
    "CSUI test (news)": ("id_csui-ud-test", treebanks.CSUI),
    "GSD test (web), answered as the product asks: in CSUI's habits": ("id_gsd-ud-test", treebanks.CSUI),
}
"""Each test file with the treebank in whose habits the parser is to answer."""
NAME_SETS = {
    "idner test (news)": ("idner-news-2k/test",),
    "nergrit test (wiki, news)": ("nergrit-indonlu/test",),
    "nerui, whole (news, never trained on)": tuple(
        f"no-licence-stated/nerui/{part}" for part in ("train", "dev", "test")
    ),
    "dee-gold (Wikipedia, never trained on)": ("dee-gold/gold",),
}
METRICS = ("Tokens", "Sentences", "Words", "UPOS", "UAS", "LAS")
KINDS = ("PER", "ORG", "LOC")
Row = dict[str, float]


def pipeline(models: Path, processors: str, **options: object) -> Any:
    """A Stanza pipeline from a bundle, offline, on one thread."""
    torch.set_num_threads(1)
    return stanza.Pipeline(
        "id", dir=str(models), download_method=None, processors=processors, use_gpu=False, verbose=False,
        depparse_pretagged=True, **options,
    )  # fmt: skip


def tree_scores(models: Path, places: Places) -> dict[str, dict[str, Row]]:
    """Per tree set: from raw text, gold sentences and gold words, each plain and with `compound` read as `nmod`."""
    whole = pipeline(models, "tokenize,mwt,pos,depparse")
    given = pipeline(models, "tokenize,mwt,pos,depparse", tokenize_no_ssplit=True)
    return {title: _one_treebank(places.ud(name), habit, whole, given) for title, (name, habit) in TREE_SETS.items()}


def _one_treebank(path: Path, habit: str, whole: Any, given: Any) -> dict[str, Row]:
    texts = [sentence.text for sentence in conllu.read(path)]
    answers = {
        "raw text": _from_text(" ".join(texts), habit, whole),
        "gold sentences": _from_text("\n\n".join(texts), habit, given),
        "gold words": parsed(path, whole, habit),
    }
    original = path.read_text(encoding="utf-8")
    renamed = "".join(conllu.dump(conllu.without_compound(sentence)) for sentence in conllu.read(path))
    return {
        f"{kind}, {labels}": _evaluated(gold, answer)
        for kind, answer in answers.items()
        for labels, gold in (("plain", original), ("compound = nmod", renamed))
    }


def _from_text(text: str, habit: str, nlp: Any) -> Any:
    document = nlp(text, processors="tokenize,mwt,pos")
    return running.parse(nlp, document, [habit] * len(document.sentences))


def parsed(path: Path, nlp: Any, habit: str = treebanks.CSUI) -> Any:
    """The trees' own words, tagged and parsed afresh, in the habits of a treebank."""
    document = CoNLL.conll2doc(input_str="".join(conllu.dump(_bare(s)) for s in conllu.read(path)))
    document = nlp.processors["pos"].process(document)
    return running.parse(nlp, document, [habit] * len(document.sentences))


def _bare(sentence: conllu.Sentence) -> conllu.Sentence:
    for word in sentence.words:
        word.upos = conllu.EMPTY
    return sentence


def _evaluated(gold: str, answer: Any) -> Row:
    system = f"{answer:C}\n\n"
    found = udeval.evaluate(*(udeval.load_conllu(io.StringIO(text), "", {}) for text in (gold, system)))
    return {metric: 100 * found[metric].f1 for metric in METRICS}


Span = tuple[int, int, int, str]


def spans(sentences: Iterable[Tagged]) -> set[Span]:
    """Entities as (sentence, first token, last token, kind)."""
    found: set[Span] = set()
    for number, sentence in enumerate(sentences):
        start = 0
        tags = [tag for _, tag in sentence] + ["O"]
        for place, tag in enumerate(tags):
            before = tags[place - 1] if place else "O"
            if before != "O" and (tag[:2] != "I-"):
                found.add((number, start, place - 1, before[2:]))
            if tag[:2] == "B-":
                start = place
    return found


def f1(gold: set[Span], answer: set[Span]) -> float:
    """Exact-match F1 in percent."""
    return 100 * 2 * len(gold & answer) / max(1, len(gold) + len(answer))


def name_scores(models: Path, places: Places) -> dict[str, Row]:
    """For each entity set: micro F1 and the F1 of each kind, on the set's own tokens."""
    nlp = pipeline(models, "tokenize,ner", tokenize_pretokenized=True)
    return {
        title: _one_name_set([s for part in parts for s in read_bio(places.ner(part))], nlp)
        for title, parts in NAME_SETS.items()
    }


def _one_name_set(gold: Sequence[Tagged], nlp: Any) -> Row:
    document: Document = nlp([[form for form, _ in sentence] for sentence in gold])
    answer = spans([[(token.text, as_bio(token.ner)) for token in sentence.tokens] for sentence in document.sentences])
    wanted = spans(gold)
    row = {"all": f1(wanted, answer)}
    return row | {kind: f1({s for s in wanted if s[3] == kind}, {s for s in answer if s[3] == kind}) for kind in KINDS}


_LOADING = """
import sys, time, stanza
started = time.monotonic()
stanza.Pipeline("id", dir=sys.argv[1], download_method=None, use_gpu=False, verbose=False)
print(time.monotonic() - started)
"""


def load_seconds(models: Path) -> float:
    """Time until the default package is ready, in a new process that has imported Stanza."""
    command = [sys.executable, "-c", _LOADING, str(models)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def words_per_second(models: Path, places: Places) -> dict[str, float]:
    """Speed on one thread over the CSUI test sentences: all processors, and without the parser."""
    text = "\n\n".join(sentence.text for sentence in conllu.read(places.ud("id_csui-ud-test")))
    speeds = {}
    for title, processors in (("all processors", "tokenize,mwt,pos,depparse,ner"), ("names only", "tokenize,mwt,ner")):
        nlp = pipeline(models, processors, tokenize_no_ssplit=True)
        nlp("Ia datang.")
        started = time.process_time()
        document = nlp(text)
        speeds[title] = document.num_words / (time.process_time() - started)
    return speeds
