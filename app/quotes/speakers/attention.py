"""Who is in focus while the article is read, and who was named near by.

Pronouns, the enclitic -nya and definite nouns point to the person in focus: the last one who spoke, or the one that a sentence since then is
about (its subject, or the agent of a presenting passive). Centering theory (Grosz, Joshi & Weinstein 1995) in its simplest form: the subject
ranks first, and continuing is preferred to shifting.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.quotes.cast.members import Cast
from app.quotes.cast.person import Person
from app.quotes.findings import Reading
from app.quotes.reading import Passage
from app.quotes.types import SpeakerKind
from app.quotes.words import entity_ranges, span_of


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a finding's phrase points to, and how that was found; `person` is None where nothing tells."""

    person: Person | None
    how: str


class Attention:
    """The cast, and of them the person, the person before, the group and the body that a reader has in mind."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.focus: Person | None = None
        self.former: Person | None = None
        self.group: Person | None = None
        self.body: Person | None = None

    def note(self, person: Person, passage: int) -> None:
        """Bring a person, or a body, into focus."""
        person.last_passage = max(person.last_passage, passage)
        if person.kind is SpeakerKind.ORGANISATION:
            self.body = person
            self.group = person
            return
        if person is not self.focus:
            self.former, self.focus = self.focus, person

    def named_in(self, passage: Passage) -> list[Person]:
        """The people named in a passage, in text order, each once."""
        names = (
            span_of(passage.items, start, end).of(self.reading.text) for start, end in entity_ranges(passage.items)
        )
        found = (self.cast.find(name, SpeakerKind.PERSON) for name in names)
        return list({id(person): person for person in found if person is not None}.values())

    def only_person_before(self, passage: int) -> Person | None:
        """`Jawaban itu tidak memuaskan Misrawati. Politikus itu …`: the one person named in the sentence before, whatever its part there."""
        if passage == 0:
            return None
        people = self.named_in(self.reading.passages[passage - 1])
        return people[0] if len(people) == 1 else None

    def only_person_near(self, passage: int) -> Person | None:
        """Where nobody is in focus yet: the one person named in the nearest sentence before that names anybody."""
        for number in range(passage - 1, max(-1, passage - 1 - _NEAR), -1):
            people = self.named_in(self.reading.passages[number])
            if people:
                return people[0] if len(people) == 1 else None
        return None


_NEAR = 3
"""Passages."""
