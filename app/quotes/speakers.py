"""From phrases to speakers: who a phrase points to.

Pronouns, the enclitic -nya and definite nouns point to the person in focus: the last one who spoke, or the one that a sentence since then is
about (its subject, or the agent of a presenting passive). Centering theory (Grosz, Joshi & Weinstein 1995) in its simplest form: the subject
ranks first, and continuing is preferred to shifting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.quotes.cast.casting import cast_of
from app.quotes.cast.members import Cast
from app.quotes.cast.person import Person
from app.quotes.cast.roles import role_words
from app.quotes.findings import Finding, Reading
from app.quotes.lexicon import lexicon
from app.quotes.names import keys_of
from app.quotes.phrases.kinds import Form, Phrase
from app.quotes.pronouns import antecedent, introduced_name, only_person, owns, pronoun_subject
from app.quotes.reading import Passage
from app.quotes.topics import topic
from app.quotes.types import SpeakerKind
from app.quotes.words import body_ranges, entity_ranges, span_of


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a finding's phrase points to, and how that was found; `person` is None where nothing tells."""

    person: Person | None
    how: str


def resolve(reading: Reading, found: Sequence[Finding]) -> list[Resolution]:
    """Resolve each finding, in text order."""
    return list(_Resolver(reading, cast_of(reading, found)).run(found))


_TWO = 2
_OFFICES = frozenset({"juru", "sekretaris", "presiden", "menteri", "gubernur", "bupati", "rektor"})
_LONGEST_SMALL_OFFICE = 3
_ANYBODY = frozenset(
    "perempuan wanita pria lelaki laki-laki pemuda pemudi remaja gadis nenek kakek ibu bapak orang admin".split()
)


