"""Stanza's graph parser: relations are scored for the arcs of the tree alone, not for every pair of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from stanza.models.common.vocab import ROOT_ID, VOCAB_PREFIX_SIZE
from stanza.models.depparse.head_constraints import (
    find_head_constraint_violations,
    resolve_head_constraint_violations,
)
from torch import Tensor
from torch.nn import functional

from app.engine.neural.bundle import Bundle, in_batches
from app.engine.neural.known_words import KnownWords
from app.engine.neural.layers import Biaffine, Characters, HighwayLSTM, Product, plain, with_one

ROOT = "\n"
"""Stands for the root among the known words; no word holds a line break."""
ARCS_AT_ONCE = 512
"""Each takes (hidden size)² numbers for a moment."""

Heads = list[int]
Tree = tuple[Heads, list[str]]
Word = tuple[str, str]


class Parser:
    """Tagged sentences to trees."""

    def __init__(self, processor: Any, search: Callable[[Any], Any], max_words: int, *, half: bool = False) -> None:
        """Wrap a processor of Stanza's whose model is `understood`.

        Args:
            processor: Stanza's.
            search: the best tree of a matrix of scores.
            max_words: words kept in mind.
            half: run the LSTM in bfloat16.
        """
        self._model = processor.trainer.model.eval()
        self._vocab = processor.vocab
        self._search = search
        self._mends = bool(processor.config.get("resolve_head_constraints", True))
        self._vectors_of = processor.pretrain.vocab if processor.pretrain and self._model.args["pretrain"] else None
        self._before = self._model.trans_pretrained.out_features if self._model.args["pretrain"] else 0
        self._before += 2 * self._model.args["word_emb_dim"]
        self._lstm = HighwayLSTM(self._model, "parserlstm", half=half)
        self._characters = Characters(self._model.charmodel)
        self._arcs = Biaffine(self._model.unlabeled)
        self._order = Biaffine(self._model.linearization) if self._model.args["linearization"] else None
        self._distance = Biaffine(self._model.distance) if self._model.args["distance"] else None
        relations = self._model.deprel
        self._dependent, self._governor = Product.of(relations.W1), Product.of(relations.W2)
        weight = relations.scorer.W_bilin.weight
        self._relation = Product(weight.flatten(1).T.contiguous())
        self._relation_shape = weight.shape[1:]
        width = self._model.input_size - self._model.args["tag_emb_dim"]
        self._known = KnownWords(self._vectors, width, max_words)
        self._relations = [self._vocab["deprel"].id2unit(i) for i in range(len(self._vocab["deprel"]))]

    @staticmethod
    def understood(processor: Any) -> bool:
        """True where this pass knows the model's architecture and inputs."""
        model = processor.trainer.model
        arguments = model.args
        foreign = ("use_xpos", "use_ufeats")  # Stanza takes them as used where the model does not say
        return (
            type(model).__name__ == "GraphParser"
            and plain(arguments)
            and bool(arguments["word_emb_dim"] > 0 and arguments["tag_emb_dim"] > 0 and arguments.get("use_upos", True))
            and not any(arguments.get(name, True) for name in foreign)
            and not arguments.get("use_arc_embedding")
        )

    def trees(self, sentences: Sequence[Sequence[Word]]) -> list[Tree]:
        """Heads (from 1, 0 is the root) and relations of each sentence of words with tags; none is empty."""
        return in_batches(sentences, self._trees)

    def _trees(self, sentences: Sequence[Sequence[Word]]) -> list[Tree]:
        bundle = Bundle([len(sentence) + 1 for sentence in sentences])
        states = self._states(bundle, sentences)
        arcs = self._arc_scores(bundle.padded(states)).numpy()
        lengths = bundle.lengths.tolist()
        trees = [self._search(arcs[i, :length, :length]).tolist() for i, length in enumerate(lengths)]
        relations = bundle.split(self._labels(bundle, states, trees))
        found = [
            (tree[1:], [self._relations[i + VOCAB_PREFIX_SIZE] for i in row[1:]])
            for tree, row in zip(trees, relations, strict=True)
        ]
        if self._mends:
            at = [0, *bundle.lengths.cumsum(0).tolist()]
            for i, (tree, (_, names)) in enumerate(zip(trees, found, strict=True)):
                if find_head_constraint_violations(tree, names):
                    found[i] = self._mended(arcs[i, : lengths[i], : lengths[i]], states[at[i] : at[i + 1]], tree)
        return found

    def _states(self, bundle: Bundle, sentences: Sequence[Sequence[Word]]) -> Tensor:
        """What the LSTM makes of every word, sentence after sentence, the root before each."""
        model = self._model
        words = [word for sentence in sentences for word in (ROOT, *(word for word, _ in sentence))]
        tags = [number for sentence in sentences for number in self._tag_numbers(sentence)]
        known = self._known.vectors(self._known.rows(words))
        before, after = known[:, : self._before], known[:, self._before :]
        inputs = torch.cat((before, model.upos_emb(torch.tensor(tags)), after), 1)
        return self._lstm.states(bundle, inputs)

    def _tag_numbers(self, sentence: Sequence[Word]) -> list[int]:
        return [ROOT_ID, *self._vocab["upos"].map([tag for _, tag in sentence])]

    def _arc_scores(self, states: Tensor) -> Tensor:
        """Log-probabilities of heads: sentences x words x heads (as in Stanza's `forward_scores`)."""
        places = torch.arange(states.shape[1])
        scores = self._arcs(states)
        offsets = places[None, None, :] - places[None, :, None]
        if self._order:
            scores += functional.logsigmoid(self._order(states) * offsets.sign().float())
        if self._distance:
            distance = 1 + functional.softplus(self._distance(states))
            scores += -torch.log((offsets.abs().float() - distance) ** 2 / 2 + 1)
        scores.masked_fill_(torch.eye(states.shape[1], dtype=torch.bool), -torch.inf)
        # Stanza normalises over the padded width, whose share depends on the neighbours; a row's order does not, nor does any tree's rank.
        return functional.log_softmax(scores, 2)

    def _labels(self, bundle: Bundle, states: Tensor, trees: Sequence[Heads]) -> list[int]:
        """The best relation of each word to its head, one for every row of `states`."""
        scorer, starts = self._model.deprel, (bundle.lengths.cumsum(0) - bundle.lengths).tolist()
        heads = states[torch.tensor([start + h for start, tree in zip(starts, trees, strict=True) for h in tree])]
        left = with_one(torch.relu(self._dependent(states)))
        right = with_one(torch.relu(self._governor(heads)))
        bias = scorer.scorer.W_bilin.bias
        best: list[int] = []
        for some, others in zip(torch.split(left, ARCS_AT_ONCE), torch.split(right, ARCS_AT_ONCE), strict=True):
            half = self._relation(some).view(-1, *self._relation_shape)
            best += (torch.bmm(others.unsqueeze(1), half).squeeze(1) + bias).argmax(1).tolist()
        return best

    def _mended(self, arcs: Any, states: Tensor, tree: Heads) -> Tree:
        """Stanza's repair of a tree in which one word has two subjects or two objects."""
        labels = functional.log_softmax(self._model.deprel(states[None], states[None])[0], 2).numpy()
        heads, numbers = resolve_head_constraint_violations(arcs, labels, _array(tree), self._vocab["deprel"])
        return [int(head) for head in heads[1:]], [self._relations[int(n) + VOCAB_PREFIX_SIZE] for n in numbers]

    def _vectors(self, words: Sequence[str]) -> Tensor:
        model, vocab = self._model, self._vocab
        parts = []
        if model.args["pretrain"]:
            parts.append(model.trans_pretrained(model.pretrained_emb(torch.tensor(self._pretrained_numbers(words)))))
        numbers = [ROOT_ID if word == ROOT else vocab["word"].unit2id(word) for word in words]
        lemmas = [ROOT_ID if word == ROOT else vocab["lemma"].unit2id(None) for word in words]
        parts += [model.word_emb(torch.tensor(numbers)), model.lemma_emb(torch.tensor(lemmas))]
        spellings = [[ROOT_ID] if word == ROOT else vocab["char"].map(list(word)) for word in words]
        parts.append(model.trans_char(self._characters(spellings)))
        return torch.cat(parts, 1)

    def _pretrained_numbers(self, words: Sequence[str]) -> list[int]:
        if self._vectors_of is None:
            return [ROOT_ID if word == ROOT else 0 for word in words]
        return [ROOT_ID if word == ROOT else self._vectors_of.unit2id(word.lower()) for word in words]


def _array(tree: Heads) -> Any:
    return torch.tensor(tree).numpy()
