"""An extraction as the API shows it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from app import __version__
from app.api import schemas
from app.api.schemas import OffsetUnit, Options
from app.quotes.types import Cue, Extraction, Mention, Quote, Speaker

Count = Callable[[int], int]
"""From an offset in code points to the unit of the answer."""

_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_WORD = re.compile(r"\w+")


def answer(  # noqa: PLR0913 - all that an answer is made of, by name
    extraction: Extraction, text: str, options: Options, *, article_id: str | None, models: str, milliseconds: int
) -> schemas.Answer:
    """What the caller asked for of `extraction`.

    Args:
        extraction: all that was found in `text`.
        text: the article as received.
        options: which quotes, and what the offsets count.
        article_id: the caller's name for the article.
        models: what ran.
        milliseconds: how long it took.
    """
    wanted = selected(extraction, options)
    count = counter(text, options.offset_unit)
    return schemas.Answer(
        id=article_id,
        quotes=[_quote(quote, count) for quote in wanted.quotes],
        speakers=[_speaker(speaker, wanted) for speaker in wanted.speakers],
        meta=schemas.Meta(
            version=__version__,
            models=models,
            characters=extraction.characters,
            sentences=extraction.sentences,
            milliseconds=milliseconds,
        ),
    )


def selected(extraction: Extraction, options: Options) -> Extraction:
    """The quotes that pass every filter, and the speakers who still have one; ids stay as they were."""
    quotes = tuple(quote for quote in extraction.quotes if _passes(quote, options))
    left = {quote.speaker.id for quote in quotes if quote.speaker}
    return replace(extraction, quotes=quotes, speakers=tuple(s for s in extraction.speakers if s.id in left))


def _passes(quote: Quote, options: Options) -> bool:
    if options.types is not None and quote.type not in options.types:
        return False
    if (
        options.min_confidence is not None
        and quote.confidence is not None
        and quote.confidence < options.min_confidence
    ):
        return False
    if options.speakers is None:
        return True
    return quote.speaker is not None and any(is_called(quote.speaker, name) for name in options.speakers)


def is_called(speaker: Speaker, wanted: str) -> bool:
    """True where `wanted` is the speaker's name or an alias, or a run of whole words of one, whatever the case."""
    words = _words(wanted)
    return bool(words) and any(_runs_in(words, _words(name)) for name in (speaker.name, *speaker.aliases))


def _words(name: str) -> list[str]:
    return _WORD.findall(name.casefold())


def _runs_in(words: list[str], name: list[str]) -> bool:
    return any(name[i : i + len(words)] == words for i in range(len(name) - len(words) + 1))


def counter(text: str, unit: OffsetUnit) -> Count:
    """How to count offsets into `text`: characters past U+FFFF take two UTF-16 units."""
    if unit is OffsetUnit.CODEPOINT:
        return lambda offset: offset
    pairs = [found.start() for found in _ASTRAL.finditer(text)]
    return lambda offset: offset + bisect_left(pairs, offset)


def _quote(quote: Quote, count: Count) -> schemas.Quote:
    return schemas.Quote(
        id=quote.id,
        type=quote.type,
        text=quote.text,
        start=count(quote.span.start),
        end=count(quote.span.end),
        speaker=_quoted_speaker(quote.speaker) if quote.speaker else None,
        mention=_marked(quote.mention, count),
        cue=_marked(quote.cue, count),
        rule=quote.evidence.rule,
        confidence=quote.confidence,
    )


def _marked(part: Mention | Cue | None, count: Count) -> schemas.MarkedText | None:
    if part is None:
        return None
    return schemas.MarkedText(text=part.text, start=count(part.span.start), end=count(part.span.end))


def _quoted_speaker(speaker: Speaker) -> schemas.QuotedSpeaker:
    return schemas.QuotedSpeaker(id=speaker.id, name=speaker.name, kind=speaker.kind, role=speaker.role)


def _speaker(speaker: Speaker, wanted: Extraction) -> schemas.Speaker:
    return schemas.Speaker(
        id=speaker.id,
        name=speaker.name,
        kind=speaker.kind,
        roles=list(speaker.roles),
        aliases=list(speaker.aliases),
        quotes=[quote.id for quote in wanted.quotes if quote.speaker and quote.speaker.id == speaker.id],
    )
