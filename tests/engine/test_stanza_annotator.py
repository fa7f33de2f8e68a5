"""The real models behind the protocol (skipped where there are none)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.errors import AnnotationError, ModelsBroken, ModelsMissing
from app.quotes.types import Depth, Draft, Sentence

stanza_annotator_module = pytest.importorskip("app.engine.stanza_annotator")
StanzaAnnotator = stanza_annotator_module.StanzaAnnotator

TEXTS = (
    "Wali Kota Bandung Ratna Widuri mengatakan pembangunan jembatan akan dimulai pada bulan Maret.",
    '"Anggarannya sudah disetujui," katanya kepada wartawan di Balai Kota, Senin (3/2).',
    "Menurut Bagas Pranoto, lalu lintas akan dialihkan selama enam bulan.",
    "Ia menambahkan bahwa warganya diminta bersabar.",
    "Rapat itu dihadiri PT Cahaya Timur dan Kementerian Perhubungan.",
    "Tidak.",
)
HOSTILE = (
    "a" * 5_000,
    "1 2 3 4 5 " * 300,
    "lompat\ud800 \x00jauh\x1b sekali",
    '"' * 300,
    "http://contoh.id/" + "a-" * 700,
    "😀" * 50 + " ujar Ratna",
    " \u00a0 ",
    "",
)


def parse(texts: tuple[str, ...]) -> list[Draft]:
    """Drafts to parse."""
    return [Draft(text, Depth.PARSE) for text in texts]


def test_answers_are_stock_stanzas(stanza_annotator: Any, models_dir: Path) -> None:
    """Words, tags, heads, relations and names are those of Stanza's own pipeline on its own Documents."""
    import stanza

    pipeline = stanza.Pipeline(
        "id",
        dir=str(models_dir),
        package=None,
        processors={"tokenize": "default", "mwt": "default", "pos": "default", "depparse": "default", "ner": "default"},
        download_method=None,
        use_gpu=False,
        tokenize_no_ssplit=True,
        depparse_pretagged=True,
        logging_level="ERROR",
    )
    for sentence in stanza_annotator.annotate(parse(TEXTS)):
        (stock,) = pipeline(sentence.text).sentences
        assert [(t.text, t.upos, t.head, t.deprel) for t in sentence.tokens] == [
            (word.text, word.upos, word.head - 1, word.deprel) for word in stock.words
        ]
        assert [(e.text, e.kind.value) for e in sentence.entities] == [(e.text, e.type) for e in stock.ents]


def test_batched_and_single_answers_are_equal(stanza_annotator: Any) -> None:
    """A draft's answer does not depend on its neighbours, however long or strange they are."""
    drafts = [*parse(TEXTS), *parse(HOSTILE), *(Draft(text, Depth.NAMES) for text in TEXTS)]
    assert stanza_annotator.annotate(drafts) == [stanza_annotator.annotate([draft])[0] for draft in drafts]


def assert_sound(draft: Draft, sentence: Sentence) -> None:
    """Offsets are exact, words are in order, and a parsed sentence is one tree."""
    assert sentence.text == draft.text
    assert all(token.span.of(draft.text) == token.text != "" for token in sentence.tokens)
    assert all(a.span.end <= b.span.start for a, b in zip(sentence.tokens, sentence.tokens[1:], strict=False))
    assert all(entity.span.of(draft.text) == entity.text for entity in sentence.entities)
    assert [token.head for token in sentence.tokens].count(-1) == min(1, len(sentence.tokens))
    hanging = {index for index, token in enumerate(sentence.tokens) if token.head == -1}
    for _ in sentence.tokens:
        hanging |= {index for index, token in enumerate(sentence.tokens) if token.head in hanging}
    assert len(hanging) == len(sentence.tokens)


@pytest.mark.parametrize("text", [*TEXTS, *HOSTILE], ids=lambda text: ascii(text[:12]))
def test_any_draft_gets_a_sound_sentence(stanza_annotator: Any, text: str) -> None:
    """Broken and hostile drafts give exact offsets and one tree, like any other."""
    draft = Draft(text, Depth.PARSE)
    (sentence,) = stanza_annotator.annotate([draft])
    assert_sound(draft, sentence)


