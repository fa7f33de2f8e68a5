"""Who is in focus while the article is read, and who was named near by.

Pronouns, the enclitic -nya and definite nouns point to the person in focus: the last one who spoke, or the one that a sentence since then is
about (its subject, or the agent of a presenting passive). Centering theory (Grosz, Joshi & Weinstein 1995) in its simplest form: the subject
ranks first, and continuing is preferred to shifting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.quotes.cast.members import Cast
from app.quotes.cast.person import Person
from app.quotes.findings import Reading
from app.quotes.lexicon import lexicon
from app.quotes.names.forms import keys_of
from app.quotes.pronouns import only_says_whose, owns, pronoun_subject
from app.quotes.reading import Passage
from app.quotes.speakers.descriptions import Descriptions
from app.quotes.topics import topic
from app.quotes.types import EntityKind, Span, SpeakerKind
from app.quotes.words import entity_ranges, span_of


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a finding's phrase points to, and how that was found; `person` is None where nothing tells."""

    person: Person | None
    how: str


class Attention:
    """The cast, and of them the person, the person before, the group and the body that a reader has in mind.

    `said`: what is quoted in each passage with quotes.
    """

    def __init__(self, reading: Reading, cast: Cast, said: Mapping[int, Sequence[Span]]) -> None:
        self.reading = reading
        self.said = said
        self.spoken = frozenset(said)
        self.cast = cast
        self.descriptions = Descriptions(reading, cast)
        self.focus: Person | None = None
        self.former: Person | None = None
        self.noted = -1
        """The passage that brought somebody into focus last, or kept him there."""
        self.revealed: Person | None = None
        """Whom a preacher quoted last: `Allah SWT berfirman, "…"`; he does not take the preacher's place in focus."""
        self.group: Person | None = None
        self.body: Person | None = None
        self.bodies: list[Person] = []
        """The bodies in the order in which they were in focus, each once, the last at the end."""
        self.kin: dict[tuple[str, int], Person] = {}
        """Who is whose `istri` or `kakak` by name: by the noun and the identity of the one whose kin it is."""
        self._first_named = min(map(min, cast.passages_of.values()), default=len(reading.passages))

    def note(self, person: Person, passage: int) -> None:
        """Bring a person, or a body, into focus."""
        person.last_passage = max(person.last_passage, passage)
        if person.kind is SpeakerKind.ORGANISATION:
            self.note_body(person)
            self.group = person
            return
        if is_revealed(person):
            self.revealed = person
            if self.focus is not None and not is_revealed(self.focus):
                return
        self.noted = passage
        if person is not self.focus:
            self.former, self.focus = self.focus, person

    def note_body(self, body: Person) -> None:
        """Bring a body into focus."""
        self.body = body
        self.bodies = [other for other in self.bodies if other is not body] + [body]

    def body_meant(self, head: str) -> Person | None:
        """`organisasi itu`: the body in focus, or where that is the state's (`Pemerintah membantahnya.`), the last that is not."""
        if head not in _PRIVATE:
            return self.body
        return next((body for body in reversed(self.bodies[-_BODIES:]) if not _is_of_state(body)), self.body)

    def named_in(self, passage: Passage) -> list[Person]:
        """The people named in a passage, in text order, each once."""
        return self._people_at(passage, entity_ranges(passage.items))

    def _people_at(self, passage: Passage, ranges: Iterable[tuple[int, int]]) -> list[Person]:
        """The people whose names stand at these ranges of words, in their order, each once."""
        names = (span_of(passage.items, start, end).of(self.reading.text) for start, end in ranges)
        found = (self.cast.find(name, SpeakerKind.PERSON) for name in names)
        return list({id(person): person for person in found if person is not None}.values())

    def only_person_before(self, passage: int) -> Person | None:
        """`Jawaban itu tidak memuaskan Misrawati. Politikus itu …`: the one person named in the sentence before, whatever its part there.

        But not where another is the subject: `Ia memuji Budi. Politikus itu …` · `Sutradara itu menerima surat dari nenek Budi. Perempuan itu …`,
        nor where a speaker only speaks of him: `Pelatih itu menyebut timnya goyah setelah Budi keluar. Pria itu …`
        """
        if passage == 0:
            return None
        before = self.reading.passages[passage - 1]
        people = self.principals_in(before, self.said.get(before.index, ()))
        if len(people) != 1:
            return None
        about = topic(self.reading, before)
        if self.focus in {None, people[0]}:
            return people[0]
        other = about is not None and about.definite and owns(before)
        return None if other or pronoun_subject(before) == 0 else people[0]

    def principals_in(self, passage: Passage, said: Sequence[Span] = ()) -> list[Person]:
        """The people named in a passage, outside what is `said` in it, less those that only say whose kin another is: `Budi, cucu Raden Saleh`.

        All where none is left.
        """
        items = passage.items
        named = (
            at
            for at in entity_ranges(items)
            if not any(span.start <= items[at[0]].span.start < span.end for span in said)
        )
        people = [bounds for bounds in named if not self._is_only_told(passage, *bounds)]
        own = [bounds for bounds in people if not only_says_whose(items, bounds[0])] or people
        return self._people_at(passage, own)

    def _is_only_told(self, passage: Passage, start: int, end: int) -> bool:
        """`"…," katanya kepada Lantera.`: a name of one word, here alone, of whom something is told: an outlet, or nobody who matters."""
        items = passage.items
        told = start > 1 and end == start + 1 and items[start - 1].lower in {"kepada", "pada"}
        if not told or passage.index not in self.spoken or items[start - 2].stem not in lexicon().inverted_all:
            return False
        return len(self.cast.passages_of.get(keys_of(items[start].text), ())) == 1

    def known_subject(self, passage: Passage) -> Person | None:
        """`Mei Lan langsung tahu.` · `Osterhout, yang kalah, mengeluh.`: a known name, which nobody took for one here, opens a sentence."""
        items = passage.items
        end = 0
        while end < len(items) and items[end].is_word and items[end].is_capitalised and items[end].upos == "PROPN":
            end += 1
        if not 0 < end < len(items) or any(item.kind is EntityKind.PERSON for item in items[:end]):
            return None
        after = items[end + (items[end].text == ",")] if end + 1 < len(items) else items[end]
        acts = (items[end].upos in {"VERB", "AUX", "ADV"} and items[end].text.islower()) or after.lower == "yang"
        if not acts:
            return None
        name = span_of(items, 0, end).of(self.reading.text)
        keys = keys_of(name)
        person = self.cast.find(name, SpeakerKind.PERSON) if keys else None
        own = person is not None and person.last_passage >= 0 and person.keys[-len(keys) :] == keys
        return person if own else None

    def most_named_before(self, passage: int) -> Person | None:
        """The person whom most of the passages before `passage` name, of equals the first; None where they name nobody."""
        people = [person for before in self.reading.passages[:passage] for person in self.named_in(before)]
        counts = Counter(map(id, people))
        return max(people, key=lambda person: counts[id(person)], default=None)

    def names_people_before(self, passage: int) -> bool:
        """True where any sentence before `passage` names somebody."""
        return self._first_named < passage

    def only_person_near(self, passage: int) -> Person | None:
        """Where nobody is in focus yet: the one person named in the nearest sentence before that names anybody."""
        for number in range(passage - 1, max(-1, passage - 1 - _NEAR), -1):
            people = self.principals_in(self.reading.passages[number])
            if people:
                return people[0] if len(people) == 1 else None
        return None


