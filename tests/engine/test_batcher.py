"""Many callers, few model calls: overload, order, isolation, cancellation, turns, shutdown."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from app.engine.batcher import Batcher
from app.errors import AnnotationError, Overloaded, ShuttingDown
from app.quotes.types import Depth, Draft


def drafts(*texts: str) -> list[Draft]:
    """Drafts to parse."""
    return [Draft(text, Depth.PARSE) for text in texts]


def batcher_over(annotator: Any, **options: Any) -> Batcher:
    """A batcher with small limits unless told otherwise."""
    return Batcher(annotator, **{"max_waiting_sentences": 100, "max_words": 1000, "wait_milliseconds": 0, **options})


@pytest.fixture
def held(plain_annotator: Any) -> Iterator[Any]:
    """An annotator whose calls wait until its gate is opened."""
    plain_annotator.gate.clear()
    yield plain_annotator
    plain_annotator.gate.set()


def wait_for_call(annotator: Any, calls: int = 1) -> None:
    """Wait until the model has been called this often."""
    deadline = time.monotonic() + 5
    while len(annotator.calls) < calls and time.monotonic() < deadline:
        time.sleep(0.001)
    assert len(annotator.calls) >= calls


def texts(answer: Any) -> list[str]:
    """The texts of the sentences that come back."""
    return [sentence.text for sentence in answer.result(5)]


def test_answers_have_the_order_of_their_drafts(plain_annotator: Any) -> None:
    """Each caller gets its own sentences, in its own order, whoever else asks."""
    batcher = batcher_over(plain_annotator, wait_milliseconds=20)
    answers = [batcher.submit(drafts(f"satu {i}", f"dua {i}", f"tiga {i}")) for i in range(10)]
    assert [texts(answer) for answer in answers] == [[f"satu {i}", f"dua {i}", f"tiga {i}"] for i in range(10)]


def test_callers_who_come_while_the_model_works_share_the_next_call(held: Any) -> None:
    """Ten callers cost two model calls, not ten."""
    batcher = batcher_over(held)
    first = batcher.submit(drafts("pertama"))
    wait_for_call(held)
    others = [batcher.submit(drafts(f"lain {i}")) for i in range(9)]
    held.gate.set()
    assert texts(first) == ["pertama"]
    assert [texts(other) for other in others] == [[f"lain {i}"] for i in range(9)]
    assert len(held.calls) == 2


def test_a_full_queue_refuses_at_once(held: Any) -> None:
    """The caller past the limit hears so immediately and takes no place."""
    batcher = batcher_over(held, max_waiting_sentences=3)
    batcher.submit(drafts("a", "b", "c"))
    started = time.monotonic()
    with pytest.raises(Overloaded) as refused:
        batcher.submit(drafts("d"))
    assert time.monotonic() - started < 0.1
    assert refused.value.retry_after_seconds >= 1
    assert batcher.waiting_sentences == 3
    assert batcher.full


def test_permits_come_back(held: Any) -> None:
    """Once answered, sentences no longer count."""
    batcher = batcher_over(held, max_waiting_sentences=2)
    first = batcher.submit(drafts("a", "b"))
    held.gate.set()
    texts(first)
    assert texts(batcher.submit(drafts("c", "d"))) == ["c", "d"]
    assert batcher.waiting_sentences == 0


def test_one_article_may_be_longer_than_the_queue(plain_annotator: Any) -> None:
    """An article of more sentences than the limit is served where nobody else waits, not refused for ever."""
    batcher = batcher_over(plain_annotator, max_waiting_sentences=2)
    assert texts(batcher.submit(drafts(*"abcde"))) == list("abcde")


def test_a_bad_draft_fails_its_own_article_only(held: Any, poison: str) -> None:
    """Neighbours of a draft that breaks the models get their answers."""
    batcher = batcher_over(held)
    first = batcher.submit(drafts("pertama"))
    wait_for_call(held)
    good, bad, also_good = (batcher.submit(drafts(*group)) for group in (["a", "b"], ["c", poison], ["d"]))
    held.gate.set()
    assert (texts(first), texts(good), texts(also_good)) == (["pertama"], ["a", "b"], ["d"])
    with pytest.raises(AnnotationError):
        bad.result(5)
    assert batcher.waiting_sentences == 0


def test_an_unknown_failure_becomes_an_annotation_error() -> None:
    """Whatever the models raise, the caller meets a Kutip error without the text in it, and the thread lives on."""

    class Broken:
        models = "broken"

        def annotate(self, given: Sequence[Draft]) -> list[Any]:
            raise KeyError("rahasia")

    batcher = batcher_over(Broken())
    for _ in range(2):
        with pytest.raises(AnnotationError, match="KeyError") as failed:
            batcher.submit(drafts("a")).result(5)
        assert "rahasia" not in str(failed.value)


def test_who_cancelled_is_skipped(held: Any) -> None:
    """The model never sees the sentences of a caller who has gone, and their permits are free at once."""
    batcher = batcher_over(held)
    batcher.submit(drafts("pertama"))
    wait_for_call(held)
    gone = batcher.submit(drafts("pergi", "sekali"))
    stays = batcher.submit(drafts("tinggal"))
    assert gone.cancel()
    assert batcher.waiting_sentences == 2
    held.gate.set()
    assert texts(stays) == ["tinggal"]
    assert held.calls[1:] == [["tinggal"]]


def test_a_long_article_does_not_stand_before_a_short_one(held: Any) -> None:
    """A short article that comes after a long one is answered after one more call."""
    batcher = batcher_over(held, max_words=200)
    long = batcher.submit(drafts(*(f"{i} " + "kata " * 49 for i in range(50))))
    wait_for_call(held)
    short = batcher.submit(drafts("singkat"))
    held.gate.set()
    texts(short)
    assert not long.done() or len(held.calls) > 10
    assert len(texts(long)) == 50
    assert "singkat" in held.calls[1]


def test_a_call_keeps_to_the_word_budget(plain_annotator: Any) -> None:
    """No call has more words than the budget and one sentence."""
    batcher = batcher_over(plain_annotator, max_words=100)
    texts(batcher.submit(drafts(*("lima kata di kalimat ini" for _ in range(200)))))
    assert max(sum(len(text.split()) for text in call) for call in plain_annotator.calls) <= 105


def test_an_article_without_drafts_needs_no_model(plain_annotator: Any) -> None:
    """Nothing to annotate is answered on the spot."""
    assert batcher_over(plain_annotator).submit([]).result(0) == []
    assert plain_annotator.calls == []


def test_closing_finishes_what_was_admitted(held: Any) -> None:
    """A closing batcher answers what it has taken and takes nothing new."""
    batcher = batcher_over(held)
    answers = [batcher.submit(drafts(f"kalimat {i}")) for i in range(5)]
    wait_for_call(held)
    closing = threading.Thread(target=batcher.close, args=(5,))
    closing.start()
    while batcher._open:
        time.sleep(0.001)
    with pytest.raises(ShuttingDown):
        batcher.submit(drafts("terlambat"))
    held.gate.set()
    closing.join(5)
    assert [texts(answer) for answer in answers] == [[f"kalimat {i}"] for i in range(5)]


def test_closing_gives_up_after_its_time(held: Any) -> None:
    """A model that does not return cannot hold the process; who still waits is told."""
    batcher = batcher_over(held)
    batcher.submit(drafts("a"))
    wait_for_call(held)
    waiting = batcher.submit(drafts("b"))
    assert batcher.close(0.05) is False
    assert waiting.cancelled()


def test_each_call_is_reported(plain_annotator: Any) -> None:
    """The watch hears how many sentences each call had."""
    seen: list[int] = []
    batcher = batcher_over(plain_annotator, watch=lambda sentences, seconds: seen.append(sentences))
    texts(batcher.submit(drafts("a", "b")))
    batcher.close(5)
    assert seen == [2]