def test_a_multi_word_token_is_exact_pieces(stanza_annotator: Any) -> None:
    """`katanya` is the two words `kata` and `nya`, each with its own offsets."""
    (sentence,) = stanza_annotator.annotate(parse(("“Kami siap,” katanya.",)))
    pieces = {token.text: (token.span.start, token.span.end) for token in sentence.tokens}
    assert (pieces["kata"], pieces["nya"]) == ((13, 17), (17, 20))


def test_sentences_for_names_never_reach_tagger_and_parser(stanza_annotator: Any, monkeypatch: Any) -> None:
    """A draft of depth NAMES costs a tokenizer and a name finder, and its words carry no tags."""

    def refuse(_: object) -> None:
        raise AssertionError("called")

    monkeypatch.setattr(stanza_annotator._tagger, "tags", refuse)
    monkeypatch.setattr(stanza_annotator._parser, "trees", refuse)
    (sentence,) = stanza_annotator.annotate([Draft(TEXTS[4], Depth.NAMES)])
    assert {(token.upos, token.head, token.deprel) for token in sentence.tokens} == {(None, None, None)}
    assert sentence.entities


def test_loading_leaves_the_compiler_of_torch_alone(models_dir: Path) -> None:
    """It would cost every process a second and 70 MB, and nothing here is compiled."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom app.engine.stanza_annotator import StanzaAnnotator\n"
        "StanzaAnnotator(Path(sys.argv[1]))\nprint({'torch._dynamo', 'sympy'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, str(models_dir)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "set()"


def test_no_drafts_no_calls(stanza_annotator: Any) -> None:
    """Nothing in, nothing out."""
    assert stanza_annotator.annotate([]) == []


def test_a_failure_of_the_models_is_named(stanza_annotator: Any, monkeypatch: Any) -> None:
    """What goes wrong inside Stanza comes out as an AnnotationError that does not repeat the text."""

    def fail(_: object) -> None:
        raise ValueError("rahasia")

    monkeypatch.setattr(stanza_annotator._name_finder, "tags", fail)
    with pytest.raises(AnnotationError) as failed:
        stanza_annotator.annotate(parse(TEXTS[:1]))
    assert "rahasia" not in str(failed.value)


def test_the_models_have_a_name(stanza_annotator: Any) -> None:
    """`meta.models` tells two sets of models apart: language, packages, digest."""
    assert stanza_annotator.models.startswith("id/")
    assert len(stanza_annotator.models.partition("@")[2]) == 8


def test_missing_models_are_named(tmp_path: Path) -> None:
    """A folder without resources.json is told with its path, and with the setting to change."""
    with pytest.raises(ModelsMissing, match="KUTIP_MODELS_DIR"):
        StanzaAnnotator(tmp_path)


@pytest.mark.parametrize(
    "resources",
    ["{", "[]", "{}", '{"id": {"packages": {"default": {}}}}', '{"id": {"packages": {"default": {"ner": "kutip"}}}}'],
)
def test_a_broken_index_is_told(tmp_path: Path, resources: str) -> None:
    """A resources.json that names no models is broken, whatever is wrong with it."""
    (tmp_path / "resources.json").write_text(resources, encoding="utf-8")
    with pytest.raises(ModelsBroken):
        StanzaAnnotator(tmp_path)


def test_a_broken_model_file_is_told(tmp_path: Path) -> None:
    """A file that is no model is broken, one that is not there is missing."""
    index = {"id": {"tokenize": {"x": {}}, "packages": {"default": {"tokenize": "x"}}}}
    (tmp_path / "resources.json").write_text(json.dumps(index), encoding="utf-8")
    with pytest.raises(ModelsMissing):
        StanzaAnnotator(tmp_path)
    (tmp_path / "id" / "tokenize").mkdir(parents=True)
    (tmp_path / "id" / "tokenize" / "x.pt").write_bytes(b"x")
    with pytest.raises(ModelsBroken):
        StanzaAnnotator(tmp_path)
