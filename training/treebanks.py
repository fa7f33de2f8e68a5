"""Which trees train what: the split of the treebanks, and the conversion of the old one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from training.conllu import EMPTY, Sentence, read, without_compound
from training.conversion import Conversion
from training.places import Places

TUNING_SHARE_GSD = 4
TUNING_SHARE_CSUI = 12
TREE_TRAINING_FILES = ("id_csui-ud-train", "id_pud-ud-test", "id_gsd-ud-dev", "id_gsd-ud-train.OLD-2017")
CSUI, PUD, GSD = EMPTY, "<pud>", "<gsd>"
"""Whose habits a tree follows, as the parser reads it from the lemma of every word: the treebanks hang commas and dates on
different words, and one answer cannot be right in both (a treebank embedding; Stymne et al. 2018, "Parser training with
heterogeneous treebanks"). CSUI, news, is the empty lemma: what the product, which gives none, is answered in."""


@dataclass(frozen=True, slots=True)
class Treebanks:
    """`news` (CSUI, PUD) and `web` (modern GSD) are hand-made; `converted` is old GSD; `tuning` picks the best step."""

    news: list[Sentence]
    web: list[Sentence]
    converted: list[Sentence]
    tuning: list[Sentence]

    @property
    def modern(self) -> list[Sentence]:
        """All hand-made trees that train."""
        return self.news + self.web

    def whole(self) -> Treebanks:
        """The same with the tuning trees among those that train, for steps that choose nothing by them."""
        news = [tree for tree in self.tuning if tree.treebank != GSD]
        web = [tree for tree in self.tuning if tree.treebank == GSD]
        return replace(self, news=self.news + news, web=self.web + web, tuning=[])


def load(places: Places) -> Treebanks:
    """Read and split the training trees; the GSD and CSUI test parts are never read here."""
    csui, pud = read(places.ud("id_csui-ud-train"), CSUI), read(places.ud("id_pud-ud-test"), PUD)
    modern, old = read(places.ud("id_gsd-ud-dev"), GSD), read(places.ud("id_gsd-ud-dev.OLD-2017"), GSD)
    conversion = Conversion(list(zip(old, modern, strict=True)), csui + pud)
    converted = [conversion.convert(sentence) for sentence in read(places.ud("id_gsd-ud-train.OLD-2017"), GSD)]
    for sentence in csui + pud + modern + converted:
        without_compound(sentence)
    tuning = modern[::TUNING_SHARE_GSD] + csui[::TUNING_SHARE_CSUI]
    held_out = set(map(id, tuning))
    return Treebanks(
        news=[sentence for sentence in csui + pud if id(sentence) not in held_out],
        web=[sentence for sentence in modern if id(sentence) not in held_out],
        converted=converted,
        tuning=tuning,
    )
