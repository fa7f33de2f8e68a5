"""Source phrases: the words at an attribution that point to who said it.

`kata Ketua Umum PMI Jaya Rustam Effendi di Jakarta`: the phrase is `Ketua Umum PMI Jaya Rustam Effendi`, its name
`Rustam Effendi`, its role `Ketua Umum PMI Jaya`. A phrase may lie right of its cue (inverted clause) or left of it (subject).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.quotes.types import Span


class Form(StrEnum):
    """How a phrase points to its source."""

    NAME = "name"
    PRONOUN = "pronoun"
    ENCLITIC = "enclitic"
    PLURAL = "plural"
    ORGANISATION = "organisation"
    NOUN = "noun"
    PAIR = "pair"
    LABEL = "label"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that point to a source. `span` counts from the start of the working text.

    `name` is the proper name (NAME) or the whole phrase (ORGANISATION, NOUN, PAIR); `head` is the first content word in lower case;
    `definite` is True for `menteri itu`.
    """

    form: Form
    text: str
    span: Span
    name: str | None = None
    role: str | None = None
    head: str = ""
    definite: bool = False
