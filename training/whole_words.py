"""Words that end like an enclitic and have none (`biasanya`, `istilah`, `bertanya`), as entries of the multiword expander.

The tokenizer judges by characters and cuts words that the trees leave whole. What it cuts goes through the expander, whose dictionary
comes first; a word that stands there as itself stays whole, though Stanza's trainer makes no such entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch

from training import slimming
from training.conllu import Sentence


def found(hand_made: Sequence[Sentence], converted: Sequence[Sentence]) -> list[str]:
    """Such words, lower-cased and sorted, that the hand-made trees mostly leave whole; the converted ones decide where those do not."""
    first, second = _balance(hand_made), _balance(converted)
    endings = {token.words[-1].form.lower() for s in hand_made for token in s.tokens if len(token.words) > 1}
    return sorted(
        form
        for form in first.keys() | second.keys()
        if (first[form] or second[form]) > 0 and any(form.endswith(ending) and form != ending for ending in endings)
    )


def _balance(sentences: Sequence[Sentence]) -> Counter[str]:
    """How many times more often a form is one word than several."""
    balance: Counter[str] = Counter()
    for sentence in sentences:
        for token in sentence.tokens:
            balance[token.form.lower()] += 1 if len(token.words) == 1 else -1
    return balance


def teach(expander: Path, words: Sequence[str], target: Path) -> None:
    """Copy a trained expander with the words in its dictionary, each as itself.

    Stanza looks a form up as it is written, then in lower case: what the dictionary has with capitals is changed as well.
    """
    checkpoint = slimming.load(expander)
    lower = set(words)
    known = [form for form in checkpoint["dict"] if form.lower() in lower]
    checkpoint["dict"] |= {form: form for form in (*words, *known)}
    torch.save(checkpoint, target)
