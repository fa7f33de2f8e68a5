"""A stream of bytes into articles, wherever the chunks end."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.refusals import NotJson
from app.api.splitting import LineSplitter, ListSplitter, Splitter

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('a"\\[]{},\n😀', max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('k"]', max_size=3), inner, max_size=3),
    max_leaves=8,
)


def split(splitter: Splitter, body: bytes, size: int) -> list[bytes]:
    """The items of a body that comes in chunks of `size` bytes."""
    items = [item for start in range(0, len(body), size) for item in splitter.feed(body[start : start + size])]
    return items + splitter.close()


@given(st.lists(VALUES, max_size=5), st.integers(1, 9), st.sampled_from([None, 1]), st.booleans())
def test_a_list_splits_into_its_elements(values: list[Any], size: int, indent: int | None, raw: bool) -> None:
    """Any list of any JSON, in chunks of any size, gives its elements."""
    body = json.dumps(values, indent=indent, ensure_ascii=raw).encode()
    assert [json.loads(item) for item in split(ListSplitter(), body, size)] == values


@given(st.lists(VALUES, max_size=5), st.integers(1, 9), st.sampled_from(["\n", "\r\n", "\n\n"]), st.booleans())
def test_lines_split_at_newlines(values: list[Any], size: int, newline: str, ended: bool) -> None:
    """Any lines, in chunks of any size, blank ones left out; the last needs no newline."""
    body = newline.join(map(json.dumps, values)) + (newline if ended else "")
    assert [json.loads(item) for item in split(LineSplitter(), body.encode(), size)] == values


@pytest.mark.parametrize("body", [b"", b"  ", b"{}", b'"x"', b"[1", b'["]', b"[1]]", b"[1] 2", b"1[2]", b'[["]"]'])
@pytest.mark.parametrize("size", [1, 100])
def test_what_is_not_one_list_is_not_json(body: bytes, size: int) -> None:
    """Too little, too much, or something else."""
    with pytest.raises(NotJson):
        split(ListSplitter(), body, size)


@pytest.mark.parametrize("splitter", [LineSplitter, ListSplitter])
def test_a_byte_order_mark_is_no_article(splitter: type[Splitter]) -> None:
    """A mark before the first article is passed over."""
    body = b"\xef\xbb\xbf[1]" if splitter is ListSplitter else b"\xef\xbb\xbf1\n"
    assert split(splitter(), body, 100) == [b"1"]


@given(st.binary(max_size=40), st.integers(1, 9))
def test_chunks_do_not_matter(body: bytes, size: int) -> None:
    """Any bytes give the same items, or the same failure, in one piece or in many."""

    def outcome(splitter: Splitter, size: int) -> object:
        try:
            return split(splitter, body, size)
        except NotJson:
            return NotJson

    for splitter in (LineSplitter, ListSplitter):
        assert outcome(splitter(), size) == outcome(splitter(), 1000)
