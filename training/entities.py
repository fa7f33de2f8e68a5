"""Named-entity training data: reading BIO files, and giving back the quotation marks that their sources lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from training.marks import MARKS, PAIRS
from training.recombination import AFTER_CUES

_DOUBLE = MARKS - {"'", "’", "‘"}
_CUES = {*AFTER_CUES, *(cue + "nya" for cue in AFTER_CUES)}
_BRACKETS = {"(": ")", "[": "]"}

Tagged = list[tuple[str, str]]


def read_bio(path: Path) -> list[Tagged]:
    """The sentences of a BIO file (`token TAB tag`, blank line between sentences) as (token, tag) pairs."""
    sentences: list[Tagged] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            form, tag = line.split("\t")[:2]
            sentences[-1].append((form, tag))
        elif sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def write_json(path: Path, sentences: Iterable[Tagged]) -> None:
    """Write sentences in the JSON form that Stanza's NER trainer reads."""
    rows = [[{"text": form, "ner": tag} for form, tag in sentence] for sentence in sentences]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def read_json(path: Path) -> list[Tagged]:
    """What `write_json` wrote."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [[(token["text"], token["ner"]) for token in row] for row in rows]


def without_glued_brackets(sentence: Sequence[tuple[str, str]]) -> Tagged:
    """`(PKB)` as three tokens, as the tokenizer of the service cuts it; only the middle one keeps the tag."""
    found: Tagged = []
    for form, tag in sentence:
        if len(form) > 2 and _BRACKETS.get(form[0]) == form[-1]:
            found += [(form[0], "O"), (form[1:-1], tag), (form[-1], "O")]
        else:
            found.append((form, tag))
    return repaired(found)


def with_joined_hyphens(sentence: Sequence[tuple[str, str]]) -> Tagged:
    """`teman - teman` as one token, where it is a reduplication outside names."""
    found: Tagged = []
    rows = list(sentence)
    while rows:
        group = rows[:3]
        same = len(group) == 3 and group[1][0] == "-" and group[2][0].lower().startswith(group[0][0].lower())
        if same and len(group[0][0]) > 2 and all(tag == "O" for _, tag in group):
            found.append(("".join(form for form, _ in group), "O"))
            rows = rows[3:]
        else:
            found.append(rows.pop(0))
    return found


def repaired(sentence: Sequence[tuple[str, str]]) -> Tagged:
    """An entity that lost its first token to an `O` starts with `B-` again."""
    found: Tagged = []
    for form, tag in sentence:
        orphan = tag.startswith("I-") and (not found or found[-1][1][2:] != tag[2:])
        found.append((form, f"B-{tag[2:]}" if orphan else tag))
    return found


def with_marks(sentence: Sequence[tuple[str, str]], rng: Random) -> Tagged:
    """Marks of another kind where there are any; else new ones around what stands before a cue, or around a part."""
    pair = rng.choice(PAIRS)
    if any(form in _DOUBLE for form, _ in sentence):
        return _restyled(sentence, pair)
    start, end = _stretch(sentence, rng)
    if any(tag.startswith("I-") for _, tag in [*sentence[start : start + 1], *sentence[end : end + 1]]):
        return list(sentence)
    return [*sentence[:start], (pair[0], "O"), *sentence[start:end], (pair[1], "O"), *sentence[end:]]


def _restyled(sentence: Sequence[tuple[str, str]], pair: tuple[str, str]) -> Tagged:
    turn = 0
    found: Tagged = []
    for form, tag in sentence:
        double = form in _DOUBLE
        found.append((pair[turn % 2] if double else form, tag))
        turn += double
    return found


def _stretch(sentence: Sequence[tuple[str, str]], rng: Random) -> tuple[int, int]:
    """From the start to the comma before a cue; else to or from some comma; else all."""
    commas = [i for i, (form, _) in enumerate(sentence[:-1]) if form == "," and i > 0]
    before_cue = [i for i in commas if sentence[i + 1][0].lower() in _CUES]
    if before_cue:
        return 0, before_cue[0] + 1
    if commas and rng.random() < 0.6:
        at = rng.choice(commas)
        return (0, at + 1) if rng.random() < 0.5 else (at + 1, len(sentence))
    return 0, len(sentence)


def glued(sentence: Sequence[tuple[str, str]], rng: Random, share: float = 0.1) -> Tagged:
    """A share of the opening marks stuck to the next token, as where the tokenizer fails; the token keeps its tag."""
    found: Tagged = []
    rows = list(sentence)
    while rows:
        form, tag = rows.pop(0)
        if form in MARKS and rows and rows[0][0][:1].isalnum() and rng.random() < share:
            after, tag = rows.pop(0)
            form += after
        found.append((form, tag))
    return repaired(found)


def varied(sentence: Sequence[tuple[str, str]], rng: Random) -> Tagged:
    """One varied copy: brackets and hyphens as the service's tokenizer cuts them, marks of every kind."""
    return glued(with_marks(with_joined_hyphens(without_glued_brackets(sentence)), rng), rng)


Mentions = dict[str, list[list[str]]]


def mentions(sentences: Iterable[Sequence[tuple[str, str]]]) -> Mentions:
    """All names of a corpus by kind, each as its tokens."""
    found: Mentions = {}
    for sentence in sentences:
        for form, tag in sentence:
            if tag.startswith("B-"):
                found.setdefault(tag[2:], []).append([form])
            elif tag.startswith("I-") and tag[2:] in found:
                found[tag[2:]][-1].append(form)
    return found


def swapped(sentence: Sequence[tuple[str, str]], known: Mentions, rng: Random, share: float = 0.4) -> Tagged:
    """A share of the names replaced by others of their kind; a person is often called by one name only."""
    found: Tagged = []
    skipping = False
    for form, tag in sentence:
        if tag.startswith("B-"):
            skipping = rng.random() < share
            if skipping:
                found += _named(rng.choice(known[tag[2:]]), tag[2:], rng)
                continue
        elif not tag.startswith("I-"):
            skipping = False
        if not skipping:
            found.append((form, tag))
    return found


def _named(name: list[str], kind: str, rng: Random) -> Tagged:
    if kind == "PER" and len(name) > 1 and rng.random() < 0.5:
        name = [rng.choice((name[0], name[-1]))]
    return [(form, f"{'I' if place else 'B'}-{kind}") for place, form in enumerate(name)]
