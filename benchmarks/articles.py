"""Articles to measure with: all different, so that nothing remembered from one flatters the next."""

from __future__ import annotations

import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.articles import load_corpus

SENTENCES = 18
"""Sentences of an article made of consecutive ones: about 400 words, like the articles of the corpus."""
NEWS = ("a-dev", "b-dev", "b-train", "a-train")
"""Files of `quotes-id`, in order of use."""
ALTERED = 0.09
"""Share of words that no article before has: what was measured on news after 400,000 words of other news."""
_VOWELS = "aiueo"


@dataclass(frozen=True, slots=True)
class Articles:
    """What is measured with, and where it comes from."""

    batch: list[str]
    """The articles of the batch."""
    others: list[str]
    """As many more as were asked for, none of which is in the batch."""
    source: str


def load(batch: int, others: int) -> Articles:
    """Some of the committed corpus first, then the real articles under `KUTIP_SHARED_DIR`, or recombined sentences where that is not set."""
    corpus = _spread([article.text for article in load_corpus()], batch // 4)
    shared = os.environ.get("KUTIP_SHARED_DIR")
    if shared is None:
        texts = [*corpus, *_take(recombined(corpus), batch + others - len(corpus))]
        source = f"{len(corpus)} articles of the committed corpus, then its sentences recombined, {ALTERED:.0%} of the words altered"
    else:
        real = [
            json.loads(line)["text"] for line in (Path(shared) / "eval" / "dev.jsonl").read_text("utf-8").splitlines()
        ]
        texts = [
            *corpus,
            *real,
            *_take(news(Path(shared) / "data" / "quotes-id"), batch + others - len(corpus) - len(real)),
        ]
        source = (
            f"{len(corpus)} articles of the committed corpus, {len(real)} real articles, then stretches of {SENTENCES} consecutive sentences of"
            " local news, detokenised (outside text, not in the repository)"
        )
    return Articles(texts[:batch], texts[batch : batch + others], source)


def _spread(texts: list[str], count: int) -> list[str]:
    """About so many of the texts, of every part of the list."""
    return texts[:: max(1, len(texts) // max(1, count))][:count]


def _take(texts: Iterator[str], count: int) -> list[str]:
    return [text for _, text in zip(range(max(0, count)), texts, strict=False)]


def news(folder: Path) -> Iterator[str]:
    """Texts of consecutive sentences of tagged news, a word and its tag a line."""
    for name in NEWS:
        blocks = (folder / f"kota414-{name}.bio").read_text("utf-8").split("\n\n")
        sentences = [detokenised([line.split()[0] for line in block.splitlines() if line.strip()]) for block in blocks]
        for first in range(0, len(sentences) - SENTENCES, SENTENCES):
            yield "\n".join(sentences[first : first + SENTENCES])


def detokenised(words: list[str]) -> str:
    """Words to text: marks go to the word they belong to, straight ones by turns."""
    text, open_mark = "", False
    for word in words:
        closes = word in ".,;:!?)”’%…" or (word == '"' and open_mark)
        glued = not text or closes or text[-1] in "(“‘" or (text[-1] == '"' and open_mark)
        text += word if glued else f" {word}"
        open_mark ^= word == '"'
    return text


def recombined(corpus: list[str], seed: int = 0) -> Iterator[str]:
    """Endlessly, articles of the corpus's paragraphs in chance order, rarer words respelt so that each has words never seen before."""
    chance = random.Random(seed)
    paragraphs = [paragraph for text in corpus for paragraph in text.split("\n") if paragraph.strip()]
    rare = _rare(paragraphs)
    size = len(paragraphs) // len(corpus)
    share = (
        ALTERED
        * sum(len(p.split()) for p in paragraphs)
        / max(1, sum(w in rare for p in paragraphs for w in re.findall(r"\w+", p)))
    )
    while True:
        chosen = chance.sample(paragraphs, size)
        yield "\n".join(
            re.sub(r"\w+", lambda m: _respelt(m.group(), rare, share, chance), paragraph) for paragraph in chosen
        )


def _rare(paragraphs: list[str]) -> set[str]:
    """The rarest long words, as many as make up twice the share that is altered (all of them where there are fewer)."""
    counted = Counter(word for paragraph in paragraphs for word in re.findall(r"\w+", paragraph))
    wanted, rare = 2 * ALTERED * counted.total(), Counter[str]()
    for times in sorted(set(counted.values())):
        if rare.total() >= wanted:
            break
        rare.update({word: count for word, count in counted.items() if count == times and len(word) > 4})
    return set(rare)


def _respelt(word: str, rare: set[str], share: float, chance: random.Random) -> str:
    """The word, or where it is a rare one and chance wills, the word with other vowels and one syllable more."""
    if word not in rare or chance.random() >= share:
        return word
    middle = "".join(chance.choice(_VOWELS) if letter in _VOWELS else letter for letter in word[1:])
    return f"{word[0]}{chance.choice(_VOWELS)}{chance.choice('bdgklmnprst')}{middle}"
