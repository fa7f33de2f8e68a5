"""How many updates each trainer makes and how much text the models answer: in full, or as a rehearsal."""

from __future__ import annotations

from dataclasses import dataclass

SEED = 1945
"""Of everything that the steps draw at random; Stanza's trainers have their own."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Updates of the trainers, by step of the chain; sentences of raw text."""

    tokenizer: int = 3000
    mwt_epochs: int = 20
    tagger: int = 1800
    tagger_polishing: int = 1800
    parser: int = 2600
    parser_polishing: int = 2900
    on_silver: int = 2400
    parser_on_news: int = 700
    teacher: int = 1000
    ner: int = 1800
    ner_polishing: int = 1800
    second_ner: int = 700
    second_ner_polishing: int = 1300
    on_agreed: int = 1400
    last: int = 900
    silver_trees: int = 40_000
    silver_names: int = 4000
    raw: int = 1_000_000
    """At most so many sentences are answered for names."""


FULL = Schedule()
REHEARSAL = Schedule(
    tokenizer=60, mwt_epochs=2, tagger=40, tagger_polishing=40, parser=40, parser_polishing=40, on_silver=40, parser_on_news=40,
    teacher=40, ner=40, ner_polishing=40, second_ner=40, second_ner_polishing=40, on_agreed=40, last=40,
    silver_trees=1000, silver_names=300, raw=2000,
)  # fmt: skip
"""Shows in a quarter of an hour whether every step finds what it needs; the models are of no use."""
