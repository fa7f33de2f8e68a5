"""More names from tagged news: a first name finder's answers on kumparan's part-of-speech corpus, made consistent.

The corpus says which tokens are proper nouns (NNP); a teacher model says of which kind. A name takes the kind that the
teacher gives it
in most of its occurrences, so that a name recognised in one context is learnt in the others. A sentence is kept only
if each of its proper
nouns is explained: by a name, or as one that the teacher hardly ever takes for part of a name (days, months, ranks).
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.entities import Tagged

MINIMUM_VOTES = 2
AGREEMENT = 0.75
RECOGNISED = 0.3
PLAIN = 0.9
PLAIN_COUNT = 5
Votes = dict[tuple[str, ...], Counter[str]]
Tokens = list[tuple[str, str]]


def read_tagged(path: Path) -> Iterator[Tokens]:
    """The sentences of a gzipped `token TAB tag` file; an enclitic `nya` goes back to its host."""
    sentence: Tokens = []
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            form, _, tag = line.rstrip("\n").partition("\t")
            if not form:
                if sentence:
                    yield sentence
                sentence = []
            elif form == "nya" and sentence:
                sentence[-1] = (sentence[-1][0] + form, sentence[-1][1])
            else:
                sentence.append((form, tag))
    if sentence:
        yield sentence


def entity_runs(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Entities of a BIO sequence as (start, end, kind), the end exclusive."""
    runs: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        if tag.startswith("B-"):
            runs.append((place, place + 1, tag[2:]))
        elif tag.startswith("I-") and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1, runs[-1][2])
    return runs


def count_votes(sentences: Sequence[Tokens], answers: Sequence[Tagged]) -> tuple[Votes, dict[str, Counter[bool]]]:
    """How often each name was given each kind, and how often each proper noun was inside a name."""
    votes: Votes = defaultdict(Counter)
    inside: dict[str, Counter[bool]] = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers, strict=True):
        forms = [form for form, _ in sentence]
        for start, end, kind in entity_runs([tag for _, tag in answer]):
            votes[tuple(forms[start:end])][kind] += 1
        for (form, tag), (_, name) in zip(sentence, answer, strict=True):
            if tag == "NNP":
                inside[form][name != "O"] += 1
    return votes, inside


def dictionary(votes: Votes, inside: dict[str, Counter[bool]]) -> dict[str, str]:
    """One-token names with their kind, where the teacher is consistent about them."""
    found = {}
    for name, kinds in votes.items():
        kind, count = kinds.most_common(1)[0]
        if len(name) == 1 and count >= MINIMUM_VOTES and count >= AGREEMENT * kinds.total():
            seen = inside[name[0]]
            if seen[True] >= RECOGNISED * seen.total():
                found[name[0]] = kind
    return found


def consistent(
    sentence: Tokens, answer: Tagged, names: dict[str, str], inside: dict[str, Counter[bool]]
) -> Tagged | None:
    """The sentence with missed one-token names added; None where a proper noun stays unexplained or it has no name."""
    result: Tagged = []
    for place, ((form, tag), (_, name)) in enumerate(zip(sentence, answer, strict=True)):
        alone = not _proper(sentence, place - 1) and not _proper(sentence, place + 1)
        if tag != "NNP" or name != "O":
            result.append((form, name))
        elif alone and form in names:
            result.append((form, f"B-{names[form]}"))
        elif inside[form].total() >= PLAIN_COUNT and inside[form][False] >= PLAIN * inside[form].total():
            result.append((form, "O"))
        else:
            return None
    return result if any(tag != "O" for _, tag in result) else None


def _proper(sentence: Tokens, place: int) -> bool:
    return 0 <= place < len(sentence) and sentence[place][1] == "NNP"


def chosen(sentences: Sequence[Tokens], answers: Sequence[Tagged]) -> list[Tagged]:
    """All sentences that come out consistent."""
    votes, inside = count_votes(sentences, answers)
    names = dictionary(votes, inside)
    found = (consistent(s, a, names, inside) for s, a in zip(sentences, answers, strict=True))
    return [sentence for sentence in found if sentence]
