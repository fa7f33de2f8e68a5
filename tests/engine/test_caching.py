"""Sentences seen before."""

from __future__ import annotations

from typing import Any

from app.engine.caching import CachingAnnotator
from app.quotes.types import Depth, Draft


def parse(text: str) -> Draft:
    """A draft to parse."""
    return Draft(text, Depth.PARSE)


def test_a_known_draft_is_not_annotated_again(plain_annotator: Any) -> None:
    """The second answer equals the first and costs no call."""
    cache = CachingAnnotator(plain_annotator, max_characters=100)
    first = cache.annotate([parse("a"), parse("b")])
    assert cache.annotate([parse("b"), parse("a")]) == first[::-1]
    assert plain_annotator.calls == [["a", "b"]]


def test_only_what_is_new_reaches_the_models(plain_annotator: Any) -> None:
    """Known and repeated drafts are left out of the call."""
    cache = CachingAnnotator(plain_annotator, max_characters=100)
    cache.annotate([parse("a")])
    sentences = cache.annotate([parse("b"), parse("a"), parse("b"), parse("c")])
    assert [sentence.text for sentence in sentences] == ["b", "a", "b", "c"]
    assert plain_annotator.calls[1] == ["b", "c"]


def test_depth_is_part_of_the_key(plain_annotator: Any) -> None:
    """A sentence known for its names is not taken for a parsed one."""
    cache = CachingAnnotator(plain_annotator, max_characters=100)
    names, parsed = cache.annotate([Draft("a", Depth.NAMES), parse("a")])
    assert names.tokens[0].head is None
    assert parsed.tokens[0].head == -1


def test_the_bound_holds_and_the_oldest_goes_first(plain_annotator: Any) -> None:
    """No more characters are kept than allowed; what was used lately stays."""
    cache = CachingAnnotator(plain_annotator, max_characters=3)
    for text in ("a", "b", "c", "a", "d"):
        cache.annotate([parse(text)])
        assert cache.characters <= 3
    cache.annotate([parse("a"), parse("b")])
    assert plain_annotator.calls[-1] == ["b"]


def test_a_draft_larger_than_the_cache_is_answered(plain_annotator: Any) -> None:
    """What cannot be kept is annotated all the same."""
    cache = CachingAnnotator(plain_annotator, max_characters=3)
    assert cache.annotate([parse("panjang sekali")])[0].text == "panjang sekali"
    assert cache.characters == 0