def is_revealed(person: Person) -> bool:
    """`Allah SWT`, `Rasulullah SAW`, `Abu Hurairah RA`: whose words scripture and tradition hand down."""
    words = person.name.split()
    alone = len(words) == 1 and words[0].casefold() in _REVEALED_ALONE
    return alone or words[0].casefold() in _REVEALED or (len(words) > 1 and words[-1].upper().strip(".") in _HONOURED)


_REVEALED = frozenset("allah rasulullah nabi quran al-quran alquran al-qur'an".split())
_REVEALED_ALONE = frozenset({"rasul", "yesus", "tuhan"})
"""`Rasul Amini` is somebody of today."""
_HONOURED = frozenset({"SAW", "SWT", "RA"})

_PRIVATE = frozenset(
    "organisasi kelompok partai serikat asosiasi perhimpunan perusahaan koalisi aliansi yayasan klub konfederasi himpunan ikatan "
    "perseroan emiten".split()
)
_STATE = frozenset(
    "pemerintah istana kementerian kremlin gedung polisi kepolisian polri polda polres tentara militer dpr dprd parlemen "
    "pengadilan mahkamah kejaksaan".split()
)
_BODIES = 3


def _is_of_state(body: Person) -> bool:
    return body.name.casefold().split()[0] in _STATE


_NEAR = 3
"""Passages."""
