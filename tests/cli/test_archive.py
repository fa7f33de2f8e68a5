"""The file job: what is read, what is kept of an earlier run, and what is never touched."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.reading import id_of
from app.cli.answering import Item
from app.cli.archive import InUse, Kept, NotOurs, articles, opened, resume
from app.cli.workers import GROUP_ARTICLES, GROUP_BYTES, grouped

IDS = [f"a{i}" for i in range(5)]
ASKED = [Item(i + 1, json.dumps({"id": name, "text": "x"}).encode(), 0) for i, name in enumerate(IDS)]
WHOLE = b"".join(json.dumps({"id": name, "quotes": []}, separators=(",", ":")).encode() + b"\n" for name in IDS)


@given(cut=st.integers(0, len(WHOLE)))
def test_a_run_cut_anywhere_is_resumed_at_its_last_whole_line(cut: int) -> None:
    """Wherever the earlier run stopped, whole lines stay, a torn one goes, and the next article is the one without."""
    output = io.BytesIO(WHOLE[:cut])
    left = iter(ASKED)
    kept = resume(output, left)
    assert output.getvalue() == WHOLE[: WHOLE.rfind(b"\n", 0, cut) + 1]
    assert output.tell() == len(output.getvalue())
    assert kept == Kept(output.getvalue().count(b"\n"))
    assert list(left) == ASKED[kept.articles :]


@pytest.mark.parametrize(
    "content",
    [
        b"Catatan pribadi",
        b"Catatan pribadi\n",
        b'{"title": 1}\n',
        b'["id", "error"]\n',
        b'{"id":"other","quotes":[]}\n',
        WHOLE + b'{"id":"a5","quotes":[]}\n',
    ],
)
def test_a_file_of_someone_elses_is_left_as_it_is(content: bytes) -> None:
    """What is no answer to these articles is refused, and not a byte of it is changed."""
    output = io.BytesIO(content)
    with pytest.raises(NotOurs):
        resume(output, iter(ASKED))
    assert output.getvalue() == content


def test_failed_articles_of_an_earlier_run_are_counted() -> None:
    """An error object is a whole answer; it is kept and counted as failed."""
    output = io.BytesIO(b'{"id":"a0","line":1,"error":{}}\n{"id":"a1","quotes":[]}\n')
    assert resume(output, iter(ASKED)) == Kept(articles=2, failed=1)


def test_two_runs_never_write_to_one_file(tmp_path: Path) -> None:
    """The second is refused while the first goes on, and let in afterwards."""
    path = tmp_path / "out.jsonl"
    with opened(path, restart=False), pytest.raises(InUse), opened(path, restart=False):
        pass
    with opened(path, restart=False):
        pass


@given(st.lists(st.text("ab\r ", max_size=30)), st.integers(1, 10))
def test_every_line_is_an_article_or_too_long(lines: list[str], max_bytes: int) -> None:
    """Blank lines are passed over, long ones are marked, none is lost, and the positions end at the end."""
    data = "\n".join(lines).encode()
    found = list(articles(io.BytesIO(data), max_bytes))
    raw = [line for line in data.split(b"\n") if line.strip() or len(line) > max_bytes]
    assert [item.line for item in found] == list(range(1, len(raw) + 1))
    assert [item.raw for item in found] == [None if len(line) > max_bytes else line.strip() for line in raw]
    if found and data.rstrip(b"\n\r ") == data:
        assert found[-1].end_bytes == len(data)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"id": "x"}', "x"),
        (b'{"id": 7}', "7"),
        (b'{"id": true}', None),
        (b'{"id": {}}', None),
        (b"[1]", None),
        (b"{", None),
    ],
)
def test_an_id_is_a_string_or_a_number(raw: bytes, expected: str | None) -> None:
    """A number becomes a string, as which the answer repeats it; anything else is no id."""
    assert id_of(raw) == expected


@given(st.lists(st.integers(0, GROUP_BYTES)))
def test_groups_are_bounded_and_complete(sizes_bytes: list[int]) -> None:
    """Groups hold every item in order, few of them and not much more than the bytes of a group."""
    items = [Item(i, bytes(size), 0) for i, size in enumerate(sizes_bytes)]
    groups = list(grouped(items))
    assert [item for group in groups for item in group] == items
    for group in groups:
        assert 1 <= len(group) <= GROUP_ARTICLES
        assert sum(len(item.raw or b"") for item in group[:-1]) < GROUP_BYTES
