"""Cutting hostile drafts and putting the parts together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.stretches import (
    MAX_STRETCH_CHARACTERS,
    MAX_STRETCH_WORDS,
    Stretch,
    assembled,
    cut,
    readable,
    split_crowded,
)
from app.quotes.types import Depth, Draft, EntityKind, Span


def parse(text: str) -> Draft:
    """A draft to parse."""
    return Draft(text, Depth.PARSE)


@given(st.text(max_size=50).map(lambda text: text * 80))
def test_stretches_cover_everything_but_space(text: str) -> None:
    """Every character that is not white space or unreadable is in exactly one stretch, at its own offset."""
    clean = readable(text)
    covered = [" "] * len(text)
    for stretch in cut([parse(text)]):
        assert len(stretch.text) <= MAX_STRETCH_CHARACTERS
        for offset, character in enumerate(stretch.text, start=stretch.start):
            assert covered[offset] == " "
            covered[offset] = character
    assert "".join(covered).rstrip() == clean.rstrip()


def test_cuts_fall_between_words() -> None:
    """A long draft of words is not cut inside one."""
    stretches = cut([parse("bicara " * 500)])
    assert len(stretches) > 1
    assert all(set(stretch.text.split()) == {"bicara"} for stretch in stretches)


@pytest.mark.parametrize("character", [chr(0xD800), chr(0xDFFF), "\x00", "\x1b", "\x85", "\u00a0", "\u2028", "\n"])
def test_what_no_model_can_read_becomes_a_space(character: str) -> None:
    """Lone surrogates, control characters and odd spaces keep their place but not their form."""
    assert readable(f"a{character}b") == "a b"


def test_a_crowd_of_tokens_is_split() -> None:
    """A thousand one-letter tokens fit into few characters, but not into one call of the parser."""
    spans = [[Span(2 * i, 2 * i + 1)] for i in range(MAX_STRETCH_WORDS + 1)]
    parts = split_crowded([Stretch(0, 0, "x " * len(spans), Depth.PARSE, spans)])
    assert [len(part.tokens) for part in parts] == [MAX_STRETCH_WORDS, 1]


def test_parts_become_one_tree() -> None:
    """The roots of later parts hang from the first one's, so that a sentence has one root whatever was cut."""
    first = Stretch(
        0, 0, "a b", Depth.PARSE, [[Span(0, 1)], [Span(2, 3)]], ["O", "O"], ["X", "X"], [2, 0], ["dep", "root"]
    )
    second = Stretch(
        0, 4, "c d", Depth.PARSE, [[Span(4, 5)], [Span(6, 7)]], ["O", "O"], ["X", "X"], [0, 1], ["root", "dep"]
    )
    (sentence,) = assembled([parse("a b c d")], [second, first])
    assert [(t.text, t.head, t.deprel) for t in sentence.tokens] == [
        ("a", 1, "dep"),
        ("b", -1, "root"),
        ("c", 1, "parataxis"),
        ("d", 2, "dep"),
    ]


def test_entities_follow_whole_tokens() -> None:
    """An entity that ends in a token of several words has them all; a kind that Kutip does not know is no entity."""
    tokens = [[Span(0, 3)], [Span(4, 8), Span(8, 11)], [Span(12, 16)]]
    stretch = Stretch(0, 0, "Pak Budinya 2020", Depth.NAMES, tokens, ["B-PER", "E-PER", "S-DATE"])
    (sentence,) = assembled([Draft("Pak Budinya 2020", Depth.NAMES)], [stretch])
    assert [(entity.text, entity.kind) for entity in sentence.entities] == [("Pak Budinya", EntityKind.PERSON)]
    assert [token.head for token in sentence.tokens] == [None] * 4


@given(
    st.lists(st.sampled_from(["O", *(f"{place}-{kind}" for place in "BIES" for kind in ("PER", "ORG"))]), max_size=12)
)
def test_torn_tags_read_as_in_stanza(tags: list[str]) -> None:
    """Any sequence of BIOES tags, however torn, gives the entities that Stanza's own decoder gives."""
    decode = pytest.importorskip("stanza.models.ner.utils").decode_from_bioes
    tokens = [[Span(2 * i, 2 * i + 1)] for i in range(len(tags))]
    text = "x " * len(tags)
    sentences = assembled([parse(text)], [Stretch(0, 0, text, Depth.NAMES, tokens, tags)] if tags else [])
    kinds = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION}
    assert [(e.span, e.kind) for e in sentences[0].entities] == [
        (Span(2 * run["start"], 2 * run["end"] + 1), kinds[run["type"]]) for run in decode(tags)
    ]
