"""Drafts through Stanza's models. The only module that knows Stanza and torch."""

from __future__ import annotations

import hashlib
import json
import threading
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import stanza
import torch
from stanza.models.depparse import head_constraints
from stanza.models.depparse import model as parser_model
from stanza.models.tokenization.data import TokenizationDataset
from stanza.models.tokenization.utils import predict as predict_tokens

from app.engine.sheet import Expansions, Sheet
from app.engine.spanning_tree import with_short_cut
from app.engine.stretches import MAX_STRETCH_CHARACTERS, Stretch, assembled, cut, split_crowded
from app.engine.tokenisation import characters, labelled_tokens, word_spans
from app.errors import AnnotationError, ModelsBroken, ModelsMissing
from app.quotes.types import Depth, Draft, Sentence, Span

LANGUAGE = "id"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
IDENTITY = "identity"
"""Stanza's name for a lemmatizer that repeats the word: no model, and no use to Kutip."""
QUANTISED = ("pos", "depparse", "ner")
TOKENISER_BATCH_SENTENCES = 64
MAX_KNOWN_EXPANSIONS = 50_000


class StanzaAnnotator:
    """An `Annotator` over a Stanza resources folder. One thread at a time runs the models; others wait."""

    def __init__(self, models_dir: Path, *, torch_threads: int = 1, quantised: bool = False) -> None:
        """Load the models: seconds of work, so never on the event loop.

        Args:
            models_dir: a folder with resources.json and the default package of `id`, as Stanza lays it out.
            torch_threads: threads of one model call, for the whole process.
            quantised: 8-bit weights for tagger, parser and name finder.

        Raises:
            ModelsMissing: no such folder or file.
            ModelsBroken: the files are there but cannot be loaded.
        """
        torch.set_num_threads(torch_threads)
        self._lock = threading.Lock()
        self._expansions: dict[str, list[str]] = {}
        packages = _default_packages(models_dir)
        self._processors = _load(models_dir, packages)
        self._models = _name(models_dir, packages)
        _install_short_cut()
        if quantised:
            self._quantise()

    @property
    def models(self) -> str:
        """The packages and a digest of their files, as `id/kutip@1f0c9a2b`."""
        return self._models

    def annotate(self, drafts: Sequence[Draft]) -> list[Sentence]:
        """See `Annotator`. Every draft goes through tokenizer, mwt and ner; the tagger sees those to tag, the parser those to parse."""
        with self._lock, torch.inference_mode():
            try:
                return self._annotate(drafts)
            except (RuntimeError, ValueError, IndexError, KeyError, TypeError, AssertionError) as error:
                raise AnnotationError(f"The models failed: {type(error).__name__}.") from error

    def _annotate(self, drafts: Sequence[Draft]) -> list[Sentence]:
        stretches = cut(drafts)
        if not stretches:
            return assembled(drafts, ())
        self._tokenise(stretches)
        stretches = split_crowded(stretches)
        stretches.sort(key=lambda stretch: len(stretch.tokens), reverse=True)
        self._find_names(stretches)
        self._tag([stretch for stretch in stretches if stretch.depth is Depth.TAGS], ("pos",))
        self._tag([stretch for stretch in stretches if stretch.depth is Depth.PARSE], ("pos", "lemma", "depparse"))
        return assembled(drafts, stretches)

    def _tokenise(self, stretches: Sequence[Stretch]) -> None:
        processor = self._processors["tokenize"]
        data = [characters(stretch.text) for stretch in stretches]
        dataset = TokenizationDataset(
            processor.config,
            input_text="",
            vocab=processor.vocab,
            evaluation=True,
            dictionary=processor.trainer.dictionary,
        )
        dataset.data = [[(character, 0) for character, _ in row] for row in data]
        labels, _ = predict_tokens(
            processor.trainer, dataset, TOKENISER_BATCH_SENTENCES, MAX_STRETCH_CHARACTERS + 1, True, 0
        )
        tokens = [labelled_tokens(row, row_labels) for row, row_labels in zip(data, labels, strict=True)]
        multi = {
            stretch.text[t.start : t.end]
            for stretch, row in zip(stretches, tokens, strict=True)
            for t in row
            if t.multi
        }
        self._expand(multi)
        for stretch, row in zip(stretches, tokens, strict=True):
            stretch.tokens = [word_spans(stretch.text, token, stretch.start, self._expansions) for token in row]

    def _expand(self, tokens: set[str]) -> None:
        """Learn the words of these multi-word tokens; a token's words do not depend on its context."""
        if len(self._expansions) > MAX_KNOWN_EXPANSIONS:
            self._expansions.clear()
        unknown = sorted(token for token in tokens if token not in self._expansions)
        if unknown and "mwt" in self._processors:
            expansions = Expansions(unknown)
            self._processors["mwt"].process(expansions)
            self._expansions.update(zip(unknown, expansions.words, strict=True))

    def _find_names(self, stretches: Sequence[Stretch]) -> None:
        if "ner" not in self._processors:
            return
        sheet = Sheet([s.surfaces(_whole(s)) for s in stretches])
        self._processors["ner"].process(sheet)
        for stretch, tags in zip(stretches, sheet.column("ner"), strict=True):
            stretch.tags = tags

    def _tag(self, stretches: Sequence[Stretch], processors: Sequence[str]) -> None:
        if not stretches or "pos" not in self._processors:
            return
        sheet = Sheet([stretch.surfaces(stretch.words()) for stretch in stretches])
        for name in processors:
            if name in self._processors:
                self._processors[name].process(sheet)
        columns = (sheet.column(field) for field in ("upos", "head", "deprel"))
        for stretch, upos, heads, deprels in zip(stretches, *columns, strict=True):
            stretch.upos = upos
            if heads[0] is not None:
                stretch.heads, stretch.deprels = [int(head) for head in heads], deprels

    def _quantise(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch announces a successor that has no LSTM yet
            for name in QUANTISED:
                if name in self._processors:
                    _to_int8(self._processors[name].trainer)


def _to_int8(trainer: Any) -> None:
    layers = {torch.nn.LSTM, torch.nn.Linear}
    trainer.model = torch.ao.quantization.quantize_dynamic(trainer.model, layers, dtype=torch.qint8)  # type: ignore[no-untyped-call]


def _whole(stretch: Stretch) -> list[Span]:
    """The spans of whole tokens: the name finder was trained on these."""
    return [Span(token[0].start, token[-1].end) for token in stretch.tokens]


def _default_packages(models_dir: Path) -> dict[str, str]:
    """Processor to package, of the default package in resources.json, as far as Kutip uses it."""
    index = models_dir / "resources.json"
    if not index.is_file():
        raise ModelsMissing(index)
    try:
        default = json.loads(index.read_text(encoding="utf-8"))[LANGUAGE]["packages"]["default"]
    except (ValueError, KeyError, TypeError) as error:
        raise ModelsBroken(models_dir, f"resources.json names no default package for {LANGUAGE}") from error
    packages = {name: default[name] for name in PROCESSORS if default.get(name, IDENTITY) != IDENTITY}
    if "tokenize" not in packages:
        raise ModelsBroken(models_dir, "the default package has no tokenizer")
    return packages


def _load(models_dir: Path, packages: dict[str, str]) -> dict[str, Any]:
    """Stanza's own loader; `depparse_pretagged` spares the parser the demand for a lemmatizer."""
    try:
        pipeline = stanza.Pipeline(
            LANGUAGE,
            dir=str(models_dir),
            package=None,
            processors=dict(packages),
            download_method=None,
            use_gpu=False,
            tokenize_no_ssplit=True,
            depparse_pretagged=True,
            logging_level="ERROR",
        )
    except FileNotFoundError as error:
        raise ModelsMissing(Path(error.filename) if error.filename else models_dir) from error
    except Exception as error:
        raise ModelsBroken(models_dir, f"{type(error).__name__}: {error}") from error
    return dict(pipeline.processors)


def _name(models_dir: Path, packages: dict[str, str]) -> str:
    digest = hashlib.blake2b(digest_size=4)
    for processor, package in packages.items():
        digest.update((models_dir / LANGUAGE / processor / f"{package}.pt").read_bytes())
    return f"{LANGUAGE}/{'+'.join(dict.fromkeys(packages.values()))}@{digest.hexdigest()}"


def _install_short_cut() -> None:
    """Once a process: the search is a function of a module, the same for every parser."""
    search = parser_model.chuliu_edmonds_one_root
    if not hasattr(search, "stock"):
        short = with_short_cut(search)
        short.stock = search  # type: ignore[attr-defined]
        parser_model.chuliu_edmonds_one_root = short
        head_constraints.chuliu_edmonds_one_root = short
