"""Drafts through Stanza's models. The only module that knows Stanza and torch."""

from __future__ import annotations

import hashlib
import json
import math
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import stanza
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds, chuliu_edmonds_one_root
from stanza.models.depparse import head_constraints
from stanza.models.depparse import model as parser_model
from torch.optim import Optimizer

from app.engine.neural.layers import halves
from app.engine.neural.name_finder import NameFinder
from app.engine.neural.parser import Parser
from app.engine.neural.plain_words import SUFFIX, Piece, PlainWords, Words
from app.engine.neural.tagger import Tagger
from app.engine.neural.tokeniser import AFTER, BEFORE, Tokeniser
from app.engine.sheet import Sheet
from app.engine.spanning_tree import with_short_cuts
from app.engine.stretches import Stretch, assembled, cut, split_crowded
from app.errors import AnnotationError, ModelsBroken, ModelsMissing
from app.quotes.types import Depth, Draft, Sentence, Span

LANGUAGE = "id"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
IDENTITY = "identity"
"""Stanza's name for a lemmatizer that repeats the word: no model, and no use to Kutip."""
CERTAINTY = 1.0
"""How sure the tokenizer must be of a piece of text taken by itself (nats); else it reads the whole sentence."""
READING = f"{BEFORE}|{AFTER}|{CERTAINTY}"
"""What the plain words depend on besides the model."""


class StanzaAnnotator:
    """An `Annotator` over a Stanza resources folder. One thread at a time runs the models; others wait."""

    def __init__(
        self,
        models_dir: Path,
        *,
        torch_threads: int = 1,
        half_precision: bool = True,
        stock_passes: bool = False,
        known_words: int = 20_000,
    ) -> None:
        """Load the models: seconds of work, so never on the event loop.

        Args:
            models_dir: a folder with resources.json and the default package of `id`, as Stanza lays it out.
            torch_threads: threads of one model call, for the whole process.
            half_precision: run the LSTMs in bfloat16 where the processor multiplies that itself.
            stock_passes: run every model with Stanza's own code, on whole sentences, and remember nothing.
            known_words: words whose vectors each model keeps; about 3 kB a word for all of them together.

        Raises:
            ModelsMissing: no such folder or file.
            ModelsBroken: the files are there but cannot be loaded.
        """
        torch.set_num_threads(torch_threads)
        self._lock = threading.Lock()
        packages = _default_packages(models_dir)
        self._processors = _load(models_dir, packages)
        self._models = _name(models_dir, packages)
        _install_short_cut()
        half = half_precision and halves() and not stock_passes
        self._tokeniser = Tokeniser(
            self._processors,
            math.inf if stock_passes else CERTAINTY,
            plain=self._plain_words(models_dir, packages["tokenize"]),
            half=half,
        )
        self._tagger: Tagger | None = None
        self._parser: Parser | None = None
        self._name_finder: NameFinder | None = None
        if not stock_passes:
            self._use_own_passes(known_words, half=half)

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

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """The words of the vectors that the tagger reads with their numbers, in order; empty where it reads none."""
        tagger = self._processors.get("pos")
        if tagger is None or not tagger.pretrain:
            return {}
        numbers: Mapping[str, int] = tagger.pretrain.vocab._unit2id  # noqa: SLF001 - has no public name
        return numbers

    def certain_words(self, pieces: Sequence[Piece]) -> list[Words | None]:
        """What the tokenizer makes of each piece of text by itself, None where it is not certain; for `training.plain_words`."""
        with self._lock, torch.inference_mode():
            return self._tokeniser.certain_words(pieces)

    def _annotate(self, drafts: Sequence[Draft]) -> list[Sentence]:
        stretches = cut(drafts)
        if not stretches:
            return assembled(drafts, ())
        self._tokeniser.tokenise(stretches)
        stretches = split_crowded(stretches)
        stretches.sort(key=lambda stretch: len(stretch.tokens), reverse=True)
        self._find_names(stretches)
        tagged = [stretch for stretch in stretches if stretch.depth is not Depth.NAMES]
        parsed = [stretch for stretch in stretches if stretch.depth is Depth.PARSE]
        self._tag(tagged)
        self._parse(parsed)
        return assembled(drafts, stretches)

    def _plain_words(self, models_dir: Path, package: str) -> PlainWords | None:
        model = _model_file(models_dir, "tokenize", package)
        return PlainWords.read(plain_words_file(models_dir, package), model, self.vocabulary, READING)

    def _use_own_passes(self, known_words: int, *, half: bool) -> None:
        """Kutip's own passes for the models whose architecture they know."""
        processors = self._processors
        if "pos" in processors and Tagger.understood(processors["pos"]):
            self._tagger = Tagger(processors["pos"], known_words, half=half)
        if "depparse" in processors and "lemma" not in processors and Parser.understood(processors["depparse"]):
            self._parser = Parser(
                processors["depparse"],
                with_short_cuts(chuliu_edmonds_one_root, chuliu_edmonds),
                known_words,
                half=half,
            )
        if "ner" in processors and NameFinder.understood(processors["ner"]):
            self._name_finder = NameFinder(processors["ner"], known_words, half=half)

    def _find_names(self, stretches: Sequence[Stretch]) -> None:
        if "ner" not in self._processors:
            return
        tokens = [s.surfaces(_whole(s)) for s in stretches]
        found = self._name_finder.tags(tokens) if self._name_finder else self._stock(tokens, ("ner",), "ner")[0]
        for stretch, tags in zip(stretches, found, strict=True):
            stretch.tags = tags

    def _tag(self, stretches: Sequence[Stretch]) -> None:
        if not stretches or "pos" not in self._processors:
            return
        words = [stretch.surfaces(stretch.words()) for stretch in stretches]
        found = self._tagger.tags(words) if self._tagger else self._stock(words, ("pos",), "upos")[0]
        for stretch, upos in zip(stretches, found, strict=True):
            stretch.upos = upos

    def _parse(self, stretches: Sequence[Stretch]) -> None:
        if not stretches or not {"pos", "depparse"} <= self._processors.keys():
            return
        words = [stretch.surfaces(stretch.words()) for stretch in stretches]
        if self._parser:
            tagged = [list(zip(row, stretch.upos, strict=True)) for row, stretch in zip(words, stretches, strict=True)]
            found = self._parser.trees(tagged)
        else:
            heads, relations = self._stock(words, ("pos", "lemma", "depparse"), "head", "deprel")
            found = [([int(h) for h in row], names) for row, names in zip(heads, relations, strict=True)]
        for stretch, (stretch_heads, deprels) in zip(stretches, found, strict=True):
            stretch.heads, stretch.deprels = stretch_heads, deprels

    def _stock(self, words: Sequence[Sequence[str]], processors: Sequence[str], *fields: str) -> list[list[list[Any]]]:
        """What Stanza's own processors write into these fields, each by sentence."""
        sheet = Sheet(words)
        for name in processors:
            if name in self._processors:
                self._processors[name].process(sheet)
        return [sheet.column(field) for field in fields]


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
    _spare_the_compiler()
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


