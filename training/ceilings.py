"""`python -m training.ceilings [--train]`: how near to the marks anybody could come with the data at hand.

Two teams annotated the same news, each by its own guidelines: as far as they differ, a model that learnt from one cannot agree with the other.
A parser that learnt two habits of punctuation errs on one of them: its score without punctuation tells the rest. With `--train`, name
finders of the shipped size learn from one set alone, as its annotators label, and answer its own test part; they never ship.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from training import conllu, entities, named, polishing, scores, trainers
from training.entities import Tagged
from training.places import Places, from_environment

ANNOTATED_TWICE = (
    tuple(f"idner-news-2k/{part}" for part in ("train", "dev", "test")),
    tuple(f"no-licence-stated/nerugm/{part}" for part in ("train", "dev", "test")),
)
"""The same articles: IDNER-News-2k's annotation and that of nerugm."""
ALONE = ("nergrit-indonlu", "idner-news-2k", "no-licence-stated/nerui")
STEPS, POLISHING = 1000, 1000
_FEWEST_LETTERS = 25
_NO_LETTERS = re.compile(r"[\W_]")
Place = tuple[int, int, str]


def letters(sentence: Tagged) -> str:
    """The letters and digits of a sentence: what two tokenisations share."""
    return _NO_LETTERS.sub("", "".join(form for form, _ in sentence)).lower()


def places_of(sentence: Tagged) -> set[Place]:
    """The entities of a sentence as (first letter, last letter, kind), whatever its tokens are."""
    ends, end = [0], 0
    for form, _ in sentence:
        end += len(_NO_LETTERS.sub("", form))
        ends.append(end)
    found = {(ends[first], ends[last + 1], kind) for _, first, last, kind in scores.spans([sentence])}
    return {place for place in found if place[0] < place[1]}


def agreement(ones: Sequence[Tagged], others: Sequence[Tagged]) -> tuple[int, scores.Row]:
    """How many sentences two sets share, and the F1 in percent of one's entities against the other's: all, and of each kind."""
    first, second = ({letters(s): s for s in rows if len(letters(s)) >= _FEWEST_LETTERS} for rows in (ones, others))
    shared = sorted(first.keys() & second.keys())
    pairs = [(places_of(first[key]), places_of(second[key])) for key in shared]
    row = {"all": _f1(pairs)}
    for kind in scores.KINDS:
        row[kind] = _f1([({p for p in a if p[2] == kind}, {p for p in b if p[2] == kind}) for a, b in pairs])
    return len(shared), row


def _f1(pairs: Sequence[tuple[set[Place], set[Place]]]) -> float:
    both = sum(len(a & b) for a, b in pairs)
    return 100 * 2 * both / max(1, sum(len(a) + len(b) for a, b in pairs))


def attachment(gold: Sequence[conllu.Sentence], answers: Sequence[Sequence[int]]) -> scores.Row:
    """UAS in percent on gold words, of all, of punctuation and of the rest; `answers`: the head of each word, counted from 1, 0 for the root."""
    right = {True: 0, False: 0}
    counted = {True: 0, False: 0}
    for sentence, heads in zip(gold, answers, strict=True):
        numbers = {id(word): number for number, word in enumerate(sentence.words, 1)}
        for word, head in zip(sentence.words, heads, strict=True):
            mark = word.upos == "PUNCT"
            counted[mark] += 1
            right[mark] += head == (numbers[id(word.head)] if word.head is not None else 0)
    shares = {"all": (sum(right.values()), sum(counted.values()))}
    shares |= {"punctuation": (right[True], counted[True]), "other words": (right[False], counted[False])}
    return {title: 100 * part / max(1, whole) for title, (part, whole) in shares.items()}


def _attachment_scores(places: Places) -> dict[str, scores.Row]:
    nlp = scores.pipeline(places.models, "tokenize,mwt,pos,depparse")
    found = {}
    for title, (name, habit) in scores.TREE_SETS.items():
        document = scores.parsed(places.ud(name), nlp, habit)
        heads = [[int(word.head) for word in sentence.words] for sentence in document.sentences]
        found[title] = attachment(conllu.read(places.ud(name)), heads)
    return found


def _alone(places: Places, name: str) -> float:
    """F1 in percent, on a set's test part, of a name finder that learnt from its training part alone."""
    folder = places.work / "ceilings"
    stem = folder / name.replace("/", "-")
    train, tuning = stem.with_suffix(".train.json"), stem.with_suffix(".dev.json")
    entities.write_json(train, entities.read_bio(places.ner(f"{name}/train")))
    entities.write_json(tuning, entities.read_bio(places.ner(f"{name}/dev")))
    vectors = places.work / "vectors.pt"
    start, polished = stem.with_suffix(".start.pt"), stem.with_suffix(".pt")
    trainers.ner(train, tuning, vectors, start, STEPS)
    options = trainers.ner_options(train, tuning, vectors, polished, POLISHING)
    polishing.names(options, start, polished, POLISHING)
    gold = entities.read_bio(places.ner(f"{name}/test"))
    answers = named.by_model(polished, vectors, [[form for form, _ in sentence] for sentence in gold])
    return scores.f1(scores.spans(gold), scores.spans(answers))


def main(arguments: Sequence[str]) -> None:
    """Print each ceiling; `--train`: the name finders of one set alone, too, with the chain's vectors."""
    places = from_environment()
    sets = [[s for part in parts for s in entities.read_bio(places.ner(part))] for parts in ANNOTATED_TWICE]
    shared, row = agreement(*sets)
    print(f"two annotations of the same {shared} sentences of news, F1 of one against the other: {_shown(row)}")
    for title, row in _attachment_scores(places).items():
        print(f"{title}, UAS on gold words: {_shown(row)}")
    for name in ALONE if "--train" in arguments else ():
        print(
            f"{name}, F1 on its test part, trained on its own training part alone: {_alone(places, name):.1f}",
            flush=True,
        )


def _shown(row: scores.Row) -> str:
    return ", ".join(f"{title} {score:.1f}" for title, score in row.items())


if __name__ == "__main__":
    main(sys.argv[1:])
