"""The names of all intermediate files of the chain."""

from __future__ import annotations

from pathlib import Path


class Files:
    """The names of all intermediate files."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.vectors = work / "vectors.pt"
        self.tuning = work / "trees" / "tuning.conllu"
        self.words = work / "trees" / "words.conllu"
        self.tagger_trees = work / "trees" / "tagger.conllu"
        self.tok_train = work / "trees" / "tokenizer-train"
        self.tok_tuning = work / "trees" / "tokenizer-tuning"

        self.ner_train = work / "names" / "train.json"
        self.ner_first = work / "names" / "first.json"
        self.ner_copies = work / "names" / "copies.json"
        self.ner_second = work / "names" / "second.json"
        self.ner_broad = work / "names" / "broad.json"
        self.ner_last = work / "names" / "last.json"
        self.ner_teacher = work / "names" / "teacher.pt"
        self.ner_tuning = work / "names" / "tuning.json"
        self.hand_and_converted = work / "trees" / "untagged.conllu"
        self.parser_trees = work / "trees" / "parser.conllu"
        self.parser_tuning = work / "trees" / "parser-tuning.conllu"
        self.parser_last = work / "trees" / "parser-last.conllu"
        self.icon = work / "trees" / "icon.conllu"
        self.bracketed_trees = work / "trees" / "bracketed.conllu"
        self.silver_trees = work / "trees" / "silver.conllu"

    def parser_news(self, times: int) -> Path:
        """The parser's trees with Indonesian news so many times."""
        return self.work / "trees" / f"parser-news-{times}.conllu"

    def start(self, processor: str) -> Path:
        """Where a trainer saves what `polishing` goes on from."""
        return self.work / "trained" / f"{processor}-start.pt"

    def polished(self, processor: str) -> Path:
        """The model that answers the raw text of `silver_trees`, and from which the training on them goes on."""
        return self.work / "trained" / f"{processor}-polished.pt"

    def small(self, processor: str) -> Path:
        """The same, ready to be shipped."""
        path = self.work / "small" / f"{processor}.pt"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def model(self, processor: str) -> Path:
        """Where a trainer saves the best model of a processor."""
        return self.work / "trained" / f"{processor}.pt"
