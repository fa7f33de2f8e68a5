"""What a request may say and what an answer looks like; the OpenAPI schema is made from these."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from app.quotes.types import QuoteType, SpeakerKind


class OffsetUnit(StrEnum):
    """What `start` and `end` count."""

    CODEPOINT = "codepoint"
    UTF16 = "utf16"


def _is_none(value: object) -> bool:
    return value is None


def id_as_text(value: object) -> object:
    """A whole number as its digits, anything else as it is: archives count their articles."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


ArticleId = Annotated[str, BeforeValidator(id_as_text, json_schema_input_type=str | int), Field(max_length=512)]
Wanted = Annotated[str, Field(min_length=1, max_length=200)]


class Options(BaseModel):
    """What part of the answer is wanted, and how its offsets count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    speakers: list[Wanted] | None = Field(
        default=None,
        min_length=1,
        max_length=100,
        description="Only quotes of these speakers. A name matches a speaker whose name or one of whose aliases it "
        "equals, or is a run of whole words of, without regard to case: `widuri` finds Ratna Widuri, `wid` does not.",
    )
    types: list[QuoteType] | None = Field(
        default=None, min_length=1, max_length=3, description="Only quotes of these types."
    )
    offset_unit: OffsetUnit = Field(
        default=OffsetUnit.CODEPOINT,
        description="What offsets count: `codepoint` (Python, Go runes) or `utf16` code units (JavaScript, Java, C#).",
    )
    min_confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Leave out quotes of a lower confidence. A quote whose confidence has not been measured stays.",
    )


class ArticleOptions(Options):
    """The options of one article."""

    id: ArticleId | None = Field(
        default=None, description="Your own name for the article; the answer repeats it, a number as a string."
    )


class ArticleRequest(ArticleOptions):
    """One article and what is wanted of it."""

    text: str = Field(description="The article. Every offset of the answer counts from its first character.")


class MarkedText(BaseModel):
    """A few words of the article."""

    text: str
    start: int = Field(ge=0, description="Where it begins.")
    end: int = Field(ge=0, description="Where it ends (exclusive).")


class QuotedSpeaker(BaseModel):
    """A speaker, as a quote shows it."""

    id: int = Field(ge=1, description="The `id` in `speakers`.")
    name: str = Field(description="The fullest name the article gives.")
    kind: SpeakerKind
    role: str | None = Field(description="The fullest description the article gives, or null.")


class Quote(BaseModel):
    """What somebody said."""

    id: int = Field(ge=1, description="Counts from 1 in text order, before any filter.")
    type: QuoteType = Field(
        description="`direct` (between marks), `indirect` (reported), `mixed` (reported, with a quoted fragment)."
    )
    text: str = Field(description="The content: exactly `text[start:end]` of the article.")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    speaker: QuotedSpeaker | None = Field(
        description="Who said it; null where the article does not tell, never a guess."
    )
    mention: MarkedText | None = Field(description="The words that point to the speaker here.")
    cue: MarkedText | None = Field(description="The word that attributes.")
    rule: str = Field(description="The construction that found it.")
    confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        exclude_if=_is_none,
        description="Measured precision of such quotes; absent where it has not been measured.",
    )


class Speaker(BaseModel):
    """A source of the article and what it is called there."""

    id: int = Field(ge=1)
    name: str
    kind: SpeakerKind
    roles: list[str] = Field(description="Every description the article gives.")
    aliases: list[str] = Field(description="Every other name the article uses.")
    quotes: list[int] = Field(description="The `id`s of its quotes in this answer.")


class Meta(BaseModel):
    """How the answer came about."""

    version: str = Field(description="Kutip's version.")
    models: str = Field(description="The models that ran: package and digest.")
    characters: int = Field(ge=0, description="Length of the article in code points.")
    sentences: int = Field(ge=0, description="Sentences in the article.")
    milliseconds: int = Field(ge=0, description="Time from admission to answer.")


class Answer(BaseModel):
    """Who said what in one article."""

    id: str | None = Field(description="The `id` of the request, or null.")
    quotes: list[Quote] = Field(description="In text order.")
    speakers: list[Speaker] = Field(description="Those who have a quote in this answer, in order of their first.")
    meta: Meta


class InvalidField(BaseModel):
    """One field that is not as it should be."""

    field: str = Field(description="The path of the field, `speakers.0`.")
    message: str


class Problem(BaseModel):
    """What went wrong (RFC 9457, application/problem+json)."""

    type: str = Field(description="A URI that names the kind of problem and never changes.")
    title: str = Field(description="The kind of problem in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What happened this time; never contains text of the article.")
    request_id: str | None = Field(
        default=None, exclude_if=_is_none, description="The `X-Request-ID` of the answer, for the logs."
    )
    errors: list[InvalidField] | None = Field(
        default=None, exclude_if=_is_none, description="The fields at fault (`invalid-request` only)."
    )


class FailedLine(BaseModel):
    """A line of a batch answer in the place of an article that failed."""

    id: str | None = Field(description="The `id` of the article, where it could be read.")
    line: int = Field(ge=1, description="Which article of the batch, counted from 1.")
    error: Problem


class Health(BaseModel):
    """A probe's answer."""

    status: str