def plain_words_file(models_dir: Path, package: str) -> Path:
    """Where the file of the plain words of a tokenizer lies."""
    return _model_file(models_dir, "tokenize", package).with_suffix(SUFFIX)


def _model_file(models_dir: Path, processor: str, package: str) -> Path:
    return models_dir / LANGUAGE / processor / f"{package}.pt"


def _spare_the_compiler() -> None:
    """Keep torch's compiler out: Stanza makes an optimizer for each model, and the first imports it (1 s, 70 MB, no use)."""
    add = Optimizer.add_param_group.__wrapped__  # type: ignore[attr-defined]  # torch wraps it to keep the compiler off
    setattr(add, "__dynamo_disable", add)  # where torch keeps it once the compiler has been asked


def _name(models_dir: Path, packages: dict[str, str]) -> str:
    digest = hashlib.blake2b(digest_size=4)
    for processor, package in packages.items():
        digest.update(_model_file(models_dir, processor, package).read_bytes())
    return f"{LANGUAGE}/{'+'.join(dict.fromkeys(packages.values()))}@{digest.hexdigest()}"


def _install_short_cut() -> None:
    """Once a process: the search is a function of a module, the same for every parser."""
    short = with_short_cuts(chuliu_edmonds_one_root, chuliu_edmonds)
    parser_model.chuliu_edmonds_one_root = short
    head_constraints.chuliu_edmonds_one_root = short