class _Resolver:
    """Walks through the article with the person in focus."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.focus: Person | None = None
        self.former: Person | None = None
        self.group: Person | None = None
        self.body: Person | None = None
        self.previous: tuple[int, Resolution] | None = None
        self.passage = 0
        self.identified: dict[int, Person] = {}
        self.spoken: frozenset[int] = frozenset()

    def run(self, found: Sequence[Finding]) -> Iterator[Resolution]:
        self.spoken = frozenset(finding.passage for finding in found)
        resolved: list[Resolution] = []
        for finding in found:
            self._walk_to(finding)
            resolution = self._resolve(finding)
            if resolution.person is not None:
                self._note(resolution.person, finding.passage)
            self.previous = (finding.passage, resolution)
            resolved.append(resolution)
        for passage in self.reading.passages[self.passage :]:
            self._identify(passage)
        return (replace(one, person=self.identified.get(id(one.person), one.person)) for one in resolved)

    def _note(self, person: Person, passage: int) -> None:
        person.last_passage = max(person.last_passage, passage)
        if person.kind is SpeakerKind.ORGANISATION:
            self.body = person
            self.group = person
            return
        if person is not self.focus:
            self.former, self.focus = self.focus, person

    def _walk_to(self, finding: Finding) -> None:
        """Move the focus over the narrative before a finding."""
        while self.passage < finding.passage:
            passage = self.reading.passages[self.passage]
            if not passage.boilerplate:
                self._see(passage)
            self.passage += 1
        if finding.phrase is not None and finding.phrase.form in {Form.PRONOUN, Form.ENCLITIC}:
            self._look_back(finding.phrase, self.reading.passages[finding.passage])

    def _see(self, passage: Passage) -> None:
        """Take note of everybody in a passage, and bring into focus the person that it is about."""
        for start, end in entity_ranges(passage.items):
            self.cast.seen(span_of(passage.items, start, end).of(self.reading.text), passage.index)
        for start, end in body_ranges(passage.items):
            self.cast.body_seen(span_of(passage.items, start, end).of(self.reading.text), passage.index)
        self._identify(passage)
        if passage.index in self.spoken:
            return
        self._follow_pronoun(passage)
        phrase = topic(self.reading, passage)
        if phrase is not None and phrase.form in {Form.NAME, Form.NOUN, Form.ORGANISATION}:
            person = self._of_phrase(phrase, passage.index).person
            if person is not None:
                self._note(person, passage.index)

    def _identify(self, passage: Passage) -> None:
        """`Namanya Parjono, 74 tahun.` gives the unnamed person in focus a name, for the quotes before it too."""
        name = introduced_name(self.reading, passage)
        unnamed = self.focus
        if name is None or unnamed is None or unnamed.kind is not SpeakerKind.UNNAMED:
            return
        person = self.cast.named(name, SpeakerKind.PERSON, passage.index)
        self.identified[id(unnamed)] = person
        self._note(person, passage.index)

    def _follow_pronoun(self, passage: Passage) -> None:
        """`Saya teringat Pak Dirman. Ia tidak tamat SMP.` A pronoun as subject takes up the only person before it, here or in the sentence before."""
        at = pronoun_subject(passage)
        named = entity_ranges(passage.items[: at or 0])
        if at is not None and (inside := list(named)):
            if len(inside) == 1:
                start, end = inside[0]
                name = span_of(passage.items, start, end).of(self.reading.text)
                self._note(self.cast.named(name, SpeakerKind.PERSON, passage.index), passage.index)
            return
        before = passage.index - 1
        if at is not None and before >= 0 and before not in self.spoken and not owns(self.reading.passages[before]):
            only = self._only_person_before(passage.index)
            if only is not None:
                self._note(only, passage.index)

    def _look_back(self, phrase: Phrase, passage: Passage) -> None:
        """A pronoun may point to a name earlier in its own sentence: `Saat Budi tiba, ia mengatakan …`."""
        name = antecedent(self.reading, passage, phrase.span.start)
        if name is not None and keys_of(name):
            self._note(self.cast.named(name, SpeakerKind.PERSON, passage.index), passage.index)

    def _resolve(self, finding: Finding) -> Resolution:
        if finding.phrase is None:
            return self._continued(finding)
        if finding.cue is not None and finding.phrase.form is Form.ENCLITIC and self._answers(finding):
            return Resolution(self.former, "answer")
        return self._of_phrase(finding.phrase, finding.passage)

    def _of_phrase(self, phrase: Phrase, passage: int) -> Resolution:
        match phrase.form:
            case Form.NAME:
                self._note_nickname(phrase)
                return Resolution(self.cast.of_name_phrase(phrase, passage), "name")
            case Form.PRONOUN | Form.ENCLITIC:
                person = self.focus or self.body
                return Resolution(person, "focus" if person else "unknown")
            case Form.PLURAL:
                person = self._two_before(passage) or self.group if phrase.head == "keduanya" else self.group
                return Resolution(person, "group" if person else "unknown")
            case Form.PAIR:
                self.group = self.cast.other(self._full_pair(phrase), SpeakerKind.UNNAMED, passage)
                return Resolution(self.group, "pair")
            case Form.ORGANISATION:
                return self._organisation(phrase, passage)
            case Form.NOUN:
                return self._noun(phrase, passage)
            case Form.LABEL:
                return self._label(phrase, passage)

    def _note_nickname(self, phrase: Phrase) -> None:
        """`Perempuan yang akrab disapa Tari ini`: another name of the person in focus."""
        words = phrase.text.casefold().split()
        called = phrase.name is not None and not {"disapa", "dipanggil"}.isdisjoint(words) and "yang" in words[:2]
        if called and self.focus is not None and self.focus.kind is SpeakerKind.PERSON:
            self.cast.alias(phrase.name or phrase.text, self.focus)

    def _two_before(self, passage: int) -> Person | None:
        """`Cerita Atan dan Limah lain lagi. Keduanya …`: the two people of the sentence before, as one source."""
        if passage == 0:
            return None
        people = self._named_in(self.reading.passages[passage - 1])
        if len(people) != _TWO:
            return None
        return self.cast.other(" dan ".join(p.name for p in people), SpeakerKind.UNNAMED, passage)

    def _named_in(self, passage: Passage) -> list[Person]:
        """The people named in a passage, in text order, each once."""
        names = (
            span_of(passage.items, start, end).of(self.reading.text) for start, end in entity_ranges(passage.items)
        )
        found = (self.cast.find(name, SpeakerKind.PERSON) for name in names)
        return list({id(person): person for person in found if person is not None}.values())

    def _label(self, phrase: Phrase, passage: int) -> Resolution:
        """Whose turn a label opens: a name, an alias in brackets, initials, an office, or the one who is interviewed."""
        label = phrase.name or phrase.text
        person = (
            self.cast.find(label, SpeakerKind.PERSON) or self.cast.with_initials(label) or self.cast.with_role(phrase)
        )
        if person is None and label.casefold() in lexicon().answers:
            person = self.cast.most_mentioned()
            return Resolution(person, "interviewee" if person else "unknown")
        if person is None:
            body = self.cast.find_other(label, SpeakerKind.ORGANISATION)
            person = body or self.cast.named(label, SpeakerKind.PERSON, passage)
        return Resolution(person, "label")

    def _full_pair(self, phrase: Phrase) -> str:
        """Both names in full: `Budi dan Ani`."""
        names = (phrase.name or phrase.text).split(" dan ")
        return " dan ".join(self.cast.full_name(name) for name in names)

    def _organisation(self, phrase: Phrase, passage: int) -> Resolution:
        if phrase.definite:
            named = self.cast.body_like(phrase, passage) or self.body
            if named is not None:
                return Resolution(named, "focus_organisation")
        return Resolution(
            self.cast.other(phrase.name or phrase.text, SpeakerKind.ORGANISATION, passage), "organisation"
        )

    def _answers(self, finding: Finding) -> bool:
        """`jawabnya` after somebody's question is the other one's."""
        cue = finding.cue.of(self.reading.text).casefold() if finding.cue is not None else ""
        if not cue.startswith("jawab") or self.former is None or finding.passage == 0:
            return False
        before = self.reading.passages[finding.passage - 1]
        if any(item.lower in {"saya", "kami", "wartawan", "reporter"} for item in before.items if item.is_word):
            return False
        return any(item.lower in {"menanyakan", "bertanya", "tanya", "tanyanya"} for item in before.items)

    def _continued(self, finding: Finding) -> Resolution:
        """No phrase: the one that the sentence just before brought into focus, or the speaker of the quote just before, goes on."""
        if self.previous is None or self.previous[1].person is None:
            return self._introduced(finding)
        between = self.reading.passages[self.previous[0] + 1 : finding.passage]
        if between and not (len(between) == 1 and between[0].items[-1].text == "?"):  # `Titik mana? "Nantilah itu."`
            return self._introduced(finding)
        return Resolution(self.previous[1].person, "continuation")

    def _introduced(self, finding: Finding) -> Resolution:
        """`Istrinya menyela dari dapur. "Senang dia itu."`: the subject of the narrative sentence just before."""
        if finding.passage == 0:
            return Resolution(None, "unknown")
        before, here = self.reading.passages[finding.passage - 1], self.reading.passages[finding.passage]
        if before.items[-1].text == ":" and before.index not in self.spoken:
            named = only_person(self.reading, before.index)
            return (
                Resolution(self._of_phrase(named, before.index).person, "introduced")
                if named
                else Resolution(self.focus, "focus" if self.focus else "unknown")
            )
        phrase = topic(self.reading, before)
        if (
            before.paragraph != here.paragraph
            or before.index in self.spoken
            or phrase is None
            or phrase.form not in {Form.NAME, Form.NOUN, Form.PRONOUN}
        ):
            return self._followed(here)
        return Resolution(self._of_phrase(phrase, before.index).person, "introduced")

    def _followed(self, here: Passage) -> Resolution:
        """`"Saya tidak mau naik lagi." Salmah memandang suaminya.` The subject of the narrative sentence just after, in the same paragraph."""
        if here.index + 1 >= len(self.reading.passages):
            return Resolution(None, "unknown")
        after = self.reading.passages[here.index + 1]
        phrase = topic(self.reading, after) if after.paragraph == here.paragraph else None
        if phrase is None or phrase.form is not Form.NAME:
            return Resolution(None, "unknown")
        return Resolution(self._of_phrase(phrase, after.index).person, "followed")

    def _noun(self, phrase: Phrase, passage: int) -> Resolution:
        lexical = lexicon()
        first = phrase.text.casefold().split()[0]
        indefinite = first in lexical.indefinites or (phrase.head in lexical.group_people and not phrase.definite)
        if not indefinite:
            only = self._only_person_before(passage) if phrase.definite else None
            by_role = self.cast.with_role(phrase, only)
            if by_role is not None:
                return Resolution(by_role, "role")
            bare = len(phrase.text.split()) == 1 and phrase.head in lexical.people - lexical.group_people
            if only is not None:
                return Resolution(only, "last_named")
            if phrase.definite and self._is_of_another_office(phrase):
                holder = self.cast.only_with_head(phrase)
                if holder is not None:
                    return Resolution(holder, "role")
            if self._is_known_office(phrase) and (holder := self.cast.only_with_head(phrase)) is not None:
                return Resolution(holder, "role")
            kin = phrase.head in lexical.relations
            if (
                self.focus is not None
                and not kin
                and self._may_be(self.focus, phrase)
                and (phrase.definite or (bare and self._may_be_bare(phrase)))
            ):
                return Resolution(self.focus, "focus_noun")
        unnamed = self.cast.other(phrase.name or phrase.text, SpeakerKind.UNNAMED, passage)
        if phrase.head in lexical.group_people:
            self.group = unnamed
        return Resolution(unnamed, "unnamed")

    def _only_person_before(self, passage: int) -> Person | None:
        """`Jawaban itu tidak memuaskan Misrawati. Politikus itu …`: the one person named in the sentence before, whatever its part there."""
        if passage == 0:
            return None
        people = self._named_in(self.reading.passages[passage - 1])
        return people[0] if len(people) == 1 else None

    def _is_of_another_office(self, phrase: Phrase) -> bool:
        """True where all that the article says of the person in focus is something else than `phrase`."""
        if self.focus is None:
            return True
        roles = [role_words(role)[:1] for role in self.focus.roles]
        return bool(roles) and role_words(phrase.text)[:1] not in roles

    def _is_known_office(self, phrase: Phrase) -> bool:
        """`juru bicara istana`: an office in small letters, so of a body that readers know from before."""
        office = phrase.head in lexicon().offices or phrase.head in _OFFICES
        return office and phrase.text.islower() and len(phrase.text.split()) <= _LONGEST_SMALL_OFFICE

    def _may_be(self, person: Person, phrase: Phrase) -> bool:
        """An unnamed source is taken up only by the noun that named it, or by one that fits anybody."""
        words = person.name.casefold().split()
        return person.kind is SpeakerKind.PERSON or phrase.head in _ANYBODY or phrase.head in words

    def _may_be_bare(self, phrase: Phrase) -> bool:
        """A bare role noun (`ahli`) takes up the focus unless somebody unnamed is called just that."""
        return self.cast.find_other(phrase.text, SpeakerKind.UNNAMED) is None


__all__ = ["Person", "Resolution", "resolve"]
