"""One member of the cast: a person, a body, or a source without a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.quotes.names.forms import keys_of
from app.quotes.types import SpeakerKind


@dataclass(slots=True, eq=False)
class Person:
    """One member of the cast: the fullest name, every form met, and the descriptions that the article gives."""

    name: str
    kind: SpeakerKind
    forms: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    duties: dict[str, None] = field(default_factory=dict)
    """What the deeds that are told of make this person, in words of no text: `ketua rapat` is who opened it."""
    introduced: bool = False
    """True once the fullest name was met in the text."""
    first_role: str | None = None
    """What the text calls this person where it first gives the fullest name."""
    called: dict[str, None] = field(default_factory=dict)
    """The descriptions that took this person up, where only the context told whom they mean: `gelandang itu`."""
    last_passage: int = -1
    mentions: int = 0
    used: set[tuple[str, ...]] = field(default_factory=set)
    """The forms that have pointed to this person so far, as keys."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The words of the fullest name, as compared."""
        return keys_of(self.name)
